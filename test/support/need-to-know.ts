import { createHash } from 'node:crypto'
import type { Desk } from '../../client/desk/core/desk.ts'
import { fetchRows, listIds, type Shelf, type Staff } from '../../client/desk/core/staff.ts'
import { readersAt, readingOf } from '../../client/shared/readers.ts'
import type { ChannelView, ReaderView } from '../../client/shared/reception.ts'
import type { Transport } from '../../client/shared/transport.ts'
import { type Letter, Visit } from '../../client/shared/visit.ts'
import { systemRandom, toHex } from '../../crypto/bytes.ts'
import { weekAt } from '../../crypto/calendar.ts'
import type { DropKind, LetterName } from '../../crypto/content.ts'
import { openDrop, openDropWithKey } from '../../crypto/drop.ts'
import { CryptoError } from '../../crypto/errors.ts'
import { disposalKey, kdf, rowId } from '../../crypto/kdf.ts'
import { asContentKey, type WeekKeyPair, weekKeyPairOf } from '../../crypto/keys.ts'
import { LABEL, LIMIT } from '../../crypto/labels.ts'
import type { ReceiptCode } from '../../crypto/receipt.ts'
import { openRecord, recordId } from '../../crypto/record.ts'
import type { Vault, WeeklySecrets } from '../../crypto/vault.ts'
import { contentOf, staffTransport } from './desk-core.ts'
import type { House } from './house.ts'
import { SOME_TEXTS } from './house.ts'
import { send } from './http.ts'
import type { Instance } from './instance.ts'

/** Everything that lies on the server's shelves of envelopes, by id in hex. */
export interface Shelves {
  readonly drops: ReadonlyMap<string, Uint8Array>
  readonly records: ReadonlyMap<string, Uint8Array>
}

/** All that a server hands over, to whoever asks as member 0. */
export async function copyShelves(instance: Instance): Promise<Shelves> {
  const member = instance.house.members[0]
  if (member === undefined) throw new Error('nobody to ask')
  const staff: Staff = {
    primitives: instance.p,
    random: systemRandom,
    now: instance.now,
    transport: staffTransport(instance),
    instance: instance.house.list.instance,
    signer: member.signing,
  }
  const copy = async (shelf: Shelf, span: number) => {
    const now = weekAt(instance.now())
    const weeks = Array.from({ length: span + 1 }, (_, i) => now + i)
    const ids = await Promise.all(weeks.map((week) => listIds(staff, shelf, week)))
    return fetchRows(staff, shelf, ids.flat())
  }
  return {
    drops: await copy('drops', LIMIT.dropWeeks),
    records: await copy('records', LIMIT.recordWeeks),
  }
}

/** The files of one member, or of several who put them together. */
export type Files = readonly { readonly vault: Vault; readonly weeks: WeeklySecrets }[]

export const filesOf = (...desks: readonly Desk[]): Files =>
  desks.map(({ vault, weeks }) => ({ vault, weeks }))

/**
 * Every text that somebody opens who has these files and a copy of the shelves, whatever the
 * desk's program would refuse: each weekly key on each drop, each key that comes to light on
 * everything, until nothing more opens.
 */
export function openAll(instance: Pick<Instance, 'p' | 'house'>, shelves: Shelves, files: Files) {
  const hoard = new Hoard(instance, shelves)
  for (const { vault, weeks } of files) hoard.takeFiles(vault, weeks)
  return hoard.textsAfterAll()
}

/** No stream of a test is longer. */
const LONGEST = 40

class Hoard {
  readonly #p: Instance['p']
  readonly #house: House
  readonly #shelves: Shelves
  readonly #contentKeys = new Map<string, Uint8Array>()
  readonly #epochKeys = new Map<string, Uint8Array>()
  readonly #weekly = new Map<number, WeekKeyPair[]>()
  readonly #opened = new Set<string>()
  readonly #texts: string[] = []

  constructor({ p, house }: Pick<Instance, 'p' | 'house'>, shelves: Shelves) {
    this.#p = p
    this.#house = house
    this.#shelves = shelves
  }

