import type { Desk } from '../../../client/desk/engine/desk.ts'
import {
  fetchRows,
  listRows,
  type Shelf,
  type Staff,
} from '../../../client/desk/engine/post/staff.ts'
import type { Logged } from '../../../client/desk/model/audit/audit.ts'
import { enclose } from '../../../client/shared/blocks/enclose.ts'
import { haveOpened, lettersGoTo, readingOf } from '../../../client/shared/reception/readers.ts'
import type { ChannelView, ReaderView } from '../../../client/shared/reception/reception.ts'
import type { Letter, Visit } from '../../../client/shared/session/visit.ts'
import { type Page, pageTag, parsePage } from '../../../crypto/board/page.ts'
import { joinMessage, openSlot, type SlotPlace, veilKey } from '../../../crypto/board/slot.ts'
import { weekOf } from '../../../crypto/days/calendar.ts'
import { blockId, openBlock } from '../../../crypto/drop/blocks.ts'
import { openDrop, openDropWithKey } from '../../../crypto/drop/drop.ts'
import type {
  DropKind,
  LetterName,
  Manifest,
  ReporterContent,
} from '../../../crypto/entries/content.ts'
import { asContentKey, type WeekKeyPair, weekKeyPairOf } from '../../../crypto/keys/keys.ts'
import { boardOf, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { openRecord, recordId } from '../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { disposalKey, kdf, rowId } from '../../../crypto/primitives/kdf.ts'
import { LABEL, LIMIT } from '../../../crypto/primitives/labels.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { contentOf, staffTransport } from '../desk/desk-core.ts'
import { send } from '../run/http.ts'
import { outcome } from '../run/refusal.ts'
import { fetchBlock } from '../server/blocks.ts'
import { visitOn } from '../server/case-files.ts'
import { type Instance, sha256 } from '../server/instance.ts'
import { idsOf, storedBlocks } from '../server/listing.ts'
import type { TestReception } from './reception.ts'
import { SOME_TEXTS } from './reception.ts'

/** Everything that is stored at a server. */
export interface Shelves {
  /** By id in hex. */
  readonly drops: ReadonlyMap<string, Uint8Array>
  /** By id in hex. */
  readonly records: ReadonlyMap<string, Uint8Array>
  /** By id in hex. */
  readonly blocks: ReadonlyMap<string, Uint8Array>
  /** Every slot of the board, as the database holds it. */
  readonly slots: readonly { readonly id: string; readonly sealed: Uint8Array }[]
  /** Pages of the board, as anybody gets them. */
  readonly pages: readonly Uint8Array[]
}

/**
 * Keeps everything that was ever stored at a server, minute by minute: data that the server deletes or builds again
 * stays here.
 */
export class Recording implements Shelves {
  readonly drops = new Map<string, Uint8Array>()
  readonly records = new Map<string, Uint8Array>()
  readonly blocks = new Map<string, Uint8Array>()
  readonly slots: { id: string; sealed: Uint8Array }[] = []
  readonly pages: Uint8Array[] = []

  /** Build the board's pages of this minute, and keep them with the rest. */
  async take(instance: Instance): Promise<void> {
    await instance.server.tick()
    const { drops, records, blocks, slots, pages } = await copyShelves(instance)
    for (const [id, sealed] of drops) this.drops.set(id, sealed)
    for (const [id, sealed] of records) this.records.set(id, sealed)
    for (const [id, sealed] of blocks) this.blocks.set(id, sealed)
    this.slots.push(...slots)
    this.pages.push(...pages)
  }
}

/** The pages of a board, and nothing else of a server: the part that the whole world can keep. */
export const inPublic = ({ pages }: Shelves): Shelves => ({
  drops: new Map(),
  records: new Map(),
  blocks: new Map(),
  slots: [],
  pages,
})

/** Everything that a server has, no matter who may ask for it. */
export async function copyShelves(instance: Instance): Promise<Shelves> {
  const { signing: signer } = instance.reception.members[0]!
  const staff: Staff = {
    primitives: instance.p,
    random: systemRandom,
    sha256,
    now: instance.now,
    transport: staffTransport(instance),
    instance: instance.reception.list.instance,
    signer,
  }
  const copy = async (shelf: Shelf) =>
    fetchRows(staff, shelf, idsOf((await listRows(staff, shelf)).rows).map(toHex))
  // no member gets a list of blocks, so this is more than any member can ask for
  const blocks = await storedBlocks(instance.server.ctx.db)
  const fetched = await Promise.all(blocks.map((id) => fetchBlock(instance, id)))
  return {
    drops: await copy('drops'),
    records: await copy('records'),
    blocks: new Map(blocks.map((id, i) => [toHex(id), fetched[i]?.body ?? new Uint8Array(0)])),
    slots: await slotsOf(instance),
    pages: await pagesOf(instance),
  }
}

async function slotsOf({ server: { ctx } }: Instance): Promise<Shelves['slots']> {
  const rows = await ctx.db('slots').select('id', 'sealed')
  return rows.map(({ id, sealed }) => ({ id: toHex(id), sealed: new Uint8Array(sealed) }))
}

async function pagesOf({ reception, server }: Instance): Promise<Uint8Array[]> {
  const numbers = Array.from({ length: 2 ** reception.list.board.pageBits }, (_, i) => i)
  const answers = await Promise.all(
    numbers.map((number) => send(server.publicUrl, 'GET', `${PATH.board}${number}`)),
  )
  return answers.map(({ status, body }) => {
    if (status !== 200) throw new Error(`no page of the board: ${status}`)
    return body
  })
}

/** The files of one member, or of several who combine theirs. */
export type Files = readonly { readonly vault: Vault; readonly weeks: WeeklySecrets }[]

export const filesOf = (...desks: readonly Desk[]): Files =>
  desks.map(({ vault, weeks }) => ({ vault, weeks }))

/**
 * Every text that somebody with these files and a copy of the shelves can open, even if the desk's program would
 * refuse it. It tries each weekly key on each drop, each key that it finds on everything, until nothing more opens,
 * and each board key on each slot and page. A text of the board is given as `board: text`, a status without text by
 * its name.
 */
export function openAll(
  instance: Pick<Instance, 'p' | 'reception'>,
  shelves: Shelves,
  files: Files,
) {
  const hoard = new Hoard(instance, shelves)
  for (const { vault, weeks } of files) hoard.takeFiles(vault, weeks)
  return hoard.textsAfterAll()
}

/** Keys and week of the board that answers a reporter. */
type BoardKey = Pick<SlotPlace, 'signer' | 'board' | 'week'>

/** Texts on the server that the vault of a desk opens without any weekly key. */
export async function opensWithoutWeeks(instance: Instance, desk: Desk): Promise<string[]> {
  const weeks: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }
  return openAll(instance, await copyShelves(instance), [{ vault: desk.vault, weeks }])
}

