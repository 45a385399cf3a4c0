import * as v from 'valibot'

/** Rules for single values of a content folder; each message says what to write instead. */

/** Text never becomes markup. Text that looks like markup is refused, so that nobody expects that. */
const NO_MARKUP = /<\s*[a-z!/?]|&[a-z]+;|&#/i

/** Whether a text of a content folder is refused because it looks like markup. */
export const looksLikeMarkup = (text: string): boolean => NO_MARKUP.test(text)

const plain = (max: number) =>
  v.pipe(
    v.string('write text here'),
    v.minLength(1, 'write something, or leave the line out'),
    v.maxLength(max, `shorten it to ${max} characters at most`),
    v.check((text) => !looksLikeMarkup(text), 'plain text only: take out the HTML'),
  )

/** Text without line breaks, of at most `max` UTF-16 units. */
export const oneLine = (max: number) =>
  v.pipe(
    plain(max),
    v.check((text) => !/[\n\r]/.test(text), 'write it on one line'),
    v.trim(),
  )

/** Paragraphs, separated by empty lines; lines that begin with "- " are a list. */
export const prose = (max: number) => v.pipe(plain(max), v.trim())

/** The same text in every language of the pages; none may be left out. */
export const inThree = <S extends v.GenericSchema>(text: S) =>
  v.strictObject({ nb: text, nn: text, en: text })

/** A day of the calendar as YYYY-MM-DD. */
export const day = v.pipe(
  v.string('write a date as YYYY-MM-DD'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date as YYYY-MM-DD'),
  v.check((text) => {
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  }, 'there is no such day: write a date of the calendar'),
)

/** An address outside, with https, so that nobody on the way sees more than the host. */
export const https = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check(
    (text) => URL.canParse(text) && new URL(text).protocol === 'https:',
    'write a whole address that begins with https://',
  ),
)

/** A colour as #rrggbb. */
export const COLOUR = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'write a colour as #rrggbb'))

/** The shape of a range such as 129.240.0.0/16; scripts/content/rules.ts says whether it is one. */
export const CIDR = v.pipe(
  v.string(),
  v.regex(/^[^/\s]+\/\d+$/, 'write an address, a slash and a number, such as 192.0.2.0/24'),
)
