import { type Day, dayOf, type Week, weekAt } from '../../../crypto/days/calendar.ts'
import { type ContentDocument, decodeContentDocument } from '../../../crypto/entries/content.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import {
  contentHash,
  custodiansOf,
  listExpired,
  openBundle,
  peopleOf,
  type Recipient,
  type Role,
  recipientsOf,
  type VerifiedKeyList,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import type { KemPublicKey } from '../../../crypto/keys/keys.ts'
import { readServedKeys } from '../../../crypto/keys/stop.ts'
import { type NewRoot, newRootOf } from '../../../crypto/keys/succession.ts'
import { equal } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { TOGETHER } from '../../texts/reporter/together.ts'
import { VisitError } from '../session/visit-error.ts'
import type { Transport } from '../transport.ts'

/** Everything that a visit knows of who may read, checked against the root's fingerprint. */
export interface Reception {
  readonly list: VerifiedKeyList
  readonly content: ContentDocument
  /** The sealing keys of one week, by member id. */
  readonly keys: ReadonlyMap<string, KemPublicKey>
  /** Ids of members who have stopped theirs: they are not among `keys`. */
  readonly stopped: readonly string[]
  readonly week: Week
}

/** A reception as the page shows it before anything is written. */
export interface ReceptionView {
  /** Version of the key list. */
  readonly version: number
  /** The questions, as the reception signed them. */
  readonly content: ContentDocument
  readonly channels: readonly ChannelView[]
  readonly otherWays: Names
  /** closed: nobody can be sealed to; expired: the list is too old to be sealed to. */
  readonly state: 'open' | 'closed' | 'expired'
  /** The only people to whom an identity is sealed; none if nobody keeps names. */
  readonly custodians: readonly ReaderView[]
  /** The root in use, if it is another than the visit began with. */
  readonly newRoot: NewRoot | null
  /** All custodians and auditors: they read no report, and can be left out of what they would see. */
  readonly apart: readonly ReaderView[]
}

/** Somebody to whom something can be sealed, once they have a key. */
export interface ReaderView {
  /** member id */
  readonly id: string
  readonly role: Role
  readonly title: Names
  readonly name?: string | undefined
  /** 0 to 7; see `BoardReading.positions` */
  readonly position: number
}

export interface ChannelView {
  readonly id: string
  readonly name: Names
  /** Its members who have a key now, then such substitutes, in the order in which they are asked: see `seated`. */
  readonly people: readonly ReaderView[]
  /** The others, to whom nothing can be sealed now. */
  readonly keyless: readonly ReaderView[]
  /** How many of them read. */
  readonly seats: number
  /** Says that two of them must open a report together; absent if one does. */
  readonly words?: Names
  readonly together?: 2
  /** Ids of people who only read instead of members. */
  readonly substitutes: readonly string[]
  /** Ids of its members, then of its substitutes, in the order in which they are asked. */
  readonly row: readonly string[]
}

export type Names = Readonly<Record<Language, string>>

/** The server that is asked, the root to check its answers by, and the clock. */
export interface ReceptionSource {
  readonly primitives: () => Promise<Primitives>
  readonly transport: Transport
  /** The root's fingerprint, as the page or the person holds it. */
  readonly root: string
  /** milliseconds */
  readonly now: () => number
  /** The day of the release that this program is of: the clock cannot be earlier. */
  readonly buildDay: Day
}

export function today(source: ReceptionSource): Day {
  return Math.max(dayOf(source.now()), source.buildDay)
}

/**
 * Fetch and check the key list, the content and a week's keys.
 *
 * @param week the server's, if a ticket has stated it
 * @throws VisitError `unverified` (foreign, forged, malformed), `server`; OfflineError
 */
export async function loadReception(source: ReceptionSource, week?: Week): Promise<Reception> {
  const p = await source.primitives()
  const wanted = week ?? weekAt(source.now())
  const [signed, document, bundle] = await Promise.all([
    get(source.transport, PATH.keyList),
    get(source.transport, PATH.content),
    get(source.transport, `${PATH.weeklyKeys}${wanted}`),
  ])
  if (signed === null || document === null) throw new VisitError('server')
  try {
    const list = verifyKeyList(p, signed, source.root)
    if (!equal(contentHash(p, list.instance, document), list.content)) {
      throw new CryptoError('forged', 'the content is not that of the key list')
    }
    const content = decodeContentDocument(document)
    const { keys, stopped } = servedKeys(p, list, wanted, bundle)
    return { list, content, keys, stopped, week: wanted }
  } catch (error) {
    if (error instanceof CryptoError) throw new VisitError('unverified', error)
    throw error
  }
}

/** @param served null if the server has no keys of that week */
function servedKeys(
  p: Primitives,
  list: VerifiedKeyList,
  week: Week,
  served: Uint8Array | null,
): Pick<Reception, 'keys' | 'stopped'> {
  if (served === null) return { keys: new Map(), stopped: [] }
  const { bundle, stopped } = readServedKeys(p, list, served)
  const all = openBundle(p, list, week, bundle)
  return { keys: new Map([...all].filter(([id]) => !stopped.includes(id))), stopped }
}

/** @returns the body, or null if the server has none (404) */
async function get(transport: Transport, path: string): Promise<Uint8Array | null> {
  const answer = await transport.request('GET', path)
  if (answer.status === 200) return answer.body
  if (answer.status === 404) return null
  throw new VisitError('server')
}

/** Whether two must open what comes to a channel. */
export function isParted({ list }: Pick<Reception, 'list'>, channel: string): boolean {
  return list.channels.some(({ id, together }) => id === channel && together !== undefined)
}

/**
 * @param on the day by the later of the clock and the build
 * @param root by whose fingerprint the list was verified
 */
export function viewReception(
  p: Primitives,
  reception: Reception,
  on: Day,
  root: string,
): ReceptionView {
  const { list, content } = reception
  const channels = content.channels.flatMap(({ id, name }) => {
    const people = peopleOf(p, list, reception.keys, id).map(viewReader)
    const found = list.channels.find((one) => one.id === id)
    const { members = [], substitutes = [], together } = found ?? {}
    if (people.length < (together ?? 1) || members.length === 0) return []
    const row = [...members, ...substitutes]
    const keyless = row.flatMap((one) => {
      const member = list.members.find((each) => each.id === one && !reception.keys.has(one))
      return member === undefined ? [] : viewReader({ member })
    })
    const how = together === undefined ? {} : { together, words: TOGETHER }
    return [{ id, name, people, keyless, seats: members.length, substitutes, row, ...how }]
  })
  return {
    version: list.version,
    content,
    channels,
    otherWays: list.otherWays,
    state: listExpired(list, on) ? 'expired' : channels.length === 0 ? 'closed' : 'open',
    custodians: custodians(p, reception).map(viewReader),
    newRoot: newRootOf(p, list, root),
    apart: list.members.filter(isApart).map((member) => viewReader({ member })),
  }
}

function isApart({ role }: { readonly role: Role }): boolean {
  return role === 'custodian' || role === 'auditor'
}

function viewReader({
  member: { id, role, title, name, position },
}: Pick<Recipient, 'member'>): ReaderView {
  return { id, role, title, ...(name === undefined ? {} : { name }), position }
}

/** @param leftOut member ids */
export function channelRecipients(
  p: Primitives,
  reception: Reception,
  channel: string,
  leftOut: readonly string[],
): Recipient[] {
  return recipientsOf(p, reception.list, reception.keys, channel, leftOut)
}

/** The people to whom an identity is sealed. */
export function custodians(p: Primitives, reception: Reception): Recipient[] {
  return custodiansOf(p, reception.list, reception.keys)
}
