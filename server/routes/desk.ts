import { concat } from '../../crypto/bytes.ts'
import { weekAt } from '../../crypto/calendar.ts'
import { decodeJson } from '../../crypto/json.ts'
import { rowId } from '../../crypto/kdf.ts'
import { LIMIT, SIZE } from '../../crypto/labels.ts'
import { encodeListing, type ListQuery, readListQuery } from '../../crypto/listing.ts'
import { renewalPost } from '../../crypto/wire.ts'
import { listBlocks, renewBlock } from '../../db/blocks.ts'
import { getDrops, listDrops, renewDrop } from '../../db/drops.ts'
import { addRecord, getRecords, listRecords, renewRecord } from '../../db/records.ts'
import type { Context } from '../context.ts'
import { ApiError, TakenError } from '../errors.ts'
import { type Answer, accepted, bytesAnswer, type Incoming, jsonAnswer } from '../http.ts'

/** The drops that are asked for, as `encodeListing` writes them. */
export async function getDropList({ db }: Context, { query }: Incoming): Promise<Answer> {
  return bytesAnswer(encodeListing(await listDrops(db, askedIn(query))))
}

/** The blocks that are asked for; anybody who knows the id of one may fetch it. */
export async function getBlockList({ db }: Context, { query }: Incoming): Promise<Answer> {
  return bytesAnswer(encodeListing(await listBlocks(db, askedIn(query))))
}

export async function getRecordList({ db }: Context, { query }: Incoming): Promise<Answer> {
  return bytesAnswer(encodeListing(await listRecords(db, askedIn(query))))
}

/** The week that has come for certain: no drop is taken that was sealed to the second one before it. */
export async function getSureWeek({ clock }: Context): Promise<Answer> {
  return jsonAnswer({ week: weekAt(clock.sure()) })
}

/** @throws ApiError `malformed` beyond the life of a record, which is the longest of all */
function askedIn(query: string): ListQuery {
  const asked = readListQuery(query)
  if (asked === null || asked.last - asked.first > LIMIT.recordWeeks) {
    throw new ApiError('malformed')
  }
  return asked
}

/** The drops that are there among the ids asked for, 25,776 bytes each. */
export async function fetchDrops({ db }: Context, { body }: Incoming): Promise<Answer> {
  const drops = await getDrops(db, idsOf(body))
  return bytesAnswer(concat(...drops.map((drop) => drop.sealed)))
}

/** The records that are there among the ids asked for, 4,096 bytes each. */
export async function fetchRecords({ db }: Context, { body }: Incoming): Promise<Answer> {
  const records = await getRecords(db, idsOf(body))
  return bytesAnswer(concat(...records.map((record) => record.sealed)))
}

/** Cut a body into the ids that it is made of. */
export function idsOf(body: Uint8Array): Uint8Array[] {
  return Array.from({ length: body.length / SIZE.id }, (_, i) =>
    body.slice(i * SIZE.id, (i + 1) * SIZE.id),
  )
}

/** @throws TakenError where another record has this id: who lost the race reads it and writes anew */
export async function postRecord({ db, now }: Context, { body }: Incoming): Promise<Answer> {
  const expiryWeek = weekAt(now()) + LIMIT.recordWeeks
  const placed = await addRecord(db, { id: body.slice(0, SIZE.id), sealed: body, expiryWeek })
  if (typeof placed === 'object') throw new TakenError(placed.there)
  return accepted(body)
}

/** Raise rows to their full span again. What is not there looks like what is. */
export async function postRenewals({ p, db, now }: Context, { body }: Incoming): Promise<Answer> {
  const { shelf, disposals } = decodeJson(renewalPost, body)
  const week = weekAt(now())
  for (const disposal of disposals) {
    const id = rowId(p, disposal)
    if (shelf === 'drops') await renewDrop(db, id, week + LIMIT.dropWeeks)
    else if (shelf === 'blocks') await renewBlock(db, id, week + LIMIT.blockWeeks)
    else await renewRecord(db, id, week + LIMIT.recordWeeks)
  }
  return accepted(body)
}
