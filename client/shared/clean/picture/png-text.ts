import { fromHex } from '../../../../crypto/primitives/bytes.ts'
import { namesOf, type Telling } from '../found.ts'
import type { CleanTools } from '../outcome.ts'
import { unzlib } from '../packed/zlib.ts'
import { latin1 } from '../reading.ts'
import { bytesSource } from '../source.ts'
import { readExif } from './exif.ts'
import { readIptc } from './iptc.ts'
import { readPhotoshop } from './photoshop.ts'
import { readXmp } from './xmp.ts'

const TEXT_MOST = 4 * 1024 * 1024

/** The group in which the words of PNG (11.3.3) and of widely used programs are told. */
const KEYWORDS = namesOf({
  ...{ person: 'author copyright artist', software: 'software', device: 'source' },
  time: 'date:create date:modify date:timestamp',
  description: 'title description comment',
}).set('creation time', 'time')

/** Tell what stands in a tEXt, zTXt or iTXt chunk; a broken one as far as it can be read. */
export async function readPngText(kind: string, data: Uint8Array, telling: Telling): Promise<void> {
  const { found, tools } = telling
  const keyword = latin1(data, 0, Math.max(0, data.subarray(0, 80).indexOf(0)))
  const text = textOf(kind, data.subarray(keyword.length + 1), tools) ?? new Uint8Array(0)
  const raw = /^Raw profile type (\w+)$/.exec(keyword)?.[1]
  if (raw !== undefined) await readRaw(raw, rawBytes(text), telling)
  else if (keyword === 'XML:com.adobe.xmp') readXmp(text, found)
  else found.add(KEYWORDS.get(keyword.toLowerCase()) ?? 'other', textValue(kind, text))
}

/** The text behind the keyword: packed in zTXt, and in iTXt if it says so. */
function textOf(kind: string, rest: Uint8Array, tools: CleanTools): Uint8Array | null {
  if (kind === 'tEXt') return rest
  if (kind === 'zTXt') return unzlib(rest.subarray(1), TEXT_MOST, tools)
  const language = rest.indexOf(0, 2)
  const translated = language === -1 ? -1 : rest.indexOf(0, language + 1)
  if (translated === -1) return null
  const text = rest.subarray(translated + 1)
  return rest[0] === 1 ? unzlib(text, TEXT_MOST, tools) : text
}

function textValue(kind: string, text: Uint8Array): string {
  const start = text.subarray(0, 1024)
  return kind === 'iTXt' ? new TextDecoder().decode(start) : latin1(start)
}

/** ImageMagick's way: a name, a length and then the bytes in hex. */
function rawBytes(text: Uint8Array): Uint8Array {
  const hex = latin1(text.subarray(0, TEXT_MOST))
    .replace(/^\s*\w+\s+\d+\s/, '')
    .replace(/\s+/g, '')
  return /^(?:[\da-f]{2})*$/.test(hex) ? fromHex(hex) : new Uint8Array(0)
}

async function readRaw(name: string, bytes: Uint8Array, telling: Telling): Promise<void> {
  const { found } = telling
  const isPhotoshop = latin1(bytes, 0, 4) === '8BIM'
  if (name === 'xmp') readXmp(bytes, found)
  else if (isPhotoshop) await readPhotoshop(bytes, telling)
  else if (name === 'iptc') readIptc(bytes, found)
  else if (latin1(bytes, 0, 4) !== 'Exif') found.add('other')
  else await readExif(bytesSource(bytes.subarray(6)), telling)
}
