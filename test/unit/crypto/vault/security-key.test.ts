import { expect } from 'chai'
import fc from 'fast-check'
import { asKemSeed } from '../../../../crypto/keys/keys.ts'
import { concat, equal, fromUtf8, u16be } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { HashPassphrase, Primitives } from '../../../../crypto/primitives/primitives.ts'
import {
  decodeName,
  decodeSlots,
  encodeName,
  encodeSlots,
  newSecurityKey,
  type SecurityKey,
  type SecurityKeyAnswer,
  unwrapKeySlot,
  wrapKeySlot,
} from '../../../../crypto/vault/security-key.ts'
import {
  lockVault,
  newVault,
  newVaultKey,
  openVault,
  openVaultByKey,
  openWeeks,
  sealVault,
  sealWeeks,
  securityKeysOf,
  type VaultKey,
} from '../../../../crypto/vault/vault.ts'
import { flipped, seededRandom, WEEK } from '../../../support/reception/sealing.ts'
import { bytes, bytesUpTo } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'

const PASSPHRASE = 'blåbær'
const HEADER = 40

/** An authenticator of the tests, and what it answers. */
interface Authenticator {
  readonly key: SecurityKey
  readonly answer: SecurityKeyAnswer
}

onBothEngines('a vault with security keys', (p: Primitives) => {
  const random = seededRandom('security keys')
  // Not Argon2id: what is tested is how the two secrets go together, not how one of them is made.
  const quick: HashPassphrase = (passphrase, salt) => p.hash(32, null, concat(passphrase, salt))
  const never: HashPassphrase = () => {
    throw new Error('hashed')
  }

  const authenticator = (name = 'Blå nøkkel'): Authenticator => {
    const answer = { credential: random(20), output: random(32) }
    return { key: newSecurityKey(p, { ...answer, salt: random(32), name }), answer }
  }
  const content = newVault({
    instance: random(16),
    root: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HH4P',
    member: 'ola',
    signing: random(32),
    listVersion: 1,
  })
  const locked = (...all: readonly Authenticator[]): VaultKey => {
    const passphrase = newVaultKey(random, quick, PASSPHRASE)
    const keys = all.map(({ key }) => key)
    return lockVault(p, random, passphrase, keys)
  }
  const open = (file: Uint8Array, { answer }: Pick<Authenticator, 'answer'>, typed = PASSPHRASE) =>
    openVault(p, quick, typed, file, answer)
  /** With a checksum that fits. */
  const whole = (body: Uint8Array) => concat(body, p.hash(32, null, body))

  it('opens with the passphrase and any one of them, and says what they are called', () => {
    const both = [authenticator('Blå'), authenticator('Maskinen 🔑')] as const
    const file = sealVault(p, random, locked(...both), content)
    expect(fromUtf8(file.slice(0, 16))).to.equal('postern-vault-3\n')
    for (const one of both) {
      const opened = open(file, one)
      expect(opened?.vault).to.deep.equal(content)
      expect(opened?.key.lock?.keys).to.deep.equal(both.map(({ key }) => key))
    }
    const asked = securityKeysOf(file).map(({ credential, salt }) => ({ credential, salt }))
    expect(asked).to.deep.equal(both.map(({ key: { credential, salt } }) => ({ credential, salt })))
  })

  it('stays closed to either alone, to another key, and to the key with another passphrase', () => {
    const [own, other] = [authenticator(), authenticator()]
    const file = sealVault(p, random, locked(own), content)
    expect(refusal(() => openVault(p, never, PASSPHRASE, file))).to.equal('refused')
    expect(open(file, own, 'blabær')).to.equal(null)
    expect(open(file, other)).to.equal(null)
    const posing = { answer: { ...other.answer, credential: own.answer.credential } }
    expect(open(file, posing)).to.equal(null)
    expect(open(file, own)).to.not.equal(null)
  })

  it('gives nothing away by which a passphrase could be guessed without a key', () => {
    const key = locked(authenticator())
    const file = sealVault(p, random, key, content)
    const typed = key.lock!.passphrase.key
    const weeks = { format: 'postern-weekly-keys/1' as const, weeks: [] }
    const weekly = sealWeeks(p, random, key, weeks)
    const guess = { header: key.header, key: typed }
    expect(refusal(() => openVaultByKey(p, guess, file))).to.equal('tampered')
    expect(refusal(() => openWeeks(p, guess, weekly))).to.equal('foreign')
    expect(openWeeks(p, key, weekly)).to.deep.equal(weeks)
  })

  it('is locked again to keys that are not at hand, and no longer to one that was removed', () => {
    const [kept, taken] = [authenticator('Blå'), authenticator('Borte')]
    const before = sealVault(p, random, locked(kept, taken), content)
    const opened = open(before, taken)
    const rest = opened!.key.lock!.keys.filter(({ name }) => name === 'Blå')
    const next = newVaultKey(random, quick, 'tyttebær')
    const key = lockVault(p, random, next, rest)
    const after = sealVault(p, random, key, opened!.vault)
    expect(open(after, kept, 'tyttebær')?.vault).to.deep.equal(content)
    expect(open(after, kept)).to.equal(null)
    expect(open(after, taken, 'tyttebær')).to.equal(null)
    expect(equal(key.key, opened!.key.key)).to.equal(false)
  })

  it('without keys is a vault of the passphrase alone, byte for byte as before', () => {
    const passphrase = newVaultKey(random, quick, PASSPHRASE)
    expect(lockVault(p, random, passphrase, [])).to.equal(passphrase)
    const [one, other] = [lockVault(p, random, passphrase, []), passphrase].map((key) =>
      sealVault(p, seededRandom('the same'), key, content),
    )
    expect(one).to.deep.equal(other)
    expect(fromUtf8(one!.slice(0, 16))).to.equal('postern-vault-2\n')
    expect(securityKeysOf(one!)).to.deep.equal([])
  })

  it('opens by its file key, as sheets give it back, without any security key', () => {
    const key = locked(authenticator(), authenticator())
    const file = sealVault(p, random, key, content)
    const paper = { header: key.header, key: key.key }
    expect(openVaultByKey(p, paper, file)).to.deep.equal(content)
    const weeks = [{ week: WEEK, seed: asKemSeed(random(32)) }]
    const secrets = { format: 'postern-weekly-keys/1' as const, weeks }
    expect(openWeeks(p, paper, sealWeeks(p, random, key, secrets))).to.deep.equal(secrets)
    const { lock } = key
    const later = lockVault(p, random, newVaultKey(random, quick, PASSPHRASE), lock!.keys)
    expect(openVaultByKey(p, paper, sealVault(p, random, later, content))).to.equal(null)
    expect(openVaultByKey(p, lock!.passphrase, file)).to.equal(null)
  })

  it('is told to be damaged, before anything is hashed, once any bit is turned over or cut off', () => {
    const one = authenticator()
    const file = sealVault(p, random, locked(one, authenticator()), content)
    const act = (bytes: Uint8Array) =>
      refusal(() => openVault(p, never, PASSPHRASE, bytes, one.answer))
    // One bit makes the mark of a vault with security keys that of one without.
    const isMarked = (bytes: Uint8Array) =>
      /^postern-vault-[23]\n/.test(Buffer.from(bytes).toString('latin1'))
    fc.assert(
      fc.property(fc.nat({ max: 8 * file.length - 1 }), (bit) => {
        const changed = flipped(file, bit)
        expect(act(changed)).to.equal(isMarked(changed) ? 'tampered' : 'malformed')
        const cut = file.slice(0, Math.floor(bit / 8))
        expect(act(cut)).to.equal(cut.length < 16 ? 'malformed' : 'tampered')
      }),
      { numRuns: 200, examples: [[8 * 14]] },
    )
  })

  it('never opens with a header that somebody rewrote, checksum and all', () => {
    const [own, thief] = [authenticator(), authenticator('Tyv')]
    const key = locked(own)
    const file = sealVault(p, random, key, content)
    const slots = encodeSlots(key.lock!.slots)
    const rest = file.slice(HEADER + slots.length, -32)
    const head = file.slice(0, HEADER)
    expect(open(whole(concat(head, slots, rest)), own)).to.not.equal(null)
    // a slot beside it, and a public key in its place: what the next change would seal to
    const [slot] = key.lock!.slots
    const added = wrapKeySlot(p, random, key.lock!.passphrase, thief.key, random(32))
    const swapped = { ...slot!, publicKey: thief.key.publicKey }
    for (const forged of [[slot!, added], [added, slot!], [swapped]]) {
      expect(open(whole(concat(head, encodeSlots(forged), rest)), own)).to.equal(null)
    }
    fc.assert(
      fc.property(fc.nat({ max: 8 * (file.length - 32) - 1 }), (bit) => {
        const body = flipped(file.slice(0, -32), bit)
        const read = () => openVault(p, quick, PASSPHRASE, whole(body), own.answer)
        try {
          expect(read()).to.equal(null)
        } catch (error) {
          expect((error as { code?: string }).code, String(error)).to.equal('malformed')
        }
      }),
      { numRuns: 200 },
    )
  })

  it('takes 4 keys and no fifth, and none twice', () => {
    const keys = Array.from({ length: 5 }, () => authenticator())
    expect(securityKeysOf(sealVault(p, random, locked(...keys.slice(1)), content))).to.have.length(
      4,
    )
    expect(refusal(() => locked(...keys))).to.equal('refused')
    expect(refusal(() => locked(keys[0]!, keys[1]!, keys[0]!))).to.equal('malformed')
  })

  it('reads slots in their one form alone', () => {
    const { slots } = locked(authenticator(), authenticator()).lock!
    const encoded = encodeSlots(slots)
    expect(decodeSlots(concat(random(7), encoded, random(9)), 7)).to.deep.equal({
      slots,
      end: 7 + encoded.length,
    })
    const [first, second] = [encodeSlots(slots.slice(0, 1)), encodeSlots(slots.slice(1))]
    const wrongs = [
      new Uint8Array(0),
      Uint8Array.of(0),
      concat(Uint8Array.of(5), first.slice(1), second.slice(1)),
      concat(Uint8Array.of(2), first.slice(1), first.slice(1)),
      concat(Uint8Array.of(1), u16be(0), first.slice(23)),
      concat(Uint8Array.of(1), u16be(LIMIT.credential + 1), new Uint8Array(4000)),
      encoded.slice(0, -1),
    ]
    for (const [i, wrong] of wrongs.entries()) {
      expect(
        refusal(() => decodeSlots(wrong, 0)),
        String(i),
      ).to.equal('malformed')
    }
  })

  it('knows a slot by all that stands in it', () => {
    const one = authenticator()
    const passphrase = newVaultKey(random, quick, PASSPHRASE)
    fc.assert(
      fc.property(bytes(32), fc.nat(), (fileKey, place) => {
        const slot = wrapKeySlot(p, random, passphrase, one.key, fileKey)
        expect(unwrapKeySlot(p, passphrase, slot, one.answer)).to.deep.equal(fileKey)
        const encoded = encodeSlots([slot])
        // behind the length of the credential, which is bound by where the slot ends
        const spoiled = flipped(encoded, 8 * 3 + (place % (8 * (encoded.length - 3))))
        const { slots } = decodeSlots(spoiled, 0)
        expect(unwrapKeySlot(p, passphrase, slots[0]!, one.answer)).to.equal(null)
      }),
      { numRuns: 60 },
    )
  })

  it('takes a name of up to 64 bytes, and an answer of 32', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 }), (name) => {
        const length = new TextEncoder().encode(name).length
        if (length > SIZE.securityKeyName || name.includes('\0')) {
          expect(refusal(() => encodeName(name))).to.equal('malformed')
        } else expect(decodeName(encodeName(name))).to.equal(name)
      }),
    )
    expect(refusal(() => encodeName(''))).to.equal('malformed')
    expect(
      refusal(() => decodeName(concat(Uint8Array.of(65, 0, 65), new Uint8Array(61)))),
    ).to.equal('malformed')
    const given = { credential: random(20), salt: random(32), output: random(32), name: 'x' }
    fc.assert(
      fc.property(bytesUpTo(70), (output) => {
        if (output.length === 32) return
        expect(refusal(() => newSecurityKey(p, { ...given, output }))).to.equal('malformed')
      }),
    )
    for (const credential of [new Uint8Array(0), new Uint8Array(LIMIT.credential + 1)]) {
      expect(refusal(() => newSecurityKey(p, { ...given, credential }))).to.equal('malformed')
    }
  })
})
