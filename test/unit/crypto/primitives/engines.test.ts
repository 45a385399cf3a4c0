import { x25519 } from '@noble/curves/ed25519.js'
import { expect } from 'chai'
import fc from 'fast-check'
import plain from 'libsodium-wrappers'
import sumo from 'libsodium-wrappers-sumo'
import { concat, fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SODIUM_NAMES } from '../../../../crypto/primitives/sodium-engine.ts'
import { loadSumo } from '../../../../crypto/primitives/sodium-sumo.ts'
import { seededRandom } from '../../../support/reception/sealing.ts'
import { bytes, bytesUpTo } from '../../../support/run/arbitraries.ts'
import {
  crookedSignature,
  emptySignature,
  smallPoint,
  unreduced,
} from '../../../support/run/crooked.ts'
import { ENGINES, onBothEngines, pure, sodium } from '../../../support/run/engines.ts'
import { outcome } from '../../../support/run/refusal.ts'

/** The result of both engines for the same call; they must not differ, not even in a refusal. */
function both<T>(call: (p: (typeof ENGINES)[number]) => T): T | string {
  const [a, b] = ENGINES.map((p) => outcome(() => call(p)))
  expect(a).to.deep.equal(b)
  return a as T | string
}

/** The points of small order on the curve of X25519, as they are encoded. RFC 7748, section 6.1 */
const SMALL_SHARES = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
].map(fromHex)

describe('libsodium', () => {
  it('has every name that the engine uses, in both builds', async () => {
    await Promise.all([plain.ready, sumo.ready])
    for (const lib of [plain, sumo]) {
      for (const name of SODIUM_NAMES) expect(lib[name], name).to.be.a('function')
    }
  })

  it('hashes passphrases in the larger build as Argon2id does', async () => {
    const { argon2id } = await import('@noble/hashes/argon2.js')
    const { hashPassphrase } = await loadSumo()
    const [passphrase, salt] = [Uint8Array.of(1, 2, 3), new Uint8Array(16).fill(9)]
    const ours = hashPassphrase(passphrase, salt, { operations: 3, memory: 64 })
    const theirs = argon2id(passphrase, salt, { t: 3, m: 64, p: 1, dkLen: 32 })
    expect(toHex(ours)).to.equal(toHex(theirs))
  })
})

describe('the two engines agree on', () => {
  it('BLAKE2b, keyed and not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<16 | 32>(16, 32),
        fc.oneof(fc.constant(null), bytes(16), bytes(26), bytes(32)),
        bytesUpTo(600),
        (length, key, message) => void both((p) => p.hash(length, key, message)),
      ),
    )
  })

  it('SHA-512', () => {
    fc.assert(fc.property(bytesUpTo(600), (message) => void both((p) => p.sha512(message))))
  })

  it('XChaCha20-Poly1305, each opening what the other sealed', () => {
    fc.assert(
      fc.property(bytes(32), bytes(24), bytesUpTo(100), bytesUpTo(600), (key, nonce, ad, text) => {
        const sealed = both((p) => p.aeadSeal(key, nonce, ad, text)) as Uint8Array
        expect(both((p) => p.aeadOpen(key, nonce, ad, sealed))).to.deep.equal(text)
      }),
    )
  })

  it('Ed25519, each verifying what the other signed', () => {
    fc.assert(
      fc.property(bytes(32), bytesUpTo(200), (seed, message) => {
        const key = both((p) => p.signPublicKey(seed)) as Uint8Array
        const signature = both((p) => p.sign(seed, message)) as Uint8Array
        expect(both((p) => p.verify(key, message, signature))).to.equal(true)
      }),
      { numRuns: 50 },
    )
  })

  it('X-Wing: keys, ciphertexts, secrets, from either to the other', () => {
    fc.assert(
      fc.property(bytes(32), bytes(64), (seed, coins) => {
        const key = both((p) => p.kemPublicKey(seed)) as Uint8Array
        const sealed = sodium.kemEncapsulate(key, coins)
        expect(pure.kemEncapsulate(key, coins)).to.deep.include(sealed)
        const secret = both((p) => p.kemDecapsulate(seed, sealed.ciphertext))
        expect(secret).to.deep.equal(sealed.sharedSecret)
      }),
      { numRuns: 30 },
    )
  })

  it('the secret of a ciphertext that was changed', () => {
    const random = seededRandom('changed ciphertexts')
    const seed = random(32)
    const { ciphertext } = pure.kemEncapsulate(pure.kemPublicKey(seed), random(64))
    fc.assert(
      fc.property(fc.nat({ max: 1119 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = ciphertext.slice()
        changed[at] = (changed[at] ?? 0) ^ change
        both((p) => p.kemDecapsulate(seed, changed))
      }),
      { numRuns: 50 },
    )
  })

  it('shares of small order: no secret, and no encapsulation to such a key', () => {
    const random = seededRandom('small shares')
    const seed = random(32)
    const key = pure.kemPublicKey(seed)
    const { ciphertext } = pure.kemEncapsulate(key, random(64))
    for (const share of SMALL_SHARES) {
      const hostile = concat(ciphertext.subarray(0, 1088), share)
      expect(both((p) => p.kemDecapsulate(seed, hostile))).to.equal(null)
      const bad = concat(key.subarray(0, 1184), share)
      expect(both((p) => p.kemEncapsulate(bad, new Uint8Array(64)))).to.equal('bad-key')
    }
  })

  it('X25519 shares in a form that is not the canonical one', () => {
    const random = seededRandom('odd shares')
    const seed = random(32)
    const key = pure.kemPublicKey(seed)
    const { ciphertext } = pure.kemEncapsulate(key, random(64))
    const high = x25519.getPublicKey(random(32))
    high[31] = (high[31] ?? 0) | 128
    const beyond = fromHex(`f6${'ff'.repeat(30)}7f`)
    for (const share of [high, beyond]) {
      both((p) => p.kemDecapsulate(seed, concat(ciphertext.subarray(0, 1088), share)))
      both((p) => p.kemEncapsulate(concat(key.subarray(0, 1184), share), new Uint8Array(64)))
    }
  })

  it('ML-KEM keys whose coefficients are too large: refused', () => {
    const key = pure.kemPublicKey(new Uint8Array(32))
    key.fill(255, 0, 3)
    expect(both((p) => p.kemEncapsulate(key, new Uint8Array(64)))).to.equal('bad-key')
  })

  it('lengths that fit nothing: refused, never another exception', () => {
    const seed = new Uint8Array(32).fill(1)
    for (const length of [0, 1, 15, 16, 63, 64, 65, 1119, 1121, 1215, 1217]) {
      const odd = new Uint8Array(length)
      expect(both((p) => p.kemDecapsulate(seed, odd))).to.equal(null)
      expect(both((p) => p.kemEncapsulate(odd, new Uint8Array(64)))).to.equal('bad-key')
      expect(both((p) => p.aeadOpen(seed, new Uint8Array(24), odd, odd))).to.equal(null)
      if (length !== 64) {
        expect(both((p) => p.verify(p.signPublicKey(seed), odd, odd))).to.equal(false)
      }
      expect(both((p) => p.verify(odd, odd, new Uint8Array(64)))).to.equal(false)
    }
  })
})

