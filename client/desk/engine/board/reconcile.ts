import { memberByKeyId } from '../../../../crypto/keys/keylist.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { BoardOutcome, DesiredSlot } from '../../model/board/board.ts'
import { type BoardContents, type FoundSlot, tryOpen } from '../../model/board/found-slots.ts'
import type { Case } from '../../model/case/fold.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { chainOf } from '../../model/log/stream.ts'
import type { WriteOutcome } from '../post/staff.ts'
import { type BoardStaff, wantedBoard } from './board-pages.ts'
import {
  authorIfDesired,
  type BoardStep,
  isOn,
  isRunning,
  NONE,
  nowAt,
  perform,
  remove,
} from './board-writing.ts'
import { heldOf } from './held-slots.ts'

/** Inputs for bringing a board to what the log of its case tells. */
export interface BoardHand {
  /** Slots of another case that give their places if the page has no room. */
  readonly places?: readonly FoundSlot[]
  /** Sync it. @returns the case as it is now */
  readonly refresh: () => Promise<Case>
}

const TRIES = 5

/**
 * Bring the board of one case to what the log tells, one difference at a time. If it stops anywhere, another desk
 * goes on from there. It is settled only if the board that everybody gets shows everything: an answer to a post
 * proves nothing by itself.
 *
 * It reads first the board, then the log. The author of a slot logs it before posting it, so our posts are never
 * older than what they replace. Each post names the hash of the slot that it replaces: if somebody was quicker,
 * or the pages at hand are older, the server refuses the post and answers with the slot that lies there. Only
 * entries that the server accepted into the log are posted.
 *
 * @throws DeskError if no answer comes
 */
export async function reconcileBoard(
  staff: BoardStaff,
  known: Case,
  { refresh, places = [] }: BoardHand,
): Promise<BoardOutcome> {
  let current = known
  let last: WriteOutcome = 'conflict'
  for (let tries = 0; tries < TRIES; tries++) {
    const held = heldOf(staff, current)
    if (stepsTo(staff, current, held).length === 0) return standingOf(held)
    const keys = keysOf(staff, current)
    current = await refresh()
    if (keysOf(staff, current) !== keys) continue
    const given = places.map((there): BoardStep => ({ kind: 'remove', there }))
    const steps = [...stepsTo(staff, current, held), ...given]
    last = await perform(staff, steps)
    if (last === 'full' || last === 'quota') return last
  }
  return last === 'accepted' ? 'unkept' : 'conflict'
}

function standingOf({ isSeen, isLost }: BoardContents): BoardOutcome {
  if (isSeen) return 'settled'
  return isLost ? 'unkept' : 'posted'
}

/** The keys by which the slots of a case can be found. */
function keysOf({ primitives: p }: BoardStaff, { boardKeys, stream }: Case): string {
  const epochs = stream === null ? [] : chainOf(p, stream).spans.map(({ epoch }) => epoch.key)
  return [...boardKeys.map(({ key }) => key), ...epochs].map(hexOf).join(' ')
}

/**
 * First slots that are moved, which needs no room; then new ones; then those that are only to stay longer; then
 * number 0, which speaks of all; then those that are to go.
 */
function stepsTo(staff: BoardStaff, c: Case, held: BoardContents): BoardStep[] {
  const board = wantedBoard(staff, c)
  if (board === null) return []
  const all = [...held.found, ...held.beside]
  const places = board.slots.map((slot) => {
    const isHere = (one: FoundSlot) => one.number === slot.number && isOn(board, one)
    const here = held.found.filter(isHere)
    const running = all.filter((one) => isHere(one) && isRunning(board, one))
    const authorOf = (one: FoundSlot) => authorIfDesired(staff, board, slot, one)
    const own = running.find((one) => authorOf(one) !== null) ?? running[0]
    const author = own ? authorOf(own) : null
    // A slot of an ended epoch is moved: after that, the ended epoch's key can no longer overwrite or remove it.
    return { slot, there: own ?? here.at(-1) ?? null, author }
  })
  const own = keyId(staff.primitives, staff.signer.publicKey)
  const ownId = memberByKeyId(staff.primitives, staff.list, own)?.id
  const told = toldBy(staff, places.find(({ slot }) => slot.number === 0)?.there ?? null)
  const open = places.filter((place) => !told(place.slot.number) || isOpen(place, places, ownId))
  const moved = new Set(open.map(({ there }) => there))
  const stays = (one: FoundSlot) =>
    moved.has(one) || (isRunning(board, one) && (board.live >> one.number) % 2 === 1)
  const others = open.filter(({ slot }) => slot.number !== 0)
  const wrong = others.filter(({ author }) => author === null)
  return [
    ...wrong.filter(({ there }) => there !== null),
    ...wrong.filter(({ there }) => there === null),
    ...others.filter(({ author }) => author !== null),
    ...open.filter(({ slot }) => slot.number === 0),
  ]
    .map(({ slot, there, author }): BoardStep => {
      return { kind: 'place', board, slot, there, isRight: author !== null }
    })
    .concat(all.flatMap((there): BoardStep[] => (stays(there) ? [] : [{ kind: 'remove', there }])))
}

