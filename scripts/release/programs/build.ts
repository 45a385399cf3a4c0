import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { buildClient, TARGETS } from '../../build/client.ts'
import { deskFile } from '../../build/desk-file.ts'
import { freezeTexts } from '../../build/frozen.ts'
import { bundledNotices, bundledPackages, licenceText } from '../../build/licences.ts'
import { SAMPLES } from '../../content/samples.ts'
import { ASSET } from './assets.ts'
import { writeImage } from './images.ts'
import { NODE_VERSION, runtimeLicence, runtimeOf, type System } from './runtimes.ts'

/** The programs, each with its first file, and with the pages that it serves or makes. */
const PROGRAMS = {
  postern: { entry: 'scripts/release/programs/postern.ts', pages: ['editor', 'form', 'reporter'] },
  'postern-desk': { entry: 'scripts/release/programs/desk.ts', pages: ['desk'] },
} as const satisfies Readonly<Record<string, { entry: string; pages: (keyof typeof TARGETS)[] }>>
export type ProgramName = keyof typeof PROGRAMS
export const PROGRAM_NAMES = Object.keys(PROGRAMS) as readonly ProgramName[]

export interface ProgramsOptions {
  /** The tree that is built. */
  readonly root: string
  /** Folder for the programs. */
  readonly out: string
  /** Folder that keeps the packages with Node. */
  readonly cache: string
  readonly systems: readonly System[]
  readonly programs: readonly ProgramName[]
}

/** The file name of a program, as `postern-desk-linux-x64`. */
export function programFile(name: ProgramName, system: System): string {
  return `${name}-${system}${system.startsWith('windows') ? '.exe' : ''}`
}

/**
 * Build programs that are one file each: Node, our code, and the files that it serves. The same tree gives the same
 * bytes in every folder. There are no snapshots and no compiled code inside, which would be of one machine.
 *
 * @returns paths of the programs, in the order in which they are asked for
 */
export async function buildPrograms(options: ProgramsOptions): Promise<readonly string[]> {
  const work = mkdtempSync(join(tmpdir(), 'postern-programs-'))
  try {
    mkdirSync(options.out, { recursive: true })
    const paths: string[] = []
    for (const name of options.programs) {
      const blob = await blobOf(name, options, join(work, name))
      for (const system of options.systems) {
        const path = join(options.out, programFile(name, system))
        await writeImage(path, system, runtimeOf(system, options.cache), blob)
        paths.push(path)
      }
    }
    return paths
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The part of a program that is ours, as Node reads it: it is the same on every system. */
async function blobOf(
  name: ProgramName,
  options: ProgramsOptions,
  work: string,
): Promise<Uint8Array> {
  const { root, cache } = options
  mkdirSync(work)
  const { entry, pages } = PROGRAMS[name]
  const { code, licences } = await bundleOf(root, entry)
  const built = await pageAssets(root, work, pages)
  const texts: Readonly<Record<string, string | Uint8Array>> = {
    [ASSET.version]: versionOf(root),
    [ASSET.licences]: `${licences}\n${'-'.repeat(72)}\n\nNode.js ${NODE_VERSION}\n\n${runtimeLicence(cache)}`,
    ...(name === 'postern-desk' ? { [ASSET.texts]: deskFile(null) } : {}),
  }
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(work, file), text)
  writeFileSync(join(work, 'main.cjs'), code)
  const named = Object.keys(texts).map((file) => [file, file])
  // every path is written from the folder: what stands in the blob says nothing about this machine
  const config = {
    main: 'main.cjs',
    output: 'blob',
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    assets: { ...Object.fromEntries([...named, ...built]) },
  }
  writeFileSync(join(work, 'config.json'), JSON.stringify(config))
  const node = join(work, 'node')
  writeFileSync(node, runtimeOf(ownSystem(), cache))
  chmodSync(node, 0o755)
  execFileSync(node, ['--experimental-sea-config', 'config.json'], { cwd: work, stdio: 'pipe' })
  return readFileSync(join(work, 'blob'))
}

/** Node makes the blob for its own version: that of the programs, on the system of this machine. */
function ownSystem(): System {
  if (process.platform === 'linux' && process.arch === 'x64') return 'linux-x64'
  if (process.platform === 'linux' && process.arch === 'arm64') return 'linux-arm64'
  throw new Error('the programs of all systems are built on Linux, on x64 or arm64')
}

/** Without this, pdfkit would read its fonts from files beside it. */
const FONTS_INSIDE: Plugin = {
  name: 'fonts-inside',
  setup: ({ onResolve, initialOptions: { absWorkingDir = '' } }) => {
    onResolve({ filter: /^pdfkit$/ }, () => ({
      path: join(absWorkingDir, 'node_modules/pdfkit/js/pdfkit.browser.mjs'),
    }))
  },
}

/** Modules that read what is built from a folder, and those that have it inside. */
const INSIDE: Readonly<Record<string, string>> = {
  'scripts/content/built.ts': 'scripts/release/programs/content-built.ts',
  'scripts/verify/released.ts': 'scripts/release/programs/released-inside.ts',
}

/** The commands have the pages that they show, make and compare inside. */
const PAGES_INSIDE: Plugin = {
  name: 'pages-inside',
  setup: ({ onResolve, initialOptions: { absWorkingDir = '' } }) => {
    onResolve({ filter: /\/(?:built|released)\.ts$/ }, ({ path, resolveDir }) => {
      const inside = INSIDE[relative(absWorkingDir, resolve(resolveDir, path))]
      return inside === undefined ? null : { path: join(absWorkingDir, inside) }
    })
  },
}

/** Files of the source tree that the programs read: samples, and templates of documents. */
const TEXTS = [
  ...['package.json', 'client/shared/base.css', 'client/texts/documents'],
  ...['shared', ...SAMPLES].map((sample) => `client/texts/sample-${sample}`),
]

async function bundleOf(root: string, entry: string) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: 'main.cjs',
    write: false,
    bundle: true,
    // not minified: what the program says of a fault, and the program itself, can be read
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
    // a program has no folder of its own, and its files are inside it: nothing is read from this place, which is a
    // whole path on Windows too
    define: { 'import.meta.url': '"file:///C:/postern/"', ...freezeTexts(root, TEXTS) },
    alias: { 'brotli/decompress.js': './client/desk/export/pdf/no-woff.ts' },
    loader: { '.ttf': 'binary', '.pfb': 'binary' },
    plugins: [FONTS_INSIDE, PAGES_INSIDE],
  })
  const [output] = outputFiles
  if (output === undefined) throw new Error(`${entry} gave no program`)
  const licences = licenceText(root, bundledPackages(metafile), bundledNotices(root, metafile))
  return { code: output.contents, licences }
}

/** Name inside the program and path from the folder, for each file of pages that are built. */
async function pageAssets(
  root: string,
  work: string,
  pages: readonly (keyof typeof TARGETS)[],
): Promise<readonly (readonly [string, string])[]> {
  const targets = pages.map((page) => TARGETS[page])
  await buildClient({ root, outDir: work, targets })
  return targets.flatMap(({ folder }) =>
    readdirSync(join(work, folder))
      // browsers of the same machine need no packed copies, and what is compared is unpacked
      .filter((file) => !/\.(?:br|gz)$/.test(file))
      .sort()
      .map((file) => [`${folder}/${file}`, `${folder}/${file}`] as const),
  )
}

function versionOf(root: string): string {
  const path = join(root, 'package.json')
  const { version } = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof version !== 'string') throw new Error(`${path} has no version`)
  return version
}
