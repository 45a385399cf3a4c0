import { expect } from 'chai'
import fc from 'fast-check'
import { readBoard } from '../../../../crypto/board/board.ts'
import {
  decodeChoice,
  encodeChoice,
  openChoice,
  sealEcho,
} from '../../../../crypto/board/choice.ts'
import {
  type Echo,
  echoDay,
  echoDays,
  echoRow,
  firstEcho,
  nextEcho,
  splitEcho,
} from '../../../../crypto/board/echo.ts'
import { buildEchoes, buildPage, parsePage } from '../../../../crypto/board/page.ts'
import { splitMessage } from '../../../../crypto/board/slot.ts'
import { firstDay } from '../../../../crypto/days/calendar.ts'
import { choiceRow, rowFault, withRowAges } from '../../../../crypto/keys/choice-row.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { concat, toHex } from '../../../../crypto/primitives/bytes.ts'
import { noble } from '../../../../crypto/primitives/noble.ts'
import { echoFor } from '../../../support/reception/echoes.ts'
import {
  boardPage,
  DAY,
  flipped,
  makeScene,
  member,
  seededRandom,
  slotPart,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'

onBothEngines('an echo', (p) => {
  it('leads from week to week and never back, with a day key for each day', () => {
    const key = new Uint8Array(32).fill(1)
    const first = (week: number, letter: number) => firstEcho(p, key, { week, letter })
    const choice = new Uint8Array(8)
    const echo = { echo: first(WEEK, 0), choice }
    expect(echo.echo).to.have.length(16)
    expect(first(WEEK, 1)).not.to.deep.equal(echo.echo)
    expect(nextEcho(p, echo).echo).not.to.deep.equal(first(WEEK + 1, 0))
    const days = echoDays(p, echo, WEEK)
    expect(days.map(({ day }) => day)).to.deep.equal(
      [0, 1, 2, 3, 4, 5, 6].map((i) => firstDay(WEEK) + i),
    )
    expect(days[2]).to.deep.equal(echoDay(p, echo, firstDay(WEEK) + 2))
    expect(new Set(days.map((day) => toHex(day.key))).size).to.equal(7)
    expect(new Set(days.map((day) => toHex(day.choice))).size).to.equal(7)
  })
})

const name = fc.record({
  week: fc.integer({ min: 0, max: 150_000 }),
  letter: fc.integer({ min: 0, max: 63 }),
})

onBothEngines('a choice', (p) => {
  const scene = makeScene(p)
  const { list } = scene.reception
  const { echoKey } = scene.receipt
  const random = seededRandom('choices')
  const row = choiceRow(list, list.channels[0]!)

  it('opens to what was sealed, no matter who is left out, only by its own code and name', () => {
    fc.assert(
      fc.property(bytes(32), name, fc.subarray([...row]), (key, of, leftOut) => {
        const plain = encodeChoice(list, { channel: 'general', leftOut })!
        const sealed = sealEcho(p, key, of, plain).slice(16)
        expect(decodeChoice(list, openChoice(p, key, of, sealed)!)).to.deep.equal({
          channel: 'general',
          leftOut: row.filter((id) => leftOut.includes(id)),
        })
        const others = [
          { ...of, letter: of.letter ^ 1 },
          { ...of, week: of.week + 1 },
        ]
        for (const other of others) expect(openChoice(p, key, other, sealed)).to.equal(null)
        expect(openChoice(p, flipped(key, 3), of, sealed)).to.equal(null)
      }),
      { numRuns: 60 },
    )
  })

  it('does not open once any of its 64 bits is turned over, alone or with others', () => {
    const of = { week: WEEK, letter: 9 }
    const sealed = echoFor(p, list, scene.receipt, of, ['ola']).slice(16)
    for (let bit = 0; bit < 64; bit++) {
      expect(openChoice(p, echoKey, of, flipped(sealed, bit)), `bit ${bit}`).to.equal(null)
    }
    for (let round = 0; round < 2000; round++) {
      const noise = random(8)
      expect(
        openChoice(
          p,
          echoKey,
          of,
          sealed.map((byte, i) => byte ^ noise[i]!),
        ),
      ).to.equal(null)
    }
  })

  it('is not believed where the list has others in its row, or is older than it', () => {
    const at = (version: number, since?: number): KeyList => ({
      ...list,
      version,
      channels: [{ ...list.channels[0]!, ...(since === undefined ? {} : { since }) }],
    })
    const said = (of: KeyList, by: KeyList) =>
      decodeChoice(by, encodeChoice(of, { channel: 'general', leftOut: ['ola'] })!)
    expect(said(at(3), at(3))).to.deep.equal({ channel: 'general', leftOut: ['ola'] })
    expect(said(at(3), at(7, 3))).to.deep.equal({ channel: 'general', leftOut: ['ola'] })
    expect([said(at(3), at(7, 4)), said(at(3), at(7)), said(at(4), at(3))]).to.deep.equal([
      ...['old', 'old', 'newer'],
    ])
  })

  it('has the age of each row said, and a row that is said to be older than it is refused', () => {
    const first = { ...list, version: 4 }
    const same = { ...list, version: 5, channels: withRowAges(first, { ...list, version: 5 }) }
    expect(same.channels[0]!.since).to.equal(4)
    const next = { ...list, version: 6, channels: withRowAges(same, { ...list, version: 6 }) }
    expect(next.channels[0]!.since).to.equal(4)
    expect([rowFault(first, same), rowFault(same, next)]).to.deep.equal([null, null])
    const others = list.members.filter(({ id }) => id !== 'ola')
    const [channel] = same.channels
    const less = { ...channel!, members: channel!.members.filter((id) => id !== 'ola') }
    const changed = { ...same, version: 6, members: others, channels: [less] }
    expect(rowFault(same, changed)).to.include('since list 4')
    expect(withRowAges(same, changed)[0]!).to.not.have.property('since')
    const early = { ...next, channels: [{ ...channel!, since: 2 }] }
    expect(rowFault(same, early)).to.include('since list 2')
  })

  it('shows no byte twice: not on two builds, two days or two weeks, nor beside its key', () => {
    let echo = splitEcho(echoFor(p, list, scene.receipt, { week: WEEK, letter: 1 }, ['ola']))
    const shown: string[] = [toHex(echo.choice)]
    for (let week = 0; week < 16; week++) {
      for (const day of echoDays(p, echo, WEEK + week)) {
        shown.push(toHex(day.choice))
        for (let build = 0; build < 3; build++) {
          shown.push(toHex(echoRow(p, day, random(24)).subarray(16)))
        }
      }
      echo = nextEcho(p, echo)
      shown.push(toHex(echo.choice))
    }
    expect(new Set(shown).size).to.equal(shown.length)
    // and no bit stays: of 400 values each bit is set in about half
    for (let bit = 0; bit < 64; bit++) {
      const count = shown.filter((hex) => (BigInt(`0x${hex}`) >> BigInt(bit)) % 2n === 1n).length
      expect(count / shown.length, `bit ${bit}`).to.be.within(0.35, 0.65)
    }
  })

  it('does not link two days of a disk: nothing of one leads to the other without the week', () => {
    const echo = splitEcho(echoFor(p, list, scene.receipt, { week: WEEK, letter: 1 }))
    const other = splitEcho(echoFor(p, list, scene.receipt, { week: WEEK, letter: 2 }))
    const [monday, , , thursday] = echoDays(p, echo, WEEK)
    const [, , , stranger] = echoDays(p, other, WEEK)
    const difference = (a: Uint8Array, b: Uint8Array) => a.map((byte, i) => byte ^ b[i]!)
    // A seized disk holds two days, or a day and the week after: each pair is a fresh pad.
    const next = nextEcho(p, echo)
    const pairs = [
      difference(monday!.choice, thursday!.choice),
      difference(monday!.choice, stranger!.choice),
      difference(monday!.choice, next.choice),
      difference(thursday!.choice, next.choice),
    ].map(toHex)
    const derived = [monday!, thursday!, { ...next, key: next.echo }].flatMap(({ key }) =>
      [firstDay(WEEK), firstDay(WEEK) + 3].flatMap((day) => {
        const as: Echo = { echo: key, choice: new Uint8Array(8) }
        return [echoDay(p, as, day).choice, nextEcho(p, as).choice].map(toHex)
      }),
    )
    expect(derived.filter((one) => pairs.includes(one))).to.deep.equal([])
  })
})

describe('whom a code leaves out, on a page', () => {
  const p = noble
  const random = seededRandom('left out')
  const scene = makeScene(p)
  const { list } = scene.reception

  function pageOf(...echoes: readonly Uint8Array[]): Uint8Array {
    const shown = echoes.map((echo) => echoDays(p, splitEcho(echo), WEEK, DAY)[0]!)
    return buildPage(p, random, DAY, [], 16, buildEchoes(p, random, shown, 16, 0))
  }
  const of = (letter: number, leftOut: readonly string[] = []) =>
    echoFor(p, list, scene.receipt, { week: WEEK, letter }, leftOut)
  const read = (page: Uint8Array, by = list) => readBoard(p, by, scene.receipt, parsePage(page))

  it('is what all its letters say together', () => {
    const { choice, leftOut, sent } = read(pageOf(of(3, ['ola']), of(60, ['kari']), of(9)))
    expect(choice).to.deep.equal({ channel: 'general', leftOut: ['kari', 'ola'] })
    expect([leftOut, sent.map(({ letter }) => letter)]).to.deep.equal([
      ['kari', 'ola'],
      [3, 9, 60],
    ])
  })

  it('is not known without a letter, nor where any of them does not open, and never nobody', () => {
    expect(read(pageOf()).choice).to.equal(null)
    const page = pageOf(of(3, ['ola']), of(9))
    const rows = page.length - 16 * 24
    let asked = 0
    for (let at = 0; at < 16; at++) {
      for (const bit of [0, 17, 40, 63]) {
        const { choice, sent } = read(flipped(page, 8 * (rows + 24 * at + 16) + bit))
        if (choice === null) asked++
        else expect([choice.leftOut, sent.length]).to.deep.equal([['ola'], 2])
      }
    }
    // two of sixteen rows are real
    expect(asked).to.equal(8)
    const noise = concat(of(5).slice(0, 16), random(8))
    expect(read(pageOf(of(3, ['ola']), noise))).to.deep.include({ choice: null, leftOut: ['ola'] })
  })

  it('lets no number 0 name readers without it, and takes nothing from those it leaves out', () => {
    const status = (author: string) => ({
      number: 0,
      part: slotPart(random(16), splitMessage({ day: DAY, text: author })[0]!),
      author: member(scene.reception, author).sign,
    })
    const texts = (page: Uint8Array) => {
      const { status: told, messages } = read(page)
      return [...(told ? [told] : []), ...messages].map(({ content }) => content.text)
    }
    const both = [status('kari'), status('ola')]
    const withEcho = (leftOut: readonly string[]) =>
      boardPage(p, random, scene, both, scene.receipt, leftOut)
    expect(texts(withEcho([])).sort()).to.deep.equal(['kari', 'ola'])
    expect(texts(withEcho(['ola']))).to.deep.equal(['kari'])
    expect(texts(withEcho(['kari', 'ola']))).to.deep.equal([])
  })

  it('tells that the list in hand is an older one', () => {
    const newer = { ...list, version: list.version + 1 }
    const echo = echoFor(p, newer, scene.receipt, { week: WEEK, letter: 2 }, ['ola'])
    const { choice, newerList } = read(pageOf(echo))
    expect([choice, newerList]).to.deep.equal([null, true])
  })

  it('is not linked to a letter of another name: 63 of 64 hidden echoes pass for no new one', () => {
    const first = (letter: number) =>
      toHex(firstEcho(p, scene.receipt.echoKey, { week: WEEK, letter }))
    const all = Array.from({ length: 64 }, (_, letter) => first(letter))
    expect(new Set(all).size).to.equal(64)
  })
})
