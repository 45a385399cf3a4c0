import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join, normalize } from 'node:path'
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
const most = isUnit ? availableParallelism() : 3 * availableParallelism()
const jobs = Math.max(1, Math.min(most, Math.floor(totalmem() / 1e9)))
// before many of them build the same at once
if (!isUnit) buildIfNeeded()
const mocha = [
  'node_modules/mocha/bin/mocha.js',
  ...(files.length > 1 ? ['--parallel', '--jobs', `${jobs}`] : []),
  ...options,
  ...files,
]
const child = spawn(process.execPath, mocha, { stdio: 'inherit' })
child.on('close', (code) => {
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
