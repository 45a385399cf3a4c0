import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { systemRandom } from '../crypto/bytes.ts'
import { DAY_MS, dayOf, firstDay, weekOf } from '../crypto/calendar.ts'
import { type KeyList, statedFingerprint, verifyKeyList } from '../crypto/keylist.ts'
import { LIMIT } from '../crypto/labels.ts'
import { decodePublication } from '../crypto/publication.ts'
import { loadSumo } from '../crypto/sodium-sumo.ts'
import { openRoot, PASSPHRASE_MIN } from '../crypto/vault.ts'
import { askNewPassphrase, askPassphrase } from './ask.ts'
import {
  type CeremonyTools,
  followingContent,
  type MemberFiles,
  makeInstance,
  type NextContent,
  type PassphraseOf,
  renewInstance,
} from './ceremony-core.ts'
import { readerWarnings, readPlan, warnings } from './ceremony-plan.ts'
import { changeWarnings } from './content/change.ts'
import { readContent } from './content/read.ts'
import { copyNew, replace, requireNew, writeNew } from './files.ts'
import { SAMPLE_FOLDER, SAMPLE_PLAN } from './sample.ts'

const HELP = `The key ceremony: make the keys of a reception. Use a machine that is offline if you can.

  npm run ceremony -- plan --out FOLDER
      write a sample to begin with: plan.json (members, and other ways to report) and content/ (every
      text of the organisation, channels and questions among them). Edit both. "npm run content" checks
      the second.

  npm run ceremony -- create --plan FILE --content FOLDER --out FOLDER [--passphrases FILE]
                             [--one-person]
      make root.key, publication.bin, fingerprint.txt, and a vault for each member.

  npm run ceremony -- renew --root FILE --publication FILE --members FOLDER --out FOLDER
                            [--content FOLDER [--plan FILE]] [--passphrases FILE] [--one-person]
      make the next key list, for this week and the 25 after it. The members' weekly files in FOLDER get
      longer; hand them out again before you publish. With --content it signs the channels and the
      questionnaires of that folder; --plan says who reads which channel, where that changes.

Passphrases are asked for on the terminal. Without a terminal, --passphrases names a JSON file:
  {"root": "...", "members": {"head": "...", "adviser": "..."}}

Afterwards: publication.bin and the content folder, as content/, go into the server's DATA_DIR. root.key
stays offline, in two places. Each member takes <id>.vault and <id>.vault.weeks, and nobody keeps a copy
of the weekly file.`

interface Options {
  readonly plan?: string
  readonly content?: string
  readonly out?: string
  readonly root?: string
  readonly publication?: string
  readonly members?: string
  readonly passphrases?: string
  readonly 'one-person'?: boolean
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ plan: text, content: text, out: text, root: text, publication: text, members: text },
      ...{ passphrases: text, 'one-person': flag, help: flag },
    },
  })
  const [command] = positionals
  if (values.help || command === undefined) return say(HELP)
  if (command === 'plan') return writeSample(required(values, 'out'))
  if (command === 'create') return create(values)
  if (command === 'renew') return renew(values)
  throw new Error(`no command "${command}": see --help`)
}

function writeSample(out: string): void {
  const [plan, content] = [join(out, 'plan.json'), join(out, 'content')]
  requireNew([plan, content])
  copyNew(SAMPLE_FOLDER, content)
  writeNew(plan, `${JSON.stringify(SAMPLE_PLAN, null, 2)}\n`)
  const next = `npm run ceremony -- create --plan ${plan} --content ${content} --out FOLDER`
  say(`Wrote ${plan} and ${content}. Edit them, then: ${next}`)
}

async function create(options: Options): Promise<void> {
  const plan = readPlan(required(options, 'plan'))
  const { document } = readContent(required(options, 'content'))
  const out = required(options, 'out')
  beware(warnings(plan, document, options['one-person'] ?? false))
  const ids = plan.members.map(({ id }) => id)
  const names = ['root.key', 'fingerprint.txt', 'publication.bin']
  const vaults = ids.flatMap((id) => [`members/${id}.vault`, `members/${id}.vault.weeks`])
  requireNew([...names, ...vaults].map((name) => join(out, name)))
  const passphraseOf = await passphrases(options.passphrases, ids, askNewPassphrase)
  const instance = makeInstance(await tools(), plan, document, passphraseOf)
  writeNew(join(out, 'root.key'), instance.root)
  for (const { id, vault, weeks } of instance.members) {
    writeNew(join(out, 'members', `${id}.vault`), vault)
    writeNew(join(out, 'members', `${id}.vault.weeks`), weeks)
  }
  writeNew(join(out, 'fingerprint.txt'), `${instance.fingerprint}\n`)
  writeNew(join(out, 'publication.bin'), instance.publication)
  say(`Fingerprint, for posters and pages: ${instance.fingerprint}`)
  say(`Everything is in ${out}. See --help for what goes where.`)
}

