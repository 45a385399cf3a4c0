import type { ReporterContent, ReporterKind } from './content.ts'

// The reporter's first script imports this file: beside what reads JSON it would bring the schema library along.

/**
 * Whether a letter is only for the custodians: a name, or the withdrawal of a name. It goes to nobody who
 * reads reports, carries no board key, and no log of a case names it. PROTOCOL.md section 9
 */
export function isForCustodians(
  kind: ReporterKind,
  { answers }: Pick<ReporterContent, 'answers'>,
): boolean {
  return kind === 'identity' || (kind === 'withdrawal' && answers.what === 'identity')
}
