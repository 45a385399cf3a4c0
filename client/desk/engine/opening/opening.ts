import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Call, Handlers } from '../../../shared/worker-rpc.ts'
import { type DropKeys, type DropResult, openEnvelope } from '../../model/log/drops.ts'
import type { Authors } from '../../model/log/stream.ts'
import { type OpenedAt, openAt, type Place } from '../../model/log/stream-places.ts'

/** An envelope as it is stored. */
export interface DropToOpen {
  readonly sealed: Uint8Array
  /** Whether it came before the oldest weekly key: only a key of its own can open it. */
  readonly isOld: boolean
}

/** A row that was fetched, and where a record was looked for. */
export interface RecordToOpen {
  readonly place: Place
  /** 4,096 bytes */
  readonly row: Uint8Array
}

/** All who can have signed a record. */
export type Signers = Pick<Authors, 'instance' | 'members'>

/** The questions to a worker that opens rows. It is given keys and signers before the rows that need them. */
export interface OpeningCalls {
  readonly keys: Call<DropKeys, null>
  readonly signers: Call<Signers, null>
  readonly drops: Call<readonly DropToOpen[], readonly DropResult[]>
  readonly records: Call<readonly RecordToOpen[], readonly OpenedAt[]>
}

/** Open envelopes. @returns the result of each, in their order */
export function openEnvelopes(
  p: Primitives,
  keys: DropKeys,
  rows: readonly DropToOpen[],
): readonly DropResult[] {
  const own = { ...keys, weekly: [] }
  return rows.map(({ sealed, isOld }) => openEnvelope(p, isOld ? own : keys, sealed))
}

/** Open rows at the places of records. @returns the result of each, in their order */
export function openRecords(
  p: Primitives,
  signers: Signers,
  rows: readonly RecordToOpen[],
): readonly OpenedAt[] {
  return rows.map(({ place, row }) => openAt(p, signers, place, row))
}

/** The worker's end. @param loading primitives: questions wait for them */
export function openingHandlers(loading: Promise<Primitives>): Handlers<OpeningCalls> {
  let keys: DropKeys | null = null
  let signers: Signers | null = null
  return {
    keys: (given) => {
      keys = given
      return null
    },
    signers: (given) => {
      signers = given
      return null
    },
    drops: async (rows) => openEnvelopes(await loading, required(keys), rows),
    records: async (rows) => openRecords(await loading, required(signers), rows),
  }
}

function required<T>(given: T | null): T {
  if (given === null) throw new Error('rows came before the keys')
  return given
}
