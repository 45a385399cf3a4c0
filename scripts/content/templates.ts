import { noticeCell } from '../../client/desk/model/rules/notice-table.ts'
import {
  BARE_PLACES,
  BLANK,
  type DeskFile,
  PLACES,
  type Template,
} from '../../client/texts/desk-file.ts'
import { LANGUAGES, type Party } from '../../crypto/entries/names.ts'
import type { ContentFinding } from './describe.ts'
import { duplicateIds } from './rules.ts'

const READERS = ['everybody', 'party', 'not-a-party'] as const
type Reader = (typeof READERS)[number]

/** Rules that the schema of templates.yaml cannot express: above all, facts that a reader is never told. */
export function templateFindings({ templates }: Pick<DeskFile, 'templates'>): ContentFinding[] {
  return [
    ...duplicateIds(templates, ['templates']),
    ...templates.flatMap((template, i) => [
      ...readerFindings(template, i),
      ...READERS.flatMap((reader) => textFindings(template, i, reader)),
    ]),
  ]
}

/** Each template is for somebody, and only for whom the notice table has words. */
function readerFindings(template: Template, i: number): ContentFinding[] {
  const { everybody, party, 'not-a-party': other, for: step } = template
  const path = ['templates', i]
  if (everybody === undefined && party === undefined && other === undefined) {
    const remedy = 'write a text under party, not-a-party or everybody'
    return [{ path, problem: 'the template has no text', remedy }]
  }
  if (everybody !== undefined && (party !== undefined || other !== undefined)) {
    const problem = 'the template has a text for everybody and another one'
    return [{ path: [...path, 'everybody'], problem, remedy: 'make two templates of it' }]
  }
  if (step === 'question' || step === 'message') return []
  const readers: readonly (readonly [Reader, readonly Party[]])[] = [
    ['everybody', ['party', 'not-a-party']],
    ['party', ['party']],
    ['not-a-party', ['not-a-party']],
  ]
  return readers.flatMap(([reader, parties]) => {
    const isRefused = ({ status, fields }: ReturnType<typeof noticeCell>) =>
      status === 'refused' || fields.words === 'refused'
    const isTold = parties.every((each) => !isRefused(noticeCell(step, each)))
    if (template[reader] === undefined || isTold) return []
    const problem = `nobody may write to ${reader} with the status "${step}"`
    return [{ path: [...path, reader], problem, remedy: 'leave the text out' }]
  })
}

/**
 * Words of outcomes and measures, by their beginnings. A reader who is not a party never reads them. The list is a
 * safety net: it does not find other words for the same.
 */
const OUTCOME_WORDS =
  /(?<!\p{L})(?:utfall|tiltak|sanksjon|advarsel|åtvaring|oppsig|oppsagt|avskjed|avskil|medhold|konklu|outcome|measure|sanction|warning|dismiss|upheld|substantiat|conclu)\p{L}*/iu

const BRACKET = /\[[^\]]*\]/g

function textFindings(template: Template, i: number, reader: Reader): ContentFinding[] {
  const known: readonly string[] = reader === 'party' ? PLACES : BARE_PLACES
  return LANGUAGES.flatMap((language) => {
    const text = template[reader]?.[language] ?? ''
    const path = ['templates', i, reader, language]
    const places = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
    const unknown = places.filter((name) => !known.includes(name))
    const outcome = reader === 'party' ? null : OUTCOME_WORDS.exec(text)
    const blanks = (text.match(BRACKET) ?? []).filter((blank) => !BLANK.test(blank))
    return [
      ...unknown.map((name) => ({
        path,
        problem: `nothing is filled in for {${name}}`,
        remedy: `of ${reader}, write ${known.map((one) => `{${one}}`).join(', ')}, or words`,
      })),
      ...blanks.map((blank) => ({
        path,
        problem: `${blank} would be sent as it stands`,
        remedy: 'begin what is to be filled in with "fyll inn:" or "fill in:"',
      })),
      ...(outcome === null
        ? []
        : [
            {
              path,
              problem: `"${outcome[0]}" speaks of an outcome or a measure`,
              remedy: 'say that only to a party: put the text under party, or use other words',
            },
          ]),
    ]
  })
}
