import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Call, Handlers } from '../../../shared/worker-rpc.ts'
import { type DropKeys, type DropResult, openEnvelope } from '../../model/log/drops.ts'
import type { Authors } from '../../model/log/stream.ts'
import { type OpenedAt, openAt, type Place } from '../../model/log/stream-places.ts'
import type { SureVerify } from './sure-verify.ts'

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

/** No quicker verification. */
export const NO_QUICKER: Promise<null> = Promise.resolve(null)

/** Open envelopes. @returns the result of each, in their order */
export function openEnvelopes(
  p: Primitives,
  keys: DropKeys,
  rows: readonly DropToOpen[],
): readonly DropResult[] {
  const own = { ...keys, weekly: [] }
  return rows.map(({ sealed, isOld }) => openEnvelope(p, isOld ? own : keys, sealed))
}

/**
 * Open rows at the places of records.
 *
 * @param sure a quicker way to know that a signature is good; rows that it is not sure of are opened without it
 * @returns the result of each, in their order
 */
export async function openRecords(
  p: Primitives,
  signers: Signers,
  rows: readonly RecordToOpen[],
  sure: SureVerify | null = null,
): Promise<readonly OpenedAt[]> {
  const open = (by: Primitives, { place, row }: RecordToOpen) => openAt(by, signers, place, row)
  if (sure === null) return rows.map((one) => open(p, one))
  const claimed = rows.map((one) => {
    let isSure = Promise.resolve(true)
    const verify: Primitives['verify'] = (...signed) => {
      isSure = sure(...signed)
      return true
    }
    return { one, opened: open({ ...p, verify }, one), isSure }
  })
  const results: OpenedAt[] = []
  for (const { one, opened, isSure } of claimed) {
    results.push((await isSure) ? opened : open(p, one))
  }
  return results
}

/** The worker's end. @param loading primitives, and a quicker verification if there is one: questions wait for them */
export function openingHandlers(
  loading: Promise<Primitives>,
  quicker: Promise<SureVerify | null> = NO_QUICKER,
): Handlers<OpeningCalls> {
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
    records: async (rows) => openRecords(await loading, required(signers), rows, await quicker),
  }
}

function required<T>(given: T | null): T {
  if (given === null) throw new Error('rows came before the keys')
  return given
}
