import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { PRINT_CATALOGUES } from '../../../client/texts/fingerprint.ts'
import { fill } from '../../../client/texts/wording.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import { readFingerprint } from '../../../crypto/keys/fingerprint.ts'
import { ROLES, type Role } from '../../../crypto/keys/keylist.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import type { MemberPlan } from '../core.ts'
import type { Brought } from './brought.ts'
import { askNumber, type Guide } from './person.ts'

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
