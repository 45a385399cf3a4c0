import { dayOf } from '../../../crypto/days/calendar.ts'
import { fill } from '../../texts/wording.ts'
import { nameLine } from '../format/name-lines.ts'
import { categoryNames } from '../format/work-labels.ts'
import { titleIn, type WorkEntry, workLine } from '../format/work-lines.ts'
import { numberText } from '../model/case/case-number.ts'
import { nameRegister } from '../model/names/name-register.ts'
import type { ItemView } from '../model/views.ts'
import type { PdfBlock, PdfDocument } from './pdf/document.ts'
import { dropBlocks, entryText, linkLine, rowBlocks } from './rows.ts'
import type { ExportSource } from './source.ts'

/** A whole case as the screen shows it: a cover, the report, the casework as it stands, the log. */
export function caseDocument(source: ExportSource): PdfDocument {
  const { one, words } = source
  const texts = words.desk.exporting
  const reports = one.items.filter(isReport)
  return {
    ...frameOf(source, fill(texts.coverCase, { reference: documentReference(source) })),
    blocks: [
      ...coverOf(source),
      { kind: 'new-page' },
      ...(reports.length === 0 ? [] : [heading(texts.report)]),
      ...reports.flatMap((item) => dropBlocks(item, source)),
      ...workSection(source),
      ...nameSection(source),
      heading(texts.log),
      ...one.items.filter((item) => !isReport(item)).flatMap((item) => rowBlocks(item, source)),
    ],
  }
}

/** The register of consents and disclosures; never the name. */
function nameSection(source: ExportSource): PdfBlock[] {
  const { one, words } = source
  const rows = nameRegister(one.access.requests)
  if (rows.length === 0) return []
  return [
    heading(words.desk.consent.register),
    ...rows.flatMap((row): PdfBlock[] => {
      const line = nameLine(row, words, (member) => titleIn(source, words, member))
      return [heading(line.head, 3), { kind: 'list', items: line.facts }]
    }),
  ]
}

type Report = Extract<ItemView, { kind: 'drop' }>

function isReport(item: ItemView): item is Report {
  return item.kind === 'drop' && item.drop === 'report'
}

export function documentReference({ one, words: { desk } }: ExportSource): string {
  return one.reference ?? desk.case.noReference
}

/** The parts that every document has: language, title, author, time and footer. */
export function frameOf(source: ExportSource, title: string): Omit<PdfDocument, 'blocks'> {
  const { view, words, provision, made } = source
  const { desk, language, name } = words
  return {
    language,
    title,
    author: name(view.organisation) || name(view.member),
    made,
    footer: fill(desk.exporting.footer, { provision, name: title }),
  }
}

export function heading(text: string, level: 1 | 2 | 3 = 2): PdfBlock {
  return { kind: 'heading', level, text }
}

export function notice(text: string): PdfBlock {
  return { kind: 'text', as: 'notice', text }
}

/** The member who made the export, the day, the people it is for, and the reason. */
export function madeBy({ view, words, to, made }: ExportSource) {
  const { desk, day, name } = words
  return [
    { term: desk.exporting.exportedBy, text: name(view.member) },
    { term: desk.exporting.exportedOn, text: day(dayOf(made)) },
    { term: desk.exporting.toLine, text: to },
  ]
}

function coverOf(source: ExportSource): PdfBlock[] {
  const { one, view, words, provision } = source
  const { desk, day, name, counted } = words
  const { exporting } = desk
  const { is, confirmed } = one.party
  const party = desk.parties[is]
  const { number } = one.work
  const isOpen = confirmed || is === 'undecided'
  const standing = isOpen ? party : fill(desk.case.proposed, { party })
  const status = one.acknowledged ? desk.statuses[one.status] : desk.list.new
  const facts = [
    { term: exporting.organisation, text: name(view.organisation) },
    { term: desk.naming.title, text: one.work.title },
    { term: desk.naming.number, text: number === null ? '' : numberText(number) },
    {
      term: desk.naming.categories,
      text: categoryNames(one.work.categories, view, words).join(', '),
    },
    { term: desk.case.channel, text: one.channel === null ? '' : channelOf(source, one.channel) },
    { term: desk.case.status, text: status },
    { term: exporting.received, text: day(one.since) },
    { term: exporting.latest, text: day(one.latest) },
    { term: desk.case.next, text: one.next === null ? '' : day(one.next) },
    { term: exporting.party, text: standing },
    { term: desk.work.labels, text: one.labels.join(', ') },
    {
      term: exporting.readers,
      text: one.readers.map((id) => titleIn(source, words, id)).join(', '),
    },
    {
      term: exporting.logMark,
      text:
        one.log === null ? '' : counted(desk.case.logMark, one.log.count, { mark: one.log.mark }),
    },
  ]
  return [
    heading(fill(exporting.coverCase, { reference: documentReference(source) }), 1),
    notice(provision),
    heading(exporting.facts),
    { kind: 'facts', facts: [...facts, ...madeBy(source)].filter(({ text }) => text !== '') },
    { kind: 'text', as: 'quiet', text: source.files ? exporting.along : exporting.notHere },
  ]
}

function channelOf({ view, words: { name } }: ExportSource, channel: string): string {
  return name(view.channels[channel]) || channel
}

/** The casework as it stands, under the titles of its sheet. */
function workSection(source: ExportSource): PdfBlock[] {
  const { one, words } = source
  const { desk, day } = words
  const { work } = one
  const by = (noted: { readonly member: string; readonly day: number }): PdfBlock => {
    const text = `${titleIn(source, words, noted.member)} · ${day(noted.day)}`
    return { kind: 'text', as: 'quiet', text }
  }
  const part = (title: string, blocks: readonly PdfBlock[]): PdfBlock[] =>
    blocks.length === 0 ? [] : [heading(title, 3), ...blocks]
  const noted = (all: readonly (Parameters<typeof by>[0] & { readonly entry: WorkEntry })[]) =>
    all.flatMap((each) => [...entryText(each.entry, source), by(each)])
  const tasks = work.tasks.map((task) => {
    const line = workLine(task.entry, source, words) ?? ''
    return task.done === null ? line : fill(desk.tasks.done, { task: line })
  })
  const approved = work.closing?.approved ?? null
  const approval = approved === null ? '' : titleIn(source, words, approved.member)
  const parts = [
    ...part(desk.work.registered, noted(work.registered === null ? [] : [work.registered])),
    ...part(desk.work.dismissed, noted(work.dismissed === null ? [] : [work.dismissed])),
    ...part(desk.work.assessment, noted(work.assessment === null ? [] : [work.assessment])),
    ...part(desk.sheet.tasks, tasks.length === 0 ? [] : [{ kind: 'list', items: tasks }]),
    ...part(desk.work.care, noted(work.care)),
    ...part(desk.sheet.hearings, noted(work.hearings)),
    ...part(desk.sheet.accused, noted(work.accused)),
    ...part(desk.sheet.involved, noted(work.involved)),
    ...part(desk.work.memo, noted(work.memos)),
    ...part(desk.sheet.links, linksOf(source)),
    ...part(desk.work.closing, noted(work.closing === null ? [] : [work.closing])),
    ...(approval === '' ? [] : [notice(fill(desk.exporting.approvedBy, { name: approval }))]),
  ]
  return parts.length === 0 ? [] : [heading(desk.exporting.work), ...parts]
}

function linksOf(source: ExportSource): PdfBlock[] {
  const items = source.one.work.links.map(({ entry }) => linkLine(entry, source))
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}