describe('the two engines agree on hostile signatures', () => {
  it('with keys and commitments that carry a point of small order', () => {
    for (let k = 0; k < 8; k++) {
      for (let c = 0; c < 8; c++) {
        const message = Uint8Array.of(k, c)
        const { publicKey, signature } = crookedSignature(1234567n, k, c, message)
        const answer = both((p) => p.verify(publicKey, message, signature))
        if (k === 0) expect(answer).to.equal(c === 0)
      }
    }
  })

  it('with keys or commitments that are nothing but a point of small order', () => {
    for (let k = 0; k < 8; k++) {
      const key = smallPoint(k)
      const zeros = concat(key, new Uint8Array(32))
      expect(both((p) => p.verify(key, Uint8Array.of(k), zeros))).to.equal(false)
      const honest = pure.signPublicKey(new Uint8Array(32))
      expect(both((p) => p.verify(honest, Uint8Array.of(k), zeros))).to.equal(false)
      const text = Uint8Array.of(k)
      const { publicKey, signature: fitting } = emptySignature(1234567n, k, text)
      expect(both((p) => p.verify(publicKey, text, fitting))).to.equal(false)
    }
  })

  it('with a response that is not reduced, or any bit turned over', () => {
    const seed = new Uint8Array(32).fill(5)
    const [key, message] = [pure.signPublicKey(seed), Uint8Array.of(1)]
    const signature = pure.sign(seed, message)
    expect(both((p) => p.verify(key, message, unreduced(signature)))).to.equal(false)
    fc.assert(
      fc.property(fc.nat({ max: 511 }), (bit) => {
        const changed = signature.slice()
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(both((p) => p.verify(key, message, changed))).to.equal(false)
      }),
    )
  })

  it('with keys that are any bytes', () => {
    fc.assert(
      fc.property(bytes(32), bytes(64), (key, signature) => {
        expect(both((p) => p.verify(key, new Uint8Array(3), signature))).to.equal(false)
      }),
    )
  })
})

onBothEngines('an engine', (p) => {
  it('opens nothing of which one bit was turned over', () => {
    const random = seededRandom('one bit')
    const [key, nonce, ad, text] = [random(32), random(24), random(20), random(100)]
    const sealed = p.aeadSeal(key, nonce, ad, text)
    const parts = [key, nonce, ad, sealed]
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.nat(), (which, place) => {
        const changed = parts.map((part) => part.slice())
        const part = changed[which]!
        const bit = place % (8 * part.length)
        part[bit >> 3] = (part[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const [k, n, a, s] = changed as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
        expect(p.aeadOpen(k, n, a, s)).to.equal(null)
      }),
    )
  })
})
