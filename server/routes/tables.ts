import type { Role } from '../../crypto/keys/keylist.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { BATCH, BOARD_ROLES, BODY_LIMIT, HEAP, PATH } from '../../crypto/wire/wire.ts'
import type { BodyRule, MediaType } from '../http.ts'
import { getHealth, HEALTH_PATH } from '../standing.ts'
import {
  fetchEnvelopes,
  getList,
  getQuotas,
  getSureWeek,
  postRecord,
  postRenewals,
} from './desk.ts'
import { fetchBlock, postDrop, postTicket, putBlock } from './letters.ts'
import {
  getContent,
  getKeptKeys,
  getOldList,
  getPage,
  getSignedList,
  getWeeklyKeys,
  postKeyList,
} from './published.ts'
import type { MemberHandler, PublicHandler, Route } from './route.ts'
import { postSlot, postSlotRemoval } from './slots.ts'
import { getSuspensions, postStop, postSuspension } from './suspensions.ts'

const NONE: BodyRule = { kind: 'none' }
const exactly = (length: number): BodyRule => ({ kind: 'exactly', length })
const upTo = (limit: number, type: MediaType = 'application/json'): BodyRule => {
  return { kind: 'up-to', limit, type }
}

/** A route for anybody. */
function open(
  method: Route['method'],
  path: string,
  body: BodyRule,
  handle: PublicHandler,
  more: Pick<Route, 'takesValue' | 'crowd'> = {},
): Route {
  return { access: 'anybody', method, path, body, handle, ...more }
}

/** A route for members of these roles, or for all members. */
function staff(
  method: Route['method'],
  path: string,
  body: BodyRule,
  handle: MemberHandler,
  roles?: readonly Role[],
): Route {
  return { access: 'member', method, path, body, handle, ...(roles ? { roles } : {}) }
}

const VALUE = { takesValue: true } as const

/** The routes of the reporters' listener, besides the pages. No path of the staff is among them. */
export const PUBLIC_ROUTES: readonly Route[] = [
  open('POST', PATH.tickets, NONE, postTicket),
  open('POST', PATH.drops, exactly(SIZE.drop), postDrop),
  open('PUT', PATH.blocks, exactly(SIZE.block), putBlock, { crowd: 'arriving' }),
  open('POST', PATH.blocksFetch, exactly(BATCH.blocks * SIZE.id), fetchBlock, { crowd: 'leaving' }),
  open('GET', PATH.board, NONE, getPage, VALUE),
  open('GET', PATH.keyList, NONE, getSignedList),
  open('GET', PATH.keyListVersion, NONE, getOldList, VALUE),
  open('GET', PATH.weeklyKeys, NONE, getWeeklyKeys, VALUE),
  open('GET', PATH.content, NONE, getContent),
]

const ids = (shelf: 'drops' | 'records'): BodyRule => {
  return { kind: 'either', lengths: [BATCH[shelf] * SIZE.id, HEAP[shelf] * SIZE.id] }
}

const DESK_ROUTES: readonly Route[] = [
  staff('GET', PATH.deskWeeklyKeys, NONE, getKeptKeys),
  staff('GET', PATH.deskDrops, NONE, getList('drops')),
  staff('POST', PATH.deskDropsFetch, ids('drops'), fetchEnvelopes('drops')),
  staff('GET', PATH.deskRecords, NONE, getList('records')),
  staff('POST', PATH.deskRecords, exactly(SIZE.record), postRecord),
  staff('POST', PATH.deskRecordsFetch, ids('records'), fetchEnvelopes('records')),
  staff('POST', PATH.deskSlots, upTo(BODY_LIMIT.slot), postSlot, BOARD_ROLES),
  staff('POST', PATH.deskSlotsRemove, upTo(BODY_LIMIT.slot), postSlotRemoval, BOARD_ROLES),
  staff('POST', PATH.deskRenewals, upTo(BODY_LIMIT.renewals), postRenewals),
  staff('GET', PATH.deskSuspensions, NONE, getSuspensions),
  staff('POST', PATH.deskSuspensions, upTo(BODY_LIMIT.suspension), postSuspension),
  staff('POST', PATH.deskStops, exactly(SIZE.signature), postStop),
  staff('GET', PATH.deskQuotas, NONE, getQuotas, ['head']),
  staff('GET', PATH.deskWeek, NONE, getSureWeek),
  open('POST', PATH.deskKeyList, upTo(BODY_LIMIT.keyList, 'application/octet-stream'), postKeyList),
]

/**
 * The routes of the desks' listener: a desk also reads pages as a stranger, and posts grants and decoys by
 * the reporters' own routes.
 */
export const STAFF_ROUTES: readonly Route[] = [
  ...PUBLIC_ROUTES,
  ...DESK_ROUTES,
  // for a monitor of the operator's, which has no key
  open('GET', HEALTH_PATH, NONE, getHealth),
]
