import { readFileSync } from 'node:fs'
import { KINDS, type Kind } from '../../../client/reporter/hint/patterns.ts'
import type { Language } from '../../../crypto/entries/names.ts'

/** A passage of a report that points to its writer, as a person marked it. */
export interface MarkedPassage {
  readonly kind: Kind
  readonly from: number
  readonly to: number
}

/** A made-up report with what points to its writer. */
export interface MarkedReport {
  readonly number: number
  readonly sector: string
  readonly text: string
  readonly passages: readonly MarkedPassage[]
  /** Whether it was held back while the rules were written: each third is. */
  readonly isHeldBack: boolean
}

/** The reports of a language (`MARKING.md`), from `reports-xx.txt`. @throws Error if a mark is not closed */
export function markedReports(language: Language): readonly MarkedReport[] {
  const file = new URL(`reports-${language}.txt`, import.meta.url)
  const blocks = readFileSync(file, 'utf8').split(/^(?=# )/m)
  return blocks.map((block) => {
    const [head = '', ...lines] = block.trimEnd().split('\n')
    const [, number = '', sector = ''] = head.split(' ')
    const isHeldBack = Number(number) % 3 === 0
    return { number: Number(number), sector, isHeldBack, ...unmarked(lines.join('\n')) }
  })
}

/** The text without its marks, and where they stood. */
function unmarked(marked: string): Pick<MarkedReport, 'text' | 'passages'> {
  const passages: MarkedPassage[] = []
  let text = ''
  for (const piece of marked.split(/(?=\{)|(?<=\})/)) {
    const found = /^\{(\w+):([^{}]+)\}$/.exec(piece)
    const kind = KINDS.find((one) => one === found?.[1])
    if (found === null || kind === undefined) {
      if (/[{}]/.test(piece)) throw new Error(`a mark is not closed or of no kind: ${piece}`)
      text += piece
      continue
    }
    const words = found[2] ?? ''
    passages.push({ kind, from: text.length, to: text.length + words.length })
    text += words
  }
  return { text, passages }
}
