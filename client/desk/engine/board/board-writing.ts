import { dayKeys, pageOf } from '../../../../crypto/board/page.ts'
import {
  type OpenedSlot,
  sealSlot,
  slotDisposal,
  slotId,
  veilKey,
} from '../../../../crypto/board/slot.ts'
import { dayOf, type Week, weekOf } from '../../../../crypto/days/calendar.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
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
  /** What it takes the place of. */
  readonly there: FoundSlot | null
  /** It stands there already, and is written to stay as long as the other parts. */
  readonly isRight: boolean
}

/** What brings a board nearer to what it should be. */
export type BoardStep = Placement | { readonly kind: 'remove'; readonly there: FoundSlot }

export function isOn(board: DesiredBoard, { key }: Pick<FoundSlot, 'key'>): boolean {
  return equal(key.key, board.key.key)
}

/** Whether it lies where it should: on the newest board, under the epoch that runs. */
export function isRunning(board: DesiredBoard, one: Pick<FoundSlot, 'key' | 'epoch'>): boolean {
  return isOn(board, one) && equal(one.epoch.key, board.epoch.key)
}

/**
 * Where the page takes no more, what is to go gives its place to what is new; what finds none waits, and
 * the rest goes on: whoever fills a page must not keep a case where they can still write. Nor does
 * somebody who is quicker at what an ended epoch left keep up what is written beside it.
 *
 * @returns `full` or `quota` where something waits
 */
