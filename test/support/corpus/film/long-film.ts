import type { ByteSource } from '../../../../client/shared/clean/source.ts'
import { Marks } from '../marks.ts'
import { big, bytes, little } from './media-kit.ts'
import { avcConfig, box, FILM, filmEntry, full, movieHead, NONE, track } from './mp4-kit.ts'
import { element } from './webm.ts'

const SAMPLE = 1024 * 1024

/** A source whose bytes are made when they are read, with the sizes of the reads. */
export interface LongFile {
  readonly source: ByteSource
  readonly reads: number[]
  /** bytes of film or sound */
  readonly shown: number
  /** first bytes of each stretch of it */
  readonly begin: Uint8Array
}

interface Layout {
  readonly head: Uint8Array
  /** first bytes of each of `count` stretches of `SAMPLE` bytes; the rest is zeros */
  readonly each: Uint8Array
  readonly count: number
  readonly tail: Uint8Array
}

function longFile({ head, each, count, tail }: Layout): LongFile {
  const reads: number[] = []
  const end = head.length + count * SAMPLE
  const size = end + tail.length
  const put = (out: Uint8Array, offset: number, at: number, part: Uint8Array) => {
    const from = Math.max(offset, at)
    const to = Math.min(offset + out.length, at + part.length)
    if (from < to) out.set(part.subarray(from - at, to - at), from - offset)
  }
  const read = async (offset: number, length: number) => {
    reads.push(length)
    const out = new Uint8Array(Math.min(length, size - offset))
    put(out, offset, 0, head)
    put(out, offset, end, tail)
    const first = Math.max(0, Math.floor((offset - head.length) / SAMPLE))
    for (let i = first; i < count && head.length + i * SAMPLE < offset + out.length; i++) {
      put(out, offset, head.length + i * SAMPLE, each)
    }
    return out
  }
  return { source: { size, read }, reads, shown: count * SAMPLE, begin: each }
}

/** One track of H.264, one picture of 1 MiB in each sample; tables last, offsets of eight bytes. */
export function longMp4(size: number): LongFile {
  const marks = new Marks('long')
  const count = Math.ceil(size / SAMPLE)
  const head = bytes(
    box('ftyp', 'isom', big(0, 4), 'isom'),
    ...[big(1, 4), 'mdat', big(16 + count * SAMPLE, 8)],
  )
  const offsets = Array.from({ length: count }, (_, i) => big(head.length + i * SAMPLE, 8))
  const table = [
    full('stts', NONE, big(1, 4), big(count, 4), big(40, 4)),
    full('stsc', NONE, big(1, 4), big(1, 4), big(1, 4), big(1, 4)),
    full('stsz', NONE, big(SAMPLE, 4), big(count, 4)),
    full('co64', NONE, big(count, 4), ...offsets),
  ]
  const entry = filmEntry(marks, 'avc1', box('avcC', avcConfig(marks)))
  const film = track(marks, { id: 1, handler: 'vide', media: FILM, entry, table })
  const each = bytes(big(SAMPLE - 4, 4), [0x65])
  return longFile({ head, each, count, tail: box('moov', movieHead(marks), film) })
}

/** Clusters of one block of 1 MiB each. */
export function longWebm(size: number): LongFile {
  const count = Math.ceil(size / SAMPLE)
  const film = element(
    0xae,
    element(0xd7, [1]),
    element(0x73c5, [1]),
    element(0x83, [1]),
    element(0x86, 'V_VP9'),
  )
  const head = bytes(
    element(0x1a45dfa3, element(0x4282, 'webm')),
    ...[big(0x18538067, 4), [1], new Array(7).fill(255), element(0x1654ae6b, film)],
  )
  const time = element(0xe7, [0])
  const frame = SAMPLE - 8 - time.length - 5
  const sized = (id: Uint8Array, length: number) => bytes(id, [0x10], big(length, 3))
  const each = bytes(
    ...[sized(big(0x1f43b675, 4), SAMPLE - 8), time, sized(big(0xa3, 1), frame)],
    [0x81, 0, 0, 0x80],
  )
  const file = longFile({ head, each, count, tail: new Uint8Array(0) })
  // the header of a cluster is written again, its content is not
  return { ...file, begin: each.subarray(8) }
}

/** RF64 of one channel and eight bits, with a list behind the sound. */
export function longWav(size: number): LongFile {
  const count = Math.ceil(size / SAMPLE)
  const chunk = (id: string, body: Uint8Array) => bytes(id, little(body.length, 4), body)
  const sizes = bytes(little(0, 8), little(count * SAMPLE, 8), new Uint8Array(12))
  const format = bytes(
    little(1, 2),
    little(1, 2),
    little(8000, 4),
    little(8000, 4),
    little(1, 2),
    little(8, 2),
  )
  const unknown = little(0xffffffff, 4)
  const head = bytes(
    'RF64',
    unknown,
    'WAVE',
    chunk('ds64', sizes),
    chunk('fmt ', format),
    'data',
    unknown,
  )
  const tail = chunk('LIST', bytes('INFO', chunk('INAM', bytes('name'))))
  return longFile({ head, each: bytes('sound'), count, tail })
}
