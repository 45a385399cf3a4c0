import { dayOf } from '../../../../crypto/days/calendar.ts'
import { sealDrop } from '../../../../crypto/drop/drop.ts'
import { CONTENT_LIMIT, contentLength } from '../../../../crypto/entries/content-length.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { rowOf } from '../../../../crypto/keys/channel.ts'
import { newSignKeyPair, recipientId, weekKeyPairOf } from '../../../../crypto/keys/keys.ts'
import { makeReference } from '../../../../crypto/keys/reference.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Vault, WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import { channelRecipients, type Reception } from '../../../shared/reception/reception.ts'
import { barredBySplits, barredIn } from '../../model/access/case-access.ts'
import { mayIn } from '../../model/access/powers.ts'
import { type AccessLists, sealingOf } from '../../model/access/sealing.ts'
import type { EntryOf } from '../../model/case/casework.ts'
import type { Case } from '../../model/case/fold.ts'
import { type AppendJob, once } from '../../model/log/append-job.ts'
import type { ReporterDrop } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { leastReaders, ownReport } from '../../model/log/own-matter.ts'
import { chainOf, type Epoch } from '../../model/log/stream.ts'
import { isUnverifiable } from '../../model/log/verifiable.ts'
import { unlessShutOut } from '../faults.ts'
import type { Holdings } from '../holdings.ts'
import { authorsOf } from '../monitor/lists.ts'
import type { PeerContext } from '../monitor/silence.ts'
import { postNaming } from '../post/append.ts'
import { postEnvelope, requireKeys } from '../post/envelope.ts'
import type { Staff } from '../post/staff.ts'
import {
  claimedOf,
  isWrittenIn,
  nextPlace,
  type OwnMatter,
  ownMatters,
  readClaim,
  sortClaimed,
} from '../sync/claims.ts'

/** Parts of an unlocked desk that turn letters into cases. */
export interface OwnCaseDesk {
  readonly vault: Vault
  readonly weeks: WeeklySecrets
  readonly cases: readonly Case[]
  staff(): Staff
  peers(): PeerContext
  fold(): readonly Case[]
}

type Append = (caseId: string, job: AppendJob) => Promise<void>

/** The most cases that one sync makes of letters: a flood of letters does not keep a desk busy. */
const AT_ONCE = 8

/**
 * Make a case of its own of each letter that tells of retaliation, if none of its readers' desks has, and write
 * into it how it came. CASEWORK.md section 13.12
 *
 * A fault with one letter does not stop the others: that letter is tried again at the next sync.
 *
 * @throws DeskError only if the member is shut out
 */
export async function makeOwnCases(
  desk: OwnCaseDesk,
  holdings: Holdings,
  append: Append,
): Promise<void> {
  const { primitives: p } = desk.staff()
  let made = 0
  for (const matter of ownMatters(p, holdings)) {
    const c = desk.cases.find(({ id }) => id === matter.caseId)
    if (c === undefined || made === AT_ONCE || !mayHandle(desk, c)) continue
    await unlessShutOut(async () => {
      await makeOne(desk, holdings, matter, c, () => made++)
      await sayHow(desk, holdings, matter, c, append)
    })
  }
}

function mayHandle(desk: OwnCaseDesk, c: Case): boolean {
  const { list } = desk.peers().reception
  const self = list.members.find(({ id }) => id === desk.vault.member)
  const reads = c.access.readers.some(({ member, conflict }) => member === self?.id && !conflict)
  if (self === undefined || !reads || isUnverifiable(c) || c.access.purged !== null) return false
  return mayIn(c.access, self, 'handle')
}

/** @param onSent called before the claim, which may have to wait */
async function makeOne(
  desk: OwnCaseDesk,
  holdings: Holdings,
  matter: OwnMatter,
  c: Case,
  onSent: () => void,
): Promise<void> {
  const staff = desk.staff()
  const { primitives: p } = staff
  const { lists } = desk.peers()
  const { reports, made, isHeld } = claimedOf(p, lists, matter, holdings)
  const running = c.stream && chainOf(p, c.stream).running
  if (made !== null || isHeld || running === null) return
  if (reports.some((one) => isWrittenIn(p, one, holdings))) return
  const messageId = messageIdOf(staff, matter)
  const own = reports.find((one) => equal(one.messageId, messageId))
  const sent = own?.id ?? (await sendReport(desk, holdings, matter, c))
  if (sent === null) return
  onSent()
  await claim(desk, holdings, matter, running, sent)
}

/**
 * The message id by which this desk knows a report that it made and has not claimed. Other desks ignore such a
 * report: its maker has its key, and nothing tells who that was.
 */
function messageIdOf({ primitives: p, signer }: Staff, { letters: [letter] }: OwnMatter) {
  return kdf(p, signer.seed, LABEL.ownCase, letter.id).slice(0, SIZE.messageId)
}

/**
 * Seal and send the report. Its reporter goes on in the first case: nobody has a code of this one.
 *
 * @returns its id; null if this desk is not to make it
 */
