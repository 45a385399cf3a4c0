import { expect } from 'chai'
import { Holdings } from '../../../../client/desk/engine/holdings.ts'
import { authorsOf } from '../../../../client/desk/engine/monitor/lists.ts'
import { refreshCase } from '../../../../client/desk/engine/sync/sync.ts'
import { forgetCase } from '../../../../client/desk/engine/vault/forget.ts'
import { openingKeys } from '../../../../client/desk/engine/vault/keys.ts'
import { dueReleases, reasonToForget } from '../../../../client/desk/model/access/access.ts'
import { type Case, foldCases, linesOf } from '../../../../client/desk/model/case/fold.ts'
import {
  type DropKeys,
  openEnvelope,
  type ReporterDrop,
} from '../../../../client/desk/model/log/drops.ts'
import {
  addEpoch,
  chainOf,
  type Epoch,
  identityStream,
  nextSequence,
  type Stream,
  streamOfReport,
  withReport,
} from '../../../../client/desk/model/log/stream.ts'
import { absorb } from '../../../../client/desk/model/log/stream-places.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Role, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { disposalKey, rowId } from '../../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { vaultOf, weeksOf } from '../../../support/desk/desk-core.ts'
import { listed } from '../../../support/reception/force-record.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Instance,
  reportOf,
  sealReport,
  sha256,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const ROLES: readonly Role[] = ['head', 'reception', 'co-handler', 'follow-up-manager', 'custodian']
/** m0, m1 and the co-handler m2 read channel `main`. */
const reception = makeReception(p, {
  today: dayOf(A_MONDAY),
  roles: ROLES,
  edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm1', 'm2'] }] }),
})
const source = { p, reception, now: () => A_MONDAY } as unknown as Instance

/** The keys with which m0 opens drops. */
const DROP_KEYS: DropKeys = {
  ...{
    instance: reception.list.instance,
    position: 0,
    known: new Map(),
    parts: new Map(),
    agreed: new Set<string>(),
    lists: [],
  },
  weekly: openingKeys(p, weeksOf(reception, 0), A_MONDAY),
  refusal: { drops: new Set(), cases: new Set(), reporters: new Set() },
}

const AUTHORS = authorsOf([reception.list as VerifiedKeyList])

/** A report as the desk of m0 opens it. */
function aReport(): ReporterDrop {
  const code = makeCode(systemRandom, '0000000')
  const { request } = sealReport(source, { code, drop: reportOf('the report', 'report') })
  const result = openEnvelope(p, DROP_KEYS, request.slice(0, SIZE.sealedDrop))
  if (result.kind !== 'reporter') throw new Error(result.kind)
  // The wraps are compared by a sync, which has the weekly keys.
  return { ...result.drop, agreement: { kind: 'all' as const } }
}

/** The log of a report, in which anybody writes whatever they like under a key that they hold. */
class Log {
  readonly report: ReporterDrop
  stream: Stream
  constructor(report: ReporterDrop) {
    this.report = report
    this.stream = withReport(p, AUTHORS, streamOfReport(p, report.contentKey), report)
  }

  /** @param under the running epoch, unless another is given */
  write(author: number, entry: Entry, under: Epoch = this.running): this {
    const { stream } = this
    const sequence = nextSequence(stream)
    const previous = stream.records.get(sequence - 1)?.hash ?? new Uint8Array(32)
    const place = {
      ...{ instance: reception.list.instance, sequence },
      ...{ epoch: under.epoch, epochKey: under.key },
    }
    const said = { previous, day: dayOf(A_MONDAY), entry: listed({ reception }, entry) }
    const sealed = sealRecord(p, systemRandom, place, reception.members[author]!.signing, said)
    const found = new Map([[toHex(sealed.subarray(0, 32)), sealed]])
    this.stream = absorb(p, AUTHORS, stream, found, weekAt(A_MONDAY))
    return this
  }

  get running(): Epoch {
    return chainOf(p, this.stream).running!
  }

  /** Revoke a member's access by the epoch with this number, whose key all remaining readers have. */
  release(author: number, member: string, why: 'done' | 'conflict' | 'left', number = 1): this {
    const next: Epoch = { epoch: number, key: systemRandom(SIZE.key) as Epoch['key'] }
    this.stream = addEpoch(this.stream, next)
    const commit = epochCommit(p, next.key, reception.members[author]!.signing.publicKey)
    return this.write(author, {
      kind: 'released',
      member,
      why,
      text: '',
      epoch: number,
      commit,
      list: reception.list.hash,
    })
  }

  get case(): Case {
    const { report, stream } = this
    const drops = [report]
    const cases = foldCases(p, {
      drops,
      streams: [stream],
      missing: new Set(),
      list: reception.list,
    })
    expect(cases).to.have.lengthOf(1)
    return cases[0]!
  }

