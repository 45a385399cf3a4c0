import { echoDays, splitEcho } from '../../../crypto/board/echo.ts'
import { buildEchoes, buildPage, dayKeys } from '../../../crypto/board/page.ts'
import { type SlotPart, type SlotPlace, sealSlot, veilKey } from '../../../crypto/board/slot.ts'
import type { DropContent } from '../../../crypto/entries/content.ts'
import type { SignKeyPair, WeekKeyPair } from '../../../crypto/keys/keys.ts'
import type { ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { echoIn, type Scene, sealInScene } from '../../vectors/generate/data.ts'
import {
  DAY,
  reportContent,
  type Staff,
  type VectorReception,
  WEEK,
} from '../../vectors/generate/reception.ts'

export { echoIn, LETTER, makeScene, type Scene, sealInScene } from '../../vectors/generate/data.ts'
export {
  DAY,
  reportContent,
  type Staff,
  seededRandom,
  type VectorReception,
  vectorReception,
  WEEK,
} from '../../vectors/generate/reception.ts'

/** The member of that name. */
export function member(reception: VectorReception, id: string): Staff {
  const found = reception.staff.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no member ${id}`)
  return found
}

/** The keys with which a member opens drops of `WEEK`, newest first. */
export function keysOf(reception: VectorReception, id: string): WeekKeyPair[] {
  return [...member(reception, id).weeks].reverse()
}

/** A sealed report as a desk gets it. */
export function storedDrop(p: Primitives, random: Random, scene: Scene, content?: DropContent) {
  const report: DropContent = { kind: 'report', content: reportContent('Hei, 🐟 og æøå') }
  const sealed = sealInScene(p, random, scene, content ?? report)
  return { ...sealed, stored: sealed.request.slice(0, SIZE.sealedDrop) }
}

/** The place of slot `number` of this receipt in `WEEK`. */
export function slotPlace(scene: Scene, number: number, receipt = scene.receipt): SlotPlace {
  const { instance } = scene.reception
  return { instance, signer: receipt.signer, board: receipt.board(WEEK), week: WEEK, number }
}

/** One slot's part of a message that fits in one. */
export function slotPart(messageId: Uint8Array, text: Uint8Array, rest: Partial<SlotPart> = {}) {
  const kind = 'status' as const
  const one = { listVersion: 1, kind, messageId, part: 0, parts: 1, positions: 3, live: 1 }
  return { ...one, generation: 1, written: WEEK, text, ...rest }
}

export interface PageSlot {
  readonly number: number
  readonly part: SlotPart
  /** `kari` by default. */
  readonly author?: SignKeyPair
}

/** A page of `DAY` with these slots and the echo of `WEEK`, for one receipt. */
export function boardPage(
  p: Primitives,
  random: Random,
  scene: Scene,
  slots: readonly PageSlot[],
  receipt: ReceiptKeys = scene.receipt,
  leftOut: readonly string[] = [],
): Uint8Array {
  const kari = member(scene.reception, 'kari').sign
  const dayKey = (key: Uint8Array) => dayKeys(p, key, WEEK, DAY)[0]?.key ?? new Uint8Array(32)
  const rows = slots.map(({ number, part, author = kari }) => {
    const place = slotPlace(scene, number, receipt)
    return {
      sealed: sealSlot(p, random, place, author, part),
      key: dayKey(veilKey(p, place.board, WEEK, number)),
    }
  })
  const [echo] = echoDays(p, splitEcho(echoIn(p, { ...scene, receipt }, leftOut)), WEEK, DAY)
  if (echo === undefined) throw new Error('the day is in the week')
  const { board } = scene.reception.list
  return buildPage(
    p,
    random,
    DAY,
    rows,
    board.slots,
    buildEchoes(p, random, [echo], board.echoes, 2),
  )
}

/** `bytes` with bit `bit` turned over. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

/**
 * An engine that says that every row has this id: what it seals does not commit to its key, as an
 * insider's own program could have it.
 */
export function lyingAboutId(p: Primitives, id: Uint8Array): Primitives {
  const isDisposal = (key: Uint8Array | null, message: Uint8Array) =>
    key === null && message.length === SIZE.key
  return {
    ...p,
    hash: (length, key, message) => (isDisposal(key, message) ? id : p.hash(length, key, message)),
  }
}
