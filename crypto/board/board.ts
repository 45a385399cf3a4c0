import { type Day, type Week, weekOf } from '../days/calendar.ts'
import type { SlotContent, SlotKind } from '../entries/content.ts'
import type { Member, VerifiedKeyList } from '../keys/keylist.ts'
import {
  decodeReadingStatement,
  reporterName,
  type Standing,
  standingOf,
} from '../keys/reading-statement.ts'
import type { ReceiptKeys } from '../keys/receipt.ts'
import { equal, toHex } from '../primitives/bytes.ts'
import { orNull } from '../primitives/errors.ts'
import { encodeJson } from '../primitives/json.ts'
import { kdf } from '../primitives/kdf.ts'
import { LABEL, LIMIT } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import type { Choice } from './choice.ts'
import { type Page, rowsByTag, rowsUnder } from './page.ts'
import { readSent, type SentLetter } from './sent.ts'
import { joinMessage, type OpenedSlot, openSlot, type SlotPlace, veilKey } from './slot.ts'

/** A whole message from the reception. */
export interface BoardMessage {
  readonly messageId: Uint8Array
  readonly kind: SlotKind
  readonly author: Member
  readonly content: SlotContent
}

/** All that a code finds on a page. */
export interface BoardReading {
  readonly day: Day
  /** Letters of this code that the server holds, oldest week first; empty if no echo shows. */
  readonly sent: readonly SentLetter[]
  /** The people whom its reporter left out; null if the reporter has to be asked. See `SentLetters` */
  readonly choice: Choice | null
  /** Ids of members whom a letter of this code leaves out: their slots are ignored. */
  readonly leftOut: readonly string[]
  /** Ids of members whom every such letter leaves out. */
  readonly alwaysLeftOut: readonly string[]
  /** The case's status; null while no slot is there, or if it is contested or of an older board. */
  readonly status: BoardMessage | null
  /** Everything else, in no order: sort by `content.day`. */
  readonly messages: readonly BoardMessage[]
  /**
   * Bit i: position i reads, as one author states; null while no slot is there, 0 if that is contested. It
   * decides nothing by itself: see `lettersGoTo`.
   */
  readonly positions: number | null
  /** The proof of the statements in number 0; empty if there is no status. */
  readonly standing: Standing
  /** Something that should be there is missing or does not open, or two members contradict each other. */
  readonly incomplete: boolean
  /** The status is of a newer key list than the one in hand: do not seal to this one. */
  readonly newerList: boolean
}

/**
 * Look for everything that a code can open on a page. Needs nothing but the page. PROTOCOL.md
 * section 12
 */
export function readBoard(
  p: Primitives,
  list: VerifiedKeyList,
  receipt: ReceiptKeys,
  page: Page,
): BoardReading {
  const { isBehind, ...letters } = readSent(p, list, receipt, page)
  // A member who was left out may have obtained the board key.
  const authors = list.members.filter(({ id }) => !letters.leftOut.includes(id))
  const found = openSlots(p, { ...list, members: authors }, receipt, page)
  const { messages, whole } = joinParts(found.slots)
  const firsts = found.slots.filter(({ number }) => number === 0)
  const [first] = firsts
  // Members who contradict each other can also lie about the status and the readers: then neither is shown.
  // If number 0 of a newer board does not open, neither is shown either: a released member can have written
  // this board.
  const isContested = found.isOlder || differ(firsts)
  const isStatus = ({ messageId }: BoardMessage) =>
    !isContested && equal(messageId, first?.messageId ?? NONE)
  const status = messages.find(isStatus) ?? null
  return {
    day: page.day,
    ...letters,
    sent: letters.sent.map((one) => withAnswer(one, letters.sent, found.week)),
    status,
    standing: standingIn(p, { ...list, members: authors }, receipt, status),
    messages: messages.filter((message) => !isStatus(message)),
    positions: isContested ? 0 : (first?.positions ?? null),
    incomplete: found.broken || !whole,
    // One of several authors who agree can have invented the version, so all of them must state it.
    newerList:
      isBehind ||
      (!isContested && firsts.length > 0 && firsts.every((one) => one.listVersion > list.version)),
  }
}

const NONE = new Uint8Array(0)

/** @param list without members who were left out: nothing that they say counts */
function standingIn(
  p: Primitives,
  list: Pick<VerifiedKeyList, 'instance' | 'members'>,
  { signer }: Pick<ReceiptKeys, 'signer'>,
  status: BoardMessage | null,
): Standing {
  const reporter = reporterName(p, signer)
  const said = status?.content.statements ?? []
  const statements = said.flatMap((one) => decodeReadingStatement(reporter, one) ?? [])
  return standingOf(p, list, statements)
}

/**
 * Only who opened a letter of a week knows the key of that week's board.
 *
 * @param answered week of the board on which the reception writes; null if it writes nowhere
 */
function withAnswer(
  letter: SentLetter,
  sent: readonly SentLetter[],
  answered: Week | null,
): SentLetter {
  if (letter.week !== answered) return letter
  const isAlone = sent.filter(({ week }) => week === letter.week).length === 1
  return { ...letter, answered: isAlone ? 'alone' : 'among' }
}

interface FoundSlots {
  readonly slots: readonly OpenedSlot[]
  /** Something is missing, does not open, or is contested. */
  readonly broken: boolean
}

interface FoundBoard extends FoundSlots {
  /** A newer board has a number 0, and it does not open. */
  readonly isOlder: boolean
  /** The week of the board; null if none opens. */
  readonly week: Week | null
}

