import { SIZE } from '../../crypto/primitives/labels.ts'
import { BATCH, BOARD_ROLES, BODY_LIMIT, HEAP, PATH } from '../../crypto/wire/wire.ts'
import type { BodyRule } from '../http.ts'
import { fetchBlock, putBlock } from './blocks.ts'
import {
  fetchEnvelopes,
  getList,
  getQuotas,
  getSureWeek,
  postRecord,
  postRenewals,
} from './desk.ts'
import { postDrop } from './drops.ts'
import {
  getContent,
  getKeptKeys,
  getOldList,
  getPage,
  getSignedList,
  getWeeklyKeys,
  postKeyList,
} from './published.ts'
import type { Route } from './route.ts'
import { postSlot, postSlotRemoval } from './slots.ts'
import { postStop } from './stops.ts'
import { getSuspensions, postSuspension } from './suspensions.ts'
import { postTicket } from './tickets.ts'

const NONE: BodyRule = { kind: 'none' }
const exactly = (length: number): BodyRule => ({ kind: 'exactly', length })
const json = (limit: number): BodyRule => ({ kind: 'up-to', limit, type: 'application/json' })

/** The routes of the reporters' listener, besides the pages. No path of the staff is among them. */
export const PUBLIC_ROUTES: readonly Route[] = [
  { method: 'POST', path: PATH.tickets, access: 'anybody', body: NONE, handle: postTicket },
  {
    method: 'POST',
    path: PATH.drops,
    access: 'anybody',
    body: exactly(SIZE.drop),
    handle: postDrop,
  },
  {
    method: 'PUT',
    path: PATH.blocks,
    access: 'anybody',
    body: exactly(SIZE.block),
    crowd: 'arriving',
    handle: putBlock,
  },
  {
    method: 'POST',
    path: PATH.blocksFetch,
    access: 'anybody',
    body: exactly(BATCH.blocks * SIZE.id),
    crowd: 'leaving',
    handle: fetchBlock,
  },
  {
    method: 'GET',
    path: PATH.board,
    takesValue: true,
    access: 'anybody',
    body: NONE,
    handle: getPage,
  },
  { method: 'GET', path: PATH.keyList, access: 'anybody', body: NONE, handle: getSignedList },
  {
    method: 'GET',
    path: PATH.keyListVersion,
    takesValue: true,
    access: 'anybody',
    body: NONE,
    handle: getOldList,
  },
  {
    method: 'GET',
    path: PATH.weeklyKeys,
    takesValue: true,
    access: 'anybody',
    body: NONE,
    handle: getWeeklyKeys,
  },
  { method: 'GET', path: PATH.content, access: 'anybody', body: NONE, handle: getContent },
]

const ids = (shelf: 'drops' | 'records'): BodyRule => {
  return { kind: 'either', lengths: [BATCH[shelf] * SIZE.id, HEAP[shelf] * SIZE.id] }
}

const DESK_ROUTES: readonly Route[] = [
  { method: 'GET', path: PATH.deskWeeklyKeys, access: 'member', body: NONE, handle: getKeptKeys },
  {
    method: 'GET',
    path: PATH.deskDrops,
    access: 'member',
    body: NONE,
    handle: getList('drops'),
  },
  {
    method: 'POST',
    path: PATH.deskDropsFetch,
    access: 'member',
    body: ids('drops'),
    handle: fetchEnvelopes('drops'),
  },
  {
    method: 'GET',
    path: PATH.deskRecords,
    access: 'member',
    body: NONE,
    handle: getList('records'),
  },
  {
    method: 'POST',
    path: PATH.deskRecords,
    access: 'member',
    body: exactly(SIZE.record),
    handle: postRecord,
  },
  {
    method: 'POST',
    path: PATH.deskRecordsFetch,
    access: 'member',
    body: ids('records'),
    handle: fetchEnvelopes('records'),
  },
  {
    method: 'POST',
    path: PATH.deskSlots,
    access: 'member',
    roles: BOARD_ROLES,
    body: json(BODY_LIMIT.slot),
    handle: postSlot,
  },
  {
    method: 'POST',
    path: PATH.deskSlotsRemove,
    access: 'member',
    roles: BOARD_ROLES,
    body: json(BODY_LIMIT.slot),
    handle: postSlotRemoval,
  },
  {
    method: 'POST',
    path: PATH.deskRenewals,
    access: 'member',
    body: json(BODY_LIMIT.renewals),
    handle: postRenewals,
  },
  {
    method: 'GET',
    path: PATH.deskSuspensions,
    access: 'member',
    body: NONE,
    handle: getSuspensions,
  },
  {
    method: 'POST',
    path: PATH.deskSuspensions,
    access: 'member',
    body: json(BODY_LIMIT.suspension),
    handle: postSuspension,
  },
  {
    method: 'POST',
    path: PATH.deskStops,
    access: 'member',
    body: exactly(SIZE.signature),
    handle: postStop,
  },
  {
    method: 'GET',
    path: PATH.deskQuotas,
    access: 'member',
    roles: ['head'],
    body: NONE,
    handle: getQuotas,
  },
  { method: 'GET', path: PATH.deskWeek, access: 'member', body: NONE, handle: getSureWeek },
  {
    method: 'POST',
    path: PATH.deskKeyList,
    access: 'anybody',
    body: { kind: 'up-to', limit: BODY_LIMIT.keyList, type: 'application/octet-stream' },
    handle: postKeyList,
  },
]

/**
 * The routes of the desks' listener: a desk also reads pages as a stranger, and posts grants and decoys by
 * the reporters' own routes.
 */
export const STAFF_ROUTES: readonly Route[] = [...PUBLIC_ROUTES, ...DESK_ROUTES]
