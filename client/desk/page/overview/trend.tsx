import { ANNUAL_MEDIANS, type Annual } from '../../../../crypto/entries/annual.ts'
import type { ToldYear } from '../../model/figures/annual-told.ts'
import { useWords } from '../shell/words.ts'
import { NumberTable } from './charts.tsx'

/** Figures of the years that were reported on, side by side. They say no more than the reports do. */
export function Trend({ annual }: { readonly annual: readonly ToldYear[] }) {
  const { desk } = useWords()
  const { timedSteps, deadlineSteps } = desk
  const years = annual.flatMap((told) => told.annual ?? []).sort((a, b) => a.year - b.year)
  if (years.length < 2) return null
  const row = (name: string, cell: (one: Annual) => number | null) => ({
    name,
    cells: years.map((one) => cell(one) ?? '–'),
  })
  return (
    <section class="trend" aria-labelledby="trend-title">
      <h4 id="trend-title">{desk.trend.title}</h4>
      <p class="hint">{desk.trend.hint}</p>
      <div class="scroll">
        <NumberTable
          titleId="trend-title"
          heads={[desk.overview.value, ...years.map(({ year }) => year)]}
          rows={[
            row(desk.annual.total, ({ total }) => total),
            row(desk.annualValues['-open'], (one) => toldIn(one, 'state', '-open')),
            row(deadlineSteps.acknowledged, (one) => toldIn(one, 'acknowledged', 'kept')),
            row(deadlineSteps.feedback, (one) => toldIn(one, 'feedback', 'kept')),
            ...ANNUAL_MEDIANS.map((id) =>
              row(`${desk.annual.half}: ${timedSteps[id]}`, (one) => medianIn(one, id)),
            ),
          ]}
        />
      </div>
    </section>
  )
}

/** A number that the report tells by itself; null if it stands in a sum, or is left out. */
function toldIn({ tables }: Annual, table: Annual['tables'][number]['id'], value: string) {
  const cells = tables.find(({ id }) => id === table)?.cells
  return cells?.find(({ id }) => id === value)?.count ?? null
}

function medianIn({ medians }: Annual, median: Annual['medians'][number]['id']) {
  return medians.find(({ id }) => id === median)?.days ?? null
}
