import { equal, toHex } from './bytes.ts'
import { type Day, type Week, weekOf } from './calendar.ts'
import type { SlotContent, SlotKind } from './content.ts'
import { echoDayKey, firstEcho, nextEcho } from './echo.ts'
import { CryptoError } from './errors.ts'
import { kdf } from './kdf.ts'
import type { Member, VerifiedKeyList } from './keylist.ts'
import { LABEL, LIMIT } from './labels.ts'
import { type Page, pageTag } from './page.ts'
import type { Primitives } from './primitives.ts'
import type { ReceiptKeys } from './receipt.ts'
import { joinMessage, type OpenedSlot, openSlot, veilKey } from './slot.ts'

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
  /** The weeks in which drops of this code came in, oldest first; empty where no echo shows. */
  readonly sentWeeks: readonly Week[]
  /** The case's status; null while no slot is there. */
  readonly status: BoardMessage | null
  /** Everything else, in no order: sort by `content.day`. */
  readonly messages: readonly BoardMessage[]
  /** Bit i: the report was sealed to position i; null while no slot is there. */
  readonly positions: number | null
  /** Something that was there when the status was written is missing or does not open. */
  readonly incomplete: boolean
  /** The reception knows a newer key list than the one in hand: do not seal to this one. */
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
  const found = openSlots(p, list, receipt, page)
  const { messages, whole } = joinParts(found.slots)
  const first = found.slots.find((slot) => slot.number === 0)
  const status = messages.find((message) => equal(message.messageId, first?.messageId ?? NONE))
  const live = first?.live ?? 0
  const numbers = new Set(found.slots.map((slot) => slot.number))
  const missing = Array.from({ length: LIMIT.slotNumbers }, (_, i) => i).some(
    (number) => (live >> number) % 2 === 1 && !numbers.has(number),
  )
  return {
    day: page.day,
    sentWeeks: findEchoes(p, receipt, page),
    status: status ?? null,
    messages: messages.filter((message) => message !== status),
    positions: first?.positions ?? null,
    incomplete: found.broken || missing || !whole,
    newerList: found.slots.some((slot) => slot.listVersion > list.version),
  }
}

const NONE = new Uint8Array(0)

function findEchoes(p: Primitives, receipt: ReceiptKeys, page: Page): Week[] {
  const tags = new Set(page.echoes.map(toHex))
  const now = weekOf(page.day)
  const weeks: Week[] = []
  for (let sealed = now - LIMIT.echoWeeks + 1; sealed <= now; sealed++) {
    let echo = firstEcho(p, receipt.echoKey, sealed)
    for (let week = sealed; week < now; week++) echo = nextEcho(p, echo)
    if (tags.has(toHex(pageTag(p, echoDayKey(p, echo, page.day), page.echoNonce))))
      weeks.push(sealed)
  }
  return weeks
}

interface FoundSlots {
  readonly slots: OpenedSlot[]
  /** A slot was there and did not open. */
  readonly broken: boolean
}

/** Number 0 is live while any slot of its B is: only where it shows are the others looked for. */
function openSlots(
  p: Primitives,
  list: VerifiedKeyList,
  receipt: ReceiptKeys,
  page: Page,
): FoundSlots {
  const rows = new Map(page.slots.map((row) => [toHex(row.tag), row.veiled]))
  const now = weekOf(page.day)
  const slots: OpenedSlot[] = []
  let broken = false
  for (let week = now; week > now - LIMIT.boardWeeks; week--) {
    const boardKey = receipt.boardKey(week)
    for (let number = 0; number < LIMIT.slotNumbers; number++) {
      const veil = veilKey(p, boardKey, now, number)
      const key = kdf(p, veil, LABEL.day, page.day)
      const veiled = rows.get(toHex(pageTag(p, key, page.nonce)))
      if (veiled === undefined) {
        if (number === 0) break
        continue
      }
      const sealed = p.aeadOpen(key, page.nonce, NONE, veiled)
      const place = { instance: list.instance, address: receipt.address, boardKey, week, number }
      const slot = sealed === null ? null : tryOpen(p, list, place, sealed)
      if (slot === null) broken = true
      else slots.push(slot)
    }
  }
  return { slots, broken }
}

function tryOpen(
  p: Primitives,
  list: VerifiedKeyList,
  place: Parameters<typeof openSlot>[2],
  sealed: Uint8Array,
): OpenedSlot | null {
  try {
    return openSlot(p, list, place, sealed)
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}

/** Put the parts of each message together; a message whose parts are not all there is left out. */
function joinParts(slots: readonly OpenedSlot[]): { messages: BoardMessage[]; whole: boolean } {
  const groups = new Map<string, OpenedSlot[]>()
  for (const slot of slots) {
    const key = toHex(slot.messageId)
    groups.set(key, [...(groups.get(key) ?? []), slot])
  }
  const messages: BoardMessage[] = []
  let whole = true
  for (const group of groups.values()) {
    const message = joinGroup(group)
    if (message === null) whole = false
    else messages.push(message)
  }
  return { messages, whole }
}

function joinGroup(group: readonly OpenedSlot[]): BoardMessage | null {
  const [first] = group
  if (first === undefined) return null
  const parts = Array.from({ length: first.parts }, (_, i) => group.find((slot) => slot.part === i))
  const texts = parts.flatMap((slot) =>
    slot !== undefined && slot.author.id === first.author.id ? [slot.text] : [],
  )
  if (texts.length !== first.parts) return null
  try {
    const content = joinMessage(texts)
    return { messageId: first.messageId, kind: first.kind, author: first.author, content }
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}
