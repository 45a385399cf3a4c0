import { ctx } from '../../crypto/kdf.ts'
import { type KeyList, signKeyList, verifyKeyList } from '../../crypto/keylist.ts'
import { fingerprint, type SignKeyPair } from '../../crypto/keys.ts'
import { LABEL } from '../../crypto/labels.ts'
import type { Primitives } from '../../crypto/primitives.ts'
import type { House } from './house.ts'

/** The house with one more key list: the next version, changed as said, without weekly keys. */
export function nextHouse(
  p: Primitives,
  house: House,
  change: Partial<KeyList> = {},
  signer: SignKeyPair = house.root,
): House {
  const { hash, ...list } = house.list
  const weeks = { first: list.weeks.first, bundles: [] }
  const draft = { ...list, version: list.version + 1, previous: hash, weeks, ...change } as KeyList
  const signed = signKeyList(p, signer.seed, draft)
  const verified = verifyKeyList(
    p,
    signed,
    fingerprint(p, draft.successions[0]?.from ?? draft.root),
  )
  return { ...house, signed, list: verified, bundles: new Map() }
}

/** The members of a house but for one, and its channel without them. */
export function without({ list }: House, member: string): Pick<KeyList, 'members' | 'channels'> {
  return {
    members: list.members.filter(({ id }) => id !== member),
    channels: list.channels.map((channel) => ({
      ...channel,
      members: channel.members.filter((id) => id !== member),
    })),
  }
}

/** That one root names another, signed by both. */
export function succession(
  p: Primitives,
  { list, root }: House,
  to: SignKeyPair,
): KeyList['successions'][number] {
  const statement = ctx(LABEL.succession, list.instance, root.publicKey, to.publicKey)
  return {
    from: root.publicKey,
    to: to.publicKey,
    byFrom: p.sign(root.seed, statement),
    byTo: p.sign(to.seed, statement),
  }
}
