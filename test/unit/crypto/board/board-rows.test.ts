import { expect } from 'chai'
import { readBoard, slotsAt } from '../../../../crypto/board/board.ts'
import {
  buildEchoes,
  buildPage,
  parsePage,
  rowKey,
  rowsByTag,
  rowsUnder,
} from '../../../../crypto/board/page.ts'
import { type SlotPart, sealSlot, splitMessage, veilKey } from '../../../../crypto/board/slot.ts'
import type { SignKeyPair } from '../../../../crypto/keys/keys.ts'
import { equal, toHex, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL } from '../../../../crypto/primitives/labels.ts'
import {
  DAY,
  makeScene,
  member,
  seededRandom,
  slotPart,
  slotPlace,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'

interface Row {
  readonly number?: number
  readonly text?: string
  readonly rest?: Partial<SlotPart>
  readonly author?: SignKeyPair
  /** Week of the board; by default this week. */
  readonly week?: number
  /** Instead of a slot. */
  readonly garbage?: boolean
}

onBothEngines('a page with several rows of one number', (p) => {
  const random = seededRandom('rows')
  const scene = makeScene(p)
  const { list } = scene.reception
  const [kari, ola] = [member(scene.reception, 'kari').sign, member(scene.reception, 'ola').sign]
  const echoes = () => buildEchoes(p, random, [], list.board.echoes, 0)

  function rowOf({ number = 0, text = '', rest, author = kari, week = WEEK, garbage }: Row) {
    const board = scene.receipt.board(week)
    const place = { ...slotPlace(scene, number), week, board }
    const part = slotPart(random(16), splitMessage({ day: DAY, text })[0]!, rest)
    const sealed = garbage ? random(1024) : sealSlot(p, random, place, author, part)
    return { sealed, key: kdf(p, veilKey(p, board, WEEK, number), LABEL.day, DAY) }
  }
  const pageOf = (...rows: readonly Row[]) =>
    parsePage(buildPage(p, random, DAY, rows.map(rowOf), list.board.slots, echoes()))
  const read = (...rows: readonly Row[]) => {
    const reading = readBoard(p, list, scene.receipt, pageOf(...rows))
    const { status, messages, incomplete, positions } = reading
    return {
      status: status?.content.text ?? null,
      messages: messages.map(({ content }) => content.text).sort(),
      ...{ incomplete, positions },
    }
  }
  const stranger = { ...kari, seed: member(scene.reception, 'siri').sign.seed }
  const one = { status: 'new', messages: [], incomplete: false, positions: 3 }

  it('shows each under a tag of its own, and none under the keystream of another', () => {
    const rows = [rowOf({ text: 'a' }), rowOf({ text: 'b' }), rowOf({ text: 'c' })]
    const page = parsePage(buildPage(p, random, DAY, rows, list.board.slots, echoes()))
    expect(new Set(page.slots.map(({ tag }) => toHex(tag))).size).to.equal(list.board.slots)
    const found = rowsUnder(p, page, rowsByTag(page), rows[0]!.key)
    expect(found).to.deep.equal(rows.map(({ sealed }) => sealed))
    // Two veiled rows of one keystream would differ by what their slots differ by.
    const xor = (a: Uint8Array, b: Uint8Array) => a.map((byte, i) => byte ^ b[i]!)
    const differences = rows.slice(1).map(({ sealed }) => xor(rows[0]!.sealed, sealed))
    for (const [i, a] of page.slots.entries()) {
      for (const b of page.slots.slice(i + 1)) {
        const difference = xor(a.veiled.subarray(0, 1024), b.veiled.subarray(0, 1024))
        expect(differences.some((other) => equal(other, difference))).to.equal(false)
      }
    }
  })

  it('believes the highest generation of one author, in whatever order they stand', () => {
    const rows = [
      { text: 'new', rest: { generation: 9 } },
      { text: 'old', rest: { generation: 2, live: 3 } },
      { text: 'older', rest: { generation: 0, live: 255 } },
    ]
    expect(read(...rows)).to.deep.equal(one)
    expect(read(...rows.reverse())).to.deep.equal(one)
  })

  it('believes the newer list of two of one generation', () => {
    const [a, b] = [
      { text: 'new', rest: { listVersion: 2 } },
      { text: 'old', rest: { listVersion: 1 } },
    ]
    expect(read(a, b)).to.deep.equal(one)
    expect(read(b, a)).to.deep.equal(one)
  })

  it('says that something is wrong where nothing tells which of two of one author is newer', () => {
    for (const change of [{ live: 1 }, { positions: 2 }]) {
      const part = { messageId: random(16), live: 3, positions: 3 }
      const rows = [part, { ...part, ...change }].map((rest) => ({ text: 'new', rest }))
      const first = { number: 1, text: 'first' }
      expect(read(first, ...rows)).to.deep.include({ incomplete: true })
      expect(read(first, rows[0]!, rows[0]!)).to.deep.include({ incomplete: false })
    }
  })

  it('takes no notice of garbage, nor of a stranger, beside what opens', () => {
    const beside = [
      { garbage: true },
      { text: 'x', author: stranger, rest: { generation: 99 } },
      { garbage: true, number: 3 },
    ]
    expect(read({ text: 'new' }, ...beside)).to.deep.equal(one)
    expect(read(...beside.slice(0, 2), { text: 'new' })).to.deep.equal(one)
    expect(read(...beside)).to.deep.include({ status: null, incomplete: true })
  })

  it('takes no notice of a number that is not live', () => {
    const rows = [{ text: 'new' }, { number: 2, text: 'x', author: ola, rest: { generation: 99 } }]
    expect(read(...rows)).to.deep.equal(one)
  })

  it('shows what two authors say, says that they contradict each other, and names no readers', () => {
    const rows = [
      { text: 'new', rest: { live: 3 } },
      { number: 1, text: 'first' },
      { text: 'lie', author: ola, rest: { generation: 99, positions: 2 } },
    ]
    for (const order of [rows, [...rows].reverse()]) {
      const reading = read(...order)
      const messages = ['first', 'lie', 'new']
      expect(reading).to.deep.equal({ status: null, messages, incomplete: true, positions: 0 })
    }
  })

  it('takes the same words of two authors as one', () => {
    const part = slotPart(random(16), utf8('{"day":1,"text":"new"}'))
    const rows = [kari, ola].map((author, generation) => {
      const place = slotPlace(scene, 0)
      const sealed = sealSlot(p, random, place, author, { ...part, generation })
      return { sealed, key: rowOf({}).key }
    })
    const page = parsePage(buildPage(p, random, DAY, rows, list.board.slots, echoes()))
    const { slots, broken } = slotsAt(p, list, slotPlace(scene, 0), page, rowsByTag(page))
    expect([slots.map(({ author }) => author.id), broken]).to.deep.equal([['ola', 'kari'], false])
    const { messages, incomplete, status } = readBoard(p, list, scene.receipt, page)
    expect([messages.length, incomplete, status?.content.text]).to.deep.equal([0, false, 'new'])
  })

  it('loses no part of a message to somebody who repeats it under their own name', () => {
    const messageId = random(16)
    const parts = splitMessage({ day: DAY, text: 'L'.repeat(1500) })
    const whole = parts.map((text, part) => ({
      number: part + 1,
      rest: { messageId, part, parts: parts.length, text },
    }))
    const first = { text: 'new', rest: { live: 7 } }
    for (const copied of whole) {
      const rest = { ...copied.rest, generation: 0xffff_ffff }
      const reading = read(first, ...whole, { ...copied, author: ola, rest })
      expect(reading).to.deep.equal({ ...one, messages: ['L'.repeat(1500)] })
    }
    // Half of what nobody says whole is missed all the same.
    expect(read(first, whole[0]!, { ...whole[0]!, author: ola })).to.deep.include({
      incomplete: true,
    })
  })

  it('accepts a newer list from all who say the same, or from none', () => {
    const newer = 2 ** 32 - 1
    const versions = (...all: readonly number[]) => {
      const said = { messageId: random(16) }
      const rows = all.map((listVersion, i) => ({
        text: 'new',
        author: [kari, ola][i]!,
        rest: { ...said, listVersion, generation: i },
      }))
      const { status, newerList } = readBoard(p, list, scene.receipt, pageOf(...rows))
      return [status?.content.text, newerList]
    }
    expect(versions(1, newer)).to.deep.equal(['new', false])
    expect(versions(newer, newer)).to.deep.equal(['new', true])
    expect(versions(newer)).to.deep.equal(['new', true])
  })

  it('takes the same words of two authors for a contradiction where they name other readers', () => {
    const said = { messageId: random(16), live: 3, positions: 1 }
    const honest = [
      { text: 'new', rest: said },
      { number: 1, text: 'first' },
    ]
    for (const change of [{ positions: 2 }, { live: 1 }]) {
      const rest = { ...said, ...change, generation: 99, listVersion: 2 ** 32 - 1 }
      const page = pageOf(...honest, { text: 'new', author: ola, rest })
      const reading = readBoard(p, list, scene.receipt, page)
      const nothing = { status: null, incomplete: true, positions: 0, newerList: false }
      expect(reading).to.deep.include(nothing)
    }
  })

  it('reads the newest board on which number 0 opens, and no older one', () => {
    const older = [
      { week: WEEK - 1, text: 'old', author: ola, rest: { live: 3, generation: 99 } },
      { week: WEEK - 1, number: 1, text: 'lie', author: ola },
    ]
    expect(read({ text: 'new' }, ...older)).to.deep.equal(one)
    expect(read(...older)).to.deep.include({ status: 'old', messages: ['lie'], incomplete: false })
  })

  it('takes no status and no readers from an older board where a newer one does not open', () => {
    const older = [
      { week: WEEK - 1, text: 'old', author: ola, rest: { live: 3, generation: 99 } },
      { week: WEEK - 1, number: 1, text: 'first', author: ola },
    ]
    for (const newer of [{ garbage: true }, { text: 'x', author: stranger }]) {
      expect(read(newer, ...older)).to.deep.equal({
        ...{ status: null, messages: ['first', 'old'], incomplete: true, positions: 0 },
      })
    }
  })

  it('shows a slot though another is posted under the key of its row', () => {
    const honest = rowOf({ text: 'new' })
    const beside = rowOf({ text: 'lie', author: ola, rest: { generation: 99 } })
    for (const index of [1, 2]) {
      const garbage = { sealed: random(1024), key: rowKey(p, honest.key, index) }
      for (const rows of [
        [beside, garbage, honest],
        [beside, honest, garbage],
        [garbage, honest, beside],
      ]) {
        const page = parsePage(buildPage(p, random, DAY, rows, list.board.slots, echoes()))
        expect(new Set(page.slots.map(({ tag }) => toHex(tag))).size).to.equal(list.board.slots)
        const { status, messages, incomplete } = readBoard(p, list, scene.receipt, page)
        const texts = messages.map(({ content }) => content.text).sort()
        expect({ status, texts, incomplete }).to.deep.equal({
          ...{ status: null, texts: ['lie', 'new'], incomplete: true },
        })
      }
    }
  })

  it('counts the newest of each author before it compares authors', () => {
    const said = { messageId: random(16) }
    const rows = [
      { text: 'new', rest: { ...said, generation: 3 } },
      { text: 'new', author: ola, rest: { ...said, generation: 2 } },
      { text: 'old', author: ola, rest: { generation: 1 } },
    ]
    expect(read(...rows)).to.deep.equal(one)
    // A colleague's older row that somebody shows again contradicts: a page cannot tell why.
    const again = [rows[0]!, rows[2]!]
    expect(read(...again)).to.deep.include({ status: null, incomplete: true, positions: 0 })
  })
})
