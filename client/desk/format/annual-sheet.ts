import { DAY_MS, type Day } from '../../../crypto/days/calendar.ts'
import { ANNUAL_TABLES, type Annual, type AnnualTable } from '../../../crypto/entries/annual.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../texts/desk/catalogue.ts'
import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill, LOCALES } from '../../texts/wording.ts'
import { countedUntil, isEarly } from '../model/figures/annual.ts'
import type { Names } from '../model/views.ts'

/** Names for the ids of channels and categories. */
export interface AnnualNames {
  readonly organisation: Names | null
  readonly channels: Readonly<Record<string, Names>>
  readonly categories: Readonly<Record<string, Names>>
}

/** An annual report in words. The file, the table and the page say no more than this. */
export interface AnnualSheet {
  readonly language: DeskLanguage
  readonly organisation: string
  readonly year: number
  readonly title: string
  readonly lead: string
  readonly rule: string
  /** The first column names a row. The second has its number, or a text instead of it. */
  readonly tables: readonly {
    readonly title: string
    readonly head: readonly [string, string]
    readonly rows: readonly (readonly [string, string])[]
  }[]
  /** Which tables are left out; null if none is. */
  readonly left: string | null
}

export function annualSheet(
  annual: Annual,
  names: AnnualNames,
  language: DeskLanguage,
): AnnualSheet {
  const desk = DESK_CATALOGUES[language]
  const { year, made, tables } = annual
  const { annual: t, annualTables } = desk
  const left = ANNUAL_TABLES.filter((id) => tables.every((table) => table.id !== id))
  return {
    language,
    year,
    organisation: names.organisation?.[language] ?? '',
    title: fill(t.report, { year }),
    lead: fill(isEarly(year, made) ? desk.annual.asEarly : desk.annual.as, {
      year,
      day: written(countedUntil(year, made), language),
      made: written(made, language),
    }),
    rule: t.rule,
    tables: [
      totalsOf(annual, desk),
      ...tables.map(({ id, cells, together }) => {
        const called = (one: string) => nameOf(id, one, { names, desk, language })
        const sum = together && fill(t.together, { names: together.ids.map(called).join(', ') })
        return {
          title: annualTables[id],
          head: [t.value, t.count] as const,
          rows: [
            ...cells.map((cell) => [called(cell.id), `${cell.count}`] as const),
            ...(together && sum ? [[sum, `${together.count}`] as const] : []),
          ],
        }
      }),
      ...mediansOf(annual, desk),
    ],
    left:
      annual.total === null || left.length === 0
        ? null
        : fill(t.left, { names: left.map((id) => annualTables[id]).join(', ') }),
  }
}

function totalsOf(
  { total, deleted }: Annual,
  { annual: t }: DeskTexts,
): AnnualSheet['tables'][number] {
  const shown = (count: number | null) => (count === null ? t.few : `${count}`)
  return {
    title: t.total,
    head: [t.value, t.count],
    rows: [
      [t.total, shown(total)],
      [t.deleted, shown(deleted)],
    ],
  }
}

function mediansOf({ medians }: Annual, desk: DeskTexts): AnnualSheet['tables'] {
  const { annual: t, timedSteps } = desk
  if (medians.length === 0) return []
  const rows = medians.map(
    ({ id, days }) => [timedSteps[id], days === null ? desk.annual.notHalf : `${days}`] as const,
  )
  return [{ title: `${desk.annual.half} (${t.days.toLowerCase()})`, head: [t.value, t.days], rows }]
}

interface Naming {
  readonly names: AnnualNames
  readonly desk: DeskTexts
  readonly language: DeskLanguage
}

/** The name for an id; the id itself if nothing names it any more. */
function nameOf(table: AnnualTable, id: string, { names, desk, language }: Naming): string {
  const own: Readonly<Record<string, string>> = {
    ...desk.annualValues,
    ...(table === 'state' ? desk.outcomes : {}),
    ...(table === 'came' ? desk.cameBy : {}),
    ...(table === 'heard' || table === 'clear' ? desk.extents : {}),
  }
  if (table === 'channel' && Object.hasOwn(names.channels, id)) {
    return names.channels[id]?.[language] ?? id
  }
  if (table === 'category' && Object.hasOwn(names.categories, id)) {
    return names.categories[id]?.[language] ?? id
  }
  return Object.hasOwn(own, id) ? (own[id] ?? id) : id
}

function written(day: Day, language: DeskLanguage): string {
  return new Date(day * DAY_MS).toLocaleDateString([...LOCALES[language]], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
