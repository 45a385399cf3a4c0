import { expect } from 'chai'
import * as v from 'valibot'
import { parsePage } from '../../../../crypto/board/page.ts'
import { LAST_DAY, LAST_WEEK } from '../../../../crypto/days/calendar.ts'
import { readDay, readWeek, requireDayOf } from '../../../../crypto/days/read-day.ts'
import { decodeBody } from '../../../../crypto/drop/body.ts'
import { openOrPart, sealDrop } from '../../../../crypto/drop/drop.ts'
import { decodeSlip, encodeSlip } from '../../../../crypto/drop/slip.ts'
import { asSignSeed, recipientId } from '../../../../crypto/keys/keys.ts'
import { u32be } from '../../../../crypto/primitives/bytes.ts'
import { day, week } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { decodeListing } from '../../../../crypto/wire/listing.ts'
import {
  DAY,
  keysOf,
  makeScene,
  member,
  reportContent,
  seededRandom,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'
import { draftOf } from '../../../vectors/generate/data.ts'

const HIGHEST = 2 ** 32 - 1
const NO_DAYS = [LAST_DAY + 1, HIGHEST - 1, HIGHEST]

onBothEngines('a day that somebody else wrote', (p) => {
  const random = seededRandom('days')
  const scene = makeScene(p)
  const { reception, receipt } = scene
  const { instance, list } = reception
  const recipients = ['kari', 'ola', 'nils'].map((id) => {
    const { position, weeks } = member(reception, id)
    const { publicKey } = weeks[0]
    const found = list.members.find((one) => one.id === id)!
    return { member: found, position, publicKey, id: recipientId(p, publicKey) }
  })
  const content = { kind: 'report', content: reportContent('En melding') } as const
  const decoy = member(reception, 'kari').sign
  const seal = (day: number, how: 'one' | 'two') => {
    const draft = { ...draftOf(scene, content, random(16), decoy).draft, day }
    const seed = asSignSeed(receipt.signSeed)
    const { request } = sealDrop(p, random, instance, draft, recipients, seed, random(24), how)
    return request.slice(0, SIZE.sealedDrop)
  }
  const openedBy = (stored: Uint8Array) =>
    openOrPart(p, instance, member(reception, 'kari').position, keysOf(reception, 'kari'), stored)

  it('is read up to the last that a calendar has', () => {
    expect([readDay(u32be(LAST_DAY), 0), readWeek(u32be(LAST_WEEK), 0)]).to.deep.equal([
      LAST_DAY,
      LAST_WEEK,
    ])
    for (const day of NO_DAYS) expect(refusal(() => readDay(u32be(day), 0))).to.equal('malformed')
    for (const none of [LAST_WEEK + 1, ...NO_DAYS]) {
      expect(refusal(() => readWeek(u32be(none), 0))).to.equal('malformed')
    }
  })

  it('is refused in a slip and in a body, however well they are sealed', () => {
    for (const day of NO_DAYS) {
      for (const how of ['one', 'two'] as const) {
        expect(
          refusal(() => openedBy(seal(day, how))),
          `${day} ${how}`,
        ).to.equal('malformed')
      }
    }
  })

  it('is refused in a slip that is far from the week of its keys: before any two open it', () => {
    for (const day of [0, DAY - 28, DAY + 28, LAST_DAY]) {
      expect(
        refusal(() => openedBy(seal(day, 'two'))),
        `${day}`,
      ).to.equal('malformed')
    }
    for (const day of [DAY - 7, DAY, DAY + 7])
      expect(openedBy(seal(day, 'two'))?.kind).to.equal('part')
  })

  it('is bound in texts as in bytes', () => {
    for (const [schema, last] of [
      [day, LAST_DAY],
      [week, LAST_WEEK],
    ] as const) {
      expect(v.is(schema, last)).to.equal(true)
      for (const wrong of [last + 1, -1, 0.5]) expect(v.is(schema, wrong)).to.equal(false)
    }
  })

  it('is two weeks off at most', () => {
    for (const off of [-2, 0, 2]) expect(() => requireDayOf(DAY + 7 * off, WEEK)).not.to.throw()
    for (const off of [-3, 3]) {
      expect(refusal(() => requireDayOf(DAY + 7 * off, WEEK))).to.equal('malformed')
    }
  })

  it('is refused in the bytes of a slip, a board page and a list', () => {
    const slip = {
      ...({ kind: 'report', day: DAY, reporter: random(16), listHash: list.hash } as const),
      ...{ channel: 'staff', recipients: [random(16)] },
    }
    const page = new Uint8Array(SIZE.pageHeader)
    expect(decodeSlip(encodeSlip(slip)).day).to.equal(DAY)
    expect(parsePage(page).day).to.equal(0)
    for (const day of NO_DAYS) {
      expect(refusal(() => decodeSlip(encodeSlip({ ...slip, day })))).to.equal('malformed')
      page.set(u32be(day), 48)
      expect(refusal(() => parsePage(page))).to.equal('malformed')
    }
    const row = new Uint8Array(36)
    row.set(u32be(2 ** 24 - 1), 0)
    expect(refusal(() => decodeListing(row, new Set([0])))).to.equal('malformed')
    expect(
      refusal(() => decodeBody(p, instance, random(32), new Uint8Array(SIZE.dropPlain))),
    ).to.equal('malformed')
  })
})
