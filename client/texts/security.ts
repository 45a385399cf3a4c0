import * as v from 'valibot'
import { https } from './site-values.ts'

/** Ways to reach somebody, and how each is written as a URI. */
const WAYS = [
  [/^https:\/\//, (text: string) => text],
  [
    /^[\w.!#$%&'*+/=?^{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/i,
    (text: string) => `mailto:${text}`,
  ],
  [/^\+[1-9][0-9 ]{3,24}$/, (text: string) => `tel:${text.replaceAll(' ', '-')}`],
] as const

const contact = v.pipe(
  v.string('write an e-mail address, a telephone number or an address here'),
  v.maxLength(200, 'shorten it to 200 characters at most'),
  v.check(
    (text) => uriOf(text) !== null,
    'write an e-mail address, a telephone number that begins with + and the country, or an address that begins with https://',
  ),
)

/** A line break would begin another field. */
const address = v.pipe(
  https,
  v.check((text) => !/\s/.test(text), 'write the address without spaces'),
)

/**
 * `security.yaml` of a content folder: whom somebody writes to who found a weakness of this instance. It becomes
 * `/.well-known/security.txt`. RFC 9116
 */
export const SECURITY_FILE = v.strictObject({
  contact: v.pipe(
    v.array(contact),
    v.minLength(1, 'name one way at least, or leave the file out'),
    v.maxLength(5, 'five ways are the most'),
  ),
  languages: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'a language tag such as nb, en or se'))),
    v.minLength(1, 'name one language at least'),
    v.maxLength(20, 'twenty languages are the most'),
  ),
  policy: v.optional(address),
  encryption: v.optional(address),
})
export type SecurityContact = v.InferOutput<typeof SECURITY_FILE>

/** A way of contact as a URI without a line break; null if it is none. */
export function uriOf(contact: string): string | null {
  const way = WAYS.find(([pattern]) => pattern.test(contact) && !/\s{2}|[\r\n]/.test(contact))
  if (way === undefined) return null
  const uri = way[1](contact.trim())
  return URL.canParse(uri) && !/\s/.test(uri) ? uri : null
}
