import { expect } from 'chai'
import {
  type AccessLine,
  foldAccess,
  isHeldFor,
  reasonToForget,
  reasonToShut,
} from '../../../../client/desk/model/access/access.ts'
import type { AccessList } from '../../../../client/desk/model/access/sealing.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { ReleaseReason } from '../../../../crypto/entries/entry-access.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { contentOf } from '../../../support/desk/desk-core.ts'
import { memberAt } from '../../../support/reception/channels.ts'

const [ada, bo, cy, dag] = ['ada', 'bo', 'cy', 'dag'].map((id, i) => memberAt(id, i)) as [
  ...[Member, Member, Member, Member],
]

function listOf(hash: number, issued: number, members: readonly Member[]): AccessList {
  const channels = [{ id: 'main', members: ['ada', 'bo', 'cy'] }]
  return { hash: new Uint8Array(32).fill(hash), issued, members: [...members], channels }
}

const first = listOf(1, 0, [ada, bo, cy, dag])
const report = {
  listHash: first.hash,
  recipients: Array.from({ length: 8 }, (_, i) => (i < 3 ? new Uint8Array(16).fill(i) : null)),
  content: contentOf('general', { what: 'x' }),
}

/** Each said on a day of its own, from 10 on. */
function linesOf(...said: readonly (readonly [Member, Entry])[]): AccessLine[] {
  return said.map(([author, entry], i) => {
    return { day: 10 + i, author, id: new Uint8Array(32).fill(i), entry }
  })
}

const fold = (lines: readonly AccessLine[], ...later: readonly AccessList[]) => {
  const [newest = first, ...others] = [...later, first]
  return foldAccess({ report, lines, identity: [], lists: [newest, ...others] })
}
const UNKNOWN = new Uint8Array(32).fill(99)
const hold = (on: boolean): Entry => ({ kind: 'hold', on, text: '' })
const partial: Entry = { kind: 'impartiality', conflict: true, text: '' }
const holding = (member: string): Entry => ({ kind: 'holding', member })
const back = (member: string): Entry => ({ kind: 'reinstated', member, text: '' })
const purged: Entry = { kind: 'purged', text: '' }
const granted = (member: string): Entry => ({ kind: 'granted', member, as: 'reception', text: '' })
const released = (member: string, why: ReleaseReason, list = first.hash): Entry => {
  return { kind: 'released', member, why, text: '', epoch: 1, commit: new Uint8Array(16), list }
}
const readers = (access: ReturnType<typeof fold>) => access.readers.map(({ member }) => member)

describe('a desk that gives a case up', () => {
  it('does so by the word of its member, under a hold only once a colleague holds the keys', () => {
    const log = linesOf([ada, hold(true)], [bo, partial])
    expect(reasonToForget(fold(log), [], 'bo')).to.equal(null)
    expect(reasonToShut(fold(log), 'bo')).to.deep.equal({ why: 'held' })
    const kept = [...log, ...linesOf([ada, holding('bo')])]
    expect(reasonToForget(fold(kept), [], 'bo')).to.equal('conflict')
    const over = [...log, ...linesOf([ada, hold(false)])]
    expect(reasonToForget(fold(over), [], 'bo')).to.equal('conflict')
  })

  it('does not do so by the word of a colleague, whether a hold is on or not', () => {
    for (const why of ['conflict', 'done', 'suspended', 'left'] as const) {
      const access = fold(linesOf([ada, released('bo', why)]))
      expect(reasonToForget(access, [], 'bo'), why).to.equal(null)
    }
  })

  it('believes no purge beside the log while a hold is on there, or in the log that it reads', () => {
    const gone = fold(linesOf([ada, hold(true)], [ada, released('bo', 'done')]))
    expect(reasonToForget(gone, linesOf([ada, purged]), 'bo')).to.equal(null)
    const told = linesOf([ada, hold(false)], [ada, purged])
    expect(reasonToForget(gone, told, 'bo')).to.equal('purged')
    const free = fold(linesOf([ada, released('bo', 'done')]))
    expect(reasonToForget(free, linesOf([ada, hold(true)], [ada, purged]), 'bo')).to.equal(null)
  })

  it('believes the end of a hold beside the log of all who say that it is on, or of two', () => {
    const gone = fold(linesOf([ada, released('bo', 'done')]))
    const isHeld = (...said: readonly (readonly [Member, Entry])[]) =>
      isHeldFor('bo', gone, linesOf(...said))
    const on: readonly [Member, Entry] = [ada, hold(true)]
    expect(isHeld(on, [cy, hold(false)])).to.equal(true)
    expect(isHeld(on, [ada, hold(false)])).to.equal(false)
    expect(isHeld(on, [cy, hold(true)], [cy, hold(false)])).to.equal(true)
    expect(isHeld(on, [cy, hold(true)], [ada, hold(false)])).to.equal(true)
    expect(isHeld(on, [cy, hold(false)], [cy, hold(false)])).to.equal(true)
    expect(isHeld(on, [cy, hold(false)], [dag, hold(false)])).to.equal(false)
    // A word from before the hold was said again does not count.
    expect(isHeld(on, [cy, hold(false)], [ada, hold(true)], [dag, hold(false)])).to.equal(true)
  })

  it('believes no purge of any stream while one tells of a hold, and the same one once it is over', () => {
    const gone = fold(linesOf([ada, released('bo', 'done')]))
    const why = (...said: readonly (readonly [Member, Entry])[]) =>
      reasonToForget(gone, linesOf(...said), 'bo')
    expect(why([cy, purged], [ada, hold(true)])).to.equal(null)
    expect(why([cy, purged], [ada, hold(true)], [ada, hold(false)])).to.equal('purged')
    expect(why([ada, hold(true)], [cy, hold(false)], [cy, purged])).to.equal(null)
    expect(why([ada, hold(true)], [cy, purged], [ada, hold(false)])).to.equal('purged')
  })

  it('believes no revoked member beside the log, nor anybody there of a hold while it reads the log', () => {
    const gone = fold(linesOf([ada, released('cy', 'done')], [ada, released('bo', 'done')]))
    expect(reasonToForget(gone, linesOf([cy, purged]), 'bo')).to.equal(null)
    const ended = linesOf([ada, hold(true)], [cy, hold(false)], [dag, hold(false)])
    expect(isHeldFor('bo', gone, ended)).to.equal(true)
    // A member without access, as far as the log was read, has no right to purge from anybody.
    expect(reasonToForget(gone, linesOf([dag, purged]), 'bo')).to.equal(null)
    const held = fold(linesOf([ada, hold(true)], [bo, partial]))
    expect(isHeldFor('bo', held, linesOf([ada, hold(false)]))).to.equal(true)
    expect(reasonToForget(held, linesOf([ada, hold(false)]), 'bo')).to.equal(null)
  })
})

