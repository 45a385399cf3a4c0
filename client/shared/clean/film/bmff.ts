import { concat, u32be } from '../../../../crypto/primitives/bytes.ts'
import { CleanError, damaged } from '../outcome.ts'
import { fromLatin1, latin1, viewOf } from '../reading.ts'
import type { Window } from '../window.ts'

/** A box of ISO 14496-12 whose bytes are in memory. */
export interface Box {
  readonly type: string
  readonly body: Uint8Array
}

const MOST_BOXES = 100_000
const TOO_LONG = 'a box is longer than what it stands in'

/**
 * The boxes that stand in `bytes` one after the other. QuickTime ends some rows with four zeros.
 *
 * @throws CleanError `damaged` if one reaches beyond the end
 */
export function parseBoxes(bytes: Uint8Array): Box[] {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const short = view.getUint32(at)
    if (short === 0 && boxes.length > 0 && latin1(bytes, at + 4, at + 8) === '\0\0\0\0') break
    const head = short === 1 ? 16 : 8
    if (at + head > bytes.length) throw damaged(TOO_LONG)
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short || bytes.length - at
    if (size < head || at + size > bytes.length || boxes.length > MOST_BOXES)
      throw damaged(TOO_LONG)
    const type = latin1(bytes, at + 4, at + 8)
    boxes.push({ type, body: bytes.subarray(at + head, at + size) })
    at += size
  }
  return boxes
}

/** The body of the first box of a type. */
export function bodyOf(boxes: readonly Box[], type: string): Uint8Array | undefined {
  return boxes.find((box) => box.type === type)?.body
}

/** A box with all of `parts` in it. */
export function makeBox(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 8)
  return concat(u32be(size), fromLatin1(type), ...parts)
}

/** Version and flags, which begin the body of many boxes. */
export function versionFlags(version: number, flags: number): Uint8Array {
  return Uint8Array.of(version, (flags >> 16) & 255, (flags >> 8) & 255, flags & 255)
}

/** Flags of such a body. */
export function flagsOf(body: Uint8Array): number {
  return viewOf(body).getUint32(0) & 0xffffff
}

/**
 * The first `size` bytes of a body.
 *
 * @throws CleanError `damaged` if it has fewer
 */
export function firstOf(body: Uint8Array, size: number): Uint8Array {
  if (body.length < size) throw damaged('a box is too short')
  return body.slice(0, size)
}

/** A body with `each` bytes for each of the things that the number before them counts. */
export function countedOf(body: Uint8Array, countAt: number, each: number): Uint8Array {
  const count = viewOf(firstOf(body, countAt + 4)).getUint32(countAt)
  return firstOf(body, countAt + 4 + count * each)
}

/** `hdlr` without the name of a program. */
export function makeHandler(handler: string): Uint8Array {
  return makeBox('hdlr', new Uint8Array(8), fromLatin1(handler), new Uint8Array(13))
}

/** A box at the top level of a file. */
export interface TopBox {
  readonly type: string
  readonly at: number
  /** bytes of its header */
  readonly head: number
  /** with its header; never beyond the end of the file */
  readonly size: number
  /** whether the file ends before the box does */
  readonly cut: boolean
}

export async function readTopBoxes(window: Window): Promise<TopBox[]> {
  const boxes: TopBox[] = []
  let at = 0
  while (at + 8 <= window.size) {
    const bytes = await window.upTo(at, 16)
    const view = viewOf(bytes)
    const short = view.getUint32(0)
    const head = short === 1 ? 16 : 8
    if (bytes.length < head) break
    const rest = window.size - at
    const size = short === 1 ? Number(view.getBigUint64(8)) : short || rest
    if (size < head) break
    if (boxes.length > MOST_BOXES) throw damaged('too many boxes')
    const type = latin1(bytes, 4, 8)
    boxes.push({ type, at, head, size: Math.min(size, rest), cut: size > rest })
    at += size
  }
  if (at < window.size) {
    boxes.push({ type: '', at, head: 0, size: window.size - at, cut: false })
  }
  return boxes
}

/** Whether bytes of the file lie in one of `boxes`. */
export function liesIn(boxes: readonly TopBox[], at: number, size: number): boolean {
  return boxes.some((box) => at >= box.at + box.head && at + size <= box.at + box.size)
}

/** Most bytes of a box that is read whole: tables of many hours of film are a fraction of it. */
export const MOST_BODY = 64 * 1024 ** 2

/**
 * The body of a box of the top level, read whole.
 *
 * @throws CleanError `too-large` above `MOST_BODY`, before a byte of it is read
 */
export async function readBody(window: Window, box: TopBox): Promise<Uint8Array> {
  if (box.cut) throw damaged('the file ends too early')
  if (box.size - box.head > MOST_BODY) throw new CleanError('too-large', 'a box is too large')
  return (await window.bytes(box.at + box.head, box.size - box.head)).slice()
}
