import { expect } from 'chai'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { postGrant } from '../../../client/desk/engine/post/envelope.ts'
import type { Staff } from '../../../client/desk/engine/post/staff.ts'
import {
  chainOf,
  type Epoch,
  nextSequence,
  type Stream,
} from '../../../client/desk/model/log/stream.ts'
import { type Day, dayOf } from '../../../crypto/days/calendar.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import type { ReleaseReason } from '../../../crypto/entries/entry-access.ts'
import { epochCommit } from '../../../crypto/keys/keys.ts'
import { recordId, sealRecord } from '../../../crypto/log/record.ts'
import { concat, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { staffTransport } from '../desk/desk-core.ts'
import { type Instance, sha256, staffFetch } from '../server/instance.ts'

/**
 * Write into the log of a desk's one case as a changed program would: whatever it likes, by the key
 * that it holds.
 *
 * @param entry given a random key, for a record that ends an epoch
 * @param of another stream than the case's own
 * @param sender whose request brings it to the server: a suspended member's is refused
 */
export async function forceRecord(
  instance: Instance,
  desk: Desk,
  index: number,
  entry: (key: Uint8Array) => Entry,
  of: Stream | null = null,
  day = dayOf(instance.now()),
  sender = index,
): Promise<void> {
  if (of === null) await desk.sync()
  const stream = of ?? desk.cases[0]?.stream
  const author = instance.reception.members[index]
  const poster = instance.reception.members[sender]
  if (!stream || author === undefined || poster === undefined)
    throw new Error('there is no log to write in')
  const { running } = chainOf(instance.p, stream)
  if (running === null) throw new Error('the key of the running epoch has not come')
  const sequence = nextSequence(stream)
  const previous = stream.records.get(sequence - 1)?.hash ?? new Uint8Array(32)
  const place = {
    ...{ instance: instance.reception.list.instance, sequence },
    ...{ epoch: running.epoch, epochKey: running.key },
  }
  const said = { previous, day, entry: listed(instance, entry(systemRandom(32))) }
  const body = sealRecord(instance.p, systemRandom, place, author.signing, said)
  const answer = await staffFetch(instance, poster, 'POST', PATH.deskRecords, { body })
  expect(answer.status).to.equal(200)
  if (of === null) await desk.sync()
}

/** An entry that counts by the list that it names, with the running list if it names none. */
export function listed({ reception }: Pick<Instance, 'reception'>, entry: Entry): Entry {
  if (entry.kind !== 'purged' && entry.kind !== 'purge-agreed' && entry.kind !== 'granted') {
    return entry
  }
  return { ...entry, list: entry.list ?? reception.list.hash }
}

/** How a changed program lets somebody go. */
interface ForcedRelease {
  readonly member: string
  readonly why: ReleaseReason
  /** By the author's word. */
  readonly day?: Day
  /** Hash of a key list; of the running one if absent. */
  readonly list?: Uint8Array
}

/** Let a member go as a changed program would, by the log as it synced last; everybody else gets the key. */
export async function forceRelease(
  instance: Instance,
  desk: Desk,
  index: number,
  { member, why, day = dayOf(instance.now()), list = instance.reception.list.hash }: ForcedRelease,
): Promise<void> {
  const { stream, access } = desk.cases[0]!
  const { running } = chainOf(instance.p, stream!)
  const epoch = running!.epoch + 1
  let epochKey = new Uint8Array(0)
  const entry = (key: Uint8Array): Entry => {
    epochKey = key.slice()
    const commit = epochCommit(
      instance.p,
      key,
      instance.reception.members[index]!.signing.publicKey,
    )
    return { kind: 'released', member, why, text: '', epoch, commit, list }
  }
  await forceRecord(instance, desk, index, entry, stream, day)
  const staff = staffOf(instance, index)
  for (const { member: to } of access.readers.filter((one) => one.member !== member)) {
    const content = { caseKey: stream!.caseKey, epoch, epochKey }
    await postGrant(staff, async () => desk.reception!, to, content)
  }
}

/** The keys and the line to the server of a program that acts for a member. */
export function staffOf(instance: Instance, index: number): Staff {
  return {
    ...{ primitives: instance.p, random: systemRandom, sha256, now: instance.now },
    ...{ transport: staffTransport(instance), instance: instance.reception.list.instance },
    signer: instance.reception.members[index]!.signing,
  }
}

/**
 * Put a record of a member at any place of a log, as a changed program would, by a key that it holds.
 *
 * @param entry null for bytes that no key opens
 * @returns the status of the answer
 */
export async function squat(
  instance: Instance,
  index: number,
  { epoch, key }: Epoch,
  sequence: number,
  entry: Entry | null,
): Promise<number> {
  const { p, reception, now } = instance
  const author = reception.members[index]
  if (author === undefined) throw new Error(`no member ${index}`)
  const place = { instance: reception.list.instance, sequence, epoch, epochKey: key }
  const said = { previous: systemRandom(32), day: dayOf(now()) }
  const body =
    entry === null
      ? concat(recordId(p, key, sequence), systemRandom(SIZE.record - SIZE.id))
      : sealRecord(p, systemRandom, place, author.signing, { ...said, entry })
  return (await staffFetch(instance, author, 'POST', PATH.deskRecords, { body })).status
}
