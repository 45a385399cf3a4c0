import { equal } from '../../../crypto/bytes.ts'
import { dayOf } from '../../../crypto/calendar.ts'
import { keyId } from '../../../crypto/kdf.ts'
import { memberByKeyId, type VerifiedKeyList } from '../../../crypto/keylist.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import { slotId } from '../../../crypto/slot.ts'
import { type DesiredSlot, desiredBoard } from './board.ts'
import {
  authorIfDesired,
  type Found,
  isOn,
  isRunning,
  perform,
  replaced,
  type Step,
} from './board-writing.ts'
import type { Case } from './fold.ts'
import { fetchHeld, type Held, type HeldBoard } from './held-slots.ts'
import { hexOf } from './hex-of.ts'
import { fetchSlots, type HeldSlot, removeSlot, type Staff, type WriteOutcome } from './staff.ts'
import { chainOf } from './stream.ts'

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
  /** Slots of another case that give their places where the page takes no more. */
  readonly places?: readonly Found[]
  /** Sync it. @returns the case as it is now */
  readonly refresh: () => Promise<Case>
}

const TRIES = 5

/**
 * Bring the board of one case to what the log tells, one difference at a time; stopped anywhere,
 * another desk goes on from there. It is settled only if the board, read again, shows everything:
 * an answer to a post alone proves nothing.
 *
 * First what is held is read, then the log: whoever wrote what we read had logged it before, so
 * what we post is never older than what it replaces; and the hash of what it replaces refuses us
 * where somebody was quicker. Only what the server took into the log is posted.
 *
 * @throws DeskError where no answer comes
 */
export async function reconcileBoard(
  staff: Staff,
  list: VerifiedKeyList,
  known: Case,
  { refresh, later, places = [] }: BoardHand,
): Promise<BoardOutcome> {
  let current = known
  let last: WriteOutcome = 'conflict'
  for (let tries = 0; tries < TRIES; tries++) {
    const held = await fetchHeld(staff, current)
    if (stepsTo(staff, list, current, held).length === 0) return 'settled'
    const keys = keysOf(staff, current)
    current = await refresh()
    if (keysOf(staff, current) !== keys) continue
    const given = places.map((there): Step => ({ kind: 'remove', there }))
    const steps = [...stepsTo(staff, list, current, held), ...given]
    last = await perform(staff, list, steps)
    if (last === 'accepted' && later !== undefined) {
      later(steps.map((step) => checkOf(staff, list, step)))
      return 'posted'
    }
    if (last === 'full' || last === 'quota') return last
  }
  return last === 'accepted' ? 'unkept' : 'conflict'
}

/** By what the slots of a case can be found. */
function keysOf({ primitives: p }: Staff, { boardKeys, stream }: Case): string {
  const epochs = stream === null ? [] : chainOf(p, stream).spans.map(({ epoch }) => epoch.key)
  return [...boardKeys.map(({ key }) => key), ...epochs].map(hexOf).join(' ')
}

/**
 * First what is moved, which needs no room; then what is new; then what is only to stay longer; then
 * number 0 that speaks of all; then what is to go.
 */
