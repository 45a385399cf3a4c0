import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill } from '../../texts/wording.ts'
import { numberText } from '../model/case/case-number.ts'
import { evidenceLine } from '../model/files/evidence.ts'
import type { CaseView, DeskView, EntryView } from '../model/views.ts'
import { accessLine } from './access-lines.ts'
import type { Words } from './words.ts'
import {
  caseName,
  categoryNames,
  hearingFacts,
  linkLabel,
  redactedTitle,
  scoreText,
} from './work-labels.ts'

/** Entries that are noted only for the reception, except free notes. */
export type WorkEntry = Exclude<EntryView, { language: unknown } | { kind: 'acknowledged' }>

/** A case among what the page shows. */
export interface ShownCase {
  readonly one: CaseView
  readonly view: DeskView
}

/** The title of a member, as a case or the key list has it. */
export function titleIn({ one, view }: ShownCase, { desk, name }: Words, id: string): string {
  const listed = view.members.find((each) => each.id === id)?.title
  return name(one.access.titles[id]) || name(listed) || desk.sheet.someone
}

/** One line about an entry; null if it needs a block. */
export function workLine(entry: WorkEntry, { one, view }: ShownCase, words: Words): string | null {
  const { desk, day } = words
  const nameOf = (id: string) => titleIn({ one, view }, words, id)
  switch (entry.kind) {
    case 'dismissed':
      return [...(entry.on ? [] : [words.desk.dismissing.undone]), entry.text].join(' · ')
    case 'named':
      return namedFacts(entry, view, words).join(' · ')
    case 'labels':
      return entry.labels.join(', ')
    case 'task': {
      const who = entry.member === undefined ? [] : [nameOf(entry.member)]
      const due = entry.due === undefined ? [] : [day(entry.due)]
      return [entry.text, ...who, ...due].join(' · ')
    }
    case 'task-done': {
      const task = one.work.tasks.find((each) => each.entry.id === entry.id)
      const text = task?.entry.text ?? desk.tasks.unknown
      return fill(entry.done ? desk.tasks.done : desk.tasks.undone, { task: text })
    }
    case 'linked': {
      const other = view.cases.find(({ linkName }) => linkName === entry.case)
      const reference = other === undefined ? desk.links.hidden : caseName(other, desk)
      const said = `${linkLabel(entry, desk)} ${reference}`
      return entry.text === '' ? said : `${said} · ${entry.text}`
    }
    case 'approved': {
      const named = one.items.find(({ key }) => key === entry.closing)
      const isTold = named?.kind === 'entry' && 'override' in named.entry
      return isTold ? desk.noticing.approvedTold : desk.noticing.approvedClosing
    }
    case 'exported':
      return [desk.exportKinds[entry.what], entry.text].filter(Boolean).join(' · ')
    case 'evidence':
      return evidenceLine(entry, one, desk)
    case 'counted':
      return fill(countedLine(entry, desk), { year: entry.year, reason: entry.text })
    case 'redacted': {
      if (entry.passages !== undefined) return fill(desk.redact.passage, { reason: entry.text })
      const tombstone = one.items.find(({ key }) => key === entry.row)
      if (tombstone?.kind !== 'redacted') return entry.text
      return `${redactedTitle(tombstone, desk)} · ${day(tombstone.day)}`
    }
    default:
      return accessLine(entry, desk, nameOf)
  }
}

/** The parts of an entry on title, number and categories that it changes. */
function namedFacts(
  { title, number, categories }: Extract<WorkEntry, { kind: 'named' }>,
  view: DeskView,
  words: Words,
): string[] {
  const { naming } = words.desk
  const fact = (term: string, text: string) => `${term}: ${text || naming.nothing}`
  return [
    ...(title === undefined ? [] : [fact(naming.title, title)]),
    ...(number === undefined ? [] : [fact(naming.number, numberText(number))]),
    ...(categories === undefined
      ? []
      : [fact(naming.categories, categoryNames(categories, view, words).join(', '))]),
  ]
}

function countedLine(
  { state, change }: Extract<WorkEntry, { kind: 'counted' }>,
  desk: DeskTexts,
): string {
  if (state === 'begun') return desk.told.lineBegun
  if (state === 'dropped') return desk.told.lineDropped
  return change > 0 ? desk.told.lineCorrected : desk.told.line
}

/** Choices in an entry, without its text; empty if the entry has a form of its own. */
export function workFacts(entry: WorkEntry, words: Words): string[] {
  const { desk, day } = words
  switch (entry.kind) {
    case 'assessment':
      return assessmentFacts(entry, desk)
    case 'care': {
      const again =
        entry.next === undefined ? [] : [fill(desk.care.again, { day: day(entry.next) })]
      return [`${desk.care.risk}: ${desk.risks[entry.risk]}`, ...again]
    }
    case 'hearing':
      return [entry.who, ...hearingFacts(entry, words)]
    case 'accused': {
      const label = entry.state === 'deferred' ? desk.accused.untilDeferred : desk.accused.until
      const until = entry.until === undefined ? [] : [`${label}: ${day(entry.until)}`]
      return [entry.who, desk.standings[entry.state], ...until]
    }
    case 'involved':
      return [entry.who, desk.involvedAs[entry.as], ...(entry.role === '' ? [] : [entry.role])]
    case 'registered':
      return [desk.cameBy[entry.by]]
    case 'filed': {
      const day =
        entry.received === null ? [] : [fill(desk.filing.on, { day: words.day(entry.received) })]
      return [desk.documents[entry.as], ...day]
    }
    default:
      return []
  }
}

function assessmentFacts(
  entry: Extract<WorkEntry, { kind: 'assessment' }>,
  desk: DeskTexts,
): string[] {
  const { scope, urgent, criminal, evidenceAtRisk, likelihood = 0, impact = 0, risk } = entry
  const score = likelihood * impact
  return [
    desk.scopes[scope],
    ...(urgent ? [desk.assess.urgent] : []),
    ...(criminal ? [desk.assess.criminal] : []),
    ...(evidenceAtRisk ? [desk.assess.evidence] : []),
    ...(score === 0 ? [] : [`${desk.assess.product}: ${scoreText(score, desk)}`]),
    ...(risk === undefined ? [] : [`${desk.assess.risk}: ${desk.risks[risk]}`]),
  ]
}
