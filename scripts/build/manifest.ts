import { createHash } from 'node:crypto'
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Day } from '../../crypto/days/calendar.ts'

/** Name, in a built folder, of the list of all its other files. */
export const MANIFEST_FILE = 'manifest.json'
const FORMAT = 'postern-build/1'
/** Bytes of a list: some 30,000 files. */
const MOST_BYTES = 4 * 1024 * 1024

/** One file as the build made it. */
export interface FileSum {
  /** Hex. */
  readonly sha256: string
  readonly bytes: number
}

/** The list of all files of a build, itself left out. */
export interface BuildManifest {
  readonly format: typeof FORMAT
  /** Version of the program. */
  readonly version: string
  /** Day of the commit that was built. */
  readonly day: Day
  /** Path in the folder, with slashes → file. */
  readonly files: Readonly<Record<string, FileSum>>
}

/** A built folder in which every file is as its manifest says. */
export interface Build {
  readonly folder: string
  readonly manifest: BuildManifest
  /** The manifest as it is written. */
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes of the manifest, in hex: it stands for the whole build. */
  readonly sum: string
  /**
   * Read a file that the manifest names. Its bytes are compared again: it may have changed since the start.
   *
   * @throws BuildError if it is not as the manifest says, or not in it
   */
  read(path: string): Uint8Array
}

/** A built folder that is not as it was built; the message is one sentence with the remedy. */
export class BuildError extends Error {}

/** Parts of a path that mean the same on every system; a part never begins with two dots. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w@+.-]+(?:\/[\w@+.-]+)*$/

const schema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.pipe(v.string(), v.regex(/^[\w.+-]{1,64}$/)),
  day: v.pipe(v.number(), v.integer(), v.minValue(0)),
  files: v.record(
    v.pipe(v.string(), v.regex(PATH)),
    v.strictObject({
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
})

/** The bytes of a manifest: the same for the same files, wherever they lie. */
export function encodeManifest({ format, version, day, files }: BuildManifest): Uint8Array {
  const sorted = Object.fromEntries(
    Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, { sha256, bytes }]) => [path, { sha256, bytes }]),
  )
  return Buffer.from(`${JSON.stringify({ format, version, day, files: sorted }, null, 1)}\n`)
}

/**
 * Read the bytes of a manifest. Only what `encodeManifest` writes is accepted: one build has one hash.
 *
 * @returns null if it is cut, changed or of another format
 */
export function parseManifest(bytes: Uint8Array): BuildManifest | null {
  if (bytes.length > MOST_BYTES) return null
  try {
    const manifest = v.parse(schema, JSON.parse(Buffer.from(bytes).toString('utf8')))
    return Buffer.compare(encodeManifest(manifest), bytes) === 0 ? manifest : null
  } catch {
    return null
  }
}

/**
 * List all files of a built folder in its manifest.
 *
 * @throws BuildError for a link, or a name that some system does not know
 */
export function writeManifest(
  folder: string,
  { version, day }: Pick<BuildManifest, 'version' | 'day'>,
): Build {
  const files = Object.fromEntries(
    pathsIn(folder).map((path) => {
      if (!PATH.test(path)) throw new BuildError(`${path} in ${folder} has a name for one system`)
      return [path, sumOf(readFileSync(join(folder, path)))]
    }),
  )
  const manifest: BuildManifest = { format: FORMAT, version, day, files }
  const bytes = encodeManifest(manifest)
  const file = join(folder, MANIFEST_FILE)
  writeFileSync(`${file}.new`, bytes)
  renameSync(`${file}.new`, file)
  return built(folder, manifest, bytes)
}

/**
 * Read a built folder, and compare every file in it with its manifest.
 *
 * @throws BuildError that names a file that is missing, cut, changed, a link, or of no build
 */
