import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join, normalize, resolve } from 'node:path'
import { buildIfNeeded } from './built.mjs'

// `npm test` runs every test. `npm test -- FILE` runs one file or folder, several if there are more. All that
// is no file goes to Mocha as it is, such as `-g "a title"`.

/** The files that take longest: begun first, so that no run ends with one of them. */
const LONGEST = [
  ...['browser/story/false-answers', 'browser/reporter/profile', 'browser/story/five-members'],
  ...['browser/scripts/training', 'browser/reporter/return-browser', 'campaign/hiding/left-out'],
  ...['browser/reporter/files-browser', 'browser/reporter/story', 'browser/desk-vault/enrol'],
  ...['browser/desk-vault/security-key', 'durability/upload-browser', 'server/scripts/start'],
  ...['server/scripts/check', 'browser/reporter/faults', 'campaign/shared/voice'],
  ...['browser/desk-page/views', 'browser/reporter-access/access', 'campaign/mutations/mutate'],
  ...['browser/scripts/content-edit', 'browser/shared/visit-browser', 'server/desk/log/log-again'],
].map((name) => `test/${name}.test.ts`)

/** Tests that need Wine, other systems or much time; `npm run test:release` runs them. */
const APART = 'test/release/'

/** The folder of files that Linux keeps in memory. */
const MEMORY = '/dev/shm'
/** Bytes that must be free there: profiles of browsers, databases, copies of the tree. */
const ROOM = 4 * 2 ** 30
/** The name of the folder in which tsx keeps compiled files. */
const TSX = `tsx-${process.geteuid?.() ?? 0}`

const args = process.argv.slice(2)
const missing = args.find((arg) => /^test\//.test(arg) && !existsSync(arg))
if (missing !== undefined) {
  console.error(`there is no ${missing}: name a file or a folder of test/`)
  process.exit(1)
}
const given = args.filter((arg) => !arg.startsWith('-') && existsSync(arg))
const options = args.filter((arg) => !given.includes(arg))
const found =
  given.length > 0
    ? given.flatMap(testsIn)
    : testsIn('test').filter((file) => !file.startsWith(APART))
const files = [...LONGEST.filter((file) => found.includes(file)), ...found].filter(isFirst)
// Units compute all the time. Any other file alone takes about a third of a processor, since it waits for browsers and
// servers: more of them go on beside each other, as far as there is memory for a browser and a server of each.
const isUnit = files.every((file) => file.startsWith('test/unit/'))
const most = isUnit ? availableParallelism() : 2 * availableParallelism()
const jobs = Math.max(1, Math.min(most, Math.floor(totalmem() / 1e9)))
// before many of them build the same at once
if (!isUnit) buildIfNeeded()
const mocha = [
  'node_modules/mocha/bin/mocha.js',
  ...(files.length > 1 ? ['--parallel', '--jobs', `${jobs}`] : []),
  ...options,
  ...files,
]
// programs that tests start are compiled once, and not once for each process of Mocha
const kept = resolve(`.cache/run-${process.pid}`)
const memory = memoryFolder()
const child = spawn(process.execPath, mocha, {
  stdio: 'inherit',
  env: { ...process.env, RUN_FOLDER: kept, ...(memory === null ? {} : { TMPDIR: memory }) },
})
// a terminal tells Mocha too, which ends in order; then the folders go
process.on('SIGINT', () => undefined)
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGINT'))
child.on('close', (code) => {
  for (const folder of [kept, memory]) {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  process.exitCode = code ?? 1
})

/** All tests of a folder, or the file. @param {string} path */
function testsIn(path) {
  if (!statSync(path).isDirectory()) return [normalize(path)]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(path, name).replaceAll('\\', '/'))
    .sort()
}

/** @param {string} file @param {number} at @param {readonly string[]} all */
function isFirst(file, at, all) {
  return all.indexOf(file) === at
}

/**
 * Make a folder in memory for all that tests write: a flush to a disk takes a hundred times as long, and every server
 * of a test flushes all that it is told.
 *
 * @returns null if this machine has none in which programs can run, or none that is large enough
 */
function memoryFolder() {
  if (process.env.TMPDIR !== undefined || !hasRoom()) return null
  const folder = mkdtempSync(join(MEMORY, 'postern-'))
  // PostgreSQL, which is never root, passes through it
  chmodSync(folder, 0o711)
  if (!canRun(folder)) {
    rmSync(folder, { recursive: true })
    return null
  }
  // it serves the next run too
  const compiled = join(tmpdir(), TSX)
  mkdirSync(compiled, { recursive: true })
  symlinkSync(compiled, join(folder, TSX))
  return folder
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM
  } catch {
    return false
  }
}

/** @param {string} folder */
function canRun(folder) {
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 })
  const { status } = spawnSync(program)
  rmSync(program)
  return status === 0
}
