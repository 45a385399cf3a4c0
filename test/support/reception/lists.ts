import type { Day, Week } from '../../../crypto/days/calendar.ts'
import {
  bundleHash,
  encodeBundle,
  type KeyList,
  signKeyList,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import { fingerprint, type SignKeyPair } from '../../../crypto/keys/keys.ts'
import { signSuccession } from '../../../crypto/keys/succession.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { send } from '../run/http.ts'
import { type Instance, publicationOf } from '../server/instance.ts'
import type { TestReception } from './reception.ts'

/** The reception with one more key list: the next version, changed as said, with its weekly keys. */
export function nextReception(
  p: Primitives,
  reception: TestReception,
  change: Partial<KeyList> = {},
  signer: SignKeyPair = reception.root,
): TestReception {
  const { hash, ...list } = reception.list
  const changed = { ...list, version: list.version + 1, previous: hash, ...change }
  const bundles = new Map(
    [...reception.bundles.keys()].map((week) => [week, bundleOf(reception, changed.members, week)]),
  )
  const weeks = {
    first: list.weeks.first,
    bundles: [...bundles].map(([week, bundle]) => bundleHash(p, list.instance, week, bundle)),
  }
  const draft = { ...changed, weeks } as KeyList
  const signed = signKeyList(p, signer.seed, draft)
  const root = fingerprint(p, draft.successions[0]?.from ?? draft.root)
  return { ...reception, signed, list: verifyKeyList(p, signed, root), bundles }
}

/** The weekly keys of these members; a member who is not of the reception has none. */
function bundleOf(reception: TestReception, members: KeyList['members'], week: Week): Uint8Array {
  return encodeBundle(
    members.map(({ id }) => {
      const known = reception.members.find((member) => member.id === id)
      return known?.weeks.find((one) => one.week === week)?.publicKey ?? null
    }),
  )
}

/** The members of a reception except one, and its channel without them. */
export function without(
  { list }: TestReception,
  member: string,
): Pick<KeyList, 'members' | 'channels'> {
  return {
    members: list.members.filter(({ id }) => id !== member),
    channels: list.channels.map((channel) => ({
      ...channel,
      members: channel.members.filter((id) => id !== member),
    })),
  }
}

/** The reception with one more key list, issued on `today`, that leaves a member out. */
export function receptionWithout(
  { p, reception }: Instance,
  member: string,
  today: Day,
): TestReception {
  return nextReception(p, reception, { ...without(reception, member), issued: today })
}

/** That one root names another, signed by both. */
export function succession(
  p: Primitives,
  { list, root }: TestReception,
  to: SignKeyPair,
  stolen = false,
): KeyList['successions'][number] {
  return signSuccession(p, list.instance, root, to, stolen)
}

/** Have the root publish the next key list. @returns the instance with that one */
export async function publishNext(instance: Instance, reception: TestReception): Promise<Instance> {
  const headers = { 'content-type': 'application/octet-stream' }
  const body = publicationOf(reception)
  const answer = await send(instance.server.staffUrl, 'POST', PATH.deskKeyList, { headers, body })
  if (answer.status !== 200) throw new Error(`not published: ${answer.status} ${answer.text}`)
  return { ...instance, reception }
}
