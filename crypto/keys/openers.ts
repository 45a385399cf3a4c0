import type { KeyList, Role } from './keylist.ts'

/** A member, and the things that nobody can open without them: if their vault is lost, nobody can. */
export interface SoleOpener<M> {
  readonly member: M
  /** Ids of channels of which they are the only member, or one of two who must open its reports together. */
  readonly channels: readonly string[]
  /** Only they keep the names of reporters. */
  readonly names: boolean
}

/** The people without whom something of a key list stays closed, in its order. KEPT-FILES.md section 17.4 */
export function soleOpeners<M extends { readonly id: string; readonly role: Role }>(
  members: readonly M[],
  channels: KeyList['channels'],
): SoleOpener<M>[] {
  const custodians = members.filter(({ role }) => role === 'custodian')
  return members.flatMap((member) => {
    const alone = channels.filter(
      (one) => one.members.length <= (one.together ?? 1) && one.members.includes(member.id),
    )
    const names = custodians.length === 1 && custodians[0] === member
    if (alone.length === 0 && !names) return []
    return [{ member, channels: alone.map(({ id }) => id), names }]
  })
}
