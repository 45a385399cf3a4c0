import { fill, sizeText } from '../../texts/wording.ts'
import { answerSheet } from '../format/answer-lines.ts'
import { nameFacts } from '../format/name-lines.ts'
import { closingParts, linkLabel, redactedTitle } from '../format/work-labels.ts'
import { titleIn, type WorkEntry, workFacts, workLine } from '../format/work-lines.ts'
import { minutesAnswers } from '../model/case/minutes.ts'
import { shownName } from '../model/files/endings.ts'
import { evidenceOf } from '../model/files/evidence.ts'
import type { ItemView } from '../model/views.ts'
import { pathAlong, sumsOf } from './files-along.ts'
import type { PdfBlock } from './pdf/document.ts'
import type { ExportSource } from './source.ts'

type ItemOf<Kind extends ItemView['kind']> = Extract<ItemView, { kind: Kind }>

/** Title of one row of a timeline, without its day. */
export function rowTitle(item: ItemView, { words }: ExportSource): string {
  const { desk, language } = words
  if (item.kind === 'drop') return answerSheet(item, desk, language).title
  if (item.kind === 'identity') return desk.access.identity
  if (item.kind === 'redacted') return redactedTitle(item, desk)
  const { entry } = item
  if (entry.kind === 'acknowledged' || entry.kind === 'status') return desk.case.status
  return 'language' in entry ? desk.items[entry.kind] : desk.work[entry.kind]
}

/** One row of a timeline, as the screen shows it. */
export function rowBlocks(item: ItemView, source: ExportSource): PdfBlock[] {
  switch (item.kind) {
    case 'drop':
      return dropBlocks(item, source)
    case 'entry':
      return entryBlocks(item, source)
    case 'identity':
      return identityBlocks(item, source)
    case 'redacted':
      return tombstoneBlocks(item, source)
    default:
      return item satisfies never
  }
}

function headed(title: string, day: string, who = ''): PdfBlock {
  const text = [title, who, day].filter(Boolean).join(' · ')
  return { kind: 'heading', level: 3, text }
}

function said(text: string, quote = false): PdfBlock[] {
  if (text === '') return []
  return [quote ? { kind: 'text', as: 'quote', text } : { kind: 'text', text }]
}

/** Content that a reporter sent, under its headings. */
export function dropBlocks(item: ItemOf<'drop'>, source: ExportSource): PdfBlock[] {
  const { desk, day, language, counted } = source.words
  const sheet = answerSheet(item, desk, language)
  const facts = sheet.facts.map(({ term, values }) => ({ term, text: values.join(', ') }))
  return [
    headed(sheet.title, day(item.day)),
    ...said(sheet.waits ? desk.items.textWaits : ''),
    ...said(sheet.gone ? desk.items.headingsGone : ''),
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ...sheet.lines.flatMap(({ heading, text, written }): PdfBlock[] => [
      ...(heading === null ? [] : [{ kind: 'heading' as const, level: 4 as const, text: heading }]),
      {
        ...{ kind: 'text', text, as: 'quote' },
        ...(written === null || written === language ? {} : { language: written }),
      },
    ]),
    ...(item.files > 0 ? said(counted(desk.items.files, item.files)) : []),
    ...fileLines(item, source),
  ]
}

function entryBlocks(item: ItemOf<'entry'>, source: ExportSource): PdfBlock[] {
  const { words } = source
  const { desk, day, name, language } = words
  const { entry } = item
  const who = name(item.author)
  if (entry.kind === 'acknowledged' || entry.kind === 'status') {
    return statusBlocks(item, entry, source)
  }
  if (!('language' in entry)) return workBlocks(item, entry, source)
  const title = [desk.items[entry.kind], ...standingOf(entry, source)].join(' · ')
  const foreign = entry.language === null || entry.language === language
  return [
    headed(title, day(item.day), who),
    ...textWaits(item, source),
    ...mentioned(entry, source),
    {
      ...{ kind: 'text', as: 'quote', text: entry.text },
      ...(foreign || entry.language === null ? {} : { language: entry.language }),
    },
    ...fileLines(item, source),
    ...overridden(entry, source),
    ...notArrived(item, source),
  ]
}

/** The members whom a note asks to look. */
function mentioned(
  entry: Extract<ItemOf<'entry'>['entry'], { language: unknown }>,
  source: ExportSource,
): PdfBlock[] {
  const { mentions = [] } = entry.kind === 'note' ? entry : {}
  const names = mentions.map((id) => titleIn(source, source.words, id))
  return names.length === 0 ? [] : said(`${source.words.desk.mentions.to} ${names.join(', ')}`)
}

