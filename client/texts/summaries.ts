/** A language in which one page says what matters most; the other pages are not in it. */
interface Tongue {
  /** BCP 47 tag. */
  readonly tag: string
  /** The language's own name. */
  readonly name: string
  readonly dir?: 'rtl'
}

/** The summaries that a content folder may have, by the name of their page; this is also their order. */
const TONGUES = {
  arabic: { tag: 'ar', name: 'العربية', dir: 'rtl' },
  sami: { tag: 'se', name: 'Davvisámegiella' },
  spanish: { tag: 'es', name: 'Español' },
  lithuanian: { tag: 'lt', name: 'Lietuvių' },
  polish: { tag: 'pl', name: 'Polski' },
  somali: { tag: 'so', name: 'Soomaali' },
  tigrinya: { tag: 'ti', name: 'ትግርኛ' },
  ukrainian: { tag: 'uk', name: 'Українська' },
} as const satisfies Readonly<Record<string, Tongue>>

export type SummaryId = keyof typeof TONGUES
export type SummaryTag = (typeof TONGUES)[SummaryId]['tag']

export const SUMMARIES: Readonly<Record<SummaryId, Tongue & { readonly tag: SummaryTag }>> = TONGUES
export const SUMMARY_IDS = Object.keys(SUMMARIES) as readonly SummaryId[]
export const SUMMARY_TAGS = Object.values(SUMMARIES).map(({ tag }) => tag)

export function isSummary(name: string): name is SummaryId {
  return Object.hasOwn(SUMMARIES, name)
}