function stepsTo(staff: Staff, list: VerifiedKeyList, c: Case, held: Held): Step[] {
  const board = desiredBoard(staff.primitives, c, dayOf(staff.now()))
  if (board === null) return []
  const found = foundIn(held)
  const places = board.slots.map((slot) => {
    const here = found.filter((one) => one.number === slot.number && isOn(board, one))
    const own = here.find((one) => isRunning(board, one))
    const author = own ? authorIfDesired(staff, list, board, slot, own.slot) : null
    // What an ended epoch left is moved: its key can no longer overwrite or remove it then.
    return { slot, there: own ?? here.at(-1) ?? null, author }
  })
  const own = keyId(staff.primitives, staff.signer.publicKey)
  const ownId = memberByKeyId(staff.primitives, list, own)?.id
  const open = places.filter((place) => isOpen(place, places, ownId))
  const moved = new Set(open.map(({ there }) => there))
  const stays = (one: Found) =>
    moved.has(one) || (isRunning(board, one) && (board.live >> one.number) % 2 === 1)
  const others = open.filter(({ slot }) => slot.number !== 0)
  const wrong = others.filter(({ author }) => author === null)
  return [
    ...wrong.filter(({ there }) => there !== null),
    ...wrong.filter(({ there }) => there === null),
    ...others.filter(({ author }) => author !== null),
    ...open.filter(({ slot }) => slot.number === 0),
  ]
    .map(({ slot, there, author }): Step => {
      return { kind: 'place', board, slot, there, isRight: author !== null }
    })
    .concat(found.flatMap((there): Step[] => (stays(there) ? [] : [{ kind: 'remove', there }])))
}

/** Every slot that is there. */
export function foundIn(held: Held): Found[] {
  return held.flatMap(({ key, epoch, slots }) =>
    slots.flatMap((slot, number) => (slot === null ? [] : [{ key, epoch, number, slot }])),
  )
}

interface Place {
  readonly slot: DesiredSlot
  readonly there: Found | null
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
  const id = ({ key, epoch }: Pick<HeldBoard, 'key' | 'epoch'>, number: number) =>
    slotId(staff.primitives, epoch.key, key.week, number)
  if (step.kind === 'remove') {
    return { id: id(step.there, step.there.number), isRight: (there) => there === null }
  }
  const { board, slot } = step
  const isRight = (there: HeldSlot | null) =>
    there !== null && authorIfDesired(staff, list, board, slot, there) !== null
  return { id: id(board, slot.number), isRight }
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

/**
 * Which of some quiet cases the board shows as it should, for weeks to come. Number 0 is written last,
 * with all parts of the status: it alone is fetched, of eight cases at once, where nothing else stands.
 *
 * @returns bare: of which there is no number 0, nor can there be one elsewhere
 */
export async function settledAmong(
  staff: Staff,
  list: VerifiedKeyList,
  quiet: readonly Case[],
): Promise<{ readonly settled: readonly Case[]; readonly bare: readonly Case[] }> {
  const { primitives: p, now } = staff
  const settled: Case[] = []
  const bare: Case[] = []
  const boards = quiet.flatMap((c) => {
    const board = desiredBoard(p, c, dayOf(now()))
    const first = board?.slots.find(({ number }) => number === 0)
    if (!board || !first || board.older.length > 0) return []
    // Another message may be by somebody who has left the list since.
    const isAlone = board.slots.every(({ messageId }) => equal(messageId, first.messageId))
    return isAlone ? [{ c, board, first }] : []
  })
  for (let at = 0; at < boards.length; at += LIMIT.slotNumbers) {
    const some = boards.slice(at, at + LIMIT.slotNumbers)
    const held = await fetchSlots(
      staff,
      some.map(({ board }) => slotId(p, board.epoch.key, board.key.week, 0)),
    )
    for (const [i, { c, board, first }] of some.entries()) {
      const there = held[i] ?? null
      if (there && authorIfDesired(staff, list, board, first, there)) settled.push(c)
      const isElsewhere = c.stream !== null && chainOf(p, c.stream).spans.length > 1
      if (there === null && !isElsewhere) bare.push(c)
    }
  }
  return { settled, bare }
}

/** Take all of a case that can be taken off the board. @returns `conflict` where others wrote meanwhile */
export async function clearBoard(staff: Staff, c: Case): Promise<BoardOutcome> {
  let outcome: BoardOutcome = 'settled'
  for (const there of foundIn(await fetchHeld(staff, c))) {
    const removal = await removeSlot(staff, replaced(staff, there))
    if (removal !== 'accepted' && removal !== 'absent') outcome = 'conflict'
  }
  return outcome
}
