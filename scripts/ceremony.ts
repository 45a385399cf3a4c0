import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { systemRandom } from '../crypto/bytes.ts'
import { dayOf, weekOf } from '../crypto/calendar.ts'
import { CryptoError } from '../crypto/errors.ts'
import type { KeyList } from '../crypto/keylist.ts'
import { fingerprint, type SignSeed, signKeyPairOf } from '../crypto/keys.ts'
import { LIMIT } from '../crypto/labels.ts'
import { loadSumo } from '../crypto/sodium-sumo.ts'
import { openRoot, PASSPHRASE_MIN } from '../crypto/vault.ts'
import { askNewPassphrase, askPassphrase } from './ask.ts'
import {
  type CeremonyTools,
  channelsOf,
  followingContent,
  foundInstance,
  type MemberFiles,
  makeRoot,
  type NextContent,
  type PassphraseOf,
  renewInstance,
} from './ceremony-core.ts'
import {
  enrolmentIn,
  enrolmentsFor,
  mondayOf,
  newcomers,
  readBytes,
  requireCompared,
} from './ceremony-files.ts'
import {
  readPlan,
  requireKnown,
  requireRead,
  requireReaders,
  requireSeats,
} from './ceremony-plan.ts'
import { openPublication } from './ceremony-publish.ts'
import { drillsIn, recoveryWarnings, requireSameRoot } from './ceremony-recovery.ts'
import { type Changes, changedPeople, nextInstance, type Outlook } from './ceremony-renew.ts'
import { required, runSimply, print as say } from './cli.ts'
import { changeWarnings } from './content/change.ts'
import { readContent } from './content/read.ts'
import { copyNew, replace, requireNew, writeNew } from './files.ts'
import { SAMPLE_FOLDER, SAMPLE_PLAN } from './sample.ts'

const HELP = `The key ceremony: make the keys of a reception. Use a machine that is offline if you can.

  npm run ceremony -- plan --out FOLDER
      write a sample to begin with: plan.json (members, and other ways to report) and content/ (every
      text of the organisation, channels and questions among them). Edit both. "npm run content" checks
      the second. Of a member the plan says which "channels" they read, and in which, "substituteIn", they
      read in the place of who cannot; "order": {"channel": ["first", ...]} says who is asked first, where
      that is not the order of the plan.

  npm run ceremony -- root --out FOLDER
      make root.key and fingerprint.txt. Tell the fingerprint to the members: their desks ask for it
      before they make an enrolment file (npm run desk -- --new).

  npm run ceremony -- look --enrolment FILE
      show what an enrolment file says, and its fingerprint.

  npm run ceremony -- create --plan FILE --content FOLDER --out FOLDER [--root FILE]
                             [--enrolment [ID=]FILE ...] [--compared FINGERPRINT ...]
                             [--sheets FILE ...] [--alone SENTENCE] [--passphrases FILE]
      make the first key list. Members of the plan with an enrolment file keep their secrets to
      themselves; you compare each file's fingerprint by phone. For the other members it makes vaults
      here. Without --root it makes root.key and fingerprint.txt as well.

  npm run ceremony -- renew --root FILE --publication FILE --out FOLDER [--keys FILE ...]
                            [--add [ID=]FILE --role ROLE --channels a,b|none [--position N]
                            [--substitute a,b|none] ...] [--remove ID ...]
                            [--compared FINGERPRINT ...] [--content FOLDER [--plan FILE]]
                            [--sheets FILE ...] [--alone SENTENCE] [--passphrases FILE]
      make the next key list, for this week and the 25 after it, from the files that members made on
      their desks. --keys takes a member's newest file. Who handed in none keeps the weeks of the list
      before. --add takes an enrolment file of somebody new, who reads the channels of --channels, and
      stands in for who reads those of --substitute. With --content it signs the channels and the
      questionnaires of that folder; --plan says who reads which channel, where that changes.

  npm run ceremony -- renew ... --members FOLDER
      the same where all vaults are in FOLDER, as "create" without enrolment files made them. The weekly
      files there get longer; hand them out again before you publish.

Where one person alone reads a channel, or keeps names, one lost vault silences it. Such a list is refused
unless --sheets gives that member's <id>.drill, not a year old: "npm run recovery" makes sheets, tries
them, and writes it. Who does without says so: --alone takes a sentence, which the refusal shows.

Passphrases are asked for on the terminal. Without a terminal, --passphrases names a JSON file:
  {"root": "...", "members": {"head": "...", "adviser": "..."}}

Afterwards: publication.bin and the content folder, as content/, go into the server's DATA_DIR. root.key
stays offline, in two places. Each member takes <id>.vault and <id>.vault.weeks that were made here, and
nobody keeps a copy of the weekly file.`

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      ...{ plan: text, content: text, out: text, root: text, publication: text, members: text },
      ...{ passphrases: text, alone: text, sheets: texts, help: flag },
      ...{ enrolment: texts, keys: texts, add: texts, role: texts, position: texts },
      ...{ channels: texts, substitute: texts, remove: texts, compared: texts },
    },
  })
}
type Options = ReturnType<typeof readArguments>['values']