/**
 * The live slots of the newest board whose number 0 opens; number 0 says which numbers are live. A desk moves
 * all slots before it writes number 0 there. A slot that is left on an older board may be by somebody who
 * never got the newer one.
 */
function openSlots(
  p: Primitives,
  list: VerifiedKeyList,
  receipt: ReceiptKeys,
  page: Page,
): FoundBoard {
  const rows = rowsByTag(page)
  const now = weekOf(page.day)
  let isOlder = false
  for (let week = now; week > now - LIMIT.boardWeeks; week--) {
    const board = receipt.board(week)
    const at = { instance: list.instance, signer: receipt.signer, board, week }
    const first = slotsAt(p, list, { ...at, number: 0 }, page, rows)
    if (first.slots.length === 0) {
      isOlder ||= first.broken
      continue
    }
    const slots = [...first.slots]
    let broken = isOlder || first.broken
    const live = first.slots.reduce((bits, slot) => bits | slot.live, 0)
    for (let number = 1; number < LIMIT.slotNumbers; number++) {
      if ((live >> number) % 2 === 0) continue
      const other = slotsAt(p, list, { ...at, number }, page, rows)
      broken ||= other.broken || other.slots.length === 0
      slots.push(...other.slots)
    }
    return { slots, broken, isOlder, week }
  }
  return { slots: [], broken: isOlder, isOlder, week: null }
}

/**
 * The slots that a page shows under one number. If one author has several, the highest generation counts, so
 * that nobody restores an overwritten slot. If authors contradict each other, all are given: a page cannot
 * tell which members of the reception may write there.
 *
 * @param rows of the page: `rowsByTag`
 * @returns the newest of each author, the highest generation first; broken: something does not open, authors
 *   contradict, or nothing tells which slot of one author is the newest
 */
export function slotsAt(
  p: Primitives,
  list: VerifiedKeyList,
  place: SlotPlace,
  page: Page,
  rows: ReadonlyMap<string, Uint8Array>,
): FoundSlots {
  const veil = veilKey(p, place.board, weekOf(page.day), place.number)
  const found = rowsUnder(p, page, rows, kdf(p, veil, LABEL.day, page.day))
  const opened = found.flatMap(
    (sealed) => (sealed && orNull(() => openSlot(p, list, place, sealed))) ?? [],
  )
  const order = (a: OpenedSlot, b: OpenedSlot) =>
    b.generation - a.generation || b.listVersion - a.listVersion
  const newest: OpenedSlot[] = []
  let isTied = false
  for (const slot of opened.sort(order)) {
    const own = newest.find(({ author }) => author.id === slot.author.id)
    if (own === undefined) newest.push(slot)
    else isTied ||= order(own, slot) === 0 && !isSame(own, slot)
  }
  const isUnreadable = newest.length === 0 && found.length > 0
  return { slots: newest, broken: differ(newest) || isTied || isUnreadable }
}

/** Whether slots of one number contradict each other. */
function differ([first, ...others]: readonly OpenedSlot[]): boolean {
  return first !== undefined && others.some((one) => !isSame(first, one))
}

/** Whether two slots of one number say the same, by whichever author: number 0 also names readers. */
function isSame(a: OpenedSlot, b: OpenedSlot): boolean {
  const isSaid = a.kind === b.kind && equal(a.messageId, b.messageId) && equal(a.text, b.text)
  const isPlaced = a.part === b.part && a.parts === b.parts
  const isNamed = a.number !== 0 || (a.positions === b.positions && a.live === b.live)
  return isSaid && isPlaced && isNamed
}

/**
 * Join the parts of each message, author by author. A message that several authors state becomes one message.
 * A message with missing parts is omitted, unless another author has all parts.
 */
function joinParts(slots: readonly OpenedSlot[]): { messages: BoardMessage[]; whole: boolean } {
  const groups = new Map<string, OpenedSlot[]>()
  for (const slot of slots) {
    const key = `${slot.author.id} ${toHex(slot.messageId)}`
    groups.set(key, [...(groups.get(key) ?? []), slot])
  }
  const joined = [...groups.values()].map((group) => ({ group, message: joinGroup(group) }))
  const all = joined.flatMap(({ group, message }) => (message ? [{ group, message }] : []))
  const isSaid = (one: OpenedSlot) =>
    all.some(({ group }) =>
      group.some((other) => one.number === other.number && isSame(one, other)),
    )
  const whole = joined.every(({ group, message }) => message !== null || group.every(isSaid))
  const messages: BoardMessage[] = []
  for (const { message } of all) {
    if (!messages.some((one) => tellsTheSame(one, message))) messages.push(message)
  }
  return { messages, whole }
}

function tellsTheSame(a: BoardMessage, b: BoardMessage): boolean {
  const isOne = a.kind === b.kind && equal(a.messageId, b.messageId)
  return isOne && equal(encodeJson(a.content), encodeJson(b.content))
}

function joinGroup(group: readonly OpenedSlot[]): BoardMessage | null {
  const [first] = group
  if (first === undefined) return null
  const parts = Array.from({ length: first.parts }, (_, i) => group.find((slot) => slot.part === i))
  const texts = parts.flatMap((slot) => (slot === undefined ? [] : [slot.text]))
  if (texts.length !== first.parts) return null
  const content = orNull(() => joinMessage(texts))
  const { messageId, kind, author } = first
  return content && { messageId, kind, author, content }
}
