import type { Knex } from 'knex'
import type { Random } from '../crypto/primitives/bytes.ts'
import type { Primitives } from '../crypto/primitives/primitives.ts'
import type { BlockShelf } from '../db/block-shelf.ts'
import type { Owner } from '../db/owner.ts'
import type { Board, PageBuilder } from './board.ts'
import type { Config } from './config.ts'
import type {
  BlockRoom,
  Crowds,
  Disk,
  DropReserve,
  HeardNonces,
  NonceMemory,
  RecordQuota,
  SlotQuota,
} from './limits.ts'
import type { Log } from './log.ts'
import type { FillingLoad, PuzzleLoad } from './puzzle.ts'
import type { Reception } from './reception.ts'
import type { Shelves, TickMarks } from './shelves.ts'
import type { TicketStore } from './tickets.ts'
import type { ServerClock } from './time/clock.ts'
import type { NightMarks } from './time/nightly.ts'

/** All that a handler may use. */
export interface Context {
  readonly config: Config
  readonly owner: Owner
  readonly db: Knex
  readonly p: Primitives
  /** Milliseconds since 1970-01-01 UTC, by `clock`. */
  readonly now: () => number
  /** Data is deleted only by a time that is certain by it. */
  readonly clock: ServerClock
  readonly nights: NightMarks
  readonly random: Random
  readonly log: Log
  readonly reception: Reception
  readonly board: Board
  readonly builder: PageBuilder
  readonly tickets: TicketStore
  readonly load: PuzzleLoad
  readonly filling: FillingLoad
  readonly reserve: DropReserve
  /** All that desks see of drops and records. */
  readonly shelves: Shelves
  readonly ticks: TickMarks
  readonly blocks: BlockShelf
  /** How large and how full the disk of DATA_DIR is. */
  readonly disk: () => Promise<Disk>
  readonly room: BlockRoom
  /** The crowds of the two listeners, so that strangers on one keep no desk waiting. */
  readonly crowds: { readonly reporters: Crowds; readonly staff: Crowds }
  readonly nonces: NonceMemory
  readonly heard: HeardNonces
  readonly quota: SlotQuota
  readonly records: RecordQuota
}
