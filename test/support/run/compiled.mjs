import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// `node compiled.mjs FOLDER COST SCRIPT ARGUMENTS` runs a TypeScript file of ours from one compiled file, which starts
// in a third of the time. FOLDER keeps what was compiled; packages must be found from it. COST is that of new
// passphrases: `full` is what the program takes, `cheap` what a test can wait for.

const [folder = '', cost = '', script = ''] = process.argv.splice(2, 3)
const file = join(folder, `${resolve(script).replaceAll(/\W+/g, '-')}-${cost}.mjs`)
if (!existsSync(file)) await compile()
await import(pathToFileURL(file).href)

async function compile() {
  const { build } = await import('esbuild')
  // Two may compile it at once: each puts a whole file into its place.
  const outfile = `${file}.${process.pid}.mjs`
  const platform = /** @type {const} */ ({ platform: 'node', format: 'esm', packages: 'external' })
  const setup = cost === 'cheap' ? hashCheaply : keepAddresses
  const plugins = [{ name: 'own addresses', setup }]
  await build({ entryPoints: [resolve(script)], outfile, bundle: true, plugins, ...platform })
  renameSync(outfile, file)
}

/** Each module goes on to find its files from where it stands. @param {import('esbuild').PluginBuild} build */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /\.tsx?$/ }, ({ path }) => loaded(path, readFileSync(path, 'utf8')))
}

/** The same, with passphrases that take a thousandth of the time. @param {import('esbuild').PluginBuild} build */
function hashCheaply(build) {
  build.onLoad({ filter: /[\\/]crypto[\\/]vault[\\/]vault-key\.ts$/ }, ({ path }) => {
    const parts = readFileSync(path, 'utf8').split('{ operations: 3, memory: 262_144 }')
    if (parts.length !== 2) throw new Error(`the cost of a passphrase is not where it was: ${path}`)
    return loaded(path, parts.join('{ operations: 1, memory: 8 }'))
  })
  keepAddresses(build)
}

/** @param {string} path @param {string} text @returns {import('esbuild').OnLoadResult} */
function loaded(path, text) {
  const address = JSON.stringify(pathToFileURL(path).href)
  const contents = text.replaceAll('import.meta.url', address)
  return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
}
