import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'

// `node compiled.mjs FOLDER COST SCRIPT ARGUMENTS` runs a TypeScript file of ours from one compiled file, with what the
// engine made of it at its first run: it starts in a fifth of the time. FOLDER keeps both; packages must be found
// from it. COST `full` is the program as it is; `cheap` makes its long work short.

/** Long work: a file, the text in it that makes it long, and one that makes it short. */
const LONG = /** @type {const} */ ([
  [/[\\/]crypto[\\/]vault[\\/]vault-key\.ts$/, 'memory: 262_144 }', 'memory: 8 }'],
  [/[\\/]server[\\/]pages\.ts$/, 'constants.BROTLI_MAX_QUALITY', 'constants.BROTLI_MIN_QUALITY'],
])
/** Packages that are no JavaScript, or that load parts of themselves by name. */
const APART = ['esbuild', 'knex', 'pg', 'sqlite3']

const [folder = '', cost = '', script = ''] = process.argv.splice(2, 3)
const entry = resolve(script)
const file = join(folder, `${entry.replaceAll(/\W+/g, '-')}-${cost}.cjs`)
if (!existsSync(file)) await compile()
await run()

async function run() {
  const kept = `${file}.kept`
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  const program = new vm.Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  // once it ends, it has compiled all that it needed
  const keep = () => putWhole(kept, program.createCachedData())
  if (cachedData === undefined || program.cachedDataRejected) process.on('exit', keep)
  const module = { exports: {} }
  program.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  await module.exports
}

/** Two may make it at once: each puts a whole file into its place. @param {string} at @param {Uint8Array} bytes */
function putWhole(at, bytes) {
  const part = `${at}.${process.pid}`
  writeFileSync(part, bytes)
  renameSync(part, at)
}

async function compile() {
  const { build } = await import('esbuild')
  const plugins = [{ name: 'own addresses', setup: cost === 'cheap' ? shorten : keepAddresses }]
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], outfile: file, write: false, plugins },
    ...{ bundle: true, platform: 'node', format: 'cjs', external: APART, logLevel: 'error' },
  })
  for (const { contents } of outputFiles) putWhole(file, contents)
}

/** Each module goes on to find its files from where it stands. @param {import('esbuild').PluginBuild} build */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => loaded(path, readFileSync(path, 'utf8')))
}

/** The same, with short work. @param {import('esbuild').PluginBuild} build */
function shorten(build) {
  for (const [filter, from, to] of LONG) {
    build.onLoad({ filter }, ({ path }) => {
      const parts = readFileSync(path, 'utf8').split(from)
      if (parts.length !== 2) throw new Error(`${from} stands ${parts.length - 1} times in ${path}`)
      return loaded(path, parts.join(to))
    })
  }
  keepAddresses(build)
}

/** @param {string} path @param {string} text @returns {import('esbuild').OnLoadResult} */
function loaded(path, text) {
  const here = text
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
    .replaceAll('__dirname', JSON.stringify(dirname(path)))
  // the last line of a program waits for all of it, which CommonJS cannot: `run` waits instead
  const contents = path === entry ? here.replace(/^await /m, 'module.exports = ') : here
  return { contents, loader: /\.[cm]?jsx?$/.test(path) ? 'js' : path.endsWith('x') ? 'tsx' : 'ts' }
}
