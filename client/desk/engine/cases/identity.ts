import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { ConsentState, NamePurpose, NameUse } from '../../../../crypto/entries/names.ts'
import { firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { equal, fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import {
  type Access,
  type IdentityRequest,
  requestsOf,
  saidOfHold,
} from '../../model/access/access.ts'
import { type Case, linesOf } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { type Epoch, identityStream, type Stream } from '../../model/log/stream.ts'
import { consentTo } from '../../model/names/consent.ts'
import {
  type CaseContext,
  loadCase,
  mayKeep,
  requirePower,
  sendEpoch,
  TRIES,
} from '../case-context.ts'
import { failureOf, sparingKeyless } from '../faults.ts'

/** The stream of `epoch` in which custodians are asked, with its records that this desk holds. */
function identityOf({ staff: { primitives } }: CaseContext, c: Case, log: Stream, epoch: Epoch) {
  const derived = identityStream(primitives, log, epoch)
  return c.identity.find(({ caseKey }) => equal(caseKey, derived.caseKey)) ?? derived
}

function openRequests(stream: Stream): IdentityRequest[] {
  return requestsOf(linesOf(stream)).filter(({ answer }) => answer === null)
}

/**
 * Ask the custodians who the reporter is: they get the key of the identity stream and nothing else of the case. A
 * request with the same words as one that waits is not written again.
 *
 * @param reason in words for the reporter; may be empty
 * @param purpose what the name is for
 * @throws DeskError `gone` if the report does not open, `no-key` if no custodian can be asked, `role`
 */
export async function askIdentity(
  context: CaseContext,
  text: string,
  reason: string,
  purpose: NamePurpose,
): Promise<void> {
  const isOpen = (stream: Stream) => openRequests(stream).some((one) => one.text === text)
  for (let tries = 0; tries < TRIES; tries++) {
    const { c, stream, running, access } = await loadCase(context)
    requirePower(context, access, 'handle')
    const identity = identityOf(context, c, stream, running)
    if (isOpen(identity)) return
    const reporter = c.report?.signer
    if (reporter === undefined) throw new DeskError('gone')
    if (!(await tellCustodians(context, identity, access.leftOut))) throw new DeskError('no-key')
    const why = reason === '' ? {} : { reason }
    const request: Entry = { kind: 'identity-request', reporter, text, ...why, purpose }
    await context.append(identity, (now) => (isOpen(now) ? null : request))
  }
  throw new DeskError('conflict')
}

/**
 * @param but ids of custodians who have the key already, and of those whom the reporter left out: a case may be
 *   about one of them
 * @param have how many have the key already
 * @returns whether there is anybody who could be told
 */
async function tellCustodians(
  context: CaseContext,
  { caseKey }: Stream,
  but: readonly string[],
  have = 0,
): Promise<boolean> {
  const { primitives: p } = context.staff
  const epoch = { epoch: 0, key: firstEpochKey(p, caseKey) }
  let told = have
  for (const { id, role } of context.list.members) {
    if (role !== 'custodian' || but.includes(id)) continue
    await sparingKeyless(async () => {
      await sendEpoch(context, { caseKey }, id, epoch)
      told++
    })
  }
  return told > 0
}

/**
 * Withdraw requests that wait for a custodian's answer in the identity streams of these epochs: an excluded
 * member holds their keys, and would read the name.
 *
 * @param epochs none of them is used any more
 */
export async function withdrawRequests(
  context: CaseContext,
  c: Case,
  log: Stream,
  epochs: readonly Epoch[],
): Promise<void> {
  for (const epoch of epochs) {
    const identity = identityOf(context, c, log, epoch)
    for (const { id: request } of openRequests(identity)) {
      await context.append(identity, (now) => {
        const isWaiting = openRequests(now).some((one) => equal(one.id, request))
        return isWaiting ? { kind: 'identity-answer', request, given: false, text: '' } : null
      })
    }
  }
}

/**
 * Tell people who do not read the log any further of a hold, or of its end: while it is on, their desks destroy
 * nothing. Each identity stream is told. A member who goes on reading tells of the hold, since an excluded member
 * can end there what they told themselves. Everybody tells of its end, until it is believed.
 *
 * @param leaving id of the member who is excluded next; null if there is none
 */
export async function tellHold(context: CaseContext, leaving: string | null = null): Promise<void> {
  const { c, stream, spans, access } = await loadCase(context)
  const reporter = c.report?.signer
  // A custodian's desk needs it to distinguish such a stream from the log of a case.
  if (reporter === undefined) return
  const on = access.hold !== null
  const said: Entry = { kind: 'hold', on, text: '', reporter }
  for (const { epoch } of spans) {
    await context.append(identityOf(context, c, stream, epoch), (now) =>
      isToldIn(now, context, access, leaving) ? null : said,
    )
  }
}

/** Whether an identity stream says of a hold what the log says, as far as this desk can say it. */
function isToldIn(
  stream: Stream,
  context: CaseContext,
  access: Access,
  leaving: string | null = null,
): boolean {
  const { on, off } = saidOfHold(linesOf(stream))
  if (access.hold === null) return on.size === 0 || off.has(context.own)
  const stays = access.readers.filter(({ member, conflict }) => member !== leaving && !conflict)
  return stays.some(({ member }) => on.has(member) && mayKeep(context, access, member))
}

/** Whether each identity stream of a case says of a hold what its log says. */
export function isHoldTold(context: CaseContext, { identity, access, report }: Case): boolean {
  return report === null || identity.every((one) => isToldIn(one, context, access))
}

/**
 * Tell people who do not read the log any further, before the keys of a purged case go: that a hold has ended,
 * since they need more than one statement, and the purge itself. A colleague states the purge too if its author
 * has not, or if its author joined after the report came: members excluded before that do not know such an
 * author.
 *
 * @throws DeskError
 */
export async function tellEnd(context: CaseContext): Promise<void> {
  const c = context.known()
  const { readers, purged } = c.access
  const reads = readers.some(({ member }) => member === context.own)
  if (c.stream === null || purged === null || !reads) return
  if (!mayKeep(context, c.access, context.own)) return
  if (!isHoldTold(context, c)) await tellHold(context)
  const isKnown = readers.some(({ member, byReport }) => member === purged.member && byReport)
  const isTold = c.identity.every((one) => saysPurged(one, purged.member))
  if (!isTold || !isKnown) await purgeIdentity(context, purged.text)
}

function saysPurged(stream: Stream, member: string): boolean {
  return linesOf(stream).some(({ entry, author }) => {
    return entry.kind === 'purged' && author.id === member
  })
}

/** Why a name is given although the reporter did not agree, and what they are told. */
export interface Beyond {
  readonly why: string
  readonly tell: string
}

/** A custodian's answer; `text` is the reason and, if the name is given, who the reporter is. */
export interface IdentityReply {
  readonly given: boolean
  readonly text: string
  readonly beyond: Beyond | null
}

type Append = CaseContext['append']

/**
 * Answer, as custodian, the request `requestId`. The answer says what the reporter had agreed to by then.
 *
 * @param requestId hex
 * @param append writes into one of the case's identity streams
 * @throws DeskError `gone` if it is not asked, or not any more; `no-consent` if the name is given although the
 *   reporter did not agree, and nobody says why
 */
export async function answerIdentity(
  c: Case,
  append: Append,
  requestId: string,
  { given, text, beyond }: IdentityReply,
): Promise<void> {
  const { stream, find } = requestIn(c, requestId)
  const found = foundFor(c, requestId)
  const isBeyond = given && found.consent !== 'yes'
  if (isBeyond && beyond === null) throw new DeskError('no-consent')
  const why = isBeyond && beyond !== null ? { beyond } : {}
  const request = fromHex(requestId)
  await append(stream, (now) => {
    const answer = find(now)?.answer ?? null
    if (answer === null) return { kind: 'identity-answer', request, given, text, ...found, ...why }
    const isOurs = answer.as === (given ? 'given' : 'refused') && answer.text === text
    if (!isOurs) throw new DeskError('gone')
    return null
  })
}

/**
 * Say, as custodian, that the reporter is to be asked first. The request goes on waiting.
 *
 * @param requestId hex
 * @throws DeskError `gone` if it is not asked, or not any more
 */
export async function askFirst(
  c: Case,
  append: Append,
  requestId: string,
  text: string,
): Promise<void> {
  const { stream, find } = requestIn(c, requestId)
  const found = foundFor(c, requestId)
  await append(stream, (now) => {
    const request = find(now)
    if (request === undefined || request.answer !== null) throw new DeskError('gone')
    const said = { kind: 'identity-ask-first', request: request.id, text, ...found } as const
    return request.first === null ? said : null
  })
}

/** The stream with this request, and how it stands there. @throws DeskError `gone` */
function requestIn({ identity }: Case, requestId: string) {
  const find = (one: Stream) => requestsOf(linesOf(one)).find(({ id }) => toHex(id) === requestId)
  const stream = identity.find((one) => find(one) !== undefined)
  if (stream === undefined) throw new DeskError('gone')
  return { stream, find }
}

/** The reporter's consent, as far as this desk opens their letters. */
function foundFor(
  { access, consent, questions }: Case,
  requestId: string,
): { readonly consent: ConsentState; readonly uses?: NameUse[] } {
  const request = access.requests.find(({ id }) => toHex(id) === requestId)
  const question = questions.find((one) => toHex(one.request) === requestId)
  if (request === undefined || question === undefined) throw new DeskError('gone')
  const says = consentTo(consent, request.purpose, toHex(question.letter))
  return { consent: says, ...(consent.uses === null ? {} : { uses: [...consent.uses] }) }
}

/**
 * Send the key of a stream to custodians for whom nothing shows that they have it: nobody asked them, or they
 * were not custodians yet, or had no key in that week.
 *
 * @returns whether any custodian has it
 */
function tellCustodiansLeft(
  context: CaseContext,
  identity: Stream,
  leftOut: readonly string[],
): Promise<boolean> {
  const lines = linesOf(identity)
  const isCustodian = ({ author }: (typeof lines)[number]) => author.role === 'custodian'
  // A custodian who answered has the key: another grant would open the answers once more.
  const have = lines.filter(isCustodian).map(({ author }) => author.id)
  if (lines.some(({ entry }) => entry.kind === 'purged')) return Promise.resolve(true)
  return tellCustodians(context, identity, [...new Set([...have, ...leftOut])], have.length)
}

/**
 * Tell people who do not read the log any further of a purge: custodians, whose desks destroy the name and what
 * was asked about it, and excluded members who still hold keys of earlier epochs. The latter are not told the
 * reason.
 */
export async function purgeIdentity(context: CaseContext, text: string): Promise<void> {
  const { c, stream, spans, running, access } = await loadCase(context)
  const reporter = c.report?.signer
  const tell = async ({ epoch }: (typeof spans)[number]) => {
    const identity = identityOf(context, c, stream, epoch)
    const isRunning = epoch.epoch === running.epoch
    const isTold =
      !isRunning || !reporter || (await tellCustodiansLeft(context, identity, access.leftOut))
    if (identity.records.size === 0 && isRunning && !(reporter && isTold)) return
    const purged: Entry = {
      kind: 'purged',
      text: isRunning ? text : '',
      list: context.list.hash,
      ...(reporter ? { reporter } : {}),
    }
    await context.append(
      identity,
      // An excluded member may have written the same, and not everybody believes it.
      (now) => (saysPurged(now, context.own) ? null : purged),
    )
  }
  let fault: DeskError | null = null
  // The running epoch first, which custodians read: an excluded member can fill the places of an ended one.
  for (const span of [...spans].reverse()) {
    const failed = await failureOf(() => tell(span))
    fault ??= failed
  }
  if (fault !== null) throw fault
}