interface Place {
  readonly slot: DesiredSlot
  readonly there: FoundSlot | null
  /** The author of the slot, if the slot is as it should be. */
  readonly author: string | null
}

/**
 * Whether number 0 as it lies there tells of a number. A number that it leaves out is written again, even if
 * pages show it: a colleague may have given its place away since, and only the answer to a write says whether it
 * stands.
 */
function toldBy(
  { primitives, list }: BoardStaff,
  first: FoundSlot | null,
): (number: number) => boolean {
  const opened = first && tryOpen(primitives, list, first)
  return (number) => opened === null || (opened.live >> number) % 2 === 1
}

/**
 * Whether a number is to be written. A reader joins only parts of one author: a message that a colleague left
 * half done is written whole, under our name. Parts of a status end together, so that number 0 tells how long all
 * of them stay.
 */
function isOpen({ slot, author }: Place, all: readonly Place[], own: string | undefined): boolean {
  if (author === null) return true
  const parts = all.filter((one) => equal(one.slot.messageId, slot.messageId))
  if (parts.some((part) => part.slot.number === 0 && part.author === null)) return true
  return author !== own && parts.some((part) => part.author !== author)
}

/**
 * Which of some quiet cases the board shows as it should, for weeks to come. Number 0 is written last, after all
 * parts of the status: if nothing else is wanted, only number 0 is looked for.
 *
 * @returns settled cases, and bare ones: they have no number 0, and there can be none elsewhere
 * @throws DeskError `offline`
 */
export function settledAmong(
  staff: BoardStaff,
  quiet: readonly Case[],
): { readonly settled: readonly Case[]; readonly bare: readonly Case[] } {
  const settled: Case[] = []
  const bare: Case[] = []
  for (const c of quiet) {
    const board = wantedBoard(staff, c)
    const first = board?.slots.find(({ number }) => number === 0)
    if (!board || !first || board.older.length > 0) continue
    // Another message may be by somebody who has left the list since.
    const isAlone = board.slots.every(({ messageId }) => equal(messageId, first.messageId))
    if (!isAlone) continue
    const { found, beside, isSeen } = heldOf(staff, c, [0])
    const own = [...found, ...beside].filter((one) => isRunning(board, one))
    const isRight = own.some((one) => authorIfDesired(staff, board, first, one) !== null)
    if (isRight && isSeen) settled.push(c)
    const isElsewhere = board.ended !== null
    if (own.length === 0 && !isElsewhere) bare.push(c)
  }
  return { settled, bare }
}

/** Take all of a case that pages show off the board. @returns `conflict` if others wrote meanwhile */
export async function clearBoard(staff: BoardStaff, c: Case): Promise<BoardOutcome> {
  let outcome: BoardOutcome = 'settled'
  for (const there of heldOf(staff, c).found) {
    const removal = await remove(staff, there)
    if (removal !== 'accepted' && removal !== 'absent') outcome = 'conflict'
  }
  return outcome
}

/** Take all of a case off the board, also slots that came since the last build and lie under an id of its epochs. */
export async function emptyBoard(staff: BoardStaff, c: Case): Promise<void> {
  if (c.stream === null) return
  const { found } = heldOf(staff, c)
  for (const { epoch } of chainOf(staff.primitives, c.stream).spans) {
    for (const key of c.boardKeys) {
      for (let number = 0; number < LIMIT.slotNumbers; number++) {
        const isThere = (one: FoundSlot) =>
          one.number === number && equal(one.key.key, key.key) && equal(one.epoch.key, epoch.key)
        await removeWhatever(staff, found.find(isThere) ?? { key, epoch, number, sealed: NONE })
      }
    }
  }
}

/** At most one quicker colleague and then another write to a place: more often is no accident. */
const REMOVALS = 3

async function removeWhatever(staff: BoardStaff, there: FoundSlot): Promise<void> {
  let one: FoundSlot | null = there
  for (let tries = 0; tries < REMOVALS && one !== null; tries++) {
    const outcome: WriteOutcome = await remove(staff, one)
    one = outcome === 'conflict' ? nowAt(staff, one) : null
  }
}
