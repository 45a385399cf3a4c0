import type { Language } from '../../../crypto/entries/names.ts'
import type { ToldYear } from '../model/figures/annual-told.ts'
import type { Figures } from '../model/figures/figures.ts'

/** What the page asks of the overview. What was asked for last is told again. */
export type OverviewRequest =
  | {
      readonly kind: 'overview'
      /** In which the cases were received; null for all. */
      readonly year: number | null
    }
  /** Make what is told of a year; a reason makes it anew, where it was told before. */
  | { readonly kind: 'make-annual'; readonly year: number; readonly reason: string | null }

/** What is counted, in full: for who holds the cases. */
export interface OverviewView {
  readonly year: number | null
  readonly figures: Figures
  /** How many of these cases told what this desk has not looked for on the board: they count as their log has it. */
  readonly unseen: number
  /** In which cases were received, newest first. */
  readonly years: readonly number[]
  readonly categories: Readonly<Record<string, Readonly<Record<Language, string>>>>
  /** What was told of years outside the reception, on this desk or another, newest first. */
  readonly annual: readonly ToldYear[]
  /** Years that can be reported on now, newest first; null for who may not report. */
  readonly due: readonly number[] | null
}

export function isOverviewRequest<Other extends { readonly kind: string }>(
  request: OverviewRequest | Other,
): request is OverviewRequest {
  return request.kind === 'overview' || request.kind === 'make-annual'
}
