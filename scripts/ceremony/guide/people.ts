import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { PRINT_CATALOGUES } from '../../../client/texts/fingerprint.ts'
import { fill } from '../../../client/texts/wording.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { readFingerprint } from '../../../crypto/keys/fingerprint.ts'
import { ROLES, type Role } from '../../../crypto/keys/keylist.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import type { MemberPlan, Plan } from '../core.ts'
import { OTHER_WAYS_MOST } from '../plan.ts'
import type { Brought } from './brought.ts'
import { type Asking, askNumber } from './person.ts'

/**
 * Have the person compare the fingerprint of a file with what its member reads out.
 *
 * @returns whether it is the same; false if the person wants to wait
 */
export async function compareFile(guide: Asking, { id, enrolment }: Brought): Promise<boolean> {
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
  guide: Asking,
  { id, title }: Pick<MemberPlan, 'id' | 'title'>,
  document: ContentDocument,
  position: number,
): Promise<MemberPlan> {
  const { t } = guide
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
  const name = await askName(guide, id)
  return {
    ...{ id, role, title, position, channels: reads },
    ...(name === '' ? {} : { name }),
    ...(stands.length === 0 ? {} : { substituteIn: stands }),
  }
}

/** Ask for the name that reporters see. @returns an empty one if they are to see none */
async function askName(guide: Asking, id: string): Promise<string> {
  const { person, t, say } = guide
  for (;;) {
    const answer = (await person.line(fill(t.people.name, { id }))).trim()
    const word = answer.toLowerCase()
    if (word === '' || word === t.start.no || word === t.people.none) return ''
    if (!isNoName(guide, answer)) return answer.slice(0, LIMIT.memberName)
    say(t.people.noName)
  }
}

/** A fingerprint, or most of one: groups in which letters and digits stand side by side. */
const PRINT = /^(?=.*(?:\p{L}\d|\d\p{L}))[\p{L}\d\s-]{9,}$/u
const PATH = /[\\/~]|\.(?:enrolment|keys?|drill|bin|json|ya?ml|txt|pdf|exe)$/i
const COMMAND = /^(?:npm|npx|node|postern\S*|sudo|cd|ls|dir|systemctl) |(?:^| )--|[$|;<>`=]/i

/** Whether an answer was meant for another question: it would be signed, and shown to reporters. */
function isNoName({ t }: Asking, answer: string): boolean {
  const [first = ''] = answer.toLowerCase().split(/\s+/)
  const { sign, stop, change, other } = t.ask
  const words: readonly string[] = [t.start.yes, t.people.all, sign, stop, other]
  const isWord = words.includes(answer.toLowerCase()) || first === change
  return isWord || !/\p{L}/u.test(answer) || [PRINT, PATH, COMMAND].some((one) => one.test(answer))
}

/** Ask for the text on other ways to report, in each language. */
export async function askOtherWays(
  { person, t, say, language: own }: Asking,
  ways: Plan['otherWays'],
): Promise<Plan['otherWays']> {
  const next = { ...ways }
  for (const language of LANGUAGES) {
    const named = { language: DESK_CATALOGUES[own].languages[language], text: ways[language] }
    for (;;) {
      const answer = (await person.line(fill(t.content.otherIn, named))).trim()
      if (answer.length > OTHER_WAYS_MOST) {
        say(fill(t.content.tooLong, { most: OTHER_WAYS_MOST }))
        continue
      }
      if (answer !== '') next[language] = answer
      break
    }
  }
  return next
}

const mayRead = (role: Role) => role !== 'custodian' && role !== 'auditor'

/** Ask for some of the channels that are offered. Each has the same number in every question. */
async function askChannels(
  { person, t, say, language }: Asking,
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
    const isNothing = answer.trim() === ''
    say(isNothing ? t.people.nothing : fill(t.people.unknown, { number: unknown }))
  }
}

/** The lowest position that nobody has. A plan with more than 8 members has its positions from a person. */
export function freePosition({ t, say }: Asking, id: string, taken: readonly number[]): number {
  const all = Array.from({ length: LIMIT.positions }, (_, i) => i)
  const free = all.find((one) => !taken.includes(one))
  if (free === undefined) say(fill(t.people.full, { id }))
  return free ?? LIMIT.positions - 1
}
