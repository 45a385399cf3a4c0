import type { Desk } from '../../../client/desk/engine/desk.ts'
import type { CaseWarning } from '../../../client/desk/model/case/fold.ts'

const KINDS: readonly CaseWarning['kind'][] = [
  ...([
    'unread-by',
    'old-key',
    'beyond',
    'not-as-named',
    'no-list',
    'no-keys',
    'not-checked',
  ] as const),
  ...(['two-reports', 'two-texts', 'same-reference'] as const),
]

/** Warnings of a desk, in all its cases, on whether everybody reads the same. */
export function saidBy(desk: Desk): string[] {
  return desk.cases.flatMap(({ warnings }) =>
    warnings
      .filter(({ kind }) => KINDS.includes(kind))
      .map((one) => ('title' in one ? `${one.kind} ${one.title.en}` : one.kind)),
  )
}

/** Answers of the letters in all its cases to the question what happened. */
export function textsOf(desk: Desk): unknown[] {
  return desk.cases.flatMap(({ timeline }) =>
    timeline.flatMap((one) => (one.kind === 'drop' ? [one.drop.content.answers.what] : [])),
  )
}
