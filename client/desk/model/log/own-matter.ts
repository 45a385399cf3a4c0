import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { ReporterContent } from '../../../../crypto/entries/content.ts'
import { rowOf } from '../../../../crypto/keys/channel.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/encode-json.ts'
import { type AccessLists, sealingOf } from '../access/sealing.ts'
import { partedTexts, type ReporterDrop } from './drops.ts'
import { type Stream, saidIn } from './stream.ts'

const RETALIATION = 'letter-retaliation'

/** Whether a letter becomes a case of its own, by rule. CASEWORK.md section 13.12 */
export function isOwnMatter({ kind, content }: Pick<ReporterDrop, 'kind' | 'content'>): boolean {
  return kind === 'follow-up' && content.questionnaire.id === RETALIATION
}

/**
 * The message id in hex of the letter that a report says it was made of; null for any other drop. The report
 * does not tell the letter's signer.
 */
export function madeOf({ kind, content }: ReporterDrop): string | null {
  const isMade = kind === 'report' && content.questionnaire.id === RETALIATION
  return isMade && content.about !== null ? toHex(content.about) : null
}

/**
 * The report by which a letter becomes a case of its own: the letter's own words and files, under its headings.
 *
 * @param from HASH(16, case key) of the case that the letter belongs to
 * @param leftOut member ids
 */
export function ownReport(
  letter: ReporterDrop,
  from: Uint8Array,
  leftOut: readonly string[],
): ReporterContent {
  const { content } = partedTexts(letter)
  return {
    ...content,
    answers: {
      ...content.answers,
      'came-by': 'other',
      'came-on': new Date(letter.day * DAY_MS).toISOString().slice(0, 10),
      ...(leftOut.length === 0 ? {} : { 'left-out': [...leftOut] }),
      'split-of': [toHex(from), 'retaliation'],
    },
    about: letter.messageId,
  }
}

/**
 * Find the members to whom the report that a letter becomes goes at least: those to whom the letter was sealed,
 * who read its case by its report, and of whom its log says nothing else. As logs and lists go on, there are
 * only ever fewer of them.
 *
 * @param first the report of the case that the letter belongs to, and its log
 * @returns member ids
 */
export function leastReaders(
  letter: ReporterDrop,
  first: { readonly report: ReporterDrop; readonly stream: Stream },
  lists: AccessLists,
): string[] {
  const { sealed } = sealingOf(letter, lists)
  const channel = lists[0].channels.find(({ id }) => id === letter.content.channel)
  const row = channel ? rowOf(channel) : []
  const changed = new Set(
    saidIn(first.stream).flatMap(({ entry, author }) => {
      if (entry.kind === 'released') return [entry.member]
      return entry.kind === 'impartiality' && entry.conflict ? [author.id] : []
    }),
  )
  return sealingOf(first.report, lists).sealed.filter(
    (id) => sealed.includes(id) && row.includes(id) && !changed.has(id),
  )
}

/**
 * Whether a report is what a letter becomes by rule: word for word, and sealed to nobody to whom the letter was
 * not sealed. It does not matter who made it, and nothing tells.
 */
export function isMadeOf(
  letter: ReporterDrop,
  from: Uint8Array,
  lists: AccessLists,
  report: ReporterDrop,
): boolean {
  if (madeOf(report) !== toHex(letter.messageId) || report.forwarded) return false
  if (report.agreement.kind === 'differs') return false
  const named = [report.content.answers['left-out'] ?? []].flat()
  const wanted = encodeJson(ownReport(letter, from, named))
  if (!equal(encodeJson(partedTexts(report).content), wanted)) return false
  const { sealed } = sealingOf(letter, lists)
  return sealingOf(report, lists).sealed.every((id) => sealed.includes(id))
}
