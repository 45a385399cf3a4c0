import { expect } from 'chai'
import fc from 'fast-check'
import { encodeBody } from '../../../../crypto/drop/body.ts'
import {
  type DropDraft,
  openDrop,
  openDropWithKey,
  openOrPart,
  sealDrop,
} from '../../../../crypto/drop/drop.ts'
import { dropId } from '../../../../crypto/drop/envelope.ts'
import { joinKeyParts, keyPartOf } from '../../../../crypto/drop/key-parts.ts'
import { decodeSlip, encodeSlip } from '../../../../crypto/drop/slip.ts'
import { sealTogether } from '../../../../crypto/drop/together.ts'
import { otherWraps } from '../../../../crypto/drop/wraps.ts'
import type { DropContent } from '../../../../crypto/entries/content.ts'
import { CONTENT_LIMIT, contentLength } from '../../../../crypto/entries/content-length.ts'
import { asContentKey, asSignSeed, recipientId } from '../../../../crypto/keys/keys.ts'
import { concat, equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { PARTED, SIZE } from '../../../../crypto/primitives/labels.ts'
import {
  decodeOwnPart,
  decodeParts,
  decodeTogether,
  encodePart,
  encodePartedWraps,
} from '../../../support/decoder/decoder-together.ts'
import {
  flipped,
  keysOf,
  makeScene,
  member,
  reportContent,
  seededRandom,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { outcome, refusal } from '../../../support/run/refusal.ts'
import { draftOf } from '../../../vectors/generate/data.ts'

const READERS = ['kari', 'ola', 'nils']

onBothEngines('a letter that two open', (p) => {
  const random = seededRandom('together')
  const scene = makeScene(p)
  const { reception, receipt } = scene
  const { instance } = reception
  const report: DropContent = { kind: 'report', content: reportContent('Rektor låser skapet 🐟') }
  const recipients = READERS.map((id) => {
    const { position, weeks } = member(reception, id)
    const { publicKey } = weeks[0]
    const found = reception.list.members.find((one) => one.id === id)!
    return { member: found, position, publicKey, id: recipientId(p, publicKey) }
  })
  const draft = (content = report): DropDraft => {
    const decoy = member(reception, 'kari').sign
    return draftOf(scene, content, random(16), decoy).draft
  }
  const seed = asSignSeed(receipt.signSeed)
  const seal = (to = recipients, content = report) => {
    const made = sealDrop(p, random, instance, draft(content), to, seed, random(24), 'two')
    return { ...made, stored: made.request.slice(0, SIZE.sealedDrop) }
  }
  const find = (stored: Uint8Array, id: string) =>
    openOrPart(p, instance, member(reception, id).position, keysOf(reception, id), stored)
  const partIn = (stored: Uint8Array, id: string) => {
    const found = find(stored, id)
    if (found?.kind !== 'part') throw new Error('no part')
    return found.own
  }

  it('gives K to any two of its readers, and to none of them alone', () => {
    const { stored, contentKey, id } = seal()
    for (const one of READERS) {
      expect(
        openDrop(p, instance, member(reception, one).position, keysOf(reception, one), stored),
      ).to.equal(null)
      const { part } = partIn(stored, one)
      expect(equal(part, contentKey)).to.equal(false)
      expect(toHex(dropId(p, asContentKey(part)))).to.not.equal(toHex(id))
      for (const other of READERS.filter((each) => each !== one)) {
        const joined = joinKeyParts(partIn(stored, one), partIn(stored, other))!
        expect(joined).to.deep.equal(contentKey)
        const opened = openDropWithKey(p, instance, joined, stored)
        expect(opened.body.content).to.deep.equal(report.content)
        expect(opened.isParted).to.equal(true)
      }
    }
    expect(find(stored, 'siri')).to.equal(null)
  })

  it('tells each reader the channel, who else holds a part, and nothing else of it', () => {
    const { stored } = seal()
    const { slip, week } = partIn(stored, 'nils')
    expect(week).to.equal(WEEK)
    const { signer, day, listHash } = draft()
    expect(slip).to.deep.equal({
      ...{ kind: 'report', channel: 'general', day, listHash },
      reporter: p.hash(16, null, signer),
      recipients: [0, 1, 2, 3, 4, 5, 6, 7].map(
        (at) => recipients.find(({ position }) => position === at)?.id ?? null,
      ),
    })
    expect(decodeSlip(encodeSlip(slip))).to.deep.equal(slip)
    expect(toHex(encodeSlip(slip))).to.not.include(toHex(signer))
    const channel = 'x'.repeat(40)
    expect(decodeSlip(encodeSlip({ ...slip, channel })).channel).to.equal(channel)
    expect(refusal(() => encodeSlip({ ...slip, channel: `${channel}x` }))).to.equal('refused')
  })

  it('is as long as any other drop, and holds as much', () => {
    const empty = contentLength({ ...reportContent(''), answers: { what: '' } })
    const what = 'x'.repeat(CONTENT_LIMIT - empty)
    const full: DropContent = {
      kind: 'report',
      content: { ...reportContent(''), answers: { what } },
    }
    const { request, stored, contentKey } = seal(recipients, full)
    expect(request).to.have.length(SIZE.drop)
    const opened = openDropWithKey(p, instance, contentKey, stored)
    expect(opened.body.content).to.deep.equal(full.content)
  })

  it('is not sealed to one reader, and not if it is for custodians only', () => {
    expect(refusal(() => seal(recipients.slice(0, 1)))).to.equal('refused')
    const name: DropContent = { kind: 'identity', content: reportContent('Kari') }
    expect(refusal(() => seal(recipients, name))).to.equal('refused')
  })

  it('has parts that follow from K alone, as the specification says', () => {
    fc.assert(
      fc.property(bytes(32), fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 2 }), (k, some) => {
        const key = asContentKey(k)
        const parts = some.map((position) => ({ position, part: keyPartOf(p, key, position) }))
        for (const { position, part } of parts) expect(encodePart(k, position)).to.deep.equal(part)
        const [one, other] = [parts[0]!, parts.at(-1)!]
        expect(joinKeyParts(one, other)).to.deep.equal(key)
        expect(joinKeyParts(other, one)).to.deep.equal(key)
        expect(joinKeyParts(one, one)).to.equal(null)
        const wrong = { ...other, part: flipped(other.part, 3) }
        expect(joinKeyParts(one, wrong)).to.not.deep.equal(key)
      }),
      { numRuns: 50 },
    )
  })

  it('is read by a decoder that knows the specification alone', () => {
    const { stored, contentKey, id } = seal()
    const read = (one: string) => {
      const { position, weeks } = member(reception, one)
      return decodeOwnPart(instance, position, weeks[0], stored)!
    }
    const key = decodeParts([read('ola'), read('nils')])
    expect(key).to.deep.equal(new Uint8Array(contentKey))
    expect(read('ola')).to.deep.include({ kind: 1, channel: 'general' })
    expect(decodeTogether(instance, key, stored)).to.have.length(15_763)
    const named = Array.from({ length: 8 }, (_, at) => {
      return recipients.find(({ position }) => position === at)?.publicKey ?? null
    })
    const made = encodePartedWraps({ instance, week: WEEK, id, contentKey }, named)
    const there = concat(stored.subarray(32, 9376), stored.subarray(9613, 9997))
    expect(toHex(p.hash(32, null, made))).to.equal(toHex(p.hash(32, null, there)))
  })

  it('opens to nobody once a bit of it is turned over, or says by position whose part differs', () => {
    const { stored, contentKey } = seal()
    const keys = Array.from({ length: 8 }, (_, at) => {
      return recipients.find(({ position }) => position === at)?.publicKey ?? null
    })
    const place = { instance, week: WEEK, id: stored.slice(0, 32) }
    const checked = (all: Uint8Array) =>
      otherWraps(
        p,
        place,
        contentKey,
        keys,
        concat(all.subarray(32, 9376), all.subarray(9613, 9997)),
      )
    expect(checked(stored)).to.deep.equal([])
    const at = { slip: 9400, own: 9613 + 48 * 5 + 3, body: 12_000, tag: SIZE.sealedDrop - 1, id: 3 }
    for (const byte of Object.values(at)) {
      const changed = flipped(stored, 8 * byte)
      expect(outcome(() => openDropWithKey(p, instance, contentKey, changed))).to.equal('tampered')
    }
    expect(outcome(() => find(flipped(stored, 8 * at.slip), 'ola'))).to.equal('tampered')
    expect(outcome(() => find(flipped(stored, 8 * at.own), 'nils'))).to.equal('tampered')
    expect(checked(flipped(stored, 8 * at.own))).to.deep.equal([5])
    expect(checked(flipped(stored, 8 * (32 + 1168 + 9)))).to.deep.equal([1])
  })

  it('is refused if its slip says something else than the letter', () => {
    const contentKey = asContentKey(random(32))
    const id = dropId(p, contentKey)
    const ids = Array.from(
      { length: 8 },
      (_, at) => recipients.find(({ position }) => position === at)?.id ?? null,
    )
    const keys = ids.map(
      (_, at) => recipients.find(({ position }) => position === at)?.publicKey ?? null,
    )
    const body = { ...draft(), recipients: ids }
    const plain = encodeBody(p, instance, id, body, seed, PARTED.plain)
    const sealWith = (slip: typeof body) =>
      sealTogether(p, { instance, week: WEEK }, contentKey, keys, slip, plain)
    expect(openDropWithKey(p, instance, contentKey, sealWith(body)).isParted).to.equal(true)
    for (const other of [
      { ...body, day: body.day + 1 },
      { ...body, signer: random(32) },
    ]) {
      const sealed = sealWith(other)
      expect(refusal(() => openDropWithKey(p, instance, contentKey, sealed))).to.equal('forged')
    }
    // A slip that does not name who reads it is for somebody else.
    const without = sealWith({ ...body, recipients: ids.map((one, at) => (at === 1 ? null : one)) })
    expect(refusal(() => find(without, 'ola'))).to.equal('forged')
  })
})