export async function perform(
  staff: BoardStaff,
  list: VerifiedKeyList,
  steps: readonly BoardStep[],
): Promise<WriteOutcome> {
  const going = new Going(steps)
  const waiting: DesiredSlot[] = []
  let refusal: WriteOutcome | null = null
  for (const planned of steps) {
    const step = planned.kind === 'place' ? withoutWaiting(staff, list, planned, waiting) : null
    if (step === null) continue
    // A page that took one no more takes no other either.
    const known: WriteOutcome | null = step.there === null && going.isEmpty ? refusal : null
    const outcome: WriteOutcome = known ?? (await settle(staff, list, step, going))
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

/** Write one slot: in the place of what lies there, else beside it, else in the place of what is to go. */
async function settle(
  staff: BoardStaff,
  list: VerifiedKeyList,
  step: Placement,
  going: Going,
): Promise<WriteOutcome> {
  const there = step.there ?? unseenAt(staff, step)
  let outcome = await place(staff, list, step, there)
  const isElsewhere = there !== null && !isRunning(step.board, there)
  const again = isElsewhere && outcome === 'conflict' ? nowAt(staff, there) : null
  if (again !== null) outcome = await place(staff, list, step, again)
  if (isElsewhere && (outcome === 'conflict' || isRefused(outcome))) {
    if (step.there !== null) going.strand(step.there)
    if (outcome === 'conflict') outcome = await place(staff, list, step, null)
  }
  const donor = isRefused(outcome) && (there === null || isElsewhere) ? going.take(step.slot) : null
  if (donor === null) return outcome
  outcome = await place(staff, list, step, donor)
  if (outcome !== 'accepted') going.strand(donor)
  return outcome
}

/** Stands for a slot that no page showed, where something may lie. */
export const NONE = new Uint8Array(SIZE.slot)

/**
 * The place where a slot may lie that a colleague wrote before the epoch ended, and after the last build: it is moved
 * as well, or a reader would see two. The server says what lies there.
 */
function unseenAt(staff: BoardStaff, { board, slot: { number } }: Placement): FoundSlot | null {
  const { key, ended } = board
  if (ended === null) return null
  const id = slotId(staff.primitives, ended.key, key.week, number)
  if (staff.board.isElsewhere(id, NONE)) return null
  return { key, epoch: ended, number, sealed: staff.board.saidAt(id) ?? NONE }
}

/** What is to go from a board, and can give its place to what is new. */
class Going {
  /** Under numbers that are not wanted, or on older boards. */
  readonly #found: FoundSlot[]
  /** What is to go whatever becomes of the rest. */
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

  /** Whose place a slot takes; null where nothing is left to give. */
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

  /** It gave no place: it goes all the same. */
  strand(one: FoundSlot): void {
    this.#stranded.push(one)
  }

  /** What goes at the end. */
  get left(): readonly FoundSlot[] {
    return [...this.#stranded, ...this.#found]
  }

  /** Whether somebody who was let go can still write there, so that it may be another by now. */
  isOld(one: FoundSlot): boolean {
    return this.#stranded.includes(one)
  }
}

/**
 * Number 0 speaks of messages that stand there whole, so that a reader misses nothing. Where other parts
 * of the status wait, it tells the status without its text.
 *
 * @returns null where it says so already, and for parts that are right while others of theirs wait
 */
function withoutWaiting(
  staff: BoardStaff,
  list: VerifiedKeyList,
  step: Placement,
  waiting: readonly DesiredSlot[],
): Placement | null {
  const { slot, there } = step
  const waits = isAmong(waiting)
  if (step.isRight && slot.number !== 0 && waits(slot)) return null
  if (slot.number !== 0 || waiting.length === 0) return step
  const { board, slot: own } = toldWithout(step.board, slot, waiting)
  const isThere = there !== null && isRunning(board, there)
  const stands = isThere && authorIfDesired(staff, list, board, own, there) !== null
  return stands ? null : { ...step, board, slot: own }
}

/** Number 0 without messages that do not stand there whole; without a part of the status, it tells that in brief. */
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

/** Whether the page, or the desk's share of it, takes no more. */
export function isRefused(outcome: string): outcome is 'full' | 'quota' {
  return outcome === 'full' || outcome === 'quota'
}

/** What a desk shows to overwrite or remove a slot. */
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

/** The same place with what the server says lies there; null where that is the same, or nothing. */
export function nowAt(staff: BoardStaff, there: FoundSlot): FoundSlot | null {
  const sealed = staff.board.saidAt(idOf(staff, there, there.number))
  return sealed === null || equal(sealed, there.sealed) ? null : { ...there, sealed }
}

/** Take a slot off the board. @returns `conflict` where another lies there, which is known from then on */
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

/** @returns the member id of who wrote what the number should hold; null where it holds another thing */
export function authorIfDesired(
  staff: BoardStaff,
  list: VerifiedKeyList,
  board: DesiredBoard,
  slot: DesiredSlot,
  there: FoundSlot,
): string | null {
  const opened = tryOpen(staff.primitives, list, there)
  const desired =
    opened !== null &&
    isLasting(opened, weekOf(dayOf(staff.now()))) &&
    opened.kind === slot.kind &&
    equal(opened.messageId, slot.messageId) &&
    opened.part === slot.part &&
    opened.parts === slot.parts &&
    equal(opened.text, slot.text) &&
    opened.positions === board.positions &&
    // Only number 0 is asked which numbers are live: the others need not follow every change.
    (slot.number !== 0 || opened.live === board.live)
  return desired ? opened.author.id : null
}

/**
 * Whether the server shows a slot for weeks to come, by what its author says: a clock may be ahead by the
 * turn of a week, and a week further ahead is made up.
 */
function isLasting({ written }: OpenedSlot, now: Week): boolean {
  return written <= now + 1 && written + LIMIT.slotWeeks - now >= MIN_WEEKS
}

async function place(
  staff: BoardStaff,
  list: VerifiedKeyList,
  { board, slot }: Placement,
  there: FoundSlot | null,
): Promise<WriteOutcome> {
  const { primitives: p, random, signer } = staff
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
    // The server names the first that has something of where it is to lie and where it came from.
    const isHere = row !== null && equal(row.id, id)
    if (!isHere) pages.note(id, null)
    if (row !== null) pages.note(row.id, row.sealed)
    else if (from !== null) pages.note(from, null)
  }
  return outcome
}