async function main(): Promise<void> {
  const { values, positionals } = readArguments()
  const [command] = positionals
  if (values.help || command === undefined) return say(HELP)
  if (command === 'plan') return writeSample(required(values, 'out'))
  if (command === 'root') return createRoot(values)
  if (command === 'look') return look(values)
  if (command === 'create') return create(values)
  if (command === 'renew') return values.members === undefined ? renew(values) : renewVaults(values)
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

async function createRoot(options: Options): Promise<void> {
  const out = required(options, 'out')
  requireNew(['root.key', 'fingerprint.txt'].map((name) => join(out, name)))
  const passphraseOf = await passphrases(options.passphrases, [], askNewPassphrase)
  const made = makeRoot(await tools(), passphraseOf('root'))
  writeNew(join(out, 'root.key'), made.root)
  writeNew(join(out, 'fingerprint.txt'), `${made.fingerprint}\n`)
  say(`Fingerprint, for members, posters and pages: ${made.fingerprint}`)
}

async function look(options: Options): Promise<void> {
  const using = await tools()
  for (const file of options.enrolment ?? []) {
    const { id, title, print, first } = enrolmentIn(using, file)
    say(`${file}: ${id}, ${title.en}. Fingerprint ${print}.`)
    say(`Keys until ${mondayOf(first + LIMIT.listWeeks + 1)}.`)
  }
}

async function create(options: Options): Promise<void> {
  const plan = readPlan(required(options, 'plan'))
  const { document } = readContent(required(options, 'content'))
  const out = required(options, 'out')
  requireReaders(plan, document)
  const using = await tools()
  const enrolments = enrolmentsFor(using, plan, options.enrolment ?? [])
  const ids = plan.members.map(({ id }) => id).filter((id) => !enrolments.has(id))
  const vaults = ids.flatMap((id) => [`members/${id}.vault`, `members/${id}.vault.weeks`])
  const names = options.root === undefined ? ['root.key', 'fingerprint.txt'] : []
  requireNew([...names, 'publication.bin', ...vaults].map((name) => join(out, name)))
  const drills = drillsIn(using, options.sheets ?? [])
  const members = plan.members.map(({ id, role }) => {
    return { id, role, signing: enrolments.get(id)?.signing ?? null }
  })
  const channels = channelsOf(plan, document)
  const lost = recoveryWarnings({ members, channels }, drills, options.alone)
  await requireCompared(enrolments, options.compared ?? [])
  const ask = (owner: string) =>
    owner === 'the root' && options.root !== undefined
      ? askPassphrase(owner)
      : askNewPassphrase(owner)
  const passphraseOf = await passphrases(options.passphrases, ids, ask)
  const root =
    options.root === undefined
      ? makeRoot(using, passphraseOf('root'))
      : { root: null, ...knownRoot(using, options.root, passphraseOf('root')) }
  requireSameRoot(drills, root.fingerprint)
  beware(lost)
  const made = foundInstance(using, root.seed, plan, document, passphraseOf, enrolments)
  if (root.root !== null) {
    writeNew(join(out, 'root.key'), root.root)
    writeNew(join(out, 'fingerprint.txt'), `${root.fingerprint}\n`)
  }
  for (const { id, vault, weeks } of made.members) {
    writeNew(join(out, 'members', `${id}.vault`), vault)
    writeNew(join(out, 'members', `${id}.vault.weeks`), weeks)
  }
  writeNew(join(out, 'publication.bin'), made.publication)
  say(`Fingerprint, for posters and pages: ${root.fingerprint}`)
  say(`Everything is in ${out}. See --help for what goes where.`)
}

/** @throws Error with the remedy */
function knownRoot({ engine }: CeremonyTools, file: string, passphrase: string) {
  const seed = openedRoot(engine, file, passphrase)
  const { publicKey } = signKeyPairOf(engine.primitives, seed)
  return { seed, fingerprint: fingerprint(engine.primitives, publicKey) }
}

function openedRoot(
  { primitives, hashPassphrase }: CeremonyTools['engine'],
  file: string,
  passphrase: string,
): SignSeed {
  try {
    const seed = openRoot(primitives, hashPassphrase, passphrase, readBytes(file))
    if (seed === null) throw new Error('wrong passphrase of the root')
    return seed
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new Error(`${file} is damaged, or no root.key: take the other copy`, { cause: error })
  }
}

/** The next list from files that hold nothing secret. */
async function renew(options: Options): Promise<void> {
  const out = required(options, 'out')
  requireNew([join(out, 'publication.bin')])
  const old = readBytes(required(options, 'publication'))
  const using = await tools()
  const { list } = openPublication(using.engine.primitives, old)
  const changes: Changes = {
    keys: (options.keys ?? []).map((file) => enrolmentIn(using, file)),
    added: newcomers(using, options),
    removed: options.remove ?? [],
  }
  const people = changedPeople(list, changes)
  const next = nextContent(options, old, people)
  if (next === null) requireRead(people.channels)
  requireSeats(next?.channels ?? people.channels, people.members)
  const lost = lossIn(using, options, { ...people, ...next, root: list.root })
  const joining = changes.added.map(({ id, enrolment }) => [id, enrolment] as const)
  await requireCompared(joining, options.compared ?? [])
  const passphraseOf = await passphrases(options.passphrases, [], askPassphrase)
  const root = openedRoot(using.engine, required(options, 'root'), passphraseOf('root'))
  const renewed = nextInstance(using, root, old, changes, () => next)
  beware([...lost, ...renewed.outlooks.flatMap((one) => outlookWarning(one, using.today))])
  writeNew(join(out, 'publication.bin'), renewed.publication)
  sayVersion(list, using, out)
}

/** What a member's keys do not reach, in a sentence. */
function outlookWarning({ id, until }: Outlook, today: number): string[] {
  if (until === null) {
    return [`${id} has no keys from now on: nothing can be sealed to ${id}. Ask for a new file.`]
  }
  if (until >= weekOf(today) + LIMIT.listWeeks - 1) return []
  const end = mondayOf(until + 1)
  return [`${id} has keys until ${end} alone, sooner than the list ends. Ask for a new file.`]
}

/** The next list where all vaults are at hand. */
async function renewVaults(options: Options): Promise<void> {
  const out = required(options, 'out')
  const folder = required(options, 'members')
  requireOldWay(options)
  requireNew([join(out, 'publication.bin')])
  const old = readBytes(required(options, 'publication'))
  const using = await tools()
  const { list } = openPublication(using.engine.primitives, old)
  const ids = list.members.map(({ id }) => id)
  const next = nextContent(options, old, list)
  const lost = lossIn(using, options, { ...list, ...next })
  const passphraseOf = await passphrases(options.passphrases, ids, askPassphrase)
  const root = openedRoot(using.engine, required(options, 'root'), passphraseOf('root'))
  const files = ids.map((id): MemberFiles => {
    const vault = join(folder, `${id}.vault`)
    return { id, vault: readBytes(vault), weeks: readBytes(`${vault}.weeks`) }
  })
  const renewed = renewInstance(using, root, old, files, passphraseOf, next)
  beware(lost)
  // secrets first: a published key that nobody holds would swallow reports
  for (const { id, weeks } of renewed.members) replace(join(folder, `${id}.vault.weeks`), weeks)
  writeNew(join(out, 'publication.bin'), renewed.publication)
  sayVersion(list, using, out)
}

function requireOldWay({ keys, add, remove }: Options): void {
  if (keys === undefined && add === undefined && remove === undefined) return
  throw new Error(
    '--members is for vaults that are all here: leave it out with --keys, --add, --remove',
  )
}

function sayVersion(list: KeyList, { today }: CeremonyTools, out: string): void {
  const until = mondayOf(weekOf(today) + LIMIT.listWeeks)
  const file = join(out, 'publication.bin')
  say(`Version ${list.version + 1}, valid until ${until}, is in ${file}.`)
  say('Copy it into DATA_DIR and start the server again: only that publishes it.')
}

/** What --content gives to sign, or null; everything is refused before anybody types a passphrase. */
function nextContent(
  options: Options,
  old: Uint8Array,
  list: Pick<KeyList, 'channels' | 'members'>,
): NextContent | null {
  if (options.content === undefined) {
    if (options.plan === undefined) return null
    throw new Error('--plan says who reads the channels of --content FOLDER: give both')
  }
  const { document } = readContent(options.content)
  const plan = options.plan === undefined ? null : readPlan(options.plan)
  beware(changeWarnings(old, document))
  if (plan !== null) requireKnown(plan, document)
  const next = followingContent(list, document, plan)
  requireRead(next.channels)
  requireSeats(next.channels, list.members)
  return next
}

/**
 * What the next list gives up.
 *
 * @throws Error where one lost vault would silence it, and nobody has said that it may
 */
function lossIn(
  using: CeremonyTools,
  { sheets = [], alone }: Options,
  list: Pick<KeyList, 'members' | 'channels' | 'root'>,
): string[] {
  const drills = drillsIn(using, sheets)
  requireSameRoot(drills, fingerprint(using.engine.primitives, list.root))
  return recoveryWarnings(list, drills, alone)
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

await runSimply(main)
