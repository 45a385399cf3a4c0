import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// `node compiled.mjs FOLDER SCRIPT ARGUMENTS` runs a TypeScript file of ours from one compiled file, which starts
// in a third of the time. FOLDER keeps what was compiled; packages must be found from it.

const [folder = '', script = ''] = process.argv.splice(2, 2)
const file = join(folder, `${resolve(script).replaceAll(/\W+/g, '-')}.mjs`)
if (!existsSync(file)) await compile()
await import(pathToFileURL(file).href)

async function compile() {
  const { build } = await import('esbuild')
  // Two may compile it at once: each puts a whole file into its place.
  const outfile = `${file}.${process.pid}.mjs`
  const platform = /** @type {const} */ ({ platform: 'node', format: 'esm', packages: 'external' })
  const plugins = [{ name: 'own addresses', setup: keepAddresses }]
  await build({ entryPoints: [resolve(script)], outfile, bundle: true, plugins, ...platform })
  renameSync(outfile, file)
}

/** Each module goes on to find its files from where it stands. @param {import('esbuild').PluginBuild} build */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
    const address = JSON.stringify(pathToFileURL(path).href)
    const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', address)
    return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
  })
}
