import { expect } from 'chai'
import { authorsOf } from '../../../../client/desk/engine/monitor/lists.ts'
import { foldAccess } from '../../../../client/desk/model/access/access.ts'
import { foldCasework } from '../../../../client/desk/model/case/casework.ts'
import { linesOf } from '../../../../client/desk/model/case/fold.ts'
import {
  addEpoch,
  type Chain,
  chainOf,
  type Epoch,
  newStream,
  recheckedStream,
  type Stream,
} from '../../../../client/desk/model/log/stream.ts'
import { checkStream } from '../../../../client/desk/model/log/stream-check.ts'
import { absorb, wantedPlaces } from '../../../../client/desk/model/log/stream-places.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { CASE_ROLES, type CaseRole } from '../../../../crypto/entries/entry-access.ts'
import { ROLES, type Role, type VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { epochCommit, firstEpochKey, newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { recordHash, sealRecord } from '../../../../crypto/log/record.ts'
import { equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { Dice } from '../../../support/reception/together.ts'
import { scaled } from '../../../support/run/scale.ts'

const p = await loadSodium()
const INSTANCE = systemRandom(16)
const PEOPLE = Array.from({ length: 6 }, (_, i) => ({
  id: `m${i}`,
  position: i,
  signing: newSignKeyPair(p, systemRandom),
}))

/** As the specification has it (ACCESS.md section 13.1), written down a second time. */
const HANDLERS: readonly Role[] = ['head', 'reception', 'follow-up-manager', 'co-handler']
const WHO: Readonly<Record<string, readonly Role[]>> = {
  note: [...HANDLERS, 'reader'],
  impartiality: [...HANDLERS, 'reader'],
  granted: ['head', 'reception', 'follow-up-manager'],
  'keys-sent': HANDLERS,
  'released done': ['head', 'reception', 'follow-up-manager'],
  'released left': ['head', 'reception', 'follow-up-manager'],
  'released suspended': ['head', 'reception', 'follow-up-manager'],
  'released conflict': ['head', 'reception', 'follow-up-manager'],
  hold: ['head', 'reception'],
  'purge-agreed': ['head', 'reception'],
  purged: ['head', 'reception'],
  redacted: HANDLERS,
  closing: HANDLERS,
  assessment: HANDLERS,
  status: HANDLERS,
}

type Lists = readonly [VerifiedKeyList, ...VerifiedKeyList[]]

/** Some lists, newest first, in which roles change and people come and go. */
function drawLists(dice: Dice): Lists {
  const count = 1 + dice.roll(3)
  const all = Array.from({ length: count }, (_, i) => {
    const members = PEOPLE.filter(() => dice.chance(85)).map(({ id, position, signing }) => ({
      ...{ id, position, signing: signing.publicKey, role: dice.pick(ROLES) },
      title: { nb: id, nn: id, en: id },
    }))
    const hash = new Uint8Array(32).fill(count - i)
    return { instance: INSTANCE, issued: 10, hash, members, channels: [] }
  })
  return all as unknown as Lists
}

/** Roles of somebody in these lists, newest first. */
const rolesIn = (lists: Lists, id: string): Role[] =>
  lists.flatMap(({ members }) => members.filter((one) => one.id === id).map(({ role }) => role))

/** The role that the named list gives somebody; empty if no list is named, or nobody knows it. */
function roleThen(lists: Lists, id: string, list: Uint8Array | undefined): Role[] {
  const named = lists.filter(({ hash }) => list !== undefined && equal(hash, list))
  return named.flatMap(({ members }) => members.filter((one) => one.id === id)).map((m) => m.role)
}

/** Each member's standing in the case, by the earlier records that count. */
interface Before {
  /** Members whose latest declaration says that they are not impartial. */
  readonly partial: Set<string>
  /** Members with access that was granted and not revoked since, and the role they were given. */
  readonly as: Map<string, CaseRole>
  /** Members whose access was revoked, and why; without those who were granted it again. */
  readonly gone: Map<string, string>
  hold: boolean
  /** Members who agree to a purge. */
  readonly agreed: Set<string>
}

/** The most that a member can act as, by the role in which access was granted. */
const MOST: Readonly<Record<CaseRole, readonly Role[]>> = {
  reception: ROLES,
  'follow-up-manager': ['follow-up-manager', 'co-handler', 'reader'],
  'co-handler': ['co-handler', 'reader'],
  reader: ['reader'],
}

/** @param epoch under which it is written */
function countsBy(
  lists: Lists,
  author: string,
  entry: Entry,
  epoch: number,
  { partial, as, gone, hold, agreed }: Before,
): boolean {
  const purges = entry.kind === 'purged' || entry.kind === 'purge-agreed'
  const isByList = purges || (entry.kind === 'granted' && entry.as === 'reception')
  const roles = isByList ? roleThen(lists, author, entry.list) : rolesIn(lists, author)
  const kind = entry.kind === 'released' ? `released ${entry.why}` : entry.kind
  const most = MOST[as.get(author) ?? (gone.has(author) ? 'reader' : 'reception')]
  const allowed = WHO[kind]!
  const may = (role: Role | undefined) =>
    role !== undefined && allowed.includes(role) && allowed.some((one) => most.includes(one))
  if (partial.has(author)) {
    const reads = roles.some((role) => WHO.note!.includes(role))
    const heir = 'member' in entry ? entry.member : null
    const keeps = rolesIn(lists, heir ?? '').some((role) => WHO.hold!.includes(role))
    const works = (who: string) => rolesIn(lists, who).some((role) => WHO.hold!.includes(role))
    const others = [...as.keys()].filter(
      (who) => who !== author && !partial.has(who) && as.get(who) === 'reception',
    )
    if (entry.kind === 'granted') {
      const isHeir = heir !== author && keeps && entry.as === 'reception'
      return reads && hold && isHeir && !others.some(works)
    }
    return reads && (entry.kind === 'impartiality' || (entry.kind === 'keys-sent' && hold))
  }
  if (entry.kind === 'released') {
    if (entry.member === author) return false
    const isSaid = entry.why === 'conflict' && partial.has(entry.member)
    const handles = roles.some((role) => HANDLERS.includes(role)) && most.includes('co-handler')
    return entry.epoch === epoch + 1 && (roles.some(may) || (isSaid && handles))
  }
  if (entry.kind === 'granted') {
    if (rolesIn(lists, entry.member).length === 0) return false
    const works = (who: string) => rolesIn(lists, who).some((role) => WHO.hold!.includes(role))
    const isKept = PEOPLE.some(
      ({ id }) => as.get(id) === 'reception' && !partial.has(id) && works(id),
    )
    const keeps = roles.some((role) => WHO.hold!.includes(role)) && most === ROLES
    if (entry.as === 'reception' && isKept && !keeps) return false
  }
  // Without the report nobody knows who could agree, so somebody must have.
  if (entry.kind === 'purged' && ![...agreed].some((id) => id !== author && !partial.has(id))) {
    return false
  }
  return roles.some(may) && (!purges || may(rolesIn(lists, author)[0]))
}

/** A log as its authors wrote it, honest or not, and what counts in it. */
interface Written {
  readonly records: Map<string, Uint8Array>
  readonly epochs: Epoch[]
  readonly counting: Entry[]
  readonly void: number[]
  readonly running: Epoch
}

/** @param next its number is right, or not */
function entryOf(dice: Dice, lists: Lists, author: Uint8Array, next: Epoch): Entry {
  const member = dice.chance(90) ? dice.pick(PEOPLE).id : 'nobody'
  const text = String(dice.roll(1000))
  const named = dice.pick([...lists.map(({ hash }) => hash), new Uint8Array(32), null])
  const list = named === null ? {} : { list: named }
  const draws: readonly Entry[] = [
    { kind: 'note', text },
    { kind: 'impartiality', conflict: dice.chance(30), text },
    ...CASE_ROLES.map((as): Entry => ({ kind: 'granted', member, as, text, ...list })),
    { kind: 'keys-sent', member },
    ...(['done', 'left', 'conflict', 'suspended'] as const).map((why): Entry => {
      const { epoch, key } = next
      const commit = epochCommit(p, key, author)
      return { kind: 'released', member, why, text, epoch, commit, list: new Uint8Array(32) }
    }),
    { kind: 'hold', on: dice.chance(50), text },
    { kind: 'purge-agreed', on: dice.chance(90), text, ...list },
    { kind: 'purge-agreed', on: true, text, ...list },
    { kind: 'purged', text, ...list },
    { kind: 'redacted', row: new Uint8Array(32).fill(dice.roll(4)), text },
    { kind: 'closing', outcome: 'partly', findings: text, measures: '', lessons: '' },
    {
      ...{ kind: 'assessment', scope: 'yes', urgent: false, criminal: false },
      ...{ evidenceAtRisk: false, text },
    } as Entry,
    { kind: 'status', status: 'assessing', text },
  ]
  return dice.pick(draws)
}

/** No list is issued after any record here, so a revocation of a suspended member stays. */
function goOn(before: Before, author: string, entry: Entry): void {
  const { partial, as, gone } = before
  if (entry.kind === 'hold') before.hold = entry.on
  if (entry.kind === 'hold' || (entry.kind === 'purge-agreed' && !entry.on)) before.agreed.clear()
  else if (entry.kind === 'purge-agreed' && !before.hold) before.agreed.add(author)
  if (entry.kind === 'impartiality') partial[entry.conflict ? 'add' : 'delete'](author)
  if (entry.kind === 'released') {
    as.delete(entry.member)
    before.agreed.delete(entry.member)
    const isLess = ['done', 'left'].includes(gone.get(entry.member) ?? 'done')
    if (!gone.has(entry.member) || (isLess && ['conflict', 'suspended'].includes(entry.why))) {
      gone.set(entry.member, entry.why)
    }
  }
  if (
    entry.kind === 'granted' &&
    !['conflict', 'suspended'].includes(gone.get(entry.member) ?? '')
  ) {
    const all: readonly CaseRole[] = [as.get(entry.member) ?? entry.as, entry.as]
    as.set(entry.member, CASE_ROLES.find((one) => all.includes(one)) ?? entry.as)
    gone.delete(entry.member)
  }
}

function write(dice: Dice, lists: Lists, caseKey: Uint8Array): Written {
  const records = new Map<string, Uint8Array>()
  const known = new Set(lists.flatMap(({ members }) => members.map(({ id }) => id)))
  const [counting, nothing]: [Entry[], number[]] = [[], []]
  let running: Epoch = { epoch: 0, key: firstEpochKey(p, caseKey) }
  const epochs = [running]
  const before: Before = {
    ...{ partial: new Set(), as: new Map(), gone: new Map(), hold: false },
    agreed: new Set(),
  }
  let previous = new Uint8Array(32)
  const seal = (who: (typeof PEOPLE)[number], at: Epoch, sequence: number, entry: Entry) => {
    const place = { instance: INSTANCE, epoch: at.epoch, epochKey: at.key, sequence }
    const sealed = sealRecord(p, systemRandom, place, who.signing, { previous, day: 10, entry })
    records.set(toHex(sealed.subarray(0, 32)), sealed)
    return sealed
  }
  for (let sequence = 0; sequence < 12; sequence++) {
    const who = dice.pick(PEOPLE)
    const number = dice.chance(80) ? running.epoch + 1 : dice.pick([running.epoch + 2, 1, 999])
    const next = { epoch: number, key: systemRandom(32) as Epoch['key'] }
    const entry = entryOf(dice, lists, who.signing.publicKey, next)
    const under = running
    const sealed = seal(who, running, sequence, entry)
    const counts = known.has(who.id) && countsBy(lists, who.id, entry, running.epoch, before)
    if (counts) counting.push(entry)
    else if (known.has(who.id)) nothing.push(sequence)
    if (counts) goOn(before, who.id, entry)
    if (entry.kind === 'released') {
      epochs.push(next)
      // An author who judges the record otherwise than the others goes on in the wrong epoch.
      if (dice.chance(70)) {
        const note: Entry = { kind: 'note', text: 'astray' }
        seal(dice.pick(PEOPLE), counts ? under : next, sequence + 1, note)
      }
      if (counts) running = next
    }
    previous = recordHash(p, sealed) as typeof previous
  }
  return { records, epochs, counting, void: nothing, running }
}

/** One desk, that learns of lists, keys and records in an order of its own. */
function readBy(dice: Dice, lists: Lists, caseKey: Uint8Array, log: Written): Stream {
  let stream = newStream(p, caseKey)
  let seen = dice.roll(2) === 0 ? 1 : lists.length
  const authors = () => authorsOf(lists.slice(-seen) as unknown as Lists)
  const learn = () => {
    if (seen < lists.length) seen++
    stream = recheckedStream(p, authors(), stream)
  }
  const read = (some: Written['records']) => {
    const isThere = (id: string) => some.has(id)
    while (wantedPlaces(p, stream, { isThere, isOld: true }).size > 0) {
      stream = absorb(p, authors(), stream, some, 0)
    }
  }
  for (let step = 0; step < 6; step++) {
    if (dice.chance(40)) learn()
    if (dice.chance(60)) stream = addEpoch(stream, dice.pick(log.epochs))
    read(new Map([...log.records].filter(() => dice.chance(50))))
  }
  while (seen < lists.length) learn()
  stream = log.epochs.reduce(addEpoch, recheckedStream(p, authors(), stream))
  read(log.records)
  return stream
}

const keyOf = (chain: Chain) => chain.running && toHex(chain.running.key)

function pictureOf(stream: Stream, lists: Lists) {
  const lines = linesOf(stream)
  const access = foldAccess({ report: null, lines, identity: [], lists })
  return { lines, access, work: foldCasework(lines), running: keyOf(chainOf(p, stream)) }
}

describe('what counts in a log, by the role of who wrote it', () => {
  it('is the same on every desk, whatever lists, keys and records come in which order', () => {
    const first = Number(process.env.SEED ?? 1)
    const count = process.env.SEED ? 1 : scaled(3000, 60)
    let [ended, voided] = [0, 0]
    for (let seed = first; seed < first + count; seed++) {
      const dice = new Dice(seed)
      const lists = drawLists(dice)
      const caseKey = systemRandom(32)
      const log = write(dice, lists, caseKey)
      const pictures = Array.from({ length: 3 }, () => {
        const stream = readBy(dice, lists, caseKey, log)
        const warned = checkStream(stream).flatMap((one) =>
          one.kind === 'no-right' ? [one.sequence] : [],
        )
        expect(warned, `SEED=${seed}`).to.deep.equal(log.void)
        return pictureOf(stream, lists)
      })
      for (const { lines, running, access, work } of pictures) {
        expect(
          lines.map(({ entry }) => entry),
          `SEED=${seed}`,
        ).to.deep.equal(log.counting)
        expect(running, `SEED=${seed}`).to.equal(toHex(log.running.key))
        expect(access, `SEED=${seed}`).to.deep.equal(pictures[0]!.access)
        expect(work, `SEED=${seed}`).to.deep.equal(pictures[0]!.work)
      }
      ended += log.running.epoch
      voided += log.void.length
    }
    if (count > 1) expect([ended > 50, voided > 200]).to.deep.equal([true, true])
  })
})
