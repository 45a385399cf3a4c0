import { expect } from 'chai'
import fc from 'fast-check'
import { readBoard } from '../../../../crypto/board/board.ts'
import { echoDay, nextEcho, splitEcho } from '../../../../crypto/board/echo.ts'
import {
  buildEchoes,
  buildPage,
  pageOf,
  pageTag,
  parsePage,
} from '../../../../crypto/board/page.ts'
import {
  joinMessage,
  MESSAGE_LIMIT,
  openSlot,
  SLOT_TEXT_LIMIT,
  type SlotPart,
  sealSlot,
  slotId,
  splitMessage,
  veilKey,
} from '../../../../crypto/board/slot.ts'
import { LAST_WEEK } from '../../../../crypto/days/calendar.ts'
import { boardOf, deriveReceipt, makeCode } from '../../../../crypto/keys/receipt.ts'
import {
  compare,
  concat,
  isZero,
  toHex,
  u16be,
  u32be,
  utf8,
} from '../../../../crypto/primitives/bytes.ts'
import { ctx, kdf, keyId } from '../../../../crypto/primitives/kdf.ts'
import { echoFor, weeksOf } from '../../../support/reception/echoes.ts'
import {
  boardPage,
  DAY,
  flipped,
  LETTER,
  makeScene,
  member,
  seededRandom,
  slotPart,
  slotPlace,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { bytes, bytesUpTo, slotContent } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { outcome, refusal } from '../../../support/run/refusal.ts'

/** Content whose JSON is exactly `length` bytes. */
function messageOf(length: number) {
  const content = { day: DAY, text: '' }
  return { ...content, text: 'x'.repeat(length - JSON.stringify(content).length) }
}

onBothEngines('a board slot', (p) => {
  const random = seededRandom('slots')
  const scene = makeScene(p)
  const { list } = scene.reception
  const kari = member(scene.reception, 'kari').sign
  const place = slotPlace(scene, 3)
  const seal = (part: SlotPart, author = kari) => sealSlot(p, random, place, author, part)
  const part = fc.record({
    listVersion: fc.nat({ max: 0xffff_ffff }),
    kind: fc.constantFrom('acknowledgement', 'status', 'notice', 'question', 'message', 'files'),
    messageId: bytes(16),
    part: fc.nat({ max: 3 }),
    parts: fc.constant(4),
    positions: fc.nat({ max: 255 }),
    live: fc.nat({ max: 255 }),
    generation: fc.nat({ max: 0xffff_ffff }),
    written: fc.nat({ max: LAST_WEEK }),
    text: bytesUpTo(SLOT_TEXT_LIMIT),
  }) as fc.Arbitrary<SlotPart>

  it('opens to what was sealed, at its place, with its author', () => {
    fc.assert(
      fc.property(part, (one) => {
        const slot = seal(one)
        expect(slot).to.have.length(1024)
        const { author, number, ...rest } = openSlot(p, list, place, slot)
        expect([author.id, number]).to.deep.equal(['kari', 3])
        expect(rest).to.deep.equal(one)
      }),
      { numRuns: 50 },
    )
  })

  it('holds 877 bytes of text and refuses one more', () => {
    expect([SLOT_TEXT_LIMIT, MESSAGE_LIMIT]).to.deep.equal([877, 3508])
    for (const length of [0, 877]) {
      const slot = seal(slotPart(random(16), random(length)))
      expect(openSlot(p, list, place, slot).text).to.have.length(length)
    }
    expect(refusal(() => seal(slotPart(random(16), random(878))))).to.equal('refused')
  })

  it('is refused once any bit is turned over, and at every other length', () => {
    const slot = seal(slotPart(random(16), utf8('mottatt')))
    fc.assert(
      fc.property(fc.nat({ max: 8 * 1024 - 1 }), (bit) => {
        expect(refusal(() => openSlot(p, list, place, flipped(slot, bit)))).to.equal('tampered')
      }),
      { numRuns: 300 },
    )
    for (const length of [0, 24, 1023, 1025]) {
      const cut = concat(slot, new Uint8Array(1)).slice(0, length)
      expect(refusal(() => openSlot(p, list, place, cut))).to.equal('malformed')
    }
  })

  it('is believed of a member of the current list alone, who signed for this very place', () => {
    const one = slotPart(random(16), utf8('hei'))
    const stranger = { seed: kari.seed, publicKey: member(scene.reception, 'ola').sign.publicKey }
    expect(refusal(() => openSlot(p, list, place, seal(one, stranger)))).to.equal('forged')
    const gone = { ...list, members: list.members.filter(({ id }) => id !== 'kari') }
    expect(refusal(() => openSlot(p, gone, place, seal(one)))).to.equal('foreign')
    // Anybody with the board key, even the reporter, can seal it again, but not sign for another place.
    const slot = seal(one)
    const key = kdf(p, place.board, 'slot')
    const ad = (number: number) => ctx('slot', place.instance, WEEK, number)
    const plain = p.aeadOpen(key, slot.subarray(0, 24), ad(3), slot.subarray(24))!
    const moved = concat(slot.subarray(0, 24), p.aeadSeal(key, slot.subarray(0, 24), ad(4), plain))
    const there = { ...place, number: 4 }
    expect(refusal(() => openSlot(p, list, there, moved))).to.equal('forged')
  })

  it('has an id that follows from the epoch key, the week of the board and the number', () => {
    const [one, other] = [random(32), random(32)]
    const ids = [
      ...[0, 1, 7].map((number) => slotId(p, one, WEEK, number)),
      slotId(p, one, WEEK + 1, 0),
      slotId(p, other, WEEK, 0),
    ]
    expect(new Set(ids.map(toHex)).size).to.equal(5)
  })

  it('opens only on the board of its signer, though others state the same B', () => {
    const slot = seal(slotPart(random(16), utf8('hei')))
    const other = { ...scene.receipt, signer: random(32) }
    const board = boardOf(p, scene.receipt.boardKey(WEEK), other.signer)
    const theirs = { ...place, board, signer: other.signer }
    expect(refusal(() => openSlot(p, list, theirs, slot))).to.equal('tampered')
    expect(refusal(() => openSlot(p, list, { ...place, signer: other.signer }, slot))).to.equal(
      'forged',
    )
  })

  it('is refused where its signed inside says what cannot be', () => {
    const key = kdf(p, place.board, 'slot')
    const forge = (change: (plain: Uint8Array) => void) => {
      const padded = concat(
        new Uint8Array(4),
        keyId(p, kari.publicKey),
        Uint8Array.of(2),
        new Uint8Array(16),
        Uint8Array.of(0, 1, 0, 1),
        u32be(7),
        u32be(WEEK),
        u16be(3),
        utf8('hei'),
        new Uint8Array(874),
      )
      change(padded)
      const { instance, signer, week, number } = place
      const statement = ctx('slot-body', instance, signer, week, number, padded)
      const nonce = random(24)
      const ad = ctx('slot', instance, week, number)
      const signed = concat(padded, p.sign(kari.seed, statement))
      return concat(nonce, p.aeadSeal(key, nonce, ad, signed))
    }
    expect(
      openSlot(
        p,
        list,
        place,
        forge(() => {}),
      ).text,
    ).to.deep.equal(utf8('hei'))
    const wrongs: ((plain: Uint8Array) => void)[] = [
      (plain) => plain.fill(0, 12, 13),
      (plain) => plain.fill(8, 12, 13),
      (plain) => plain.fill(1, 29, 30),
      (plain) => plain.fill(0, 30, 31),
      (plain) => plain.fill(5, 30, 31),
      (plain) => plain.set(u16be(878), 41),
      (plain) => plain.fill(1, 919, 920),
      (plain) => plain.set(u16be(2), 41),
    ]
    for (const wrong of wrongs) {
      expect(refusal(() => openSlot(p, list, place, forge(wrong)))).to.equal('malformed')
    }
  })
})

describe('a message', () => {
  it('comes back from its parts, 1 to 4', () => {
    fc.assert(
      fc.property(slotContent, (content) => {
        const parts = splitMessage(content)
        expect(parts.length).to.be.within(1, 4)
        expect(joinMessage(parts)).to.deep.equal(content)
      }),
    )
  })

  it('fills its parts to the last byte and is refused one byte later', () => {
    const lengths = [100, 877, 878, 1754, 2631, 2632, 3508]
    const counts = lengths.map((length) => splitMessage(messageOf(length)).length)
    expect(counts).to.deep.equal([1, 1, 2, 2, 3, 4, 4])
    expect(refusal(() => splitMessage(messageOf(3509)))).to.equal('refused')
    expect(joinMessage(splitMessage(messageOf(3508)))).to.deep.equal(messageOf(3508))
  })

  it('is refused where its parts do not make up a message', () => {
    const [first, second] = splitMessage(messageOf(1000))
    expect(refusal(() => joinMessage([second!, first!]))).to.equal('malformed')
    expect(refusal(() => joinMessage([first!]))).to.equal('malformed')
    expect(refusal(() => joinMessage([]))).to.equal('malformed')
  })
})

onBothEngines('a board page', (p) => {
  const random = seededRandom('pages')
  const scene = makeScene(p)
  const { list } = scene.reception
  const status = (text: string, rest: Partial<SlotPart> = {}) => ({
    number: 0,
    part: slotPart(random(16), splitMessage({ day: DAY, text })[0]!, rest),
  })
  const read = (page: Uint8Array, receipt = scene.receipt) =>
    readBoard(p, list, receipt, parsePage(page))

  it('shows a code its status and its echo, and nothing to any other code', () => {
    const page = boardPage(p, random, scene, [status('mottatt')])
    const reading = read(page)
    expect(reading.status?.content).to.deep.equal({ day: DAY, text: 'mottatt' })
    expect(reading.status?.author.id).to.equal('kari')
    expect(reading).to.deep.include({
      sent: [{ week: WEEK, letter: LETTER, fetched: false, answered: 'alone' }],
      choice: { channel: 'general', leftOut: [] },
      positions: 3,
      incomplete: false,
      newerList: false,
      messages: [],
    })
    const stranger = deriveReceipt(p, list.instance, makeCode(random, '7KQ2XM9'))
    expect(read(page, stranger)).to.deep.equal({
      ...{ day: DAY, status: null, messages: [], sent: [], choice: null, leftOut: [] },
      positions: null,
      ...{ alwaysLeftOut: [], standing: { out: [], opens: [] } },
      ...{ incomplete: false, newerList: false },
    })
  })

  it('says that a letter was answered only if a slot of its week opens', () => {
    const sent = (slots: Parameters<typeof boardPage>[3]) =>
      read(boardPage(p, random, scene, slots)).sent.map(({ answered }) => answered)
    expect(sent([status('mottatt')])).to.deep.equal(['alone'])
    expect(sent([])).to.deep.equal([undefined])
  })

  it('is as long with no slot as with all, sorted, and nothing but noise to look at', () => {
    const { slots, echoes } = list.board
    const pages = [[], [status('a')], Array.from({ length: slots }, () => status('b'))].map((all) =>
      boardPage(p, random, scene, all),
    )
    for (const bytes of pages) {
      expect(bytes).to.have.length(56 + 1056 * slots + 24 * echoes)
      const page = parsePage(bytes)
      const rows = page.slots.map((row) => concat(row.tag, row.veiled))
      expect([...rows].sort(compare)).to.deep.equal(rows)
      expect([...page.echoes].sort(compare)).to.deep.equal(page.echoes)
      expect(rows.some((row) => isZero(row.subarray(0, 64)))).to.equal(false)
    }
    const tooMany = Array.from({ length: slots + 1 }, () => status('c'))
    expect(refusal(() => boardPage(p, random, scene, tooMany))).to.equal('refused')
  })

  it('shows the same slot under another row each time it is built', () => {
    const slot = { sealed: random(1024), key: random(32) }
    const build = () =>
      buildPage(
        p,
        random,
        DAY,
        [slot],
        1,
        buildEchoes(p, random, [{ key: slot.key, choice: random(8) }], 1, 0),
      )
    const [a, b] = [parsePage(build()), parsePage(build())]
    expect(a.slots[0]!.tag).not.to.deep.equal(b.slots[0]!.tag)
    expect(a.slots[0]!.veiled.slice(0, 32)).not.to.deep.equal(b.slots[0]!.veiled.slice(0, 32))
    expect(a.echoes[0]).not.to.deep.equal(b.echoes[0])
    expect(p.aeadOpen(slot.key, a.nonce, new Uint8Array(0), a.slots[0]!.veiled)).to.deep.equal(
      slot.sealed,
    )
  })

  it('finds messages of up to 156 weeks ago, and echoes of up to 16', () => {
    for (const [ago, found] of [
      [0, true],
      [155, true],
      [156, false],
    ] as const) {
      const place = { ...slotPlace(scene, 0), week: WEEK - ago }
      const board = scene.receipt.board(WEEK - ago)
      const { part } = status('gammel')
      const { sign } = member(scene.reception, 'kari')
      const sealed = sealSlot(p, random, { ...place, board }, sign, part)
      const key = kdf(p, veilKey(p, board, WEEK, 0), 'day', DAY)
      const page = buildPage(p, random, DAY, [{ sealed, key }], 4, buildEchoes(p, random, [], 4, 0))
      expect(read(page).status !== null, `${ago} weeks ago`).to.equal(found)
    }
    for (const [ago, found] of [
      [0, true],
      [15, true],
      [16, false],
    ] as const) {
      let echo = splitEcho(echoFor(p, list, scene.receipt, { week: WEEK - ago, letter: ago }))
      for (let i = 0; i < ago; i++) echo = nextEcho(p, echo)
      const shown = [echoDay(p, echo, DAY)]
      const page = buildPage(p, random, DAY, [], 4, buildEchoes(p, random, shown, 4, 0))
      expect(weeksOf(read(page))).to.deep.equal(found ? [WEEK - ago] : [])
    }
  })

  it('says so when a number that was live is missing, a part is, or a row does not open', () => {
    expect(read(boardPage(p, random, scene, [status('x', { live: 3 })])).incomplete).to.equal(true)
    const [one, two] = splitMessage(messageOf(1000))
    const messageId = random(16)
    const half = slotPart(messageId, one!, { kind: 'message', part: 0, parts: 2 })
    const whole = [status('x', { live: 7 }), { number: 1, part: half }]
    const rest = slotPart(messageId, two!, { kind: 'message', part: 1, parts: 2 })
    expect(read(boardPage(p, random, scene, whole))).to.deep.include({
      incomplete: true,
      messages: [],
    })
    const full = read(boardPage(p, random, scene, [...whole, { number: 2, part: rest }]))
    expect(full.incomplete).to.equal(false)
    expect(full.messages[0]?.content).to.deep.equal(messageOf(1000))
    const byTwo = (author: 'kari' | 'ola') =>
      boardPage(p, random, scene, [
        ...whole,
        { number: 2, part: rest, author: member(scene.reception, author).sign },
      ])
    expect(read(byTwo('kari')).incomplete).to.equal(false)
    expect(read(byTwo('ola'))).to.deep.include({ incomplete: true, messages: [] })
    const gone = readBoard(
      p,
      { ...list, members: list.members.slice(1) } as typeof list,
      scene.receipt,
      parsePage(boardPage(p, random, scene, [status('x')])),
    )
    expect(gone).to.deep.include({ status: null, incomplete: true })
  })

  it('says so when the reception knows a newer key list', () => {
    const reading = read(boardPage(p, random, scene, [status('x', { listVersion: 2 })]))
    expect(reading.newerList).to.equal(true)
  })

  it('shows a fresh random choice of echoes when there are too many', () => {
    const all = Array.from({ length: 40 }, () => ({ key: random(32), choice: random(8) }))
    const seen = new Map<number, number>()
    let sum = 0
    for (let round = 0; round < 300; round++) {
      const { nonce, rows } = buildEchoes(p, random, all, 16, 8)
      expect(rows).to.have.length(16)
      sum += rows.reduce((total, row) => total + row[0]!, 0)
      const shown = new Set(rows.map((row) => toHex(row.subarray(0, 16))))
      for (const [i, { key }] of all.entries()) {
        if (shown.has(toHex(pageTag(p, key, nonce)))) seen.set(i, (seen.get(i) ?? 0) + 1)
      }
    }
    // 16 of 48 each time: 100 of 300 rounds, give or take eight; six times that is never.
    for (const i of all.keys()) expect(seen.get(i)).to.be.within(51, 149)
    // The smallest or largest would be a fair choice too, but their values would tell how many there
    // were. The mean of 4,800 first bytes is 127.5, give or take 1.1.
    expect(sum / 4800).to.be.within(118, 137)
  })

  it('is refused at any length that its counts do not say, whatever the counts', () => {
    const page = boardPage(p, random, scene, [])
    fc.assert(
      fc.property(fc.nat({ max: page.length - 1 }), (length) => {
        expect(refusal(() => parsePage(page.slice(0, length)))).to.equal('malformed')
      }),
    )
    expect(refusal(() => parsePage(concat(page, new Uint8Array(1))))).to.equal('malformed')
    fc.assert(
      fc.property(bytesUpTo(200), (junk) => void outcome(() => read(junk))),
      { numRuns: 500 },
    )
  })

  it('is read, or refused with a typed error, whatever day it claims', () => {
    const page = boardPage(p, random, scene, [status('mottatt')])
    for (const day of [0, 1, 100, 720, 727, 728, DAY + 1, 0xffff_ffff]) {
      const changed = page.slice()
      changed.set(concat(u16be(day >>> 16), u16be(day & 0xffff)), 48)
      const reading = outcome(() => read(changed))
      if (typeof reading === 'string') expect(reading).to.equal('malformed')
      else expect(reading).to.deep.include({ day, status: null, sent: [] })
    }
  })

  it('is chosen by the first bits of the address', () => {
    const address = Uint8Array.of(0b1011_0001, 255, 0, 0)
    const pages = [0, 1, 2, 3, 4, 8].map((bits) => pageOf(address, bits))
    expect(pages).to.deep.equal([0, 1, 2, 5, 11, 177])
  })
})
