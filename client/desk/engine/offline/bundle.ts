import { dayOf } from '../../../../crypto/days/calendar.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import type { Transport } from '../../../shared/transport.ts'
import type { Bundle } from '../../wire/bundle-file.ts'
import { loadHistory } from '../monitor/lists.ts'
import { loadSuspensions } from '../monitor/people.ts'
import { loadDeskReception, type ReceptionSource } from '../monitor/reception.ts'
import {
  fetchKeptKeys,
  fetchRows,
  listRows,
  postRecord,
  type Shelf,
  type Staff,
} from '../post/staff.ts'

/** Copy all that a desk asks for, whether it can open it or not, into one bundle. @throws DeskError */
export async function copyShelves(source: ReceptionSource & Staff, vault: Vault): Promise<Bundle> {
  const answers = new Map<string, Uint8Array>()
  const copying = { ...source, transport: recording(source.transport, answers) }
  const { list } = await loadDeskReception(copying, vault)
  // If the server has lost old ones, the reader of the bundle has them from this vault.
  const { kept } = await loadHistory(copying, list, vault, null)
  for (const { version, signed } of kept) answers.set(`${PATH.keyListVersion}${version}`, signed)
  await loadSuspensions(copying, list)
  // They show the reader of the bundle who can read what.
  await fetchKeptKeys(copying)
  const drops = await copyShelf(copying, 'drops')
  const records = await copyShelf(copying, 'records')
  return { instance: list.instance, day: dayOf(source.now()), answers, drops, records }
}

function recording(inner: Transport, answers: Map<string, Uint8Array>): Transport {
  return {
    request: async (method, path, options) => {
      const answer = await inner.request(method, path, options)
      if (method === 'GET' && answer.status === 200) answers.set(path, answer.body)
      return answer
    },
  }
}

async function copyShelf(staff: Staff, shelf: Shelf): Promise<Uint8Array[]> {
  const { rows } = await listRows(staff, shelf)
  const ids = rows.map(({ id }) => toHex(id))
  return [...(await fetchRows(staff, shelf, ids)).values()]
}

/**
 * Put records on the shelf in their order, and stop at the first for which there is no place: later records may
 * build on it.
 *
 * @returns how many lie there now
 * @throws DeskError
 */
export async function postRecords(staff: Staff, records: readonly Uint8Array[]): Promise<number> {
  for (const [posted, record] of records.entries()) {
    if ((await postRecord(staff, record)).outcome !== 'accepted') return posted
  }
  return records.length
}
