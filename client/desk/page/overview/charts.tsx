import type { ComponentChild, ComponentChildren } from 'preact'
import type { MonthFigures, Spread } from '../../model/figures/figures.ts'
import type { CountedValue } from '../../model/figures/suppress.ts'
import { useWords } from '../shell/words.ts'

export interface ChartProps {
  readonly id: string
  readonly title: string
  readonly hint?: string
}

interface ChartSectionProps extends ChartProps {
  readonly look?: string
  readonly children: ComponentChildren
}

function Chart({ id, title, hint, look = 'chart', children }: ChartSectionProps) {
  return (
    <section class={look} aria-labelledby={`chart-${id}`}>
      <h3 id={`chart-${id}`}>{title}</h3>
      {hint ? <p class="hint">{hint}</p> : null}
      {children}
    </section>
  )
}

/** Width of a picture in units of its own. The picture is stretched to the room there is, so it contains no text. */
const WIDE = 100

export interface BarsProps extends ChartProps {
  readonly counts: readonly CountedValue[]
  readonly nameOf: (id: string) => string
  /** Lists the cases of a row. */
  readonly choose?: (id: string) => void
}

/** A bar beside each number: the picture is in the table, and nobody needs both. */
export function Bars({ counts, nameOf, choose, ...chart }: BarsProps) {
  const { desk } = useWords()
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <Chart {...chart}>
      {counts.length === 0 ? (
        <p class="empty">{desk.indicatorGaps.none}</p>
      ) : (
        <NumberTable
          titleId={`chart-${chart.id}`}
          headClass="only-heard"
          heads={[desk.overview.value, desk.overview.cases]}
          rows={counts.map(({ id, count }) => ({
            name: nameOf(id),
            press: choose && (() => choose(id)),
            cells: [<Bar key={id} width={(WIDE * count) / most} count={count} />],
          }))}
        />
      )}
    </Chart>
  )
}

