import { fill } from '../../../texts/wording.ts'
import { HANDLING } from '../../model/case/case-facts.ts'
import type { Spread } from '../../model/figures/figures.ts'
import type { CountedValue } from '../../model/figures/suppress.ts'
import type { DeskView } from '../../model/views.ts'
import type { OverviewView } from '../../rpc/answers.ts'
import { useWords } from '../shell/words.ts'
import { useNames } from './names.ts'

export interface IndicatorsProps {
  readonly view: DeskView
  readonly overview: OverviewView
}

/** Indicators by which ISO 37002 judges such a scheme, and what this desk knows of each. */
export function Indicators(props: IndicatorsProps) {
  const { desk } = useWords()
  const figures = useIndicators(props)
  return (
    <section class="indicators" aria-labelledby="indicators-title">
      <h3 id="indicators-title">{desk.overview.indicators}</h3>
      <p class="hint">{desk.overview.indicatorsLead}</p>
      <table aria-labelledby="indicators-title">
        <thead>
          <tr>
            <th scope="col">{desk.overview.indicator}</th>
            <th scope="col">{desk.overview.figure}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(([name, figure]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{figure || desk.indicatorGaps.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Name and figure of each indicator; the figure is empty if there is none yet. */
function useIndicators({ view, overview }: IndicatorsProps): (readonly [string, string])[] {
  const { desk } = useWords()
  const names = useNames(view, overview)
  const { figures: f } = overview
  const { indicators, indicatorGaps, timedSteps, deadlineSteps } = desk
  const list = (counts: readonly CountedValue[], nameOf: (id: string) => string) =>
    counts.map(({ id, count }) => `${nameOf(id)}: ${count}`).join(' · ')
  const of = (n: number, total: number) => fill(desk.overview.of, { n, total })
  const half = (spread: Spread | null) =>
    spread === null ? '' : `${desk.overview.median}: ${spread.median}`
  const kept = (step: 'acknowledged' | 'feedback') => {
    const { kept: n, missed } = f.deadlines[step]
    return n + missed === 0 ? '' : `${deadlineSteps[step]}: ${of(n, n + missed)}`
  }
  const answered = (['contact', 'feedback'] as const).flatMap((step) =>
    f.times[step] === null ? [] : [`${timedSteps[step]}: ${half(f.times[step])}`],
  )
  const satisfied = HANDLING.flatMap((id) => {
    const counts = f.handling[id]
    return counts.length === 0 ? [] : [`${desk.headings[id]}: ${list(counts, names.extent)}`]
  })
  return [
    [indicators.reports, `${f.total}`],
    [indicators.ways, list(f.came, names.came)],
    [indicators.matters, list(f.categories, names.category)],
    [indicators.anonymity, indicatorGaps.anonymity],
    [indicators.acknowledging, half(f.times.acknowledged)],
    [indicators.answering, answered.join(' · ')],
    [indicators.concluding, half(f.times.closed)],
    [indicators.deadlines, [kept('acknowledged'), kept('feedback')].filter(Boolean).join(' · ')],
    [indicators.scope, list(f.scopes, names.scope)],
    [indicators.outcomes, list(f.outcomes, names.outcome)],
    [indicators.retaliation, of(f.retaliation, f.total)],
    [indicators.protection, of(f.cared, f.total)],
    [indicators.satisfaction, satisfied.join(' · ')],
    [indicators.trust, indicatorGaps.trust],
    [indicators.training, indicatorGaps.training],
  ]
}
