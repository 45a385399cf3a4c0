import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { CleanError, damaged } from '../outcome.ts'
import { latin1, viewOf } from '../reading.ts'
import { type Box, bodyOf, countedOf, firstOf, makeBox, parseBoxes } from './bmff.ts'
import {
  cleanAv1,
  cleanAvc,
  cleanEsds,
  cleanHevc,
  type EsSound,
  esSound,
  lengthSizeIn,
} from './mp4-config.ts'

const LOCKED = ['encv', 'enca', 'drms', 'drmi', 'p608']
const FILM = [
  ...['avc1', 'avc3', 'hvc1', 'hev1', 'dvh1', 'dvhe', 'dva1', 'av01', 'vp08', 'vp09'],
  ...['mp4v', 's263', 'h263', 'apch', 'apcn', 'apcs', 'apco', 'ap4h', 'ap4x'],
]
const SOUND = [
  ...['mp4a', 'alac', 'fLaC', 'Opus', 'ac-3', 'ec-3', 'samr', 'sawb', '.mp3', 'ms\0U'],
  ...['sowt', 'twos', 'lpcm', 'ipcm', 'fpcm', 'raw ', 'NONE', 'in24', 'in32', 'fl32', 'fl64'],
  ...['alaw', 'ulaw', 'ima4'],
]

/** Whether a codec is known; those of encrypted samples are. */
export function isKnown({ type }: Box, isFilm: boolean): boolean {
  return LOCKED.includes(type) || (isFilm ? FILM : SOUND).includes(type)
}

/** The kept part of a description of samples, and how their bytes are looked through. */
export interface SampleEntry {
  readonly type: string
  readonly bytes: Uint8Array
  /** bytes before each unit of H.264 and HEVC samples; 0 for others */
  readonly lengthSize: number
  /** of sound whose sizes are counted in frames: bytes of so many frames */
  readonly packet: { readonly bytes: number; readonly frames: number } | null
  /** whether samples are frames of AAC as `cleanAac` reads them */
  readonly isAac: boolean
}

/**
 * A sample entry of film or sound with what a decoder asks for; names of encoders and their makers,
 * and all that is not known, are gone.
 *
 * @throws CleanError `locked` for encrypted samples, `damaged` for codecs that are not known
 */
export function cleanEntry(
  box: Box,
  isFilm: boolean,
  longSound: boolean,
  found: Findings,
): SampleEntry {
  if (LOCKED.includes(box.type)) throw new CleanError('locked', 'the samples are encrypted')
  if (!(isFilm ? FILM : SOUND).includes(box.type)) {
    throw damaged('film or sound of a kind that is not known')
  }
  return isFilm ? cleanFilm(box, found) : cleanSound(box, longSound, found)
}

const FILM_SIZE = 78

function cleanFilm({ type, body }: Box, found: Findings): SampleEntry {
  const old = firstOf(body, FILM_SIZE)
  const name = latin1(old, 43, 43 + Math.min(31, old[42] ?? 0))
  if (name.trim() !== '') found.add('software', name)
  const head = new Uint8Array(FILM_SIZE)
  head[7] = 1
  head.set(old.subarray(24, 36), 24)
  head[41] = 1
  head.set(old.subarray(74, 76), 74)
  head.fill(255, 76)
  const children = parseBoxes(body.subarray(FILM_SIZE))
  return {
    type,
    bytes: makeBox(type, head, ...cleanChildren(children)),
    lengthSize: lengthSizeIn(children) ?? 0,
    ...{ packet: null, isAac: false },
  }
}

const SOUND_SIZE = 28

function cleanSound({ type, body }: Box, longSound: boolean, found: Findings): SampleEntry {
  const old = firstOf(body, SOUND_SIZE)
  const version = viewOf(old).getUint16(8)
  const size = SOUND_SIZE + (longSound ? (version === 1 ? 16 : version === 2 ? 36 : 0) : 0)
  const head = firstOf(body, size)
  head.fill(0, 0, 8)
  head[7] = 1
  head.fill(0, 10, 16)
  if (old.subarray(12, 16).some((byte) => byte > 32)) found.add('software', latin1(old, 12, 16))
  const children = parseBoxes(body.subarray(size))
  const bytes = makeBox(type, head, ...cleanChildren(children))
  const isAac = type === 'mp4a' && esSoundIn(children) === 'aac'
  return { type, bytes, lengthSize: 0, packet: packetOf(type, head, version), isAac }
}

