import { join } from 'node:path'
import { en } from '../client/texts/ceremony.ts'
import { dayOf, weekOf } from '../crypto/days/calendar.ts'
import { requireMadeFor } from '../crypto/keys/enrolment.ts'
import type { KeyList } from '../crypto/keys/keylist.ts'
import type { SignSeed } from '../crypto/keys/keys.ts'
import { systemRandom } from '../crypto/primitives/bytes.ts'
import { LIMIT } from '../crypto/primitives/labels.ts'
import { loadSumo } from '../crypto/primitives/sodium-sumo.ts'
import {
  type CeremonyTools,
  channelsOf,
  followingContent,
  foundInstance,
  type MemberFiles,
  makeRoot,
  type NextContent,
  renewInstance,
} from './ceremony/core.ts'
import {
  enrolmentIn,
  enrolmentsFor,
  mondayOf,
  namesIn,
  newcomers,
  requireCompared,
  requireOneRoot,
} from './ceremony/files.ts'
import { startGuide } from './ceremony/guide/guide.ts'
import { HELP } from './ceremony/help.ts'
import {
  readPlan,
  requireKnown,
  requireRead,
  requireReaders,
  requireSeats,
  requireSpare,
} from './ceremony/plan.ts'
import { openPublication } from './ceremony/publish.ts'
import { drillsIn, recoveryWarnings, requireSameRoot } from './ceremony/recovery.ts'
import {
  type Changes,
  changedPeople,
  nextInstance,
  type Outlook,
  rootsOf,
  type Successor,
} from './ceremony/renew.ts'
import {
  drillRoot,
  passphrases,
  restoreRoot,
  rootIn,
  splitRoot,
  spokenLanguage,
  textsOf,
} from './ceremony/root.ts'
import { askStolen, rootsIn, sayLead, saySucceeded, writeRoot } from './ceremony/succeed.ts'
import {
  required,
  runCommands,
  runSimply,
  print as say,
  TEXT,
  TEXTS,
  type Values,
} from './cli/command.ts'
import { saidIn } from './cli/fault.ts'
import { readBytes, replace, requireNew, writeNew } from './cli/files.ts'
import { changeWarnings } from './content/change.ts'
import { requireOwnWords } from './content/leftovers.ts'
import { documentToSign } from './content/public-words.ts'
import { readContent } from './content/read.ts'
import { sampleNamed, writeSample } from './content/samples.ts'
import { samplePlan } from './demo/sample.ts'

const OPTIONS = {
  folder: TEXT,
  ...{ plan: TEXT, content: TEXT, out: TEXT, root: TEXT, publication: TEXT, members: TEXT },
  ...{ passphrases: TEXT, alone: TEXT, sheets: TEXTS },
  ...{ 'root-recovery': TEXT, 'root-sheet': TEXTS, 'new-root': TEXT, 'old-key': TEXT },
  ...{ k: TEXT, n: TEXT, language: TEXT, sample: TEXT },
  ...{ enrolment: TEXTS, keys: TEXTS, add: TEXTS, role: TEXTS, position: TEXTS },
  ...{ channels: TEXTS, substitute: TEXTS, remove: TEXTS, name: TEXTS, compared: TEXTS },
}
type Options = Values<typeof OPTIONS>

function writePlan(options: Options): void {
  const out = required(options, 'out')
  const sample = sampleNamed(options.sample ?? 'university')
  const [plan, content] = [join(out, 'plan.json'), join(out, 'content')]
  requireNew([plan, content])
  writeSample(sample, content)
  writeNew(plan, `${JSON.stringify(samplePlan(sample), null, 2)}\n`)
  const next = `npm run ceremony -- create --plan ${plan} --content ${content} --out FOLDER`
  say(`Wrote ${plan} and ${content}. Edit them, then: ${next}`)
}

/** A command that speaks the language of --language, in its errors too. */
const spoken = (work: (options: Options) => Promise<void>) => (options: Options) =>
  saidIn(spokenLanguage(options), () => work(options))

async function createRoot(options: Options): Promise<void> {
  const out = required(options, 'out')
  requireNew(['root.key', 'fingerprint.txt'].map((name) => join(out, name)))
  const passphraseOf = await passphrases(options.passphrases, ['root'], { isNew: () => true })
  const made = makeRoot(await tools(), passphraseOf('root'))
  writeRoot(out, { file: made.root, after: made })
  say(`Fingerprint, for members, posters and pages: ${made.fingerprint}`)
}

async function look(options: Options): Promise<void> {
  const using = await tools()
  for (const file of options.enrolment ?? []) {
    const { id, title, print, first, root } = enrolmentIn(using, file)
    say(`${file}: ${id}, ${title.en}. Fingerprint ${print}.`)
    say(`Made for the root ${root}.`)
    say(`Keys until ${mondayOf(first + LIMIT.listWeeks + 1)}.`)
  }
}

