import { isLate } from '../../client/shared/session/late.ts'
import { authorsUnsure } from '../../client/shared/session/unsure.ts'
import type { BoardMessage, BoardReading } from '../../crypto/board/board.ts'
import { firstDay, isoDate } from '../../crypto/days/calendar.ts'
import { toBase64url } from '../../crypto/primitives/bytes.ts'
import { print } from './command.ts'

/** Findings of the code, for people and programs to read. */
export function resultOf(reading: BoardReading) {
  const { status } = reading
  return {
    sent: reading.sent.map((letter) => ({
      from: isoDate(firstDay(letter.week)),
      to: isoDate(firstDay(letter.week) + 6),
      fetched: letter.fetched,
      late: isLate(letter, reading.day),
    })),
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

/** Print what `resultOf` gives, for people. */
export function printResult(
  result: ReturnType<typeof resultOf> & { readonly answered: boolean },
): void {
  for (const { from, to, fetched } of result.sent) {
    const how = fetched ? 'fetched by a desk of the reception' : 'not yet confirmed as fetched'
    print(`sent: between ${from} and ${to}; ${how}`)
  }
  if (result.sent.some(({ late }) => late)) {
    const what = result.sent.some(({ fetched }) => fetched) ? 'not everything' : 'nothing'
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
