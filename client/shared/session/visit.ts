import { type BoardReading, readBoard } from '../../../crypto/board/board.ts'
import type { Page } from '../../../crypto/board/page.ts'
import { dayOf, firstDay, type Week, weekAt } from '../../../crypto/days/calendar.ts'
import { type DropDraft, sealDrop } from '../../../crypto/drop/drop.ts'
import type { HeldDrop } from '../../../crypto/drop/sealed-file.ts'
import type { ReporterContent } from '../../../crypto/entries/content.ts'
import { CONTENT_LIMIT, contentLength } from '../../../crypto/entries/content-length.ts'
import { isForCustodians } from '../../../crypto/entries/custody.ts'
import { rowSince } from '../../../crypto/keys/choice-row.ts'
import { type KeyList, listExpired } from '../../../crypto/keys/keylist.ts'
import { asSignSeed, fingerprint } from '../../../crypto/keys/keys.ts'
import { deriveReceipt, type ReceiptCode, type ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Sha256 } from '../../../crypto/wire/puzzle.ts'
import type { Enclosure, enclose } from '../blocks/enclose.ts'
import {
  loadReception,
  type Reception,
  type ReceptionSource,
  type ReceptionView,
  today,
  viewReception,
} from '../reception/reception.ts'
import type { Ticket } from '../reception/ticket.ts'
import { type PostOutcome, postDrop } from '../server-answers.ts'
import { pauseAfter } from '../transport.ts'
import { type Arrival, Arrivals, echoOf } from './arrivals.ts'
import {
  choiceOf,
  type Letter,
  type Outgoing,
  openersOf,
  recipientsFor,
  requireWanted,
} from './letter.ts'
import { isLate } from './sent-state.ts'
import { online, VisitError } from './visit-error.ts'
import { type FetchedPage, type PageSource, VisitPages } from './visit-pages.ts'
import { type CodePlace, VisitTickets, watchedRandom } from './visit-tickets.ts'

export type { Arrival } from './arrivals.ts'
export type { Letter } from './letter.ts'

export interface VisitSource extends ReceptionSource, PageSource {
  readonly random: Random
  readonly sha256: Sha256
  /** Wait `ms` before repeating; tests and people give their own. */
  readonly wait: (ms: number) => Promise<void>
  /**
   * The function that seals blocks, of `stream/enclose.ts`. It is asked for only if a letter has files, or more text
   * than a body holds, so that a page need not load it before. Without it such a letter is `too-long`.
   */
  readonly enclose?: () => Promise<typeof enclose>
}

/** The board as a code opens it, and when its page was fetched. */
export interface Look extends BoardReading, Pick<FetchedPage, 'fetchedAt'> {
  /** Some letter waits for longer than a working day to be fetched by a desk. */
  readonly isLate: boolean
}

const TRIES = 6

type Posted = Pick<Outgoing, 'receipt' | 'request' | 'posted'>
type Seal = (ticket: Ticket) => Promise<Uint8Array>

/** One visit to the reporter's side, from opening to leaving; the receipt stays in memory. */
export class Visit {
  readonly #source: VisitSource
  readonly #pages: VisitPages
  readonly #tickets: VisitTickets
  readonly #arrivals = new Arrivals()
  #reception: Reception | null = null
  #receipt: ReceiptCode | null = null
  readonly #derived = new Map<ReceiptCode, ReceiptKeys>()
  /** Letters whose echo was not seen so far: each may have arrived, or not. */
  readonly #outgoing = new Map<Letter, Outgoing>()
  /** Ids of the channels of which the reporter was told that two must open what comes. */
  #together: ReadonlySet<string> = new Set()
  /** Version of a list that a slot told to be old; 0 if none did. */
  #behind = 0

