import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CeremonyTexts } from '../../../client/texts/ceremony.ts'
import { fill } from '../../../client/texts/wording.ts'
import { weekOf } from '../../../crypto/days/calendar.ts'
import { type ContentDocument, encodeContentDocument } from '../../../crypto/entries/content.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import type { KeyList } from '../../../crypto/keys/keylist.ts'
import { equal } from '../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import { sentenceOf } from '../../cli/fault.ts'
import { changeWarnings } from '../../content/change.ts'
import { documentToSign } from '../../content/public-words.ts'
import { readContent } from '../../content/read.ts'
import { addressOf, writeHandouts } from '../../print/files.ts'
import { channelsOf, followingContent, foundInstance, type MemberPlan } from '../core.ts'
import { mondayOf } from '../files.ts'
import { openPublication } from '../publish.ts'
import { type Changes, changedPeople, nextInstance, type Outlook } from '../renew.ts'
import { type OpenRoot, rootIn } from '../root.ts'
import type { Brought } from './brought.ts'
import type { Checked } from './check.ts'
import { askYes, type Guide } from './person.ts'

/** Everything that a list is signed from. */
export interface ToSign {
  readonly checked: Checked
  readonly files: readonly Brought[]
  /** publication.bin of the list before; null before the first. */
  readonly before: Uint8Array | null
}

/** Sign a list, and put together what the server gets. @returns whether it was signed */
export async function signList(guide: Guide, texts: CeremonyTexts, made: ToSign): Promise<boolean> {
  const { folder, t, say } = guide
  const { risks } = made.checked
  if (risks.length > 0) {
    say([t.missing.warnings, ...risks].join('\n'))
    if (!(await askYes(guide, t.ask.sure))) return false
  }
  const root = await openedRoot(guide, texts)
  if (root === null) return false
  say(t.sign.working)
  // read before the files are compared: nothing that is signed was read from others
  const document = await documentToSign(readContent(folder.content))
  if (folder.digest() !== made.checked.digest) {
    say(t.sign.changed)
    return false
  }
  try {
    const publication = publicationOf(guide, root, document, made)
    const { version } = openPublication(guide.tools.engine.primitives, publication).list
    folder.handOut(publication, version)
    const until = mondayOf(weekOf(guide.tools.today) + LIMIT.listWeeks)
    say(fill(t.sign.made, { version, until }))
    return true
  } catch (error) {
    // both kinds carry a sentence for the person
    if (!(error instanceof Error)) throw error
    say(fill(t.sign.refused, { problem: sentenceOf(error, guide.language) }))
    return false
  }
}

/** @returns null if it could not be opened, or is not the root of this folder; the person has been told */
async function openedRoot(guide: Guide, texts: CeremonyTexts): Promise<OpenRoot | null> {
  const { folder, t, person, say, tools } = guide
  const file = await rootFileOf(guide)
  if (!existsSync(file)) {
    say(fill(t.root.none, { file }))
    return null
  }
  let root: OpenRoot | null = null
  while (root === null) {
    const passphrase = await person.passphrase()
    if (passphrase === '') return null
    say(t.root.working)
    root = await rootIn(tools, { root: file }, texts, texts.ask.root, () => passphrase).catch(
      (error: unknown) => {
        if (!(error instanceof Error)) throw error
        say(t.root.wrong)
        return null
      },
    )
  }
  const own = folder.root(guide.language)
  if (root.fingerprint === own) return root
  say(fill(t.root.other, { given: root.fingerprint, root: own ?? '' }))
  return null
}

/** The file of the root: that of the folder, or the one that the person names, themselves or by its folder. */
async function rootFileOf({ folder, person, t }: Guide): Promise<string> {
  if (existsSync(folder.rootFile)) return folder.rootFile
  const given = (await person.line(t.root.where)).trim()
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() ?? false
  return isFolder ? join(given, basename(folder.rootFile)) : given
}

