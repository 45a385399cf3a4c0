import { expect } from 'chai'
import fc from 'fast-check'
import { annualCsv, annualDocument, weDidPage } from '../../../client/desk/export/annual-files.ts'
import { type AnnualNames, annualSheet } from '../../../client/desk/format/annual-sheet.ts'
import { type CaseFacts, EXTENTS, HANDLING } from '../../../client/desk/model/case/case-facts.ts'
import { type CountedValue, K, suppress } from '../../../client/desk/model/figures/suppress.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { CAME_BY, OUTCOMES } from '../../../crypto/entries/entry-casework.ts'
import {
  annualIn,
  boundsOf,
  DOMAINS,
  dayIn,
  divisions,
  domainsAsking,
  type Equation,
  isLeak,
  leaksTo,
  someFacts,
} from '../../support/reception/annual-attack.ts'
import { scaled } from '../../support/run/scale.ts'

const tableOf = (counts: readonly number[]): CountedValue[] =>
  counts.map((count, i) => ({ id: `c${i}`, count }))

/** Blanks out what is small, as one would without thinking. */
const naive = (table: readonly CountedValue[]) => table.filter(({ count }) => count >= K)
/** Adds up what is small, and nothing more. */
function lazy(table: readonly CountedValue[]) {
  const small = table.filter(({ count }) => count < K)
  const together = small.reduce((sum, { count }) => sum + count, 0)
  return { cells: naive(table), small: small.map(({ id }) => id), together }
}

function leaksOfTables(
  parts: number,
  most: number,
  rule: (table: readonly CountedValue[]) => unknown,
) {
  return Array.from({ length: most - K + 1 }, (_, i) => i + K).flatMap((total) =>
    leaksTo(divisions(total, parts), (one) => JSON.stringify(rule(tableOf(one))), tableOf),
  )
}

describe('tables that leave the desk', () => {
  const sizes = [
    [2, 40],
    [3, scaled(36, 22)],
    [4, scaled(40, 22)],
    [5, scaled(26, 16)],
    [6, scaled(18, 11)],
  ] as const

  for (const [parts, most] of sizes) {
    it(`of ${parts} cells and ${most} cases tell no cell under 5 to who knows the rule`, () => {
      expect(leaksOfTables(parts, most, suppress)).to.deep.equal([])
    })
  }

  it('would tell cells under 5 if they were only blanked out, or only added up', () => {
    expect(leaksOfTables(3, 20, naive)).to.not.deep.equal([])
    expect(leaksOfTables(3, 20, lazy)).to.not.deep.equal([])
  })

  it('show what can be shown', () => {
    const told = suppress(tableOf([30, 12, 7, 0, 2]))
    expect(told?.cells.map(({ count }) => count)).to.deep.equal([30, 12])
    expect(told?.together).to.deep.equal({ ids: ['c2', 'c3', 'c4'], count: 9 })
    expect(suppress(tableOf([9, 5, 6]))?.together).to.equal(null)
    expect(suppress(tableOf([20, 3, 3, 2]))?.together?.count).to.equal(8)
    expect(suppress(tableOf([20, 4]))).to.equal(null)
  })
})

/** The values of a case, in what the report has tables of. */
function valuesOf(one: CaseFacts): string[] {
  const { acknowledged, feedback, closed } = one.steps
  const asked = (one.categories ?? []).filter((id) => id !== 'touch')
  const inTime = (step: number | null, days: number) =>
    step !== null && step - one.received <= days ? 'kept' : 'missed'
  return [
    `channel ${one.channel}`,
    `about ${asked.length > 1 ? 'several' : (asked[0] ?? 'the rest')}`,
    `touch ${one.categories?.includes('touch')}`,
    `state ${closed === null ? 'open' : one.outcome}`,
    `acknowledged ${inTime(acknowledged, 7)}`,
    `feedback ${inTime(feedback, 91)}`,
    `wrote more ${one.wroteMore}`,
    ...HANDLING.map((id) => `${id} ${one.handling[id]}`),
  ]
}

/** How many cases of a world have each of the values that some kind of case has, and not every kind. */
function countsOf(kinds: readonly CaseFacts[], counts: readonly number[]): CountedValue[] {
  const values = kinds.map((kind) => (kind.steps.acknowledged === null ? [] : valuesOf(kind)))
  const names = [...new Set(values.flat())]
  return names
    .filter((name) => !values.every((of) => of.includes(name)))
    .map((id) => ({
      id,
      count: counts.reduce((sum, n, i) => sum + (values[i]!.includes(id) ? n : 0), 0),
    }))
}

