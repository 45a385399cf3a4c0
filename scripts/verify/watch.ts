import { setTimeout as sleep } from 'node:timers/promises'
import { readU32, toHex } from '../../crypto/primitives/bytes.ts'
import { EXIT, Exit, run } from '../cli/cli.ts'
import { print, TEXT } from '../cli/command.ts'
import { comparing, subjectOf, VERIFY_EXITS, VERIFY_HELP, VERIFY_OPTIONS } from './command.ts'
import { rightFiles, type Subject, visit } from './visit.ts'
import { visitsToFind, WAYS } from './ways.ts'

/** Visits that miss what one visitor in ten gets once in a thousand times. */
const VISITS = visitsToFind(0.1, 0.001)
const MINUTES = 30

const HELP = `Verify a server again and again, at times and in ways that it cannot expect, until something changes.

  npm run -s watch -- --server URL --fingerprint F [options]

${VERIFY_HELP}
  --visits N            end after so many visits (${VISITS}: if one visitor in ten gets something else, they
                        miss it less than once in a thousand times)
  --every MINUTES       time between two visits on average; each wait is drawn anew (${MINUTES})
  --help

${VERIFY_EXITS}`

const OPTIONS = { ...VERIFY_OPTIONS, visits: TEXT, every: TEXT } as const

/** @throws Exit */
function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new Exit(EXIT.usage, `--${name} takes a whole number, not "${text}".`)
}

/** A number from 0 to 1 that nobody can expect. */
const share = ({ random }: Subject) => readU32(random(4), 0) / 2 ** 32

void run(HELP, OPTIONS, async (values) => {
  const visits = numberOf('visits', values.visits, VISITS)
  const every = numberOf('every', values.every, MINUTES) * 60_000
  const subject = await subjectOf(values)
  let known = ''
  for (let number = 1; number <= visits; number++) {
    await comparing(async () => {
      const { said, files } = await rightFiles(subject)
      const list = `key list ${said.list.version}, ${toHex(said.list.hash)}`
      if (list !== known) print(known === '' ? `Watching ${list}` : `New: ${list}`)
      known = list
      const way = WAYS[Math.floor(share(subject) * WAYS.length)] ?? WAYS[0]
      if (way !== undefined) await visit(subject, files, way)
    })
    if (number < visits) await sleep(-Math.log(1 - share(subject)) * every)
  }
  print(`As released in ${visits} visits.`)
})
