import type { Language } from '../../../../crypto/entries/names.ts'
import { noticeParts as en } from '../../../texts/desk/en/notices.ts'
import { noticeParts as nb } from '../../../texts/desk/nb/notices.ts'
import { noticeParts as nn } from '../../../texts/desk/nn/notices.ts'
import { NOTICE_PARTS, type NoticePart, type NoticeSaid } from './notice-table.ts'

const HEADINGS = { nb, nn, en } as const satisfies Readonly<Record<Language, unknown>>

/** The text that the reporter reads: the reception's own words, then each part under its heading. */
export function noticeText(
  { text, parts = {} }: Pick<NoticeSaid, 'text' | 'parts'>,
  language: Language,
): string {
  const said = NOTICE_PARTS.flatMap((part) => {
    const words = (parts[part] ?? '').trim()
    return words === '' ? [] : [`${HEADINGS[language][part]}\n${words}`]
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
      Object.values(HEADINGS).some((headings) => headings[one] === line.trim()),
    )
    at = part ?? at
    if (part === undefined) said[at] += `${line}\n`
  }
  const { text, ...parts } = said
  return { text, parts }
}