async function create(options: Options): Promise<void> {
  const plan = readPlan(required(options, 'plan'))
  const content = required(options, 'content')
  const document = await documentToSign(readContent(content))
  const out = required(options, 'out')
  requireReaders(plan, document)
  requireOwnWords(content)
  const using = await tools()
  const enrolments = enrolmentsFor(using, plan, options.enrolment ?? [])
  const ids = plan.members.map(({ id }) => id).filter((id) => !enrolments.has(id))
  const vaults = ids.flatMap((id) => [`members/${id}.vault`, `members/${id}.vault.weeks`])
  const isNew = options.root === undefined && options['root-recovery'] === undefined
  const names = isNew ? ['root.key', 'fingerprint.txt'] : []
  requireNew([...names, 'publication.bin', ...vaults].map((name) => join(out, name)))
  requireOneRoot(enrolments, options)
  const drills = drillsIn(using, options.sheets ?? [])
  const members = plan.members.map(({ id, role }) => {
    return { id, role, signing: enrolments.get(id)?.signing ?? null }
  })
  const channels = channelsOf(plan, document)
  const lost = recoveryWarnings({ members, channels }, drills, options.alone)
  await requireCompared(enrolments, options.compared ?? [])
  const { root, passphraseOf } = await foundingRoot(using, options, isNew, ids)
  requireSameRoot(drills, [root.fingerprint])
  beware(lost)
  const founded = foundInstance(using, root.seed, plan, document, passphraseOf, enrolments)
  if (root.root !== null) writeRoot(out, { file: root.root, after: root })
  for (const { id, vault, weeks } of founded.members) {
    writeNew(join(out, 'members', `${id}.vault`), vault)
    writeNew(join(out, 'members', `${id}.vault.weeks`), weeks)
  }
  writeNew(join(out, 'publication.bin'), founded.publication)
  say(`Fingerprint, for posters and pages: ${root.fingerprint}`)
  say(`Everything is in ${out}. See --help for what goes where.`)
}

/** The root of a first list with the passphrases of the vaults that are made. All are asked for at once. */
async function foundingRoot(
  using: CeremonyTools,
  options: Options,
  isNew: boolean,
  ids: readonly string[],
) {
  const members = ids.map((member) => ({ member }))
  const isFile = options.root !== undefined
  const passphraseOf = await passphrases(
    options.passphrases,
    isNew || isFile ? ['root', ...members] : members,
    { isNew: (owner) => owner !== 'root' || !isFile },
  )
  if (isNew) return { root: makeRoot(using, passphraseOf('root')), passphraseOf }
  const known = await rootIn(using, options, en, en.ask.root, passphraseOf)
  return { root: { root: null, ...known }, passphraseOf }
}

/** A next list: the part that is decided before anybody opens the root. */
async function renewalOf(options: Options) {
  requireNew([join(required(options, 'out'), 'publication.bin')])
  const old = readBytes(required(options, 'publication'))
  const using = await tools()
  const before = openPublication(using.engine.primitives, old)
  const changes: Changes = {
    keys: (options.keys ?? []).map((file) => enrolmentIn(using, file)),
    added: newcomers(using, options),
    removed: options.remove ?? [],
    names: namesIn(options.name ?? []),
  }
  const roots = rootsOf(using.engine.primitives, before.list)
  for (const file of [...changes.keys, ...changes.added.map((one) => one.enrolment)]) {
    requireMadeFor(file, roots)
  }
  const people = changedPeople(before.list, changes)
  const next = await nextContent(options, old, people)
  if (next === null) requireRead(people.channels)
  requireSeats(next?.channels ?? people.channels, people.members)
  const lost = lossIn(using, options, { ...before.list, ...people, ...next })
  const joining = changes.added.map(({ id, enrolment }) => [id, enrolment] as const)
  await requireCompared(joining, options.compared ?? [])
  const sign = (root: SignSeed, successor: Successor | null = null): Uint8Array => {
    const renewed = nextInstance(using, root, old, changes, () => next, successor)
    beware([...lost, ...renewed.outlooks.flatMap((one) => outlookWarning(one, using.today))])
    return renewed.publication
  }
  return { using, before, sign }
}

/** The next list from files that hold nothing secret. */
async function renew(options: Options): Promise<void> {
  const { using, before, sign } = await renewalOf(options)
  const out = required(options, 'out')
  const { seed } = await rootIn(using, options)
  writeNew(join(out, 'publication.bin'), sign(seed))
  sayVersion(before.list, using, out)
}

/** The next list, signed by another root, which the root before names. */
async function succeed(options: Options): Promise<void> {
  const t = textsOf(options)
  const out = required(options, 'out')
  const made = options['new-root'] === undefined ? ['root.key'] : []
  requireNew([...made, 'fingerprint.txt'].map((name) => join(out, name)))
  const { using, before, sign } = await renewalOf(options)
  sayLead(using, before, t)
  const stolen = await askStolen(options, t)
  const roots = await rootsIn(using, options, before, stolen, t)
  const publication = sign(roots.before.seed, { seed: roots.after.seed, stolen })
  // the key first: a published list whose root nobody holds would be the last
  writeRoot(out, roots)
  const file = join(out, 'publication.bin')
  writeNew(file, publication)
  const root = options['new-root'] ?? join(out, 'root.key')
  saySucceeded(before, roots, { publication: file, root, until: endOf(using) }, t)
}