/** The files that came with a row, by name, size and hash, and by path if they go along. */
function fileLines(item: ItemView, { one, words, files }: ExportSource): PdfBlock[] {
  const { desk, language } = words
  const items = evidenceOf(one)
    .filter((row) => row.item.key === item.key)
    .map((row) => {
      const { number, name, size } = row
      const along = files?.get(row.key)
      const title = fill(desk.files.row, { number, name: shownName(name) })
      const hashes = sumsOf(row, along).map((sum) => `${desk.files.sum} ${sum}`)
      const path = along === undefined ? [] : [pathAlong(row, along)]
      return [title, sizeText(language, size), ...path, ...hashes].join(' · ')
    })
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

/** Whether the reporter agrees with minutes. */
function standingOf(
  entry: Extract<ItemOf<'entry'>['entry'], { language: unknown }>,
  { one, words: { desk, day } }: ExportSource,
): string[] {
  if (entry.kind !== 'minutes') return []
  const answers = minutesAnswers(one.items).get(entry.messageId)
  if (answers === undefined) return []
  const on = answers.day === null ? '' : day(answers.day)
  return [fill(desk.minutes[answers.verdict], { day: on })]
}

/** The reason why more was told than the notice table has. */
function overridden(entry: object, { words: { desk } }: ExportSource): PdfBlock[] {
  const why = 'override' in entry && typeof entry.override === 'string' ? entry.override : ''
  return why === ''
    ? []
    : [{ kind: 'text', as: 'quiet', text: `${desk.exporting.override}: ${why}` }]
}

function statusBlocks(
  item: ItemOf<'entry'>,
  entry: Extract<ItemOf<'entry'>['entry'], { kind: 'acknowledged' | 'status' }>,
  source: ExportSource,
): PdfBlock[] {
  const { desk, day, name } = source.words
  const isStatus = entry.kind === 'status'
  const what = isStatus
    ? fill(desk.items.status, { status: desk.statuses[entry.status] })
    : desk.items.acknowledged
  const party =
    isStatus && entry.party !== null
      ? [fill(desk.items.standing, { party: desk.parties[entry.party] })]
      : []
  const next = entry.next === null ? [] : [fill(desk.items.next, { day: day(entry.next) })]
  return [
    headed(desk.case.status, day(item.day), name(item.author)),
    ...said([what, ...party, ...next].join(' · ')),
    ...said(isStatus ? entry.text : '', true),
    ...overridden(entry, source),
    ...notArrived(item, source),
  ]
}

/** Why the reporter cannot read what was written to them. */
function notArrived({ untold }: ItemOf<'entry'>, { words: { desk } }: ExportSource): PdfBlock[] {
  return untold === undefined ? [] : [{ kind: 'text', as: 'quiet', text: desk.untold[untold] }]
}

function workBlocks(item: ItemOf<'entry'>, entry: WorkEntry, source: ExportSource): PdfBlock[] {
  const { words } = source
  const line = entry.kind === 'linked' ? linkLine(entry, source) : workLine(entry, source, words)
  const head = headed(words.desk.work[entry.kind], words.day(item.day), words.name(item.author))
  const text = line === null ? entryText(entry, source) : said(line)
  return [head, ...textWaits(item, source), ...text, ...fileLines(item, source)]
}

/** A line that some of the text is not at hand. */
function textWaits({ waits }: ItemOf<'entry'>, { words: { desk } }: ExportSource): PdfBlock[] {
  return said(waits ? desk.items.textWaits : '')
}

/** Choices and text of an entry of casework. */
export function entryText(entry: WorkEntry, { words }: ExportSource): PdfBlock[] {
  if (entry.kind === 'closing') {
    return [
      ...said(words.desk.outcomes[entry.outcome]),
      ...closingParts(entry, words.desk).flatMap(([title, text]): PdfBlock[] =>
        text === '' ? [] : [{ kind: 'heading', level: 4, text: title }, ...said(text, true)],
      ),
    ]
  }
  const text = 'text' in entry ? entry.text : ''
  return [...said(workFacts(entry, words).join(' · ')), ...said(text, true)]
}

/** A link to another case. It shows only that case's reference, and nothing of its content. */
export function linkLine(
  entry: Extract<WorkEntry, { kind: 'linked' }>,
  { view, words: { desk } }: ExportSource,
): string {
  const other = view.cases.find(({ linkName }) => linkName === entry.case)
  const named = `${linkLabel(entry, desk)} ${other?.reference ?? desk.links.hidden}`
  return [named, entry.text].filter(Boolean).join(' · ')
}

function identityBlocks(item: ItemOf<'identity'>, source: ExportSource): PdfBlock[] {
  const { desk, day } = source.words
  const name = titleIn(source, source.words, item.member)
  return [
    headed(desk.access.identity, day(item.day)),
    ...said(fill(desk.custody[item.as], { name, day: day(item.day) })),
    ...said(nameFacts(item, desk)),
  ]
}

function tombstoneBlocks(item: ItemOf<'redacted'>, { words }: ExportSource): PdfBlock[] {
  const { desk, day, name } = words
  const who = name(item.author) || desk.sheet.someone
  const what = redactedTitle(item, desk)
  return [
    headed(what, day(item.day)),
    { kind: 'text', as: 'notice', text: fill(desk.redact.was, { what, day: day(item.day) }) },
    ...said(fill(desk.redact.by, { who, day: day(item.redacted) })),
    ...said(item.reason, true),
  ]
}
