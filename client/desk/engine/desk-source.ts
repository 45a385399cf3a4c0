import type { Day } from '../../../crypto/days/calendar.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { Sha256 } from '../../../crypto/wire/puzzle.ts'
import type { CacheStore, RowStore, UnsentStore } from '../wire/ports.ts'
import type { ReceptionSource } from './monitor/reception.ts'
import type { Opener } from './opening/opener.ts'
import type { Pace } from './post/pace.ts'

/** The keys, stores and connection of an unlocked desk. */
export interface DeskSource extends ReceptionSource {
  readonly random: Random
  readonly sha256: Sha256
  /** Make the vault and the weekly secrets durable before going on. */
  readonly keep: (vault: Vault, weeks: WeeklySecrets) => Promise<void>
  /** The result of trying the member's recovery sheets; null if there is none, absent if nobody looked. */
  readonly drill?: Uint8Array | null
  /** The store of what was opened; absent if there is none, and with a bundle. */
  readonly cache?: CacheStore
  /** The store of fetched records, sealed; absent if there is none, and with a bundle. */
  readonly rows?: RowStore
  /** The store of what waits to be written; absent if there is none, and with a bundle. */
  readonly unsent?: UnsentStore
  /** Opens rows that came; absent to open all of them in this worker. */
  readonly opener?: Opener
  /** How many records it posts, and when; absent with a bundle, where it posts none. */
  readonly pace?: Pace
  /** The day of the bundle that replaces a server; absent with a network. */
  readonly bundle?: Day
}