/** The text of a mirror, without the name of the record, which says nothing without the case's key. */
export function loggedText(entry: Logged): string {
  const { kind: _, record: __, ...said } = entry
  const { what, by, on, reference, ...more } = said
  return [what, by, on, reference, ...Object.values(more)].join(' ')
}

/** No stream of a test has more records or more epochs. */
const LONGEST = 40

class Hoard {
  readonly #p: Instance['p']
  readonly #reception: TestReception
  readonly #shelves: Shelves
  readonly #contentKeys = new Map<string, Uint8Array>()
  readonly #epochKeys = new Map<string, Uint8Array>()
  readonly #weekly = new Map<number, WeekKeyPair[]>()
  readonly #boardKeys = new Map<string, BoardKey>()
  readonly #manifests: Manifest[] = []
  readonly #opened = new Set<string>()
  readonly #texts: string[] = []

  constructor({ p, reception }: Pick<Instance, 'p' | 'reception'>, shelves: Shelves) {
    this.#p = p
    this.#reception = reception
    this.#shelves = shelves
  }

  takeFiles(vault: Vault, weeks: WeeklySecrets): void {
    for (const { key } of vault.drops) this.#takeContentKey(key)
    for (const { caseKey, epochKey } of vault.grants) this.#takeCase(caseKey, epochKey)
    for (const key of vault.audit ?? []) this.#takeCase(key)
    const { position } = this.#reception.list.members.find(({ id }) => id === vault.member)!
    const pairs = weeks.weeks.map(({ week, seed }) => weekKeyPairOf(this.#p, seed, week))
    this.#weekly.set(position, [...(this.#weekly.get(position) ?? []), ...pairs])
  }

  textsAfterAll(): string[] {
    for (let before = -1; before !== this.#opened.size; ) {
      before = this.#opened.size
      for (const [id, sealed] of this.#shelves.drops) this.#tryDrop(id, sealed)
      for (const key of this.#epochKeys.values()) this.#tryEpoch(key)
    }
    for (const key of this.#boardKeys.values()) this.#tryBoard(key)
    for (const manifest of this.#manifests) this.#tryFiles(manifest)
    return [...new Set(this.#texts)].sort()
  }

  #takeContentKey(key: Uint8Array): void {
    this.#contentKeys.set(toHex(rowId(this.#p, disposalKey(this.#p, key, 0))), key)
    // Try it for any kind of drop: a report's key leads to its case.
    this.#takeCase(kdf(this.#p, key, LABEL.case))
  }

  #takeCase(caseKey: Uint8Array, ...others: readonly Uint8Array[]): void {
    const first = kdf(this.#p, caseKey, LABEL.epoch, 0)
    for (const key of [first, caseKey, ...others]) this.#takeEpoch(key)
  }

  #takeEpoch(key: Uint8Array): void {
    if (this.#epochKeys.has(toHex(key))) return
    this.#epochKeys.set(toHex(key), key)
    for (const label of [LABEL.identity, LABEL.audit]) {
      const beside = kdf(this.#p, key, label)
      this.#epochKeys.set(toHex(beside), beside)
      const first = kdf(this.#p, beside, LABEL.epoch, 0)
      this.#epochKeys.set(toHex(first), first)
    }
  }

  #tryDrop(id: string, sealed: Uint8Array): void {
    if (this.#opened.has(id)) return
    const opened = this.#openDrop(id, sealed)
    if (opened === null) return
    this.#opened.add(id)
    this.#takeContentKey(opened.contentKey)
    const { kind, content, boardKey, signer, week } = opened.body
    if (boardKey !== null) {
      const board = boardOf(this.#p, boardKey, signer)
      this.#boardKeys.set(toHex(board), { board, signer, week })
    }
    if (kind === 'grant') this.#takeCase(content.caseKey, content.epochKey)
    else if ('answers' in content) {
      this.#note(kind, Object.values(content.answers))
      if (content.manifest !== null) this.#manifests.push(content.manifest)
    }
  }

  /** The first block of each manifest, which holds all files of a test. */
  #tryFiles({ key, blocks, files }: Manifest): void {
    const sealed = this.#shelves.blocks.get(toHex(blockId(this.#p, key, 0)))
    if (sealed === undefined) return
    const { instance } = this.#reception.list
    const place = { instance, streamKey: key, index: 0, total: blocks }
    const plain = openBlock(this.#p, place, sealed)
    for (const { name, offset, size } of files) {
      const text = new TextDecoder().decode(plain.subarray(offset, offset + size))
      this.#note('file', [`${name} ${text}`])
    }
  }

  #openDrop(id: string, sealed: Uint8Array) {
    const { instance } = this.#reception.list
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
      else if (entry.kind === 'logged') this.#note(entry.kind, [loggedText(entry)])
      else if ('text' in entry) this.#note(entry.kind, [entry.text])
    }
  }

  /** Try every number of the epoch, because the key does not tell it. */
  #openRecord(epochKey: Uint8Array, sequence: number, sealed: Uint8Array) {
    const { list } = this.#reception
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

  #tryBoard(key: BoardKey): void {
    for (let number = 0; number < LIMIT.slotNumbers; number++) {
      for (const { sealed } of this.#shelves.slots) this.#trySlot(key, number, sealed)
      for (const bytes of this.#shelves.pages) {
        const sealed = this.#unveil(key, number, parsePage(bytes))
        if (sealed !== null) this.#trySlot(key, number, sealed)
      }
    }
  }

  /** Content of a page under a number of a board key; null if it is not there. */
  #unveil({ board }: BoardKey, number: number, page: Page): Uint8Array | null {
    const veil = veilKey(this.#p, board, weekOf(page.day), number)
    const dayKey = kdf(this.#p, veil, LABEL.day, page.day)
    const tag = toHex(pageTag(this.#p, dayKey, page.nonce))
    const row = page.slots.find((one) => toHex(one.tag) === tag)
    return row ? this.#p.aeadOpen(dayKey, page.nonce, new Uint8Array(0), row.veiled) : null
  }

  #trySlot(key: BoardKey, number: number, sealed: Uint8Array): void {
    const { list } = this.#reception
    const place = { instance: list.instance, ...key, number }
    const slot = outcome(() => openSlot(this.#p, list, place, sealed))
    // No id tells the place of a slot.
    if (slot === 'tampered') return
    if (typeof slot === 'string') throw new Error(slot)
    // This throws, so that no test passes because its text was too long to be checked.
    if (slot.parts > 1) throw new Error('a text on the board is longer than one slot')
    const { text, status } = joinMessage([slot.text])
    this.#note('board', [text === '' ? (status ?? '') : text])
  }

  #note(kind: DropKind | string, said: readonly (string | readonly string[])[]): void {
    for (const text of said.flat()) if (text !== '') this.#texts.push(`${kind}: ${text}`)
  }
}

/** A reporter's browser, with a code or before there is one. */
export function visitOf(instance: Instance, code: ReceiptCode | null = null): Visit {
  const visit = visitOn(instance, { enclose: async () => enclose })
  if (code !== null) visit.useReceipt(code)
  return visit
}

/** Report to channel `main` as the pages do. @param leftOut member ids */
export async function reportAs(
  instance: Instance,
  text: string,
  leftOut: readonly string[] = [],
  who: Readonly<Record<string, string>> = {},
): Promise<ReceiptCode> {
  const visit = visitOf(instance)
  const { channels, version: listVersion } = await visit.open()
  const code = await visit.makeReceipt()
  const content = contentOf('general', { what: text, ...who })
  const shown = readers(channels[0] ? readingOf(channels[0], leftOut) : [])
  const readBy = { leftOut, circle: null, shown, listVersion }
  await visit.send({ kind: 'report', content, textsHash: SOME_TEXTS, ...readBy })
  return code
}

const readers = (all: readonly ReaderView[]) => all.map(({ id }) => id)

/**
 * Write more as the pages do: they read the board first, and seal to the members whom it names.
 *
 * @returns member ids to whom it was sealed
 */
export async function writeMore(
  instance: Instance,
  code: ReceiptCode,
  text: string,
  questionnaire: LetterName = 'letter',
  manifest: Manifest | null = null,
): Promise<string[]> {
  const visit = visitOf(instance, code)
  const { channels, custodians, version } = await visit.open()
  const { positions, ...told } = await visit.read()
  const isName = questionnaire === 'letter-identity'
  const content = contentOf(questionnaire, isName ? { name: text } : { text })
  const kind = isName ? 'identity' : 'follow-up'
  const readersNow = (channel: ChannelView) =>
    positions === null ? readingOf(channel, []) : lettersGoTo(channel, { ...told, positions })
  const to = kind === 'identity' ? custodians : channels.slice(0, 1).flatMap(readersNow)
  const letter: Letter = {
    kind,
    content: { ...content, manifest },
    textsHash: SOME_TEXTS,
    leftOut: [],
    circle:
      positions === null || isName
        ? null
        : { readers: readers(to), opened: haveOpened(told.standing) },
    shown: readers(to),
    listVersion: version,
  }
  await visit.send(letter)
  return readers(to)
}

/** Write to the custodians about the name, as the pages do. @param about the message that is answered */
export async function writeToCustodians(
  instance: Instance,
  code: ReceiptCode,
  questionnaire: 'letter-identity' | 'letter-consent',
  answers: ReporterContent['answers'],
  about: Uint8Array | null = null,
): Promise<void> {
  const visit = visitOf(instance, code)
  const { custodians, version: listVersion } = await visit.open()
  await visit.read()
  await visit.send({
    kind: 'identity',
    content: { ...contentOf(questionnaire, answers), about },
    textsHash: SOME_TEXTS,
    ...{ leftOut: [], circle: null, shown: readers(custodians), listVersion },
  })
}
