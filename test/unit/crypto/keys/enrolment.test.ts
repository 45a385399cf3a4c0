import { expect } from 'chai'
import fc from 'fast-check'
import {
  ENROLMENT_LIMIT,
  ENROLMENT_WEEKS,
  type Enrolment,
  readEnrolment,
  requireFresh,
  requireMadeFor,
  signEnrolment,
} from '../../../../crypto/keys/enrolment.ts'
import {
  fingerprint,
  newSignKeyPair,
  newWeekKeyPair,
  type SignKeyPair,
} from '../../../../crypto/keys/keys.ts'
import { concat, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { ctx } from '../../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { slippedPrint } from '../../../support/reception/reception.ts'
import { flipped, seededRandom, WEEK } from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { expectRefusal, refusal } from '../../../support/run/refusal.ts'

const random = seededRandom('enrolments')

/** Any JSON as a file whose checksum and signature fit. */
function fileOf(p: Primitives, signer: SignKeyPair, json: Uint8Array): Uint8Array {
  const signed = concat(p.sign(signer.seed, ctx('enrolment', json)), json)
  return concat(utf8('postern-member-2'), p.hash(32, null, signed), signed)
}

onBothEngines('an enrolment file', (p) => {
  const signer = newSignKeyPair(p, random)
  const keys = Array.from({ length: ENROLMENT_WEEKS }, (_, i) => {
    return newWeekKeyPair(p, random, WEEK + i).publicKey
  })
  const root = fingerprint(p, newSignKeyPair(p, random).publicKey)
  const asked = {
    root,
    instance: random(16),
    id: 'anna',
    title: { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' },
    first: WEEK,
    keys,
  }
  const whole: Enrolment = {
    ...{ format: 'postern-enrolment/2', ...asked, signing: signer.publicKey },
  }
  const file = signEnrolment(p, signer, asked)

  it('comes back as it was signed, with one fingerprint for each content', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    const prints = new Set<string>()
    fc.assert(
      fc.property(bytes(16), title, fc.integer({ min: 0, max: 100_000 }), (instance, nb, first) => {
        const one = { ...asked, instance, title: { ...asked.title, nb }, first }
        const read = readEnrolment(p, signEnrolment(p, signer, one))
        const { print, ...content } = read
        expect(content).to.deep.equal({ ...whole, ...one })
        expect(print).to.match(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
        prints.add(`${print} ${JSON.stringify([[...instance], nb, first])}`)
      }),
      { numRuns: 20 },
    )
    expect(new Set([...prints].map((one) => one.split(' ')[0])).size).to.equal(prints.size)
  })

  it('is told to be damaged once any bit is turned over, cut off or added', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 * file.length - 1 }), (bit) => {
        const wanted = bit < 128 ? 'malformed' : 'tampered'
        expect(refusal(() => readEnrolment(p, flipped(file, bit)))).to.equal(wanted)
        const cut = file.slice(0, Math.floor(bit / 8))
        expectRefusal(() => readEnrolment(p, cut), 'malformed', 'tampered')
      }),
      { numRuns: 300 },
    )
    expect(refusal(() => readEnrolment(p, concat(file, Uint8Array.of(0))))).to.equal('tampered')
  })

  it('is refused where somebody else signed it', () => {
    const stranger = newSignKeyPair(p, random)
    const act = () => readEnrolment(p, fileOf(p, stranger, encodeJson(whole)))
    expect(refusal(act)).to.equal('forged')
  })

  it('is refused with a key twice, and with a key that nothing can be sealed to', () => {
    const last = keys.length - 1
    const twice = { ...asked, keys: [...keys.slice(0, last), keys[0]!] }
    expect(refusal(() => readEnrolment(p, signEnrolment(p, signer, twice)))).to.equal('refused')
    const wrong = new Uint8Array(1216).fill(255) as (typeof keys)[number]
    const spoiled = { ...asked, keys: [...keys.slice(0, last), wrong] }
    expect(refusal(() => readEnrolment(p, signEnrolment(p, signer, spoiled)))).to.equal('bad-key')
  })

  it('is refused where anything is missing, more than named, or of another size', () => {
    for (const wrong of [
      { ...whole, id: 'Anna' },
      { ...whole, more: 1 },
      { ...whole, title: { nb: 'x', en: 'x' } },
      { ...whole, keys: keys.slice(1) },
      { ...whole, keys: [...keys, newWeekKeyPair(p, random, 0).publicKey] },
      { ...whole, format: 'postern-enrolment/1' },
      { ...whole, root: root.slice(1) },
    ]) {
      const act = () => readEnrolment(p, fileOf(p, signer, encodeJson(wrong)))
      expect(refusal(act)).to.equal('malformed')
    }
    const long = fileOf(p, signer, new Uint8Array(ENROLMENT_LIMIT))
    expect(refusal(() => readEnrolment(p, long))).to.equal('malformed')
  })

  it('is taken for 8 weeks, and not before its time', () => {
    const from = (first: number) => () => requireFresh({ ...whole, first }, WEEK)
    expect(refusal(from(WEEK - 9))).to.equal('expired')
    expect(refusal(from(WEEK + 2))).to.equal('expired')
    for (const first of [WEEK - 8, WEEK, WEEK + 1]) from(first)()
  })

  it('is refused by a root for which it was not made', () => {
    const made = readEnrolment(p, file)
    const earlier = fingerprint(p, newSignKeyPair(p, random).publicKey)
    requireMadeFor(made, [root])
    requireMadeFor(made, [earlier, root])
    const other = readEnrolment(p, signEnrolment(p, signer, { ...asked, root: earlier }))
    expect([other.root, other.print === made.print]).to.deep.equal([earlier, false])
    expect(refusal(() => requireMadeFor(made, [earlier]))).to.equal('foreign')
    expect(() => requireMadeFor(made, [earlier])).to.throw(`the root ${root}, and this root is`)
  })

  it('is refused if the fingerprint in it has a slip', () => {
    const slipped = slippedPrint(root)
    const act = () => readEnrolment(p, signEnrolment(p, signer, { ...asked, root: slipped }))
    expectRefusal(act, 'malformed')
  })

  it('of an earlier version is refused with what its member does', () => {
    const early = Uint8Array.from(file)
    early.set(utf8('postern-member-1'))
    expect(() => readEnrolment(p, early)).to.throw('have its member make one with the newest desk')
  })
})
