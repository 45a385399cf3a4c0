import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// `node compiled.mjs FOLDER COST SCRIPT ARGUMENTS` runs a TypeScript file of ours from one compiled file, which starts
// in a third of the time. FOLDER keeps what was compiled; packages must be found from it. COST `full` is the program as
// it is; `cheap` makes its long work short.

/** Long work: a file, the text in it that makes it long, and one that makes it short. */
const LONG = /** @type {const} */ ([
  [/[\\/]crypto[\\/]vault[\\/]vault-key\.ts$/, 'memory: 262_144 }', 'memory: 8 }'],
  [/[\\/]server[\\/]pages\.ts$/, 'constants.BROTLI_MAX_QUALITY', 'constants.BROTLI_MIN_QUALITY'],
])

const [folder = '', cost = '', script = ''] = process.argv.splice(2, 3)
const file = join(folder, `${resolve(script).replaceAll(/\W+/g, '-')}-${cost}.mjs`)
if (!existsSync(file)) await compile()
await import(pathToFileURL(file).href)

async function compile() {
  const { build } = await import('esbuild')
  // Two may compile it at once: each puts a whole file into its place.
  const outfile = `${file}.${process.pid}.mjs`
  const platform = /** @type {const} */ ({ platform: 'node', format: 'esm', packages: 'external' })
  const setup = cost === 'cheap' ? shorten : keepAddresses
  const plugins = [{ name: 'own addresses', setup }]
  await build({ entryPoints: [resolve(script)], outfile, bundle: true, plugins, ...platform })
  renameSync(outfile, file)
}

/** Each module goes on to find its files from where it stands. @param {import('esbuild').PluginBuild} build */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /\.tsx?$/ }, ({ path }) => loaded(path, readFileSync(path, 'utf8')))
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
  const address = JSON.stringify(pathToFileURL(path).href)
  const contents = text.replaceAll('import.meta.url', address)
  return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
}
