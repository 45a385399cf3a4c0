import { equal } from '../../../crypto/bytes.ts'
import { dayOf, weekOf } from '../../../crypto/calendar.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import { keyId } from '../../../crypto/kdf.ts'
import { memberByKeyId, type VerifiedKeyList } from '../../../crypto/keylist.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import { dayKeys, pageOf } from '../../../crypto/page.ts'
import {
  type OpenedSlot,
  openSlot,
  type SlotPlace,
  sealSlot,
  slotDisposal,
  slotId,
  veilKey,
} from '../../../crypto/slot.ts'
import { type DesiredBoard, type DesiredSlot, desiredBoard } from './board.ts'
import type { BoardKey } from './board-keys.ts'
import type { Case } from './fold.ts'
import { fetchHeld, foreignKeys, type Held } from './foreign-slots.ts'
import {
  fetchSlots,
  type HeldSlot,
  postSlot,
  removeSlot,
  type Staff,
  type WriteOutcome,
} from './staff.ts'

/**
 * full, quota: the rest waits for the next sync; conflict: colleagues kept writing; unkept: the server
 * accepted everything, and does not have it; posted: it accepted everything, and nobody has read it again.
 */
export type BoardOutcome = 'settled' | 'posted' | 'full' | 'quota' | 'conflict' | 'unkept'

/** One id, and whether the server holds there what it should, once it is read again. */
export interface SlotCheck {
  readonly id: Uint8Array
  readonly isRight: (there: HeldSlot | null) => boolean
}

/** The log of a case, as its board is brought to it. */
export interface BoardHand {
  /** Takes what is to be read again with the boards of other cases; absent where that is done at once. */
  readonly later?: (checks: readonly SlotCheck[]) => void
  /** Sync it. @returns the case as it is now */
  readonly refresh: () => Promise<Case>
  /** Have it name board keys that turn out to be another case's. @returns the case as it is then */
  readonly leave: (c: Case, keys: readonly Uint8Array[]) => Promise<Case>
}

/** A slot with less left is posted again. */
const MIN_WEEKS = 4
const TRIES = 5

/**
 * Bring the board of one case to what the log tells, one difference at a time; stopped anywhere,
 * another desk goes on from there. It is settled only if the board, read again, shows everything:
 * an answer to a post alone proves nothing.
 *
 * First what is held is read, then the log: whoever wrote what we read had logged it before, so
 * what we post is never older than what it replaces; and the hash of what it replaces refuses us
 * where somebody was quicker.
 *
 * @throws DeskError where no answer comes
 */
export async function reconcileBoard(
  staff: Staff,
  list: VerifiedKeyList,
  known: Case,
  { refresh, leave, later }: BoardHand,
): Promise<BoardOutcome> {
  let current = known
  let last: WriteOutcome = 'conflict'
  for (let tries = 0; tries < TRIES; tries++) {
    const held = await fetchHeld(staff, current.boardKeys)
    if (stepsTo(staff, list, current, held).length === 0) return 'settled'
    const keys = current.boardKeys
    current = await refresh()
    if (!sameKeys(keys, current.boardKeys)) continue
    const foreign = foreignKeys(staff.primitives, list.instance, current, held)
    if (foreign.length > 0) {
      current = await leave(current, foreign)
      continue
    }
    const steps = stepsTo(staff, list, current, held)
    last = await perform(staff, list, steps)
    if (last === 'accepted' && later !== undefined) {
      later(steps.map((step) => checkOf(staff, list, step)))
      return 'posted'
    }
    if (last === 'full' || last === 'quota') return last
  }
  return last === 'accepted' ? 'unkept' : 'conflict'
}

function sameKeys(a: readonly BoardKey[], b: readonly BoardKey[]): boolean {
  return (
    a.length === b.length && a.every((one, i) => b[i] !== undefined && equal(one.key, b[i].key))
  )
}

type Step =
  | {
      readonly kind: 'place'
      readonly board: DesiredBoard
      readonly slot: DesiredSlot
      there: HeldSlot | null
    }
  | { readonly kind: 'remove'; readonly key: BoardKey; readonly number: number; there: HeldSlot }

