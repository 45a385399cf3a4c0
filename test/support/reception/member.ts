import type { Week } from '../../../crypto/days/calendar.ts'
import { signEnrolment } from '../../../crypto/keys/enrolment.ts'
import { newSignKeyPair, type SignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import type { WeeklySecrets } from '../../../crypto/vault/vault.ts'
import { listedWeeks, triedKeys, withComingWeeks } from '../../../crypto/vault/weekly.ts'

const NO_WEEKS: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }

/** Somebody who makes keys on a machine of their own. */
export interface Person {
  readonly id: string
  readonly signer: SignKeyPair
  weeks: WeeklySecrets
}

export function newPerson(p: Primitives, id: string): Person {
  return { id, signer: newSignKeyPair(p, systemRandom), weeks: NO_WEEKS }
}

/** The person's file for a list from `first` on; the secrets that are missing are drawn. */
export function fileOfPerson(
  p: Primitives,
  person: Person,
  first: Week,
  root: string,
  instance: Uint8Array = new Uint8Array(16),
): Uint8Array {
  person.weeks = withComingWeeks(systemRandom, person.weeks, first)
  const tried = triedKeys(p, person.weeks, first)
  const keys = listedWeeks(first).map((week) => tried.get(week)!)
  const { id, signer } = person
  const title = { nb: `${id} nb`, nn: `${id} nn`, en: `${id} en` }
  return signEnrolment(p, signer, { root, instance, id, title, first, keys })
}