const DAY = dayIn(2024, 180)
const after = (days: Partial<Record<keyof CaseFacts['steps'], number>>): CaseFacts['steps'] => {
  const of = (step: keyof CaseFacts['steps']) => {
    const plus = days[step]
    return plus === undefined ? null : DAY + plus
  }
  return {
    ...{ acknowledged: of('acknowledged'), contact: of('contact') },
    ...{ feedback: of('feedback'), closed: of('closed') },
  }
}

type Steps = Parameters<typeof after>[0]

/** Kinds of case of which a world has so and so many of each: every value goes with every other. */
const UNIVERSES: Readonly<Record<string, readonly CaseFacts[]>> = {
  'what came of a case and how long it took': [
    someFacts(),
    ...(['substantiated', 'partly', 'redirected'] as const).flatMap((outcome) =>
      [20, 120].map((day) =>
        someFacts({ outcome, steps: after({ acknowledged: 3, feedback: day, closed: day }) }),
      ),
    ),
  ],
  'the deadlines and the time': ([3, 6, 12].map((day) => ({ acknowledged: day })) as Steps[])
    .flatMap((steps) => [steps, { ...steps, feedback: 30 }])
    .map((steps) => someFacts({ steps: after(steps) })),
  'channels, coming back and being answered': ['a', 'b'].flatMap((channel) =>
    [true, false].flatMap((wroteMore) =>
      [12, 3].map((acknowledged) =>
        someFacts({ channel, wroteMore, steps: after({ acknowledged }) }),
      ),
    ),
  ),
  'coming back, and how the case was handled': [true, false].flatMap((wroteMore) =>
    [null, ...EXTENTS].map((heard) => someFacts({ wroteMore, handling: { heard, clear: null } })),
  ),
  // As it nearly always is: nobody answers while a case is open, and what is closed stays closed.
  'being open, and how the case was handled once it was closed': [
    someFacts(),
    ...[null, ...EXTENTS].map((clear) =>
      someFacts({
        ...{ outcome: 'partly', steps: after({ acknowledged: 3, feedback: 20, closed: 20 }) },
        handling: { heard: null, clear },
      }),
    ),
  ],
  'what nobody found genuine': [
    ...[true, false].flatMap((wroteMore) =>
      [null, 3].map((acknowledged) =>
        someFacts({
          wroteMore,
          steps: { ...after({}), acknowledged: acknowledged && DAY + acknowledged },
        }),
      ),
    ),
    someFacts({ channel: 'b' }),
  ],
}

function leaksOfKinds(kinds: readonly CaseFacts[], total: number, domains = DOMAINS) {
  const told = (counts: readonly number[]) => {
    const world = counts.flatMap((count, i) => new Array<CaseFacts>(count).fill(kinds[i]!))
    return JSON.stringify(annualIn(2024, world, { domains }))
  }
  return leaksTo(divisions(total, kinds.length), told, (counts) => countsOf(kinds, counts))
}

