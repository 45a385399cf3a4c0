/**
 * Readers of film for the tests, written without a look at the cleaners: what lies in which track,
 * as a player finds it.
 */

export interface ReadTrack {
  /** `vide`, `soun` and others; for WebM the number of the track */
  readonly kind: string
  readonly samples: readonly Buffer[]
  /** times at which each is shown, if the file says them */
  readonly times: readonly number[]
}

interface ReadBox {
  readonly type: string
  readonly at: number
  readonly body: Buffer
}

function boxes(bytes: Buffer, base = 0): ReadBox[] {
  const out: ReadBox[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const said = bytes.readUInt32BE(at)
    const head = said === 1 ? 16 : 8
    const size = said === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : said
    if (size < head || at + size > bytes.length) break
    out.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      at: base + at,
      body: bytes.subarray(at + head, at + size),
    })
    at += size
  }
  return out
}

function inside(bytes: Buffer, ...path: readonly string[]): Buffer {
  return path.reduce(
    (body, type) => boxes(body).find((box) => box.type === type)?.body ?? Buffer.alloc(0),
    bytes,
  )
}

function numbers(body: Buffer, from: number, count: number, size = 4): number[] {
  return Array.from({ length: count }, (_, i) =>
    body.readUIntBE(from + i * size, Math.min(size, 6)),
  )
}

/** Tracks of MP4 and QuickTime, from tables and from fragments. */
export function readMp4(file: Buffer): Map<number, ReadTrack> {
  const top = boxes(file)
  const moov = top.find(({ type }) => type === 'moov')?.body ?? Buffer.alloc(0)
  const tracks = new Map<number, { kind: string; samples: Buffer[]; times: number[] }>()
  for (const { body } of boxes(moov).filter(({ type }) => type === 'trak')) {
    const kind = inside(body, 'mdia', 'hdlr').toString('latin1', 8, 12)
    const stbl = inside(body, 'mdia', 'minf', 'stbl')
    const samples = readSamples(file, stbl)
    tracks.set(inside(body, 'tkhd').readUInt32BE(12), { kind, samples, times: [] })
  }
  for (const moof of top.filter(({ type }) => type === 'moof')) {
    for (const { body } of boxes(moof.body).filter(({ type }) => type === 'traf')) {
      const tfhd = inside(body, 'tfhd')
      const track = tracks.get(tfhd.readUInt32BE(4))
      const trun = inside(body, 'trun')
      let at = moof.at + trun.readInt32BE(8)
      for (const size of numbers(trun, 12, trun.readUInt32BE(4))) {
        track?.samples.push(file.subarray(at, at + size))
        at += size
      }
      track?.times.push(inside(body, 'tfdt').readUInt32BE(4))
    }
  }
  return tracks
}

function readSamples(file: Buffer, stbl: Buffer): Buffer[] {
  const stsz = inside(stbl, 'stsz')
  const stsc = inside(stbl, 'stsc')
  const short = inside(stbl, 'stco')
  const long = inside(stbl, 'co64')
  const count = stsz.readUInt32BE(8)
  // plain sound of two channels and sixteen bits is counted in frames of one byte
  const each = stsz.readUInt32BE(4) === 1 ? 4 : stsz.readUInt32BE(4)
  const sizes = each > 0 ? new Array<number>(count).fill(each) : numbers(stsz, 12, count)
  const offsets =
    long.length > 0
      ? numbers(long, 10, long.readUInt32BE(4), 8)
      : numbers(short, 8, short.readUInt32BE(4))
  const perChunk = stsc.readUInt32BE(12)
  return offsets.flatMap((offset, chunk) => {
    let at = offset
    return sizes.slice(chunk * perChunk, (chunk + 1) * perChunk).map((size) => {
      at += size
      return file.subarray(at - size, at)
    })
  })
}

/** Units of a sample of H.264 or HEVC that hold a picture. */
export function pictures(sample: Buffer, codec: 'avc' | 'hevc'): string[] {
  const out: string[] = []
  for (let at = 0; at + 4 < sample.length; ) {
    const size = sample.readUInt32BE(at)
    const first = sample[at + 4] ?? 0
    const isPicture = codec === 'avc' ? [1, 5].includes(first & 31) : ((first >> 1) & 63) < 32
    if (isPicture) out.push(sample.toString('hex', at + 4, at + 4 + size))
    at += 4 + size
  }
  return out
}

const MASTERS = [0x18538067, 0x1f43b675, 0xa0]

/** Blocks of WebM by their tracks, with the time of each. */
export function readWebm(file: Buffer): Map<number, ReadTrack> {
  const tracks = new Map<number, { kind: string; samples: Buffer[]; times: number[] }>()
  let cluster = 0
  for (let at = 0; at < file.length; ) {
    const idSize = Math.clz32(file[at] ?? 0) - 23
    const sizeSize = Math.clz32(file[at + idSize] ?? 0) - 23
    if (idSize > 4 || sizeSize > 8 || at + idSize + sizeSize > file.length) break
    const id = file.readUIntBE(at, idSize)
    const head = file.subarray(at + idSize, at + idSize + sizeSize)
    const from = at + idSize + sizeSize
    const all = head.readUIntBE(Math.max(0, sizeSize - 6), Math.min(6, sizeSize))
    const size = sizeSize > 6 ? all : all - 2 ** (7 * sizeSize)
    if (MASTERS.includes(id)) {
      at = from
      continue
    }
    if (from + size > file.length) break
    const body = file.subarray(from, from + size)
    if (id === 0xe7) cluster = body.readUIntBE(Math.max(0, size - 6), Math.min(6, size))
    if (id === 0xa3 || id === 0xa1) {
      const number = (body[0] ?? 0) & 127
      const track = tracks.get(number) ?? { kind: String(number), samples: [], times: [] }
      track.samples.push(body.subarray(4))
      track.times.push(cluster + body.readInt16BE(1))
      tracks.set(number, track)
    }
    at = from + size
  }
  return tracks
}
