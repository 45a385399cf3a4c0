import { RESERVED_ANSWERS, type ReporterContent } from '../../../../crypto/entries/content.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { isOpen } from '../access/case-access.ts'
import type { DeskKnowledge } from '../knowledge.ts'
import type { Case } from './fold.ts'
import { type Merge, mergesOf } from './merge-links.ts'

/** How a case stands to others, as the page shows it. */
export interface CaseMerge extends Merge {
  /** Id of the first case whose report has the same text, if no log links the two; otherwise null. */
  readonly same: string | null
}

export const ALONE: CaseMerge = {
  ...{ into: null, follows: null, with: [], elsewhere: 0 },
  same: null,
}

/** By case id. */
export function viewMerges({
  cases,
  member,
}: Pick<DeskKnowledge, 'cases' | 'member'>): ReadonlyMap<string, CaseMerge> {
  const same = sameTexts(cases.filter((c) => isOpen(member, c)))
  return new Map(
    [...mergesOf(cases)].map(([id, merge]) => [id, { ...merge, same: same.get(id) ?? null }]),
  )
}

/** Letters and figures below which two reports say the same by chance. */
const LEAST = 40

/** The case whose report came first with the same text, by the id of the case that came after. */
function sameTexts(cases: readonly Case[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, Case>()
  const same = new Map<string, string>()
  for (const c of [...cases].sort(
    (a, b) => reportDay(a) - reportDay(b) || (a.id < b.id ? -1 : 1),
  )) {
    const text = plainText(c)
    if (text.length < LEAST) continue
    const first = firsts.get(text)
    if (first === undefined) firsts.set(text, c)
    else if (!isLinked(c, first) && !isLinked(first, c)) same.set(c.id, first.id)
  }
  return same
}

function reportDay({ report }: Case): number {
  return report?.day ?? 0
}

function isLinked({ work }: Case, { linkName }: Case): boolean {
  const name = linkName && toHex(linkName)
  return work.links.some(({ entry }) => toHex(entry.case) === name)
}

/** Plain texts of reports that were looked at before, for as long as they are held. */
const plainTexts = new WeakMap<ReporterContent, string>()

/** The letters and figures of everything that was written in a report; empty if it is redacted. */
function plainText({ report, work }: Case): string {
  if (report === null || Object.hasOwn(work.redactions, toHex(report.id))) return ''
  const known = plainTexts.get(report.content)
  if (known !== undefined) return known
  const text = plainTextOf(report.content)
  plainTexts.set(report.content, text)
  return text
}

function plainTextOf({ answers }: ReporterContent): string {
  const reserved: readonly string[] = RESERVED_ANSWERS
  const names = Object.keys(answers).filter((name) => !reserved.includes(name))
  const written = names.sort().map((name) => [answers[name] ?? []].flat().join(' '))
  return written
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