  takeFiles(vault: Vault, weeks: WeeklySecrets): void {
    for (const { key } of vault.drops) this.#takeContentKey(key)
    for (const { caseKey, epochKey } of vault.grants) this.#takeCase(caseKey, epochKey)
    const { position } = this.#house.list.members.find(({ id }) => id === vault.member)!
    const pairs = weeks.weeks.map(({ week, seed }) => weekKeyPairOf(this.#p, seed, week))
    this.#weekly.set(position, [...(this.#weekly.get(position) ?? []), ...pairs])
  }

  textsAfterAll(): string[] {
    for (let before = -1; before !== this.#opened.size; ) {
      before = this.#opened.size
      for (const [id, sealed] of this.#shelves.drops) this.#tryDrop(id, sealed)
      for (const key of this.#epochKeys.values()) this.#tryEpoch(key)
    }
    return [...new Set(this.#texts)].sort()
  }

  #takeContentKey(key: Uint8Array): void {
    this.#contentKeys.set(toHex(rowId(this.#p, disposalKey(this.#p, key, 0))), key)
    // Whatever the drop turns out to be: a report's key leads to its case.
    this.#takeCase(kdf(this.#p, key, LABEL.case))
  }

  #takeCase(caseKey: Uint8Array, ...others: readonly Uint8Array[]): void {
    const first = kdf(this.#p, caseKey, LABEL.epoch, 0)
    for (const key of [first, caseKey, ...others]) this.#takeEpoch(key)
  }

  #takeEpoch(key: Uint8Array): void {
    if (this.#epochKeys.has(toHex(key))) return
    this.#epochKeys.set(toHex(key), key)
    const identity = kdf(this.#p, key, LABEL.identity)
    this.#epochKeys.set(toHex(identity), identity)
    const asked = kdf(this.#p, identity, LABEL.epoch, 0)
    this.#epochKeys.set(toHex(asked), asked)
  }

  #tryDrop(id: string, sealed: Uint8Array): void {
    if (this.#opened.has(id)) return
    const opened = this.#openDrop(id, sealed)
    if (opened === null) return
    this.#opened.add(id)
    this.#takeContentKey(opened.contentKey)
    const { kind, content } = opened.body
    if (kind === 'grant') this.#takeCase(content.caseKey, content.epochKey)
    else if (kind !== 'decoy' && kind !== 'checkpoint')
      this.#note(kind, Object.values(content.answers))
  }

  #openDrop(id: string, sealed: Uint8Array) {
    const { instance } = this.#house.list
    const known = this.#contentKeys.get(id)
    if (known) return openDropWithKey(this.#p, instance, asContentKey(known), sealed)
    for (const [position, keys] of this.#weekly) {
      const opened = openDrop(this.#p, instance, position, keys, sealed)
      if (opened !== null) return opened
    }
    return null
  }

  #tryEpoch(key: Uint8Array): void {
    for (let sequence = 0; sequence < LONGEST; sequence++) {
      const id = toHex(recordId(this.#p, key, sequence))
      const sealed = this.#shelves.records.get(id)
      if (sealed === undefined || this.#opened.has(id)) continue
      this.#opened.add(id)
      const entry = this.#openRecord(key, sequence, sealed)
      if (entry === null) continue
      if (entry.kind === 'drop') this.#takeContentKey(entry.key)
      else if ('text' in entry) this.#note(entry.kind, [entry.text])
    }
  }

  /** Whatever the number of the epoch, which the key does not tell. */
  #openRecord(epochKey: Uint8Array, sequence: number, sealed: Uint8Array) {
    const { list } = this.#house
    for (let epoch = 0; epoch < LONGEST; epoch++) {
      try {
        const place = { instance: list.instance, epoch, epochKey, sequence }
        return openRecord(this.#p, list, place, sealed).entry
      } catch (error) {
        if (!(error instanceof CryptoError)) throw error
      }
    }
    return null
  }

  #note(kind: DropKind | string, said: readonly (string | readonly string[])[]): void {
    for (const text of said.flat()) if (text !== '') this.#texts.push(`${kind}: ${text}`)
  }
}

const sha256 = (message: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(message).digest())

/** A reporter's browser, with a code or before there is one. */
export function visitOf(instance: Instance, code: ReceiptCode | null = null): Visit {
  const transport: Transport = {
    request: async (method, path, { headers, body } = {}) =>
      send(instance.server.publicUrl, method, path, {
        ...(headers ? { headers: { ...headers } } : {}),
        ...(body ? { body } : {}),
      }),
  }
  const visit = new Visit({
    primitives: async () => instance.p,
    transport,
    root: instance.house.fingerprint,
    now: instance.now,
    buildDay: 0,
    random: systemRandom,
    sha256,
    wait: async () => {},
  })
  if (code !== null) visit.useReceipt(code)
  return visit
}

/** Report to channel `main` as the pages do. @param leftOut member ids */
export async function reportAs(
  instance: Instance,
  text: string,
  leftOut: readonly string[] = [],
): Promise<ReceiptCode> {
  const visit = visitOf(instance)
  const { channels } = await visit.open()
  const code = await visit.makeReceipt()
  const content = contentOf('general', { what: text })
  const shown = readers(channels[0] ? readingOf(channels[0], leftOut) : [])
  const letter = { kind: 'report', content, textsHash: SOME_TEXTS, leftOut, positions: null, shown }
  await visit.send(letter as Letter)
  return code
}

const readers = (all: readonly ReaderView[]) => all.map(({ id }) => id)

/**
 * Write more as the pages do: they read the board first, and seal to those whom it tells.
 *
 * @returns member ids to whom it was sealed
 */
export async function writeMore(
  instance: Instance,
  code: ReceiptCode,
  text: string,
  questionnaire: LetterName = 'letter',
): Promise<string[]> {
  const visit = visitOf(instance, code)
  const { channels, custodians } = await visit.open()
  const { positions } = await visit.read()
  const content = contentOf(
    questionnaire,
    questionnaire === 'letter-identity' ? { name: text } : { text },
  )
  const kind = questionnaire === 'letter-identity' ? 'identity' : 'follow-up'
  const readersNow = (channel: ChannelView) =>
    positions === null ? readingOf(channel, []) : readersAt(channel, positions)
  const to = kind === 'identity' ? custodians : channels.slice(0, 1).flatMap(readersNow)
  const letter: Letter = {
    kind,
    content,
    textsHash: SOME_TEXTS,
    leftOut: [],
    positions,
    shown: readers(to),
  }
  await visit.send(letter)
  return readers(to)
}
