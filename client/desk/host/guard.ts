import type { IncomingMessage } from 'node:http'
import { readListQuery } from '../../../crypto/wire/listing.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { FRAME_HOST } from '../wire/viewer-messages.ts'

/**
 * The desk's own headers of every answer, whatever it is.
 *
 * @param origin of the page, `http://localhost:PORT`
 */
export const deskHeaders = (origin: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    // nothing else: a frame that goes elsewhere could reveal its file in the address
    `frame-src ${frameOrigin(origin)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types postern',
  ].join('; '),
  'permissions-policy': 'publickey-credentials-create=(self), publickey-credentials-get=(self)',
})

function frameOrigin(origin: string): string {
  return `http://${FRAME_HOST}:${new URL(origin).port}`
}

/** Whether somebody loads the document of a frame, at the name that frames have. */
export function isFrameRequest({ headers, method, url }: IncomingMessage, origin: string): boolean {
  const isThere = `http://${headers.host}` === frameOrigin(origin)
  return method === 'GET' && isThere && headers.origin === undefined && FRAMES.includes(url ?? '')
}

/** Documents that show files of strangers; nothing in them is secret. */
export const FRAMES: readonly string[] = ['/viewer', '/pages']

const LISTS: readonly string[] = [PATH.deskDrops, PATH.deskRecords]
const GETS: readonly string[] = [
  ...[PATH.keyList, PATH.content, PATH.deskSuspensions],
  ...[PATH.deskQuotas, PATH.deskWeek, PATH.deskWeeklyKeys],
]
const POSTS: readonly string[] = [
  PATH.tickets,
  PATH.drops,
  PATH.blocksFetch,
  PATH.deskDropsFetch,
  PATH.deskRecords,
  PATH.deskRecordsFetch,
  PATH.deskSlots,
  PATH.deskSlotsRemove,
  PATH.deskRenewals,
  PATH.deskSuspensions,
  PATH.deskStops,
]

/** Whether the host relays this to the server: the routes that a desk uses, and nothing else. */
export function isRelayed(method: string, target: string): boolean {
  if (method === 'PUT') return target === PATH.blocks
  if (method === 'POST') return POSTS.includes(target)
  if (method !== 'GET') return false
  if (GETS.includes(target)) return true
  const [path = ''] = target.split('?')
  if (LISTS.includes(path))
    return path === target || readListQuery(target.slice(path.length)) !== null
  return [PATH.board, PATH.weeklyKeys, PATH.keyListVersion].some(
    (prefix) => target.startsWith(prefix) && /^\d{1,6}$/.test(target.slice(prefix.length)),
  )
}

/** Headers of a relayed request that go on to the server. */
export const RELAYED_HEADERS = [
  'content-type',
  'content-digest',
  'postern-instance',
  'postern-ticket',
  'signature',
  'signature-input',
] as const
