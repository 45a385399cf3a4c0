import type { Findings } from '../found.ts'
import { CleanError, damaged } from '../outcome.ts'
import { latin1, numberOf } from '../reading.ts'
import { cleanAac } from '../sound/aac.ts'
import type { Patch, Window } from '../window.ts'
import type { SampleEntry } from './mp4-entry.ts'
import { cleanSei, filler, H264, HEVC, type NalKind } from './nal.ts'

/** Looks through one sample for what people do not see; null for codecs that have no such place. */
export type Scrub = ((at: number, size: number) => Promise<void>) | null

const H264_TYPES = ['avc1', 'avc3', 'dva1']
const HEVC_TYPES = ['hvc1', 'hev1', 'dvh1', 'dvhe']

/** How the samples of a track are coded. */
export type Coded = Pick<SampleEntry, 'type' | 'lengthSize' | 'isAac'>

/** The function that looks through samples that are coded so. */
export function scrubOf({ type, lengthSize, isAac }: Coded, course: Course): Scrub {
  if (H264_TYPES.includes(type)) return (at, size) => scrubUnits(course, H264, lengthSize, at, size)
  if (HEVC_TYPES.includes(type)) return (at, size) => scrubUnits(course, HEVC, lengthSize, at, size)
  if (isAac) return (at, size) => scrubAac(course, at, size)
  return type === 'av01' ? (at, size) => scrubAv1(course, at, size) : null
}

/** The file that is looked through, and what is found in it. */
interface Course {
  readonly window: Window
  /** gets a patch for everything to be blanked */
  readonly patches: Patch[]
  readonly found: Findings
}

const MOST_UNIT = 1024 * 1024
const LARGE = 'what stands beside the pictures is too large'

async function scrubUnits(
  course: Course,
  kind: NalKind,
  lengthSize: number,
  from: number,
  size: number,
): Promise<void> {
  if (lengthSize === 0) throw damaged('no word of how the film is stored')
  const end = from + size
  let at = from
  while (at + lengthSize <= end) {
    const head = await course.window.bytes(at, Math.min(lengthSize + 1, end - at))
    const length = numberOf(head.subarray(0, lengthSize))
    at += lengthSize
    if (at + length > end) throw damaged('a picture is not whole')
    if (length > 0) await scrubUnit(course, kind, head[lengthSize] ?? 0, at, length)
    at += length
  }
  if (at < end) course.patches.push({ at, bytes: new Uint8Array(end - at) })
}

async function scrubUnit(
  { window, patches, found }: Course,
  kind: NalKind,
  first: number,
  at: number,
  size: number,
): Promise<void> {
  const type = kind.typeOf(first)
  const isSei = kind.sei.includes(type)
  if (!isSei && type !== kind.filler && !kind.isOthers(type)) return
  if (size > MOST_UNIT) throw new CleanError('too-large', LARGE)
  const unit = await window.bytes(at, size)
  if (isSei) {
    const clean = cleanSei(unit, kind)
    if (clean === null) return
    patches.push({ at, bytes: clean.bytes })
    for (const text of clean.gone) tellLetters(text, found)
    return
  }
  const blank = filler(size, kind)
  if (unit.every((byte, i) => byte === blank[i])) return
  patches.push({ at, bytes: blank })
  if (type !== kind.filler) found.add('maker-note')
}

const WORD = /[\x20-\x7e]{8,}/

/** Encoders write their settings as letters; other messages count pictures and are not told. */
function tellLetters(bytes: Uint8Array, found: Findings): void {
  const [word] = WORD.exec(latin1(bytes, 0, 2048)) ?? []
  if (word !== undefined) found.add('software', word)
}

const AAC_HEAD = 640

async function scrubAac(
  { window, patches, found }: Course,
  at: number,
  size: number,
): Promise<void> {
  const frame = await window.bytes(at, Math.min(size, AAC_HEAD))
  const clean = cleanAac(frame)
  if (clean === null) return
  patches.push({ at, bytes: clean.bytes })
  tellLetters(clean.gone.subarray(0, 64), found)
}

const METADATA = 5
const PADDING = 15
/** Light of the content and of the mastering display. */
const LIGHT = [1, 2]
const KNOWN = [1, 2, 3, 4, 6, 7, 8]

/** AV1 5.3: units of metadata become units of padding. */
async function scrubAv1(
  { window, patches, found }: Course,
  from: number,
  size: number,
): Promise<void> {
  const end = from + size
  let at = from
  while (at < end) {
    const bytes = await window.bytes(at, Math.min(11, end - at))
    const first = bytes[0] ?? 0
    const extended = (first & 4) !== 0 ? 1 : 0
    const sized = (first & 2) !== 0
    const { value, size: digits } = sized ? leb128(bytes, 1 + extended) : { value: 0, size: 0 }
    const head = 1 + extended + digits
    const length = sized ? value : end - at - head
    if (at + head + length > end) throw damaged('a picture is not whole')
    const type = (first >> 3) & 15
    const isLight = type === METADATA && LIGHT.includes(bytes[head] ?? 0)
    if (!KNOWN.includes(type) && !isLight && length > 0) {
      if (length > MOST_UNIT) throw new CleanError('too-large', LARGE)
      patches.push({ at, bytes: Uint8Array.of((first & 0x87) | (PADDING << 3)) })
      patches.push({ at: at + head, bytes: new Uint8Array(length).fill(128) })
      if (type === METADATA) found.add('maker-note')
    }
    at += head + length
  }
}

function leb128(bytes: Uint8Array, from: number): { value: number; size: number } {
  let value = 0
  for (let i = 0; i < 8; i++) {
    const byte = bytes[from + i] ?? 0
    value += (byte & 127) * 128 ** i
    if (byte < 128) return { value, size: i + 1 }
  }
  throw damaged('a size without end')
}
