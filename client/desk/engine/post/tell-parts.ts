import { weekAt } from '../../../../crypto/days/calendar.ts'
import { decodeSlip, type Slip } from '../../../../crypto/drop/slip.ts'
import type { KeyPartContent } from '../../../../crypto/entries/content.ts'
import type { Recipient, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { recipientId } from '../../../../crypto/keys/keys.ts'
import {
  encodeReadingStatement,
  type ReadingStatement,
  reporterName,
  signReadingStatement,
} from '../../../../crypto/keys/reading-statement.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { KeptPart, Vault } from '../../../../crypto/vault/vault-content.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { ReporterDrop } from '../../model/log/drops.ts'
import { type HeldBy, holdersOf } from '../../model/log/key-parts.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import { holdersSaid, type SentStatements, sentStatements } from '../sync/openers.ts'
import { postEnvelope, type ReceptionOf, requireKeys, sealToColleagues } from './envelope.ts'
import type { Staff } from './staff.ts'

/** A desk with all that it knows of the letters of which it holds a part. */
export interface PartStaff extends Staff {
  readonly holdings: Holdings
  readonly authors: Authors
}

/**
 * Say to everybody who holds a part of a letter which of them have said yes, and send the member's own part to those.
 * A holder who has not signed a yes gets no part. If no answer comes, it may have arrived; to send it again does no
 * harm. PROTOCOL.md sections 8.2 and 8.4
 *
 * @param lists newest first
 * @param keep called after each envelope
 * @throws DeskError `clock`, `full`, `offline`, `server`
 */
export async function tellParts(
  staff: PartStaff,
  receptionOf: ReceptionOf,
  lists: readonly VerifiedKeyList[],
  vault: Vault,
  keep: (vault: Vault) => Promise<void>,
): Promise<void> {
  if ((vault.agreed ?? []).length === 0) return
  const sent = sentStatements(staff)
  let kept = vault
  for (const { id } of vault.parts ?? []) {
    const now = (kept.parts ?? []).find((one) => equal(one.id, id))
    const slip = now === undefined ? null : slipIn(now)
    if (now === undefined || slip === null || !isAgreed(kept, slip)) continue
    const said = saidYes(staff, lists, vault.member, slip, sent)
    const send = (content: KeyPartContent, isMissing: (member: string) => boolean) =>
      sendToHolders(staff, receptionOf, { lists, own: vault.member, slip }, content, isMissing)
    const isUntold = (member: string) =>
      [...said.keys()].some((one) => one !== member && !hasPassed(kept, slip, member, one))
    const statements = [...said.values()].map(encodeReadingStatement)
    const heard = await send({ reporter: slip.reporter, statements }, isUntold)
    const passed = heard.map((to) => ({ to, of: [...said.keys()] }))
    kept = await changed(kept, now, { passed: [...now.passed, ...passed] }, keep)
    const isOwed = (member: string) => said.has(member) && !now.told.includes(member)
    const told = await send({ drop: id, part: now.part }, isOwed)
    kept = await changed(kept, now, { told: [...now.told, ...told] }, keep)
  }
}

/** The slip of a part in the vault; null if it says what no slip may say: then the part is of no use. */
function slipIn({ slip }: KeptPart): Slip | null {
  return unlessBroken(null, () => decodeSlip(slip))
}

function isAgreed({ agreed = [] }: Vault, { reporter }: Slip): boolean {
  return agreed.some((one) => equal(one, reporter))
}

/** The statements of this member and of other holders who said yes, by member id. */
function saidYes(
  { primitives: p, instance, signer }: Staff,
  lists: readonly VerifiedKeyList[],
  own: string,
  slip: Slip,
  sent: SentStatements,
): ReadonlyMap<string, ReadingStatement> {
  const { opens } = holdersSaid({ primitives: p, lists }, { slip }, sent)
  return new Map([
    [own, signReadingStatement(p, instance, signer, 'opens', slip.reporter)],
    ...[...opens].filter(([id]) => id !== own),
  ])
}

/** Whether a holder was told, with any letter of this reporter, that a member has said yes. */
function hasPassed({ parts = [] }: Vault, { reporter }: Slip, to: string, of: string): boolean {
  const same = parts.filter((one) => equal(slipIn(one)?.reporter ?? one.id, reporter))
  return same.some(({ passed }) => passed.some((one) => one.to === to && one.of.includes(of)))
}

async function changed(
  vault: Vault,
  { id }: KeptPart,
  change: Partial<Pick<KeptPart, 'told' | 'passed'>>,
  keep: (vault: Vault) => Promise<void>,
): Promise<Vault> {
  const parts = vault.parts ?? []
  const before = parts.find((one) => equal(one.id, id))
  const isSame = Object.entries(change).every(
    ([field, value]) => before?.[field as 'told' | 'passed'].length === value.length,
  )
  if (isSame) return vault
  const next = {
    ...vault,
    parts: parts.map((one) => (one === before ? { ...one, ...change } : one)),
  }
  await keep(next)
  return next
}

interface Letter {
  /** newest first */
  readonly lists: readonly VerifiedKeyList[]
  /** This member's id. */
  readonly own: string
  readonly slip: HeldBy['slip']
}

/**
 * Send to those of the other holders who miss it.
 *
 * @returns ids of those to whom it was sent
 */
export async function sendToHolders(
  staff: Staff,
  receptionOf: ReceptionOf,
  letter: Letter,
  content: KeyPartContent,
  isMissing: (member: string) => boolean,
): Promise<readonly string[]> {
  const here = await receptionOf(weekAt(staff.now()))
  const to = (reception: Reception) => missing(staff.primitives, reception, letter, isMissing)
  let told: readonly string[] = []
  if (to(here).length === 0) return told
  await postEnvelope(staff, receptionOf, (reception) => {
    requireKeys(reception)
    const some = to(reception)
    told = some.map(({ member }) => member.id)
    if (some.length === 0) return null
    const said = { kind: 'key-part', content } as const
    return sealToColleagues(staff, reception, staff.random(SIZE.messageId), said, some)
  })
  return told
}

/**
 * Holders who miss it and have a key: nobody whom the reporter left out is one. If two share a position by now, the
 * second waits for the next time.
 */
function missing(
  p: Primitives,
  { list, keys }: Reception,
  { lists, own, slip }: Letter,
  isMissing: (member: string) => boolean,
): Recipient[] {
  const holders = [...holdersOf({ slip }, lists).values()]
  const seats = new Map<number, Recipient>()
  for (const { id } of holders) {
    const member = list.members.find((one) => one.id === id)
    const publicKey = keys.get(id)
    if (id === own || !isMissing(id) || member === undefined || publicKey === undefined) continue
    const { position } = member
    if (seats.has(position)) continue
    seats.set(position, { member, position, publicKey, id: recipientId(p, publicKey) })
  }
  return [...seats.values()]
}

/**
 * Say to everybody who holds a part of this reporter's letters that the case was purged: their parts open nothing that
 * is left. They are not told what it was. PROTOCOL.md section 8.4
 *
 * @param letter one that two opened; nothing is sent for others
 * @param proof of number 0: it begins with the statements of two who opened it
 * @throws DeskError as `tellParts`
 */
export async function tellEnded(
  staff: Staff,
  receptionOf: ReceptionOf,
  about: Omit<Letter, 'slip'>,
  letter: ReporterDrop,
  proof: readonly Uint8Array[],
): Promise<void> {
  const { primitives: p, instance, signer } = staff
  const reporter = reporterName(p, letter.signer)
  const ended = signReadingStatement(p, instance, signer, 'ended', reporter)
  const statements = [encodeReadingStatement(ended), ...proof.slice(0, 2)]
  const { listHash, recipients, content } = letter
  const slip = { listHash, recipients, channel: content.channel }
  await sendToHolders(staff, receptionOf, { ...about, slip }, { reporter, statements }, () => true)
}
