import type { Day } from '../../../crypto/days/calendar.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { Sha256 } from '../../../crypto/wire/puzzle.ts'
import type { CacheStore, RowStore } from '../wire/ports.ts'
import type { ReceptionSource } from './monitor/reception.ts'
import type { Pace } from './post/pace.ts'

/** What an unlocked desk works with. */
export interface DeskSource extends ReceptionSource {
  readonly random: Random
  readonly sha256: Sha256
  /** Make the vault and the weekly secrets durable before going on. */
  readonly keep: (vault: Vault, weeks: WeeklySecrets) => Promise<void>
  /** That the member's recovery sheets were tried; null where nothing says so, absent where nobody looked. */
  readonly drill?: Uint8Array | null
  /** Where what was opened is kept; absent where it is not, and with a bundle. */
  readonly cache?: CacheStore
  /** The place where the records that were fetched are kept, sealed; absent where they are not, and with a bundle. */
  readonly rows?: RowStore
  /** How many records it posts, and when; absent with a bundle, where it posts none. */
  readonly pace?: Pace
  /** Of which day the bundle is that stands in the place of a server; absent with a network. */
  readonly bundle?: Day
}
