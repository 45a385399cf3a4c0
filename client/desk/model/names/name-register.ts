import type { Day } from '../../../../crypto/days/calendar.ts'
import type { ConsentState, NamePurpose } from '../../../../crypto/entries/names.ts'
import type { IdentityRequest } from '../access/access.ts'
import type { Plain } from '../plain.ts'

/** The reporter's consent when a custodian answered; null if no desk noted it. */
export type ConsentThen = ConsentState | 'without' | null

/** One row of the register of consents and disclosures. It never holds the name. */
export interface NameRow {
  /** Id of the request, in hex. */
  readonly request: string
  /** The day of the answer; while there is none, of the request. */
  readonly day: Day
  readonly purpose: NamePurpose | null
  /** Id of the member who asked, to whom the name is given. */
  readonly asked: string
  readonly outcome: 'waits' | 'first' | 'given' | 'refused' | 'withdrawn'
  readonly consent: ConsentThen
  /** Id of the member who answered; null while nobody has. */
  readonly by: string | null
}

type Asked = Pick<Plain<IdentityRequest>, 'id' | 'day' | 'purpose' | 'member' | 'first' | 'answer'>

/** The register of a case, oldest request first. CASEWORK.md section 13.15 */
export function nameRegister(requests: readonly Asked[]): NameRow[] {
  return requests.map(({ id: request, day, purpose, member: asked, first, answer }) => {
    const said = answer ?? first
    return {
      ...{ request, purpose, asked },
      day: said?.day ?? day,
      outcome: answer?.as ?? (first === null ? 'waits' : 'first'),
      consent: consentThen(said),
      by: said?.member ?? null,
    }
  })
}

/** A name that was given beyond the reporter's consent says so, whatever they had said. */
export function consentThen(
  said: Pick<NonNullable<IdentityRequest['answer']>, 'consent'> | null,
): ConsentThen {
  if (said === null) return null
  const { consent } = said
  const isGiven = 'as' in said && said.as === 'given'
  return isGiven && (consent === 'no' || consent === 'unsaid') ? 'without' : consent
}
