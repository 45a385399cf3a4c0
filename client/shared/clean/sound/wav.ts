import { concat } from '../../../../crypto/primitives/bytes.ts'
import { Findings, namesOf } from '../found.ts'
import { type Cleaner, damaged, type FoundName } from '../outcome.ts'
import { fromLatin1, latin1, readExactly, u32le, untilZero, viewOf } from '../reading.ts'
import type { ByteSource } from '../source.ts'
import { PieceList, Window } from '../window.ts'
import { findId3, MOST_TEXT } from './id3.ts'
import { id3Size } from './id3-size.ts'

/** Formats whose bytes are sound and nothing else, with the least size of their `fmt ` in bytes. */
const CODECS: Readonly<Record<number, number>> = {
  ...{ 1: 16, 2: 18, 3: 16, 6: 16, 7: 16, 17: 18, 49: 18, 65534: 40 },
}
const EXTENSIBLE = 65534
/** The bytes behind the two bytes of the format in the identifiers of WAVEFORMATEXTENSIBLE. */
const GUID_TAIL = '\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71'
const UNKNOWN_SIZE = 0xffffffff
const MOST_CHUNKS = 10_000
const SCAN = 65_536

interface Chunk {
  readonly id: string
  /** of what stands in it */
  readonly from: number
  readonly size: number
}

/**
 * WAV, RF64 and BW64 (EBU Tech 3306): how the sound is stored, and the sound. Everything else goes: LIST, bext, iXML,
 * id3, cue, bytes between and behind. A recorder that was cut off leaves its sizes wrong; then the sound is what there
 * is.
 */
export const cleanWav: Cleaner = async (source, tools) => {
  const found = new Findings()
  const chunks = await readChunks(source, (bytes) => tools.spend(bytes))
  for (const chunk of chunks) await tellChunk(source, chunk, found)
  const format = chunks.find(({ id }) => id === 'fmt ')
  const data = chunks.find(({ id }) => id === 'data')
  if (format === undefined || data === undefined) throw damaged('no sound in it')
  const fmt = cleanFormat(await readExactly(source, format.from, Math.min(format.size, 256)))
  const align = Math.max(1, viewOf(fmt).getUint16(12, true))
  const size = data.size - (data.size % align)
  const fact = chunks.find((one) => one.id === 'fact' && one.size >= 4)
  const samples = fact === undefined ? null : await readExactly(source, fact.from, 4)
  const pieces = new PieceList()
  pieces.putAll(headerOf(fmt, samples, size, align))
  pieces.keep(data.from, size)
  if (size % 2 === 1) pieces.put(new Uint8Array(1))
  return { pieces: pieces.pieces, found: found.list(), stays: [] }
}

async function readChunks(source: ByteSource, spend: (bytes: number) => void): Promise<Chunk[]> {
  const window = new Window(source)
  const chunks: Chunk[] = []
  let at = 12
  let dataSize: number | null = null
  while (at + 8 <= source.size) {
    const head = await window.bytes(at, 8)
    const id = latin1(head, 0, 4)
    let size = viewOf(head).getUint32(4, true)
    if (id === 'ds64' && size >= 28) {
      const parts = viewOf(await window.bytes(at + 8, 28))
      dataSize = Number(parts.getBigUint64(8, true))
    }
    if (id === 'data') {
      if (size === UNKNOWN_SIZE && dataSize !== null) size = dataSize
      size = await sizeOfSound(window, at + 8, size, spend)
    }
    chunks.push({ id, from: at + 8, size: Math.min(size, source.size - at - 8) })
    if (chunks.length > MOST_CHUNKS) throw damaged('too many chunks')
    at += 8 + size + (size % 2)
  }
  if (at < source.size) chunks.push({ id: 'rest', from: at, size: source.size - at })
  return chunks
}

/** Names of chunks, but for those that stand in a list: beside the sound, something is damaged. */
const CHUNK = /^(?!I[A-Z]{3})[\x20-\x7e]{4}$/

