import type { Desk } from '../../../client/desk/engine/desk.ts'
import { fetchRows, listRows, type Staff } from '../../../client/desk/engine/post/staff.ts'
import type { Case } from '../../../client/desk/model/case/fold.ts'
import type { Answer, Transport } from '../../../client/shared/transport.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { counted, fill } from '../../../client/texts/wording.ts'
import { pageTag, parsePage } from '../../../crypto/board/page.ts'
import { veilKey } from '../../../crypto/board/slot.ts'
import { weekOf } from '../../../crypto/days/calendar.ts'
import { sealRecord } from '../../../crypto/log/record.ts'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { kdf } from '../../../crypto/primitives/kdf.ts'
import { LABEL, SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { acceptedBody } from '../desk/accepted.ts'
import { type Meddling, meddled, staffTransport, withoutRows } from '../desk/desk-core.ts'
import { type Instance, sha256 } from './instance.ts'
import { idsOf, withoutListed, withoutPlace } from './listing.ts'

/** Disturbance of each request of one desk by a server; null if there is none. */
export type Lie = (request: string) => Meddling | Swallowed

/** The request is not carried out, although it is answered. */
export type Swallowed = 'swallow'

const FETCH = `POST ${PATH.deskRecordsFetch}`
const FETCH_DROPS = `POST ${PATH.deskDropsFetch}`
const LISTS = [`GET ${PATH.deskRecords}?`, `GET ${PATH.deskDrops}?`]
const isList = (request: string) => LISTS.some((list) => request.startsWith(list))

/** The network of a desk that is told `lie`. */
export function lyingTransport(honest: Transport, lie: Lie): Transport {
  const outcome = (request: string) => {
    const what = lie(request)
    return what === 'swallow' ? null : what
  }
  const inner = meddled(honest, outcome)
  return {
    request: async (method, path, options) => {
      if (lie(`${method} ${path}`) === 'swallow') {
        return { status: 200, body: acceptedBody(options?.body ?? new Uint8Array(0)) }
      }
      return inner.request(method, path, options)
    },
  }
}

/** Answer as if rows with these ids, in hex, had never been there. */
export function without(ids: readonly string[]): Lie {
  const gone = new Set(ids)
  return (request) => {
    if (request === FETCH) return withoutRows(gone, SIZE.record)
    if (request === `POST ${PATH.deskRecords}`) return withoutPlace(gone)
    if (request === FETCH_DROPS) return withoutRows(gone, SIZE.sealedDrop)
    return isList(request) ? withoutListed(gone) : null
  }
}

/** List the rows, but do not hand them over. */
export function withheld(ids: readonly string[]): Lie {
  const lie = without(ids)
  return (request) => (isList(request) ? null : lie(request))
}

/** Hand over other records with the same ids. */
export function exchanged(rows: readonly Uint8Array[]): Lie {
  const others = new Map(rows.map((row) => [idOf(row), row]))
  return (request) => {
    if (request !== FETCH) return null
    return ({ status, body }) => {
      const all = Array.from({ length: body.length / SIZE.record }, (_, i) =>
        body.slice(i * SIZE.record, (i + 1) * SIZE.record),
      )
      return { status, body: concat(...all.map((row) => others.get(idOf(row)) ?? row)) }
    }
  }
}

const idOf = (row: Uint8Array) => toHex(row.subarray(0, SIZE.id))

/** Serve another file at a path. */
export function served(path: string, body: Uint8Array): Lie {
  return (request) => (request === `GET ${path}` ? () => ({ status: 200, body }) : null)
}

/** Answer that a write was accepted, and do not store it. */
export function swallowed(path: string): Lie {
  return (request) => (request === `POST ${path}` ? 'swallow' : null)
}

/** A page with noise instead of one slot. */
export function withoutSlot(p: Primitives, board: Uint8Array, number: number): Lie {
  return (request) => {
    if (!request.startsWith(`GET ${PATH.board}`)) return null
    return ({ status, body }) => {
      const { day, nonce, slots } = parsePage(body)
      const key = kdf(p, veilKey(p, board, weekOf(day), number), LABEL.day, day)
      const tag = toHex(pageTag(p, key, nonce))
      const row = slots.findIndex((slot) => toHex(slot.tag) === tag)
      if (row < 0) throw new Error('the slot is not on the page')
      const noisy = body.slice()
      noisy.set(systemRandom(SIZE.pageSlot), SIZE.pageHeader + row * SIZE.pageSlot)
      return { status, body: noisy }
    }
  }
}

/** Another record for the place `sequence`: a server that says "accepted" to two desks has both. */
export function rivalRecord(
  { p, reception }: Instance,
  desk: { readonly cases: readonly Pick<Case, 'stream'>[] },
  sequence: number,
): Uint8Array {
  const stream = desk.cases[0]?.stream
  const before = stream?.records.get(sequence - 1)
  const epoch = stream?.epochs[0]
  const author = reception.members[0]
  if (!epoch || !before || !author) throw new Error('nothing to rival')
  const place = { instance: reception.list.instance, epoch: 0, epochKey: epoch.key, sequence }
  const entry = { kind: 'note', text: 'noe annet' } as const
  return sealRecord(p, systemRandom, place, author.signing, {
    previous: before.hash,
    day: 1,
    entry,
  })
}

/** Ids in hex of every drop that the server lists. */
export async function dropsAt(on: Instance): Promise<string[]> {
  return idsOf((await listRows(asker(on), 'drops')).rows).map(toHex)
}

/** Ids in hex of every record that the server lists. */
export async function recordsAt(on: Instance): Promise<string[]> {
  return idsOf((await listRows(asker(on), 'records')).rows).map(toHex)
}

/** Every drop that the server holds, as stored. */
export async function storedDrops(on: Instance): Promise<Uint8Array[]> {
  const ids = await dropsAt(on)
  return [...(await fetchRows(asker(on), 'drops', ids)).values()]
}

/** Member 1, who asks the server without any desk. */
export function asker(on: Instance): Staff {
  const { p, reception, now } = on
  const signer = reception.members[1]?.signing
  if (signer === undefined) throw new Error('nobody to ask')
  const transport = staffTransport(on)
  return {
    primitives: p,
    random: systemRandom,
    sha256,
    now,
    transport,
    instance: reception.list.instance,
    signer,
  }
}

/** Records as the server holds them, in the order of `ids`, which are hex. */
export async function rowsOf(on: Instance, ids: readonly string[]): Promise<Uint8Array[]> {
  const rows = await fetchRows(asker(on), 'records', ids)
  return ids.map((id) => rows.get(id) ?? new Uint8Array(0))
}

/** The content of one record under the id of another. */
export function swapped(id: Uint8Array, inside: Uint8Array): Uint8Array {
  return concat(id.subarray(0, SIZE.id), inside.subarray(SIZE.id))
}

/** Everything that the page says about problems. */
export function said(noticed: Desk | string, language: DeskLanguage): string[] {
  const texts = DESK_CATALOGUES[language]
  if (typeof noticed === 'string') {
    return Object.entries(texts.errors).flatMap(([code, text]) => (code === noticed ? [text] : []))
  }
  const notices = noticed.notices.map((notice) =>
    counted(language, texts.notices[notice.kind], 'ids' in notice ? notice.ids.length : 0, {
      day: '',
      name: 'title' in notice ? notice.title[language] : '',
      week: 'week' in notice ? notice.week : '',
      count: 'count' in notice ? notice.count : '',
    }),
  )
  const warnings = noticed.cases.flatMap((one) =>
    one.warnings.map((warning) =>
      fill(texts.warnings[warning.kind], {
        name: 'title' in warning ? warning.title[language] : '',
        sequence: 'sequence' in warning ? warning.sequence + 1 : '',
      }),
    ),
  )
  return [...notices, ...warnings]
}

/** The same drops with other wraps, which no key opens. */
export function spoiledWraps({ status, body }: Answer): Answer {
  const noise = body.slice()
  for (let at = 0; at < noise.length; at += SIZE.sealedDrop) {
    noise.fill(7, at + SIZE.id, at + SIZE.id + SIZE.wraps)
  }
  return { status, body: noise }
}
