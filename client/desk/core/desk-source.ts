import type { Random } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault.ts'
import type { ReceptionSource } from './reception.ts'

/** What an unlocked desk works with. */
export interface DeskSource extends ReceptionSource {
  readonly random: Random
  /** Make the vault and the weekly secrets durable before going on. */
  readonly keep: (vault: Vault, weeks: WeeklySecrets) => Promise<void>
  /** That the member's recovery sheets were tried; null where nothing says so, absent where nobody looked. */
  readonly drill?: Uint8Array | null
  /** Of which day the bundle is that stands in the place of a server; absent with a network. */
  readonly bundle?: Day
}
