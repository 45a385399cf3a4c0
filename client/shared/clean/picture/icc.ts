import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { fromLatin1, latin1, untilZero, viewOf } from '../reading.ts'

const HEADER_SIZE = 128
const TAGS_MOST = 256
/** A profile is a few hundred bytes to about two MiB. */
export const ICC_MOST = 8 * 1024 * 1024

/** Tags that colours are computed from (ICC.1:2022, 9.2), and the types that each may have. */
const COLOUR_TAGS: Readonly<Record<string, readonly string[]>> = {
  ...of(['XYZ '], 'wtpt', 'bkpt', 'rXYZ', 'gXYZ', 'bXYZ', 'lumi'),
  ...of(['curv', 'para'], 'rTRC', 'gTRC', 'bTRC', 'kTRC'),
  ...of(['mft1', 'mft2', 'mAB '], 'A2B0', 'A2B1', 'A2B2'),
  ...of(['mft1', 'mft2', 'mBA '], 'B2A0', 'B2A1', 'B2A2'),
  ...of(['sf32'], 'chad'),
  ...of(['cicp'], 'cicp'),
}

function of(types: readonly string[], ...tags: string[]): Record<string, readonly string[]> {
  return Object.fromEntries(tags.map((tag) => [tag, types]))
}

/** Widely used profiles, whose names say nothing of who used them. */
const COMMON =
  /\b(srgb|adobe rgb|display p3|dci|prophoto|rec\.? ?\d+|bt\.? ?\d+|gr[ae]y|swop|fogra)/i

/**
 * A colour profile with only the data that colours need: no name, maker, device, date or copyright.
 *
 * @returns null if it is no profile, or nothing of it would count. It is left out then: programs that show pictures
 *   pass over it too
 */
export function cleanIcc(profile: Uint8Array, found: Findings): Uint8Array | null {
  if (profile.length < HEADER_SIZE + 4 || latin1(profile, 36, 40) !== 'acsp') return null
  const view = viewOf(profile)
  const size = view.getUint32(0)
  const count = view.getUint32(HEADER_SIZE)
  if (size > profile.length || count > TAGS_MOST || HEADER_SIZE + 4 + count * 12 > size) return null
  const tags: Tag[] = []
  for (let i = 0; i < count; i++) {
    const at = HEADER_SIZE + 4 + i * 12
    const from = view.getUint32(at + 4)
    const to = from + view.getUint32(at + 8)
    if (from < HEADER_SIZE || to > size) return null
    tags.push({ name: latin1(profile, at, at + 4), bytes: profile.subarray(from, to) })
  }
  tell(profile, tags, found)
  const kept = tags.flatMap(colourTag)
  if (kept.length === 0) return null
  const isOld = (profile[8] ?? 0) < 4
  const [description, copyright] = isOld ? [OLD_TEXT, OLD_COPYRIGHT] : [NEW_TEXT, NEW_TEXT]
  const all = [{ name: 'desc', bytes: description }, ...kept, { name: 'cprt', bytes: copyright }]
  return assembled(cleanHeader(profile), all)
}

