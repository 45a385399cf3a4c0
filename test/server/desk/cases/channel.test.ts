import { expect } from 'chai'
import fc from 'fast-check'
import { foldAccess, openPositions } from '../../../../client/desk/model/access/access.ts'
import type { AccessList, SealedReport } from '../../../../client/desk/model/access/sealing.ts'
import { namingLeftOut } from '../../../../client/shared/session/visit.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { recipientsOf, type VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { noble } from '../../../../crypto/primitives/noble.ts'
import { contentOf } from '../../../support/desk/desk-core.ts'
import {
  arbitraryChannel,
  type ChannelCase,
  memberAt,
} from '../../../support/reception/channels.ts'
import { keysWithout } from '../../../vectors/generate/channel.ts'

/** The report that a reporter's browser seals; null if nobody can read. */
function reportIn({ list, channel, absent, leftOut }: ChannelCase): SealedReport | null {
  const keys = keysWithout(list, absent)
  const to = recipientsOf(noble, list as VerifiedKeyList, keys, channel.id, leftOut)
  if (to.length === 0) return null
  const idAt = (i: number) => to.find(({ position }) => position === i)?.id ?? null
  return {
    listHash: list.hash,
    recipients: Array.from({ length: 8 }, (_, i) => idAt(i)),
    content: namingLeftOut(list, contentOf('general', { what: 'x' }), leftOut),
  }
}

const access = (report: SealedReport | null, ...lists: [AccessList, ...AccessList[]]) =>
  foldAccess({ report, lines: [], identity: [], lists })
const readersIn = (report: SealedReport | null, ...lists: [AccessList, ...AccessList[]]) =>
  access(report, ...lists).readers.map(({ member }) => member)

describe('a desk and the browser that sealed a report', () => {
  /** Check a property of any channel, and of a report in it. */
  function always(holds: (one: ChannelCase, report: SealedReport) => void): void {
    fc.assert(
      fc.property(arbitraryChannel, (one) => {
        const report = reportIn(one)
        // Another case is drawn instead, so that the number of cases stays the same.
        fc.pre(report !== null)
        holds(one, report)
      }),
    )
  }

  it('agree on who reads it, in the order of the channel', () => {
    always((one, report) => {
      const keys = keysWithout(one.list, one.absent)
      const list = one.list as VerifiedKeyList
      const to = recipientsOf(noble, list, keys, one.channel.id, one.leftOut)
      expect(readersIn(report, one.list)).to.deep.equal(to.map(({ member }) => member.id))
    })
  })

  it('agree that nobody of the channel whom the reporter left out can be granted access', () => {
    always(({ list, channel, leftOut }, report) => {
      const row = [...channel.members, ...(channel.substitutes ?? [])]
      const out = row.filter((id) => leftOut.includes(id))
      expect(access(report, list).leftOut).to.include.members(out)
      // The same if the desk does not know the list that was sealed to.
      const newer = { ...list, hash: new Uint8Array(32).fill(8) }
      expect(access(report, newer).leftOut).to.include.members(out)
    })
  })

  it('agree that who reads is not left out, and that nobody else is proposed', () => {
    always((one, report) => {
      const { readers, leftOut: barred, substitute } = access(report, one.list)
      const reading = readers.map(({ member }) => member)
      expect(barred.filter((id) => reading.includes(id))).to.deep.equal([])
      expect(substitute).to.equal(null)
    })
  })

  it('agree that a substitute who neither reads nor is left out can be granted access', () => {
    always((one, report) => {
      const { channel, absent, leftOut } = one
      fc.pre(absent.length === 0)
      const { readers, leftOut: barred } = access(report, one.list)
      const reading = readers.map(({ member }) => member)
      const idle = (channel.substitutes ?? []).filter(
        (id) => ![...reading, ...leftOut].includes(id),
      )
      expect(idle.filter((id) => barred.includes(id))).to.deep.equal([])
    })
  })

  it('agree on the positions to which more is sealed', () => {
    always(({ list }, report) => {
      const positions = report.recipients.flatMap((id, i) => (id === null ? [] : [i]))
      const bits = positions.reduce((sum, i) => sum | (1 << i), 0)
      expect(openPositions(report, access(report, list), list)).to.equal(bits)
    })
  })
})

const [ada, bo, cy, dag, eli] = [
  memberAt('ada', 0),
  memberAt('bo', 1),
  memberAt('cy', 2),
  memberAt('dag', 3),
  memberAt('eli', 4),
]

function listOf(
  hash: number,
  members: readonly string[],
  substitutes: readonly string[],
): AccessList {
  const all = [ada, bo, cy, dag, eli]
  const channels = [{ id: 'main', members: [...members], substitutes: [...substitutes] }]
  return { hash: new Uint8Array(32).fill(hash), issued: 0, members: all, channels }
}

const now = listOf(1, ['bo', 'ada'], ['cy', 'dag'])

