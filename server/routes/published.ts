import { weekAt } from '../../crypto/days/calendar.ts'
import { encodeKeptKeys } from '../../crypto/keys/publication.ts'
import { concat } from '../../crypto/primitives/bytes.ts'
import { getBundle, getOldKeyList, listBundles } from '../../db/keylists.ts'
import { listStops } from '../../db/stops.ts'
import type { Context } from '../context.ts'
import { ApiError } from '../errors.ts'
import { type Answer, accepted, bytesAnswer, type Incoming } from '../http.ts'

/** A page of the last build. @throws ApiError `not-found`, `unavailable` */
export async function getPage({ board }: Context, { value }: Incoming): Promise<Answer> {
  return bytesAnswer(board.page(value))
}

export async function getSignedList({ reception }: Context): Promise<Answer> {
  return bytesAnswer(reception.current().signed)
}

/** A list that was current once, by its version. @throws ApiError `not-found` */
export async function getOldList({ db }: Context, { value }: Incoming): Promise<Answer> {
  const signed = /^[1-9]\d{0,6}$/.test(value) ? await getOldKeyList(db, Number(value)) : null
  if (signed === null) throw new ApiError('not-found')
  return bytesAnswer(signed)
}

export async function getContent({ reception }: Context): Promise<Answer> {
  return bytesAnswer(reception.current().content)
}

/**
 * All members' sealing keys of a week, then the stops of them.
 *
 * @throws ApiError `not-found` if the list has no such week
 */
export async function getWeeklyKeys({ db }: Context, { value }: Incoming): Promise<Answer> {
  const bundle = /^(0|[1-9]\d{0,5})$/.test(value) ? await getBundle(db, Number(value)) : null
  if (bundle === null) throw new ApiError('not-found')
  const stops = await listStops(db)
  return bytesAnswer(
    concat(bundle, ...stops.flatMap(({ signer, signature }) => [signer, signature])),
  )
}

/**
 * All weekly keys that somebody may have sealed to in the last weeks: one answer for every desk,
 * whatever it has to check.
 */
export async function getKeptKeys({ db, now }: Context): Promise<Answer> {
  return bytesAnswer(encodeKeptKeys(await listBundles(db, weekAt(now()) + 1)))
}

/** Signed by the root, not by a member. @throws ApiError as `Reception.import` */
export async function postKeyList(ctx: Context, { body }: Incoming): Promise<Answer> {
  const { reception, log } = ctx
  if (await reception.import(ctx, body, { kind: 'network' })) {
    log.note(`key list ${reception.current().list.version} published`)
  }
  return accepted(body)
}
