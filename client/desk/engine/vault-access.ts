import { fromHex } from '../../../crypto/primitives/bytes.ts'
import type { VaultNews, VaultRequest } from '../rpc/vault-request.ts'
import type { Entrance } from './entrance.ts'

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
