import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { firstDay, isoDate, type Week, weekOf } from '../../crypto/days/calendar.ts'
import {
  type CheckedEnrolment,
  readEnrolment,
  requireFresh,
  requireMadeFor,
} from '../../crypto/keys/enrolment.ts'
import { ROLES, type Role } from '../../crypto/keys/keylist.ts'
import { isZero } from '../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import { askLine } from '../cli/ask.ts'
import { naming, readBytes } from '../cli/files.ts'
import { fingerprintIn, typedFingerprint } from '../cli/fingerprint.ts'
import type { CeremonyTools, Enrolments, Plan } from './core.ts'
import type { Newcomer } from './renew.ts'

/** An enrolment with the id that the reception gives its member. */
interface NamedEnrolment {
  readonly id: string
  readonly enrolment: CheckedEnrolment
}

/**
 * Read an enrolment file.
 *
 * @throws Error that names the file and what is wrong with it
 */
export function enrolmentIn({ engine, today }: CeremonyTools, file: string): CheckedEnrolment {
  return naming(file, () => {
    const enrolment = readEnrolment(engine.primitives, readBytes(file))
    requireFresh(enrolment, weekOf(today))
    return enrolment
  })
}

/** @param text `FILE`, or `ID=FILE` if the reception gives the member another id than they proposed */
function namedEnrolment(tools: CeremonyTools, text: string): NamedEnrolment {
  const [, id, file] = /^([a-z][a-z0-9-]{0,39})=(.+)$/s.exec(text) ?? [null, null, text]
  const enrolment = enrolmentIn(tools, file ?? text)
  return { id: id ?? enrolment.id, enrolment }
}

/**
 * Enrolments for a first list, compared with the members of the plan.
 *
 * @throws Error if the plan has no such member, or one has two files
 */
export function enrolmentsFor(
  tools: CeremonyTools,
  plan: Plan,
  files: readonly string[],
): Enrolments {
  const enrolments = new Map<string, CheckedEnrolment>()
  for (const file of files) {
    const { id, enrolment } = namedEnrolment(tools, file)
    if (!plan.members.some((member) => member.id === id)) {
      const known = plan.members.map((member) => member.id).join(', ')
      throw new Error(
        `${file} belongs to ${id}, who is not in the plan (${known}): say --enrolment ID=FILE`,
      )
    }
    if (enrolments.has(id)) throw new Error(`two enrolment files belong to ${id}: give only one`)
    if (!isZero(enrolment.instance)) {
      throw new Error(
        `${file} was made for another reception: its member needs a new vault for this`,
      )
    }
    enrolments.set(id, enrolment)
  }
  return enrolments
}

/** The fingerprint that lies beside root.key, or beside the recovery file of a root; null if it was moved away. */
export function statedRoot(file: string): string | null {
  const beside = join(dirname(file), 'fingerprint.txt')
  return existsSync(beside) ? fingerprintIn(beside) : null
}

/**
 * Refuse files of members who typed different roots, or another one than the root that is to sign. This opens no
 * root, so nobody has typed a passphrase for a list that cannot be made.
 *
 * @throws Error
 */
export function requireOneRoot(
  enrolments: Enrolments,
  options: { readonly root?: string | undefined; readonly 'root-recovery'?: string | undefined },
): void {
  const files = [...enrolments.values()]
  const [first] = files
  if (first === undefined) return
  const file = options.root ?? options['root-recovery']
  if (file === undefined) {
    throw new Error(
      `the file of ${first.id} was made for the root ${first.root}: give it by --root FILE`,
    )
  }
  const root = statedRoot(file) ?? first.root
  for (const enrolment of files) requireMadeFor(enrolment, [root])
}

/** Values of `--add` and its companions, in the order of the command line. */
export interface AddOptions {
  readonly add?: readonly string[]
  readonly role?: readonly string[]
  readonly position?: readonly string[]
  readonly channels?: readonly string[]
  readonly substitute?: readonly string[]
}

/** @throws Error that says what is missing */
export function newcomers(tools: CeremonyTools, options: AddOptions): Newcomer[] {
  const { add = [], role = [], position = [], channels = [], substitute = [] } = options
  if (role.length !== add.length || channels.length !== add.length) {
    throw new Error('say --role R and --channels a,b (or none) once after each --add FILE')
  }
  if (position.length !== 0 && position.length !== add.length) {
    throw new Error('say --position N for each --add FILE, or for none')
  }
  if (substitute.length !== 0 && substitute.length !== add.length) {
    throw new Error('say --substitute a,b (or none) for each --add FILE, or for none')
  }
  return add.map((file, i) => {
    return {
      ...namedEnrolment(tools, file),
      role: roleOf(role[i] ?? ''),
      position: position[i] === undefined ? null : positionOf(position[i]),
      channels: idsIn(channels[i]),
      substituteIn: idsIn(substitute[i]),
    }
  })
}

/**
 * The values of `--name`, each `ID=NAME`.
 *
 * @returns names by member id; an empty one takes the name away
 * @throws Error
 */
export function namesIn(values: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    values.map((text) => {
      const [, id, name = ''] = /^([a-z][a-z0-9-]{0,39})=(.*)$/s.exec(text) ?? []
      if (id === undefined) throw new Error(`say --name ID=NAME, not --name "${text}"`)
      return [id, name.trim()] as const
    }),
  )
}

function idsIn(list = 'none'): string[] {
  return list === 'none' ? [] : list.split(',').filter((id) => id !== '')
}

function roleOf(text: string): Role {
  const role = ROLES.find((one) => one === text)
  if (role === undefined) throw new Error(`there is no role "${text}": choose ${ROLES.join(', ')}`)
  return role
}

function positionOf(text: string): number {
  const position = Number(text)
  if (/^\d$/.test(text) && position < LIMIT.positions) return position
  throw new Error(`--position is a number from 0 to ${LIMIT.positions - 1}, not "${text}"`)
}

/**
 * Have a person compare the fingerprint of each file with what its member reads out: a file could have been swapped
 * on its way.
 *
 * @param compared fingerprints as typed on the command line, for a person without a terminal
 * @throws Error if one was not compared, or differs
 */
export async function requireCompared(
  people: Iterable<readonly [id: string, enrolment: CheckedEnrolment]>,
  compared: readonly string[],
): Promise<void> {
  const typed = compared.map((text) => typedFingerprint(text, 'enrolment'))
  for (const [id, { print }] of people) {
    if (typed.includes(print)) continue
    const question = `Call ${id}, and type the fingerprint that ${id} reads to you: `
    const answer = compared.length > 0 ? null : await askLine(question)
    if (answer !== null && typedFingerprint(answer, 'enrolment') === print) continue
    throw new Error(
      `the file of ${id} has the fingerprint ${print}, which was not confirmed: if ${id} reads another, the file was swapped`,
    )
  }
}

/** The Monday on which a week begins, as `YYYY-MM-DD`. */
export function mondayOf(week: Week): string {
  return isoDate(firstDay(week))
}
