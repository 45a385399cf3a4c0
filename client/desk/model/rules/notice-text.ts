import { LANGUAGES, type Language } from '../../../../crypto/entries/names.ts'
import { noticeParts } from '../../../texts/desk/compose.ts'
import { textOf } from '../../../texts/entry.ts'
import { NOTICE_PARTS, type NoticePart, type NoticeSaid } from './notice-table.ts'

/** The text that the reporter reads: the reception's own words, then each part under its heading. */
export function noticeText(
  { text, parts = {} }: Pick<NoticeSaid, 'text' | 'parts'>,
  language: Language,
): string {
  const said = NOTICE_PARTS.flatMap((part) => {
    const words = (parts[part] ?? '').trim()
    return words === '' ? [] : [`${textOf(noticeParts[part], language)}\n${words}`]
  })
  return [...(text.trim() === '' ? [] : [text.trim()]), ...said].join('\n\n')
}

/** The parts of such a text by their headings, in whichever language they are. */
export function noticeSaid(whole: string): Required<Pick<NoticeSaid, 'text' | 'parts'>> {
  const said: Record<'text' | NoticePart, string> = {
    ...{ text: '', outcome: '', measures: '', withheld: '' },
  }
  let at: keyof typeof said = 'text'
  for (const line of whole.split('\n')) {
    const part = NOTICE_PARTS.find((one) =>
      LANGUAGES.some((language) => textOf(noticeParts[one], language) === line.trim()),
    )
    at = part ?? at
    if (part === undefined) said[at] += `${line}\n`
  }
  const { text, ...parts } = said
  return { text, parts }
}
