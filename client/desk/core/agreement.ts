/** Whether all whom an envelope names can read it, and nobody else. PROTOCOL.md section 8.1 */
export type Agreement = Settled | Unsettled

/** What no key list and no keys to come can change. */
export type Settled =
  | { readonly kind: 'all' }
  /** Ids of members who are named and cannot read it; of some who are not named and perhaps can. */
  | {
      readonly kind: 'differs'
      readonly unread: readonly string[]
      readonly beyond: readonly string[]
    }
  /** The keys of its week are kept no more. */
  | { readonly kind: 'old' }

/** The key list that it names is not at hand, or the server does not give the keys of its week. */
type Unsettled = { readonly kind: 'no-list' } | { readonly kind: 'no-keys' }

/** @returns null where it may still be found out */
export function settled(agreement: Agreement): Settled | null {
  return agreement.kind === 'no-list' || agreement.kind === 'no-keys' ? null : agreement
}
