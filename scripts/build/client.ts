import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { ALONE_TEXTS } from '../../client/texts/alone.ts'
import { TEXTS } from '../../client/texts/catalogue.ts'
import { DESK_TEXTS } from '../../client/texts/desk/catalogue.ts'
import { EDITOR_TEXTS } from '../../client/texts/editor/catalogue.ts'
import { codeOf, textFindings, usedByDesk, usedByEditor, usedByPages } from '../rules/text-rules.ts'
import { bundledNotices, bundledPackages, licenceText } from './licences.ts'
import { hashedName, type Manifest, type Output, writeOutputs } from './output.ts'
import { SODIUM, sodiumPlugin, sodiumWasm } from './sodium.ts'

/** The build for one audience, in a folder of its own. */
export interface Target {
  readonly folder: string
  /** Role in the manifest → source file, from the root. */
  readonly entries: Readonly<Record<string, string>>
  /** Role whose script carries the names and hashes of all others, as `PARTS`. */
  readonly carrier?: string
  /** Reasons against building it, in sentences. */
  readonly findings?: () => readonly string[]
}

export const TREE = fileURLToPath(new URL('../..', import.meta.url))
/** The folder of this tree that builds go to. */
export const DIST = join(TREE, 'dist')

export const TARGETS = {
  reporter: {
    folder: 'reporter',
    carrier: 'script',
    entries: {
      // Runs first and is small; the rest loads behind the page, which can be read meanwhile.
      script: 'client/reporter/boot.ts',
      app: 'client/reporter/app.ts',
      worker: 'client/reporter/worker/worker.ts',
      // Machine code: everybody fetches it in the background, only those with WebAssembly run it.
      sodium: SODIUM,
      // Code that works with files loads behind the form, for everybody. Cleaning runs apart from sealing.
      files: 'client/reporter/files/entry.ts',
      clean: 'client/reporter/worker/clean-worker.ts',
      // The pages to read; loads behind the form, for everybody.
      reading: 'client/reporter/pages/entry.ts',
      // Looks for words that point to the writer; loads behind the form, for everybody.
      hint: 'client/reporter/hint/entry.ts',
      // Reads aloud by voices of the device; loads behind the form, for everybody.
      aloud: 'client/reporter/aloud/entry.ts',
      // Runs beside the sound that a microphone gives.
      listen: 'client/reporter/voice/worklet.ts',
      style: 'client/reporter/styles/main.css',
    },
    findings: () => {
      const code = codeOf(join(TREE, 'client/reporter'))
      return textFindings(TEXTS, usedByPages(code))
    },
  },
  form: {
    folder: 'form',
    // All of it goes into one file, which runs without a server.
    entries: {
      script: 'client/reporter/alone/boot.ts',
      sealer: 'client/reporter/alone/worker.ts',
      style: 'client/reporter/styles/alone.css',
    },
    findings: () => textFindings(ALONE_TEXTS, usedByPages(codeOf(join(TREE, 'client/reporter')))),
  },
  desk: {
    folder: 'desk',
    entries: {
      script: 'client/desk/page/main.tsx',
      // The page of a program that is one file, before there is a desk.
      start: 'client/desk/page/start/main.tsx',
      worker: 'client/desk/engine/worker.ts',
      // A file of its own, with a library and two fonts. It loads when somebody asks for a PDF file.
      pdf: 'client/desk/export/pdf/pdf-worker.ts',
      // Scripts of the frames that show files: the host puts them into their documents.
      viewer: 'client/desk/viewer/frame.ts',
      pages: 'client/desk/viewer/pdf-frame.ts',
      drawing: 'client/desk/viewer/pdf-worker.ts',
      style: 'client/desk/page/styles/main.css',
    },
    findings: () => {
      const code = codeOf(join(TREE, 'client/desk'))
      const others = ['client/reporter', 'client/shared', 'crypto']
        .map((folder) => codeOf(join(TREE, folder)))
        .join('\n')
      return textFindings(DESK_TEXTS, usedByDesk(code, others))
    },
  },
  editor: {
    folder: 'editor',
    entries: { script: 'client/editor/page/main.tsx', style: 'client/editor/page/styles/main.css' },
    findings: () => {
      const code = codeOf(join(TREE, 'client/editor'))
      return textFindings(EDITOR_TEXTS, usedByEditor(code))
    },
  },
} as const satisfies Readonly<Record<string, Target>>

export interface ClientOptions {
  /** Folder that holds the folder of each target; `dist` by default. */
  readonly outDir?: string
  readonly root?: string
  readonly targets?: readonly Target[]
  /** Day number that the bundle shows as its date (days since 1970-01-01). */
  readonly day?: number
}

const DAY_SECONDS = 86_400

