import { expect } from 'chai'
import fc from 'fast-check'
import {
  openingKeys,
  weeksToDestroy,
  withoutWeeks,
} from '../../../../client/desk/engine/vault/keys.ts'
import { desiredBoard } from '../../../../client/desk/model/board/board.ts'
import { foldCases } from '../../../../client/desk/model/case/fold.ts'
import { openEnvelope, type ReporterDrop } from '../../../../client/desk/model/log/drops.ts'
import {
  nextSequence,
  type Stream,
  streamOfReport,
} from '../../../../client/desk/model/log/stream.ts'
import { absorb } from '../../../../client/desk/model/log/stream-places.ts'
import { DAY_MS, dayOf, firstDay, weekAt } from '../../../../crypto/days/calendar.ts'
import { LANGUAGES, PARTIES, STATUSES } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  meddled,
  staffTransport,
  testDesk,
  weeksOf,
  withoutRows,
} from '../../../support/desk/desk-core.ts'
import { codeOf } from '../../../support/desk/memory-files.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { scaled } from '../../../support/run/scale.ts'
import { counting } from '../../../support/run/work.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  reportOf,
  sealReport,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = makeReception(p, { today: dayOf(A_MONDAY) })
const now = A_MONDAY
const source = { p, reception, now: () => now } as unknown as Instance

/** A drop as the desk of member 0 opens it. */
function opened(text: string, code = makeCode(systemRandom, '0000000'), kind = 'report' as const) {
  const { request } = sealReport(source, { code, drop: reportOf(text, kind) })
  const weekly = openingKeys(p, weeksOf(reception, 0), now)
  const refusal = {
    drops: new Set<string>(),
    cases: new Set<string>(),
    reporters: new Set<string>(),
  }
  const keys = {
    instance: reception.list.instance,
    position: 0,
    weekly,
    known: new Map(),
    parts: new Map(),
    agreed: new Set<string>(),
    lists: [],
    refusal,
  }
  const result = openEnvelope(p, keys, request.slice(0, SIZE.sealedDrop))
  if (result.kind !== 'reporter') throw new Error(result.kind)
  // The wraps are compared by a sync, which has the weekly keys.
  return { ...result.drop, agreement: { kind: 'all' as const } }
}

function withEntry(stream: Stream, author: number, entry: Entry): Stream {
  const sequence = nextSequence(stream)
  const epoch = stream.epochs[0]!
  const place = { instance: reception.list.instance, epoch: 0, epochKey: epoch.key, sequence }
  const previous = stream.records.get(sequence - 1)?.hash ?? new Uint8Array(32)
  const sealed = sealRecord(p, systemRandom, place, reception.members[author]!.signing, {
    previous,
    day: dayOf(now),
    entry,
  })
  const found = new Map([[toHex(sealed.subarray(0, 32)), sealed]])
  return absorb(p, reception.list, stream, found, weekAt(now))
}

const entries: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant('note' as const),
    text: fc.string({ minLength: 1, maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('acknowledged' as const) }),
  fc.record(
    {
      kind: fc.constant('status' as const),
      status: fc.constantFrom(...STATUSES),
      text: fc.string({ maxLength: 1200, size: 'max' }),
      language: fc.constantFrom(...LANGUAGES),
      party: fc.constantFrom(...PARTIES),
    },
    { requiredKeys: ['kind', 'status', 'text'] },
  ),
  fc.record({
    kind: fc.constant('message' as const),
    messageId: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    as: fc.constantFrom('question' as const, 'message' as const, 'notice' as const),
    text: fc.string({ minLength: 1, maxLength: 2000, size: 'max' }),
  }),
)

