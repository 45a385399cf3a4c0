import { type Day, isoDate } from '../../../crypto/days/calendar.ts'
import { type SecurityContact, uriOf } from '../../texts/security.ts'

/** The path where visitors look for it. RFC 9116, 3 */
export const SECURITY_PATH = '/.well-known/security.txt'

/** Days that a contact is good for at most. RFC 9116, 2.5.5 */
const MOST_DAYS = 365

/**
 * The text that names whom to write to about a weakness of this instance. It is not signed: the operator answers for
 * it, as for telephone numbers on the pages.
 *
 * @param ends the day on which the key list ends: somebody looks after the instance at least as often
 */
export function securityText(contact: SecurityContact, today: Day, ends: Day): string {
  const { languages, policy, encryption } = contact
  const expires = isoDate(Math.min(ends, today + MOST_DAYS))
  const lines = [
    ...contact.contact.map((one) => ['Contact', uriOf(one)]),
    ['Expires', `${expires}T00:00:00Z`],
    ['Encryption', encryption],
    ['Preferred-Languages', languages.join(', ')],
    ['Policy', policy],
  ]
  return lines.flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : [])).join('')
}
