import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { isReference } from '../../../../crypto/keys/receipt.ts'
import { makeReference } from '../../../../crypto/keys/reference.ts'
import { fromBase64url, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { ctx, hash } from '../../../support/decoder/decoder-notation.ts'
import { seededRandom } from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { VECTORS } from '../../../vectors/generate/vectors.ts'

/** Written only from the text of PROTOCOL.md section 5: the hash as one number, and its first 35 bits. */
function decodedReference(instance: Uint8Array, seed: Uint8Array, own: Uint8Array): string {
  let first = BigInt(`0x${toHex(hash(32, ctx('reference', instance, seed, own)))}`) >> 221n
  const symbols: string[] = []
  for (let i = 0; i < 7; i++, first >>= 5n) {
    symbols.unshift('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(Number(first & 31n)))
  }
  return symbols.join('')
}

onBothEngines('the reference of a new code', (p) => {
  const given = (name: string) => {
    const random = seededRandom(name)
    return [random(16), random(SIZE.referenceSeed), random(SIZE.referenceSeed)] as const
  }

  it('is the first 35 bits of a hash over what both sides gave', () => {
    for (let i = 0; i < 200; i++) {
      const all = given(`reference ${i}`)
      const reference = makeReference(p, ...all)
      expect(isReference(reference)).to.equal(true)
      expect(reference).to.equal(decodedReference(...all))
    }
  })

  it('is that of the frozen vector', () => {
    const frozen = JSON.parse(readFileSync(join(VECTORS, 'reference.json'), 'utf8'))
    const [instance, seed, own] = [frozen.instance, frozen.server, frozen.browser].map(
      fromBase64url,
    )
    expect(makeReference(p, instance!, seed!, own!)).to.equal(frozen.reference)
    expect(decodedReference(instance!, seed!, own!)).to.equal(frozen.reference)
  })

  it('is another one for any other bit of the instance, of the server or of the browser', () => {
    const all = given('reference')
    const references = new Set([makeReference(p, ...all)])
    for (const bytes of all) {
      for (let bit = 0; bit < 8 * bytes.length; bit++) {
        bytes[bit >> 3]! ^= 1 << (bit & 7)
        references.add(makeReference(p, ...all))
        bytes[bit >> 3]! ^= 1 << (bit & 7)
      }
    }
    expect(references.size).to.equal(1 + 8 * (16 + 2 * SIZE.referenceSeed))
  })
})
