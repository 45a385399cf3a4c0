import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Needle } from '../../browser/canary/needles.ts'
import { type Scanner, scannerOf } from '../../browser/canary/scan.ts'
import { databaseText, isDatabase, isDatabaseLog } from './database.ts'
import { isMozLz4, unpackMozLz4 } from './lz4.ts'

/** A file of a profile, unpacked if Firefox packed it. */
export interface ProfileFile {
  /** From the profile's folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Every file of a profile, even of a running browser. A file that goes away meanwhile is gone, or has another name,
 * under which the next round reads it.
 */
export function readProfile(folder: string): ProfileFile[] {
  for (let round = 0; ; round++) {
    const { files, isWhole } = readOnce(folder)
    if (isWhole || round === ROUNDS) return files
  }
}

/** Limit of repeated rounds. If files still go away after that, the last round counts. */
const ROUNDS = 20

function readOnce(folder: string): { files: ProfileFile[]; isWhole: boolean } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const names = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const files = names.flatMap((file) => {
    const bytes = readOrNone(file)
    return bytes === null ? [] : [{ path: file.slice(folder.length + 1), bytes: unpacked(bytes) }]
  })
  return { files, isWhole: files.length === names.length }
}

function readOrNone(file: string): Uint8Array | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  return isMozLz4(bytes) ? unpackMozLz4(bytes) : bytes
}

/** Secrets that must not be on the disk: each name, with every way in which it may be written. */
export type Secrets = ReadonlyMap<string, readonly string[]>

/** Encodings in which browsers write text. */
const ENCODINGS = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-16LE': (text: string) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': (text: string) => Buffer.from(text, 'utf16le').swap16(),
}

/** A search for all secrets in every encoding. */
export function scannerFor(secrets: Secrets): Scanner {
  const needles = [...secrets].flatMap(([canary, forms]) =>
    forms.flatMap((form) =>
      Object.entries(ENCODINGS).map(
        ([encoding, encode]): Needle => ({ canary, encoding, bytes: encode(form) }),
      ),
    ),
  )
  return scannerOf(needles)
}

/** @returns `name: encoding in file` for each find, sorted */
export function findIn(files: readonly ProfileFile[], secrets: Secrets): string[] {
  const scanner = scannerFor(secrets)
  const found = files.flatMap(({ path, bytes }) =>
    [...scanner.find(bytes), ...scanner.find(Buffer.from(path))].map(
      ({ canary, encoding }) => `${canary}: ${encoding} in ${path}`,
    ),
  )
  return [...new Set(found)].sort()
}

/** The names of the secrets that were found. */
export function namesIn(found: readonly string[]): string[] {
  return [...new Set(found.map((one) => one.slice(0, one.indexOf(':'))))].sort()
}

/** A code as it is shown, typed, pasted and taken apart. */
export function formsOfCode(code: string): string[] {
  const groups = code.split('-')
  const whole = ['-', '', ' ', '\n'].map((between) => groups.join(between))
  const pairs = groups
    .slice(1)
    .flatMap((group, i) => [`${groups[i]}-${group}`, `${groups[i]}${group}`])
  // A single group is so short that it may be there by chance. It counts only as a whole value.
  const alone = groups.map((group) => `"${group}"`)
  const forms = [...whole, ...pairs, ...alone]
  return [...forms, ...forms.map((form) => form.toLowerCase())]
}

/**
 * Every address of `origin` that a profile holds, in any place. Databases are read row by row, because their raw
 * pages have no gap between columns.
 */
export async function addressesIn(
  folder: string,
  files: readonly ProfileFile[],
  origin: string,
): Promise<string[]> {
  const places = files.map(async ({ path, bytes }) => {
    if (isDatabaseLog(path)) return []
    if (isDatabase(bytes)) return [Buffer.from(await databaseText(join(folder, path)))]
    return [Buffer.from(path), bytes]
  })
  const found = (await Promise.all(places)).flat().flatMap((bytes) => addressesOf(bytes, origin))
  return [...new Set(found)].sort()
}

/** Longer than any address of ours. */
const LONGEST_ADDRESS = 400

function addressesOf(bytes: Uint8Array, origin: string): string[] {
  const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return (['latin1', 'utf16le'] as const).flatMap((encoding) => {
    const needle = Buffer.from(origin, encoding)
    const wide = needle.length / origin.length
    const found: string[] = []
    for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
      const text = hay.toString(encoding, at, at + needle.length + wide * LONGEST_ADDRESS)
      const [address = ''] = /^[A-Za-z0-9/?#&=%._~:@!$+;-]*/.exec(text) ?? []
      // a longer port that begins with the same digits is another place
      if (!/^\d/.test(address.slice(origin.length))) found.push(address)
    }
    return found
  })
}
