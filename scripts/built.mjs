// Build before a command that reads dist/, if a source is newer than the build: plain JavaScript, no packages.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, stop } from './installed.mjs'

/** All that a build reads, and the file in which git notes every commit and checkout: its day is in the build. */
const SOURCES = [
  ...['client', 'crypto', 'db', 'scripts', 'server', 'node_modules/.package-lock.json'],
  ...['package.json', '.git/logs/HEAD'],
]

/** Build into dist/. Nothing is written if the build there is of these sources. */
export function buildIfNeeded() {
  const built = timeOf(join(ROOT, 'dist/manifest.json'))
  if (built > 0 && SOURCES.every((path) => newestIn(join(ROOT, path)) <= built)) return
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs')
  const { status } = spawnSync(process.execPath, [tsx, join(ROOT, 'scripts/build.ts')], {
    cwd: ROOT,
    // the stdout of a command is read by programs
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) stop('The build failed: mend what it names above, and try again.')
}

/** @param {string} path @returns {number} the newest time below it: a folder changes if a file goes */
function newestIn(path) {
  const time = timeOf(path)
  if (time === 0 || !statSync(path).isDirectory()) return time
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    time,
  )
}

/** @param {string} path @returns {number} 0 if there is no such file */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