/** Whether chunks from `from` on fill the file to its end. */
async function fitsTail(window: Window, from: number): Promise<boolean> {
  let at = from
  for (let count = 0; count < MOST_CHUNKS && at + 8 <= window.size; count++) {
    const head = await window.bytes(at, 8)
    if (!CHUNK.test(latin1(head, 0, 4))) return false
    const size = viewOf(head).getUint32(4, true)
    at += 8 + size + (size % 2)
  }
  return at === window.size
}

/** The size of sound as it is said, unless the rest of the file does not fit it. */
async function sizeOfSound(
  window: Window,
  from: number,
  said: number,
  spend: (bytes: number) => void,
): Promise<number> {
  if (await fitsTail(window, from + said + (said % 2))) return said
  const rest = window.size - from
  const known = await endOfSound(window, from, spend)
  const isUnknown = said === 0 || said === UNKNOWN_SIZE
  if (!isUnknown && known !== null && known !== said) {
    throw damaged('the sound ends elsewhere than it says')
  }
  if (known !== null) return known
  const isWithin = !isUnknown && said < rest
  if (isWithin && !(await isChunk(window, from + said + (said % 2)))) {
    throw damaged('something else behind the sound')
  }
  if (isWithin) return said
  const looked = Math.min(rest, SCAN)
  if (WORDS.test(latin1(await window.bytes(window.size - looked, looked)))) {
    throw damaged('words where sound should end')
  }
  return rest
}

async function isChunk(window: Window, at: number): Promise<boolean> {
  const head = await window.upTo(at, 8)
  if (head.length < 8) return head.every((byte) => byte === 0)
  return TAIL_IDS.includes(latin1(head, 0, 4)) && viewOf(head).getUint32(4, true) <= window.size
}

/** Sound seldom looks like this. */
const WORDS = /[\w .,:/-]{12}/

const TAIL_IDS = [
  ...['LIST', 'bext', 'iXML', 'id3 ', 'ID3 ', '_PMX', 'cue ', 'axml', 'aXML', 'umid', 'JUNK'],
  ...['PAD ', 'FLLR', 'PEAK', 'smpl', 'inst', 'DISP', 'acid', 'plst', 'afsp', 'cart', 'link'],
]

/** Bytes of sound up to chunks that we know by name, and that fill the file; null: there are none. */
async function endOfSound(
  window: Window,
  from: number,
  spend: (bytes: number) => void,
): Promise<number | null> {
  spend(window.size - from)
  for (let at = from; at < window.size; at += SCAN) {
    const text = latin1(await window.upTo(at, SCAN + 3))
    const hits = TAIL_IDS.flatMap((id) => allOf(text, id)).sort((a, b) => a - b)
    for (const hit of hits) if (await fitsTail(window, at + hit)) return at + hit - from
  }
  return null
}

function allOf(text: string, id: string): number[] {
  const out: number[] = []
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) out.push(at)
  return out
}

/** `fmt ` with what its codec asks for, and not a byte behind it. */
function cleanFormat(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 16) throw damaged('no format of the sound')
  const view = viewOf(bytes)
  const codec = view.getUint16(0, true)
  const least = CODECS[codec]
  if (least === undefined || bytes.length < least) {
    throw damaged('sound of a kind that is not known')
  }
  if (least === 16) return bytes.slice(0, 16)
  if (codec !== EXTENSIBLE) return cleanCompressed(bytes, codec)
  const inner = view.getUint16(24, true)
  if (CODECS[inner] !== 16 || latin1(bytes, 26, 40) !== GUID_TAIL) {
    throw damaged('sound of a kind that is not known')
  }
  const out = bytes.slice(0, 40)
  viewOf(out).setUint16(16, 22, true)
  return out
}

/** Coefficients that every encoder of Microsoft's ADPCM uses, and how many they are. */
const ADPCM = 2
const COEFFICIENTS = [...[7, 256, 0, 512, -256, 0, 0, 192, 64, 240, 0, 460, -208, 392, -232]]

