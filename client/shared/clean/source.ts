/** Bytes that are read piece by piece, whatever their number: a file that somebody chose. */
export interface ByteSource {
  /** bytes */
  readonly size: number
  /**
   * @param offset 0 to `size`
   * @returns `length` bytes from `offset`, fewer where the source ends before
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

/** What `pieces` of `source` make when they are read one after the other. */
export function pieceSource(source: ByteSource, pieces: readonly Piece[]): ByteSource {
  const sizes = pieces.map((piece) => (piece instanceof Uint8Array ? piece.length : piece.size))
  const size = sizes.reduce((sum, one) => sum + one, 0)
  return {
    size,
    read: async (offset, length) => {
      const end = Math.min(offset + length, size)
      const out = new Uint8Array(Math.max(0, end - offset))
      let at = 0
      for (const [i, piece] of pieces.entries()) {
        const pieceEnd = at + (sizes[i] ?? 0)
        const from = Math.max(offset, at)
        const to = Math.min(end, pieceEnd)
        if (from < to) {
          const bytes =
            piece instanceof Uint8Array
              ? piece.subarray(from - at, to - at)
              : await source.read(piece.from + from - at, to - from)
          if (bytes.length !== to - from) throw new Error('the file has become shorter')
          out.set(bytes, from - offset)
        }
        if (pieceEnd >= end) break
        at = pieceEnd
      }
      return out
    },
  }
}
