import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { concat, fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { onBothEngines } from '../../../support/run/engines.ts'

const published = JSON.parse(
  readFileSync(new URL('../../../vectors/published.json', import.meta.url), 'utf8'),
)

/** The pseudo-random sequence of RFC 7693, appendix E. */
function sequence(length: number, seed: number): Uint8Array {
  let [a, b] = [Math.imul(0xdead4bad, seed) >>> 0, 1]
  return Uint8Array.from({ length }, () => {
    const sum = (a + b) >>> 0
    ;[a, b] = [b, sum]
    return sum >>> 24
  })
}

/** All results of the self-test of RFC 7693, appendix E, hashed together. */
function selfTest(p: Primitives): Uint8Array {
  const results = [20, 32, 48, 64].flatMap((size) =>
    [0, 3, 128, 129, 255, 1024].flatMap((length) => {
      const message = sequence(length, length)
      // The interface names the two lengths that we use; the engines take any.
      const hash = (key: Uint8Array | null) => p.hash(size as 32, key, message)
      return [hash(null), hash(sequence(size, size))]
    }),
  )
  return p.hash(32, null, concat(...results))
}

onBothEngines('published vectors', (p) => {
  it('hold for X-Wing: key, encapsulation and decapsulation, byte for byte', () => {
    const { seed, eseed, pk, ct, ss } = published.xWing.full
    expect(toHex(p.kemPublicKey(fromHex(seed)))).to.equal(pk)
    const { ciphertext, sharedSecret } = p.kemEncapsulate(fromHex(pk), fromHex(eseed))
    expect(toHex(ciphertext)).to.equal(ct)
    expect(toHex(sharedSecret)).to.equal(ss)
    expect(toHex(p.kemDecapsulate(fromHex(seed), fromHex(ct))!)).to.equal(ss)
  })

  for (const { seed, eseed, ss } of published.xWing.secrets) {
    it(`hold for the X-Wing secret ${ss.slice(0, 8)}, which hashes key and ciphertext`, () => {
      const { ciphertext, sharedSecret } = p.kemEncapsulate(
        p.kemPublicKey(fromHex(seed)),
        fromHex(eseed),
      )
      expect(toHex(sharedSecret)).to.equal(ss)
      expect(toHex(p.kemDecapsulate(fromHex(seed), ciphertext)!)).to.equal(ss)
    })
  }

  for (const { seed, pk, message, signature } of published.ed25519.tests) {
    it(`hold for the Ed25519 signature of "${message}"`, () => {
      expect(toHex(p.signPublicKey(fromHex(seed)))).to.equal(pk)
      expect(toHex(p.sign(fromHex(seed), fromHex(message)))).to.equal(signature)
      expect(p.verify(fromHex(pk), fromHex(message), fromHex(signature))).to.equal(true)
    })
  }

  it('hold for BLAKE2b, with and without a key', () => {
    expect(toHex(selfTest(p))).to.equal(published.blake2b.selfTest)
    for (const { message, hash } of published.blake2b.hashes) {
      expect(toHex(p.hash(32, null, fromHex(message)))).to.equal(hash)
    }
  })

  it('hold for XChaCha20-Poly1305', () => {
    const { key, nonce, ad, plain, sealed } = published.xChaCha20Poly1305
    const [k, n, a] = [fromHex(key), fromHex(nonce), fromHex(ad)]
    expect(toHex(p.aeadSeal(k, n, a, fromHex(plain)))).to.equal(sealed)
    expect(toHex(p.aeadOpen(k, n, a, fromHex(sealed))!)).to.equal(plain)
  })

  it('hold for SHA-512', () => {
    for (const { message, hash } of published.sha512.hashes) {
      expect(toHex(p.sha512(fromHex(message)))).to.equal(hash)
    }
  })
})
