import { type Day, LAST_DAY } from '../../../crypto/days/calendar.ts'
import type { DropContent, ReporterContent } from '../../../crypto/entries/content.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import type { Dice } from '../reception/together.ts'
import type { ReportOptions } from '../server/instance.ts'

/** Texts of every class that a page may have to draw. */
const TEXTS = [
  '',
  ' ',
  '\0',
  '\u202e\u2066מימין לשמאל',
  'ا'.repeat(300),
  '\ud800',
  '\udfff\ud800',
  '\ufeff\uffff\ufffe',
  `a${'\u0301'.repeat(400)}`,
  '👩‍👩‍👧‍👦'.repeat(40),
  '<script>alert(1)</script>"\'&',
  '__proto__',
  'constructor',
  '{name} {n} {day}',
  '\r\n\u2028\u2029\u0085\t'.repeat(50),
  'Ordet'.repeat(2000),
  '\u{10ffff}',
] as const
const U32 = [0, 1, 2 ** 32 - 2, 2 ** 32 - 1] as const
const COUNTS = [0, 1, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, -1, 0.5, 1e308] as const
const KINDS = ['report', 'follow-up', 'withdrawal', 'meeting-request', 'identity'] as const

/**
 * A letter that a stranger sealed well, with extremes in some of its fields: all that a browser would never send, and
 * a program of their own would.
 *
 * @param today of the instance: a letter whose day is near it is opened and drawn, whatever else it says
 */
export function forgedLetter(dice: Dice, today: Day): ReportOptions {
  const days: readonly Day[] = [
    ...U32,
    LAST_DAY,
    LAST_DAY + 1,
    today - 8,
    today,
    today,
    today,
    today,
  ]
  const kind = dice.pick(KINDS)
  const drop = { kind, content: forgedContent(dice) as ReporterContent } as DropContent
  return {
    drop,
    day: dice.pick(days),
    how: kind === 'identity' ? 'one' : dice.pick(['one', 'two']),
    draft: {
      ...(dice.chance(30) ? { letter: dice.pick([0, 1, LIMIT.weekLetters - 1]) } : {}),
      ...(dice.chance(30) ? { boardKey: dice.pick([null, systemRandom(32)]) } : {}),
      ...(dice.chance(20) ? { listHash: dice.pick([new Uint8Array(32), systemRandom(32)]) } : {}),
      ...(dice.chance(20) ? { textsHash: new Uint8Array(32).fill(255) } : {}),
      ...(dice.chance(20) ? { reference: dice.pick(['0000000', 'ZZZZZZZ']) } : {}),
    },
  }
}

function forgedContent(dice: Dice): unknown {
  const text = () => dice.pick(TEXTS)
  const answers = dice.pick([
    {},
    { what: text() },
    { what: text(), where: text(), wish: [text(), text()], categories: [text()], party: text() },
    { text: text(), verdict: text(), since: text(), how: ['video', text()], trusted: 'yes' },
    { what: 'withdraw', name: text(), contact: text(), consent: [text()] },
    Object.fromEntries(TEXTS.map((name, i) => [`${name.slice(0, 20)}${i}`, text().slice(0, 100)])),
  ])
  const file = { name: text(), type: text(), size: dice.pick(COUNTS), offset: dice.pick(COUNTS) }
  const manifest = {
    ...{ key: 'A'.repeat(43), blocks: dice.pick(COUNTS) },
    files: dice.pick([[], [{ ...file, hash: 'A'.repeat(43) }]]),
  }
  return {
    channel: dice.chance(85) ? 'main' : text(),
    language: dice.pick(['nb', 'nn', 'en']),
    questionnaire: {
      id: dice.pick(['general', 'letter-minutes', 'letter-retaliation', text()]),
      version: dice.pick([1, 1, ...COUNTS]),
    },
    answers,
    about: dice.chance(70) ? null : systemRandom(16),
    manifest: dice.chance(70) ? null : manifest,
  }
}