const builds = new Map<string, Promise<readonly Manifest[]>>()

/**
 * Build the browser's half: minified ES modules and styles, named by their content. The same sources
 * give the same bytes, wherever and whenever they are built. One process builds the same thing once.
 *
 * @returns the manifests, in the order of the targets
 * @throws Error if an entry is missing or does not compile, or a text is not as it should be
 */
export function buildClient(options: ClientOptions = {}): Promise<readonly Manifest[]> {
  const root = options.root ?? TREE
  const outDir = resolve(root, options.outDir ?? 'dist')
  const targets = options.targets ?? Object.values(TARGETS)
  const day = options.day ?? commitDay(root)
  const key = JSON.stringify([root, outDir, targets, day])
  const known = builds.get(key)
  if (known !== undefined) return known
  const started = Promise.all(targets.map((target) => buildTarget(target, root, outDir, day)))
  builds.set(key, started)
  return started
}

async function buildTarget(
  target: Target,
  root: string,
  outDir: string,
  day: number,
): Promise<Manifest> {
  const missing = Object.values(target.entries).filter((entry) => !existsSync(join(root, entry)))
  if (missing.length > 0) throw new Error(`cannot build ${target.folder}: no ${missing.join(', ')}`)
  const findings = target.findings?.() ?? []
  if (findings.length > 0) throw new Error(`cannot build ${target.folder}: ${findings.join('\n')}`)
  const entries = Object.entries(target.entries)
  const build = (wanted: typeof entries, parts: Parts) =>
    Promise.all(wanted.map(([role, entry]) => bundle(role, entry, { root, day, parts })))
  const others = await build(
    entries.filter(([role]) => role !== target.carrier),
    {},
  )
  const parts = Object.fromEntries(
    others.map(({ output }) => {
      const { file, integrity } = hashedName(output)
      return [output.role, [file, integrity] as const]
    }),
  )
  const carriers = await build(
    entries.filter(([role]) => role === target.carrier),
    parts,
  )
  const built = [...others, ...carriers]
  return writeOutputs(
    join(outDir, target.folder),
    built.map(({ output }) => output),
    licenceText(
      root,
      built.flatMap((one) => one.packages),
      built.flatMap((one) => one.notices),
    ),
  )
}

/** Started by a page without origin, which cannot start a module: a frame, or a file that was opened in Chromium. */
const CLASSIC: readonly string[] = ['drawing', 'sealer']

/** Role → file name and hash. */
type Parts = Readonly<Record<string, readonly [string, string]>>

interface Bundling {
  readonly root: string
  readonly day: number
  readonly parts: Parts
}

async function bundle(role: string, entry: string, { root, day, parts }: Bundling) {
  if (entry === SODIUM) {
    const output: Output = { role, stem: role, extension: 'wasm', body: sodiumWasm(root) }
    return { output, packages: [], notices: [] }
  }
  const settings = {
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: '.',
    write: false,
    bundle: true,
    minify: true,
    format: CLASSIC.includes(role) ? 'iife' : 'esm',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    // The licences of bundled packages travel beside the bundle, in `licences.txt`.
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { BUILD_DAY: String(day), PARTS: JSON.stringify(parts) },
    loader: { '.ttf': 'binary', '.pfb': 'binary' },
    alias: { 'brotli/decompress.js': './client/desk/export/pdf/no-woff.ts' },
    plugins: entry.startsWith('client/reporter/') ? [sodiumPlugin(root)] : [],
  } as const satisfies BuildOptions
  const { outputFiles, metafile } = await build(settings)
  const extension = entry.endsWith('.css') ? 'css' : 'js'
  const main = outputFiles.find(({ path }) => path.endsWith(`.${extension}`))
  if (main === undefined) throw new Error(`${entry} gave no .${extension} file`)
  const output: Output = { role, stem: role, extension, body: main.contents }
  return { output, packages: bundledPackages(metafile), notices: bundledNotices(root, metafile) }
}

/**
 * The day of the commit that is built: SOURCE_DATE_EPOCH (seconds) if it is set, otherwise the date of HEAD,
 * otherwise 0.
 *
 * @throws Error if SOURCE_DATE_EPOCH is not a number of seconds
 */
export function commitDay(root: string, epoch = process.env.SOURCE_DATE_EPOCH): number {
  if (epoch !== undefined && epoch !== '') {
    if (!/^\d{1,12}$/.test(epoch)) {
      throw new Error(`SOURCE_DATE_EPOCH must be seconds since 1970, not "${epoch}"`)
    }
    return Math.floor(Number(epoch) / DAY_SECONDS)
  }
  try {
    const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return Math.floor(Number(seconds) / DAY_SECONDS)
  } catch {
    return 0
  }
}
