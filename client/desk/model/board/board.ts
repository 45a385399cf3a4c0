import {
  MESSAGE_LIMIT,
  SLOT_TEXT_LIMIT,
  type SlotPart,
  splitMessage,
} from '../../../../crypto/board/slot.ts'
import { type Day, weekOf } from '../../../../crypto/days/calendar.ts'
import { encodeSlotText } from '../../../../crypto/drop/long-text.ts'
import type { SlotContent, SlotKind } from '../../../../crypto/entries/content.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { BoardKey } from '../case/board-keys.ts'
import type { Case } from '../case/fold.ts'
import { endOf, isClosed } from '../case/over.ts'
import { AT_START, advance, type CaseProgress } from '../case/progress.ts'
import { chainOf, type Epoch, nextSequence } from '../log/stream.ts'

/** The content that one number should hold, whichever member writes it. */
export type DesiredSlot = Pick<SlotPart, 'kind' | 'messageId' | 'part' | 'parts' | 'text'> & {
  readonly number: number
}

/** The reporter's board as it should look, by the log. */
export interface DesiredBoard {
  /** The newest board key that we know: everything should be under it. */
  readonly key: BoardKey
  /** The epoch that runs: by its key slots are known. */
  readonly epoch: Epoch
  /** The epoch before it: nothing should be under its ids; null if none has ended. */
  readonly ended: Epoch | null
  /** Board keys under which nothing should be any more, newest first. */
  readonly older: readonly BoardKey[]
  /** How many places the log has. */
  readonly generation: number
  readonly positions: number
  /** Bits of the numbers in `slots`. */
  readonly live: number
  /** By number, ascending. */
  readonly slots: readonly DesiredSlot[]
  /**
   * Numbers that can be spared together, in the order in which they are spared: those of each message, the
   * oldest first, then those of the status except 0.
   */
  readonly spare: readonly (readonly number[])[]
  /** The status without its text: it fits into number 0 without another. */
  readonly brief: Uint8Array
}

/**
 * The most bytes, as JSON, of what a desk may write to a reporter at once: with history, channel
 * and days around it, it always fits into four slots.
 */
export const TEXT_LIMIT = 3000
/** The most bytes of an internal note, as JSON. */
export const NOTE_LIMIT = 3500

/** The most bytes, as JSON, of a text that lies in blocks. */
export const LONG_TEXT_LIMIT = SIZE.longText - encodeSlotText('').length

/** The most bytes, as JSON, of the manifest that says where the files of a message lie. */
export const MANIFEST_LIMIT = 2000

/** How many bytes a text takes; compare with the limits. */
export function textLength(text: string): number {
  return encodeJson(text).length - 2
}

/** The most statuses that number 0 tells of. */
const HISTORY_LIMIT = 12

interface Message {
  readonly id: Uint8Array
  readonly kind: SlotKind
  readonly parts: readonly Uint8Array[]
}

/**
 * The board of a case; null while no person has found its report genuine, so that junk cannot make a desk fill
 * the board. After a case is over, its status stays, and each message stays for twelve weeks: otherwise closed
 * cases would fill the board for those that are open.
 */
export function desiredBoard(p: Primitives, c: Case, today: Day): DesiredBoard | null {
  const [key, ...older] = c.boardKeys
  if (!c.progress.acknowledged || c.stream === null || key === undefined) return null
  if (isForgotten(key, today) || c.access.purged !== null) return null
  // Without the epoch's key, colleagues may have told the reporter more than this desk knows.
  const { running: epoch, spans } = chainOf(p, c.stream)
  if (epoch === null) return null
  let progress = AT_START
  let board: Placed = { status: null, messages: [] }
  for (const item of c.timeline) {
    if (item.kind !== 'entry') continue
    const before = progress
    progress = advance(progress, item)
    if (progress !== before) {
      board = withStatus(board, statusMessage(p, c, c.stream.caseKey, progress))
    } else if (item.entry.kind === 'message') {
      const { messageId, as, text, language, manifest, name } = item.entry
      const content = {
        day: item.day,
        text,
        ...(language ? { language } : {}),
        ...(manifest ? { manifest } : {}),
        ...(name ? { name } : {}),
      }
      board = withMessage(board, { id: messageId, kind: as, day: item.day }, partsOf(content))
    }
  }
  const placed = withoutPast(board, isQuiet(progress, today), today)
  const slots = slotsOf(placed)
  const all = placed.status === null ? placed.messages : [...placed.messages, placed.status]
  const spare = all.map(({ numbers }) => numbers.filter((one) => one !== 0))
  const live = slots.reduce((bits, { number }) => bits | (1 << number), 0)
  const generation = nextSequence(c.stream)
  const short = fitting(statusContent(c, { ...progress, text: '' }), SLOT_TEXT_LIMIT)
  const [brief = new Uint8Array(0)] = splitMessage(short)
  const { positions } = c
  const ended = spans.at(-2)?.epoch ?? null
  return { key, epoch, ended, older, generation, positions, live, slots, spare, brief }
}

/** Whether a board key is so old that no reader looks for it: only a new letter brings another. */
export function isForgotten({ week }: Pick<BoardKey, 'week'>, today: Day): boolean {
  return weekOf(today) - week >= LIMIT.boardWeeks
}

function statusMessage(p: Primitives, c: Case, key: Uint8Array, progress: CaseProgress): Message {
  const id = progress.changed?.id ?? new Uint8Array(SIZE.id)
  const changes = progress.history.some(([status]) => status !== 'received')
  return {
    // Under the case key: a person who holds a code and the server's ids cannot tell which record it was.
    id: kdf(p, key, LABEL.slot, id).slice(0, SIZE.messageId),
    kind: changes ? 'status' : 'acknowledgement',
    parts: partsOf(statusContent(c, progress)),
  }
}

