// Check what a command needs before it can run, on a machine where nothing is installed yet: plain JavaScript, no
// packages, and no network.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCK = `${ROOT}package-lock.json`
/** The hash of the lock file with which the set-up step last installed. */
export const DONE = `${ROOT}node_modules/.postern-lock`
/** npm's own list of installed packages, written once an install is complete. */
const HELD = `${ROOT}node_modules/.package-lock.json`

/** @returns {string} hex */
export function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex')
}

/**
 * Whether the packages of the lock file are there: a folder may be half-filled, so npm's list decides.
 *
 * @param {boolean} all include the packages that only development needs, which `npm ci --omit=dev` leaves out
 */
export function isInstalled(all) {
  if (existsSync(DONE) && readFileSync(DONE, 'utf8') === lockHash()) return true
  if (!existsSync(HELD)) return false
  const held = packagesOf(HELD)
  return Object.entries(packagesOf(LOCK)).every(([path, wanted]) => {
    // the project itself
    if (path === '') return true
    // packages for other systems are not there
    const mayLack = wanted.optional || wanted.devOptional || (wanted.dev && !all)
    const there = held[path]
    return there === undefined ? mayLack : there.integrity === wanted.integrity
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { integrity?: string, optional?: boolean, devOptional?: boolean, dev?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}

/** End the program if Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Postern needs Node 20.19 or later, and this is ${process.versions.node}.`)
  }
}

/**
 * Lines go to stderr, because the stdout of `npm run -s report` is read by programs.
 *
 * @param {string} line what is wrong and what to do
 * @returns {never}
 */
export function stop(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
