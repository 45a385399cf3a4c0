import { expect } from 'chai'
import fc from 'fast-check'
import {
  bundleHash,
  custodiansOf,
  encodeBundle,
  KEY_LIST_LIMIT,
  type KeyList,
  listExpired,
  memberByKeyId,
  openBundle,
  recipientsOf,
  signKeyList,
  verifyKeyList,
} from '../../../../crypto/keys/keylist.ts'
import { fingerprint, newSignKeyPair, type SignKeyPair } from '../../../../crypto/keys/keys.ts'
import { ALPHABET } from '../../../../crypto/keys/receipt.ts'
import { newRootOf, signSuccession } from '../../../../crypto/keys/succession.ts'
import { concat, utf8 } from '../../../../crypto/primitives/bytes.ts'
import type { CryptoErrorCode } from '../../../../crypto/primitives/errors.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { ctx } from '../../../../crypto/primitives/kdf.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import {
  DAY,
  flipped,
  seededRandom,
  vectorReception,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'

onBothEngines('a key list', (p) => {
  const random = seededRandom('key lists')
  const reception = vectorReception(p, random)
  const { draft, root } = reception
  const trusted = reception.fingerprint

  /** Sign any document as the root would, without the checks of `signKeyList`. */
  const signRaw = (json: Uint8Array, signer: SignKeyPair = root) =>
    concat(p.sign(signer.seed, ctx('key-list', json)), json)
  const verify = (list: unknown, signer = root, fp = trusted) =>
    verifyKeyList(p, signRaw(encodeJson(list), signer), fp)
  const changed = (change: Partial<Record<keyof KeyList, unknown>>) => ({ ...draft, ...change })
  const [kari, ola, siri, nils] = draft.members as [
    KeyList['members'][number],
    KeyList['members'][number],
    KeyList['members'][number],
    KeyList['members'][number],
  ]

  it('comes back as it was signed, with its hash', () => {
    const list = verifyKeyList(p, signKeyList(p, root.seed, draft), trusted)
    const { hash, ...rest } = list
    expect(rest).to.deep.equal(draft)
    const json = encodeJson(draft)
    expect(hash).to.deep.equal(p.hash(32, null, ctx('key-list-hash', json)))
  })

  it('is refused once any bit is turned over', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 * reception.signed.length - 1 }), (bit) => {
        const act = () => verifyKeyList(p, flipped(reception.signed, bit), trusted)
        expect(refusal(act)).to.be.oneOf(['forged', 'malformed'])
      }),
      { numRuns: 300 },
    )
  })

  /** A list with one channel. */
  function general(members: readonly string[], substitutes?: readonly string[]) {
    return { channels: [{ id: 'general', members, ...(substitutes ? { substitutes } : {}) }] }
  }

  const inconsistent: Readonly<Record<string, Partial<Record<keyof KeyList, unknown>>>> = {
    'two members with one id': { members: [kari, { ...ola, id: 'kari' }, siri, nils] },
    'a signing key twice': { members: [kari, { ...ola, signing: kari.signing }, siri, nils] },
    'the root as a member': { members: [kari, { ...ola, signing: draft.root }, siri, nils] },
    'a channel twice': { channels: [draft.channels[0], draft.channels[0]] },
    'an unknown member in a channel': { channels: [{ id: 'general', members: ['kari', 'per'] }] },
    'two of a channel at one position': { members: [kari, { ...ola, position: 0 }, siri, nils] },
    'a member twice in a channel': { channels: [{ id: 'general', members: ['kari', 'kari'] }] },
    'a member who is a substitute too': general(['kari', 'ola'], ['ola']),
    'a substitute twice': general(['kari'], ['ola', 'ola']),
    'one member where two must open': {
      channels: [{ id: 'general', members: ['kari'], substitutes: ['ola'], together: 2 }],
    },
    'an unknown substitute': general(['kari', 'ola'], ['per']),
    'a substitute at the position of a member': {
      ...general(['kari', 'ola'], ['nils']),
      members: [kari, ola, siri, { ...nils, position: kari.position }],
    },
    'two substitutes at one position': {
      ...general(['kari'], ['ola', 'nils']),
      members: [kari, ola, siri, { ...nils, position: ola.position }],
    },
    'a custodian who reads a channel': general(['kari', 'siri']),
    'a custodian as a substitute': general(['kari'], ['siri']),
    'an auditor who reads a channel': {
      ...general(['kari', 'nils']),
      members: [kari, ola, siri, { ...nils, role: 'auditor' }],
    },
    'an auditor as a substitute': {
      ...general(['kari'], ['nils']),
      members: [kari, ola, siri, { ...nils, role: 'auditor' }],
    },
    'two custodians at one position': {
      members: [kari, ola, siri, { ...nils, role: 'custodian', position: siri.position }],
    },
    'an end before its beginning': { expires: DAY - 11 },
    'an end on the day of its beginning': { expires: DAY - 10 },
    'a life of more than 26 weeks': { expires: DAY - 10 + 183 },
  }
  for (const [what, change] of Object.entries(inconsistent)) {
    it(`is refused with ${what}, by who signs and by who reads`, () => {
      const list = changed(change)
      expect(refusal(() => signKeyList(p, root.seed, list as KeyList))).to.equal('refused')
      expect(refusal(() => verify(list))).to.equal('refused')
    })
  }

  it('lives 26 weeks at most, and is expired from its last day on', () => {
    const list = verify(changed({ expires: DAY - 10 + 182 }))
    expect(listExpired(list, DAY - 10 + 181)).to.equal(false)
    expect(listExpired(list, DAY - 10 + 182)).to.equal(true)
  })

  const nine = Array.from({ length: 9 }, (_, i) => `m${i}`)
  const malformed: Readonly<Record<string, unknown>> = {
    'a member that is not in the schema': { ...draft, extra: 1 },
    'a field too many in a member': changed({ members: [{ ...kari, extra: 1 }, ola, siri, nils] }),
    'an empty name': changed({ members: [{ ...kari, name: '' }, ola, siri, nils] }),
    'a name of 81 units': changed({
      members: [{ ...kari, name: 'x'.repeat(81) }, ola, siri, nils],
    }),
    'another format': changed({ format: 'postern-key-list/2' }),
    'another number of wraps': changed({ wraps: 7 }),
    'position 8': changed({ members: [{ ...kari, position: 8 }, ola, siri, nils] }),
    'position -1': changed({ members: [{ ...kari, position: -1 }, ola, siri, nils] }),
    'a role that is none': changed({ members: [{ ...kari, role: 'boss' }, ola, siri, nils] }),
    'nine members of a channel': changed({ channels: [{ id: 'general', members: nine }] }),
    'nine substitutes': changed(general(['kari'], nine)),
    'three who must open together': changed({
      channels: [{ id: 'general', members: ['kari', 'ola'], together: 3 }],
    }),
    'no channel': changed({ channels: [] }),
    'version 0': changed({ version: 0 }),
    'more bits than eight': changed({ board: { ...draft.board, pageBits: 9 } }),
    'a short instance': changed({ instance: new Uint8Array(15) }),
    'a short signing key': changed({
      members: [{ ...kari, signing: new Uint8Array(31) }, ola, siri, nils],
    }),
    'one succession too many': changed({
      successions: Array.from({ length: LIMIT.successions + 1 }, () => succession(root, root)),
    }),
    'no list at all': null,
    'a list of lists': [[draft]],
    'a number': 1,
  }
  function succession(from: SignKeyPair, to: SignKeyPair, byTo = to, stolen = false) {
    const said = [from.publicKey, to.publicKey, stolen ? 1 : 0] as const
    const statement = ctx('succession', draft.instance, ...said)
    const [one, two] = [p.sign(from.seed, statement), p.sign(byTo.seed, statement)]
    return { from: from.publicKey, to: to.publicKey, stolen, byFrom: one, byTo: two }
  }
  for (const [what, list] of Object.entries(malformed)) {
    it(`is refused as malformed with ${what}`, () => {
      expect(refusal(() => verify(list))).to.equal('malformed')
    })
  }

  it('names the substitutes of a channel, or none', () => {
    const list = verify(changed(general(['ola'], ['nils', 'kari'])))
    expect(list.channels).to.deep.equal(general(['ola'], ['nils', 'kari']).channels)
    expect(verify(changed(general(['ola'], []))).channels[0]!.substitutes).to.deep.equal([])
    expect(verify(draft).channels[0]).to.not.have.property('substitutes')
  })

  it('has names of members, or none', () => {
    const members = [{ ...kari, name: 'Kari Nordmann' }, ola, siri, nils]
    const list = verifyKeyList(p, signKeyList(p, root.seed, { ...draft, members }), trusted)
    expect(list.members.map(({ name }) => name)).to.deep.equal([
      ...['Kari Nordmann', undefined, undefined, undefined],
    ])
    expect(verify(draft).members[0]).to.not.have.property('name')
  })

  it('is refused with a name that its root did not sign', () => {
    const named = (name?: string) => ({
      ...draft,
      members: [{ ...kari, ...(name === undefined ? {} : { name }) }, ola, siri, nils],
    })
    const signed = signKeyList(p, root.seed, named('Kari Nordmann'))
    for (const other of [named('Ola Nordmann'), named()]) {
      const forged = concat(signed.slice(0, 64), encodeJson(other))
      expect(refusal(() => verifyKeyList(p, forged, trusted))).to.equal('forged')
    }
    const added = concat(signKeyList(p, root.seed, draft).slice(0, 64), encodeJson(named('Kari')))
    expect(refusal(() => verifyKeyList(p, added, trusted))).to.equal('forged')
  })

  it('is refused as malformed with nesting, numbers or bytes that no list has', () => {
    const texts = [
      `${'{"format":'.repeat(9)}1${'}'.repeat(9)}`,
      '['.repeat(30_000),
      JSON.stringify({ ...draft, members: 'x'.repeat(60_000) }),
      '{"version":1e400}',
      '{"__proto__":{}}',
      '',
    ]
    for (const json of texts) {
      expect(refusal(() => verifyKeyList(p, signRaw(utf8(json)), trusted))).to.equal('malformed')
    }
    const broken = Uint8Array.of(0x7b, 0xff, 0x7d)
    expect(refusal(() => verifyKeyList(p, signRaw(broken), trusted))).to.equal('malformed')
  })

  it('is refused before it is parsed when it is too long or too short', () => {
    const most = KEY_LIST_LIMIT - 64
    const padded = concat(encodeJson(draft), new Uint8Array(KEY_LIST_LIMIT).fill(32))
    expect(verifyKeyList(p, signRaw(padded.slice(0, most)), trusted).version).to.equal(1)
    for (const length of [most + 1, padded.length]) {
      const act = () => verifyKeyList(p, signRaw(padded.slice(0, length)), trusted)
      expect(refusal(act)).to.equal('malformed')
    }
    for (const length of [0, 63, 64]) {
      const act = () => verifyKeyList(p, reception.signed.slice(0, length), trusted)
      expect(refusal(act)).to.equal('malformed')
    }
  })

  it('is refused when it is signed by anybody but its root', () => {
    const other = newSignKeyPair(p, random)
    expect(refusal(() => verify(draft, other))).to.equal('forged')
    expect(refusal(() => verify(changed({ root: other.publicKey }), root))).to.equal('forged')
    expect(refusal(() => verify(changed({ root: other.publicKey }), other))).to.equal('foreign')
    const act = () => verifyKeyList(p, reception.signed, fingerprint(p, other.publicKey))
    expect(refusal(act)).to.equal('foreign')
  })

  describe('whose root has a successor', () => {
    const [second, third, stranger] = [1, 2, 3].map(() => newSignKeyPair(p, random)) as [
      SignKeyPair,
      SignKeyPair,
      SignKeyPair,
    ]
    const of = (signer: SignKeyPair, successions: unknown[]) =>
      signRaw(encodeJson(changed({ root: signer.publicKey, successions })), signer)
    const ends = (signed: Uint8Array): CryptoErrorCode =>
      refusal(() => verifyKeyList(p, signed, trusted))

    it('is taken over one step and over two, in their order', () => {
      const chain = [succession(root, second), succession(second, third)]
      expect(verifyKeyList(p, of(second, chain.slice(0, 1)), trusted).version).to.equal(1)
      expect(verifyKeyList(p, of(third, chain), trusted).version).to.equal(1)
      expect(verifyKeyList(p, of(third, chain), fingerprint(p, second.publicKey)).version).to.equal(
        1,
      )
      expect(ends(of(third, [...chain].reverse()))).to.equal('foreign')
    })

    it('is refused when one signature of a step is missing or another’s', () => {
      const good = succession(root, second)
      const none = new Uint8Array(64)
      expect(ends(of(second, [{ ...good, byTo: none }]))).to.equal('forged')
      expect(ends(of(second, [{ ...good, byFrom: none }]))).to.equal('forged')
      expect(ends(of(second, [succession(root, second, stranger)]))).to.equal('forged')
      expect(ends(of(second, [{ ...good, byFrom: good.byTo, byTo: good.byFrom }]))).to.equal(
        'forged',
      )
    })

    it('is refused when a step is missing, or the chain leads past its root', () => {
      expect(ends(of(third, [succession(second, third)]))).to.equal('foreign')
      expect(ends(of(second, []))).to.equal('foreign')
      expect(ends(of(root, [succession(root, second)]))).to.equal('foreign')
      expect(ends(of(stranger, [succession(root, second)]))).to.equal('foreign')
    })

    it('is refused when it says of a stolen key that it was not, or of another that it was', () => {
      for (const stolen of [true, false]) {
        const step = { ...succession(root, second, second, stolen), stolen: !stolen }
        expect(ends(of(second, [step]))).to.equal('forged')
      }
    })

    it('is refused when it comes back to a root that was left', () => {
      const back = [succession(root, second), succession(second, root)]
      const trusting = (held: SignKeyPair) =>
        refusal(() => verifyKeyList(p, of(root, back), fingerprint(p, held.publicKey)))
      expect([trusting(root), trusting(second)]).to.deep.equal(['refused', 'refused'])
    })

    it('says what became of each root on the way, and whether a thief could have shown another', () => {
      const chain = [
        succession(root, second),
        succession(second, third, third, true),
        succession(third, stranger),
      ]
      const list = verifyKeyList(p, of(stranger, chain), trusted)
      const said = [root, second, third, stranger].map(({ publicKey }) =>
        newRootOf(p, list, fingerprint(p, publicKey)),
      )
      const now = fingerprint(p, stranger.publicKey)
      expect(said).to.deep.equal([
        { root: now, stolen: true },
        { root: now, stolen: true },
        { root: now, stolen: false },
        null,
      ])
    })

    it('is taken as the ceremony signs it, for every chain, and by no root outside', () => {
      fc.assert(
        fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), (stolen) => {
          const roots = [root, ...stolen.map(() => newSignKeyPair(p, random))]
          const last = roots.at(-1)!
          const steps = stolen.map((one, i) =>
            signSuccession(p, draft.instance, roots[i]!, roots[i + 1]!, one),
          )
          const signed = of(last, steps)
          for (const [i, { publicKey }] of roots.entries()) {
            const held = fingerprint(p, publicKey)
            const ends = fingerprint(p, last.publicKey)
            expect(newRootOf(p, verifyKeyList(p, signed, held), held)).to.deep.equal(
              i === stolen.length ? null : { root: ends, stolen: stolen.slice(i).includes(true) },
            )
          }
          const outside = fingerprint(p, stranger.publicKey)
          expect(refusal(() => verifyKeyList(p, signed, outside))).to.equal('foreign')
        }),
        { numRuns: 20 },
      )
    })

    it('is refused when a step was signed for another instance', () => {
      const statement = ctx('succession', random(16), root.publicKey, second.publicKey, 0)
      const step = {
        ...succession(root, second),
        byFrom: p.sign(root.seed, statement),
        byTo: p.sign(second.seed, statement),
      }
      expect(ends(of(second, [step]))).to.equal('forged')
    })
  })

  it('has a fingerprint of eight groups of four, the first 150 bits of a hash and two check symbols', () => {
    expect(trusted).to.match(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    const bits = [...trusted.replaceAll('-', '')]
      .map((symbol) => ALPHABET.indexOf(symbol).toString(2).padStart(5, '0'))
      .join('')
    const hash = p.hash(32, null, ctx('root', root.publicKey)).subarray(0, 20)
    const whole = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    expect(bits.slice(0, 150)).to.equal(whole.slice(0, 150))
  })

  it('finds a member by the id of the signing key, and nobody else', () => {
    for (const member of draft.members) {
      const id = p.hash(32, null, ctx('key-id', member.signing)).slice(0, 8)
      expect(memberByKeyId(p, draft, id)?.id).to.equal(member.id)
    }
    expect(memberByKeyId(p, draft, random(8))).to.equal(null)
    expect(memberByKeyId(p, draft, new Uint8Array(0))).to.equal(null)
  })

  describe('with its weekly bundles', () => {
    const withBundle = (bundle: Uint8Array) => {
      const hash = bundleHash(p, draft.instance, WEEK, bundle)
      return verify(changed({ weeks: { first: WEEK, bundles: [hash] } }))
    }

    it('gives each member’s key, and none for one who is absent', () => {
      const keys = reception.staff.map((one) => one.weeks[0].publicKey)
      expect(openBundle(p, reception.list, WEEK, reception.bundles[0]).get('ola')).to.deep.equal(
        keys[1],
      )
      const absent = encodeBundle([keys[0]!, null, keys[2]!, keys[3]!])
      const open = openBundle(p, withBundle(absent), WEEK, absent)
      expect([...open.keys()]).to.deep.equal(['kari', 'siri', 'nils'])
      const list = withBundle(absent)
      const ids = (left: string[]) =>
        recipientsOf(p, list, open, 'general', left).map(({ member }) => member.id)
      expect([ids([]), ids(['kari'])]).to.deep.equal([['kari'], []])
    })

    it('refuses one that is another’s, of another week, too short, or names a key twice', () => {
      const [first, second] = reception.bundles
      expect(refusal(() => openBundle(p, reception.list, WEEK, second))).to.equal('forged')
      expect(refusal(() => openBundle(p, reception.list, WEEK + 1, first))).to.equal('forged')
      expect(refusal(() => openBundle(p, reception.list, WEEK + 2, first))).to.equal('refused')
      expect(refusal(() => openBundle(p, reception.list, WEEK - 1, first))).to.equal('refused')
      const short = first.slice(1216)
      expect(refusal(() => openBundle(p, withBundle(short), WEEK, short))).to.equal('malformed')
      const key = reception.staff[0]!.weeks[0].publicKey
      const twice = encodeBundle([key, key, null, null])
      expect(refusal(() => openBundle(p, withBundle(twice), WEEK, twice))).to.equal('forged')
    })

    it('is refused once any bit of a bundle is turned over', () => {
      fc.assert(
        fc.property(fc.nat({ max: 8 * 4864 - 1 }), (bit) => {
          const act = () => openBundle(p, reception.list, WEEK, flipped(reception.bundles[0], bit))
          expect(refusal(act)).to.equal('forged')
        }),
        { numRuns: 100 },
      )
    })

    it('names who reads a channel, and the custodians apart from every channel', () => {
      const ids = (channel: string, left: string[] = []) =>
        recipientsOf(p, reception.list, reception.keys, channel, left).map(
          ({ member }) => member.id,
        )
      expect(ids('general')).to.deep.equal(['kari', 'ola'])
      expect(ids('general', ['ola', 'siri'])).to.deep.equal(['kari'])
      expect(ids('no-such-channel')).to.deep.equal([])
      const custodians = custodiansOf(p, reception.list, reception.keys)
      expect(custodians.map(({ member, position }) => [member.id, position])).to.deep.equal([
        ['siri', 2],
      ])
    })
  })
})
