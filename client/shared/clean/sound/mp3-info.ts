import type { Findings } from '../found.ts'
import { fromLatin1, latin1, untilZero, viewOf } from '../reading.ts'
import { crc16, type Mp3Frame } from './mp3-frame.ts'

const VBRI_FROM = 36

type InfoKind = 'xing' | 'vbri'

/** Whether a frame holds no sound but a table for players: how long it is, and where to seek. */
export function infoKind(frame: Mp3Frame, bytes: Uint8Array): InfoKind | null {
  const xing = latin1(bytes, frame.head, frame.head + 4)
  if (xing === 'Xing' || xing === 'Info') return 'xing'
  return latin1(bytes, VBRI_FROM, VBRI_FROM + 4) === 'VBRI' ? 'vbri' : null
}

/** Size of the sound that is kept, for the table. */
export interface Kept {
  readonly frames: number
  /** bytes, with the frame of the table */
  readonly size: number
}

/** A frame that holds such a table. */
export interface Info {
  readonly kind: InfoKind
  readonly frame: Mp3Frame
  readonly bytes: Uint8Array
}

/** The table, rebuilt without the encoder's name, its settings and its checksums of the original. */
export function cleanInfo({ kind, frame, bytes }: Info, kept: Kept, found: Findings): Uint8Array {
  return kind === 'xing' ? cleanXing(frame, bytes, kept, found) : cleanVbri(bytes, kept)
}

const TOC_SIZE = 100
const LAME_SIZE = 36
/** Written instead of the encoder's name with its version. */
const NAME = 'LAME'

function cleanXing(frame: Mp3Frame, bytes: Uint8Array, kept: Kept, found: Findings): Uint8Array {
  const out = new Uint8Array(bytes.length)
  out.set(bytes.subarray(0, 4))
  const view = viewOf(out)
  let at = frame.head + 8
  if (at + 8 + TOC_SIZE > bytes.length) return out
  const flags = viewOf(bytes).getUint32(frame.head + 4)
  out.set(bytes.subarray(frame.head, frame.head + 4), frame.head)
  view.setUint32(frame.head + 4, flags & 7)
  if ((flags & 1) !== 0) {
    view.setUint32(at, kept.frames)
    at += 4
  }
  if ((flags & 2) !== 0) {
    view.setUint32(at, kept.size)
    at += 4
  }
  if ((flags & 4) !== 0) {
    out.set(bytes.subarray(at, at + TOC_SIZE), at)
    at += TOC_SIZE
  }
  const lame = at
  const from = at + ((flags & 8) !== 0 ? 4 : 0)
  const name = untilZero(latin1(bytes, from, from + 9))
  if (name !== '' && name !== NAME) found.add('software', name)
  // players take the silence to cut at both ends only from these encoders' tags
  if (/^(LAME|Lavf|Lavc)/.test(name) && from + LAME_SIZE <= bytes.length) {
    out.set(fromLatin1(NAME), lame)
    out.set(bytes.subarray(from + 21, from + 24), lame + 21)
    view.setUint16(lame + 34, crc16(out.subarray(0, lame + 34)))
  }
  return out
}

/** Fraunhofer's table: version, delay, bytes and frames; without its points to seek by. */
function cleanVbri(bytes: Uint8Array, kept: Kept): Uint8Array {
  const out = new Uint8Array(bytes.length)
  out.set(bytes.subarray(0, 4))
  if (bytes.length < VBRI_FROM + 26) return out
  out.set(bytes.subarray(VBRI_FROM, VBRI_FROM + 8), VBRI_FROM)
  const view = viewOf(out)
  view.setUint32(VBRI_FROM + 10, kept.size)
  view.setUint32(VBRI_FROM + 14, kept.frames)
  return out
}
