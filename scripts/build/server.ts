import { builtinModules } from 'node:module'
import { basename, join, resolve } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { TREE } from './client.ts'
import { freezeTexts } from './frozen.ts'
import { bundledPackages, licenceText } from './licences.ts'
import { fillFolder } from './output.ts'

/** The folder of the server in a built folder. */
export const SERVER_FOLDER = 'server'

/** Name of a program in it, without its ending → source file. */
const PROGRAMS = {
  serve: 'scripts/serve.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/backup/restore.ts',
  doctor: 'scripts/doctor.ts',
  // the server runs it
  pack: 'scripts/serve/pack.ts',
} as const satisfies Readonly<Record<string, string>>

/** Files of the source tree that these programs read. */
const TEXTS = [
  ...['package.json', 'client/shared/base.css'],
  ...['company', 'municipality', 'university'].map(
    (sample) => `client/texts/sample-${sample}/words.yaml`,
  ),
]

/** Drivers of databases that we do not use: the query builder asks for each only when it is configured. */
const OTHER_DRIVERS = [
  ...['better-sqlite3', 'mysql', 'mysql2', 'mariadb', 'mariadb/callback', 'oracledb', 'tedious'],
  ...['pg-native', 'pg-query-stream', 'cardinal'],
]

/**
 * Parts of packages that the server never runs: readers of forms and of queries, the list of all media types (routes
 * name their own), and databases that we do not use.
 */
const UNUSED =
  /^(?:body-parser|qs|mime-db)$|^\.\/(?:better-sqlite3|cockroachdb|ms|my|oracle|pgnative|redshift)[\w-]*(?:\/|$)/

export interface ServerOptions {
  /** Folder that gets the folder of the server; `dist` by default. */
  readonly outDir?: string
  readonly root?: string
}

/**
 * Build the programs of the server: ES modules with all their packages in them, and the native driver of SQLite
 * beside them. They need Node and nothing else of the tree.
 *
 * @throws Error if something does not compile, or a package has no licence to pass on
 */
export async function buildServer(options: ServerOptions = {}): Promise<void> {
  const root = options.root ?? TREE
  const settings = {
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outdir: '.',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'part-[hash]',
    assetNames: '[name]',
    legalComments: 'none',
    // Node holds the text of a program in memory, and twice as large for one letter beyond ASCII in a comment
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'silent',
    external: OTHER_DRIVERS,
    // packages of the older kind ask for modules of Node by this name
    banner: {
      js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);",
    },
    define: freezeTexts(root, TEXTS),
    loader: { '.node': 'copy' },
    plugins: [nativeDriver(root), builtinsByNeed(), leaveOut()],
  } as const satisfies BuildOptions
  const { outputFiles, metafile } = await build(settings)
  const licences = licenceText(root, [...bundledPackages(metafile), 'node_modules/sqlite3/'])
  const files = outputFiles.map(({ path, contents }): [string, Uint8Array | string] => [
    basename(path),
    contents,
  ])
  const folder = join(resolve(root, options.outDir ?? 'dist'), SERVER_FOLDER)
  await fillFolder(folder, new Map([...files, ['licences.txt', licences]]))
}

/** SQLite's driver looks through many folders for its native part. In a build it lies beside the programs. */
function nativeDriver(root: string): Plugin {
  const path = join(root, 'node_modules/sqlite3/build/Release/node_sqlite3.node')
  return {
    name: 'native driver',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/sqlite3-binding(?:\.js)?$/ }, () => ({ path })),
  }
}

/**
 * Ask for modules of Node by `require`. An `import` of one reads each of its exports, and Node then loads what stands
 * behind them: a client of HTTP with its WebAssembly, web cryptography, all authorities of TLS. That is a fifth of the
 * idle memory.
 */
function builtinsByNeed(): Plugin {
  const filter = new RegExp(`^(?:node:.+|${builtinModules.join('|')})$`)
  const namespace = 'module-of-node'
  return {
    name: 'modules of Node by need',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter }, ({ path, kind }) =>
        kind === 'import-statement' ? { path, namespace } : null,
      )
      onLoad({ filter: /^/, namespace }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)})`,
        loader: 'js',
      }))
    },
  }
}

/** Text of a program stays in memory, whether it runs or not. */
function leaveOut(): Plugin {
  const namespace = 'left-out'
  return {
    name: 'parts left out',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: UNUSED }, ({ path, importer }) =>
        /[\\/]node_modules[\\/](?:express|knex|mime-types)[\\/]/.test(importer)
          ? { path, namespace }
          : null,
      )
      onLoad({ filter: /^/, namespace }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
    },
  }
}
