import { dayKeys, pageOf } from '../../../../crypto/board/page.ts'
import {
  type OpenedSlot,
  sealSlot,
  slotDisposal,
  slotId,
  veilKey,
} from '../../../../crypto/board/slot.ts'
import { dayOf, type Week, weekOf } from '../../../../crypto/days/calendar.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { DesiredBoard, DesiredSlot } from '../../model/board/board.ts'
import { type FoundSlot, placeOf, tryOpen } from '../../model/board/found-slots.ts'
import type { Epoch } from '../../model/log/stream.ts'
import { postSlot, removeSlot, type WriteOutcome } from '../post/staff.ts'
import type { BoardStaff } from './board-pages.ts'

/** A slot with less left is posted again. */
const MIN_WEEKS = 4

/** A slot to be written. */
export interface Placement {
  readonly kind: 'place'
  readonly board: DesiredBoard
  readonly slot: DesiredSlot
  /** The slot that it replaces. */
  readonly there: FoundSlot | null
  /** It stands there already, and is written to stay as long as the other parts. */
  readonly isRight: boolean
}

/** One step that brings a board nearer to the wanted state. */
export type BoardStep = Placement | { readonly kind: 'remove'; readonly there: FoundSlot }

export function isOn(board: DesiredBoard, { key }: Pick<FoundSlot, 'key'>): boolean {
  return equal(key.key, board.key.key)
}

/** Whether it lies where it should: on the newest board, under the epoch that runs. */
export function isRunning(board: DesiredBoard, one: Pick<FoundSlot, 'key' | 'epoch'>): boolean {
  return isOn(board, one) && equal(one.epoch.key, board.epoch.key)
}

/**
 * Perform the steps. If the page has no room, a new slot takes the place of one that is to go. A slot without a
 * place waits, and the other steps go on: a person who fills a page must not keep a case under an epoch whose key
 * they still have. A slot of an ended epoch that somebody else overwrites does not stop the new slot beside it.
 *
 * @returns `full` or `quota` if something waits
 */
export async function perform(
  staff: BoardStaff,
  steps: readonly BoardStep[],
): Promise<WriteOutcome> {
  const going = new Going(steps)
  const waiting: DesiredSlot[] = []
  let refusal: WriteOutcome | null = null
  for (const planned of steps) {
    const step = planned.kind === 'place' ? withoutWaiting(staff, planned, waiting) : null
    if (step === null) continue
    // A page that refused one slot refuses all others too.
    const known: WriteOutcome | null = step.there === null && going.isEmpty ? refusal : null
    const outcome: WriteOutcome = known ?? (await settle(staff, step, going))
    if (isRefused(outcome)) {
      refusal = refusal === 'full' ? refusal : outcome
      waiting.push(step.slot)
    } else if (outcome !== 'accepted') return outcome
  }
  for (const there of going.left) {
    const outcome = await remove(staff, there)
    if (outcome !== 'accepted' && outcome !== 'absent' && !going.isOld(there)) return outcome
  }
  return refusal ?? 'accepted'
}

/** Write one slot: over the slot that lies there, else beside it, else over a slot that is to go. */
async function settle(staff: BoardStaff, step: Placement, going: Going): Promise<WriteOutcome> {
  const there = step.there ?? unseenAt(staff, step)
  let outcome = await place(staff, step, there)
  const isElsewhere = there !== null && !isRunning(step.board, there)
  const again = isElsewhere && outcome === 'conflict' ? nowAt(staff, there) : null
  if (again !== null) outcome = await place(staff, step, again)
  if (isElsewhere && (outcome === 'conflict' || isRefused(outcome))) {
    if (step.there !== null) going.strand(step.there)
    if (outcome === 'conflict') outcome = await place(staff, step, null)
  }
  const donor = isRefused(outcome) && (there === null || isElsewhere) ? going.take(step.slot) : null
  if (donor === null) return outcome
  outcome = await place(staff, step, donor)
  if (outcome !== 'accepted') going.strand(donor)
  return outcome
}

/** Stands for a slot that no page showed, where something may lie. */
export const NONE = new Uint8Array(SIZE.slot)

/**
 * The place where a colleague may have written a slot before the epoch ended and after the last build. It is
 * moved as well, or a reader would see two. The server says what lies there.
 */
