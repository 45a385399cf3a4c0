import type { Language } from '../../../crypto/entries/names.ts'
import type {
  SecurityKey,
  SecurityKeyAnswer,
  SecurityKeyQuery,
} from '../../../crypto/vault/security-key.ts'

/** A file that is to be handed over, as the page shows it. */
export interface EnrolmentView {
  readonly purpose: 'joining' | 'next-list'
  /** As proposed, or as the key list has it. */
  readonly id: string
  /** Fingerprint of the root that the vault pins. */
  readonly root: string
  /** Fingerprint and place of the file; null where it is not beside the vault any more. */
  readonly file: { readonly print: string; readonly path: string } | null
}

/** A security key as the page shows it. */
export interface SecurityKeyView {
  /** Id of its credential, hex. */
  readonly id: string
  readonly name: string
}

/** How the vault opens. */
export interface VaultState {
  /** One of them is needed beside the passphrase. */
  readonly keys: readonly SecurityKeyView[]
  /** Whether its passphrase was hashed at a lower cost than new ones are. */
  readonly isCheap: boolean
}

/** Facts that a person states of themselves before there is a vault. */
export interface Joining {
  /** The title that they propose; the head of reception decides. */
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  /** Fingerprint of the root, as the head told it: 8 groups of 4. */
  readonly root: string
}

/** A request to change how the vault opens. Each wants the passphrase again. */
export type VaultRequest =
  | { readonly kind: 'passphrase'; readonly from: string; readonly to: string }
  /** Before somebody is asked to touch a key. */
  | { readonly kind: 'check-passphrase'; readonly passphrase: string }
  /** Have one more security key open the vault; its answer goes as in `unlock`. */
  | { readonly kind: 'add-key'; readonly passphrase: string; readonly added: AddedKey }
  /** By the id of its credential, hex. */
  | { readonly kind: 'remove-key'; readonly passphrase: string; readonly key: string }
  /** Show the code by which programs without a page open the vault. */
  | { readonly kind: 'file-code'; readonly passphrase: string }

/** An answer of the worker to it. */
export type VaultNews =
  | ({ readonly kind: 'keys' } & VaultState)
  | { readonly kind: 'file-code'; readonly code: string }

const KINDS = {
  ...{ passphrase: true, 'check-passphrase': true, 'add-key': true, 'remove-key': true },
  'file-code': true,
} as const satisfies Record<VaultRequest['kind'], true>

export function isVaultRequest<T extends { readonly kind: string }>(
  request: T | VaultRequest,
): request is VaultRequest {
  return Object.hasOwn(KINDS, request.kind)
}

/** A security key that is to be added: what it answered when it was asked, and what it is called. */
export type AddedKey = SecurityKeyQuery & SecurityKeyAnswer & Pick<SecurityKey, 'name'>
