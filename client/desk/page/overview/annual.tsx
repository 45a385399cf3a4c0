import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { DAY_MS, type Day } from '../../../../crypto/days/calendar.ts'
import type { Annual } from '../../../../crypto/entries/annual.ts'
import { fill } from '../../../texts/wording.ts'
import {
  annualCsv,
  annualDocument,
  type SaidAndDone,
  weDidPage,
} from '../../export/annual-files.ts'
import { makePdf } from '../../export/pdf/make-pdf.ts'
import { type AnnualSheet, annualSheet } from '../../format/annual-sheet.ts'
import type { Failure } from '../../model/error.ts'
import { isEarly, lastDayOf } from '../../model/figures/annual.ts'
import type { ToldYear } from '../../model/figures/annual-told.ts'
import type { DeskView } from '../../model/views.ts'
import type { OverviewView } from '../../rpc/answers.ts'
import { AccessStep } from '../access/step.tsx'
import { ProblemText } from '../shell/attempt.tsx'
import { offer } from '../shell/save-file.ts'
import { useStore, useWords } from '../shell/words.ts'
import { Select, TextArea } from '../work/fields.tsx'
import { useMemberNames } from '../work/props.ts'
import { NumberTable } from './charts.tsx'
import { Trend } from './trend.tsx'

export interface AnnualProps {
  readonly view: DeskView
  readonly overview: OverviewView
}

/** The reports that leave the desk: nothing else here is meant for others. */
export function AnnualReports({ view, overview }: AnnualProps) {
  const { desk } = useWords()
  const { annual, due } = overview
  const [chosen, choose] = useState<number | null>(null)
  const shown = annual.find(({ year }) => year === chosen) ?? annual[0]
  return (
    <section class="annual" aria-labelledby="annual-title">
      <h3 id="annual-title">{desk.annual.title}</h3>
      <p class="hint">{desk.annual.lead}</p>
      {due === null ? (
        <p>{desk.annual.onlyHead}</p>
      ) : (
        <DueYears today={view.today} {...{ due, choose }} />
      )}
      {annual.length > 1 ? (
        <label for="annual-year">
          {desk.annual.year}
          <Select
            id="annual-year"
            value={String(shown?.year ?? '')}
            options={annual.map(({ year }) => yearOption(year))}
            change={(value) => choose(Number(value))}
          />
        </label>
      ) : null}
      {shown ? <Told key={shown.year} {...{ view, overview }} told={shown} /> : null}
      <Trend annual={annual} />
    </section>
  )
}

interface DueYearsProps {
  readonly due: readonly number[]
  readonly today: Day
  readonly choose: (year: number) => void
}

function DueYears({ due, today, choose }: DueYearsProps) {
  const store = useStore()
  const { desk } = useWords()
  const [making, setMaking] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [asked, ask] = useState<number | null>(null)
  const make = async (year: number) => {
    if (making !== null) return
    ask(null)
    setMaking(year)
    const refused = await store.show('make-annual', { year, reason: null })
    // A colleague has told the year: count again, so that it is shown here.
    if (refused === 'told') await store.show('overview', { year: null })
    setFailure(refused)
    setMaking(null)
    choose(year)
  }
  return (
    <>
      {due.length === 0 ? <p>{desk.annual.none}</p> : null}
      {due.map((year) => (
        <DueYear
          key={year}
          {...{ year, today, making }}
          asked={asked === year}
          ask={() => ask(year)}
        />
      ))}
      {asked === null ? null : (
        <MadeBefore year={asked} yes={() => ask(null)} no={() => void make(asked)} />
      )}
      <ProblemText why={failure} />
    </>
  )
}

interface DueYearProps {
  readonly year: number
  readonly today: Day
  /** The year whose report is being made. */
  readonly making: number | null
  readonly asked: boolean
  readonly ask: () => void
}

