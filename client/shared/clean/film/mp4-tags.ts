import { type Findings, namesOf } from '../found.ts'
import { CleanError, type FoundName } from '../outcome.ts'
import { readXmp } from '../picture/xmp.ts'
import { fromLatin1, latin1, numberOf, untilZero, viewOf } from '../reading.ts'
import { type Box, bodyOf, parseBoxes } from './bmff.ts'

const XMP_UUID = '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac'
const MOST_DEPTH = 4

/** Last three letters of Apple's names, and 3GPP's names of four. */
const NAMES = namesOf({
  ...{ place: 'xyz', time: 'day yrrc', device: 'mak mod manu modl', serial: 'cnID CAME' },
  person: 'ART wrt aut cpy dir prd prf own com auth cprt perf aART apID ownr',
  ...{ software: 'swr too enc FIRM', comments: 'cmt', thumbnail: 'covr thmb CNTH' },
  description: 'titl dscp gnre albm name desc ldes chpl',
})

function kindOf(type: string): FoundName {
  const short = type.startsWith('\xa9') ? type.slice(1) : type
  return NAMES.get(short) ?? (type.startsWith('\xa9') ? 'description' : 'maker-note')
}

/** Tell the contents of the boxes with data about a film that nobody sees: udta, meta, uuid, XMP_. */
export function findTags(boxes: readonly Box[], found: Findings, depth = 0): void {
  for (const box of boxes) {
    try {
      tellBox(box, found, depth)
    } catch (error) {
      // broken or not, all of it goes
      if (!(error instanceof CleanError) && !(error instanceof RangeError)) throw error
      found.add('other')
    }
  }
}

function tellBox({ type, body }: Box, found: Findings, depth: number): void {
  if (depth > MOST_DEPTH) return
  if (type === 'udta') findTags(parseBoxes(body), found, depth + 1)
  else if (type === 'meta') tellMeta(body, found, depth)
  else if (type === 'XMP_') readXmp(body, found)
  else if (type === 'uuid') tellUuid(body, found)
  else if (type === 'loci') tellLoci(body, found)
  else if (body.some((byte) => byte !== 0)) found.addNamed(kindOf(type), texts(type, body))
}

function tellUuid(body: Uint8Array, found: Findings): void {
  if (latin1(body, 0, 16) === XMP_UUID) readXmp(body.subarray(16), found)
  else if (body.subarray(16).some((byte) => byte !== 0)) found.add('maker-note')
}

const PICTURES = ['thmb', 'CNTH', 'covr']

/** QuickTime: length, language, text; 3GPP: version, flags, language, text; others: their letters. */
function texts(type: string, body: Uint8Array): string {
  if (PICTURES.includes(type)) return ''
  if (type.startsWith('\xa9') && body.length >= 4) {
    const size = viewOf(body).getUint16(0)
    if (size <= body.length - 4) return decode(body.subarray(4, 4 + size))
  }
  if (NAMES.has(type) && viewOf(body).getUint8(0) === 0 && body.length > 6) {
    return decode(body.subarray(6))
  }
  return letters(body)
}

function letters(body: Uint8Array): string {
  const runs = latin1(body, 0, 512).match(/[\x20-\x7e]{4,}/g) ?? []
  return runs.join(' ')
}

function decode(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xfe && bytes[1] === 0xff
  const text = new TextDecoder(wide ? 'utf-16be' : 'utf-8').decode(bytes.subarray(0, 1024))
  return untilZero(text)
}

/** 3GPP TS 26.244 8.10: a name, and degrees in sixteenths of a bit. */
function tellLoci(body: Uint8Array, found: Findings): void {
  const end = body.indexOf(0, 6)
  const view = viewOf(body)
  const name = decode(body.subarray(6, end))
  found.addPlace(view.getInt32(end + 6) / 65_536, view.getInt32(end + 2) / 65_536, name)
}

/** ISO's begins with version and flags, QuickTime's does not. */
function tellMeta(body: Uint8Array, found: Findings, depth: number): void {
  const plain = latin1(body, 4, 8) === 'hdlr'
  const boxes = parseBoxes(plain ? body : body.subarray(4))
  const keys = bodyOf(boxes, 'keys')
  const names = keys === undefined ? [] : parseKeys(keys)
  for (const box of boxes) {
    if (box.type === 'ilst') tellList(box.body, names, found)
    else if (box.type === 'xml ') readXmp(box.body.subarray(4), found)
    else if (box.type === 'uuid' || box.type === 'udta') findTags([box], found, depth + 1)
    else if (box.type === 'idat') found.add('other')
  }
}

function parseKeys(body: Uint8Array): string[] {
  return parseBoxes(body.subarray(8)).map((box) => decode(box.body))
}

const KEYS: readonly (readonly [RegExp, FoundName])[] = [
  [/location\.(name|body|note|role)|location/, 'place'],
  [/creationdate|date|year/, 'time'],
  [/make|model|manufacturer|camera|lens|device/, 'device'],
  [/software|encoder|version/, 'software'],
  [/identifier|serial|uuid/, 'serial'],
  [/author|artist|director|producer|copyright|publisher|owner|performer|user/, 'person'],
  [/comment/, 'comments'],
  [/artwork/, 'thumbnail'],
  [/title|description|keywords|information|genre|album/, 'description'],
]

function tellList(body: Uint8Array, keys: readonly string[], found: Findings): void {
  for (const item of parseBoxes(body)) {
    const index = item.type.startsWith('\0') ? numberOf(fromLatin1(item.type)) : 0
    const key = keys[index - 1]
    const parts = parseBoxes(item.body)
    const what = key === undefined ? kindOf(item.type) : kindOfKey(key)
    for (const { type, body: data } of parts) {
      if (type !== 'data' || data.length < 8) continue
      const isText = [1, 2].includes(viewOf(data).getUint32(0))
      const value = isText ? decode(data.subarray(8)) : ''
      found.addNamed(item.type === '----' ? 'other' : what, value)
    }
  }
}

function kindOfKey(key: string): FoundName {
  const small = key.toLowerCase()
  return KEYS.find(([pattern]) => pattern.test(small))?.[1] ?? 'other'
}

/** Seconds from 1904 to 1970. */
const EPOCH = 2_082_844_800

/** Tell a time of a film, in seconds since 1904; 0 says nothing. */
export function tellTime(seconds: number, found: Findings): void {
  if (seconds !== 0) found.addTime(new Date((seconds - EPOCH) * 1000))
}
