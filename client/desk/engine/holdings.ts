import type { Week } from '../../../crypto/days/calendar.ts'
import type { ContentKey } from '../../../crypto/keys/keys.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import type { DropKeys, DropResult, LetterCopy, ReporterDrop } from '../model/log/drops.ts'
import { type Authors, recheckedStream, type Stream } from '../model/log/stream.ts'
import type { RowStore } from '../wire/ports.ts'
import type { Opener } from './opening/opener.ts'
import type { Shelf, Staff } from './post/staff.ts'
import type { Rest } from './sync/rest.ts'
import { rowsIn } from './sync/row-store.ts'
import { rowsInMemory, type SealedRows } from './sync/sealed-rows.ts'
import { SealedTo } from './sync/sealed-to.ts'

/** A member's statement on which report a letter became. */
export interface Claim {
  /** Id of the report, in hex. */
  readonly report: string
  /** Member id. */
  readonly by: string
}

/** All that lies at the place of a claim. */
export interface ReadClaim {
  /** Null if it is none. */
  readonly claim: Claim | null
  /** Value of `looks` when it was first read as listed; null while only an answer of the server told of it. */
  readonly look: number | null
}

/** A record that was sent and never came to be listed. */
interface LostRow {
  /** Case key in hex. */
  readonly log: string
  readonly sequence: number
  readonly row: Uint8Array
}

/** The row that the server gave in answer to a post; `isIdle` if it says nothing. */
interface SentRow {
  /** of the list at that time */
  readonly turn: number
  readonly row: Uint8Array
  readonly isIdle?: true
}

/** Rows of the shelves that a desk holds while it is unlocked; all keys of maps are hex. */
export class Holdings {
  /** Every drop that was fetched, by id. */
  readonly drops = new Map<string, DropResult>()
  /** How far each letter is copied into records, by the id of its drop. */
  readonly copies = new Map<string, LetterCopy>()
  /** Parts of copies that the server accepted and does not list yet, by id; with the turn of the list at that time. */
  readonly copied = new Map<string, number>()
  /** By case key. */
  readonly streams = new Map<string, Stream>()
  /** The week in which each listed row expires, by id. */
  readonly expires: Readonly<Record<Shelf, Map<string, Week>>> = {
    drops: new Map(),
    records: new Map(),
  }
  /** The week in which each listed drop came, by id. */
  readonly came = new Map<string, Week>()
  /** Letters without their report that are shown once their member has said that they may be. */
  readonly asked = new Set<string>()
  /** Whether the mark of a fetched letter is a colleague's statement on that letter, by its id in hex. */
  readonly marks = new Map<string, boolean>()
  /** All that lies at places of claims on letters, by id in hex. */
  readonly claims = new Map<string, ReadClaim>()
  /** Ids in hex of letters of which this desk has made a case since it was unlocked. */
  readonly made = new Set<string>()
  /** The records that are listed, sealed: read them by `readRows`. */
  readonly rows: SealedRows
  /**
   * All rows that the server gave in answer to a post, and does not list yet, by id in hex: the records that this
   * desk wrote, and those that were there before; with the turn of the list at that time.
   */
  readonly sent = new Map<string, SentRow>()
  /** Records that say nothing and are to be posted, as they are. */
  readonly idle: Uint8Array[] = []
  /** Records that the server said it accepted into a log, and does not list. */
  readonly lost: LostRow[] = []
  /** Checks to whom each drop is sealed. */
  readonly sealedTo = new SealedTo()
  /** Drops that a stream names and that are not there, or do not open with the key named. */
  readonly missing = new Set<string>()
  /** Drops that the server lists and does not hand over. */
  readonly withheld = new Set<string>()
  /** When text in blocks was last asked for without success, in milliseconds, by id of its drop. */
  readonly textMisses = new Map<string, number>()
  /** `hashesOf` each shelf's list as it is held; null before the first time. */
  readonly listed: Record<Shelf, Uint8Array | null> = { drops: null, records: null }
  /** How often the list of records has changed. */
  turns = 0
  /** At which turn all listed records were read. */
  readTurn = -1
  /** How often the list of drops was brought up to date. */
  looks = 0
  /** The turn at which nothing of a stream was listed: it is not looked for again before the next one. */
  readonly unlisted = new WeakMap<Stream, number>()
  /** Ids in hex of rows that were kept from before, and are not seen on the shelf yet. */
  readonly unconfirmed: Readonly<Record<Shelf, Set<string>>> = {
    drops: new Set(),
    records: new Set(),
  }
  /** Ids in hex of drops that were kept from before and are fetched again. */
  readonly again = new Set<string>()
  /** Each name that a log gives a drop and that did not open it since this desk was unlocked: its id and key in hex. */
  readonly misnamed = new Set<string>()
  /** The parts of the cache that are not taken in yet; null once all are, and if nothing was kept. */
  rest: Rest | null = null
  /** Streams of cases whose identity and audit streams are at hand. */
  readonly derived = new WeakSet<Stream>()

  /** @param store where records are to lie; absent to keep them in memory */
  constructor(store?: RowStore) {
    this.rows = store ? rowsIn(store) : rowsInMemory()
  }
}

/** A member's keys and connection, with the rows that their desk holds. */
export interface HoldingStaff extends Staff {
  readonly holdings: Holdings
}

/** The same, with all by which the desk reads the shelves. */
export interface ShelfStaff extends HoldingStaff {
  readonly authors: Authors
  readonly keys: DropKeys
  /** Opens rows that came; absent to open all of them in this worker. */
  readonly opener?: Opener
}

/** Judge all authors in all streams again, by other key lists. */
export function recheckAuthors(p: Primitives, authors: Authors, holdings: Holdings): void {
  holdings.readTurn = -1
  const { streams, marks, claims } = holdings
  marks.clear()
  claims.clear()
  for (const [key, stream] of streams) streams.set(key, recheckedStream(p, authors, stream))
}

/** Take in the result of opening an envelope. @param id in hex */
export function takeIn({ drops, copies }: Holdings, id: string, result: DropResult): void {
  if (result.kind !== 'reporter' || result.copy === undefined) {
    drops.set(id, result)
    return
  }
  const { copy, ...one } = result
  drops.set(id, one)
  copies.set(id, copy)
}

export function reporterDrops(holdings: Holdings): ReporterDrop[] {
  return [...holdings.drops.values()].flatMap((one) => (one.kind === 'reporter' ? [one.drop] : []))
}

/** Id and content key of everything that was opened, except checkpoints: newer ones replace them. */
export function openedKeys(
  holdings: Holdings,
): { readonly id: Uint8Array; readonly key: ContentKey }[] {
  return [...holdings.drops.values()].flatMap((one) => {
    if (one.kind === 'reporter') return [{ id: one.drop.id, key: one.drop.contentKey }]
    if (one.kind !== 'grant' && one.kind !== 'decoy' && one.kind !== 'key-part') return []
    return [{ id: one.id, key: one.contentKey }]
  })
}