/** A report to some positions of the list `now`, of whose substitutes these are left out. */
function sealedTo(positions: readonly number[], named: readonly string[] = []): SealedReport {
  const leftOut = named.length > 0 ? { 'left-out': [...named] } : {}
  return {
    listHash: now.hash,
    recipients: Array.from({ length: 8 }, (_, i) =>
      positions.includes(i) ? new Uint8Array(16).fill(i) : null,
    ),
    content: contentOf('general', { what: 'x', ...leftOut }),
  }
}

/** The access to a case, as a desk reads it after these entries of Ada's. */
function after(report: SealedReport, list: AccessList, ...entries: readonly Entry[]) {
  const lines = entries.map((entry, day) => ({
    ...{ day, author: ada, id: new Uint8Array(32).fill(day), entry },
  }))
  return foldAccess({ report, lines, identity: [], lists: [list, now] })
}

const released = (member: string, why: 'done' | 'left' | 'conflict' = 'done'): Entry => {
  return {
    kind: 'released',
    member,
    why,
    text: '',
    epoch: 1,
    commit: new Uint8Array(16),
    list: now.hash,
  }
}
const granted = (member: string): Entry => {
  return { kind: 'granted', member, as: 'reception', text: '' }
}

describe('substitutes, by the log of a case,', () => {
  it('read where the report was sealed to them, as its members do', () => {
    const report = sealedTo([0, 2])
    expect(access(report, now).readers).to.deep.equal([
      { member: 'ada', as: 'reception', byReport: true, conflict: false, waits: false },
      { member: 'cy', as: 'reception', byReport: true, conflict: false, waits: false },
    ])
    expect(access(report, now).leftOut).to.deep.equal(['bo'])
  })

  it('are left out where a later one was sealed to, or where fewer read than there are members', () => {
    expect(access(sealedTo([0, 3]), now).leftOut).to.deep.equal(['bo', 'cy'])
    expect(access(sealedTo([0]), now).leftOut).to.deep.equal(['bo', 'cy', 'dag'])
    expect(access(sealedTo([0, 1]), now).leftOut).to.deep.equal([])
    expect(access(sealedTo([0, 2]), now).leftOut).to.deep.equal(['bo'])
  })

  it('are left out where the reporter named them, though nobody had to step in', () => {
    expect(access(sealedTo([0, 1], ['dag']), now).leftOut).to.deep.equal(['dag'])
    expect(access(sealedTo([0, 2], ['dag']), now).leftOut).to.deep.equal(['bo', 'dag'])
  })

  it('are left out where the list is not known by which the report was sealed', () => {
    const report = { ...sealedTo([0, 1]), listHash: new Uint8Array(32).fill(9) }
    expect(access(report, now).leftOut).to.deep.equal(['cy', 'dag'])
  })

  it('are proposed in their order once somebody of the channel steps back or leaves', () => {
    const report = sealedTo([0, 1])
    expect(after(report, now).substitute).to.equal(null)
    expect(after(report, now, released('bo')).substitute).to.equal('cy')
    expect(after(report, now, released('bo'), granted('cy')).substitute).to.equal(null)
    const both = [released('bo'), granted('cy'), released('cy')]
    expect(after(report, now, ...both).substitute).to.equal('dag')
    expect(after(report, now, ...both, granted('dag'), released('dag')).substitute).to.equal(null)
    // A member who left is no longer in the channel; the next list has another substitute.
    const left = listOf(2, ['ada'], ['eli', 'cy'])
    expect(after(report, left, released('bo', 'left')).substitute).to.equal('eli')
    // A member who still reads is not missing, though the channel is no longer theirs.
    expect(after(report, left).substitute).to.equal(null)
  })

  it('are not proposed where the reporter left them out, or they have stepped back', () => {
    const report = sealedTo([0, 1], ['cy'])
    expect(after(report, now, released('bo')).substitute).to.equal('dag')
    const gone = [granted('dag'), released('dag', 'conflict')]
    expect(after(report, now, released('bo'), ...gone).substitute).to.equal(null)
  })

  it('are not proposed for a member whom the reporter left out', () => {
    expect(after(sealedTo([0]), now).substitute).to.equal(null)
    expect(after(sealedTo([0, 2]), now, granted('eli')).substitute).to.equal(null)
  })

  it('get nothing more at a place that was somebody else’s, while they do not read', () => {
    // Bo and Dag have changed places: what goes on to position 1 would reach Dag.
    const moved: AccessList = {
      ...now,
      hash: new Uint8Array(32).fill(2),
      members: [ada, { ...bo, position: 3 }, cy, { ...dag, position: 1 }, eli],
    }
    const report = sealedTo([0, 1])
    expect(openPositions(report, after(report, moved), moved)).to.equal(0b01)
    expect(openPositions(report, after(report, moved, granted('dag')), moved)).to.equal(0b11)
    const away = after(report, moved, granted('dag'), released('dag'))
    expect(openPositions(report, away, moved)).to.equal(0b01)
  })
})
