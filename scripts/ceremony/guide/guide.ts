import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { CEREMONY_CATALOGUES } from '../../../client/texts/ceremony.ts'
import { GUIDE_CATALOGUES } from '../../../client/texts/ceremony-guide.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { dayText, fill } from '../../../client/texts/wording.ts'
import { isoDate } from '../../../crypto/days/calendar.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import type { KeyList } from '../../../crypto/keys/keylist.ts'
import { askLine, askNewPassphrase, askPassphrase } from '../../cli/ask.ts'
import { saidIn } from '../../cli/fault.ts'
import { readBytes } from '../../cli/files.ts'
import { contentProblems, readContent } from '../../content/read.ts'
import { SAMPLES, writeSample } from '../../content/samples.ts'
import { samplePlan } from '../../demo/sample.ts'
import { type CeremonyTools, type MemberPlan, makeRoot } from '../core.ts'
import { openPublication } from '../publish.ts'
import { rootsOf } from '../renew.ts'
import { writeRoot } from '../succeed.ts'
import { type Brought, broughtFiles, type Sorted } from './brought.ts'
import { type Checked, check } from './check.ts'
import { GuideFolder } from './folder.ts'
import { askMember, askOtherWays, compareFile, freePosition } from './people.ts'
import { askNumber, askYes, channelName, type Guide, type PersonAsked } from './person.ts'
import { handOver, hasNothingNew, signList } from './sign.ts'

/** Options of `ceremony guide`; what is missing is asked for. */
export interface GuideOptions {
  readonly folder?: string | undefined
  readonly language?: string | undefined
}

/** The guide on a terminal. @throws Error */
export async function startGuide(
  tools: CeremonyTools,
  options: GuideOptions,
  say: (text: string) => void,
): Promise<void> {
  if (!process.stdin.isTTY) throw new Error(GUIDE_CATALOGUES.en.start.nobody)
  const language = options.language ?? (await askLine('Språk / language: nb, nn, en [nb]: '))
  const known = LANGUAGES.find((one) => one === (language.trim() || 'nb'))
  if (known === undefined) throw new Error(`--language is ${LANGUAGES.join(', ')}`)
  const path = options.folder ?? (await askLine(FOLDER[known]))
  const { ask } = CEREMONY_CATALOGUES[known]
  const person: PersonAsked = {
    line: (question) => askLine(question, ask),
    passphrase: () => askPassphrase(ask.root, ask),
    newPassphrase: () => askNewPassphrase(ask.root, ask),
  }
  const folder = new GuideFolder(path.trim() || 'reception')
  const t = GUIDE_CATALOGUES[known]
  await saidIn(known, () =>
    guide({ tools, folder, language: known, t, person, say, isOnNetwork: isOnNetwork() }),
  )
}

const FOLDER: Readonly<Record<Language, string>> = {
  nb: 'Mappe for alt som hører til seremonien [reception]: ',
  nn: 'Mappe for alt som høyrer til seremonien [reception]: ',
  en: 'Folder for everything of the ceremony [reception]: ',
}

/**
 * Lead a person through a ceremony, from whatever the folder says is done, until they stop or a list is signed.
 *
 * @throws Error if the folder belongs to another reception
 */
export async function guide(guide: Guide): Promise<void> {
  const { folder, t, say, language, tools } = guide
  folder.open()
  say(fill(t.start.title, { folder: folder.path }))
  say(fill(t.start.clock, { day: dayText(language, tools.today) }))
  if (guide.isOnNetwork) say(t.start.network)
  await beginContent(guide)
  const root = await rootOf(guide)
  say(fill(t.content.otherWays, { text: folder.readPlan().otherWays[language] }))
  for (;;) {
    const { list, before } = inUse(guide, root)
    const roots = list === null ? [root] : rootsOf(tools.engine.primitives, list)
    const brought = broughtFiles(guide, { roots, list })
    const { good, faults } = brought
    for (const file of good) await takeIn(guide, file, list)
    const checked = check(guide, { files: good, faults, list, roots })
    sayState(guide, checked, list, brought)
    const made = { checked, files: good, before }
    const isSettled = before !== null && (await hasNothingNew(guide, { ...made, before }))
    const answer = await nextStep(guide, checked, isSettled ? list : null)
    if (answer === 'stop') return
    if (answer === 'again') continue
    const texts = CEREMONY_CATALOGUES[language]
    if (!(await signList(guide, texts, made))) continue
    return handOver(guide, root, list === null)
  }
}

/** Whether another machine could reach this one. */
function isOnNetwork(): boolean {
  return Object.values(networkInterfaces()).some((all) => all?.some(({ internal }) => !internal))
}

async function beginContent(guide: Guide): Promise<void> {
  const { folder, t, say } = guide
  if (existsSync(folder.content) && existsSync(folder.plan)) return
  const sample = await askNumber(guide, t.content.which, SAMPLES)
  if (!existsSync(folder.plan)) folder.writePlan({ ...samplePlan(sample), members: [] })
  if (existsSync(folder.content)) return
  writeSample(sample, folder.content)
  say(fill(t.content.written, { content: folder.content }))
  await guide.person.line(fill(t.content.pause, { content: folder.content }))
}