describe('the annual report', () => {
  for (const [name, kinds] of Object.entries(UNIVERSES)) {
    it(`tells no cell under 5 to who knows how it is made: ${name}`, () => {
      for (const total of [5, scaled(13, kinds.length > 7 ? 8 : 11)]) {
        expect(leaksOfKinds(kinds, total)).to.deep.equal([])
      }
    })
  }

  it('tells no cell under 5 where a category is asked for in one channel alone', () => {
    const kinds = [
      ...['a', 'b'].flatMap((channel) =>
        [[], ['x']].map((categories) => someFacts({ channel, categories })),
      ),
      someFacts({ channel: 'b', categories: ['touch'] }),
    ]
    for (const total of [5, 11, scaled(20, 14)]) {
      expect(leaksOfKinds(kinds, total, domainsAsking(['x'], ['x', 'touch']))).to.deep.equal([])
    }
  })

  it('says of fewer than five cases no more than that, and of deleted ones likewise', () => {
    const few = annualIn(2024, [someFacts(), someFacts()], { deleted: 4 })
    expect(few).to.include({ total: null, deleted: null })
    expect([...few.tables, ...few.medians]).to.deep.equal([])
    expect(annualIn(2024, [], { deleted: 5 })).to.include({ total: null, deleted: 5 })
  })

  it('counts no case that nobody found genuine, so that nobody can send five to hide none', () => {
    const fake = someFacts({ channel: 'b', steps: after({}) })
    const found = new Array<CaseFacts>(9).fill(someFacts())
    const told = annualIn(2024, [...found, ...new Array<CaseFacts>(5).fill(fake)])
    expect(told).to.deep.equal(annualIn(2024, found))
    expect(told.total).to.equal(9)
  })

  it('tells of no category by itself that is asked for in one channel alone', () => {
    const about = (...categories: string[]) =>
      new Array<CaseFacts>(9).fill(someFacts({ channel: 'b', categories }))
    const cases = [...about('touch'), ...about('x', 'touch'), ...about('x', 'y'), ...about('y')]
    const table = annualIn(2024, cases).tables.find(({ id }) => id === 'category')
    const ids = [table?.cells ?? []].flat().map(({ id }) => id)
    expect([...ids, ...(table?.together?.ids ?? [])]).to.not.include('touch')
    expect(table?.cells.find(({ id }) => id === 'y')?.count).to.equal(9)
  })

  it('counts each case in one year alone, that in which its report was sealed', () => {
    const cases = [2023, 2024, 2025].flatMap((year) =>
      new Array<CaseFacts>(year - 2015).fill(someFacts({ entered: dayIn(year, 3) })),
    )
    const totals = [2023, 2024, 2025].map((year) => annualIn(year, cases).total)
    expect(totals).to.deep.equal([8, 9, 10])
  })
})

const NAMES: AnnualNames = {
  organisation: { nb: 'Huset', nn: 'Huset', en: 'The House' },
  channels: { a: { nb: '=Kanal "A";', nn: 'Kanal A', en: 'Channel A' } },
  categories: { x: { nb: 'Økonomi <& mer>', nn: 'Økonomi', en: 'Money' } },
}

const step = fc.option(fc.nat(300), { nil: null })
const extent = fc.constantFrom(null, null, null, ...EXTENTS)
const someCase: fc.Arbitrary<CaseFacts> = fc
  .record({
    year: fc.integer({ min: 2022, max: 2024 }),
    day: fc.nat(360),
    channel: fc.constantFrom('a', 'a', 'a', 'b', null),
    categories: fc.subarray(['x', 'y', 'z'], { maxLength: 2 }),
    touch: fc.boolean(),
    cameBy: fc.constantFrom(null, null, null, ...CAME_BY),
    outcome: fc.constantFrom(null, ...OUTCOMES),
    wroteMore: fc.boolean(),
    handling: fc.record({ heard: extent, clear: extent }),
    steps: fc.record({ acknowledged: step, contact: step, feedback: step, closed: step }),
  })
  .map(({ year, day, steps, touch, categories, ...rest }) => {
    const entered = dayIn(year, day)
    const days = Object.entries(steps).map(([id, plus]) => [
      id,
      plus === null ? null : entered + plus,
    ])
    const all = touch && rest.channel === 'b' ? [...categories, 'touch'] : categories
    return someFacts({ ...rest, categories: all, entered, steps: Object.fromEntries(days) })
  })

/** The rows of all tables in a CSV file. */
function rowsOf(csv: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv)
  expect(text.charCodeAt(0)).to.equal(0xfeff)
  const lines = text.slice(1).trim().split('\r\n').slice(1)
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('";"')
      .map((one) => one.replaceAll('""', '"')),
  )
}