function publicationOf(
  guide: Guide,
  root: OpenRoot,
  document: ContentDocument,
  { checked, files, before }: ToSign,
): Uint8Array {
  const { tools, say, t } = guide
  const { plan } = checked
  if (before === null) {
    const enrolments = new Map(files.map(({ id, enrolment }) => [id, enrolment]))
    const ask = () => ''
    return foundInstance(tools, root.seed, plan, document, ask, enrolments).publication
  }
  const { list } = openPublication(tools.engine.primitives, before)
  const changes = changesOf(checked, files, list)
  for (const warning of changeWarnings(before, document)) say(`${t.missing.warnings} ${warning}`)
  const next = followingContent(changedPeople(list, changes), document, plan)
  const { publication, outlooks } = nextInstance(tools, root.seed, before, changes, () => next)
  for (const line of outlooks.flatMap((one) => outlookLine(guide, one))) say(line)
  return publication
}

/** The changes that plan and files make to the list before. */
function changesOf(
  { plan }: Checked,
  files: readonly Brought[],
  { members }: { readonly members: readonly { readonly id: string }[] },
): Changes {
  const isListed = (id: string) => members.some((one) => one.id === id)
  const isPlanned = (id: string) => plan.members.some((one) => one.id === id)
  const strange = files.filter(({ isKnown }) => !isKnown)
  const added = plan.members.flatMap(({ id, role, position, channels, substituteIn = [] }) => {
    const file = strange.find((one) => one.id === id)
    if (file === undefined) return []
    return [{ id, enrolment: file.enrolment, role, position, channels, substituteIn }]
  })
  // one who has lost a vault goes, and comes with another one
  const replaced = added.map(({ id }) => id).filter(isListed)
  return {
    keys: files.filter(({ id, isKnown }) => isKnown && isPlanned(id)).map((one) => one.enrolment),
    added,
    removed: [...members.map(({ id }) => id).filter((id) => !isPlanned(id)), ...replaced],
    names: new Map(plan.members.map(({ id, name = '' }) => [id, name])),
    otherWays: plan.otherWays,
  }
}

/** Whether the list in use was signed this week, with all that plan, content and files say. */
export async function hasNothingNew(
  { tools, folder }: Guide,
  { checked, files, before }: ToSign & { readonly before: Uint8Array },
): Promise<boolean> {
  const { plan, document } = checked
  const { list, content } = openPublication(tools.engine.primitives, before)
  if (document === null || list.weeks.first !== weekOf(tools.today)) return false
  const { added, removed } = changesOf(checked, files, list)
  if (added.length > 0 || removed.length > 0) return false
  if (files.some(({ used }) => used === null)) return false
  const people = ({ id, role, name = '' }: Pick<MemberPlan, 'id' | 'role' | 'name'>) =>
    [id, role, name].join(' ')
  const seats = (channels: KeyList['channels']) =>
    channels.map(({ id, members, substitutes = [], together = 1 }) => {
      return `${id} ${members.join()} ${substitutes.join()} ${together}`
    })
  const isSame = (some: readonly string[], others: readonly string[]) =>
    [...some].sort().join() === [...others].sort().join()
  if (!isSame(plan.members.map(people), list.members.map(people))) return false
  if (LANGUAGES.some((one) => plan.otherWays[one] !== list.otherWays[one])) return false
  if (!isSame(seats(channelsOf(plan, document)), seats(list.channels))) return false
  const words = await documentToSign(readContent(folder.content))
  return equal(encodeContentDocument(words), content)
}

function outlookLine({ t, tools }: Guide, { id, until }: Outlook): string[] {
  if (until === null) return [fill(t.later.none, { id })]
  if (until >= weekOf(tools.today) + LIMIT.listWeeks - 1) return []
  return [fill(t.later.ends, { id, until: mondayOf(until + 1) })]
}

/** Make poster and card if they are not there, and say who does what with all of it. */
export async function handOver(guide: Guide, root: string, isFirst: boolean): Promise<void> {
  const { folder, t, say, person } = guide
  const { site } = readContent(folder.content)
  while (!existsSync(folder.print)) {
    const answer = (await person.line(t.sign.address)).trim()
    if (answer === '') break
    try {
      const address = addressOf(answer)
      await writeHandouts(folder.print, { address, onion: null, fingerprint: root, site })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      say(sentenceOf(error, guide.language))
    }
  }
  say(fill(t.sign.server, { server: folder.server }))
  say(isFirst ? t.sign.run : t.sign.runs)
  if (existsSync(folder.print)) say(fill(t.sign.print, { print: folder.print }))
  say(fill(t.sign.keep, { root: folder.rootFile }))
}
