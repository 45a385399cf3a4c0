import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { systemRandom } from '../crypto/bytes.ts'
import { DAY_MS, dayOf, firstDay, weekOf } from '../crypto/calendar.ts'
import { statedFingerprint, verifyKeyList } from '../crypto/keylist.ts'
import { LIMIT } from '../crypto/labels.ts'
import { decodePublication } from '../crypto/publication.ts'
import { loadSumo } from '../crypto/sodium-sumo.ts'
import { openRoot } from '../crypto/vault.ts'
import { askNewPassphrase, askPassphrase, PASSPHRASE_MIN } from './ask.ts'
import {
  type CeremonyTools,
  type MemberFiles,
  makeInstance,
  type PassphraseOf,
  renewInstance,
} from './ceremony-core.ts'
import { readPlan, warnings } from './ceremony-plan.ts'
import { replace, requireNew, writeNew } from './files.ts'
import { SAMPLE_PLAN } from './sample.ts'

const HELP = `The key ceremony: make the keys of a reception. Use a machine that is offline if you can.

  npm run ceremony -- plan --out FILE
      write a sample plan: members, channels, other ways to report. Edit it.

  npm run ceremony -- create --plan FILE --out FOLDER [--passphrases FILE] [--one-person]
      make root.key, publication.bin, fingerprint.txt, and a vault for each member.

  npm run ceremony -- renew --root FILE --publication FILE --members FOLDER --out FOLDER
                            [--passphrases FILE]
      make the next key list, for this week and the 25 after it. The members' weekly files in FOLDER get
      longer; hand them out again before you publish.

Passphrases are asked for on the terminal. Without a terminal, --passphrases names a JSON file:
  {"root": "...", "members": {"head": "...", "adviser": "..."}}

Afterwards: publication.bin goes into the server's DATA_DIR. root.key stays offline, in two places.
Each member takes <id>.vault and <id>.vault.weeks, and nobody keeps a copy of the weekly file.`

interface Options {
  readonly plan?: string
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
      ...{ plan: text, out: text, root: text, publication: text, members: text },
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

function writeSample(file: string): void {
  writeNew(file, `${JSON.stringify(SAMPLE_PLAN, null, 2)}\n`)
  say(`Wrote ${file}. Edit it, then: npm run ceremony -- create --plan ${file} --out FOLDER`)
}

async function create(options: Options): Promise<void> {
  const plan = readPlan(required(options, 'plan'))
  const out = required(options, 'out')
  for (const warning of warnings(plan, options['one-person'] ?? false)) say(`Beware: ${warning}`)
  const ids = plan.members.map(({ id }) => id)
  const names = ['root.key', 'fingerprint.txt', 'publication.bin']
  const vaults = ids.flatMap((id) => [`members/${id}.vault`, `members/${id}.vault.weeks`])
  requireNew([...names, ...vaults].map((name) => join(out, name)))
  const passphraseOf = await passphrases(options.passphrases, ids, askNewPassphrase)
  const instance = makeInstance(await tools(), plan, passphraseOf)
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
  const passphraseOf = await passphrases(options.passphrases, ids, askPassphrase)
  const rootFile = read(required(options, 'root'))
  const root = openRoot(p, using.engine.hashPassphrase, passphraseOf('root'), rootFile)
  if (root === null) throw new Error('wrong passphrase of the root, or root.key was changed')
  const files = ids.map((id): MemberFiles => {
    const vault = join(folder, `${id}.vault`)
    return { id, vault: read(vault), weeks: read(`${vault}.weeks`) }
  })
  const renewed = renewInstance(using, root, old, files, passphraseOf)
  // secrets first: a published key that nobody holds would swallow reports
  for (const { id, weeks } of renewed.members) replace(join(folder, `${id}.vault.weeks`), weeks)
  writeNew(join(out, 'publication.bin'), renewed.publication)
  const until = new Date(firstDay(weekOf(using.today) + LIMIT.listWeeks) * DAY_MS)
    .toISOString()
    .slice(0, 10)
  say(`Version ${list.version + 1}, valid until ${until}, is in ${join(out, 'publication.bin')}.`)
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

function required(options: Options, name: 'plan' | 'out' | 'root' | 'publication' | 'members') {
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