describe('everything that leaves the desk, taken together', () => {
  const years = [2022, 2023, 2024]
  const sheets = (cases: readonly CaseFacts[]) =>
    years.map((year) => annualSheet(annualIn(year, cases), NAMES, 'en'))

  /** Equations that anybody can read off the files, to add and subtract. */
  function equationsOf(cases: readonly CaseFacts[]) {
    const { annual: t, annualTables } = DESK_CATALOGUES.en
    const cells: string[] = []
    const told: Equation[] = []
    const within: (readonly [string, string])[] = []
    for (const sheet of sheets(cases)) {
      const rows = rowsOf(annualCsv(sheet))
      const total = Number(rows.find(([, name]) => name === t.total)?.[2])
      const { category, channel } = annualTables
      within.push([`${sheet.year} ${category} touch`, `${sheet.year} ${channel} b`])
      for (const title of Object.values(annualTables)) {
        const own = VALUES[title]!.map((value) => `${sheet.year} ${title} ${value}`)
        cells.push(...own)
        if (!Number.isNaN(total)) told.push({ cells: own, sum: total })
        for (const [, name = '', count] of rows.filter(([table]) => table === title)) {
          const sum = t.together.split('{names}')[0]!
          const values = name.startsWith(sum) ? name.slice(sum.length).split(', ') : [name]
          // A case with only this value is under the rest, as everybody knows.
          const parts = values.flatMap((value) => (value === rest ? [value, 'touch'] : [value]))
          const named = parts.map((value) => `${sheet.year} ${title} ${value}`)
          expect(own).to.include.members(named)
          told.push({ cells: named, sum: Number(count) })
        }
      }
    }
    return { cells, told, within }
  }

  const { annualTables, annualValues, outcomes, cameBy, extents } = DESK_CATALOGUES.en
  const own = (...ids: (keyof typeof annualValues)[]) => ids.map((id) => annualValues[id])
  const rest = annualValues['-rest']
  const VALUES: Readonly<Record<string, readonly string[]>> = {
    [annualTables.channel]: ['Channel A', 'b', ...own('-other')],
    [annualTables.category]: ['Money', 'y', 'z', ...own('-several'), rest, 'touch'],
    [annualTables.state]: [...own('-open'), ...Object.values(outcomes), ...own('-closed')],
    [annualTables.acknowledged]: own('kept', 'missed'),
    [annualTables.feedback]: own('kept', 'missed'),
    [annualTables.returned]: own('yes', 'no'),
    [annualTables.came]: [...own('-page'), ...Object.values(cameBy)],
    [annualTables.heard]: [...own('-silent'), ...Object.values(extents)],
    [annualTables.clear]: [...own('-silent'), ...Object.values(extents)],
  }

  const populations = fc.array(someCase, { maxLength: 90 })

  it('leaves no cell under 5 to be added up or subtracted', () => {
    fc.assert(
      fc.property(populations, (cases) => {
        const { cells, told, within } = equationsOf(cases)
        expect(told.every(({ sum }) => sum >= K)).to.equal(true)
        expect(boundsOf(cells, told, within).filter(isLeak)).to.deep.equal([])
      }),
      { numRuns: scaled(2000, 60) },
    )
  })

  it('would leave one if cells were only blanked out', () => {
    const told = [
      { cells: ['p', 'q', 'r'], sum: 20 },
      { cells: ['p'], sum: 10 },
      { cells: ['q'], sum: 7 },
    ]
    expect(boundsOf(['p', 'q', 'r'], told).filter(isLeak)).to.deep.equal([
      { cell: 'r', least: 3, most: 3 },
    ])
  })

  it('says the same in the PDF, in the table and on the page, and no number more', () => {
    fc.assert(
      fc.property(populations, (cases) => {
        for (const sheet of sheets(cases)) {
          const tables = sheet.tables.flatMap(({ rows }) => rows.map((row) => row[1]))
          expect(rowsOf(annualCsv(sheet)).map(([, , count]) => count)).to.deep.equal(tables)
          const pdf = annualDocument(sheet, 0).blocks.flatMap((block) =>
            block.kind === 'table' ? block.rows.map((row) => row[1]) : [],
          )
          expect(pdf).to.deep.equal(tables)
          const page = new TextDecoder().decode(weDidPage(sheet, [{ said: 'Heat', did: 'Fans' }]))
          const cells = [...page.matchAll(/<td>([^<]*)<\/td>/g)].map(([, count]) => count)
          expect(cells).to.deep.equal(tables)
        }
      }),
      { numRuns: scaled(200, 15) },
    )
  })

  it('lets no name be a formula or a tag', () => {
    const cases = new Array<CaseFacts>(30).fill(someFacts({ categories: ['x'] }))
    cases.push(...new Array<CaseFacts>(9).fill(someFacts({ channel: 'b' })))
    cases.push(...new Array<CaseFacts>(9).fill(someFacts({ channel: null })))
    const sheet = annualSheet(annualIn(2024, cases), NAMES, 'nb')
    const csv = new TextDecoder().decode(annualCsv(sheet))
    expect(csv).to.include(`"'=Kanal ""A"";"`)
    const page = new TextDecoder().decode(weDidPage(sheet, [{ said: '<b>a\n\nb', did: 'c' }]))
    expect(page).to.include('<p>&lt;b&gt;a</p>\n<p>b</p>').and.to.not.include('<b>')
  })
})