/** Messages first, then number 0 that speaks of them, then what is to go. */
function stepsTo(staff: Staff, list: VerifiedKeyList, c: Case, held: Held): Step[] {
  const board = desiredBoard(staff.primitives, c, dayOf(staff.now()))
  if (board === null) return []
  const current = held.find(({ key }) => equal(key.key, board.key.key))?.slots ?? []
  const places = board.slots.map((slot) => {
    const there = current[slot.number] ?? null
    return { slot, there, author: there && authorIfDesired(staff, list, board, slot, there) }
  })
  const own = keyId(staff.primitives, staff.signer.publicKey)
  const ownId = memberByKeyId(staff.primitives, list, own)?.id
  const open = places.filter((place) => isOpen(place, places, ownId))
  const removals = held.flatMap(({ key, slots }) =>
    slots.flatMap((there, number): Step[] => {
      const stays = equal(key.key, board.key.key) && (board.live >> number) % 2 === 1
      return there === null || stays ? [] : [{ kind: 'remove', key, number, there }]
    }),
  )
  return [
    ...open.filter(({ slot }) => slot.number !== 0),
    ...open.filter(({ slot }) => slot.number === 0),
  ]
    .map(({ slot, there }): Step => ({ kind: 'place', board, slot, there }))
    .concat(removals)
}

interface Place {
  readonly slot: DesiredSlot
  readonly there: HeldSlot | null
  /** Who wrote it, where it is as it should be. */
  readonly author: string | null
}

/**
 * Whether a number is to be written. A reader joins parts of one author alone: what a colleague
 * left half done is written whole, under our name. Parts of a status end together, so that number 0
 * tells how long all of them stay.
 */
function isOpen({ slot, author }: Place, all: readonly Place[], own: string | undefined): boolean {
  if (author === null) return true
  const parts = all.filter((one) => equal(one.slot.messageId, slot.messageId))
  if (parts.some((part) => part.slot.number === 0 && part.author === null)) return true
  return author !== own && parts.some((part) => part.author !== author)
}

function checkOf(staff: Staff, list: VerifiedKeyList, step: Step): SlotCheck {
  const id = (key: BoardKey, number: number) => slotId(staff.primitives, key.key, number)
  if (step.kind === 'remove') {
    return { id: id(step.key, step.number), isRight: (there) => there === null }
  }
  const { board, slot } = step
  const isRight = (there: HeldSlot | null) =>
    there !== null && authorIfDesired(staff, list, board, slot, there) !== null
  return { id: id(board.key, slot.number), isRight }
}

/** Read slots again, of eight cases or fewer at once. @returns for each whether it is as it should be */
export async function readAgain(staff: Staff, checks: readonly SlotCheck[]): Promise<boolean[]> {
  const right: boolean[] = []
  for (let at = 0; at < checks.length; at += LIMIT.slotNumbers) {
    const some = checks.slice(at, at + LIMIT.slotNumbers)
    const held = await fetchSlots(
      staff,
      some.map(({ id }) => id),
    )
    right.push(...some.map(({ isRight }, i) => isRight(held[i] ?? null)))
  }
  return right
}

async function perform(
  staff: Staff,
  list: VerifiedKeyList,
  steps: readonly Step[],
): Promise<WriteOutcome> {
  for (const step of steps) {
    const outcome =
      step.kind === 'place'
        ? await place(staff, list, step.board, step.slot, step.there)
        : await removeSlot(staff, replaced(staff, step.key, step.number, step.there))
    if (outcome !== 'accepted' && outcome !== 'absent') return outcome
  }
  return 'accepted'
}

/**
 * Which of some quiet cases the board shows as it should, for weeks to come. Number 0 is written last,
 * with all parts of the status: it alone is fetched, of eight cases at once.
 *
 * @returns absent: of which there is no number 0, and so nothing that a reporter reads
 */
