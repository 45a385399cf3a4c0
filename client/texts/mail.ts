import * as v from 'valibot'
import { oneLine, prose } from './site-values.ts'

/** A mail with a link teaches people to follow links in such mails; one with an address invites answers. */
const LINK = /:\/\/|\bwww\.|@/i
const withoutLinks = v.check(
  (text: string) => !LINK.test(text),
  'no address in the daily mail: let people open the one that they always use',
)

/** `mail.yaml` of a content folder: the words of the daily mail to the reception, in the languages that it reads. */
export const MAIL_FILE = v.strictObject({
  subject: v.pipe(oneLine(120), withoutLinks),
  text: v.pipe(prose(2000), withoutLinks),
})
export type MailWords = v.InferOutput<typeof MAIL_FILE>
