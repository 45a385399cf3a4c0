import { expect } from 'chai'
import { sealSlot, splitMessage } from '../../../../crypto/board/slot.ts'
import { sealDraft } from '../../../../crypto/drop/draft.ts'
import { newSignKeyPair, newWeekKeyPair } from '../../../../crypto/keys/keys.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { sealCache } from '../../../../crypto/vault/cache.ts'
import { asRecoveryKey, sealRecovery, sealRootRecovery } from '../../../../crypto/vault/recovery.ts'
import { sealUnsent } from '../../../../crypto/vault/unsent.ts'
import {
  newVault,
  newVaultKey,
  sealRoot,
  sealVault,
  sealWeeks,
} from '../../../../crypto/vault/vault.ts'
import {
  boardPage,
  makeScene,
  member,
  slotPart,
  slotPlace,
  storedDrop,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { ENGINES } from '../../../support/run/engines.ts'
import { draftContent } from '../../../vectors/generate/draft.ts'

type Random = (length: number) => Uint8Array

/** A random source, and all that it gave. */
function traced(): { readonly random: Random; readonly drawn: Uint8Array[] } {
  const drawn: Uint8Array[] = []
  const random = (length: number) => {
    const bytes = systemRandom(length)
    drawn.push(bytes.slice())
    return bytes
  }
  return { random, drawn }
}

const includes = (all: Uint8Array, part: Uint8Array) => toHex(all).includes(toHex(part))

for (const p of ENGINES) {
  const scene = makeScene(p)
  const author = member(scene.reception, 'kari').sign
  const { instance } = scene.reception
  const key = systemRandom(SIZE.key)
  // Not Argon2id: what is looked at is where the bytes of a nonce come from.
  const quick = (passphrase: Uint8Array) => p.hash(32, null, passphrase)
  const vaultKey = newVaultKey(systemRandom, quick, 'a passphrase', { operations: 1, memory: 8 })
  const root = { root: scene.reception.fingerprint, member: 'kari', signing: author.seed }
  const vault = newVault({ ...root, instance, listVersion: 1 })
  const recovery = { ...root, instance, listVersion: 1, header: vaultKey.header, key: vaultKey.key }
  const [text = new Uint8Array(0)] = splitMessage({ day: 1, text: 'Hei' })
  const place = { instance, epoch: 0, epochKey: key, sequence: 0 }
  const note = { previous: key, day: 1, entry: { kind: 'note', text: 'Hei' } } as const
  const sheets = asRecoveryKey(key)
  const draft = draftContent('Hei')

  /** Each function that seals under a nonce, over the same content and key each time. */
  const SEALERS: Readonly<Record<string, (random: Random) => Uint8Array>> = {
    slot: (random) =>
      sealSlot(p, random, slotPlace(scene, 0), author, slotPart(key.slice(16), text)),
    record: (random) => sealRecord(p, random, place, author, note),
    page: (random) => boardPage(p, random, scene, []),
    draft: (random) => sealDraft(p, random, instance, scene.code, draft),
    'what waits': (random) => sealUnsent(p, random, { instance, signing: author.seed }, []),
    cache: (random) => sealCache(p, random, { instance, key }, [key]),
    vault: (random) => sealVault(p, random, vaultKey, vault),
    weeks: (random) =>
      sealWeeks(p, random, vaultKey, { format: 'postern-weekly-keys/1', weeks: [] }),
    root: (random) => sealRoot(p, random, vaultKey, author.seed),
    'recovery file': (random) =>
      sealRecovery(p, random, sheets, { format: 'postern-recovery/1', ...recovery }),
    'recovery file of the root': (random) => sealRootRecovery(p, random, sheets, author.seed),
  }

  describe(`what is sealed by ${p.name}`, () => {
    for (const [name, seal] of Object.entries(SEALERS)) {
      it(`has a nonce of its own from the random source: ${name}`, () => {
        const [one, other] = [traced(), traced()]
        const [first, second] = [seal(one.random), seal(other.random)]
        const nonces = one.drawn.filter(({ length }) => length === SIZE.nonce)
        expect(nonces.length, 'nonces drawn').to.be.at.least(1)
        for (const nonce of nonces) {
          expect(includes(first, nonce), 'the nonce that was drawn stands in it').to.equal(true)
          expect(includes(second, nonce), 'and in no other').to.equal(false)
        }
      })
    }

    it('has a secret from the random source: drops, and every pair of keys', () => {
      const drop = traced()
      const { contentKey } = storedDrop(p, drop.random, scene)
      expect(drop.drawn.some((bytes) => equal(bytes, contentKey))).to.equal(true)
      const [sign, week] = [traced(), traced()]
      const pair = newSignKeyPair(p, sign.random)
      expect(sign.drawn.map(toHex)).to.deep.equal([toHex(pair.seed)])
      const weekly = newWeekKeyPair(p, week.random, WEEK)
      expect(week.drawn.map(toHex)).to.deep.equal([toHex(weekly.seed)])
    })
  })
}