/** The fingerprint of the folder's root, which is made if there is none. @throws Error */
async function rootOf(guide: Guide): Promise<string> {
  const { folder, t, say, person, tools } = guide
  const own = folder.root(guide.language)
  if (own !== null) return own
  inUse(guide, null)
  say(t.root.making)
  const passphrase = await person.newPassphrase()
  say(t.root.creating)
  const made = makeRoot(tools, passphrase)
  writeRoot(folder.path, { file: made.root, after: made })
  say(fill(t.root.made, { root: made.fingerprint, enrolments: folder.enrolments }))
  return made.fingerprint
}

/** The key list in use. @param root the fingerprint of the folder. @throws Error if the list is of another one */
function inUse({ folder, tools, t }: Guide, root: string | null) {
  const publication = folder.publication()
  if (publication === null) return { list: null, before: null }
  const before = readBytes(publication)
  const p = tools.engine.primitives
  const { list } = openPublication(p, before)
  const roots = rootsOf(p, list)
  if (root !== null && roots.includes(root)) return { list, before }
  throw new Error(
    fill(t.root.foreign, { publication, given: roots[0] ?? '', root: root ?? t.people.none }),
  )
}

/** Ask about a file that is new: whether it is its member's, and what the member is to be. */
async function takeIn(guide: Guide, file: Brought, list: KeyList | null): Promise<void> {
  const { folder, t, say, language } = guide
  const { id, enrolment, isKnown } = file
  const isCompared = folder.readCompared()[id] === enrolment.print
  const plan = folder.readPlan()
  const isPlanned = plan.members.some((one) => one.id === id)
  if (isKnown || (isCompared && isPlanned)) return
  // without channels nobody can say who reads what
  if (contentProblems(folder.content).length > 0) return
  say(fill(t.people.found, { file: file.file, id, title: enrolment.title[language] }))
  const isListed = list?.members.some((one) => one.id === id) ?? false
  if (!isCompared && isListed && !(await askYes(guide, fill(t.people.replaces, { id })))) {
    say(fill(t.people.another, { file: file.file }))
    return
  }
  if (!isCompared && !(await compareFile(guide, file))) return
  folder.addCompared(id, enrolment.print)
  if (isPlanned) return
  const taken = plan.members.map(({ position }) => position)
  const member = await askMember(
    guide,
    { id, title: enrolment.title },
    readContent(folder.content).document,
    freePosition(guide, id, taken),
  )
  folder.writePlan({ ...plan, members: [...plan.members, member] })
}

/** Say what is there, and what is missing. */
function sayState(
  guide: Guide,
  { plan, missing, document }: Checked,
  list: KeyList | null,
  { good, notes }: Sorted,
): void {
  const { folder, t, say } = guide
  if (list !== null) {
    const until = isoDate(list.expires)
    const members = list.members.map(({ id }) => id).join(', ')
    say(fill(t.later.have, { version: list.version, until, members }))
    const isListed = (id: string) => list.members.some((one) => one.id === id)
    const fresh = good.filter(({ id, used }) => used === null && isListed(id)).map(({ id }) => id)
    const said = { enrolments: folder.enrolments, members: fresh.join(', ') || t.people.none }
    say(fill(t.later.files, said))
    for (const note of notes) say(note)
    if (!folder.belongsTogether()) say(fill(t.sign.apart, { server: folder.server }))
  }
  for (const member of plan.members) say(memberLine(guide, member, document))
  if (missing.length > 0) say([t.missing.members, ...missing.map((one) => `- ${one}`)].join('\n'))
}

function memberLine(guide: Guide, member: MemberPlan, document: ContentDocument | null): string {
  const { t, language } = guide
  const { id, role, name, channels: reads, substituteIn = [] } = member
  const named = (text: string, ids: readonly string[]) => {
    const names = ids.map((one) => channelName(guide, document, one))
    return names.length === 0 ? [] : [fill(text, { channels: names.join(', ') })]
  }
  const called = DESK_CATALOGUES[language].roles[role]
  return [
    fill(t.people.member, { id, role: called }),
    ...named(t.people.reads, reads),
    ...named(t.people.stands, substituteIn),
    name === undefined ? t.people.hidden : fill(t.people.shown, { name }),
  ].join(' ')
}

/**
 * Ask for the next step, and do what needs only the plan.
 *
 * @param settled the list in use, if nothing is new since it was signed
 */
async function nextStep(
  guide: Guide,
  checked: Checked,
  settled: KeyList | null,
): Promise<'sign' | 'stop' | 'again'> {
  const { person, t, say, folder } = guide
  const isReady = checked.missing.length === 0
  const ready = settled === null ? t.ask.ready : fill(t.ask.settled, { version: settled.version })
  const answer = await person.line(isReady ? ready : t.ask.notReady)
  const [word = '', id = ''] = answer.trim().split(/\s+/)
  if (word === t.ask.stop) return 'stop'
  if (word === t.ask.sign && isReady) return 'sign'
  if (word === t.ask.other && id === '') {
    const { plan } = checked
    folder.writePlan({ ...plan, otherWays: await askOtherWays(guide, plan.otherWays) })
    return 'again'
  }
  if (word !== t.ask.change) {
    // the answer is not repeated: it may be a passphrase
    if (word !== '') say(word === t.ask.sign ? t.ask.notYet : t.ask.notKnown)
    return 'again'
  }
  const { plan } = checked
  const member = plan.members.find((one) => one.id === id)
  if (member === undefined || checked.document === null) {
    say(fill(t.ask.unknown, { id }))
    return 'again'
  }
  const next = await askMember(guide, member, checked.document, member.position)
  const members = plan.members.map((one) => (one === member ? next : one))
  folder.writePlan({ ...plan, members })
  return 'again'
}
