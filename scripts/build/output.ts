import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'

/** One file that a browser fetches, before it has its name on the disk. */
export interface Output {
  /** Its name in the program: `script`, `style`, `worker`, `sodium`. */
  readonly role: string
  /** First part of the file name, for people. */
  readonly stem: string
  readonly extension: 'js' | 'css' | 'wasm'
  readonly body: Uint8Array
}

export interface Asset {
  /** Name in the folder, with the hash of the content in it. */
  readonly file: string
  /** For the `integrity` attribute: `sha384-…` */
  readonly integrity: string
  readonly bytes: number
  readonly brotliBytes: number
  readonly gzipBytes: number
}

/** Content of `manifest.json`: the file that plays each role. */
export type Manifest = Readonly<Record<string, Asset>>

/**
 * Checksum of all files of a build: SHA-256 of the lines `role integrity`, sorted by role, in eight groups of eight
 * hex digits. The style is the program's own, before an organisation's colours are added to it.
 */
export function programSum(manifest: Manifest): string {
  const lines = Object.entries(manifest).map(([role, { integrity }]) => `${role} ${integrity}\n`)
  const digest = createHash('sha256').update(lines.sort().join('')).digest('hex')
  return (digest.match(/.{8}/g) ?? []).join('-')
}

/** Bytes above which the last percent of brotli takes minutes. */
const LARGE = 1_000_000

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
const unbrotli = promisify(brotliDecompress)
const ungzipped = promisify(gunzip)

/**
 * Write `outputs` with a brotli and a gzip copy beside each, then the licences of what is inside, then
 * `manifest.json`, then remove the files that an earlier build left. A reader of the manifest always finds its
 * files.
 */
export async function writeOutputs(
  folder: string,
  outputs: readonly Output[],
  licences: string,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true })
  const sorted = [...outputs].sort((a, b) => (a.role < b.role ? -1 : 1))
  const assets = await Promise.all(sorted.map((output) => writeAsset(folder, output)))
  const manifest = Object.fromEntries(sorted.map(({ role }, at) => [role, assets[at] as Asset]))
  await replaceFile(join(folder, 'licences.txt'), licences)
  await replaceFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const files = assets.flatMap(({ file }) => [file, `${file}.br`, `${file}.gz`])
  await removeOthers(folder, [...files, 'licences.txt', 'manifest.json'])
  return manifest
}

/** Write files into a folder, and remove all others from it. */
export async function fillFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of files) await replaceFile(join(folder, name), content)
  await removeOthers(folder, [...files.keys()])
}

/** Remove what an earlier build left. */
async function removeOthers(folder: string, files: readonly string[]): Promise<void> {
  const wanted = new Set(files)
  for (const file of await readdir(folder)) {
    const left = join(folder, file)
    if (!wanted.has(file) && !(await isOnItsWay(left))) {
      await rm(left, { recursive: true, force: true })
    }
  }
}

/** The name of a file, by its content, and its hash. */
export function hashedName({
  stem,
  extension,
  body,
}: Pick<Output, 'stem' | 'body'> & { readonly extension: string }): {
  readonly file: string
  readonly integrity: string
} {
  const digest = createHash('sha384').update(body).digest()
  const file = `${stem}-${digest.toString('hex').slice(0, 12)}.${extension}`
  return { file, integrity: `sha384-${digest.toString('base64')}` }
}

async function writeAsset(folder: string, output: Output): Promise<Asset> {
  const { body } = output
  const { file, integrity } = hashedName(output)
  const path = join(folder, file)
  const [br, gz] = (await packedBefore(path, body)) ?? (await pack(body))
  await replaceFile(path, body)
  await replaceFile(`${path}.br`, br)
  await replaceFile(`${path}.gz`, gz)
  return {
    file,
    integrity,
    bytes: body.length,
    brotliBytes: br.length,
    gzipBytes: gz.length,
  }
}

/** Its brotli and its gzip copy. */
type Packed = readonly [Uint8Array, Uint8Array]

async function pack(body: Uint8Array): Promise<Packed> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: body.length > LARGE ? 5 : constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return Promise.all([brotli(body, { params }), gzipped(body, { level: 9 })])
}

/**
 * The copies that an earlier build left of the same bytes: making them takes most of the time of a build.
 *
 * @returns null if one is missing, or is not of these bytes
 */
async function packedBefore(path: string, body: Uint8Array): Promise<Packed | null> {
  try {
    const [br, gz] = await Promise.all([readFile(`${path}.br`), readFile(`${path}.gz`)])
    const inside = await Promise.all([unbrotli(br), ungzipped(gz)])
    return inside.every((bytes) => bytes.equals(body)) ? [br, gz] : null
  } catch {
    return null
  }
}

/** Longer than any build takes, in milliseconds. */
const LONG_AGO = 3_600_000

/** Whether another build is about to rename this temporary file: two builds may run in two terminals. */
async function isOnItsWay(path: string): Promise<boolean> {
  if (!/\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(path)) return false
  const known = await stat(path).catch(() => null)
  return known !== null && Date.now() - known.mtimeMs < LONG_AGO
}

/**
 * Replace a file: a server that reads meanwhile sees the old file or the new one, never half of it. A file with the
 * same content is left untouched: its time would tell when somebody built, as each start of a desk does.
 */
async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const before = await readFile(path).catch(() => null)
  if (before?.equals(Buffer.from(content))) return
  const temporary = `${path}.${randomUUID()}`
  await writeFile(temporary, content)
  await rename(temporary, path)
}

/**
 * Read the manifest of a folder that `writeOutputs` filled.
 *
 * @throws Error that says what to do if nothing was built
 */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  } catch (cause) {
    throw new Error(`${folder} holds no finished build: run "npm run build"`, { cause })
  }
}
