import { type Day, daysOfWeek, type Week } from '../days/calendar.ts'
import { concat, xor } from '../primitives/bytes.ts'
import { ctx, kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** The letter of a code that an echo belongs to. */
export interface EchoName {
  /** Week in which the letter was sealed. */
  readonly week: Week
  /** 0 to 63, drawn by its sender; no two letters of one week share it. */
  readonly letter: number
}

/** An echo of some week, and the choice as it is masked in that week. */
export interface Echo {
  /** 16 bytes */
  readonly echo: Uint8Array
  /** 8 bytes */
  readonly choice: Uint8Array
}

/** Key and choice of an echo on one day's pages. */
export interface EchoDay {
  readonly day: Day
  /** 32 bytes */
  readonly key: Uint8Array
  /** 8 bytes, masked for this day */
  readonly choice: Uint8Array
}

/** The 16-byte echo of the week in which a letter was sealed. */
export function firstEcho(
  p: Primitives,
  echoKey: Uint8Array,
  { week, letter }: EchoName,
): Uint8Array {
  return p.hash(16, echoKey, ctx(LABEL.echo, week, letter))
}

/** An echo and a choice from the 24 bytes that a drop carries. */
export function splitEcho(sent: Uint8Array): Echo {
  return { echo: sent.slice(0, 16), choice: sent.slice(16, SIZE.echo) }
}

/** The echo that follows `echo`, of the running week, in the week after. There is no way back. */
export function nextEcho(p: Primitives, { echo, choice }: Echo): Echo {
  return { echo: nextOf(p, echo), choice: xor(choice, nextPad(p, echo)) }
}

/** Key and choice of `echo`, of the running week, on one day's pages. */
export function echoDay(p: Primitives, { echo, choice }: Echo, day: Day): EchoDay {
  return { day, key: dayKeyOf(p, echo, day), choice: xor(choice, dayPad(p, echo, day)) }
}

/** Keys and choices of `echo`, of `week`, on the days of that week from `from` on. */
export function echoDays(p: Primitives, echo: Echo, week: Week, from?: Day): EchoDay[] {
  return daysOfWeek(week, from).map((day) => echoDay(p, echo, day))
}

/**
 * A row of a page: a tag and a choice, both of them under the day key.
 *
 * @param nonce that of the page's echoes
 * @returns 24 bytes
 */
export function echoRow(
  p: Primitives,
  { key, choice }: Pick<EchoDay, 'key' | 'choice'>,
  nonce: Uint8Array,
): Uint8Array {
  return concat(p.hash(16, key, nonce), xor(choice, pagePad(p, key, nonce)))
}

/** The place where a code looks for the echo of one letter on the pages of a day. */
export interface EchoPlace {
  /** 32 bytes */
  readonly key: Uint8Array
  /** 16-byte echoes of the weeks from that of the letter to that of the day. */
  readonly echoes: readonly Uint8Array[]
}

/**
 * Follow an echo from the week of its letter to a day.
 *
 * @param echo 16 bytes, of `week`
 */
export function echoPlace(
  p: Primitives,
  echo: Uint8Array,
  week: Week,
  day: Day,
  now: Week,
): EchoPlace {
  const echoes = [echo]
  let last = echo
  for (let at = week; at < now; at++) {
    last = nextOf(p, last)
    echoes.push(last)
  }
  return { key: dayKeyOf(p, last, day), echoes }
}

/** The 8 bytes of a choice as they were sent, from those of a row. */
export function unmaskChoice(
  p: Primitives,
  { key, echoes }: EchoPlace,
  day: Day,
  nonce: Uint8Array,
  masked: Uint8Array,
): Uint8Array {
  const last = echoes.at(-1) ?? new Uint8Array(16)
  const onDay = xor(masked, pagePad(p, key, nonce))
  const inWeek = xor(onDay, dayPad(p, last, day))
  return echoes.slice(0, -1).reduce((choice, echo) => xor(choice, nextPad(p, echo)), inWeek)
}

function nextOf(p: Primitives, echo: Uint8Array): Uint8Array {
  return p.hash(16, echo, NEXT)
}

const NEXT = ctx(LABEL.next)

function dayKeyOf(p: Primitives, echo: Uint8Array, day: Day): Uint8Array {
  return kdf(p, echo, LABEL.day, day)
}

function nextPad(p: Primitives, echo: Uint8Array): Uint8Array {
  return kdf(p, echo, LABEL.choiceNext).subarray(0, SIZE.choice)
}

function dayPad(p: Primitives, echo: Uint8Array, day: Day): Uint8Array {
  return kdf(p, echo, LABEL.choiceDay, day).subarray(0, SIZE.choice)
}

function pagePad(p: Primitives, key: Uint8Array, nonce: Uint8Array): Uint8Array {
  return p.hash(16, key, ctx(LABEL.choiceMask, nonce)).subarray(0, SIZE.choice)
}