function unseenAt(staff: BoardStaff, { board, slot: { number } }: Placement): FoundSlot | null {
  const { key, ended } = board
  if (ended === null) return null
  const id = slotId(staff.primitives, ended.key, key.week, number)
  if (staff.board.isElsewhere(id, NONE)) return null
  return { key, epoch: ended, number, sealed: staff.board.saidAt(id) ?? NONE }
}

/** Slots that are to go from a board, and can give their places to new ones. */
class Going {
  /** Under numbers that are not wanted, or on older boards. */
  readonly #found: FoundSlot[]
  /** Slots that are to go in any case. */
  readonly #stranded: FoundSlot[] = []
  /** Kept for number 0 until it stands: a board without it shows nothing at all. */
  #reserved: FoundSlot | null

  constructor(steps: readonly BoardStep[]) {
    this.#found = steps.flatMap((step) => (step.kind === 'remove' ? [step.there] : []))
    const first = steps.find((one) => one.kind === 'place' && one.slot.number === 0)
    const isThere =
      first?.there !== null && first?.kind === 'place' && isRunning(first.board, first.there)
    const wanted = first !== undefined && !isThere
    this.#reserved = wanted ? (this.#found.find(({ number }) => number === 0) ?? null) : null
  }

  /** @returns a slot that gives its place; null if none is left */
  take({ number }: DesiredSlot): FoundSlot | null {
    const free = this.#found.filter((one) => one !== this.#reserved)
    const taken = (number === 0 ? this.#reserved : null) ?? free.at(-1) ?? null
    if (taken === null) return null
    this.#found.splice(this.#found.indexOf(taken), 1)
    if (taken === this.#reserved) this.#reserved = null
    return taken
  }

  get isEmpty(): boolean {
    return this.#found.length === 0
  }

  /** A slot that could give no place is to go all the same. */
  strand(one: FoundSlot): void {
    this.#stranded.push(one)
  }

  /** Slots that are removed at the end. */
  get left(): readonly FoundSlot[] {
    return [...this.#stranded, ...this.#found]
  }

  /** Whether an excluded member can still write there, so that another slot may lie there by now. */
  isOld(one: FoundSlot): boolean {
    return this.#stranded.includes(one)
  }
}

/**
 * Number 0 speaks of messages that stand there whole, so that a reader misses nothing. If other parts of the
 * status wait, it tells the status without its text.
 *
 * @returns null if it says so already, and for parts that are right while others of the same message wait
 */
function withoutWaiting(
  staff: BoardStaff,
  step: Placement,
  waiting: readonly DesiredSlot[],
): Placement | null {
  const { slot, there } = step
  const waits = isAmong(waiting)
  if (step.isRight && slot.number !== 0 && waits(slot)) return null
  if (slot.number !== 0 || waiting.length === 0) return step
  const { board, slot: own } = toldWithout(step.board, slot, waiting)
  const isThere = there !== null && isRunning(board, there)
  const stands = isThere && authorIfDesired(staff, board, own, there) !== null
  return stands ? null : { ...step, board, slot: own }
}

/**
 * Number 0 without messages that do not stand there whole; if a part of the status is missing, with the brief
 * status.
 */
export function toldWithout(
  desired: DesiredBoard,
  slot: DesiredSlot,
  without: readonly DesiredSlot[],
): Pick<Placement, 'board' | 'slot'> {
  const isGone = isAmong(without)
  const gone = desired.slots.filter((one) => one.number !== 0 && isGone(one))
  const live = gone.reduce((bits, { number }) => bits & ~(1 << number), desired.live)
  const board = { ...desired, live }
  return { board, slot: isGone(slot) ? { ...slot, parts: 1, text: board.brief } : slot }
}

function isAmong(some: readonly DesiredSlot[]) {
  return ({ messageId }: DesiredSlot) => some.some((one) => equal(one.messageId, messageId))
}

/** Whether the page, or the desk's share of it, accepts no further slot. */
export function isRefused(outcome: string): outcome is 'full' | 'quota' {
  return outcome === 'full' || outcome === 'quota'
}

/** The disposal key and the hash that a desk sends to overwrite or remove a slot. */
function replaced({ primitives: p }: BoardStaff, { key, epoch, number, sealed }: FoundSlot) {
  return {
    disposal: slotDisposal(p, epoch.key, key.week, number),
    hash: p.hash(32, null, sealed),
  }
}

function idOf(
  { primitives: p }: BoardStaff,
  { key, epoch }: { readonly key: FoundSlot['key']; readonly epoch: Epoch },
  number: number,
): Uint8Array {
  return slotId(p, epoch.key, key.week, number)
}

/** The same place with the slot that the server says lies there; null if that is the same slot, or none. */
export function nowAt(staff: BoardStaff, there: FoundSlot): FoundSlot | null {
  const sealed = staff.board.saidAt(idOf(staff, there, there.number))
  return sealed === null || equal(sealed, there.sealed) ? null : { ...there, sealed }
}

/** Take a slot off the board. @returns `conflict` if another lies there, which is known from then on */
export async function remove(staff: BoardStaff, there: FoundSlot): Promise<WriteOutcome> {
  const { board } = staff
  const id = idOf(staff, there, there.number)
  const { outcome, row } = await removeSlot(staff, id, replaced(staff, there))
  if (outcome === 'conflict') board.noteElsewhere(id, there.sealed)
  if (row !== null) board.note(id, row.sealed)
  if (outcome === 'accepted' || outcome === 'absent') {
    board.note(id, null)
    board.noteGone(id, there.sealed)
  }
  return outcome
}

/** @returns the member id of the slot's author; null if the slot does not hold what it should */
export function authorIfDesired(
  staff: BoardStaff,
  board: DesiredBoard,
  slot: DesiredSlot,
  there: FoundSlot,
): string | null {
  const opened = tryOpen(staff.primitives, staff.list, there)
  const desired =
    opened !== null &&
    isLasting(opened, weekOf(dayOf(staff.now()))) &&
    opened.kind === slot.kind &&
    equal(opened.messageId, slot.messageId) &&
    opened.part === slot.part &&
    opened.parts === slot.parts &&
    equal(opened.text, slot.text) &&
    opened.positions === board.positions &&
    // Only number 0 must tell the current live numbers: the others need not follow every change.
    (slot.number !== 0 || opened.live === board.live)
  return desired ? opened.author.id : null
}

/**
 * Whether the server shows a slot for weeks to come, by what its author says. A clock may be ahead by the turn of
 * a week; a week further ahead is made up.
 */
function isLasting({ written }: OpenedSlot, now: Week): boolean {
  return written <= now + 1 && written + LIMIT.slotWeeks - now >= MIN_WEEKS
}

async function place(
  staff: BoardStaff,
  { board, slot }: Placement,
  there: FoundSlot | null,
): Promise<WriteOutcome> {
  const { primitives: p, random, signer, list } = staff
  const { key, generation, positions, live } = board
  const { number, ...part } = slot
  const today = dayOf(staff.now())
  const week = weekOf(today)
  const { pageBits } = list.board
  const sealed = sealSlot(p, random, placeOf(list, key, number), signer, {
    ...part,
    listVersion: list.version,
    positions,
    live,
    generation,
    written: week,
  })
  const id = idOf(staff, board, number)
  const from = there && idOf(staff, there, there.number)
  const { outcome, row } = await postSlot(staff, from, {
    id,
    pageBits,
    page: pageOf(key.address, pageBits),
    sealed,
    days: dayKeys(p, veilKey(p, key.key, week, number), week, today),
    weeks: Array.from({ length: LIMIT.slotWeeks - 1 }, (_, i) => {
      const coming = week + 1 + i
      return { week: coming, veil: veilKey(p, key.key, coming, number) }
    }),
    replaced: there && replaced(staff, there),
  })
  const pages = staff.board
  if (outcome === 'accepted') {
    if (from !== null && there !== null) {
      pages.note(from, null)
      pages.noteGone(from, there.sealed)
    }
    pages.note(id, sealed)
  } else if (outcome === 'conflict') {
    if (from !== null && there !== null) pages.noteElsewhere(from, there.sealed)
    // The server names the first of the two ids, new and old, that holds a slot.
    const isHere = row !== null && equal(row.id, id)
    if (!isHere) pages.note(id, null)
    if (row !== null) pages.note(row.id, row.sealed)
    else if (from !== null) pages.note(from, null)
  }
  return outcome
}