function Bar({ width, count }: { readonly width: number; readonly count: number }) {
  return (
    <div class="beside">
      <svg viewBox={`0 0 ${WIDE} 10`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar" width={width} height="10" />
      </svg>
      <span class="number">{count}</span>
    </div>
  )
}

const HIGH = 60

/** Columns for received cases, a line for closed cases; the numbers are in the table below. */
export function Months({
  months,
  ...chart
}: ChartProps & { readonly months: readonly MonthFigures[] }) {
  const { desk } = useWords()
  const most = Math.max(1, ...months.flatMap(({ received, closed }) => [received, closed]))
  const step = WIDE / Math.max(1, months.length)
  const y = (count: number) => HIGH - (HIGH * count) / most
  const line = months.map(({ closed }, at) => `${(at + 0.5) * step},${y(closed)}`).join(' ')
  return (
    <Chart {...chart} look="chart months">
      <p class="key" aria-hidden="true">
        <span class="key-received">{desk.overview.received}</span>
        <span class="key-closed">{desk.overview.closed}</span>
      </p>
      <div class="plot">
        <span class="most">{most}</span>
        <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
          <line class="ground" x1="0" y1={HIGH} x2={WIDE} y2={HIGH} />
          {months.map(({ month, received }, at) => (
            <rect
              key={month}
              class="bar"
              x={(at + 0.15) * step}
              y={y(received)}
              width={0.7 * step}
              height={HIGH - y(received)}
            />
          ))}
          <polyline class="closed" points={line} />
        </svg>
        <span class="first">{months[0]?.month}</span>
        <span class="last">{months.at(-1)?.month}</span>
      </div>
      <details>
        <summary>{desk.overview.monthly}</summary>
        <NumberTable
          titleId={`chart-${chart.id}`}
          heads={[desk.overview.month, desk.overview.received, desk.overview.closed]}
          rows={months.map(({ month, received, closed }) => ({
            name: month,
            cells: [received, closed],
          }))}
        />
      </details>
    </Chart>
  )
}

export interface SpreadsProps extends ChartProps {
  readonly spreads: readonly { readonly name: string; readonly spread: Spread | null }[]
}

/** For each step the middle half of its times, and where the median lies. */
export function Spreads({ spreads, ...chart }: SpreadsProps) {
  const { desk } = useWords()
  const { value, lower, median, upper, cases } = desk.overview
  const most = Math.max(1, ...spreads.map(({ spread }) => spread?.upper ?? 0))
  return (
    <Chart {...chart} look="chart wide">
      <div class="scroll">
        <NumberTable
          titleId={`chart-${chart.id}`}
          heads={[value, lower, median, upper, cases]}
          rows={spreads.map(({ name, spread }) => ({
            name,
            picture: spread && <Range spread={spread} most={most} />,
            cells: [
              ...[spread?.lower ?? '–', spread?.median ?? '–', spread?.upper ?? '–'],
              spread?.count ?? 0,
            ],
          }))}
        />
      </div>
    </Chart>
  )
}

interface NumberTableProps {
  /** Id of the element that names the table, if it has no caption. */
  readonly titleId?: string
  readonly caption?: string
  readonly headClass?: string
  /** Head of the names, then of each number. */
  readonly heads: readonly ComponentChild[]
  readonly rows: readonly {
    readonly name: string
    /** Makes the name a button. */
    readonly press?: (() => void) | undefined
    /** Beside the name. */
    readonly picture?: ComponentChild
    readonly cells: readonly ComponentChild[]
  }[]
}

/** A table with a name and its numbers in each row. */
export function NumberTable({ titleId, caption, headClass, heads, rows }: NumberTableProps) {
  return (
    <table aria-labelledby={titleId}>
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead class={headClass}>
        <tr>
          {heads.map((head, at) => (
            <th key={at} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, press, picture, cells }) => (
          <tr key={name}>
            <th scope="row">
              {press === undefined ? (
                name
              ) : (
                <button type="button" class="quiet" onClick={press}>
                  {name}
                </button>
              )}
              {picture}
            </th>
            {cells.map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Range({ spread, most }: { readonly spread: Spread; readonly most: number }) {
  const x = (days: number) => (WIDE * days) / most
  const { lower, median, upper } = spread
  return (
    <svg viewBox={`0 0 ${WIDE} 10`} preserveAspectRatio="none" aria-hidden="true">
      <line class="ground" x1="0" y1="5" x2={WIDE} y2="5" />
      <rect class="bar" x={x(lower)} y="2" width={Math.max(1, x(upper) - x(lower))} height="6" />
      <rect class="middle" x={Math.min(x(median), WIDE - 1)} width="1" height="10" />
    </svg>
  )
}

export interface PartsProps extends ChartProps {
  readonly parts: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly {
    readonly name: string
    readonly counts: Readonly<Record<string, number>>
  }[]
}

/** One bar for each row, divided as its numbers are. */
export function Parts({ parts, rows, ...chart }: PartsProps) {
  const { desk } = useWords()
  return (
    <Chart {...chart} look="chart wide">
      <div class="scroll">
        <NumberTable
          titleId={`chart-${chart.id}`}
          heads={[
            desk.overview.value,
            ...parts.map((part) => <span class={`key-${part.id}`}>{part.name}</span>),
          ]}
          rows={rows.map(({ name, counts }) => ({
            name,
            picture: <Divided parts={parts.map((part) => [part.id, counts[part.id] ?? 0])} />,
            cells: parts.map((part) => counts[part.id] ?? 0),
          }))}
        />
      </div>
    </Chart>
  )
}

function Divided({ parts }: { readonly parts: readonly (readonly [string, number])[] }) {
  const total = Math.max(
    1,
    parts.reduce((sum, [, count]) => sum + count, 0),
  )
  const before = (at: number) => parts.slice(0, at).reduce((sum, [, count]) => sum + count, 0)
  return (
    <svg viewBox={`0 0 ${WIDE} 10`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(([id, count], at) => (
        <rect
          key={id}
          class={`part-${id}`}
          x={(WIDE * before(at)) / total}
          width={(WIDE * count) / total}
          height="10"
        />
      ))}
    </svg>
  )
}
