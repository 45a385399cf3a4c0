import { useEffect, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { HANDLING } from '../../model/case/case-facts.ts'
import type { Failure } from '../../model/error.ts'
import { DEADLINES, type Spread, TIMED_STEPS } from '../../model/figures/figures.ts'
import type { CountedValue } from '../../model/figures/suppress.ts'
import type { DeskView, Names } from '../../model/views.ts'
import type { OverviewView } from '../../rpc/answers.ts'
import { ProblemText } from '../shell/attempt.tsx'
import { Facts } from '../shell/facts.tsx'
import { focusSoon } from '../shell/focus.ts'
import { Modal, useModal } from '../shell/modal.tsx'
import { useStore, useWords } from '../shell/words.ts'
import { Select } from '../work/fields.tsx'
import { AnnualReports, yearOption } from './annual.tsx'
import { CaseTable, type CountedPart, type DividedBy } from './case-table.tsx'
import { Bars, Months, NumberTable, Parts, Spreads } from './charts.tsx'

export interface OverviewProps {
  readonly view: DeskView
  readonly overview: OverviewView | null
  /** Opens a case. */
  readonly open: (id: string) => void
  readonly close: () => void
}

/** Figures for all cases of this desk, and the reports that may leave it. */
export function Overview({ view, overview, open, close }: OverviewProps) {
  const store = useStore()
  const { desk } = useWords()
  const dialog = useModal()
  const [year, choose] = useState<number | null>(null)
  const [part, setPart] = useState<CountedPart | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  // Count again after each sync, so that the figures are current.
  const { synced } = view
  const openCase = (id: string) => {
    close()
    open(id)
  }
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
          <Figures {...{ view, overview }} choose={showCases(setPart)} />
          <CaseTable {...{ view, part }} year={overview.year} choose={setPart} open={openCase} />
          <AnnualReports view={view} overview={overview} />
        </>
      )}
    </Modal>
  )
}

/** Chooses the cases to be listed, and goes to their list. */
function showCases(set: (part: CountedPart) => void) {
  return (part: CountedPart) => {
    set(part)
    focusSoon('case-table')
  }
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

interface Choosing {
  readonly choose: (part: CountedPart) => void
}

function Figures({ view, overview, choose }: FiguresProps & Choosing) {
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
        <Divisions {...{ view, overview, choose }} />
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
  return <Facts look="totals" facts={totals} />
}

function Divisions({ view, overview, choose }: FiguresProps & Choosing) {
  const { desk } = useWords()
  const names = useNames(view, overview)
  const { statuses, channels, categories, came, load, handling } = overview.figures
  const t = desk.overview
  const bars = (by: DividedBy, title: string, nameOf: (id: string) => string) => ({
    ...{ title, nameOf },
    choose: (id: string) => choose({ by, id, name: `${title}: ${nameOf(id)}` }),
  })
  return (
    <>
      <Bars id="statuses" counts={statuses} {...bars('status', t.statuses, names.status)} />
      <Bars id="channels" counts={channels} {...bars('channel', t.channels, names.channel)} />
      <Bars
        id="categories"
        title={t.categories}
        hint={t.categoriesHint}
        counts={categories}
        nameOf={names.category}
      />
      <Bars id="came" counts={came} {...bars('came', t.came, names.came)} />
      <Bars id="load" counts={load} {...bars('assignee', t.load, names.member)} />
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

/** Indicators by which ISO 37002 judges such a scheme, and what this desk knows of each. */
function Indicators(props: FiguresProps) {
  const { desk } = useWords()
  const figures = useIndicators(props)
  return (
    <section class="indicators" aria-labelledby="indicators-title">
      <h3 id="indicators-title">{desk.overview.indicators}</h3>
      <p class="hint">{desk.overview.indicatorsLead}</p>
      <NumberTable
        titleId="indicators-title"
        heads={[desk.overview.indicator, desk.overview.figure]}
        rows={figures.map(([name, figure]) => ({
          name,
          cells: [figure || desk.indicatorGaps.none],
        }))}
      />
    </section>
  )
}

/** Name and figure of each indicator; the figure is empty if there is none yet. */
function useIndicators({ view, overview }: FiguresProps): (readonly [string, string])[] {
  const { desk, counted } = useWords()
  const names = useNames(view, overview)
  const { figures: f } = overview
  const { indicators, indicatorGaps, timedSteps, deadlineSteps } = desk
  const list = (counts: readonly CountedValue[], nameOf: (id: string) => string) =>
    counts.map(({ id, count }) => `${nameOf(id)}: ${count}`).join(' · ')
  const of = (n: number, total: number) => fill(desk.overview.of, { n, total })
  const half = (spread: Spread | null) =>
    spread === null ? '' : counted(desk.overview.medianDays, spread.median)
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

/** Names for the ids of figures. */
function useNames(view: DeskView, { categories }: Pick<OverviewView, 'categories'>) {
  const { desk, name } = useWords()
  const { unknown, nobody, page } = desk.overview
  const named = (names: Readonly<Record<string, Names>>, id: string) =>
    Object.hasOwn(names, id) ? name(names[id]) : id || unknown
  const word = (words: Readonly<Record<string, string>>, id: string) =>
    Object.hasOwn(words, id) ? (words[id] ?? id) : id || unknown
  const titles = {
    ...view.formerly,
    ...Object.fromEntries(view.members.map(({ id, title }) => [id, title])),
  }
  return {
    status: (id: string) => word({ ...desk.statuses, new: desk.list.new }, id),
    channel: (id: string) => named(view.channels, id),
    category: (id: string) => named(categories, id),
    came: (id: string) => word({ ...desk.cameBy, page }, id),
    outcome: (id: string) => word(desk.outcomes, id),
    scope: (id: string) => word(desk.scopes, id),
    extent: (id: string) => word(desk.extents, id),
    member: (id: string) => (id === '' ? nobody : named(titles, id)),
  }
}