export function openBuild(folder: string): Build {
  const bytes = readIn(folder, MANIFEST_FILE)
  if (bytes === null) throw new BuildError(`${folder} holds no finished build: ${REMEDY}`)
  const manifest = parseManifest(bytes)
  if (manifest === null) {
    throw new BuildError(`${MANIFEST_FILE} in ${folder} is cut or changed: ${REMEDY}`)
  }
  const build = built(folder, manifest, bytes)
  // one piece for all: the memory for whole files would stay with the process
  const piece = new Uint8Array(PIECE)
  for (const path of Object.keys(manifest.files)) {
    requireSame(build, path, sumIn(folder, path, piece))
  }
  const added = pathsIn(folder).find((path) => !Object.hasOwn(manifest.files, path))
  if (added === undefined) return build
  throw new BuildError(
    `${added} in ${folder} is not of this build: find out who put it there, and remove it`,
  )
}

const REMEDY = 'install this version again or, in a source tree, run "npm run build"'

/** @param found null if there is no such file. @throws BuildError */
function requireSame({ folder, manifest }: Build, path: string, found: FileSum | null): void {
  const wanted = Object.hasOwn(manifest.files, path) ? manifest.files[path] : undefined
  if (wanted === undefined) throw new BuildError(`this build has no ${path}: ${REMEDY}`)
  if (found === null) throw new BuildError(`${path} in ${folder} is missing: ${REMEDY}`)
  if (found.bytes < wanted.bytes)
    throw new BuildError(`${path} in ${folder} is cut short: ${REMEDY}`)
  if (found.sha256 === wanted.sha256) return
  throw new BuildError(
    `${path} in ${folder} was changed after the build: find out by whom, and ${REMEDY}`,
  )
}

function built(folder: string, manifest: BuildManifest, bytes: Uint8Array): Build {
  return {
    folder,
    manifest,
    bytes,
    sum: sumOf(bytes).sha256,
    read(path) {
      const body = readIn(folder, path)
      requireSame(this, path, body && sumOf(body))
      return body ?? new Uint8Array()
    },
  }
}

function sumOf(body: Uint8Array): FileSum {
  return { sha256: createHash('sha256').update(body).digest('hex'), bytes: body.length }
}

/** @returns null if there is no such file. @throws BuildError for a link, on the way to it too */
function readIn(folder: string, path: string): Uint8Array | null {
  if (!isFileIn(folder, path)) return null
  const { buffer, byteOffset, length } = readFileSync(join(folder, path))
  return new Uint8Array(buffer, byteOffset, length)
}

/** Bytes of a file that are read at once to be hashed. */
const PIECE = 65_536

/** `sumOf` of a file without holding all of it. @param piece is written over. @throws as `readIn` */
function sumIn(folder: string, path: string, piece: Uint8Array): FileSum | null {
  if (!isFileIn(folder, path)) return null
  const hash = createHash('sha256')
  const file = openSync(join(folder, path), 'r')
  try {
    let bytes = 0
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      hash.update(piece.subarray(0, read))
      bytes += read
    }
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    closeSync(file)
  }
}

/** Whether there is such a file. @throws BuildError for a link, on the way to it too */
function isFileIn(folder: string, path: string): boolean {
  const parts = path.split('/')
  for (const [at] of parts.entries()) {
    const part = join(folder, ...parts.slice(0, at + 1))
    const known = lstatSync(part, { throwIfNoEntry: false })
    if (known === undefined) return false
    if (at + 1 < parts.length ? !known.isDirectory() : !known.isFile()) throw notAFile(part)
  }
  return true
}

/** All files below a folder but the manifest. @throws BuildError for what is neither file nor folder */
function pathsIn(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return pathsIn(folder, path)
    if (!entry.isFile()) throw notAFile(join(folder, path))
    return path === MANIFEST_FILE ? [] : [path]
  })
}

function notAFile(path: string): BuildError {
  return new BuildError(`${path} is a link or no plain file: find out by whom, and ${REMEDY}`)
}
