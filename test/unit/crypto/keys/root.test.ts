import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import { verifyKeyList } from '../../../../crypto/keys/keylist.ts'
import { asSignSeed, newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { newRootOf } from '../../../../crypto/keys/succession.ts'
import { fromBase64url, toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import {
  asRecoveryKey,
  joinSheets,
  openRecovery,
  openRootRecovery,
  type RecoveryKey,
  sealRootRecovery,
  setOfFile,
  setOfRootFile,
  splitKey,
} from '../../../../crypto/vault/recovery.ts'
import {
  ctx,
  kdf,
  join as parts,
  signed,
  unseal,
} from '../../../support/decoder/decoder-notation.ts'
import { seededRandom } from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { VECTORS } from '../../../vectors/generate/vectors.ts'

const frozen = JSON.parse(readFileSync(join(VECTORS, 'root.json'), 'utf8'))
const of = (text: string) => fromBase64url(text)

onBothEngines('a root', (p) => {
  const random = seededRandom('roots')
  const key = asRecoveryKey(random(32)) as RecoveryKey
  const { seed } = newSignKeyPair(p, random)

  it('comes back from any k of n sheets and their file, whatever it is', async () => {
    const plan = fc.constantFrom([2, 2], [2, 3], [3, 5])
    await fc.assert(
      fc.asyncProperty(bytes(32), bytes(32), plan, fc.nat(), async (own, root, [k, n], from) => {
        const under = asRecoveryKey(own)
        const file = sealRootRecovery(p, random, under, asSignSeed(root))
        const sheets = await splitKey(p, under, k!, n!)
        const some = Array.from({ length: k! }, (_, i) => sheets[(from + i) % n!]!)
        const joined = await joinSheets(p, some)
        if (joined.kind !== 'key') throw new Error(joined.kind)
        expect(openRootRecovery(p, joined.key, file)).to.deep.equal(root)
      }),
      { numRuns: 15 },
    )
  })

  it('does not come back from the sheets of another set, nor once any bit of its file has changed', () => {
    const file = sealRootRecovery(p, random, key, seed)
    const other = asRecoveryKey(random(32)) as RecoveryKey
    expect(openRootRecovery(p, other, file)).to.equal(null)
    for (let at = 0; at < file.length; at++) {
      const changed = file.slice()
      changed[at]! ^= 1 << (at % 8)
      let opened: unknown = null
      try {
        opened = openRootRecovery(p, key, changed)
      } catch (error) {
        if (!(error instanceof CryptoError)) throw error
      }
      expect(opened, `byte ${at}`).to.equal(null)
    }
    expect(toHex(file)).to.not.include(toHex(seed).slice(0, 16))
  })

  it('has a recovery file that is never taken for a vault’s, nor a vault’s for its own', () => {
    const file = sealRootRecovery(p, random, key, seed)
    expect(() => setOfFile(file)).to.throw(CryptoError, 'not a recovery file')
    expect(() => openRecovery(p, key, file)).to.throw(CryptoError)
    const vaults = of(JSON.parse(readFileSync(join(VECTORS, 'recovery.json'), 'utf8')).file)
    expect(() => setOfRootFile(vaults)).to.throw(CryptoError, 'not a recovery file of the root')
    const renamed = parts(file.slice(0, 16), vaults.slice(16))
    expect(() => openRootRecovery(p, vaultsKey(), renamed)).to.throw(CryptoError, 'was changed')
  })

  const vaultsKey = () =>
    asRecoveryKey(of(JSON.parse(readFileSync(join(VECTORS, 'recovery.json'), 'utf8')).key))

  it('is followed in the frozen list from each one that came before it', () => {
    const trusted = frozen.roots.map((one: { fingerprint: string }) => one.fingerprint)
    const last = trusted.at(-1)
    const said = trusted.map((root: string) =>
      newRootOf(p, verifyKeyList(p, of(frozen.signed), root), root),
    )
    expect(said).to.deep.equal([{ root: last, stolen: true }, { root: last, stolen: false }, null])
    const file = of(frozen.file)
    expect(openRootRecovery(p, asRecoveryKey(of(frozen.key)), file)).to.deep.equal(
      of(frozen.roots.at(-1).signing),
    )
  })
})

describe('the frozen root, read by the specification alone', () => {
  it('is signed by both roots of each step, over what the step says', () => {
    const whole = of(frozen.signed)
    const list = JSON.parse(Buffer.from(whole.subarray(64)).toString())
    const chain = frozen.roots.map((one: { publicKey: string }) => one.publicKey)
    expect(list.root).to.equal(chain.at(-1))
    expect(signed(of(list.root), ctx('key-list', whole.slice(64)), whole.slice(0, 64))).to.equal(
      true,
    )
    expect(list.successions).to.have.length(2)
    for (const [i, { from, to, stolen, byFrom, byTo }] of list.successions.entries()) {
      expect([from, to, stolen]).to.deep.equal([chain[i], chain[i + 1], i === 0])
      const statement = ctx('succession', of(list.instance), of(from), of(to), stolen ? 1 : 0)
      expect(signed(of(from), statement, of(byFrom))).to.equal(true)
      expect(signed(of(to), statement, of(byTo))).to.equal(true)
      const other = ctx('succession', of(list.instance), of(from), of(to), stolen ? 0 : 1)
      expect(signed(of(from), other, of(byFrom))).to.equal(false)
    }
  })

  it('is in its recovery file', () => {
    const [file, key] = [of(frozen.file), of(frozen.key)]
    const [header, nonce, sealed] = [file.slice(0, 24), file.slice(24, 48), file.slice(48)]
    expect(Buffer.from(header.subarray(0, 16)).toString()).to.equal('postern-rootsh1\n')
    expect(header.slice(16)).to.deep.equal(kdf(key, 'recovery-set').slice(0, 8))
    const plain = unseal(kdf(key, 'recovery'), nonce, ctx('recovery', header), sealed)
    expect(JSON.parse(Buffer.from(plain ?? []).toString())).to.deep.equal({
      format: 'postern-root-recovery/1',
      signing: frozen.roots.at(-1).signing,
    })
  })
})
