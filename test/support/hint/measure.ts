import type { Finding } from '../../../client/reporter/hint/find.ts'
import { findHints } from '../../../client/reporter/hint/find.ts'
import type { MarkedReport } from './reports.ts'

export interface Quality {
  readonly findings: number
  readonly passages: number
  /** Share of findings that touch a marked passage. */
  readonly precision: number
  /** Share of marked passages that a finding touches. */
  readonly recall: number
  /** Share of marked passages that a finding of the same kind touches. */
  readonly named: number
}

type Range = Pick<Finding, 'from' | 'to'>

export const touches = (a: Range, b: Range) => a.from < b.to && b.from < a.to

/** How well the rules find what people marked. */
export function qualityOf(reports: readonly MarkedReport[]): Quality {
  const all = reports.map(({ text, passages }) => ({ findings: findHints(text), passages }))
  const sum = (count: (one: (typeof all)[number]) => number) =>
    all.reduce((total, one) => total + count(one), 0)
  const findings = sum((one) => one.findings.length)
  const passages = sum((one) => one.passages.length)
  const right = sum(
    (one) => one.findings.filter((f) => one.passages.some((p) => touches(f, p))).length,
  )
  const met = sum(
    (one) => one.passages.filter((p) => one.findings.some((f) => touches(f, p))).length,
  )
  const named = sum(
    (one) =>
      one.passages.filter((p) => one.findings.some((f) => f.kind === p.kind && touches(f, p)))
        .length,
  )
  return {
    findings,
    passages,
    precision: right / findings,
    recall: met / passages,
    named: named / passages,
  }
}
