import { weekOf } from '../../crypto/days/calendar.ts'
import type { KeyList, Role } from '../../crypto/keys/keylist.ts'
import type { SignPublicKey } from '../../crypto/keys/keys.ts'
import { type SoleOpener, soleOpeners } from '../../crypto/keys/openers.ts'
import { equal } from '../../crypto/primitives/bytes.ts'
import { type Drill, isRecent, readDrill } from '../../crypto/vault/drill.ts'
import { Fault } from '../cli/fault.ts'
import { naming, readBytes } from '../cli/files.ts'
import type { CeremonyTools } from './core.ts'
import { mondayOf } from './files.ts'

/** A coming list, as far as it says who opens what. */
interface Openers {
  readonly members: readonly {
    readonly id: string
    readonly role: Role
    /** Null if the key is not made yet; then it has no sheets either. */
    readonly signing: SignPublicKey | null
  }[]
  readonly channels: KeyList['channels']
}

type Sole = SoleOpener<Openers['members'][number]>

/** A sentence that a reception must type to go without sheets: it says what is at stake. */
function aloneSentence(soles: readonly Sole[]): string {
  return soles
    .map((sole) => `If ${sole.member.id} loses the vault, nobody reads ${list(opensOf(sole))}.`)
    .join(' ')
}

function opensOf({ channels, names }: Sole): string[] {
  return [...channels.map((id) => `channel ${id}`), ...(names ? ['the names of reporters'] : [])]
}

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** The people who alone open something, and who have tried no sheets. */
export function unspared(openers: Openers, drills: readonly NamedDrill[]): readonly Sole[] {
  return soleOpeners(openers.members, openers.channels).filter(
    ({ member: { signing } }) =>
      signing === null || !drills.some(({ drill }) => equal(drill.signing, signing)),
  )
}

/** A statement that sheets were tried, and the file that it is in. */
interface NamedDrill {
  readonly file: string
  readonly drill: Drill
}

/**
 * Read statements of drills.
 *
 * @throws Error that names the file and what is wrong with it
 */
export function drillsIn({ engine, today }: CeremonyTools, files: readonly string[]): NamedDrill[] {
  return files.map((file) => {
    const drill = naming(file, () => readDrill(engine.primitives, readBytes(file)))
    if (isRecent(drill, today)) return { file, drill }
    throw new Fault('drill-old', { file, week: mondayOf(weekOf(drill.day)) })
  })
}

/**
 * @param roots fingerprints of the root and of those that it succeeded: sheets that were tried before a new root
 *   was made need no other try
 * @throws Error if one of them was made under another root
 */
export function requireSameRoot(drills: readonly NamedDrill[], roots: readonly string[]): void {
  const foreign = drills.find(({ drill }) => !roots.includes(drill.root))
  if (foreign === undefined) return
  throw new Fault('drill-foreign', { file: foreign.file, root: foreign.drill.root })
}

/**
 * Refuse a list that one lost vault makes silent: only one member opens something, and has not tried recovery
 * sheets within a year.
 *
 * @param alone the sentence that the reception typed to go without sheets
 * @returns sentences that say what is given up
 * @throws Error that says what is missing and what to do
 */
export function recoveryWarnings(
  openers: Openers,
  drills: readonly NamedDrill[],
  alone: string | undefined,
): string[] {
  const soles = unspared(openers, drills)
  if (soles.length === 0) return []
  const sentence = aloneSentence(soles)
  if (alone?.trim() === sentence) return [sentence]
  const ids = soles.map(({ member }) => member.id)
  const sheets = ids.map((id) => `--sheets ${id}.drill`).join(' ')
  throw new Error(
    `${sentence} Name another person for it. Or have ${list(ids)} make recovery sheets and try them ("npm run recovery"), and give ${sheets}. To do without, say --alone "${sentence}"`,
  )
}
