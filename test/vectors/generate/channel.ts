import {
  type KeyList,
  recipientsOf,
  signKeyList,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import { asKemPublicKey, newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { seededRandom, type VectorReception } from './reception.ts'

/** Members without a key, and members whom the reporter leaves out. */
const CASES: readonly { readonly absent: string[]; readonly leftOut: string[] }[] = [
  { absent: [], leftOut: [] },
  { absent: [], leftOut: ['nils'] },
  { absent: [], leftOut: ['ola'] },
  { absent: ['nils'], leftOut: ['kari'] },
  { absent: [], leftOut: ['kari', 'ola'] },
  { absent: [], leftOut: ['ola', 'nils', 'eli'] },
  { absent: ['ola', 'kari', 'nils'], leftOut: ['per'] },
  { absent: ['eli'], leftOut: ['ola', 'kari', 'nils', 'per'] },
]

/** Sealing keys of the members who are there; their values do not affect who is chosen. */
export function keysWithout({ members }: Pick<KeyList, 'members'>, absent: readonly string[]) {
  const there = members.filter(({ id }) => !absent.includes(id))
  return new Map(
    there.map(({ id, position }) => [
      id,
      asKemPublicKey(new Uint8Array(SIZE.kemPublicKey).fill(position + 1)),
    ]),
  )
}

/** The list after the list of `key-list`, in which two of its members have names. */
export function nameVector(p: Primitives, reception: VectorReception) {
  const names: Readonly<Record<string, string>> = { kari: 'Kari Nordmann', siri: 'Siri Ødegård' }
  const next: KeyList = {
    ...reception.draft,
    version: 2,
    previous: reception.list.hash,
    members: reception.draft.members.map((member) => {
      const name = names[member.id]
      return name === undefined ? member : { ...member, name }
    }),
    weeks: { ...reception.draft.weeks, bundles: [] },
  }
  const signed = signKeyList(p, reception.root.seed, next)
  const { hash } = verifyKeyList(p, signed, reception.fingerprint)
  return { signed, hash, names }
}

/**
 * The list after the list of `key-list`. Its channel asks in another order, and has three substitutes, two of whom
 * are new.
 */
export function channelVector(p: Primitives, reception: VectorReception) {
  const seed = 'postern vectors: channel'
  const random = seededRandom(seed)
  const added = ['eli', 'per'].map((id, i): KeyList['members'][number] => ({
    id,
    role: 'reception',
    title: { nb: id, nn: id, en: id },
    position: 3 + i,
    signing: newSignKeyPair(p, random).publicKey,
  }))
  const next: KeyList = {
    ...reception.draft,
    version: 2,
    previous: reception.list.hash,
    channels: [{ id: 'general', members: ['ola', 'kari'], substitutes: ['nils', 'eli', 'per'] }],
    members: [...reception.draft.members, ...added],
    weeks: { ...reception.draft.weeks, bundles: [] },
  }
  const signed = signKeyList(p, reception.root.seed, next)
  const list = verifyKeyList(p, signed, reception.fingerprint)
  const cases = CASES.map(({ absent, leftOut }) => {
    const to = recipientsOf(p, list, keysWithout(list, absent), 'general', leftOut)
    return { absent, leftOut, sealedTo: to.map(({ member }) => member.id) }
  })
  return { seed, signed, hash: list.hash, channel: 'general', cases }
}
