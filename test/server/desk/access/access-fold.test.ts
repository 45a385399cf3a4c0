import { expect } from 'chai'
import {
  type AccessInput,
  type AccessLine,
  dueReleases,
  foldAccess,
  openPositions,
  reasonToForget,
  reasonToShut,
} from '../../../../client/desk/model/access/access.ts'
import { mayWrite } from '../../../../client/desk/model/access/powers.ts'
import type { AccessList } from '../../../../client/desk/model/access/sealing.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Member, Role } from '../../../../crypto/keys/keylist.ts'
import { asSignPublicKey } from '../../../../crypto/keys/keys.ts'
import { contentOf } from '../../../support/desk/desk-core.ts'

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value)
const three = (text: string) => ({ nb: text, nn: text, en: text })

function member(id: string, position: number, role: Role = 'reception'): Member {
  return { id, role, title: three(id), position, signing: asSignPublicKey(bytes(32, position)) }
}

/** A list in which `readers` read channel `main`. */
function listOf(hash: number, members: readonly Member[], readers: readonly string[]): AccessList {
  return {
    hash: bytes(32, hash),
    issued: 0,
    members: [...members],
    channels: [{ id: 'main', members: [...readers] }],
  }
}

/** A report to `positions`, sealed by the list with this hash. */
function reportTo(positions: readonly number[], list: number): NonNullable<AccessInput['report']> {
  return {
    listHash: bytes(32, list),
    recipients: Array.from({ length: 8 }, (_, i) => (positions.includes(i) ? bytes(16, i) : null)),
    content: contentOf('general', { what: 'x' }),
  }
}

/** A log of these entries, in this order, without those that their author may not write. */
function logOf(...said: readonly (readonly [Member, Entry])[]): AccessLine[] {
  return said
    .map(([author, entry], i) => ({ day: i, author, id: bytes(32, i), entry }))
    .filter(({ author: { role }, entry }) => mayWrite({ role, roles: [role] }, entry))
}

const [ada, bo, cy, dag] = [member('ada', 0), member('bo', 1), member('cy', 2), member('dag', 3)]
const kim = member('kim', 5, 'custodian')
const now = listOf(1, [ada, bo, cy, dag, kim], ['ada', 'bo', 'cy'])
const report = reportTo([0, 1], 1)
const fold = (...lines: readonly AccessLine[]) =>
  foldAccess({ report, lines, identity: [], lists: [now] })
const ids = (all: readonly { readonly member: string }[]) => all.map((one) => one.member)

const released = (name: string, why: 'done' | 'conflict', epoch = 1): Entry => {
  return {
    kind: 'released',
    member: name,
    why,
    text: '',
    epoch,
    commit: bytes(16, 0),
    list: now.hash,
  }
}
const granted = (name: string): Entry => {
  return { kind: 'granted', member: name, as: 'co-handler', text: '' }
}
const conflict = (is: boolean): Entry => ({ kind: 'impartiality', conflict: is, text: '' })

