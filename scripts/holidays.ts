import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Holidays from 'date-holidays'

const HELP = `tsx scripts/holidays.ts [--out FILE]

Writes crypto/days/holidays.ts anew from what the library date-holidays knows of Norway. The library itself is a
megabyte that would run beside the members' keys, so that only its answers are taken along. To be run when
the library has a new version; a test says when its answers have changed.`

const FILE = fileURLToPath(new URL('../crypto/days/holidays.ts', import.meta.url))
const FIRST = 2000
const LAST = 2100

/** Month and day, `MMDD`, of each public holiday of Norway in `year`, in order. */
function publicHolidays(year: number): readonly string[] {
  const days = new Holidays('NO', { types: ['public'] })
    .getHolidays(year)
    .map(({ date }) => date.slice(5, 7) + date.slice(8, 10))
  return [...new Set(days)].sort()
}

function holidaysModule(): string {
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index)
  return `// Made by scripts/holidays.ts from the library date-holidays: change nothing here by hand.

/** Month and day, MMDD, of each public holiday of Norway, by year. */
export const HOLIDAYS: Readonly<Record<number, string>> = {
${years.map((year) => `  ${year}: '${publicHolidays(year).join(' ')}',`).join('\n')}
}
`
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: FILE }, help: { type: 'boolean' } },
})
if (values.help) console.log(HELP)
else writeFileSync(values.out, holidaysModule())