function DueYear({ year, today, making, asked, ask }: DueYearProps) {
  const { desk, day } = useWords()
  const early = isEarly(year, today)
  return (
    <>
      {early ? (
        <p class="hint" id={`annual-early-${year}`}>
          {fill(desk.annual.early, { year, day: day(lastDayOf(year)) })}
        </p>
      ) : null}
      <p class="due">
        {fill(desk.annual.sure, { year })}{' '}
        <button
          type="button"
          id={`annual-make-${year}`}
          aria-disabled={making !== null}
          aria-expanded={asked}
          onClick={() => making === null && ask()}
        >
          {making === year
            ? desk.annual.making
            : fill(early ? desk.annual.makeEarly : desk.annual.make, { year })}
        </button>
      </p>
    </>
  )
}

interface MadeBeforeProps {
  readonly year: number
  readonly yes: () => void
  readonly no: () => void
}

/** Asks what no log says: whether the report was made by hand, or by a version that did not log it yet. */
function MadeBefore({ year, yes, no }: MadeBeforeProps) {
  const { desk } = useWords()
  const question = useRef<HTMLHeadingElement>(null)
  useEffect(() => question.current?.focus(), [year])
  return (
    <section class="made-before" aria-labelledby="made-before">
      <h4 id="made-before" ref={question} tabIndex={-1}>
        {fill(desk.annual.question, { year })}
      </h4>
      <p>{desk.annual.why}</p>
      <button type="button" id="annual-before" onClick={yes}>
        {desk.annual.before}
      </button>{' '}
      <button type="button" id="annual-not-before" onClick={no}>
        {desk.annual.notBefore}
      </button>
    </section>
  )
}

/** The report that was told for a year, on this desk or another, exactly as it was. */
function Told({ view, overview, told }: AnnualProps & { readonly told: ToldYear }) {
  const { desk, day } = useWords()
  const { year, annual, by, text } = told
  const name = useMemberNames(view)(by ?? '')
  const facts = { year, name, day: day(told.day), reason: text }
  const says = saysOf(told)
  const teller = by === null ? null : <p id="annual-by">{fill(desk.told[says], facts)}</p>
  const correction = overview.due === null ? null : <Correction year={year} />
  if (annual !== null) return <Report {...{ view, overview, annual, teller, correction }} />
  return (
    <>
      {teller}
      {correction}
    </>
  )
}

function saysOf({ state, annual, change }: ToldYear) {
  if (state === 'begun') return 'begun'
  if (annual === null) return 'elsewhere'
  return change > 0 ? 'corrected' : 'by'
}

interface ReportProps extends AnnualProps {
  readonly annual: Annual
  /** The line on the member who told it. */
  readonly teller: ComponentChildren
  /** The form to tell it again. */
  readonly correction: ComponentChildren
}

function Report({ view, overview, annual, teller, correction }: ReportProps) {
  const store = useStore()
  const { desk, language } = useWords()
  const [outcome, setOutcome] = useState<'making' | 'saved' | 'failed' | null>(null)
  const { organisation, channels } = view
  const { categories } = overview
  const sheet = annualSheet(annual, { organisation, channels, categories }, language)
  const made = annual.made * DAY_MS
  const name = `varsling-${annual.year}`
  const savePdf = async () => {
    if (outcome === 'making') return
    setOutcome('making')
    try {
      const pdf = await makePdf(annualDocument(sheet, made))
      // A desk that was locked meanwhile offers nothing.
      if (store.state.phase !== 'open') return
      offer(pdf, `${name}.pdf`, 'application/pdf')
      setOutcome('saved')
    } catch {
      setOutcome('failed')
    }
  }
  const save = (bytes: Uint8Array, type: string, end: string) => {
    offer(bytes, `${name}.${end}`, type)
    setOutcome('saved')
  }
  return (
    <div class="report" data-year={annual.year}>
      <Sheet sheet={sheet} />
      {teller}
      <button type="button" id="annual-pdf" onClick={() => void savePdf()}>
        {outcome === 'making' ? desk.annual.making : desk.annual.pdf}
      </button>{' '}
      <button
        type="button"
        id="annual-csv"
        onClick={() => save(annualCsv(sheet), 'text/csv', 'csv')}
      >
        {desk.annual.csv}
      </button>
      <p role="status" id="annual-outcome" data-outcome={outcome ?? ''}>
        {outcome === 'saved' ? desk.annual.saved : ''}
        {outcome === 'failed' ? desk.annual.failed : ''}
      </p>
      {correction}
      <WeDid save={(pairs) => save(weDidPage(sheet, pairs), 'text/html', 'html')} />
    </div>
  )
}

