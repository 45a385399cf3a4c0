import { basename } from 'node:path'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { PRINT_CATALOGUES } from '../../../client/texts/fingerprint.ts'
import { fill } from '../../../client/texts/wording.ts'
import { weekOf } from '../../../crypto/days/calendar.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import {
  type CheckedEnrolment,
  readEnrolment,
  requireFresh,
} from '../../../crypto/keys/enrolment.ts'
import { readFingerprint } from '../../../crypto/keys/fingerprint.ts'
import { type KeyList, ROLES, type Role } from '../../../crypto/keys/keylist.ts'
import { equal, isZero } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import { sentenceOf } from '../../cli/fault.ts'
import { readBytes } from '../../cli/files.ts'
import type { MemberPlan } from '../core.ts'
import { askNumber, type Guide } from './person.ts'

/** A file that a member brought, which this list can be made with. */
export interface Brought {
  readonly file: string
  /** The id in the list before, or the one that a newcomer proposes. */
  readonly id: string
  readonly enrolment: CheckedEnrolment
  /** Whether the list before has the key that signed it: then nobody has to compare it. */
  readonly isKnown: boolean
}

/** Whether a file of a member of the list begins later than the list: then its keys are not all there. */
export function isFresher({ isKnown, enrolment }: Brought, { weeks }: KeyList): boolean {
  return isKnown && enrolment.first > weeks.first
}

/** The list and the roots that a file has to fit. */
export interface Fitting {
  /** Fingerprints: of the root, and of those that it succeeded. */
  readonly roots: readonly string[]
  /** The list before; null before the first. */
  readonly list: KeyList | null
}

/** All files that members brought, and a sentence for each that cannot be used. */
export function broughtFiles(guide: Guide, fitting: Fitting) {
  const good: Brought[] = []
  const faults: string[] = []
  for (const path of guide.folder.brought('.enrolment', '.keys')) {
    const file = basename(path)
    const read = readBrought(guide, path, fitting)
    if (read === null) continue
    if (typeof read === 'string') {
      faults.push(read)
      continue
    }
    const other = good.findIndex(({ id }) => id === read.id)
    const before = good[other]
    if (before === undefined) good.push(read)
    else if (!read.isKnown || !before.isKnown || read.enrolment.first === before.enrolment.first) {
      faults.push(fill(guide.t.files.twice, { file, other: before.file, id: read.id }))
    } else if (read.enrolment.first > before.enrolment.first) good[other] = read
  }
  return { good, faults }
}

/** @returns a sentence if it cannot be used, null if the list before has all that is in it */
function readBrought(guide: Guide, path: string, fitting: Fitting): Brought | string | null {
  const { tools, t } = guide
  const file = basename(path)
  const now = weekOf(tools.today)
  try {
    const enrolment = readEnrolment(tools.engine.primitives, readBytes(path))
    const wrong = unfit(guide, file, enrolment, fitting)
    if (wrong !== null) return wrong
    const member = fitting.list?.members.find(({ signing }) => equal(signing, enrolment.signing))
    if (isFresh(enrolment, now)) {
      return { file, id: member?.id ?? enrolment.id, enrolment, isKnown: member !== undefined }
    }
    if (enrolment.first > now) return fill(t.files.future, { file })
    return member === undefined ? fill(t.files.old, { file }) : null
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    return fill(t.files.unreadable, { file, why: sentenceOf(error, guide.language) })
  }
}

function isFresh(enrolment: CheckedEnrolment, now: number): boolean {
  try {
    requireFresh(enrolment, now)
    return true
  } catch (error) {
    if (error instanceof CryptoError && error.code === 'expired') return false
    throw error
  }
}

/** A sentence about a file of another root or reception. */
function unfit(
  { t }: Guide,
  file: string,
  { root: given, instance }: CheckedEnrolment,
  { roots, list }: Fitting,
): string | null {
  const [root = ''] = roots
  if (!roots.includes(given)) return fill(t.files.root, { file, given, root })
  if (isZero(instance) || (list !== null && equal(instance, list.instance))) return null
  return fill(t.files.reception, { file })
}

/**
 * Have the person compare the fingerprint of a file with what its member reads out.
 *
 * @returns whether it is the same; false if the person wants to wait
 */
export async function compareFile(guide: Guide, { id, enrolment }: Brought): Promise<boolean> {
  const { person, t, say } = guide
  for (;;) {
    const answer = (await person.line(fill(t.people.call, { id }))).trim()
    if (answer === '') return false
    const typed = readFingerprint(answer, 'enrolment')
    if (typed.kind !== 'read') say(PRINT_CATALOGUES[guide.language].enrolment[typed.kind])
    else if (typed.print === enrolment.print) return true
    else say(t.people.differs)
  }
}

/** Ask what a member is to be. */
export async function askMember(
  guide: Guide,
  { id, title }: Pick<MemberPlan, 'id' | 'title'>,
  document: ContentDocument,
  position: number,
): Promise<MemberPlan> {
  const { person, t } = guide
  const names = DESK_CATALOGUES[guide.language].roles
  guide.say(ROLES.map((role, i) => `${i + 1} ${names[role]}: ${t.roles[role]}`).join('\n'))
  const roles = ROLES.map((role, i) => `${i + 1} ${names[role]}`).join(', ')
  const role = await askNumber(guide, fill(t.people.role, { id, roles }), ROLES)
  const all = document.channels.map((one) => one.id)
  const ask = async (question: string, offered: readonly string[]): Promise<readonly string[]> =>
    mayRead(role) && offered.length > 0
      ? askChannels(guide, { question, id }, document, offered)
      : []
  const reads = await ask(t.people.channels, all)
  const others = all.filter((one) => !reads.includes(one))
  const stands = await ask(t.people.substitute, others)
  const name = (await person.line(fill(t.people.name, { id }))).trim().slice(0, LIMIT.memberName)
  return {
    ...{ id, role, title, position, channels: reads },
    ...(name === '' ? {} : { name }),
    ...(stands.length === 0 ? {} : { substituteIn: stands }),
  }
}

const mayRead = (role: Role) => role !== 'custodian' && role !== 'auditor'

/** Ask for some of the channels that are offered. Each has the same number in every question. */
async function askChannels(
  { person, t, say, language }: Guide,
  { question, id: member }: { readonly question: string; readonly id: string },
  { channels }: ContentDocument,
  offered: readonly string[],
): Promise<readonly string[]> {
  const choices = channels
    .map(({ id, name }, i) => ({ id, number: `${i + 1}`, name: name[language] }))
    .filter(({ id }) => offered.includes(id))
  const listed = choices.map(({ number, name }) => `${number} ${name}`).join(', ')
  for (;;) {
    const answer = await person.line(fill(question, { id: member, channels: listed }))
    if (answer.trim() === t.people.all) return offered
    if (answer.trim() === t.people.none) return []
    const typed = answer.split(',').map((word) => word.trim())
    const unknown = typed.find((number) => !choices.some((one) => one.number === number))
    if (unknown === undefined) {
      return choices.filter(({ number }) => typed.includes(number)).map(({ id }) => id)
    }
    say(fill(t.people.unknown, { number: unknown }))
  }
}

/** The lowest position that nobody has. A plan with more than 8 members has its positions from a person. */
export function freePosition({ t, say }: Guide, id: string, taken: readonly number[]): number {
  const all = Array.from({ length: LIMIT.positions }, (_, i) => i)
  const free = all.find((one) => !taken.includes(one))
  if (free === undefined) say(fill(t.people.full, { id }))
  return free ?? LIMIT.positions - 1
}