  constructor(source: VisitSource) {
    this.#source = { ...source, random: watchedRandom(source.random) }
    this.#pages = new VisitPages(this.#source, async (page) => {
      for (const letter of this.#arrivals.look(await source.primitives(), page)) {
        this.#outgoing.delete(letter)
      }
    })
    this.#tickets = new VisitTickets(this.#source, (code) => this.#prepare(code))
  }

  /** Load and check the reception, and fetch a random page: a reader reads it if it is theirs. */
  async open(): Promise<ReceptionView> {
    const reception = await this.#load()
    const { pageBits } = reception.list.board
    await online(() => this.#pages.fetch(this.#source.random(SIZE.address), pageBits))
    const p = await this.#source.primitives()
    const parted = reception.list.channels.filter(({ together }) => together !== undefined)
    this.#together = new Set(parted.map(({ id }) => id))
    return viewReception(p, reception, today(this.#source), this.#source.root)
  }

  /**
   * Fetch a ticket and make the code of a new report. If the board has several pages, a random one is fetched first, as
   * by somebody who reads their page before they write; the code is one of that page.
   */
  async makeReceipt(): Promise<ReceiptCode> {
    const address = this.#source.random(SIZE.address)
    const { list } = await this.#load()
    await online(() => this.#pages.of(address, list.board.pageBits))
    const code = await this.#tickets.fetch({ list, address })
    this.#receipt = code
    return code
  }

  /** Go on with a code that the reporter brought; no request. */
  useReceipt(code: ReceiptCode): void {
    this.#receipt = code
    this.#tickets.forget()
  }

  /**
   * Seal a letter under the receipt and send it until it is accepted: its files first, block by block, if it has any,
   * then the letter. It returns once all of it is accepted, and never before. `arrival` tells whether it is there.
   *
   * A second call with the same letter after `offline` or `paused`, or if it is `missing`, goes on where it was, with
   * the same bytes under the same receipt, whatever was read or sent meanwhile; the files are those that came with the
   * first call.
   *
   * @param enclosure files, which are read while they are sent, and who is told how far it is
   * @throws VisitError: after `offline` and `server` it may have arrived; after `readers-changed` and `new-root`,
   *   `open` tells of the list that was refused. StreamError `too-large`, `too-many` (nothing was read or sent),
   *   `unreadable`, `changed`, `paused`, `cancelled`
   */
  async send(letter: Letter, enclosure: Enclosure = { files: [] }): Promise<void> {
    if (this.#arrivals.isSeen(letter)) return
    const outgoing = this.#outgoing.get(letter) ?? this.#address(letter, enclosure)
    outgoing.stopped = null
    if (outgoing.request === null) {
      // a fault here ends it, as it ends the making of a new report's code
      await this.#tickets.rested(this.#placeOf(outgoing.receipt))
      await this.#sendBlocks(outgoing)
    }
    try {
      await this.#sendUntilAccepted(outgoing, (ticket) => this.#seal(outgoing, ticket))
      this.#arrivals.again(letter)
    } finally {
      // whatever came of it, and whatever is read meanwhile
      if (outgoing.posted) await this.#follow(outgoing)
    }
    this.#tickets.forget()
  }

  /**
   * Hand in a drop that was sealed without a server, by the requests of any letter: the server cannot tell it from one.
   * The same drop may be handed in again; nothing changes by it.
   *
   * @returns `ended` if the server takes drops of its week no longer, `ahead` if it does not take them yet
   * @throws VisitError: after `offline` and `server` it may have arrived
   */
  async handIn({ request, week }: HeldDrop): Promise<'accepted' | 'ended' | 'ahead'> {
    // a code that nobody keeps: every letter has one, and a page that is fetched after it
    const address = this.#source.random(SIZE.address)
    const receipt = await this.#tickets.fetch({ list: (await this.#load()).list, address })
    const place = this.#placeOf(receipt)
    const ticket = await this.#tickets.rested(place)
    await this.#receptionOf(ticket.week)
    if (week > ticket.week) return 'ahead'
    if (week < ticket.week - 1) return 'ended'
    const sent = { receipt, request, posted: false }
    try {
      await this.#sendUntilAccepted(sent, async () => request)
    } finally {
      const { pageBits } = (await this.#load()).list.board
      if (sent.posted) void this.#pages.follow((await this.#keys(receipt)).address, pageBits)
    }
    this.#tickets.forget()
    return 'accepted'
  }

  /**
   * Wait until a page of this visit shows the echo of a letter that went out, or three builds of the board
   * are without it, or the last page was asked for that follows it. No request; it can be asked again.
   */
  arrival(letter: Letter): Promise<Arrival> {
    return this.#arrivals.next(letter)
  }

  /** Stop while a letter itself has not gone: `send` ends as `paused`. After that, nothing happens. */
  pause(letter: Letter): void {
    if (this.#outgoing.get(letter)?.request) return
    this.#stop(letter, 'paused')
  }

  /**
   * Give up a letter that has not gone itself, as when its files are chosen again: `send` ends as `cancelled`, and what
   * the server holds of it opens to nobody.
   *
   * @returns whether it is certain that the letter itself does not go
   */
  giveUp(letter: Letter): boolean {
    if (this.#outgoing.get(letter)?.request) return false
    this.#stop(letter, 'cancelled')
    this.#outgoing.delete(letter)
    return true
  }

  #stop(letter: Letter, how: 'paused' | 'cancelled'): void {
    const outgoing = this.#outgoing.get(letter)
    if (outgoing === undefined) return
    outgoing.stopped = how
    if (how === 'paused') outgoing.enclosed?.upload?.pause()
    else outgoing.enclosed?.upload?.cancel()
  }

  #address(letter: Letter, enclosure: Enclosure): Outgoing {
    const receipt = this.#current()
    const outgoing: Outgoing = {
      ...{ letter, receipt, messageId: null, enclosure },
      ...{ enclosed: null, stopped: null, request: null, posted: false },
    }
    this.#outgoing.set(letter, outgoing)
    return outgoing
  }

  /** Have the server hold the blocks of a letter, if it needs any; the letter itself comes after. */
  async #sendBlocks(outgoing: Outgoing): Promise<void> {
    outgoing.enclosed ??= await this.#enclose(outgoing)
    const { upload } = outgoing.enclosed
    if (outgoing.stopped === null) await upload?.run(outgoing.enclosure.onProgress)
    requireWanted(outgoing)
    if (upload?.isDone) {
      const content = { ...outgoing.enclosed.content, manifest: upload.manifest }
      outgoing.enclosed = { ...outgoing.enclosed, content }
    }
    // Weeks may have gone by since: the letter is sealed in the one that a new ticket states.
    if (upload !== undefined) this.#tickets.forget()
  }

  async #enclose({
    letter,
    receipt,
    enclosure,
  }: Outgoing): Promise<NonNullable<Outgoing['enclosed']>> {
    const { content } = letter
    const length = contentLength(namingAll(content, letter.leftOut))
    if (enclosure.files.length === 0 && length <= CONTENT_LIMIT) return { content }
    const encloseLetter = await this.#source.enclose?.()
    if (encloseLetter === undefined) throw new VisitError('too-long')
    // Whether it can be sealed to anybody is known before hours of sending, and again after.
    const { week } = await this.#tickets.rested(this.#placeOf(receipt))
    const { reception } = await this.#readersOf(letter, week)
    return encloseLetter(this.#source, reception.list.instance, content, enclosure)
  }

  /**
   * Open the receipt's page.
   *
   * @param again whether somebody asked for a fresh one; else the page that the visit fetched last
   *   serves, if it is the receipt's
   * @throws VisitError `offline`, `server`, `unverified`
   */
  async read(again = false): Promise<Look> {
    const { address } = await this.#keys(this.#current())
    const { pageBits } = (await this.#load()).list.board
    const { page, fetchedAt } = await online(() =>
      again ? this.#pages.fetch(address, pageBits) : this.#pages.of(address, pageBits),
    )
    const reading = await this.#open(page)
    if (reading.newerList) this.#behind = (await this.#load()).list.version
    return { ...reading, fetchedAt, isLate: reading.sent.some((one) => isLate(one, reading.day)) }
  }

  /** Fetch the receipt's page again, for those who wait for a letter. @throws VisitError */
  async see(): Promise<void> {
    const { address } = await this.#keys(this.#current())
    const { pageBits } = (await this.#load()).list.board
    await online(() => this.#pages.fetch(address, pageBits))
  }

  /** The 16 bytes that blocks are bound to. @throws VisitError */
  async instance(): Promise<Uint8Array> {
    return (await this.#load()).list.instance
  }

  async #load(): Promise<Reception> {
    this.#reception ??= await online(() => loadReception(this.#source))
    return this.#reception
  }

  #current(): ReceiptCode {
    if (this.#receipt === null) throw new Error('no receipt yet')
    return this.#receipt
  }

  /** The same object each time: results that follow from it need not be found again for every page. */
  async #keys(receipt: ReceiptCode): Promise<ReceiptKeys> {
    const { instance } = (await this.#load()).list
    const keys =
      this.#derived.get(receipt) ??
      deriveReceipt(await this.#source.primitives(), instance, receipt)
    this.#derived.set(receipt, keys)
    return keys
  }

  /** Find out beforehand what a letter of a code needs, so that nothing of it falls between two requests. */
  async #prepare(receipt: ReceiptCode): Promise<ReceiptKeys> {
    const keys = await this.#keys(receipt)
    const week = weekAt(this.#source.now())
    this.#arrivals.prepare(await this.#source.primitives(), keys.echoKey, week)
    return keys
  }

  #placeOf(receipt: ReceiptCode): () => Promise<CodePlace> {
    return async () => {
      const { list } = await this.#load()
      return { list, address: (await this.#prepare(receipt)).address }
    }
  }

  /**
   * The reception with the keys of the week that the ticket states, fetched again for every letter: somebody may have
   * written for hours, and no request tells of which kind the letter is, or what was read before it.
   */
  async #receptionOf(week: Week): Promise<Reception> {
    this.#reception = await online(() => loadReception(this.#source, week))
    return this.#reception
  }

  /** Have the receipt's page fetched later. Whether it arrives changes nothing for the letter. */
  async #follow({ letter, receipt }: Outgoing): Promise<void> {
    const { address } = await this.#keys(receipt)
    const last = this.#pages.follow(address, (await this.#load()).list.board.pageBits)
    void last.then(() => this.#arrivals.rest(letter))
  }

  async #open(page: Page): Promise<BoardReading> {
    const p = await this.#source.primitives()
    const { list } = await this.#load()
    return readBoard(p, list, await this.#keys(this.#current()), page)
  }

  async #sendUntilAccepted(outgoing: Posted, seal: Seal): Promise<void> {
    for (let tries = 1; ; tries++) {
      const outcome = await this.#try(outgoing, seal)
      if (outcome === 'accepted') return
      if (outcome === 'full') throw new VisitError('full')
      if (outcome === 'week') outgoing.request = null
      if (outcome !== 'lost') this.#tickets.forget()
      if (tries >= TRIES) throw new VisitError(outcome === 'lost' ? 'offline' : 'server')
      await this.#source.wait(pauseAfter(tries + 1))
    }
  }

  async #try(outgoing: Posted, seal: Seal): Promise<PostOutcome> {
    try {
      const ticket = await this.#tickets.rested(this.#placeOf(outgoing.receipt))
      outgoing.request ??= await seal(ticket)
      outgoing.posted = true
      return await postDrop(this.#source, outgoing.request, ticket)
    } catch (error) {
      if (error instanceof VisitError && error.code === 'server') return 'other'
      throw error
    }
  }

  /** The people to whom a letter can be sealed by the list as it is now. @throws VisitError */
  async #readersOf(letter: Letter, week: Week) {
    const p = await this.#source.primitives()
    const reception = await this.#receptionOf(week)
    const { list } = reception
    const channel = list.channels.find(({ id }) => id === letter.content.channel)
    if (list.version <= this.#behind) throw new VisitError('newer-list')
    if (listExpired(list, today(this.#source))) {
      throw new VisitError(listExpired(list, firstDay(week)) ? 'expired' : 'clock')
    }
    // A thief of the root can name a successor: nothing is sealed to that one's list unseen.
    const known = [this.#source.root, letter.newRoot]
    if (!known.includes(fingerprint(p, list.root))) throw new VisitError('new-root')
    const recipients = recipientsFor(p, reception, letter)
    if (recipients.length === 0) throw new VisitError('closed')
    const isOther = channel !== undefined && rowSince(list, channel) > letter.listVersion
    const isAlone = this.#together.has(letter.content.channel) && channel?.together === undefined
    const isShown = recipients.every(({ member }) => letter.shown.includes(member.id))
    if (isOther || isAlone || !isShown) {
      throw new VisitError('readers-changed')
    }
    return { reception, recipients }
  }

  async #seal(outgoing: Outgoing, ticket: Ticket): Promise<Uint8Array> {
    const { letter, receipt } = outgoing
    const { random } = this.#source
    outgoing.messageId ??= random(SIZE.messageId)
    const { messageId } = outgoing
    const p = await this.#source.primitives()
    const { reception, recipients } = await this.#readersOf(letter, ticket.week)
    const { list } = reception
    const { kind, leftOut } = letter
    const written = outgoing.enclosed?.content ?? letter.content
    const content = kind === 'report' ? namingLeftOut(list, written, leftOut) : written
    if (contentLength(content) > CONTENT_LIMIT) throw new VisitError('too-long')
    const keys = await this.#keys(receipt)
    // derived for all, so that a letter to custodians takes no less work
    const boardKey = keys.boardKey(ticket.week)
    const name = this.#arrivals.draw(p, random, keys.echoKey, ticket.week)
    const draft: DropDraft = {
      kind,
      content,
      messageId,
      day: dayOf(this.#source.now()),
      ...name,
      reference: keys.reference,
      address: keys.address,
      boardKey: isForCustodians(kind, content) ? null : boardKey,
      signer: keys.signer,
      listHash: list.hash,
      textsHash: letter.textsHash,
    }
    const echo = echoOf(p, random, list, keys.echoKey, name, choiceOf(letter, list, recipients))
    const seed = asSignSeed(keys.signSeed)
    requireWanted(outgoing)
    this.#arrivals.expect(letter, keys.echoKey, name)
    const how = openersOf(letter, list)
    return sealDrop(p, random, list.instance, draft, recipients, seed, echo, how).request
  }
}

/**
 * A report as it is sealed: in addition to the people whom it names already, it names all whom its reporter leaves out
 * and who are no members of its channel, such as substitutes, custodians and auditors. Its recipients do not show them:
 * they perhaps only did not have to step in, or are never sealed to. PROTOCOL.md section 9
 *
 * @param leftOut member ids
 */
export function namingLeftOut(
  { channels }: Pick<KeyList, 'channels'>,
  content: ReporterContent,
  leftOut: readonly string[],
): ReporterContent {
  const channel = channels.find(({ id }) => id === content.channel)
  const unseen = leftOut.filter((id) => !channel?.members.includes(id)).sort()
  const named = [content.answers['left-out'] ?? []].flat()
  return naming(content, [...named, ...unseen])
}

/** The longest that a report can be, whatever list it is sealed by: naming all who are left out. */
export function namingAll(content: ReporterContent, leftOut: readonly string[]): ReporterContent {
  return naming(content, [content.answers['left-out'] ?? [], ...leftOut].flat())
}

function naming(content: ReporterContent, ids: readonly string[]): ReporterContent {
  const out = new Set(ids)
  if (out.size === 0) return content
  return { ...content, answers: { ...content.answers, 'left-out': [...out] } }
}
