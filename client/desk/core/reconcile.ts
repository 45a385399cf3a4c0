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
import type { BoardKey, Case } from './fold.ts'
import { isOver } from './over.ts'
import { fetchSlots, type HeldSlot, postSlot, removeSlot, type Staff } from './staff.ts'

/** full, quota: the rest waits for the next sync; conflict: colleagues kept writing. */
export type BoardOutcome = 'settled' | 'full' | 'quota' | 'conflict'

/** A slot with less left is posted anew while its case is open. */
const MIN_WEEKS = 4
const TRIES = 5

/**
 * Bring the board of one case to what the log tells, one difference at a time; stopped anywhere,
 * another desk goes on from there.
 *
 * First what is held is read, then the log: whoever wrote what we read had logged it before, so
 * what we post is never older than what it replaces; and the hash of what it replaces refuses us
 * where somebody was quicker.
 *
 * @param refresh syncs the log of the case and gives its present state
 * @throws DeskError where no answer comes
 */
export async function reconcileBoard(
  staff: Staff,
  list: VerifiedKeyList,
  known: Case,
  refresh: () => Promise<Case>,
): Promise<BoardOutcome> {
  let current = known
  for (let tries = 0; tries < TRIES; tries++) {
    const held = await fetchHeld(staff, current.boardKeys)
    if (stepsTo(staff, list, current, held).length === 0) return 'settled'
    const keys = current.boardKeys
    current = await refresh()
    if (!sameKeys(keys, current.boardKeys)) continue
    const outcome = await perform(staff, list, stepsTo(staff, list, current, held))
    if (outcome !== 'conflict') return outcome
  }
  return 'conflict'
}

function sameKeys(a: readonly BoardKey[], b: readonly BoardKey[]): boolean {
  return (
    a.length === b.length && a.every((one, i) => b[i] !== undefined && equal(one.key, b[i].key))
  )
}

/** What the server holds under each board key, by number. */
type Held = readonly { readonly key: BoardKey; readonly slots: readonly (HeldSlot | null)[] }[]

async function fetchHeld(staff: Staff, keys: readonly BoardKey[]): Promise<Held> {
  const held: { key: BoardKey; slots: (HeldSlot | null)[] }[] = []
  for (const key of keys) {
    const numbers = Array.from({ length: LIMIT.slotNumbers }, (_, i) => i)
    const ids = numbers.map((number) => slotId(staff.primitives, key.key, number))
    held.push({ key, slots: await fetchSlots(staff, ids) })
  }
  return held
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
  const board = desiredBoard(staff.primitives, c)
  if (board === null) return []
  const current = held.find(({ key }) => equal(key.key, board.key.key))?.slots ?? []
  const places = board.slots.map((slot) => {
    const there = current[slot.number] ?? null
    return { slot, there, author: there && authorIfDesired(staff, list, c, board, slot, there) }
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
 * left half done is written whole, under our name.
 */
function isOpen({ slot, author }: Place, all: readonly Place[], own: string | undefined): boolean {
  if (author === null) return true
  if (author === own) return false
  const parts = all.filter((one) => equal(one.slot.messageId, slot.messageId))
  return parts.some((part) => part.author !== author)
}

async function perform(
  staff: Staff,
  list: VerifiedKeyList,
  steps: readonly Step[],
): Promise<BoardOutcome> {
  for (const step of steps) {
    const outcome =
      step.kind === 'place'
        ? await place(staff, list, step.board, step.slot, step.there)
        : await removeSlot(staff, replaced(staff, step.key, step.number, step.there))
    if (outcome === 'full' || outcome === 'quota' || outcome === 'conflict') return outcome
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
  c: Case,
  board: DesiredBoard,
  slot: DesiredSlot,
  there: HeldSlot,
): string | null {
  const left = there.expires - weekOf(dayOf(staff.now()))
  if (left < MIN_WEEKS && !isOver(c.status)) return null
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