  get readers(): string[] {
    return this.case.access.readers.map(({ member }) => member)
  }

  get warned(): string[] {
    return this.case.warnings.map(({ kind }) => kind)
  }
}

describe('a log in which somebody writes what they should not', () => {
  it('stays the log of its case, though the first record asks who another reporter is', () => {
    const reporter = systemRandom(SIZE.key)
    const log = new Log(aReport())
    log.write(2, { kind: 'identity-request', reporter, text: 'who?' })
    log.write(1, { kind: 'note', text: 'a note' })
    expect(log.case.id).to.equal(toHex(log.report.signer))
    expect(log.case.stream).to.not.equal(null)
    expect(log.case.identity).to.deep.equal([])
  })

  it('has a desk neither fetch nor destroy a drop that it names without a right to', async () => {
    const log = new Log(aReport())
    const key = systemRandom(SIZE.key)
    const drop = rowId(p, disposalKey(p, key, 0))
    log.write(4, { kind: 'drop', drop, key })
    const holdings = new Holdings()
    holdings.drops.set(toHex(log.report.id), { kind: 'reporter', drop: log.report })
    holdings.streams.set(toHex(log.stream.caseKey), log.stream)
    const nothing: Transport = {
      request: async (_, path) => {
        const isList = path === PATH.deskRecords || path === PATH.deskDrops
        return { status: 200, body: new Uint8Array(isList ? 4096 : 0) }
      },
    }
    const staff = {
      ...{ primitives: p, random: systemRandom, sha256, now: () => A_MONDAY, transport: nothing },
      ...{ instance: reception.list.instance, signer: reception.members[0]!.signing },
    }
    const reader = { ...staff, authors: reception.list, holdings, keys: DROP_KEYS }
    await refreshCase(reader, log.stream)
    expect([...holdings.missing]).to.deep.equal([])
    const { drops } = forgetCase(p, vaultOf(reception, 0), holdings, log.case, 'purged', false)
    expect([...drops]).to.deep.equal([toHex(log.report.id)])
  })

  it('revokes no access by a record that ends no epoch', () => {
    const log = new Log(aReport())
    log.release(0, 'm1', 'done', 2).release(0, 'm1', 'done', 999)
    expect(log.readers).to.deep.equal(['m0', 'm1', 'm2'])
    expect(log.warned).to.deep.equal(['no-right', 'no-right'])
    log.release(0, 'm1', 'done')
    expect(log.readers).to.deep.equal(['m0', 'm2'])
    expect(log.running.epoch).to.equal(1)
  })

  it('revokes no access by the word of a co-handler, except of a member who said that they are not impartial', () => {
    const log = new Log(aReport())
    log.release(2, 'm0', 'conflict').release(2, 'm1', 'left')
    expect(log.readers).to.deep.equal(['m0', 'm1', 'm2'])
    expect(reasonToForget(log.case.access, [], 'm0')).to.equal(null)
    expect(log.running.epoch).to.equal(0)
    expect(log.warned).to.deep.equal(['no-right', 'no-right'])
    const said = (conflict: boolean): Entry => ({ kind: 'impartiality', conflict, text: '' })
    log.write(1, said(true)).write(1, said(false)).release(2, 'm1', 'conflict')
    expect(log.running.epoch).to.equal(0)
    log.write(1, said(true)).release(2, 'm1', 'conflict')
    expect(log.readers).to.deep.equal(['m0', 'm2'])
    expect(log.running.epoch).to.equal(1)
  })

  it('grants no access by the word of a member who steps back, while another works on the case', () => {
    const log = new Log(aReport())
    log.write(0, { kind: 'hold', on: true, text: '' })
    log.write(0, { kind: 'granted', member: 'm3', as: 'reader', text: '' }).release(0, 'm1', 'done')
    const granted: Entry = { kind: 'granted', member: 'm1', as: 'reception', text: '' }
    log.write(3, { kind: 'impartiality', conflict: true, text: '' }).write(3, granted)
    expect(log.readers).to.deep.equal(['m0', 'm2', 'm3'])
    expect(log.warned).to.deep.equal(['no-right'])
    for (const author of [0, 2]) {
      log.write(author, { kind: 'impartiality', conflict: true, text: '' })
    }
    log.write(2, { kind: 'granted', member: 'm3', as: 'reception', text: '' })
    expect(log.readers).to.deep.equal(['m0', 'm2', 'm3'])
    log.write(2, granted)
    expect(log.readers).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
  })

  it('holds keys only for a member who stepped back, and not by the word of one who did', () => {
    const log = new Log(aReport())
    log.write(0, { kind: 'holding', member: 'm1' })
    expect(log.case.access.holders).to.deep.equal([])
    const own: Entry = { kind: 'impartiality', conflict: true, text: '' }
    log.write(1, own).write(2, own).write(2, { kind: 'holding', member: 'm1' })
    expect(log.case.access.holders).to.deep.equal([])
    log.write(0, { kind: 'holding', member: 'm1' })
    expect(log.case.access.holders).to.deep.equal([{ member: 'm1', by: 'm0' }])
    // A second declaration needs a new answer: the keys may have changed by then.
    log.write(1, own)
    expect(log.case.access.holders).to.deep.equal([])
    expect(log.warned).to.deep.equal(['no-right', 'no-right'])
  })

  it('believes nothing of a member with access as a reader that only their role would allow', () => {
    const log = new Log(aReport())
    log.release(0, 'm1', 'done')
    log.write(0, { kind: 'granted', member: 'm1', as: 'reader', text: '' })
    const next: Epoch = { epoch: 2, key: systemRandom(SIZE.key) as Epoch['key'] }
    const said: readonly Entry[] = [
      { kind: 'hold', on: true, text: '' },
      { kind: 'purged', text: 'all of it' },
      { kind: 'granted', member: 'm3', as: 'reception', text: '' },
      { kind: 'closing', outcome: 'partly', findings: '', measures: '', lessons: '' },
      { kind: 'status', status: 'closed', text: '' },
      { kind: 'reinstated', member: 'm0', text: '' },
      { kind: 'holding', member: 'm0' },
      ...(['done', 'conflict'] as const).map((why): Entry => {
        const { epoch, key } = next
        const commit = epochCommit(p, key, reception.members[1]!.signing.publicKey)
        return {
          kind: 'released',
          member: 'm0',
          why,
          text: '',
          epoch,
          commit,
          list: reception.list.hash,
        }
      }),
    ]
    for (const entry of said) log.write(1, entry)
    expect(log.warned).to.deep.equal(said.map(() => 'no-right'))
    const { access, status, work } = log.case
    expect([access.hold, access.purged, status, work.closing]).to.deep.equal([
      ...[null, null, 'received', null],
    ])
    expect(log.readers).to.deep.equal(['m0', 'm1', 'm2'])
    log.write(1, { kind: 'note', text: 'a note' })
    expect(log.warned).to.have.lengthOf(said.length)
  })

  it('ignores, on whether a member is to read again, that member, the one who revoked them, and a repetition', () => {
    const log = new Log(aReport())
    log.release(0, 'm1', 'conflict')
    const back: Entry = { kind: 'reinstated', member: 'm1', text: '' }
    // m2 may not purge; m0 did it; m1 is who it is about.
    for (const author of [2, 0, 1]) log.write(author, back)
    expect(log.warned).to.deep.equal(['no-right', 'no-right', 'no-right'])
    expect(log.case.access.released.map(({ reinstated }) => reinstated)).to.deep.equal([[]])
  })

  it('grants no access to somebody whom no list names, and asks no desk to revoke them again', () => {
    const log = new Log(aReport())
    for (const member of ['nobody-1', 'nobody-2']) {
      log.write(3, { kind: 'granted', member, as: 'reader', text: '' })
    }
    expect(log.readers).to.deep.equal(['m0', 'm1', 'm2'])
    expect(dueReleases(log.case.access, reception.list.members, new Set())).to.deep.equal([])
    expect(log.warned).to.deep.equal(['no-right', 'no-right'])
  })

  it('is not purged by its identity stream where the log is held back', () => {
    const { report, stream } = new Log(aReport())
    const epoch = stream.epochs[0]!
    const asked = identityStream(p, stream, epoch)
    const key = asked.epochs[0]!
    const place = { instance: reception.list.instance, epoch: 0, epochKey: key.key, sequence: 0 }
    const entry: Entry = { kind: 'purged', text: '', reporter: report.signer }
    const said = { previous: new Uint8Array(32), day: dayOf(A_MONDAY), entry }
    const sealed = sealRecord(p, systemRandom, place, reception.members[1]!.signing, said)
    const found = new Map([[toHex(sealed.subarray(0, 32)), sealed]])
    const streams = [stream, absorb(p, reception.list, asked, found, weekAt(A_MONDAY))]
    const input = { drops: [report], missing: new Set<string>(), list: reception.list }
    const [c] = foldCases(p, { ...input, streams })
    expect(c!.identity[0]!.records.size).to.equal(1)
    expect(c!.access.purged).to.equal(null)
    expect(reasonToForget(c!.access, c!.identity.flatMap(linesOf), 'm0')).to.equal(null)
  })
})
