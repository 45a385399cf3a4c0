import { fromHex } from '../../crypto/primitives/bytes.ts'
import type { AddedKey } from './core/rotate.ts'
import type { Entrance, VaultState } from './entrance.ts'

/** What changes how the vault opens. Each wants the passphrase again. */
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

/** What the worker tells of it. */
export type VaultNews =
  | ({ readonly kind: 'keys' } & VaultState)
  | { readonly kind: 'file-code'; readonly code: string }

const KINDS: readonly string[] = [
  'passphrase',
  'check-passphrase',
  'add-key',
  'remove-key',
  'file-code',
] satisfies VaultRequest['kind'][]

export function isVaultRequest<T extends { readonly kind: string }>(
  request: T | VaultRequest,
): request is VaultRequest {
  return KINDS.includes(request.kind)
}

/** Do it, and tell which security keys there are then. @throws DeskError of `Safe` */
export async function changeVault(
  entrance: Entrance,
  request: VaultRequest,
  tell: (news: VaultNews) => void,
): Promise<void> {
  await perform(entrance, request, tell)
  tell({ kind: 'keys', ...entrance.vaultState })
}

async function perform(
  { safe }: Entrance,
  request: VaultRequest,
  tell: (news: VaultNews) => void,
): Promise<void> {
  switch (request.kind) {
    case 'passphrase':
      return safe.changePassphrase(request.from, request.to)
    case 'check-passphrase':
      return safe.requirePassphrase(request.passphrase)
    case 'add-key':
      await safe.addSecurityKey(request.passphrase, request.added)
      request.added.output.fill(0)
      return
    case 'remove-key':
      return safe.removeSecurityKey(request.passphrase, fromHex(request.key))
    case 'file-code':
      return tell({ kind: 'file-code', code: safe.fileCode(request.passphrase) })
  }
}
