import {
  isLate,
  type SentState,
  sentStates,
  someOpened,
} from '../../client/shared/session/sent-state.ts'
import { authorsUnsure } from '../../client/shared/session/unsure.ts'
import type { BoardMessage, BoardReading } from '../../crypto/board/board.ts'
import { firstDay, isoDate } from '../../crypto/days/calendar.ts'
import { toBase64url } from '../../crypto/primitives/bytes.ts'
import { print } from './command.ts'

/** Findings of the code, for people and programs to read. */
export function resultOf(reading: BoardReading) {
  const { status } = reading
  return {
    sent: sentStates(reading.sent).map(({ week, state, letters }) => ({
      from: isoDate(firstDay(week)),
      to: isoDate(firstDay(week) + 6),
      state,
      letters,
    })),
    late: reading.sent.some((letter) => isLate(letter, reading.day)),
    someOpened: someOpened(reading.sent),
    status: status && {
      status: status.content.status ?? null,
      day: isoDate(status.content.day),
      from: status.author.title.en,
      text: status.content.text,
      next: status.content.next === undefined ? null : isoDate(status.content.next),
      history: (status.content.history ?? []).map(([name, day]) => ({
        status: name,
        day: isoDate(day),
      })),
    },
    messages: byDay(reading.messages).map((message) => ({
      id: toBase64url(message.messageId),
      kind: message.kind,
      from: message.author.title.en,
      day: isoDate(message.content.day),
      text: message.content.text,
      files: message.content.manifest?.files.map(({ name, size }) => ({ name, size })) ?? [],
    })),
    incomplete: reading.incomplete,
    unsure: authorsUnsure(reading),
  }
}

const PROVEN: Readonly<Record<SentState['state'], string>> = {
  fetched: 'fetched by a desk of the reception',
  opened: 'opened by the reception, which has written here since',
  'some-opened': 'the reception has opened some of it; which part is not confirmed yet',
  unconfirmed: 'not yet confirmed as fetched',
}

/** Print what `resultOf` gives, for people. */
export function printResult(
  result: ReturnType<typeof resultOf> & { readonly answered: boolean },
): void {
  for (const { from, to, state, letters } of result.sent) {
    const times = letters === 1 ? '' : `${letters} times `
    print(`sent: ${times}between ${from} and ${to}; ${PROVEN[state]}`)
  }
  if (result.late) {
    const what = result.someOpened ? 'not everything' : 'nothing'
    print(
      `warning: more than one working day has passed, and ${what} is confirmed as fetched; consider another way to report (a name goes only to those who keep names, and never shows as fetched)`,
    )
  }
  if (result.status !== null) {
    const { status, day, from, text, next } = result.status
    const by = result.unsure ? `, ${from}` : ''
    print(`status: ${status} (${day}${by})${text === '' ? '' : `: ${text}`}`)
    if (next !== null) print(`look again: ${next}`)
  } else if (result.incomplete) print('status: not visible now')
  else if (result.sent.length > 0 && result.messages.length === 0)
    print('status: nobody has answered yet')
  for (const { kind, day, from, text, files } of result.messages) {
    print(`${kind} (${day}, ${from}): ${text}`)
    for (const { name, size } of files) print(`  file: ${name} (${size} bytes)`)
  }
  if (result.unsure)
    print(
      'warning: the code no longer tells which members you left out; do not trust a message that one of them may have written',
    )
  if (result.incomplete)
    print('warning: something is missing, or members contradict each other; look again later')
  if (result.answered) print('answer sent')
}

/** The oldest first. */
export function byDay(messages: readonly BoardMessage[]): BoardMessage[] {
  return [...messages].sort((a, b) => a.content.day - b.content.day)
}
