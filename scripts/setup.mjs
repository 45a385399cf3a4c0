// Runs before every npm command, on a machine where nothing is installed yet: plain JavaScript, no packages. It
// says and does nothing if everything is there. `--test` requires browsers too, `--build` what is built.
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { buildIfNeeded } from './built.mjs'
import { checkNode, DONE, isInstalled, lockHash, ROOT, stop } from './installed.mjs'
import { DEBIAN_PACKAGES, installByApt, installIntoCache, missingTools } from './setup-browsers.mjs'

/** Lines go to stderr, because the stdout of a command is read by programs. */
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`)

function installPackages() {
  if (isInstalled(true)) return
  warnAboutCompiler()
  say('Installing packages (npm ci); the first time takes about a minute.')
  const npm = process.env.npm_execpath
  const [command, args] = npm === undefined ? ['npm', ['ci']] : [process.execPath, [npm, 'ci']]
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] })
  if (status !== 0) stop(`npm ci failed. Mend what it names above and try again. ${compilerHint()}`)
  writeFileSync(DONE, lockHash())
}

/** SQLite is compiled if its ready-made binary cannot be fetched. */
function missingCompiler() {
  return ['g++', 'make', 'python3'].filter(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined,
  )
}

function warnAboutCompiler() {
  if (missingCompiler().length > 0) say(compilerHint())
}

function compilerHint() {
  const missing = missingCompiler()
  if (missing.length === 0) return ''
  const how = existsSync('/etc/debian_version')
    ? `apt-get install -y ${missing.join(' ')}`
    : `install ${missing.join(', ')} with the package manager of this system`
  return `Missing, and needed where SQLite has to be compiled: ${missing.join(', ')}. Remedy: ${how}`
}

async function installTestTools() {
  const missing = missingTools()
  if (missing.browsers.length + missing.programs.length === 0) return
  if (installByApt(say)) return
  try {
    await installIntoCache(missing.browsers, say)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
  const left = missingTools()
  if (left.browsers.length + left.programs.length === 0) return
  const what = [...left.browsers, ...left.programs].join(', ')
  stop(
    `Missing for the tests: ${what}. Remedy on Debian, as root: apt-get install -y ` +
      `${DEBIAN_PACKAGES.join(' ')}. Elsewhere install them, or name them in CHROMIUM and FIREFOX.`,
  )
}

checkNode()
installPackages()
if (process.argv.includes('--test')) {
  try {
    await installTestTools()
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error))
  }
}
if (process.argv.includes('--build')) buildIfNeeded()
