import { expect } from 'chai'
import fc from 'fast-check'
import { annualOf } from '../../../../client/desk/model/figures/annual.ts'
import { asKemSeed } from '../../../../crypto/keys/keys.ts'
import { decodePublication, encodePublication } from '../../../../crypto/keys/publication.ts'
import { concat, u32be, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { HashPassphrase } from '../../../../crypto/primitives/primitives.ts'
import { loadSumo } from '../../../../crypto/primitives/sodium-sumo.ts'
import {
  isPassphraseOf,
  newVault,
  newVaultKey,
  openVault,
  openWeeks,
  sealVault,
  sealWeeks,
  type Vault,
} from '../../../../crypto/vault/vault.ts'
import { someFacts } from '../../../support/reception/annual-attack.ts'
import { flipped, seededRandom, WEEK } from '../../../support/reception/sealing.ts'
import { bytes, bytesUpTo } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { outcome, refusal } from '../../../support/run/refusal.ts'

const CHEAP = { operations: 1, memory: 8 }

describe('a publication', () => {
  const publication = fc.record({
    signed: bytesUpTo(100),
    content: bytesUpTo(100),
    bundles: fc
      .array(bytesUpTo(50), { minLength: 1, maxLength: 5 })
      .map((all) => all.map((bundle, i) => ({ week: WEEK + i, bundle }))),
  })

  it('comes back as it was encoded', () => {
    fc.assert(
      fc.property(publication, (one) => {
        expect(decodePublication(encodePublication(one))).to.deep.equal(one)
      }),
    )
  })

  it('is read in its one form alone: anything cut, drawn out or made up is refused', () => {
    fc.assert(
      fc.property(publication, fc.nat(), bytesUpTo(8), (one, at, more) => {
        const whole = encodePublication(one)
        const cut = whole.slice(0, at % whole.length)
        expect(refusal(() => decodePublication(cut))).to.equal('malformed')
        if (more.length > 0) {
          expect(refusal(() => decodePublication(concat(whole, more)))).to.equal('malformed')
        }
      }),
    )
    fc.assert(
      fc.property(bytesUpTo(60), (junk) => {
        const read = outcome(() => decodePublication(junk))
        if (typeof read === 'string' || read.bundles.length === 0) return
        expect(encodePublication(read)).to.deep.equal(junk)
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused where a length or a number leads beyond its end', () => {
    const huge = concat(u32be(WEEK), u32be(0xffff_ffff), u32be(0), u32be(0))
    expect(refusal(() => decodePublication(huge))).to.equal('malformed')
    const long = concat(u32be(WEEK), u32be(0), u32be(0xffff_ffff), u32be(0))
    expect(refusal(() => decodePublication(long))).to.equal('malformed')
  })
})

onBothEngines('a vault', (p) => {
  const random = seededRandom('vaults')
  let argon: HashPassphrase
  before(async () => {
    argon = (await loadSumo()).hashPassphrase
  })
  const vault = (listVersion = 1): Vault => ({
    ...newVault({
      instance: random(16),
      root: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HH4P',
      member: 'ola',
      signing: random(32),
      listVersion,
    }),
    drops: [{ id: random(32), key: random(32) }],
    grants: [{ drop: random(32), caseKey: random(32), epoch: 3, epochKey: random(32) }],
    read: [random(16)],
    refused: [random(32)],
    closed: [{ case: random(16), reporter: random(16) }],
  })

  it('opens with its passphrase to what was sealed, however the passphrase is composed', () => {
    const key = newVaultKey(random, argon, 'blåbær', CHEAP)
    const content = vault()
    const file = sealVault(p, random, key, content)
    const typed = ['blåbær', 'bla\u030abær']
    for (const passphrase of typed) {
      expect(openVault(p, argon, passphrase, file)?.vault).to.deep.equal(content)
    }
  })

  it('is refused before a byte of it is written where no reader would open it again', () => {
    const key = newVaultKey(random, argon, 'blåbær', CHEAP)
    const view = (name: string) => ({ name, text: '', filters: {} })
    const year = { year: 2025, made: 20_000, total: null, deleted: null, tables: [], medians: [] }
    const wrongs: Partial<Vault>[] = [
      { views: [view('')] },
      { views: Array.from({ length: LIMIT.savedViews + 1 }, (_, i) => view(`n${i}`)) },
      { views: [{ ...view('x'), filters: { constructor: 'x' } as Record<string, string> }] },
      { settings: { lock: 0, title: false, notice: false } as unknown as Vault['settings'] & {} },
      { annual: [{ ...year, total: 4 }] },
      { keyLists: [{ version: 1, signed: random(LIMIT.keptKeyLists + 1) }] },
      { member: 'Ola' },
    ]
    for (const wrong of wrongs) {
      const given = { ...vault(), ...wrong }
      expect(
        refusal(() => sealVault(p, random, key, given)),
        Object.keys(wrong)[0],
      ).to.equal('malformed')
    }
  })

  it('has room for a year of as many categories as a content document can name', () => {
    const key = newVaultKey(random, argon, 'blåbær', CHEAP)
    const ids = Array.from({ length: 32 * 40 }, (_, i) => `category-${i}`)
    const of = { deleted: 0, domains: { channels: ['main'], categories: ids }, today: 20_000 }
    const cases = ids.slice(0, 18).map((id, i) => {
      return someFacts({ categories: [i < 12 ? 'category-0' : id] })
    })
    const annual = annualOf(2024, cases, of)
    expect(annual.tables.find(({ id }) => id === 'category')?.together?.ids).to.have.length(1_281)
    const content = { ...vault(), annual: [annual] }
    const file = sealVault(p, random, key, content)
    expect(openVault(p, argon, 'blåbær', file)?.vault).to.deep.equal(content)
  })

  it('stays closed to any other passphrase', () => {
    const file = sealVault(p, random, newVaultKey(random, argon, 'blåbær', CHEAP), vault())
    for (const wrong of ['', 'blabær', 'blåbær ', 'BLÅBÆR']) {
      expect(openVault(p, argon, wrong, file)).to.equal(null)
    }
  })

  it('is told to be damaged, before anything is hashed, once any bit is turned over or cut off', () => {
    const key = newVaultKey(random, argon, 'blåbær', CHEAP)
    const file = sealVault(p, random, key, vault())
    const never: HashPassphrase = () => {
      throw new Error('hashed')
    }
    // One bit makes the mark of a vault that of a vault with security keys.
    const isMarked = (file: Uint8Array) =>
      /^postern-vault-[23]\n/.test(Buffer.from(file).toString('latin1'))
    fc.assert(
      fc.property(fc.nat({ max: 8 * file.length - 1 }), (bit) => {
        const changed = flipped(file, bit)
        const wanted = isMarked(changed) ? 'tampered' : 'malformed'
        expect(refusal(() => openVault(p, never, 'blåbær', changed))).to.equal(wanted)
        const cut = file.slice(0, Math.floor(bit / 8))
        const short = cut.length < 16 ? 'malformed' : 'tampered'
        expect(refusal(() => openVault(p, never, 'blåbær', cut))).to.equal(short)
      }),
      { numRuns: 200, examples: [[8 * 14]] },
    )
  })

  it('is refused as of a version that is not read, whichever other one it states', () => {
    const key = newVaultKey(random, argon, 'blåbær', CHEAP)
    const never: HashPassphrase = () => {
      throw new Error('hashed')
    }
    const weeks = { format: 'postern-weekly-keys/1' as const, weeks: [] }
    const files = [sealVault(p, random, key, vault()), sealWeeks(p, random, key, weeks)]
    for (const version of ['0', '1', '4', '9']) {
      const [file, weekly] = files.map((one) => {
        const body = concat(one.subarray(0, 14), utf8(`${version}\n`), one.slice(16, -32))
        return concat(body, p.hash(32, null, body))
      })
      const said = 'a version that this program does not read'
      expect(() => openVault(p, never, 'blåbær', file!), version).to.throw(said)
      expect(() => openWeeks(p, key, weekly!), version).to.throw(said)
    }
    const old = { ...vault(), format: 'postern-vault/1' }
    expect(refusal(() => sealVault(p, random, key, old as unknown as Vault))).to.equal('malformed')
  })

  it('knows its own passphrase from any other', () => {
    const key = newVaultKey(random, argon, 'blåbær', CHEAP)
    expect(isPassphraseOf(argon, key, 'bla\u030abær')).to.equal(true)
    expect(isPassphraseOf(argon, key, 'blåbær ')).to.equal(false)
  })

  it('refuses an absurd cost before it hashes anything, and what is no vault', () => {
    const never: HashPassphrase = () => {
      throw new Error('hashed')
    }
    const file = sealVault(p, random, newVaultKey(random, argon, 'x', CHEAP), vault())
    const whole = (body: Uint8Array) => concat(body, p.hash(32, null, body))
    const cost = (operations: number, memory: number) =>
      whole(concat(file.subarray(0, 16), u32be(operations), u32be(memory), file.slice(24, -32)))
    const wrongs = [
      cost(0, 8),
      cost(13, 8),
      cost(1, 7),
      cost(1, 1_048_577),
      cost(0xffff_ffff, 0xffff_ffff),
      new Uint8Array(0),
      whole(file.slice(0, 63)),
      concat(utf8('postern-vault-1\n'), file.slice(16, 63)),
      concat(utf8('postern-vault-4\n'), file.subarray(16)),
    ]
    for (const wrong of wrongs) {
      expect(refusal(() => openVault(p, never, 'x', wrong))).to.equal('malformed')
    }
  })

  it('keeps the weekly secrets in a file of their own, which no other vault opens', () => {
    const key = newVaultKey(random, argon, 'blåbær', CHEAP)
    const other = newVaultKey(random, argon, 'blåbær', CHEAP)
    fc.assert(
      fc.property(fc.array(bytes(32), { maxLength: 30 }), fc.nat(), (seeds, place) => {
        const weeks = seeds.map((seed, i) => ({ week: WEEK + i, seed: asKemSeed(seed) }))
        const secrets = { format: 'postern-weekly-keys/1' as const, weeks }
        const file = sealWeeks(p, random, key, secrets)
        expect(openWeeks(p, key, file)).to.deep.equal(secrets)
        expect(refusal(() => openWeeks(p, other, file))).to.equal('foreign')
        const spoiled = flipped(file, place % (8 * file.length))
        expect(refusal(() => openWeeks(p, key, spoiled))).to.be.oneOf(['tampered', 'malformed'])
        expect(refusal(() => openWeeks(p, key, file.slice(0, place % file.length)))).to.be.oneOf([
          'tampered',
          'malformed',
        ])
      }),
      { numRuns: 30 },
    )
  })
})
