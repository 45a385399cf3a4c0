import { expect } from 'chai'
import fc from 'fast-check'
import { bytesSource, type Piece, pieceSource } from '../../../client/shared/clean/source.ts'

const FILE = Uint8Array.from({ length: 500 }, (_, i) => (i * 7) & 255)

const anyPiece: fc.Arbitrary<Piece> = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc
    .tuple(fc.nat(499), fc.nat(60))
    .map(([from, size]) => ({ from, size: Math.min(size, 500 - from) })),
)

/** The same pieces, put together at once. */
function joined(pieces: readonly Piece[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      pieces.map((piece) =>
        piece instanceof Uint8Array ? piece : FILE.subarray(piece.from, piece.from + piece.size),
      ),
    ),
  )
}

describe('a file made of pieces', () => {
  it('reads everywhere as its pieces do one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPiece, { maxLength: 30 }),
        fc.nat(700),
        fc.nat(200),
        async (pieces, offset, length) => {
          const whole = joined(pieces)
          const source = pieceSource(bytesSource(FILE), pieces)
          expect(source.size).to.equal(whole.length)
          const read = await source.read(offset, length)
          expect(read).to.deep.equal(whole.slice(offset, offset + length))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('asks the file once for small pieces that lie close together', async () => {
    const reads: number[] = []
    const file = {
      size: 500,
      read: async (offset: number, length: number) => {
        reads.push(length)
        return FILE.subarray(offset, offset + length)
      },
    }
    const pieces = Array.from({ length: 40 }, (_, i) => ({ from: i * 12, size: 10 }))
    await pieceSource(file, pieces).read(0, 400)
    expect(reads).to.deep.equal([478])
    reads.length = 0
    const far = [{ from: 0, size: 10 }, Uint8Array.of(1), { from: 490, size: 10 }]
    await pieceSource(file, far).read(0, 21)
    expect(reads).to.deep.equal([10, 10])
  })

  it('says so when the file has become shorter', async () => {
    const file = { size: 500, read: async () => FILE.subarray(0, 3) }
    const read = pieceSource(file, [{ from: 0, size: 10 }]).read(0, 10)
    const message = await read.then(
      () => 'read',
      (error: Error) => error.message,
    )
    expect(message).to.equal('the file has become shorter')
  })
})