/** Exactly what the files say. */
function Sheet({ sheet: { title, lead, rule, tables, left } }: { readonly sheet: AnnualSheet }) {
  return (
    <>
      <h4>{title}</h4>
      <p>{lead}</p>
      <p class="hint">{rule}</p>
      <div class="charts">
        {tables.map((table) => (
          <NumberTable
            key={table.title}
            caption={table.title}
            heads={table.head}
            rows={table.rows.map(([name, count]) => ({ name, cells: [count] }))}
          />
        ))}
      </div>
      {left === null ? null : <p>{left}</p>}
    </>
  )
}

const NO_PAIR: SaidAndDone = { said: '', did: '' }

function WeDid({ save }: { readonly save: (pairs: readonly SaidAndDone[]) => void }) {
  const { desk } = useWords()
  const { weDid } = desk
  const [pairs, setPairs] = useState<readonly SaidAndDone[]>([NO_PAIR])
  const change = (at: number, part: Partial<SaidAndDone>) =>
    setPairs(pairs.map((pair, i) => (i === at ? { ...pair, ...part } : pair)))
  return (
    <section class="we-did" aria-labelledby="we-did-title">
      <h4 id="we-did-title">{weDid.title}</h4>
      <p class="hint">{weDid.lead}</p>
      {pairs.map((pair, at) => (
        <fieldset key={at}>
          <legend>{at + 1}</legend>
          {(['said', 'did'] as const).map((part) => (
            <label key={part}>
              {weDid[part]}
              <textarea
                id={`we-did-${part}-${at}`}
                rows={3}
                value={pair[part]}
                onInput={({ currentTarget: { value } }) => change(at, { [part]: value })}
              />
            </label>
          ))}
          {pairs.length > 1 ? (
            <button
              type="button"
              class="quiet"
              onClick={() => setPairs(pairs.filter((_, i) => i !== at))}
            >
              {weDid.remove}
            </button>
          ) : null}
        </fieldset>
      ))}
      <button type="button" id="we-did-add" onClick={() => setPairs([...pairs, NO_PAIR])}>
        {weDid.add}
      </button>{' '}
      <button type="button" id="we-did-page" onClick={() => save(pairs)}>
        {weDid.page}
      </button>
    </section>
  )
}

/** Tells a year again. The form first says what others can work out from that. */
function Correction({ year }: { readonly year: number }) {
  const store = useStore()
  const { desk } = useWords()
  const [reason, setReason] = useState('')
  const text = reason.trim()
  const correct = async () => {
    const failure = await store.show('make-annual', { year, reason: text })
    if (failure === 'told') await store.show('overview', { year: null })
    return failure
  }
  return (
    <AccessStep
      id="annual-correct"
      label={fill(desk.told.correct, { year })}
      lead={desk.told.correctLead}
      confirm={desk.told.confirm}
      grave
      request={() => (text === '' ? null : correct)}
      done={() => setReason('')}
    >
      <TextArea
        id="annual-correct-reason"
        label={desk.told.reason}
        max={500}
        value={reason}
        change={setReason}
      />
    </AccessStep>
  )
}

/** A year as it can be chosen. */
export function yearOption(year: number): readonly [value: string, text: string] {
  return [String(year), String(year)]
}