describe('who reads a case, by its log', () => {
  it('is the members it was sealed to, and those granted access and not revoked since', () => {
    expect(ids(fold().readers)).to.deep.equal(['ada', 'bo'])
    const log = logOf([ada, granted('dag')], [ada, released('bo', 'done')])
    expect(ids(fold(...log).readers)).to.deep.equal(['ada', 'dag'])
    const back = logOf([ada, released('bo', 'done')], [ada, granted('bo')])
    expect(ids(fold(...back).readers)).to.deep.equal(['ada', 'bo'])
    expect(fold(...back).released).to.deep.equal([])
  })

  it('goes by the list that the reporter sealed to, no matter who has which position by now', () => {
    const moved = listOf(
      2,
      [ada, member('cy', 1), member('bo', 2), member('eli', 3)],
      ['ada', 'bo', 'cy', 'eli'],
    )
    const access = foldAccess({ report, lines: [], identity: [], lists: [moved, now] })
    expect(ids(access.readers)).to.deep.equal(['ada', 'bo'])
    expect(access.leftOut).to.deep.equal(['cy'])
    // Position 1 is of somebody who was left out: nothing more is sealed to it.
    expect(openPositions(report, access, moved)).to.equal(0b01)
  })

  it('goes by the list in use if that one is no longer known, and gives access to fewer', () => {
    const other = listOf(2, [ada, bo, cy, dag], ['ada', 'bo', 'cy', 'dag'])
    const access = foldAccess({ report, lines: [], identity: [], lists: [other] })
    expect(ids(access.readers)).to.deep.equal(['ada', 'bo'])
    expect(access.leftOut).to.deep.equal(['cy', 'dag'])
  })

  it('is nobody in conflict, no matter who grants them access, until they say otherwise', () => {
    const log = logOf([bo, conflict(true)], [ada, granted('bo')])
    const access = fold(...log)
    expect(dueReleases(access, now.members, new Set())).to.deep.equal([
      { member: 'bo', why: 'conflict' },
    ])
    expect(reasonToForget(access, [], 'bo')).to.equal('conflict')
    expect(openPositions(report, access, now)).to.equal(0b01)
    const gone = fold(...log, ...logOf([ada, released('bo', 'conflict')]))
    expect(dueReleases(gone, now.members, new Set())).to.deep.equal([])
    expect(reasonToForget(gone, [], 'bo')).to.equal('conflict')
    expect(reasonToForget(fold(...logOf([bo, conflict(false)])), [], 'bo')).to.equal(null)
  })

  it('has no fewer rights after access is granted once more', () => {
    const as = (kind: 'reader' | 'co-handler' | 'reception'): readonly [Member, Entry] => {
      return [ada, { kind: 'granted', member: 'dag', as: kind, text: '' }]
    }
    const boAgain: Entry = { kind: 'granted', member: 'bo', as: 'reader', text: '' }
    const access = fold(...logOf([ada, boAgain], as('reader'), as('co-handler'), as('reader')))
    const standing = access.readers.map((one) => [one.member, one.as, one.byReport, one.waits])
    expect(standing).to.deep.equal([
      ['ada', 'reception', true, false],
      ['bo', 'reception', true, true],
      ['dag', 'co-handler', false, true],
    ])
  })

  it('is nobody whom the reporter left out or who was revoked for a conflict, no matter who says so', () => {
    const log = logOf(
      [ada, granted('cy')],
      [ada, released('bo', 'conflict')],
      [ada, granted('bo')],
      [ada, released('bo', 'done', 2)],
      [ada, granted('bo')],
    )
    expect(ids(fold(...log).readers)).to.deep.equal(['ada'])
    // A colleague's word shuts the case, and destroys nothing.
    expect(reasonToForget(fold(...log), [], 'bo')).to.equal(null)
    expect(reasonToShut(fold(...log), 'bo')).to.deep.equal({ why: 'conflict', by: 'ada', day: 1 })
  })

  it('is nobody who left the list or is kept out', () => {
    const access = fold(...logOf([ada, granted('dag')]))
    const members = now.members.filter(({ id }) => id !== 'dag')
    expect(dueReleases(access, members, new Set(['bo']))).to.deep.equal([
      { member: 'bo', why: 'suspended' },
      { member: 'dag', why: 'left' },
    ])
  })

  it('is nobody for long if the reporter left them out, or if they keep names by a later list', () => {
    const log = logOf([cy, conflict(false)], [ada, granted('dag')])
    const members = now.members.map((one) =>
      one.id === 'dag' ? { ...one, role: 'custodian' as const } : one,
    )
    expect(ids(fold(...log).readers)).to.deep.equal(['ada', 'bo', 'cy', 'dag'])
    expect(dueReleases(fold(...log), members, new Set())).to.deep.equal([
      { member: 'cy', why: 'done' },
      { member: 'dag', why: 'done' },
    ])
  })

  it('is nobody after a purge, which counts for nothing under a hold', () => {
    const purged: Entry = { kind: 'purged', text: 'x' }
    const hold = (on: boolean): Entry => ({ kind: 'hold', on, text: '' })
    expect(fold(...logOf([ada, hold(true)], [bo, purged])).purged).to.equal(null)
    const late = fold(...logOf([ada, hold(true)], [bo, hold(false)], [bo, purged]))
    expect(late.purged).to.deep.include({ member: 'bo', text: 'x' })
    expect(reasonToForget(late, [], 'ada')).to.equal('purged')
  })

  it('is not ended by the purge of somebody with access only to help', () => {
    const purged: Entry = { kind: 'purged', text: 'x' }
    const manager = member('dag', 3, 'follow-up-manager')
    expect(fold(...logOf([ada, granted('dag')], [manager, purged])).purged).to.equal(null)
    const told = logOf([manager, purged])
    expect(reasonToForget(fold(...logOf([ada, released('bo', 'done')])), told, 'bo')).to.equal(null)
    const keeper = foldAccess({ report: null, lines: [], identity: told, lists: [now] })
    expect(reasonToForget(keeper, told, 'kim')).to.equal(null)
  })

  it('believes a purge in an identity stream only where the log is read no further', () => {
    const told = logOf([ada, { kind: 'purged', text: '' }])
    const access = fold(...logOf([ada, released('bo', 'done')]))
    expect(reasonToForget(access, told, 'bo')).to.equal('purged')
    // A member whose access was revoked can write there too.
    const own = logOf([bo, { kind: 'purged', text: '' }])
    expect(reasonToForget(access, own, 'bo')).to.equal(null)
    expect(reasonToForget(access, told, 'ada')).to.equal(null)
    const keeper = foldAccess({ report: null, lines: [], identity: told, lists: [now] })
    expect(reasonToForget(keeper, told, 'kim')).to.equal('purged')
  })

  it('takes the first answer to a question, a name only from a custodian', () => {
    const request = bytes(32, 0)
    const ask: Entry = { kind: 'identity-request', reporter: bytes(32, 9), text: 'why' }
    const answer = (given: boolean, text: string): Entry => {
      return { kind: 'identity-answer', request, given, text }
    }
    const asked = (...rest: readonly (readonly [Member, Entry])[]) =>
      foldAccess({
        report: null,
        lines: [],
        identity: logOf([ada, ask], ...rest),
        lists: [now],
      }).requests.map((one) => one.answer && [one.answer.as, one.answer.text])
    expect(asked()).to.deep.equal([null])
    expect(asked([bo, answer(true, 'made up')])).to.deep.equal([null])
    expect(asked([bo, answer(false, '')], [kim, answer(true, 'Kari')])).to.deep.equal([
      ['withdrawn', ''],
    ])
    expect(asked([kim, answer(true, 'Kari')], [kim, answer(false, 'no')])).to.deep.equal([
      ['given', 'Kari'],
    ])
    expect(asked([kim, answer(false, 'no')])).to.deep.equal([['refused', 'no']])
  })
})