/** @throws CleanError `damaged` for kinds of sound whose layout is not known here */
function esSoundIn(children: readonly Box[]): EsSound {
  const all = children.flatMap((box) => (box.type === 'wave' ? parseBoxes(box.body) : [box]))
  const esds = bodyOf(all, 'esds')
  const sound = esds === undefined ? null : esSound(esds)
  if (sound === null) throw damaged('sound of a kind that is not known')
  return sound
}

const PLAIN = [
  ...['sowt', 'twos', 'raw ', 'NONE', 'in24', 'in32', 'fl32', 'fl64', 'alaw', 'ulaw', 'lpcm'],
]

function packetOf(type: string, head: Uint8Array, version: number): SampleEntry['packet'] {
  const view = viewOf(head)
  if (version === 1 && head.length >= SOUND_SIZE + 16) {
    const frames = view.getUint32(SOUND_SIZE)
    const bytes = view.getUint32(SOUND_SIZE + 8)
    return frames > 0 && bytes > 0 ? { bytes, frames } : null
  }
  if (version !== 0 || !PLAIN.includes(type)) return null
  const wide = type === 'alaw' || type === 'ulaw' ? 1 : Math.ceil(view.getUint16(18) / 8)
  return { bytes: wide * view.getUint16(16), frames: 1 }
}

type Clean = (body: Uint8Array) => Uint8Array | null

const exactly =
  (size: number): Clean =>
  (body) =>
    firstOf(body, size)

const upTo =
  (size: number): Clean =>
  (body) =>
    body.slice(0, size)

/** Boxes that may stand in a sample entry, and the part of each that is kept. */
const CHILDREN: Readonly<Record<string, Clean>> = {
  ...{ avcC: cleanAvc, hvcC: cleanHevc, av1C: cleanAv1 },
  ...{ esds: cleanEsds, vpcC: exactly(12) },
  ...{ pasp: exactly(8), clap: exactly(32), fiel: exactly(2), gama: exactly(4), btrt: exactly(12) },
  ...{ mdcv: exactly(24), clli: exactly(4), SmDm: exactly(28), CoLL: exactly(8) },
  ...{ dvcC: exactly(24), dvvC: exactly(24), dvwC: exactly(24), colr: cleanColour },
  ...{ dac3: exactly(3), dec3: upTo(16), alac: upTo(52), chan: cleanLayout, pcmC: exactly(6) },
  ...{ frma: exactly(4), enda: exactly(2), srat: exactly(8), wave: cleanWave, dOps: cleanOpus },
  ...{ dfLa: cleanFlac, damr: withoutVendor(9), d263: withoutVendor(7) },
}

function cleanChildren(boxes: readonly Box[]): Uint8Array[] {
  return boxes.flatMap(({ type, body }) => {
    const clean = CHILDREN[type]?.(body) ?? null
    return clean === null ? [] : [makeBox(type, clean)]
  })
}

/** `nclx` and `nclc` name their colours by numbers; profiles would hold their makers' names. */
function cleanColour(body: Uint8Array): Uint8Array | null {
  const kind = latin1(body, 0, 4)
  if (kind === 'nclx') return firstOf(body, 11)
  return kind === 'nclc' ? firstOf(body, 10) : null
}

function cleanLayout(body: Uint8Array): Uint8Array {
  return countedOf(body, 12, 20)
}

const WAVE = ['frma', 'esds', 'alac', 'enda']

function cleanWave(body: Uint8Array): Uint8Array {
  const kept = parseBoxes(body).filter(({ type }) => WAVE.includes(type))
  return concat(...cleanChildren(kept), makeBox('\0\0\0\0'))
}

function cleanOpus(body: Uint8Array): Uint8Array {
  const head = firstOf(body, 11)
  return head[10] === 0 ? head : firstOf(body, 13 + (head[1] ?? 0))
}

/** The first block, which the decoder asks for; comments may follow it. */
function cleanFlac(body: Uint8Array): Uint8Array {
  const out = firstOf(body, 4 + 4 + 34)
  out[4] = 128
  return out
}

function withoutVendor(size: number): Clean {
  return (body) => {
    const out = body.slice(0, size)
    out.fill(0, 0, 5)
    return out
  }
}