describe('the fold', () => {
  const code = makeCode(systemRandom, '0000000')
  const drops = [opened('report', code), opened('more', code, 'report'), opened('other')]
  const twice = { ...drops[0]!, id: systemRandom(32) }

  it('gives the same state in whatever order things came', () => {
    const script = fc.array(fc.tuple(fc.nat({ max: 1 }), entries), { maxLength: 12 })
    const property = fc.property(
      script,
      fc.shuffledSubarray([...drops, drops[1]!, twice], { minLength: 5, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      (lines, shuffled, picks) => {
        let stream = streamOfReport(p, drops[0]!.contentKey)
        for (const [author, entry] of lines) stream = withEntry(stream, author, entry)
        const others = [drops[1]!, drops[2]!].map((drop) => streamOfReport(p, drop.contentKey))
        const records = [...stream.records].sort(() => ((picks.next().value ?? 0) % 2) * 2 - 1)
        const mixed = { ...stream, records: new Map(records) }
        const fold = (all: readonly ReporterDrop[], streams: readonly Stream[]) =>
          foldCases(p, { drops: all, streams, missing: new Set(), list: reception.list })
        const straight = fold([...drops, twice], [stream, ...others])
        const other = fold(shuffled, [others[1]!, mixed, others[0]!])
        const plain = (cases: typeof straight) =>
          cases.map(({ stream: one, ...rest }) => ({ ...rest, key: one && toHex(one.caseKey) }))
        expect(plain(other)).to.deep.equal(plain(straight))
        expect(other.map((c) => desiredBoard(p, c, 0))).to.deep.equal(
          straight.map((c) => desiredBoard(p, c, 0)),
        )
      },
    )
    fc.assert(property, { numRuns: scaled(1000, 60) })
  })

  it('puts a report before the letters of its day, and names it first', () => {
    const later = { ...drops[1]!, kind: 'follow-up' as const, id: new Uint8Array(32) }
    const report = { ...drops[0]!, id: new Uint8Array(32).fill(255) }
    const streams = [streamOfReport(p, report.contentKey)]
    const all = {
      drops: [later, report],
      streams,
      missing: new Set<string>(),
      list: reception.list,
    }
    const [one] = foldCases(p, all)
    const kinds = one?.timeline.map((item) => (item.kind === 'drop' ? item.drop.kind : item.kind))
    expect(kinds).to.deep.equal(['report', 'follow-up'])
    expect(one?.unlogged.map(({ kind }) => kind)).to.deep.equal(['report', 'follow-up'])
  })

  it('puts a report before what a member wrote of it, though the log names it later', () => {
    const report = drops[0]!
    const written = withEntry(streamOfReport(p, report.contentKey), 0, { kind: 'acknowledged' })
    const { id, contentKey: key } = report
    const named = withEntry(written, 0, { kind: 'drop', drop: id, key })
    const late = { ...report, day: report.day + 1 }
    const list = reception.list
    const rows = (drop: ReporterDrop, stream: Stream) =>
      foldCases(p, { drops: [drop], streams: [stream], missing: new Set(), list }).flatMap(
        ({ timeline }) => timeline.map(({ kind }) => kind),
      )
    for (const drop of [report, late]) {
      expect(rows(drop, written)).to.deep.equal(['drop', 'entry'])
      expect(rows(drop, named)).to.deep.equal(['drop', 'entry'])
    }
  })

  it('never asks for a number twice, nor for a message that has lost a part', () => {
    const property = fc.property(fc.array(entries, { maxLength: 25, size: 'max' }), (lines) => {
      let stream = streamOfReport(p, drops[0]!.contentKey)
      for (const entry of [{ kind: 'acknowledged' } as const, ...lines]) {
        stream = withEntry(stream, 0, entry)
      }
      const list = reception.list
      const [c] = foldCases(p, { drops: [drops[0]!], streams: [stream], missing: new Set(), list })
      const { slots, live } = desiredBoard(p, c!, 0)!
      const numbers = slots.map(({ number }) => number)
      expect(new Set(numbers).size).to.equal(numbers.length)
      expect(numbers[0]).to.equal(0)
      expect(numbers.reduce((bits, number) => bits | (1 << number), 0)).to.equal(live)
      for (const { messageId, parts } of slots) {
        const all = slots.filter((slot) => toHex(slot.messageId) === toHex(messageId))
        expect(all.map(({ part }) => part).sort()).to.deep.equal(
          Array.from({ length: parts }, (_, i) => i),
        )
      }
    })
    // Texts are long, and shrinking them takes minutes: the first failure is telling enough.
    fc.assert(property, { numRuns: scaled(500, 40), endOnFailure: true })
  })

  it('takes four times the work for four times as many reports that name one board', async () => {
    const some = (count: number) => {
      const all = Array.from({ length: count }, (_, i) => {
        const { boardKey, address } = drops[0]!
        return { ...opened(`forged ${i}`), boardKey, address }
      })
      const streams = all.map((drop) =>
        Array.from({ length: 8 }).reduce<Stream>(
          (stream) => withEntry(stream, 0, { kind: 'note', text: 'x' }),
          streamOfReport(p, drop.contentKey),
        ),
      )
      return { drops: all, streams, missing: new Set<string>(), list: reception.list }
    }
    const [few, many] = [some(16), some(64)]
    await counting<{ foldCases: typeof foldCases }>(
      'client/desk/model/case/fold.ts',
      async (module, count) => {
        const small = await count(() => module.foldCases(p, few))
        const large = await count(() => module.foldCases(p, many))
        expect(large.result).to.have.lengthOf(64)
        expect(large.work / small.work).to.be.below(6)
      },
    )
  })

  it('warns of an envelope that was not meant for its reader, or sealed to an older list', () => {
    const drop = { ...drops[2]!, forwarded: true }
    const list = { ...reception.list, hash: systemRandom(32), issued: drop.day - 1 }
    const [c] = foldCases(p, { drops: [drop], streams: [], missing: new Set(), list })
    const id = toHex(drop.id)
    expect(c!.warnings).to.deep.equal([
      { kind: 'forwarded', drop: id },
      { kind: 'old-list', drop: id },
    ])
    expect(c!.unlogged).to.deep.equal([])
  })

  it('keeps who the reporter is confirmed to be until a status says otherwise', () => {
    const status = { kind: 'status', status: 'assessing', text: '' } as const
    const lines: readonly [Entry, string | null][] = [
      [{ kind: 'acknowledged' }, null],
      [status, null],
      [{ ...status, party: 'not-a-party' }, 'not-a-party'],
      [{ ...status, text: 'Mer', language: 'nn' }, 'not-a-party'],
      [{ kind: 'note', text: 'n' }, 'not-a-party'],
      [{ ...status, party: 'party' }, 'party'],
    ]
    let stream = streamOfReport(p, drops[0]!.contentKey)
    for (const [entry, party] of lines) {
      stream = withEntry(stream, 0, entry)
      const input = { drops: [drops[0]!], streams: [stream], missing: new Set<string>() }
      const [c] = foldCases(p, { ...input, list: reception.list })
      expect(c!.progress.party, JSON.stringify(entry)).to.equal(party)
    }
  })

  it('keeps a colleague from passing off the drop of another receipt', () => {
    const [mine, , theirs] = drops
    const entry: Entry = { kind: 'drop', drop: theirs!.id, key: theirs!.contentKey }
    const stream = withEntry(streamOfReport(p, mine!.contentKey), 1, entry)
    const cases = foldCases(p, {
      drops: [mine!, theirs!],
      streams: [stream],
      missing: new Set(),
      list: reception.list,
    })
    const own = cases.find((c) => c.id === toHex(mine!.signer))!
    expect(own.warnings).to.deep.equal([{ kind: 'foreign-drop', drop: toHex(theirs!.id) }])
    expect(own.timeline).to.have.lengthOf(1)
  })
})

const week = weekAt(now)

describe('weekly keys on a desk', () => {
  it('are destroyed two weeks after their week, and not an hour before', () => {
    const secrets = weeksOf(reception, 0)
    const monday = firstDay(week + 2) * DAY_MS
    expect(weeksToDestroy(secrets, monday, week + 2)).to.deep.equal([])
    expect(weeksToDestroy(secrets, monday + 3_600_000, week + 2)).to.deep.equal([week])
    const left = withoutWeeks(secrets, [week])
    expect(left.weeks.map((one) => one.week)).to.deep.equal([week + 1, week + 2])
  })

  it('stay while the server is not sure that it is so late, and as long as this machine says not', () => {
    const secrets = weeksOf(reception, 0)
    const late = firstDay(week + 400) * DAY_MS
    expect(weeksToDestroy(secrets, late, week + 1)).to.deep.equal([])
    expect(weeksToDestroy(secrets, late, week + 3)).to.deep.equal([week, week + 1])
    expect(weeksToDestroy(secrets, now, week + 400)).to.deep.equal([])
  })

  it('are tried newest first, and never those of weeks to come', () => {
    const tried = openingKeys(p, weeksOf(reception, 0), now).map((one) => one.week)
    expect(tried).to.deep.equal([week + 1, week])
  })

  it('go only once everything listed has been fetched; what they opened stays open', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    try {
      await deliver(instance, { text: 'still here' })
      const first = testDesk(instance, 0)
      await first.sync()
      expect(first.weeks.weeks).to.have.lengthOf(3)
      clock.advance(15 * DAY_MS)
      await instance.server.tick()
      const second = testDesk(instance, 0, { vault: first.vault, weeks: first.weeks })
      const going = first.weeks.weeks[0]!.seed
      await second.sync()
      expect(going).to.deep.equal(new Uint8Array(32))
      expect(second.weeks.weeks.map((one) => one.week)).to.deep.equal([week + 1, week + 2])
      const third = testDesk(instance, 0, { vault: second.vault, weeks: second.weeks })
      await third.sync()
      expect(third.cases[0]!.report!.content.answers.what).to.equal('still here')
      const bare = testDesk(instance, 0, { weeks: second.weeks })
      await bare.sync()
      expect(bare.cases).to.have.lengthOf(0)
    } finally {
      await instance.stop()
    }
  })
})

describe('weekly keys, when clocks are wrong,', () => {
  it('stay if the server started with the same wrong clock as the desk, with a notice', async () => {
    const clock = fakeClock(A_MONDAY)
    let instance = await startInstance({ clock })
    const jump = 20 * DAY_MS
    await instance.server.stop()
    clock.set(jump)
    instance = await instance.restart()
    try {
      const wrong = testDesk(instance, 0)
      await wrong.sync()
      expect(wrong.weeks.weeks).to.have.lengthOf(3)
      expect(wrong.notices.map(({ kind }) => kind)).to.include('keys-kept')
      clock.set(-jump)
      await instance.server.tick()
      await deliver(instance, { text: 'sealed to a key that is still there' })
      const right = testDesk(instance, 0, { vault: wrong.vault, weeks: wrong.weeks })
      await right.sync()
      expect(right.cases).to.have.lengthOf(1)
      expect(right.notices.map(({ kind }) => kind)).not.to.include('keys-kept')
    } finally {
      await instance.stop()
    }
  })

  it('go at the next sync once the server is sure that the days have passed', async () => {
    const clock = fakeClock(A_MONDAY)
    let instance = await startInstance({ clock })
    await instance.server.stop()
    clock.advance(21 * DAY_MS)
    instance = await instance.restart()
    try {
      const desk = testDesk(instance, 0)
      await desk.sync()
      expect(desk.weeks.weeks).to.have.lengthOf(3)
      clock.advance(3_600_000)
      await desk.sync()
      expect(desk.weeks.weeks.map((one) => one.week)).to.deep.equal([week + 2])
      expect(desk.notices.map(({ kind }) => kind)).not.to.include('keys-kept')
    } finally {
      await instance.stop()
    }
  })

  it('stay if only the desk is wrong, by whatever it is', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    try {
      for (const days of [-400, -14, -1, 1, 14, 190, 400]) {
        const now = () => clock.now() + days * DAY_MS
        const desk = testDesk({ ...instance, now }, 0)
        expect(await codeOf(desk.sync()), `${days}`).to.equal('clock')
        expect(desk.weeks.weeks).to.have.lengthOf(3)
      }
    } finally {
      await instance.stop()
    }
  })
})

describe('weekly keys, where the server holds something back,', () => {
  it('stay until it has been opened or skipped', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    try {
      const report = await deliver(instance, { text: 'late' })
      clock.advance(15 * DAY_MS)
      await instance.server.tick()
      let hold = true
      const transport = meddled(staffTransport(instance), (request) =>
        hold && request === `POST ${PATH.deskDropsFetch}`
          ? withoutRows(new Set([toHex(report.id)]), SIZE.sealedDrop)
          : null,
      )
      const desk = testDesk(instance, 0, { transport })
      await desk.sync()
      expect(desk.weeks.weeks).to.have.lengthOf(3)
      hold = false
      await desk.sync()
      expect(desk.weeks.weeks).to.have.lengthOf(2)
      expect(desk.cases[0]!.report!.content.answers.what).to.equal('late')
    } finally {
      await instance.stop()
    }
  })
})
