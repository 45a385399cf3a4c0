import type { Language } from '../../crypto/names.ts'
import { noticeParts as en } from '../texts/desk/en/notices.ts'
import { noticeParts as nb } from '../texts/desk/nb/notices.ts'
import { noticeParts as nn } from '../texts/desk/nn/notices.ts'
import { NOTICE_PARTS, type NoticeSaid } from './notice-table.ts'

const HEADINGS = { nb, nn, en } as const satisfies Readonly<Record<Language, unknown>>

/** What the reporter reads: the reception's own words, then each part under its heading. */
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
