import { useEffect, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { HANDLING } from '../../model/case/case-facts.ts'
import type { Failure } from '../../model/error.ts'
import { DEADLINES, TIMED_STEPS } from '../../model/figures/figures.ts'
import type { DeskView } from '../../model/views.ts'
import type { OverviewView } from '../../rpc/answers.ts'
import { ProblemText } from '../shell/attempt.tsx'
import { Modal, useModal } from '../shell/modal.tsx'
import { useWords } from '../shell/words.ts'
import type { PageStore } from '../store/state.ts'
import { Select } from '../work/fields.tsx'
import { AnnualReports } from './annual.tsx'
import { Bars, Months, Parts, Spreads } from './charts.tsx'
import { Indicators } from './indicators.tsx'
import { useNames, yearOption } from './names.ts'

export interface OverviewProps {
  readonly store: PageStore
  readonly view: DeskView
  readonly overview: OverviewView | null
  readonly close: () => void
}

/** Figures for all cases of this desk, and the reports that may leave it. */
export function Overview({ store, view, overview, close }: OverviewProps) {
  const { desk } = useWords()
  const dialog = useModal()
  const [year, choose] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  // Count again after each sync, so that the figures are current.
  const { synced } = view
  useEffect(() => void store.show('overview', { year }).then(setFailure), [store, year, synced])
  return (
    <Modal
      {...{ dialog, close }}
      name="overview"
      title={desk.overview.title}
      lead={desk.overview.lead}
      leave={[desk.overview.close, 'primary']}
    >
      <ProblemText why={failure} />
      {overview === null ? (
        <p role="status">{desk.overview.counting}</p>
      ) : (
        <>
          <Tools {...{ overview, year, choose }} />
          <Figures view={view} overview={overview} />
          <AnnualReports store={store} view={view} overview={overview} />
        </>
      )}
    </Modal>
  )
}

interface ToolsProps extends Pick<FiguresProps, 'overview'> {
  readonly year: number | null
  readonly choose: (year: number | null) => void
}

function Tools({ overview, year, choose }: ToolsProps) {
  const { desk } = useWords()
  return (
    <div class="overview-tools">
      <label for="overview-year">
        {desk.overview.period}
        <Select
          id="overview-year"
          value={String(year ?? '')}
          options={[['', desk.overview.all], ...overview.years.map(yearOption)]}
          change={(value) => choose(value === '' ? null : Number(value))}
        />
      </label>
      <button type="button" id="overview-print" onClick={() => print()}>
        {desk.overview.print}
      </button>
    </div>
  )
}

interface FiguresProps {
  readonly view: DeskView
  readonly overview: OverviewView
}

function Figures({ view, overview }: FiguresProps) {
  const { desk, counted } = useWords()
  const { figures, year } = overview
  if (figures.total === 0 && figures.deleted === 0) {
    return <p class="empty">{desk.overview.empty}</p>
  }
  return (
    <div class="figures" data-year={year ?? ''}>
      <Totals overview={overview} />
      {overview.unseen === 0 ? null : (
        <p class="hint" id="overview-unseen">
          {counted(desk.overview.unseen, overview.unseen)}
        </p>
      )}
      <div class="charts">
        <Months id="months" title={desk.overview.months} months={figures.months} />
        <Divisions view={view} overview={overview} />
        <Times overview={overview} />
      </div>
      <Indicators view={view} overview={overview} />
    </div>
  )
}

function Totals({ overview: { figures } }: Pick<FiguresProps, 'overview'>) {
  const { desk } = useWords()
  const t = desk.overview
  const of = (n: number) => fill(t.of, { n, total: figures.total })
  const totals = [
    [t.total, figures.total],
    [t.open, of(figures.open)],
    [t.returned, of(figures.returned)],
    [t.retaliation, of(figures.retaliation)],
    [t.deleted, figures.deleted],
  ] as const
  return (
    <dl class="totals">
      {totals.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Divisions({ view, overview }: FiguresProps) {
  const { desk } = useWords()
  const names = useNames(view, overview)
  const { statuses, channels, categories, came, load, handling } = overview.figures
  const t = desk.overview
  return (
    <>
      <Bars id="statuses" title={t.statuses} counts={statuses} nameOf={names.status} />
      <Bars id="channels" title={t.channels} counts={channels} nameOf={names.channel} />
      <Bars
        id="categories"
        title={t.categories}
        hint={t.categoriesHint}
        counts={categories}
        nameOf={names.category}
      />
      <Bars id="came" title={t.came} counts={came} nameOf={names.came} />
      <Bars id="load" title={t.load} counts={load} nameOf={names.member} />
      {HANDLING.map((id) => (
        <Bars
          key={id}
          id={id}
          title={desk.headings[id]}
          hint={desk.handling.hint}
          counts={handling[id]}
          nameOf={names.extent}
        />
      ))}
    </>
  )
}

function Times({ overview: { figures } }: Pick<FiguresProps, 'overview'>) {
  const { desk } = useWords()
  const { overview: t, timedSteps, deadlineSteps, timeliness } = desk
  const parts = (['kept', 'missed', 'running'] as const).map((id) => ({ id, name: timeliness[id] }))
  return (
    <>
      <Spreads
        id="times"
        title={t.times}
        hint={t.timesHint}
        spreads={TIMED_STEPS.map((step) => ({
          name: timedSteps[step],
          spread: figures.times[step],
        }))}
      />
      <Parts
        id="deadlines"
        title={t.deadlines}
        parts={parts}
        rows={DEADLINES.map((step) => ({
          name: deadlineSteps[step],
          counts: figures.deadlines[step],
        }))}
      />
    </>
  )
}