describe('a member whose access was revoked against their word', () => {
  for (const why of ['conflict', 'suspended'] as const) {
    it(`is granted access by no colleague without another: ${why}`, () => {
      const log = linesOf([ada, released('bo', why)], [ada, back('bo')], [ada, granted('bo')])
      expect(readers(fold(log))).to.deep.equal(['ada', 'cy'])
      const said = linesOf([ada, released('bo', why)], [ada, back('bo')], [cy, back('bo')])
      expect(fold(said).released.map(({ due }) => due)).to.deep.equal([true])
      const again = [...said, ...linesOf([cy, granted('bo')])]
      expect(readers(fold(again))).to.deep.equal(['ada', 'bo', 'cy'])
    })

    it(`is granted access by the next list after the one that ran, whatever its day: ${why}`, () => {
      const next = (issued: number) => listOf(2, issued, [ada, bo, dag])
      const due = (named: Uint8Array, ...later: readonly AccessList[]) => {
        const log = linesOf([ada, released('bo', why, named)], [ada, released('cy', 'left')])
        return fold(log, ...later).released[0]?.due ?? null
      }
      expect(due(first.hash)).to.equal(false)
      for (const issued of [9, 10, 50]) {
        expect(due(first.hash, next(issued))).to.equal(true)
        expect(due(next(issued).hash, next(issued))).to.equal(false)
        expect(due(UNKNOWN, next(issued))).to.equal(false)
      }
    })

    it(`is granted access by a list again, once the running one is named instead of an unknown one: ${why}`, () => {
      const log = linesOf([dag, released('bo', why, UNKNOWN)], [ada, released('cy', 'left')])
      expect(fold(log).released[0]).to.deep.include({ bound: false, by: 'dag' })
      const named = [...log, ...linesOf([ada, released('bo', why)])]
      expect(fold(named).released[0]).to.deep.include({ bound: true, by: 'dag', due: false })
      expect(fold(named, listOf(2, 50, [ada, bo])).released[0]?.due).to.equal(true)
    })

    it(`is that though a colleague revoked them for a lesser reason before: ${why}`, () => {
      for (const less of ['done', 'left'] as const) {
        const log = linesOf([ada, released('bo', less)], [cy, released('bo', why)])
        expect(fold(log).released).to.have.lengthOf(1)
        expect(fold(log).released[0]).to.deep.include({ why, by: 'cy', as: 'reception' })
        const again = [...log, ...linesOf([ada, granted('bo')])]
        expect(readers(fold(again))).to.deep.equal(['ada', 'cy'])
      }
    })

    it(`stays so whatever is written of the same member after it: ${why}`, () => {
      const log = linesOf(
        ...([
          [ada, released('bo', why)],
          [ada, released('bo', 'done')],
        ] as const),
        [ada, granted('bo')],
      )
      expect(fold(log).released.map((one) => [one.member, one.why, one.day])).to.deep.equal([
        ['bo', why, 10],
      ])
    })
  }

  it('for a conflict needs no list where two others could say so', () => {
    const log = linesOf([dag, released('bo', 'conflict')])
    const due = (...members: readonly Member[]) =>
      fold(log, listOf(2, 50, members)).released[0]?.due ?? null
    expect(due(ada, bo, cy, dag)).to.equal(false)
    // One of the two is gone; or who did it is.
    expect(due(ada, bo, dag)).to.equal(true)
    expect(due(ada, bo, cy)).to.equal(true)
    expect(due(ada, cy, dag)).to.equal(false)
  })

  it('is not who said so themselves: that is for good', () => {
    const log = linesOf(
      ...([
        [bo, partial],
        [ada, released('bo', 'conflict')],
      ] as const),
      ...([
        [ada, back('bo')],
        [cy, back('bo')],
        [ada, granted('bo')],
      ] as const),
    )
    const access = fold(log, listOf(2, 50, [ada, bo, dag]))
    expect(access.released.map(({ own, due }) => [own, due])).to.deep.equal([[true, false]])
    expect(readers(access)).to.deep.equal(['ada', 'cy'])
  })
})