export async function settledAmong(
  staff: Staff,
  list: VerifiedKeyList,
  quiet: readonly Case[],
): Promise<{ readonly settled: readonly Case[]; readonly absent: readonly Case[] }> {
  const { primitives: p, now } = staff
  const settled: Case[] = []
  const absent: Case[] = []
  const boards = quiet.flatMap((c) => {
    const board = desiredBoard(p, c, dayOf(now()))
    return board !== null && board.older.length === 0 ? [{ c, board }] : []
  })
  for (let at = 0; at < boards.length; at += LIMIT.slotNumbers) {
    const some = boards.slice(at, at + LIMIT.slotNumbers)
    const held = await fetchSlots(
      staff,
      some.map(({ board }) => slotId(p, board.key.key, 0)),
    )
    for (const [i, { c, board }] of some.entries()) {
      const slot = board.slots.find(({ number }) => number === 0)
      const there = held[i] ?? null
      if (slot && there && authorIfDesired(staff, list, board, slot, there)) settled.push(c)
      if (there === null) absent.push(c)
    }
  }
  return { settled, absent }
}

/** Take everything of a case off the board. @returns `conflict` where others wrote there meanwhile */
export async function clearBoard(
  staff: Staff,
  { instance }: VerifiedKeyList,
  c: Case,
): Promise<BoardOutcome> {
  const held = await fetchHeld(staff, c.boardKeys)
  if (foreignKeys(staff.primitives, instance, c, held).length > 0) return 'conflict'
  for (const { key, slots } of held) {
    for (const [number, there] of slots.entries()) {
      if (there === null) continue
      const removal = await removeSlot(staff, replaced(staff, key, number, there))
      if (removal !== 'accepted' && removal !== 'absent') return 'conflict'
    }
  }
  return 'settled'
}

function placeOf(list: VerifiedKeyList, key: BoardKey, number: number): SlotPlace {
  const { address, week } = key
  return { instance: list.instance, address, boardKey: key.key, week, number }
}

function replaced({ primitives: p }: Staff, { key }: BoardKey, number: number, there: HeldSlot) {
  return { disposal: slotDisposal(p, key, number), hash: p.hash(32, null, there.sealed) }
}

/** @returns the member id of who wrote what the number should hold; null where it holds another thing */
function authorIfDesired(
  staff: Staff,
  list: VerifiedKeyList,
  board: DesiredBoard,
  slot: DesiredSlot,
  there: HeldSlot,
): string | null {
  if (there.expires - weekOf(dayOf(staff.now())) < MIN_WEEKS) return null
  const opened = tryOpen(staff, list, placeOf(list, board.key, slot.number), there)
  const desired =
    opened !== null &&
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

/** @returns null where it does not open or its author left the list: it is to be replaced */
function tryOpen(
  { primitives }: Staff,
  list: VerifiedKeyList,
  at: SlotPlace,
  { sealed }: HeldSlot,
): OpenedSlot | null {
  try {
    return openSlot(primitives, list, at, sealed)
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}

async function place(
  staff: Staff,
  list: VerifiedKeyList,
  board: DesiredBoard,
  slot: DesiredSlot,
  there: HeldSlot | null,
) {
  const { primitives: p, random, signer } = staff
  const { key, positions, live } = board
  const { number, ...part } = slot
  const today = dayOf(staff.now())
  const week = weekOf(today)
  const { pageBits } = list.board
  const sealed = sealSlot(p, random, placeOf(list, key, number), signer, {
    ...part,
    listVersion: list.version,
    positions,
    live,
  })
  return await postSlot(staff, {
    id: slotId(p, key.key, number),
    pageBits,
    page: pageOf(key.address, pageBits),
    sealed,
    days: dayKeys(p, veilKey(p, key.key, week, number), week, today),
    weeks: Array.from({ length: LIMIT.slotWeeks - 1 }, (_, i) => {
      const coming = week + 1 + i
      return { week: coming, veil: veilKey(p, key.key, coming, number) }
    }),
    replaced: there === null ? null : replaced(staff, key, number, there),
  })
}
