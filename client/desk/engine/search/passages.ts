import type { LetterName } from '../../../../crypto/entries/content.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { RESERVED_ANSWERS } from '../../../../crypto/entries/names.ts'
import { letterOf } from '../../model/case/answers.ts'
import { numberText } from '../../model/case/case-number.ts'
import type { CaseView, EntryView, ItemView } from '../../model/views.ts'
import type { SearchPlace } from '../../rpc/search-result.ts'

/** A text of a case that is searched. */
export interface Passage {
  readonly place: SearchPlace
  readonly text: string
  /** Found, but not shown in the list, which anybody who walks by can see. */
  readonly hidden: boolean
}

/**
 * Everything of a case that this desk shows, and nothing else: redacted text is not in a view, nor is text that a
 * member may not read. If the member has not said that they are impartial in a case, only the reference that the
 * list shows is searched.
 */
export function passagesOf(one: CaseView): Passage[] {
  const reference = one.reference === null ? [] : [shown('reference', one.reference)]
  if (!one.mayOpen) return reference
  return [
    ...reference,
    ...one.items.flatMap(itemPassages),
    ...one.unsent.flatMap(({ entry }) => entryPassages(entry)),
    ...one.access.requests.flatMap(({ text, reason, answer }) => [
      hidden(text),
      hidden(reason ?? ''),
      hidden(answer?.text ?? ''),
    ]),
  ].filter(({ text }) => text.trim() !== '')
}

function shown(place: SearchPlace, text: string): Passage {
  return { place, text, hidden: false }
}

function hidden(text: string): Passage {
  return { place: 'identity-given', text, hidden: true }
}

function itemPassages(item: ItemView): Passage[] {
  switch (item.kind) {
    case 'drop':
      return dropPassages(item)
    case 'entry':
      return entryPassages(item.entry)
    case 'redacted':
      return [shown('redacted', item.reason)]
    case 'identity':
      return []
    default:
      return item satisfies never
  }
}

/** Answers of letters that are chosen in the program, by names that mean something only to it. */
const CHOSEN: Readonly<Record<LetterName, readonly string[]>> = {
  letter: [],
  'letter-retaliation': [],
  'letter-minutes': ['verdict'],
  'letter-feedback': ['heard', 'clear'],
  'letter-identity': ['consent'],
  'letter-consent': ['consent', 'agrees', 'purpose'],
  'letter-withdrawal': ['what'],
  'letter-meeting': ['how', 'trusted'],
}

function dropPassages({
  drop,
  content,
  headings,
  fileNames,
}: Extract<ItemView, { kind: 'drop' }>): Passage[] {
  const isHidden = isForCustodians(drop, content)
  const letter = letterOf(content)
  const isOurs = letter !== null && drop !== 'report'
  const chosen: readonly string[] = isOurs ? CHOSEN[letter] : RESERVED_ANSWERS
  const written = Object.entries(content.answers)
    .filter(([name]) => !chosen.includes(name) || name === 'wish-text')
    .map(([, answer]) => [answer].flat().join(', '))
  const lists = [headings?.categories, headings?.parties, headings?.relations]
  const picked = ['categories', 'party', 'relation'].flatMap((name, i) =>
    [content.answers[name] ?? []].flat().map((id) => {
      const label = lists[i]?.find((choice) => choice.id === id)?.label
      return label === undefined ? id : Object.values(label).join(' / ')
    }),
  )
  return [
    ...[...written, ...picked].map((text) => ({ place: drop, text, hidden: isHidden })),
    ...fileNames.map((text) => ({ place: 'file' as const, text, hidden: isHidden })),
  ]
}

/** The members of an entry that people write in. */
const WRITTEN = [
  'text',
  'title',
  'who',
  'role',
  'findings',
  'measures',
  'lessons',
  'reason',
  'override',
] as const

function entryPassages(entry: EntryView): Passage[] {
  if (entry.kind === 'named') {
    const number = entry.number === undefined ? '' : numberText(entry.number)
    return [...writtenIn(entry, false), shown('named', number)]
  }
  if (entry.kind === 'labels') return entry.labels.map((label) => shown('labels', label))
  const isHidden =
    entry.kind === 'identity-request' ||
    entry.kind === 'identity-ask-first' ||
    entry.kind === 'identity-answer'
  const files = 'attachments' in entry ? entry.attachments : []
  return [...writtenIn(entry, isHidden), ...files.map(({ name }) => shown('file', name))]
}

function writtenIn(entry: EntryView, isHidden: boolean): Passage[] {
  return Object.entries(entry).flatMap(([name, value]) =>
    typeof value === 'string' && (WRITTEN as readonly string[]).includes(name)
      ? [{ place: entry.kind, text: value, hidden: isHidden }]
      : [],
  )
}