async function sendReport(
  desk: OwnCaseDesk,
  holdings: Holdings,
  matter: OwnMatter,
  c: Case,
): Promise<Uint8Array | null> {
  const [letter] = matter.letters
  const staff = desk.staff()
  const { primitives: p, random, now, instance } = staff
  const { lists, receptionOf } = desk.peers()
  const name = hexOf(letter.id)
  if (holdings.made.has(name) || !wasSealedTo(desk, letter)) return null
  let id: Uint8Array | null = null
  await postEnvelope(staff, receptionOf, (reception) => {
    requireKeys(reception)
    const to = readersOf(desk, reception, lists, letter, c)
    const ids = to.map(({ member }) => member.id)
    if (!ids.includes(desk.vault.member)) return null
    // A member without a key this week would count as left out.
    if (!leastReaders(letter, matter, lists).every((id) => ids.includes(id))) return null
    const content = ownReport(letter, matter.from, leftOutOf(desk, lists, letter, c))
    if (contentLength(content) > CONTENT_LIMIT) return null
    const { seed, publicKey } = newSignKeyPair(p, random)
    const draft = {
      ...({ kind: 'report', content, messageId: messageIdOf(staff, matter) } as const),
      ...{ day: dayOf(now()), week: reception.week, letter: 0 },
      reference: makeReference(p, instance, random(SIZE.referenceSeed), random(SIZE.referenceSeed)),
      ...{ address: random(SIZE.address), boardKey: random(SIZE.key), signer: publicKey },
      ...{ listHash: reception.list.hash, textsHash: new Uint8Array(SIZE.key) },
    }
    const sealed = sealDrop(p, random, instance, draft, to, seed, random(SIZE.echo))
    id = sealed.id
    return sealed.request
  })
  if (id !== null) holdings.made.add(name)
  return id
}

/** Whether the letter names this member's key of its week, which is destroyed some weeks after. */
function wasSealedTo(desk: OwnCaseDesk, letter: ReporterDrop): boolean {
  const { primitives: p, reception } = desk.peers()
  const own = reception.list.members.find(({ id }) => id === desk.vault.member)
  const secret = desk.weeks.weeks.find(({ week }) => week === letter.week)
  const named = own && letter.recipients[own.position]
  if (!named || secret === undefined) return false
  const { publicKey } = weekKeyPairOf(p, secret.seed, secret.week)
  return equal(named, recipientId(p, publicKey))
}

/** Recipients of the letter who read its case now and may read this one. Nobody stands in for another. */
function readersOf(
  desk: OwnCaseDesk,
  reception: Reception,
  lists: AccessLists,
  letter: ReporterDrop,
  c: Case,
) {
  const reads = c.access.readers.map(({ member }) => member)
  const barred = barredOf(desk.cases, c)
  const may = sealingOf(letter, lists).sealed.filter(
    (id) => reads.includes(id) && !barred.includes(id),
  )
  const channel = reception.list.channels.find(({ id }) => id === letter.content.channel)
  const rest = channel ? rowOf(channel).filter((id) => !may.includes(id)) : []
  return channelRecipients(desk.staff().primitives, reception, letter.content.channel, rest)
}

function leftOutOf(
  { cases }: Pick<OwnCaseDesk, 'cases'>,
  lists: AccessLists,
  letter: ReporterDrop,
  c: Case,
): string[] {
  return [...new Set([...barredOf(cases, c), ...sealingOf(letter, lists).leftOut])].sort()
}

function barredOf(cases: readonly Case[], c: Case): string[] {
  return [...barredIn(c.access), ...barredBySplits(cases, c)]
}

/**
 * Claim the letter for a report that lies on the shelf. A second desk is handed the claim of the first. Either
 * claim counts at once, before it is listed.
 */
async function claim(
  desk: OwnCaseDesk,
  holdings: Holdings,
  matter: OwnMatter,
  running: Epoch,
  report: Uint8Array,
): Promise<void> {
  const staff = desk.staff()
  const { primitives: p } = staff
  const { lists, out } = desk.peers()
  const next = nextPlace(p, matter, running, holdings)
  if (next === null) return
  const place = { epoch: 0, epochKey: next.epochKey, sequence: next.sequence }
  const row = await postNaming(staff, place, report, next.letter.contentKey)
  if (row === null) return
  holdings.sent.set(next.id, { turn: holdings.turns, row })
  const read = readClaim(p, authorsOf(lists, out), next, row)
  holdings.claims.set(next.id, { claim: read, look: null })
  sortClaimed(p, lists, holdings)
  desk.fold()
}

/** Say in the new case how it came, and from which case it was split, once it shows; the first case is told nothing. */
async function sayHow(
  desk: OwnCaseDesk,
  holdings: Holdings,
  matter: OwnMatter,
  first: Case,
  append: Append,
): Promise<void> {
  const { primitives: p } = desk.staff()
  const { made, reports } = claimedOf(p, desk.peers().lists, matter, holdings)
  const report = reports.find(({ id }) => hexOf(id) === made)
  const c = report && desk.cases.find(({ id }) => id === hexOf(report.signer))
  if (c === undefined || c.stream === null || !mayHandle(desk, c)) return
  const jobs = splitJobs(first, { kind: 'linked', case: matter.from, how: 'split', text: '' })
  for (const job of jobs) await append(c.id, job)
}

/** The entries that the log of a case begins with that was split from another. @param link to that other case */
export function splitJobs({ progress }: Case, link: EntryOf<'linked'>): AppendJob[] {
  const entries: readonly Entry[] = [
    { kind: 'registered', by: 'other', text: link.text },
    link,
    ...(progress.acknowledged ? [{ kind: 'acknowledged' } as const] : []),
  ]
  return entries.map(onceSaid)
}

/** Write an entry unless the log says the same. */
export function onceSaid(entry: Entry): AppendJob {
  return once(entry, (said) => isSame(said, entry))
}

function isSame(said: Entry, entry: Entry): boolean {
  if (said.kind !== 'linked' || entry.kind !== 'linked') return said.kind === entry.kind
  return toHex(said.case) === toHex(entry.case) && said.how === entry.how
}