interface Tag {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Zeros for the engine, date, platform, maker, model, creator and the number of the profile. */
function cleanHeader(profile: Uint8Array): Uint8Array {
  const header = new Uint8Array(HEADER_SIZE)
  // version, class, colours, connection space; the mark; rendering intent and illuminant
  for (const [from, to] of [
    [8, 24],
    [36, 40],
    [64, 80],
  ] as const) {
    header.set(profile.subarray(from, to), from)
  }
  return header
}

/** A tag that colours need, of the length that its type has; bytes behind it are left out. */
function colourTag({ name, bytes }: Tag): Tag[] {
  const type = latin1(bytes, 0, 4)
  if (COLOUR_TAGS[name]?.includes(type) !== true || bytes.length < 12) return []
  const copy = bytes.slice(0, lengthOf(name, type, bytes))
  // reserved by the specification
  copy.fill(0, 4, 8)
  return [{ name, bytes: copy }]
}

/** Numbers that each kind of a parametric curve has. */
const PARAMETERS = [1, 3, 4, 5, 7]

function lengthOf(name: string, type: string, bytes: Uint8Array): number {
  const view = viewOf(bytes)
  if (type === 'XYZ ') return 20
  if (type === 'curv') return 12 + 2 * view.getUint32(8)
  if (type === 'para') return 12 + 4 * (PARAMETERS[view.getUint16(8)] ?? 0)
  if (type === 'sf32') return name === 'chad' ? 44 : 12
  return type === 'cicp' ? 12 : bytes.length
}

/** Header, table and tags; those that share their bytes go on sharing them. */
function assembled(header: Uint8Array, tags: readonly Tag[]): Uint8Array {
  const table = new Uint8Array(4 + 12 * tags.length)
  const view = viewOf(table)
  view.setUint32(0, tags.length)
  const places = new Map<string, number>()
  const parts: Uint8Array[] = []
  let at = HEADER_SIZE + table.length
  for (const [i, { name, bytes }] of tags.entries()) {
    const key = latin1(bytes)
    const place = places.get(key) ?? at
    table.set(fromLatin1(name), 4 + 12 * i)
    view.setUint32(8 + 12 * i, place)
    view.setUint32(12 + 12 * i, bytes.length)
    if (places.has(key)) continue
    places.set(key, place)
    const padded = new Uint8Array((bytes.length + 3) & ~3)
    padded.set(bytes)
    parts.push(padded)
    at += padded.length
  }
  viewOf(header).setUint32(0, at)
  return concat(header, table, ...parts)
}

// every profile must have a name and a copyright: these say nothing
const OLD_TEXT = concat(fromLatin1('desc\0\0\0\0\0\0\0\x02-\0'), new Uint8Array(78))
const OLD_COPYRIGHT = fromLatin1('text\0\0\0\0-\0')
const NEW_TEXT = fromLatin1('mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x02\0\0\0\x1c\0-')

function tell(profile: Uint8Array, tags: readonly Tag[], found: Findings): void {
  const named = (name: string) => tags.find((tag) => tag.name === name)?.bytes
  const description = textOf(named('desc'))
  // the profile of one screen names it, and its serial number if Apple made it
  if (description !== '' && !COMMON.test(description)) found.add('device', description)
  for (const name of ['dmnd', 'dmdd']) {
    const text = textOf(named(name))
    if (text !== '' && !/iec|http/i.test(text)) found.add('device', text)
  }
  if (tags.some(({ name }) => name === 'mmod')) found.add('serial')
  const copyright = textOf(named('cprt'))
  if (copyright !== '' && !COMMON.test(description)) found.add('person', copyright)
  if (!COMMON.test(description) && profile.subarray(24, 36).some((byte) => byte !== 0)) {
    const view = viewOf(profile)
    const day = [24, 26, 28].map((at) => String(view.getUint16(at)).padStart(2, '0')).join('-')
    found.add('time', day)
  }
}

/** The text of a tag; '' if it is the one that this program writes instead. */
function textOf(bytes: Uint8Array | undefined): string {
  const text = wordsOf(bytes).replace(/\0+$/, '')
  return text === '-' ? '' : text
}

function wordsOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined || bytes.length < 12) return ''
  const type = latin1(bytes, 0, 4)
  const view = viewOf(bytes)
  if (type === 'text') return untilZero(latin1(bytes, 8, 512))
  if (type === 'desc') {
    return untilZero(latin1(bytes, 12, 12 + Math.min(512, view.getUint32(8))))
  }
  if (type !== 'mluc' || bytes.length < 28) return ''
  const from = view.getUint32(24)
  const utf16 = bytes.subarray(from, from + Math.min(1024, view.getUint32(20)))
  return new TextDecoder('utf-16be').decode(utf16)
}