async function renew(options: Options): Promise<void> {
  const out = required(options, 'out')
  const folder = required(options, 'members')
  requireNew([join(out, 'publication.bin')])
  const old = read(required(options, 'publication'))
  const using = await tools()
  const p = using.engine.primitives
  const { signed } = decodePublication(old)
  const list = verifyKeyList(p, signed, statedFingerprint(p, signed))
  const ids = list.members.map(({ id }) => id)
  const next = nextContent(options, old, list)
  const passphraseOf = await passphrases(options.passphrases, ids, askPassphrase)
  const rootFile = read(required(options, 'root'))
  const root = openRoot(p, using.engine.hashPassphrase, passphraseOf('root'), rootFile)
  if (root === null) throw new Error('wrong passphrase of the root, or root.key was changed')
  const files = ids.map((id): MemberFiles => {
    const vault = join(folder, `${id}.vault`)
    return { id, vault: read(vault), weeks: read(`${vault}.weeks`) }
  })
  const renewed = renewInstance(using, root, old, files, passphraseOf, next)
  // secrets first: a published key that nobody holds would swallow reports
  for (const { id, weeks } of renewed.members) replace(join(folder, `${id}.vault.weeks`), weeks)
  writeNew(join(out, 'publication.bin'), renewed.publication)
  const until = new Date(firstDay(weekOf(using.today) + LIMIT.listWeeks) * DAY_MS)
    .toISOString()
    .slice(0, 10)
  say(`Version ${list.version + 1}, valid until ${until}, is in ${join(out, 'publication.bin')}.`)
}

/** What --content gives to sign, or null; everything is refused before anybody types a passphrase. */
function nextContent(options: Options, old: Uint8Array, list: KeyList): NextContent | null {
  if (options.content === undefined) {
    if (options.plan === undefined) return null
    throw new Error('--plan says who reads the channels of --content FOLDER: give both')
  }
  const { document } = readContent(options.content)
  const plan = options.plan === undefined ? null : readPlan(options.plan)
  beware(changeWarnings(old, document))
  const next = followingContent(list, document, plan)
  // one reader whom the house took before is no news
  beware(readerWarnings(next.channels, plan === null || (options['one-person'] ?? false)))
  return next
}

function beware(warnings: readonly string[]): void {
  for (const warning of warnings) say(`Beware: ${warning}`)
}

async function tools(): Promise<CeremonyTools> {
  return { engine: await loadSumo(), random: systemRandom, today: dayOf(Date.now()) }
}

const fileSchema = v.strictObject({ root: v.string(), members: v.record(v.string(), v.string()) })

/** All passphrases, from a file or a person, before anything is made. */
async function passphrases(
  file: string | undefined,
  ids: readonly string[],
  ask: (owner: string) => Promise<string>,
): Promise<PassphraseOf> {
  const known = new Map<string, string>()
  const given =
    file === undefined ? null : v.parse(fileSchema, JSON.parse(readFileSync(file, 'utf8')))
  const root = given?.root ?? (await ask('the root'))
  for (const id of ids)
    known.set(id, given?.members[id] ?? (given ? '' : await ask(`member ${id}`)))
  for (const [owner, passphrase] of [['root', root] as const, ...known]) {
    if ([...passphrase].length >= PASSPHRASE_MIN) continue
    throw new Error(`the passphrase of ${owner} needs at least ${PASSPHRASE_MIN} characters`)
  }
  return (owner) => (owner === 'root' ? root : (known.get(owner.member) ?? ''))
}

function required(options: Options, name: Exclude<keyof Options, 'one-person'>): string {
  const value = options[name]
  if (value === undefined) throw new Error(`--${name} is missing: see --help`)
  return value
}

const read = (file: string) => new Uint8Array(readFileSync(file))

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
