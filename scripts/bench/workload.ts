import { type BoardReading, readBoard } from '../../crypto/board/board.ts'
import { encodeChoice, sealEcho } from '../../crypto/board/choice.ts'
import { echoDay, splitEcho } from '../../crypto/board/echo.ts'
import { buildEchoes, buildPage, parsePage } from '../../crypto/board/page.ts'
import { sealSlot, splitMessage, veilKey } from '../../crypto/board/slot.ts'
import { type Day, type Week, weekOf } from '../../crypto/days/calendar.ts'
import { type OpenedDrop, openDrop, type SealedDrop, sealDrop } from '../../crypto/drop/drop.ts'
import { otherWraps } from '../../crypto/drop/wraps.ts'
import { type KeyList, openBundle, recipientsOf } from '../../crypto/keys/keylist.ts'
import { asSignSeed } from '../../crypto/keys/keys.ts'
import {
  deriveReceipt,
  makeCode,
  type ReceiptCode,
  type ReceiptKeys,
} from '../../crypto/keys/receipt.ts'
import { type Random, systemRandom } from '../../crypto/primitives/bytes.ts'
import { kdf } from '../../crypto/primitives/kdf.ts'
import { LABEL, SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import {
  makeReception,
  SOME_TEXTS,
  type TestReception,
} from '../../test/support/reception/reception.ts'
import { BOARD } from '../ceremony/core.ts'

/** Any day; no clock is asked, so that every run does the same work. */
export const DAY: Day = 20_000

/** Capacity of a board. */
export type Board = KeyList['board']

/** A reception and a receipt, with the work that is timed. */
export interface Workload {
  readonly reception: TestReception
  readonly code: ReceiptCode
  readonly receipt: ReceiptKeys
  /** Seal a report of 2,000 letters to both members. */
  seal(): SealedDrop
  /** Open one as the member at the first position does. */
  open(sealed: Uint8Array): OpenedDrop | null
  /** Whether both members can read an opened drop: a desk checks this once. PROTOCOL.md section 8.1 */
  agrees(opened: OpenedDrop, sealed: Uint8Array): boolean
  /** @param engine the workload's own by default */
  read(page: Uint8Array, engine?: Primitives): BoardReading
}

export function makeWorkload(p: Primitives, board: Board = BOARD.small): Workload {
  const random = systemRandom
  const reception = makeReception(p, { today: DAY, edit: (list) => ({ ...list, board }) })
  const { list } = reception
  const code = makeCode(random, 'ABCDEFG')
  const receipt = deriveReceipt(p, list.instance, code)
  const week = weekOf(DAY)
  const member = reception.members[0]
  return {
    reception,
    code,
    receipt,
    seal: () => sealReport(p, random, reception, receipt),
    open: (sealed) => {
      const keys = member?.weeks.filter((one) => one.week === week) ?? []
      return openDrop(p, list.instance, 0, keys, sealed.subarray(0, SIZE.sealedDrop))
    },
    agrees: ({ id, contentKey }, sealed) => {
      const keys = reception.members.map(({ weeks }) => weeks.find((one) => one.week === week))
      const sealedTo = keys.map((one) => one?.publicKey ?? null)
      const place = { instance: list.instance, week, id }
      const wraps = sealed.subarray(SIZE.id, SIZE.id + SIZE.wraps)
      return otherWraps(p, place, contentKey, sealedTo, wraps).length === 0
    },
    read: (page, engine = p) =>
      readBoard(engine, list, deriveReceipt(engine, list.instance, code), parsePage(page)),
  }
}

function sealReport(
  p: Primitives,
  random: Random,
  reception: TestReception,
  receipt: ReceiptKeys,
): SealedDrop {
  const { list, bundles } = reception
  const week = weekOf(DAY)
  const bundle = bundles.get(week)
  if (bundle === undefined) throw new Error('the reception has no keys of this week')
  const recipients = recipientsOf(p, list, openBundle(p, list, week, bundle), 'main')
  const draft = {
    kind: 'report',
    content: {
      channel: 'main',
      language: 'nb',
      questionnaire: { id: 'general', version: 1 },
      answers: { what: 'ærlig '.repeat(333) },
      about: null,
      manifest: null,
    },
    messageId: random(SIZE.messageId),
    day: DAY,
    week,
    reference: receipt.reference,
    address: receipt.address,
    boardKey: receipt.boardKey(week),
    signer: receipt.signer,
    letter: 0,
    listHash: list.hash,
    textsHash: SOME_TEXTS,
  } as const
  const echo = echoIn(p, list, receipt, week)
  return sealDrop(p, random, list.instance, draft, recipients, asSignSeed(receipt.signSeed), echo)
}

function echoIn(
  p: Primitives,
  list: TestReception['list'],
  receipt: ReceiptKeys,
  week: Week,
): Uint8Array {
  const plain = encodeChoice(list, { channel: 'main', leftOut: [] })
  if (plain === null) throw new Error('no such channel')
  return sealEcho(p, receipt.echoKey, { week, letter: 0 }, plain)
}

/**
 * A page on which the receipt's status stands, among `live - 1` slots of others.
 *
 * @param echoes how many of the echoes are real, the receipt's own among them
 */
export function makePage(
  p: Primitives,
  { reception, receipt }: Workload,
  board: Board,
  live: number,
  echoes: number,
): Uint8Array {
  const week = weekOf(DAY)
  const key = kdf(p, veilKey(p, receipt.board(week), week, 0), LABEL.day, DAY)
  const own = { sealed: statusSlot(p, reception, receipt), key }
  const others = Array.from({ length: live - 1 }, () => ({
    sealed: systemRandom(SIZE.slot),
    key: systemRandom(SIZE.key),
  }))
  const echo = echoDay(p, splitEcho(echoIn(p, reception.list, receipt, week)), DAY)
  const strangers = Array.from({ length: echoes - 1 }, () => ({
    key: systemRandom(SIZE.key),
    choice: systemRandom(SIZE.choice),
  }))
  const tags = buildEchoes(p, systemRandom, [echo, ...strangers], board.echoes, 0)
  return buildPage(p, systemRandom, DAY, [own, ...others], board.slots, tags)
}

function statusSlot(p: Primitives, reception: TestReception, receipt: ReceiptKeys): Uint8Array {
  const { instance, version } = reception.list
  const author = reception.members[0]?.signing
  const week = weekOf(DAY)
  const content = {
    day: DAY,
    text: 'Vi ser på det.',
    channel: 'main',
    status: 'assessing',
  } as const
  const [text] = splitMessage(content)
  if (author === undefined || text === undefined) throw new Error('nobody or nothing to write')
  const { signer } = receipt
  const place = { instance, signer, board: receipt.board(week), week, number: 0 }
  return sealSlot(p, systemRandom, place, author, {
    listVersion: version,
    kind: 'status',
    messageId: systemRandom(SIZE.messageId),
    part: 0,
    parts: 1,
    positions: 3,
    live: 1,
    generation: 1,
    written: week,
    text,
  })
}