/** A sentence if a member's keys end before the list. */
function outlookWarning({ id, until }: Outlook, today: number): string[] {
  if (until === null) {
    return [`${id} has no keys from now on: nothing can be sealed to ${id}. Ask for a new file.`]
  }
  if (until >= weekOf(today) + LIMIT.listWeeks - 1) return []
  const end = mondayOf(until + 1)
  return [`${id} has keys only until ${end}, before the list ends. Ask for a new file.`]
}

/** The next list when all vaults are at hand. */
async function renewVaults(options: Options): Promise<void> {
  const out = required(options, 'out')
  const folder = required(options, 'members')
  requireOldWay(options)
  requireNew([join(out, 'publication.bin')])
  const old = readBytes(required(options, 'publication'))
  const using = await tools()
  const { list } = openPublication(using.engine.primitives, old)
  const ids = list.members.map(({ id }) => id)
  const next = await nextContent(options, old, list)
  const lost = lossIn(using, options, { ...list, ...next })
  const root = await rootIn(using, options)
  const members = ids.map((member) => ({ member }))
  const passphraseOf = await passphrases(options.passphrases, members, { isNew: () => false })
  const files = ids.map((id): MemberFiles => {
    const vault = join(folder, `${id}.vault`)
    return { id, vault: readBytes(vault), weeks: readBytes(`${vault}.weeks`) }
  })
  const renewed = renewInstance(using, root.seed, old, files, passphraseOf, next)
  beware(lost)
  // secrets first: a published key that nobody holds would swallow reports
  for (const { id, weeks } of renewed.members) replace(join(folder, `${id}.vault.weeks`), weeks)
  writeNew(join(out, 'publication.bin'), renewed.publication)
  sayVersion(list, using, out)
}

function requireOldWay({ keys, add, remove, name }: Options): void {
  if ([keys, add, remove, name].every((one) => one === undefined)) return
  throw new Error(
    '--members is for vaults that are all here: leave it out with --keys, --add, --remove, --name',
  )
}

function endOf({ today }: CeremonyTools): string {
  return mondayOf(weekOf(today) + LIMIT.listWeeks)
}

function sayVersion(list: KeyList, using: CeremonyTools, out: string): void {
  const until = endOf(using)
  const file = join(out, 'publication.bin')
  say(`Version ${list.version + 1}, valid until ${until}, is in ${file}.`)
  say('Copy it into DATA_DIR and start the server again: only that publishes it.')
}

/** The content that --content gives to sign, or null. Everything is refused before anybody types a passphrase. */
async function nextContent(
  options: Options,
  old: Uint8Array,
  list: Pick<KeyList, 'channels' | 'members'>,
): Promise<NextContent | null> {
  if (options.content === undefined) {
    if (options.plan === undefined) return null
    throw new Error('--plan says who reads the channels of --content FOLDER: give both')
  }
  const document = await documentToSign(readContent(options.content))
  const plan = options.plan === undefined ? null : readPlan(options.plan)
  beware(changeWarnings(old, document))
  if (plan !== null) requireKnown(plan, document)
  const next = followingContent(list, document, plan)
  requireRead(next.channels)
  requireSeats(next.channels, list.members)
  if (plan !== null) requireSpare(next.channels)
  return next
}

/**
 * Warnings about what one lost vault silences in the next list.
 *
 * @throws Error if one lost vault would silence the list, and nobody has said that it may
 */
function lossIn(
  using: CeremonyTools,
  { sheets = [], alone }: Options,
  list: Pick<KeyList, 'members' | 'channels' | 'root' | 'successions'>,
): string[] {
  const drills = drillsIn(using, sheets)
  requireSameRoot(drills, rootsOf(using.engine.primitives, list))
  return recoveryWarnings(list, drills, alone)
}

function beware(warnings: readonly string[]): void {
  for (const warning of warnings) say(`Beware: ${warning}`)
}

async function tools(): Promise<CeremonyTools> {
  return { engine: await loadSumo(), random: systemRandom, today: dayOf(Date.now()) }
}

const guided = async (options: Pick<Options, 'folder' | 'language'>) =>
  startGuide(await tools(), options, say)

if (process.argv.length === 2 && process.stdin.isTTY) void runSimply(() => guided({}))
else
  void runCommands(HELP, OPTIONS, {
    guide: guided,
    plan: writePlan,
    root: createRoot,
    look,
    create,
    renew: (options) => (options.members === undefined ? renew(options) : renewVaults(options)),
    succeed: spoken(succeed),
    split: spoken(async (options) => splitRoot(await tools(), options)),
    drill: spoken(async (options) => drillRoot(await tools(), options)),
    restore: spoken(async (options) => restoreRoot(await tools(), options)),
  })
