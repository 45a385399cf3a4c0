import { bitsAt } from '../reading.ts'

/** A frame of MPEG audio, layer III (ISO 11172-3 and 13818-3), as its header and side info describe it. */
export interface Mp3Frame {
  /** bytes, with the header */
  readonly size: number
  /** bytes before the main data: header, checksum, side info */
  readonly head: number
  /** header, checksum */
  readonly sideFrom: number
  /** the fields that all frames of one sound have alike */
  readonly kind: number
  readonly mpeg1: boolean
  readonly channels: 1 | 2
  /** of sound in it */
  readonly seconds: number
}

const MPEG1_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MPEG2_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const SAMPLE_RATES = [44_100, 48_000, 32_000]

/** The frame that the four bytes of a header describe; null if they are no header, or of the free bit rate. */
export function parseFrame(bytes: Uint8Array): Mp3Frame | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  if (bytes.length < 4 || a !== 0xff || b < 0xe0) return null
  const version = (b >> 3) & 3
  const mpeg1 = version === 3
  const kilobits = (mpeg1 ? MPEG1_RATES : MPEG2_RATES)[c >> 4] ?? 0
  const base = SAMPLE_RATES[(c >> 2) & 3]
  if (version === 1 || ((b >> 1) & 3) !== 1 || kilobits === 0 || base === undefined) return null
  const rate = mpeg1 ? base : version === 2 ? base / 2 : base / 4
  const channels = d >> 6 === 3 ? 1 : 2
  const sideFrom = (b & 1) === 0 ? 6 : 4
  const side = mpeg1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17
  const size = Math.floor(((mpeg1 ? 144 : 72) * kilobits * 1000) / rate) + ((c >> 1) & 1)
  const head = sideFrom + side
  if (size < head) return null
  const seconds = (mpeg1 ? 1152 : 576) / rate
  return { size, head, sideFrom, kind: (b & 0xfe) * 256 + (c & 0x0c), mpeg1, channels, seconds }
}

/**
 * The place of a frame's sound in the main data of all frames.
 *
 * @param bytes of the frame, at least `head` of them
 * @returns bytes before the main data of this very frame, and how many bytes it is long
 */
export function mainDataOf(frame: Mp3Frame, bytes: Uint8Array): { back: number; size: number } {
  const side = bytes.subarray(frame.sideFrom, frame.head)
  const { channels, mpeg1 } = frame
  const back = bitsAt(side, 0, mpeg1 ? 9 : 8)
  const spare = mpeg1 ? (channels === 1 ? 5 : 3) + 4 * channels : channels
  const first = (mpeg1 ? 9 : 8) + spare
  const each = mpeg1 ? 59 : 63
  let bits = 0
  for (let i = 0; i < channels * (mpeg1 ? 2 : 1); i++) bits += bitsAt(side, first + i * each, 12)
  return { back, size: Math.ceil(bits / 8) }
}

/** CRC-16 as the LAME tag has it: polynomial 0x8005, reflected, from 0. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return crc
}
