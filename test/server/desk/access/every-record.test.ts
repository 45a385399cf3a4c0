import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import {
  auditStream,
  chainOf,
  identityStream,
  type Stream,
} from '../../../../client/desk/model/log/stream.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { CASE_ROLES, type CaseRole } from '../../../../crypto/entries/entry-access.ts'
import type { Role } from '../../../../crypto/keys/keylist.ts'
import { equal, systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { codeOf } from '../../../support/reception/access-reception.ts'
import { everyEntry } from '../../../support/reception/every-entry.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { RawLog } from '../../../support/reception/raw-log.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { inTurn } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const ROLES: readonly Role[] = [
  ...(['head', 'reception', 'reception', 'follow-up-manager'] as const),
  ...(['co-handler', 'reader', 'custodian', 'auditor'] as const),
]
const HANDLERS: readonly Role[] = ['head', 'reception', 'follow-up-manager', 'co-handler']
const READERS: readonly Role[] = [...HANDLERS, 'reader']
const ADMIT: readonly Role[] = ['head', 'reception', 'follow-up-manager']
const KEEP: readonly Role[] = ['head', 'reception']

/** As the specification has it (ACCESS.md section 13.1), written down a second time. */
function rolesFor(entry: Entry): readonly Role[] {
  const { kind } = entry
  if (kind === 'drop' || kind === 'note' || kind === 'impartiality') return READERS
  if (kind === 'evidence') return entry.action === 'saved' ? HANDLERS : READERS
  if (kind === 'logged') return entry.what === 'purged' ? KEEP : ADMIT
  if (kind === 'granted' || kind === 'released' || kind === 'reinstated') return ADMIT
  if (kind === 'hold' || kind === 'purged' || kind === 'holding') return KEEP
  if (kind === 'purge-agreed') return KEEP
  if (kind === 'release-agreed') return ADMIT
  return kind === 'counted' ? ['head'] : HANDLERS
}

/** The roles by which a member can act at most, by the role in which access was granted. */
const MOST: Readonly<Record<CaseRole, readonly Role[]>> = {
  reception: ROLES,
  'follow-up-manager': ['follow-up-manager', 'co-handler', 'reader'],
  'co-handler': ['co-handler', 'reader'],
  reader: ['reader'],
}

/** A member's standing in a case: sealed to them, granted access, neither, revoked, or not impartial. */
type How = 'sealed' | 'partial' | 'stranger' | 'let-go' | CaseRole

interface Standing {
  /** Index of the member. */
  readonly author: number
  readonly how: How
}

const STANDINGS: readonly Standing[] = [
  ...[0, 1].map((author): Standing => ({ author, how: 'sealed' })),
  ...[2, 3, 4, 5].flatMap((author) => CASE_ROLES.map((how): Standing => ({ author, how }))),
  ...[2, 3, 4, 5, 6, 7].map((author): Standing => ({ author, how: 'stranger' })),
  ...[2, 3].map((author): Standing => ({ author, how: 'let-go' })),
  ...[3, 4, 5].map((author): Standing => ({ author, how: 'partial' })),
]

/** An everyday run draws half of them. */
const DRAWN = inTurn(STANDINGS, 2, systemRandom(1)[0] ?? 0)

/** Kinds of entry that count in an identity stream. */
const ASKED = ['identity-request', 'identity-ask-first', 'identity-answer', 'hold', 'purged']

const nameOf = ({ author, how }: Standing) => `m${author} ${ROLES[author]} ${how}`
const isRole = (how: How): how is CaseRole => CASE_ROLES.some((one) => one === how)

/** @param beside whether it stands in a stream beside the log */
function counts({ author, how }: Standing, entry: Entry, beside = false): boolean {
  const role = ROLES[author]!
  // Nobody can revoke their own access.
  if (entry.kind === 'released' && entry.member === `m${author}`) return false
  // m0 released the member, and confirms no release of their own.
  if (entry.kind === 'release-agreed' && author === 0) return false
  if (entry.kind === 'identity-ask-first') return role === 'custodian'
  if (entry.kind === 'identity-answer' && role === 'custodian') return true
  if (entry.kind === 'identity-answer' && entry.given) return false
  // m0 and m1 could both agree, and under a hold no agreement lasts.
  if (entry.kind === 'purged' && !beside) return false
  if (how === 'partial') return ['impartiality', 'drop', 'keys-sent'].includes(entry.kind)
  const most = how === 'sealed' ? ROLES : isRole(how) ? MOST[how] : MOST.reader
  const allowed = rolesFor(entry)
  const isYear = entry.kind === 'counted' && most !== MOST.reader
  const may = allowed.includes(role) && (isYear || allowed.some((one) => most.includes(one)))
  // If readers exist who may purge, only they can grant access to another member who may.
  const isMore = entry.kind === 'granted' && entry.as === 'reception'
  return may && (!isMore || (KEEP.includes(role) && most === ROLES))
}

/** Three members besides the author: one who steps back, one whom it is about, one revoked before. */
function subjectsBeside(author: number) {
  const [partial = 0, one = 0, gone = 0] = [3, 5, 4, 2].filter((index) => index !== author)
  return { partial, one, gone }
}

const p = await loadSodium()
/** m0 and m1 read channel `main`; everybody else can be granted access. */
const reception = makeReception(p, {
  today: dayOf(A_MONDAY),
  roles: ROLES,
  edit: (list) => ({ ...list, channels: [{ ...list.channels[0]!, members: ['m0', 'm1'] }] }),
})

describe('what honest desks believe of raw records', () => {
  let instance: Instance
  let desk: Desk
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    desk = testDesk(instance, 0)
  })
  afterEach(() => instance.stop())

  const named = (of: Desk, text: string): Case =>
    of.cases.find(({ report }) => Object.values(report!.content.answers).includes(text))!

  /** A case on hold. Others stepped back or were revoked in it; the author has the given standing. */
  async function prepared({ author, how }: Standing, log: RawLog): Promise<void> {
    const { partial, gone } = subjectsBeside(author)
    const reception = desk.reception!
    const letIn = async (index: number, as: CaseRole) => {
      await log.write(0, { kind: 'granted', member: `m${index}`, as, text: '' })
      await log.write(0, { kind: 'keys-sent', member: `m${index}` })
    }
    await log.write(0, { kind: 'hold', on: true, text: '' })
    await log.write(0, { kind: 'impartiality', conflict: false, text: '' })
    for (const index of [partial, gone]) await letIn(index, 'follow-up-manager')
    if (isRole(how)) await letIn(author, how)
    if (how === 'partial' || how === 'let-go') await letIn(author, 'reception')
    const conflict: Entry = { kind: 'impartiality', conflict: true, text: '' }
    await log.write(partial, conflict)
    if (how === 'partial') await log.write(author, conflict)
    const to = ['m0', 'm1']
    await log.release(0, `m${gone}`, 'suspended', { to, reception })
    if (how === 'let-go') await log.release(0, `m${author}`, 'done', { to, reception })
  }

  /** Every record of an author, by its place, and whether it is to count. */
  async function written(standing: Standing, log: RawLog): Promise<Map<number, [Entry, boolean]>> {
    const { author } = standing
    const { partial, one, gone } = subjectsBeside(author)
    const ids = { partial: `m${partial}`, one: `m${one}`, gone: `m${gone}` }
    const all = new Map<number, [Entry, boolean]>()
    const add = async (entry: Entry) => {
      all.set(await log.write(author, entry), [entry, counts(standing, entry)])
    }
    for (const entry of everyEntry(ids)) {
      // A member who stepped back says so of their own keys, and of nobody else's.
      if (standing.how !== 'partial' || entry.kind !== 'impartiality') await add(entry)
    }
    // The first that counts ends the epoch.
    for (const why of ['done', 'left', 'suspended', 'conflict'] as const) {
      await add(log.releaseOf(author, `m${author}`, why).entry)
      const { entry } = log.releaseOf(author, author === 1 ? 'm0' : 'm1', why)
      await add(entry)
      if (counts(standing, entry)) break
    }
    return all
  }

  /** Desks of both readers of the channel, which have read everything and can write nothing. */
  async function readers(): Promise<Desk[]> {
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const desks = [0, 1].map((index) => testDesk(instance, index, { transport }))
    for (const one of desks) expect(await codeOf(one.sync())).to.equal('offline')
    return desks
  }

  const believed = ({ records }: Stream, at: number) => {
    const content = records.get(at)?.content
    return content?.kind === 'opened' ? content.counts : content?.kind
  }

  it('is what the role of their author allows, and what they are in the case: every kind of record', async () => {
    for (const standing of DRAWN) await reportAs(instance, nameOf(standing))
    await desk.sync()
    const logs = new Map<Standing, Map<number, [Entry, boolean]>>()
    for (const standing of DRAWN) {
      const log = new RawLog(instance, named(desk, nameOf(standing)).stream!)
      await prepared(standing, log)
      logs.set(standing, await written(standing, log))
    }
    for (const one of await readers()) {
      for (const [standing, all] of logs) {
        const { stream } = named(one, nameOf(standing))
        for (const [at, [entry, isRight]] of all) {
          const said = `${nameOf(standing)}: ${JSON.stringify(entry)}`
          expect(believed(stream!, at), said).to.equal(isRight)
        }
      }
    }
  })

  it('is less beside a log: what its streams are for, by only the role', async () => {
    await reportAs(instance, 'the report')
    await desk.sync()
    await desk.setHold(named(desk, 'the report').id, true, 'the police asked')
    await desk.sync()
    const { stream: log, identity, audit } = named(desk, 'the report')
    const { running } = chainOf(p, log!)
    const beside = [identityStream(p, log!, running!), auditStream(p, log!, running!)].map(
      (of) => [...identity, ...audit].find(({ caseKey }) => equal(caseKey, of.caseKey)) ?? of,
    )
    const ids = { one: 'm5', partial: 'm3', gone: 'm2' }
    const fits: readonly ((entry: Entry) => boolean)[] = [
      ({ kind }) => ASKED.includes(kind),
      ({ kind }) => kind === 'logged' || kind === 'keys-sent',
    ]
    const all = new Map<string, [Uint8Array, number, boolean]>()
    for (const [i, of] of beside.entries()) {
      const raw = new RawLog(instance, of)
      for (const author of ROLES.keys()) {
        for (const entry of everyEntry(ids)) {
          const at = await raw.write(author, entry)
          const isRight = fits[i]!(entry) && counts({ author, how: 'sealed' }, entry, true)
          all.set(`${i} ${at} m${author} ${JSON.stringify(entry)}`, [of.caseKey, at, isRight])
        }
      }
    }
    for (const one of await readers()) {
      const c = named(one, 'the report')
      for (const [said, [key, at, isRight]] of all) {
        const there = [...c.identity, ...c.audit].find(({ caseKey }) => equal(caseKey, key))
        expect(believed(there!, at), said).to.equal(isRight)
      }
    }
  })
})
