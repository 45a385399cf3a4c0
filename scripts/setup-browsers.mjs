// Plain JavaScript without packages: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {readonly BrowserName[]} */
export const BROWSERS = ['chromium', 'firefox']

const CACHE = fileURLToPath(new URL('../.cache/browsers', import.meta.url))
const CACHED_PATHS = join(CACHE, 'paths.json')

/** Chromium without a window of its own: it needs a sixth less work for each page. */
const HEADLESS_CHROMIUM = 'chromium-headless-shell'

/** Environment variable, names on the PATH and further places of each browser. */
const PLACES = {
  chromium: {
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    files: [
      '/usr/bin/chromium',
      '/usr/bin/google-chrome',
      '/snap/bin/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    files: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ],
  },
}

/**
 * Find a browser: at the path of its environment variable, otherwise on the PATH, in the usual places, or in our
 * cache.
 *
 * @param {BrowserName} name
 * @returns {string | null} an executable file
 * @throws {Error} if the environment variable names something that cannot be run
 */
export function findBrowser(name) {
  const { variable, commands, files } = PLACES[name]
  const wanted = process.env[variable]
  if (wanted !== undefined && wanted !== '') {
    if (isExecutable(wanted)) return wanted
    throw new Error(`${variable}=${wanted} is not a program that can be run: correct or unset it`)
  }
  const places = [...commands.flatMap(onPath), ...files, cachedPaths()[name] ?? '']
  return places.find(isExecutable) ?? null
}

/**
 * Find a Chromium that keeps no history and no downloads of its own; otherwise the full one.
 *
 * @returns {string | null} an executable file
 * @throws {Error} if CHROMIUM names something that cannot be run
 */
export function findHeadlessChromium() {
  const isChosen = (process.env.CHROMIUM ?? '') !== ''
  const lean = isChosen ? undefined : onPath(HEADLESS_CHROMIUM).find(isExecutable)
  return lean ?? findBrowser('chromium')
}

/** @param {string} command */
function onPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, command))
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return file !== ''
  } catch {
    return false
  }
}

/** @returns {Partial<Record<BrowserName, string>>} */
function cachedPaths() {
  return existsSync(CACHED_PATHS) ? JSON.parse(readFileSync(CACHED_PATHS, 'utf8')) : {}
}

/** Tools of different makers, which read and check the files that the desk makes and cleaned files. */
const READERS = ['mutool', 'pdftoppm', 'unzip', 'openssl', 'xmllint', 'exiftool']

/** Programs that speak, so that voices can be tested without a recording of anybody. */
const SPEAKERS = ['espeak-ng']

/** Proxies with TLS that stand in front of a server. */
const PROXIES = ['nginx', 'caddy']

/** The PATH of the tests: servers lie where only root looks. */
export const WIDE_PATH = [process.env.PATH ?? '', '/usr/sbin'].join(delimiter)

/** @param {string} name */
function isMissing(name) {
  const env = { ...process.env, PATH: WIDE_PATH }
  return spawnSync(name, ['-v'], { stdio: 'ignore', env }).error !== undefined
}

/** Programs that the tests need beside the packages, and that are missing. */
export function missingTools() {
  const browsers = BROWSERS.filter((name) => findBrowser(name) === null)
  const ofLinux = process.platform === 'linux' ? ['strace', ...PROXIES] : []
  const programs = [...ofLinux, ...READERS, ...SPEAKERS].filter(isMissing)
  return { browsers, programs }
}

/**
 * Install the programs that the tests need by apt, on Debian and as root.
 *
 * @param {(line: string) => void} say
 * @returns {boolean} false if that is not possible
 */
export function installByApt(say) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  say(`Installing by apt: ${DEBIAN_PACKAGES.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Output of apt goes to stderr: stdout belongs to the requested command.
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] }).status === 0
  const install = (/** @type {string[]} */ ...packages) =>
    apt('install', '-y', '--no-install-recommends', ...packages)
  const strangers = PROXIES.filter(isMissing)
  const isInstalled = apt('update') && install(...DEBIAN_PACKAGES)
  // Debian starts a server that it installs; nobody asked for one here.
  if (strangers.length > 0) {
    spawnSync('systemctl', ['disable', '--now', ...strangers], { stdio: 'ignore' })
  }
  // Not every Debian has it; tests then use the full Chromium.
  if (isInstalled) install(HEADLESS_CHROMIUM)
  return isInstalled
}

export const DEBIAN_PACKAGES = [
  ...['chromium', 'firefox-esr', 'strace', 'fonts-noto-color-emoji'],
  ...['mupdf-tools', 'poppler-utils', 'unzip', 'openssl', 'libxml2-utils'],
  ...['libimage-exiftool-perl', 'espeak-ng', 'nginx-light', 'caddy', 'minisign'],
]

/**
 * Download browsers into `.cache/browsers`.
 *
 * @param {readonly BrowserName[]} names
 * @param {(line: string) => void} say
 * @throws {Error} if the download is not possible
 */
export async function installIntoCache(names, say) {
  const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import(
    '@puppeteer/browsers'
  )
  const platform = detectBrowserPlatform()
  if (platform === undefined) throw new Error('there is no download for this system')
  const paths = cachedPaths()
  for (const name of names) {
    say(`Downloading ${name} into .cache/browsers`)
    const browser = name === 'chromium' ? Browser.CHROME : Browser.FIREFOX
    const tag = name === 'chromium' ? 'stable' : 'esr'
    const buildId = await resolveBuildId(browser, platform, tag)
    const installed = await install({ browser, buildId, cacheDir: CACHE, platform })
    paths[name] = installed.executablePath
  }
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(CACHED_PATHS, JSON.stringify(paths, null, 2))
}
