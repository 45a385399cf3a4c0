import type { Marks } from '../marks.ts'

/** Bytes from letters, from lists of numbers, or as they are, one after the other. */
export function bytes(...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part),
      ),
    ),
  )
}

/** A number of `size` bytes, the largest first. */
export function big(value: number | bigint, size: number): Uint8Array {
  const out = Buffer.alloc(8)
  out.writeBigUInt64BE(BigInt(value))
  return new Uint8Array(out.subarray(8 - size))
}

/** A number of `size` bytes, the smallest first. */
export function little(value: number | bigint, size: number): Uint8Array {
  return new Uint8Array([...big(value, 8)].reverse().slice(0, size))
}

/** `size` pseudo-random bytes, the same for the same `seed`, that begin with `text`. */
export function filled(text: string, size: number, seed = 1): Uint8Array {
  let state = seed * 2_654_435_761
  const noise = Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return state >>> 24
  })
  noise.set(bytes(text).subarray(0, size))
  return noise
}

function syncsafe(size: number): number[] {
  return [21, 14, 7, 0].map((shift) => (size >> shift) & 127)
}

/** An ID3v2.4 tag with a text, a comment, a picture, an object and private data. */
export function id3v2(marks: Marks, { footer = false, version = 4 } = {}): Uint8Array {
  const frame = (id: string, ...body: (string | Uint8Array | number[])[]) => {
    const data = bytes(...body)
    const size = version === 4 ? syncsafe(data.length) : big(data.length, 4)
    return bytes(id, size, [0, 0], data)
  }
  const wide = (text: string) => bytes([0xff, 0xfe], Buffer.from(`${text}\0`, 'utf16le'))
  const body = bytes(
    frame('TIT2', [3], marks.at('Title')),
    frame('TPE1', [1], wide(marks.at('Artist'))),
    frame('TDRC', [0], marks.at('Date')),
    frame('TSSE', [0], marks.at('Encoder')),
    frame('TXXX', [3], 'place\0', marks.at('OwnText')),
    frame('COMM', [0], 'nob', '\0', marks.at('Comment')),
    frame('WXXX', [0], '\0', marks.at('Link')),
    frame('APIC', [0], 'image/jpeg\0\x03\0', bytes([0xff, 0xd8, 0xff]), marks.at('Picture')),
    frame('GEOB', [0], 'text/plain\0a\0b\0', marks.at('Object')),
    frame('PRIV', marks.at('PrivateOwner'), '\0', marks.at('Private')),
    frame('UFID', 'http://example\0', marks.at('FileId')),
    new Uint8Array(footer ? 0 : 32),
  )
  const head = bytes([version, 0, footer ? 0x10 : 0], syncsafe(body.length))
  return bytes('ID3', head, body, footer ? bytes('3DI', head) : '')
}

/** ID3v1, with the enhanced tag before it. */
export function id3v1(marks: Marks): Uint8Array {
  const field = (text: string, size: number) => bytes(text.padEnd(size, '\0').slice(0, size))
  return bytes(
    ...['TAG+', field(marks.at('LongTitle'), 60), field(marks.at('LongArtist'), 60)],
    ...[field(marks.at('LongAlbum'), 60), [1], field(marks.at('LongGenre'), 30), '000:00000:00'],
    ...['TAG', field(marks.at('Title1'), 30), field(marks.at('Artist1'), 30)],
    ...[field(marks.at('Album1'), 30), '2024', field(marks.at('Comment1'), 30), [7]],
  )
}

/** An APEv2 tag with its header. */
export function apeTag(marks: Marks): Uint8Array {
  const item = (key: string, value: string, flags = 0) =>
    bytes(little(value.length, 4), little(flags, 4), key, '\0', value)
  const items = bytes(
    item('Artist', marks.at('ApeArtist')),
    item('Record Location', marks.at('ApePlace')),
    item('Cover Art (Front)', `a.jpg\0${marks.at('ApeCover')}`, 2),
  )
  const frame = (flags: number) =>
    bytes(
      'APETAGEX',
      little(2000, 4),
      little(items.length + 32, 4),
      little(3, 4),
      little(flags, 4),
      new Uint8Array(8),
    )
  return bytes(frame(0xa0000000), items, frame(0x80000000))
}

/** A comment as in Vorbis, Opus and FLAC: the encoder, and fields. */
export function vorbisComment(marks: Marks): Uint8Array {
  const text = (value: string) => bytes(little(value.length, 4), value)
  const fields = [
    `TITLE=${marks.at('Title')}`,
    `ARTIST=${marks.at('Artist')}`,
    `DATE=${marks.at('Date')}`,
    'LOCATION=+59.9139+010.7522/',
    `COMMENT=${marks.at('Comment')}`,
    `METADATA_BLOCK_PICTURE=${Buffer.from(marks.at('Cover')).toString('base64')}`,
    `SERIALNUMBER=${marks.at('Serial')}`,
  ]
  return bytes(text(marks.at('Vendor')), little(fields.length, 4), ...fields.map(text))
}