function cleanCompressed(bytes: Uint8Array, codec: number): Uint8Array {
  const size =
    codec === ADPCM ? 20 + 2 * COEFFICIENTS.length : codec === 17 || codec === 49 ? 20 : 18
  const out = new Uint8Array(size)
  out.set(bytes.subarray(0, size))
  const view = viewOf(out)
  view.setUint16(16, size - 18, true)
  if (codec !== ADPCM) return out
  for (const [i, value] of COEFFICIENTS.entries()) view.setInt16(20 + 2 * i, value, true)
  return out
}

function headerOf(
  fmt: Uint8Array,
  fact: Uint8Array | null,
  size: number,
  align: number,
): Uint8Array[] {
  const factChunk = fact === null ? [] : [chunkHead('fact', 4), fact]
  const fmtChunk = [chunkHead('fmt ', fmt.length), fmt]
  const padded = size + (size % 2)
  const before = 4 + 8 + fmt.length + (fact === null ? 0 : 12) + 8
  const large = before + padded >= UNKNOWN_SIZE
  if (!large) {
    const head = [chunkHead('RIFF', before + padded), fromLatin1('WAVE')]
    return [...head, ...fmtChunk, ...factChunk, chunkHead('data', size)]
  }
  const sizes = new Uint8Array(28)
  const view = viewOf(sizes)
  view.setBigUint64(0, BigInt(before + 36 + padded), true)
  view.setBigUint64(8, BigInt(size), true)
  view.setBigUint64(16, BigInt(Math.floor(size / align)), true)
  const head = [chunkHead('RF64', UNKNOWN_SIZE), fromLatin1('WAVE'), chunkHead('ds64', 28), sizes]
  return [...head, ...fmtChunk, ...factChunk, chunkHead('data', UNKNOWN_SIZE)]
}

function chunkHead(id: string, size: number): Uint8Array {
  return concat(fromLatin1(id), u32le(size))
}

const QUIET = ['fmt ', 'data', 'fact', 'ds64']

async function tellChunk(source: ByteSource, chunk: Chunk, found: Findings): Promise<void> {
  if (QUIET.includes(chunk.id)) return
  const bytes = await readExactly(source, chunk.from, Math.min(chunk.size, MOST_TEXT))
  if (bytes.every((byte) => byte === 0)) return
  if (chunk.id === 'LIST') return tellList(bytes, found)
  if (chunk.id === 'bext') return tellBroadcast(bytes, found)
  if (chunk.id === 'iXML') return tellXml(bytes, found)
  if (chunk.id.toLowerCase() === 'id3 ' && id3Size(bytes) !== null) return findId3(bytes, found)
  found.add(chunk.id === 'rest' ? 'history' : 'other')
}

const INFO = namesOf({
  ...{ place: 'ILOC ICNT', time: 'ICRD IDIT', device: 'ISRC IMED', software: 'ISFT' },
  person: 'IART IENG ITCH ICMS ICOP',
})

function tellList(bytes: Uint8Array, found: Findings): void {
  const view = viewOf(bytes)
  for (let at = 4; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    const value = text(bytes, at + 8, at + 8 + size)
    found.add(INFO.get(latin1(bytes, at, at + 4)) ?? 'description', value)
    at += 8 + size + (size % 2)
  }
}

/** EBU Tech 3285: description, originator, its reference, day and time. */
function tellBroadcast(bytes: Uint8Array, found: Findings): void {
  const put = (what: FoundName, from: number, to: number) =>
    found.addText(what, text(bytes, from, to))
  put('description', 0, 256)
  put('person', 256, 288)
  put('serial', 288, 320)
  put('time', 320, 338)
  put('software', 602, bytes.length)
}

const IXML = { NOTE: 'description', PROJECT: 'description', SCENE: 'description' } as const

function tellXml(bytes: Uint8Array, found: Findings): void {
  const xml = text(bytes, 0, bytes.length)
  for (const [tag, what] of Object.entries(IXML)) {
    const [, value = ''] = new RegExp(`<${tag}>([^<]*)<`).exec(xml) ?? []
    found.addText(what, value)
  }
  found.add('other')
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return untilZero(new TextDecoder().decode(bytes.subarray(from, to)))
}
