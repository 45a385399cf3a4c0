import { inflateRawSync } from 'node:zlib'
import { type ZipFile, zipOf } from '../corpus/zip.ts'

/** The files of a zip archive by its list, with the bytes of each, in the stored order and with the stored times. */
export interface Unzipped {
  readonly name: string
  readonly bytes: Buffer
  /** MS-DOS date and time */
  readonly time: number
  readonly isStored: boolean
}

export function unzip(archive: Uint8Array): Unzipped[] {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const files: Unzipped[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o))
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    const isStored = bytes.readUInt16LE(at + 10) === 0
    files.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      bytes: isStored ? packed : inflateRawSync(packed),
      time: bytes.readUInt32LE(at + 12),
      isStored,
    })
    at += 46 + name + extra + comment
  }
  return files
}

export function fileOf(archive: Uint8Array, name: string): string {
  const file = unzip(archive).find((one) => one.name === name)
  if (file === undefined) throw new Error(`no ${name}`)
  return file.bytes.toString('utf8')
}

/**
 * The same archive with some of its files changed.
 *
 * @param change gets the bytes of each file as characters, and gives null to leave the file out
 */
export function rezipped(
  archive: Uint8Array,
  change: (name: string, text: string) => string | null,
): Uint8Array {
  const files = unzip(archive).flatMap(({ name, bytes, isStored }): ZipFile[] => {
    const text = change(name, bytes.toString('latin1'))
    return text === null ? [] : [{ name, bytes: Buffer.from(text, 'latin1'), isStored }]
  })
  return zipOf(files)
}

const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((one) => one[1] ?? '')

/**
 * Faults that a program would report in an Office Open XML file: a part without a type or without a relationship to
 * it, a relationship to a missing part, or a named relationship that is missing.
 */
export function packageFaults(archive: Uint8Array): string[] {
  const files = new Map(unzip(archive).map(({ name, bytes }) => [name, bytes.toString('utf8')]))
  const types = files.get('[Content_Types].xml') ?? ''
  const parts = all(types, /PartName="\/([^"]*)"/g)
  const endings = all(types, /Extension="([^"]*)"/g)
  const faults = parts
    .filter((part) => !files.has(part))
    .map((part) => `a type of no part: ${part}`)
  const reached = new Set<string>()
  for (const [name, text] of files) {
    if (!name.endsWith('.rels')) continue
    const folder = name.replace(/_rels\/[^/]*$/, '')
    const owner = folder + name.replace(/^.*_rels\//, '').replace(/\.rels$/, '')
    const ids = new Set(all(text, / Id="([^"]*)"/g))
    const named = all(files.get(owner) ?? '', / (?:r:\w+|o:relid|relId)="([^"]+)"/g)
    faults.push(...named.filter((id) => !ids.has(id)).map((id) => `${owner} names ${id}`))
    for (const line of text.match(/<Relationship [^>]*>/g) ?? []) {
      const target = /Target="([^"]*)"/.exec(line)?.[1] ?? ''
      if (line.includes('TargetMode="External"')) continue
      const path = new URL(target, `file:///${folder}`).pathname.slice(1)
      reached.add(path)
      if (!files.has(path)) faults.push(`${name} leads to ${path}`)
    }
  }
  for (const name of files.keys()) {
    const isListed = parts.includes(name) || endings.includes(name.replace(/^.*\./, ''))
    if (name !== '[Content_Types].xml' && !isListed) faults.push(`no type: ${name}`)
    const isPart = !name.endsWith('.rels') && name !== '[Content_Types].xml'
    if (isPart && !reached.has(name)) faults.push(`nothing leads to ${name}`)
    if (isPart && !name.includes('/media/')) {
      const hasList = files.has(name.replace(/([^/]*)$/, '_rels/$1.rels'))
      const named = / (?:r:\w+|o:relid|relId)="[^"]+"/.test(files.get(name) ?? '')
      if (named && !hasList) faults.push(`${name} has no relationships`)
    }
  }
  return faults
}