function statusContent(c: Case, progress: CaseProgress): SlotContent {
  const { history, text, language, party, next, changed } = progress
  const { proof } = c.standing
  return {
    day: changed?.day ?? 0,
    text,
    ...(c.channel === null ? {} : { channel: c.channel }),
    status: history.at(-1)?.[0] ?? 'received',
    history: history.slice(-HISTORY_LIMIT).map(([status, day]) => [status, day]),
    ...(party === null ? {} : { party }),
    ...(text === '' || language === null ? {} : { language }),
    ...(next === null ? {} : { next }),
    ...(proof.length === 0 ? {} : { statements: [...proof] }),
  }
}

/** Another desk may have written more than fits. Then the end is cut, so that the board stays. */
function partsOf(content: SlotContent): Uint8Array[] {
  const { manifest, ...said } = content
  const isLong = manifest !== undefined && encodeJson(manifest).length > MANIFEST_LIMIT
  return splitMessage(fitting(isLong ? said : content, MESSAGE_LIMIT))
}

/**
 * A content that fits: without its oldest statuses, then without what it proves of its readers, then
 * without the end of its text. If nothing is proven, letters go to more people, not to fewer.
 */
function fitting(content: SlotContent, limit: number): SlotContent {
  let short = content
  while (encodeJson(short).length > limit) {
    const { text, history = [], statements = [], ...rest } = short
    if (statements.length > 0 && history.length > 1) short = { ...short, history: history.slice(1) }
    else if (statements.length > 1) short = { ...short, statements: statements.slice(0, -1) }
    else if (statements.length > 0) short = { ...rest, text, history }
    else short = { ...short, text: [...text].slice(0, -20).join('') }
  }
  return short
}

interface PlacedMessage extends Message {
  /** One number for each part. */
  readonly numbers: readonly number[]
}

interface DatedMessage extends PlacedMessage {
  readonly day: Day
}

interface Placed {
  readonly status: PlacedMessage | null
  /** oldest first */
  readonly messages: readonly DatedMessage[]
}

/** Whether a case ended so long ago that only its status stays, and what was written since. */
export function isQuiet({ history }: Pick<CaseProgress, 'history'>, today: Day): boolean {
  const ended = endOf(history)[0]?.[1] ?? null
  const status = history.at(-1)?.[0] ?? 'received'
  return isClosed(status) && ended !== null && isPast(ended, today)
}

function isPast(day: Day, today: Day): boolean {
  return weekOf(today) - weekOf(day) >= LIMIT.slotWeeks
}

/** Messages of a quiet case go after their twelve weeks. Others keep their numbers. */
function withoutPast(board: Placed, quiet: boolean, today: Day): Placed {
  if (!quiet) return board
  return { ...board, messages: board.messages.filter(({ day }) => !isPast(day, today)) }
}

/** Number 0 and, for a long text, as many others as it takes; what stood there before goes. */
function withStatus(board: Placed, status: Message): Placed {
  const others = makeRoom({ ...board, status: null }, status.parts.length - 1)
  const numbers = [0, ...free(others).slice(0, status.parts.length - 1)]
  return { ...others, status: { ...status, numbers } }
}

function withMessage(
  board: Placed,
  message: Pick<DatedMessage, 'id' | 'kind' | 'day'>,
  parts: readonly Uint8Array[],
): Placed {
  if (board.messages.some(({ id }) => equal(message.id, id))) return board
  const others = makeRoom(board, parts.length)
  const numbers = free(others).slice(0, parts.length)
  return { ...others, messages: [...others.messages, { ...message, parts, numbers }] }
}

/** Let the oldest messages go, whole, until `count` of the numbers 1 to 7 are free. */
function makeRoom(board: Placed, count: number): Placed {
  if (free(board).length >= count) return board
  return makeRoom({ ...board, messages: board.messages.slice(1) }, count)
}

function free({ status, messages }: Placed): number[] {
  const taken = new Set([...(status?.numbers ?? []), ...messages.flatMap(({ numbers }) => numbers)])
  return Array.from({ length: LIMIT.slotNumbers - 1 }, (_, i) => i + 1).filter(
    (number) => !taken.has(number),
  )
}

function slotsOf({ status, messages }: Placed): DesiredSlot[] {
  const all = status === null ? messages : [status, ...messages]
  return all
    .flatMap(({ id, kind, parts, numbers }) =>
      parts.map((text, part) => ({
        number: numbers[part] ?? 0,
        kind,
        messageId: id,
        part,
        parts: parts.length,
        text,
      })),
    )
    .sort((a, b) => a.number - b.number)
}

/**
 * Why the board does not show everything of a case yet; offline: the server has not confirmed it; refused: it
 * took no record into the log that goes before; withheld: it hands over less of the log than there is; gave:
 * this case had the most slots, and gave some of them to another case.
 */
export type BoardWaiting =
  | Exclude<BoardOutcome, 'settled' | 'posted'>
  | 'offline'
  | 'refused'
  | 'withheld'
  | 'gave'

/**
 * full, quota: the rest waits for the next sync; conflict: colleagues kept writing; posted: the server
 * accepted everything, and no page shows it yet; unkept: it did, and pages that were built since do not.
 */
export type BoardOutcome = 'settled' | 'posted' | 'full' | 'quota' | 'conflict' | 'unkept'
