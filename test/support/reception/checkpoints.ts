import type { Desk } from '../../../client/desk/engine/desk.ts'
import type { MemberContent } from '../../../client/desk/engine/post/envelope.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import { type Day, dayOf, type Week, weekAt } from '../../../crypto/days/calendar.ts'
import { openDrop, sealDrop } from '../../../crypto/drop/drop.ts'
import type { AbsenceContent } from '../../../crypto/entries/absence.ts'
import type { GrantContent, KeyPartContent } from '../../../crypto/entries/content.ts'
import { openBundle, recipientsOf } from '../../../crypto/keys/keylist.ts'
import type { SignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom, u32be } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { meddled } from '../desk/desk-core.ts'
import { type Instance, postDrop } from '../server/instance.ts'
import { storedDrops } from '../server/lies.ts'

/** The checkpoints at the server that member `index` can open. */
export async function checkpointsFor(on: Instance, index: number) {
  const { p, reception } = on
  const { id, weeks = [] } = reception.members[index] ?? {}
  const position = reception.list.members.find((one) => one.id === id)?.position ?? 0
  return (await storedDrops(on)).flatMap((stored) => {
    const opened = openDrop(p, reception.list.instance, position, weeks, stored)
    if (opened?.body.kind !== 'checkpoint') return []
    return [{ id: opened.id, key: opened.contentKey, body: opened.body }]
  })
}

/** A day and a week that differ from those of a desk; by default they are of now. */
export interface Dated {
  readonly day?: Day
  /** Week of the keys that it is sealed to. */
  readonly week?: Week
}

/** Post a checkpoint that no desk made, to the readers of channel `main`. */
export function deliverCheckpoint(
  on: Instance,
  signer: SignKeyPair,
  messageId: Uint8Array,
  entries: Uint8Array,
  dated: Dated = {},
): Promise<void> {
  return deliverSigned(on, signer, messageId, { kind: 'checkpoint', content: { entries } }, dated)
}

/** Post a grant that no desk made, to the readers of channel `main`. */
export function deliverGrant(
  on: Instance,
  signer: SignKeyPair,
  content: GrantContent,
  dated: Dated = {},
): Promise<void> {
  const messageId = systemRandom(SIZE.messageId)
  return deliverSigned(on, signer, messageId, { kind: 'grant', content }, dated)
}

/** Post a part of a key, or a yes, that no desk sent, to the readers of channel `main`, except some. */
export function deliverKeyPart(
  on: Instance,
  signer: SignKeyPair,
  content: KeyPartContent,
  except: readonly string[] = [],
): Promise<void> {
  const messageId = systemRandom(SIZE.messageId)
  return deliverSigned(on, signer, messageId, { kind: 'key-part', content }, {}, except)
}

/** Post a message about an absence that no desk made, to the readers of channel `main`. */
export function deliverAbsence(
  on: Instance,
  signer: SignKeyPair,
  content: AbsenceContent,
  dated: Dated = {},
): Promise<void> {
  const messageId = systemRandom(SIZE.messageId)
  return deliverSigned(on, signer, messageId, { kind: 'absence', content }, dated)
}

async function deliverSigned(
  on: Instance,
  signer: SignKeyPair,
  messageId: Uint8Array,
  said: MemberContent,
  dated: Dated,
  except: readonly string[] = [],
): Promise<void> {
  const { p, reception, now } = on
  const { list } = reception
  const { day = dayOf(now()), week = weekAt(now()) } = dated
  const keys = openBundle(p, list, week, reception.bundles.get(week) ?? new Uint8Array(0))
  const draft = {
    ...{ ...said, messageId, day, week },
    ...{ reference: '0000000', address: new Uint8Array(SIZE.address), boardKey: null },
    ...{
      signer: signer.publicKey,
      letter: 0,
      listHash: list.hash,
      textsHash: new Uint8Array(SIZE.key),
    },
  }
  const to = recipientsOf(p, list, keys, 'main', except)
  const echo = systemRandom(SIZE.echo)
  const { request } = sealDrop(p, systemRandom, list.instance, draft, to, signer.seed, echo)
  // The week for the server stands outside the seal.
  request.set(u32be(weekAt(now())), SIZE.sealedDrop)
  const answer = await postDrop(on, request)
  if (answer.status !== 200) throw new Error(`not delivered: ${answer.status} ${answer.text}`)
}

/** A connection to a server, and a record of each request: method, path and length. */
export function recorded(inner: Transport): { transport: Transport; requests: string[] } {
  const requests: string[] = []
  const transport = meddled(inner, (request, _, { body }) => {
    requests.push(`${request} ${body?.length ?? 0}`)
    return null
  })
  return { transport, requests }
}

/** Warnings of a desk in its cases, each with the member whom it names. */
export function warningsOf({ cases }: Desk): string[] {
  return cases.flatMap(({ warnings }) =>
    warnings.map((one) => ('title' in one ? `${one.kind} ${one.title.nb}` : one.kind)),
  )
}

/** Its notices, each with the member whom it names. */
export function noticesOf({ notices }: Desk): string[] {
  return notices.map((one) => {
    if (one.kind === 'silent-colleague') return `${one.kind} ${one.member} ${one.week}`
    return 'member' in one ? `${one.kind} ${one.member}` : one.kind
  })
}
