import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

const DEPTH = 5
const MOST = 64 * 1024 * 1024

/**
 * The names of the markers that are still somewhere in `bytes`: as they are, in UTF-16 of both orders, in hex and
 * base64. It also looks inside every stream that can be inflated from any place, and inside of that.
 *
 * @param markers name → ASCII text
 */
export function markersLeft(
  bytes: Uint8Array,
  markers: Readonly<Record<string, string>>,
): readonly string[] {
  const layers = [...layersOf(Buffer.from(bytes), 0)]
  return Object.entries(markers)
    .filter(([, marker]) =>
      formsOf(marker).some((form) => layers.some((one) => one.includes(form))),
    )
    .map(([name]) => name)
}

function formsOf(marker: string): Buffer[] {
  const plain = Buffer.from(marker, 'latin1')
  const little = Buffer.from(marker, 'utf16le')
  const big = Buffer.from(little).swap16()
  const hex = plain.toString('hex')
  // the marker can lie in base64 in three ways: take the middle, which does not depend on its neighbours
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  const texts = [hex, hex.toUpperCase(), ...base64].map((text) => Buffer.from(text, 'latin1'))
  return [plain, little, big, ...texts]
}

function* layersOf(bytes: Buffer, depth: number): Generator<Buffer> {
  yield bytes
  if (depth === DEPTH) return
  for (let at = 0; at < bytes.length - 2; at++) {
    const inner = inflatedAt(bytes, at)
    if (inner !== null && inner.length > 0) yield* layersOf(inner, depth + 1)
  }
}

const LOCAL_HEADER = 0x04034b50

/** The inflated bytes, if a zlib or gzip stream or an entry of a zip archive begins at `at`. */
function inflatedAt(bytes: Buffer, at: number): Buffer | null {
  const first = bytes.readUInt16BE(at)
  if (first >> 8 === 0x78 && first % 31 === 0) return tried(inflateSync, bytes.subarray(at))
  if (first === 0x1f8b) return tried(gunzipSync, bytes.subarray(at))
  if (first !== 0x504b || at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_HEADER)
    return null
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  return bytes.readUInt16LE(at + 8) === 8 ? tried(inflateRawSync, bytes.subarray(from)) : null
}

type Inflate = (
  bytes: Uint8Array,
  options: { maxOutputLength: number; finishFlush: number },
) => Buffer

/** Inflate, and keep the bytes that come out before a broken stream ends. */
function tried(inflate: Inflate, bytes: Uint8Array): Buffer | null {
  try {
    return inflate(bytes, { maxOutputLength: MOST, finishFlush: 2 })
  } catch {
    return null
  }
}
