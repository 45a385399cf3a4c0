/** Whether all whom an envelope names can read it, and nobody else. PROTOCOL.md section 8.1 */
export type Agreement = Settled | Unsettled

/** A result that no key list and no keys to come can change. */
export type Settled =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'differs'
      /** Ids of members who are named and cannot read it. */
      readonly unread: readonly string[]
      /** Ids of members who are named for a key that the list in use had replaced when it was opened. */
      readonly replaced: readonly string[]
      /** It names a key that is nobody's at that position. */
      readonly stranger: boolean
      /** At a position where it names nobody, it is not sealed to nobody. */
      readonly beyond: boolean
    }
  /** The keys of its week were no longer kept when it was opened. */
  | { readonly kind: 'old' }

type Unsettled =
  /** The key list that it names is not at hand, or the server does not give the keys of its week. */
  | { readonly kind: 'no-list' }
  | { readonly kind: 'no-keys' }
  /** It is looked at before this sync ends. */
  | { readonly kind: 'not-yet' }

/** @returns null if it may still be found out */
export function settled(agreement: Agreement): Settled | null {
  const { kind } = agreement
  return kind === 'no-list' || kind === 'no-keys' || kind === 'not-yet' ? null : agreement
}
