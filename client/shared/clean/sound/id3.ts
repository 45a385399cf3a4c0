import { type Findings, namesOf } from '../found.ts'
import type { FoundName } from '../outcome.ts'
import { latin1, untilZero, viewOf } from '../reading.ts'
import { ID3_HEADER, syncsafe } from './id3-size.ts'

/** Bytes of a tag that are read to tell of it. */
export const MOST_TEXT = 65_536

const FRAMES = namesOf({
  person: `TPE1 TPE2 TPE3 TPE4 TCOM TOPE TEXT TOWN TENC TCOP TPUB TP1 TP2 TCM TEN TIPL`,
  time: 'TDRC TDEN TDTG TYER TDAT TIME TYE TDA TRDA TORY TDRL TDOR',
  ...{ device: 'TMED', serial: 'TSRC UFID UFI MCDI MCI', software: 'TSSE TSS' },
  ...{ description: 'USLT ULT CHAP CTOC', comments: 'COMM COM' },
  ...{ thumbnail: 'APIC PIC', embedded: 'GEOB GEO', other: 'PRIV' },
})

/** Tell what stands in an ID3v2 tag (2.2 to 2.4), as far as `bytes` go. */
export function findId3(bytes: Uint8Array, found: Findings): void {
  const [, , , version = 0, , flags = 0] = bytes
  const size = syncsafe(bytes, 6) ?? 0
  const body = bytes.subarray(ID3_HEADER, ID3_HEADER + size)
  const plain = (flags & 0x80) !== 0 ? resynchronised(body) : body
  const short = version < 3
  const head = short ? 6 : 10
  let at = (flags & 0x40) !== 0 && !short ? extendedSize(plain, version) : 0
  let any = false
  while (at + head <= plain.length) {
    const id = latin1(plain, at, at + (short ? 3 : 4))
    if (!/^[A-Z][A-Z0-9]+$/.test(id)) break
    const length = frameSize(plain, at, version)
    tellFrame(id, plain.subarray(at + head, at + head + length), found)
    any = true
    at += head + length
  }
  if (!any) found.add('other')
}

function extendedSize(bytes: Uint8Array, version: number): number {
  if (bytes.length < 4) return bytes.length
  return version === 3 ? 4 + viewOf(bytes).getUint32(0) : (syncsafe(bytes, 0) ?? bytes.length)
}

function frameSize(bytes: Uint8Array, at: number, version: number): number {
  const view = viewOf(bytes)
  if (version < 3) return view.getUint16(at + 3) * 256 + view.getUint8(at + 5)
  const plain = view.getUint32(at + 4)
  return version === 3 ? plain : (syncsafe(bytes, at + 4) ?? plain)
}

/** Without the zero that stands behind each 0xff, so that no decoder takes a tag for sound. */
function resynchronised(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, i) => byte !== 0 || bytes[i - 1] !== 0xff)
}

function tellFrame(id: string, body: Uint8Array, found: Findings): void {
  if (id === 'TLEN' || id === 'TLE') return
  found.add(kindOf(id), textOf(id, body))
}

function kindOf(id: string): FoundName {
  return (
    FRAMES.get(id) ?? (id.startsWith('T') ? 'description' : id.startsWith('W') ? 'link' : 'other')
  )
}

/** These begin with a language of three letters. */
const WITH_LANGUAGE = ['COMM', 'COM', 'USLT', 'ULT']

function textOf(id: string, body: Uint8Array): string {
  if (WITH_LANGUAGE.includes(id)) {
    return strings(Uint8Array.of(body[0] ?? 0, ...body.subarray(4, 1024))).at(-1) ?? ''
  }
  if (id.startsWith('T')) return strings(body).join(', ')
  return id.startsWith('W') ? latin1(body, 0, 200) : ''
}

const ENCODINGS = ['latin1', 'utf-16', 'utf-16be', 'utf-8']

/** The strings of a text frame, whose first byte names their encoding. */
function strings(body: Uint8Array): string[] {
  const encoding = ENCODINGS[body[0] ?? 0] ?? 'latin1'
  const bytes = body.subarray(1, 1024)
  const text = encoding === 'latin1' ? latin1(bytes) : decode(bytes, encoding)
  return text.split('\0').filter((part) => part !== '')
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** Size in bytes of ID3v1 at the very end of a file. */
export const ID3V1_SIZE = 128
export const ID3V1_ENHANCED_SIZE = 227

/** Tell what stands in an ID3v1 tag of 128 bytes, or in the enhanced one of 227 before it. */
export function findId3v1(bytes: Uint8Array, found: Findings): void {
  const field = (from: number, to: number) => untilZero(latin1(bytes, from, to)).trim()
  const long = bytes.length === ID3V1_ENHANCED_SIZE
  found.addText('description', long ? field(4, 64) : field(3, 33))
  found.addText('person', long ? field(64, 124) : field(33, 63))
  found.addText('description', long ? field(124, 184) : field(63, 93))
  if (long) return
  found.addText('time', field(93, 97))
  found.addText('comments', field(97, 127))
}

export const APE_HEADER_SIZE = 32

/**
 * Size in bytes of an APE tag from its header or footer: its items and its footer, and whether a header of 32 bytes
 * stands before; null if this is neither.
 */
export function apeSize(
  bytes: Uint8Array,
): { size: number; isHeader: boolean; hasHeader: boolean } | null {
  if (bytes.length < APE_HEADER_SIZE || latin1(bytes, 0, 8) !== 'APETAGEX') return null
  const view = viewOf(bytes)
  const version = view.getUint32(8, true)
  const flags = version >= 2000 ? view.getUint32(20, true) : 0
  return {
    size: view.getUint32(12, true),
    isHeader: (flags & 0x20000000) !== 0,
    hasHeader: (flags & 0x80000000) !== 0,
  }
}

const APE = namesOf({ person: 'artist composer copyright', time: 'year', comments: 'comment' })
  .set('album artist', 'person')
  .set('record location', 'place')
  .set('record date', 'time')

/** Tell the items of an APE tag, as far as `bytes` go. */
export function findApe(bytes: Uint8Array, found: Findings): void {
  const view = viewOf(bytes)
  for (let at = 0; at + 8 < bytes.length; ) {
    const size = view.getUint32(at, true)
    const binary = (view.getUint32(at + 4, true) & 6) !== 0
    const keyEnd = bytes.indexOf(0, at + 8)
    if (keyEnd === -1 || size > bytes.length) return
    const key = latin1(bytes, at + 8, keyEnd).toLowerCase()
    const value = binary ? '' : decode(bytes.subarray(keyEnd + 1, keyEnd + 1 + size), 'utf-8')
    found.add(APE.get(key) ?? (key.startsWith('cover art') ? 'thumbnail' : 'description'), value)
    at = keyEnd + 1 + size
  }
}
