/** Bytes that are read piece by piece, whatever their number: a file that somebody chose. */
export interface ByteSource {
  /** bytes */
  readonly size: number
  /**
   * @param offset 0 to `size`
   * @returns `length` bytes from `offset`, fewer if the source ends before
   * @throws whatever the reading of the file throws: it was moved, changed or may not be read
   */
  read(offset: number, length: number): Promise<Uint8Array>
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  }
}

/** A file of the browser's; only what is asked for is ever in memory. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  }
}

/** A part of a source that stays as it is, or bytes that stand in its place. */
export type Piece = Uint8Array | { readonly from: number; readonly size: number }

/** The bytes of `pieces` of `source`, read one after the other. */
export function pieceSource(source: ByteSource, pieces: readonly Piece[]): ByteSource {
  const starts = new Float64Array(pieces.length + 1)
  for (const [i, piece] of pieces.entries()) {
    const size = piece instanceof Uint8Array ? piece.length : piece.size
    starts[i + 1] = (starts[i] ?? 0) + size
  }
  const size = starts[pieces.length] ?? 0
  return {
    size,
    read: async (offset, length) => {
      const end = Math.min(offset + length, size)
      const out = new Uint8Array(Math.max(0, end - offset))
      const slices: Slice[] = []
      for (let i = pieceAt(starts, offset); (starts[i] ?? size) < end; i++) {
        const start = starts[i] ?? 0
        const from = Math.max(offset, start)
        const to = Math.min(end, starts[i + 1] ?? 0)
        const piece = pieces[i]
        if (piece === undefined || from >= to) continue
        if (piece instanceof Uint8Array) {
          out.set(piece.subarray(from - start, to - start), from - offset)
        } else slices.push({ from: piece.from + from - start, size: to - from, at: from - offset })
      }
      await copySlices(source, slices, out)
      return out
    },
  }
}

/** The bytes of `pieces` of `source` as one. */
export async function readPieces(
  source: ByteSource,
  pieces: readonly Piece[],
): Promise<Uint8Array> {
  const whole = pieceSource(source, pieces)
  return whole.read(0, whole.size)
}

/** The piece that holds the byte at `offset`: the last one that begins there or before. */
function pieceAt(starts: Float64Array, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** A part of the source, and its place in the bytes that are read. */
interface Slice {
  readonly from: number
  readonly size: number
  readonly at: number
}

/** Small parts that lie close together are read at once: asking the file takes longer than reading. */
async function copySlices(
  source: ByteSource,
  slices: readonly Slice[],
  out: Uint8Array,
): Promise<void> {
  const low = slices.reduce((least, { from }) => Math.min(least, from), Infinity)
  const high = slices.reduce((most, { from, size }) => Math.max(most, from + size), 0)
  if (slices.length > 1 && high - low <= 2 * out.length) {
    const all = await readWhole(source, low, high - low)
    for (const { from, size, at } of slices)
      out.set(all.subarray(from - low, from - low + size), at)
    return
  }
  for (const { from, size, at } of slices) out.set(await readWhole(source, from, size), at)
}

async function readWhole(source: ByteSource, from: number, size: number): Promise<Uint8Array> {
  const bytes = await source.read(from, size)
  if (bytes.length !== size) throw new Error('the file has become shorter')
  return bytes
}
