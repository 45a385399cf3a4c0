import { expect } from 'chai'
import fc from 'fast-check'
import { wholeBody } from '../../../../client/desk/wire/host-client.ts'
import { OfflineError } from '../../../../client/shared/transport.ts'

/** An answer that comes in pieces, from a stream of bytes or one of anything. */
function answerOf(
  pieces: readonly Uint8Array[],
  { length, ofBytes = true }: { readonly length?: number; readonly ofBytes?: boolean } = {},
): Response {
  const start = (to: { enqueue(piece: Uint8Array<ArrayBuffer>): void; close(): void }) => {
    for (const piece of pieces) to.enqueue(piece.slice())
    to.close()
  }
  const stream = ofBytes
    ? new ReadableStream({ type: 'bytes', start })
    : new ReadableStream<Uint8Array<ArrayBuffer>>({ start })
  const headers = length === undefined ? {} : { 'content-length': `${length}` }
  return new Response(stream, { headers })
}

const bytesIn = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, one) => sum + one.length, 0)

describe('the whole body of an answer of the host', () => {
  it('is what was sent, in whatever pieces it comes, with a length or without, in any browser', async () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(pieces, fc.boolean(), fc.boolean(), async (sent, isTold, ofBytes) => {
        const length = isTold ? { length: bytesIn(sent) } : {}
        const body = await wholeBody(answerOf(sent, { ...length, ofBytes }))
        expect(Buffer.from(body)).to.deep.equal(Buffer.concat(sent))
      }),
    )
  })

  it('is refused if less comes than was said', async () => {
    const short = answerOf([new Uint8Array(7)], { length: 8 })
    const error: unknown = await wholeBody(short).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).to.be.instanceOf(OfflineError)
  })
})
