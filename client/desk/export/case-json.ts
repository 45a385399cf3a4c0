import { type Day, dayOf } from '../../../crypto/days/calendar.ts'
import { toHex, utf8 } from '../../../crypto/primitives/bytes.ts'
import { fieldOfDay } from '../format/words.ts'
import { numberText } from '../model/case/case-number.ts'
import { evidenceOf } from '../model/files/evidence.ts'
import { nameRegister } from '../model/names/name-register.ts'
import type { ItemView } from '../model/views.ts'
import { pathAlong, sumsOf } from './files-along.ts'
import type { ExportSource } from './source.ts'

/** Name of the form that `case-export.schema.json` describes. */
const FORMAT = 'postern-case/1'

/** A whole case for programs: `case-export.schema.json` says what each member means. */
export function caseJson(source: ExportSource): Uint8Array {
  const { one, view, provision, to, made } = source
  const { work } = one
  const exported = {
    format: FORMAT,
    reference: one.reference,
    organisation: view.organisation,
    channel: one.channel,
    status: one.status,
    acknowledged: one.acknowledged,
    language: one.language,
    party: one.party,
    title: work.title,
    number: work.number && numberText(work.number),
    categories: work.categories,
    labels: one.labels,
    received: fieldOfDay(one.since),
    latest: fieldOfDay(one.latest),
    next: one.next === null ? null : fieldOfDay(one.next),
    readers: one.readers,
    log: one.log,
    titles: titlesOf(source),
    export: { by: own(source), on: fieldOfDay(dayOf(made)), to, provision },
    work: {
      registered: dated(work.registered),
      dismissed: dated(work.dismissed),
      assessment: dated(work.assessment),
      tasks: work.tasks.map((task) => ({ ...dated(task), done: dated(task.done) })),
      care: work.care.map(dated),
      hearings: work.hearings.map(dated),
      accused: work.accused.map(dated),
      involved: work.involved.map(dated),
      memos: work.memos.map(dated),
      links: work.links.map((link) => ({
        ...dated(link),
        reference: referenceOf(source, link.entry.case),
      })),
      closing:
        work.closing === null
          ? null
          : { ...dated(work.closing), approved: dated(work.closing.approved) },
    },
    names: nameRegister(one.access.requests).map((row) => ({ ...row, day: fieldOfDay(row.day) })),
    timeline: one.items.map((item) => itemOf(item, source)),
  }
  return utf8(`${JSON.stringify(exported, null, 2)}\n`)
}

function own({ view }: ExportSource): string | null {
  return view.members.find((member) => member.own)?.id ?? null
}

/** Titles of the members, and of former members whom the case names. */
function titlesOf({ one, view }: ExportSource): Readonly<Record<string, unknown>> {
  const known = new Map<string, unknown>([
    ...Object.entries(one.access.titles),
    ...view.members.map(({ id, title }) => [id, title] as const),
  ])
  return Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function referenceOf({ view }: ExportSource, linkName: string): string | null {
  return view.cases.find((other) => other.linkName === linkName)?.reference ?? null
}

interface Noted {
  readonly id: string
  readonly member: string
  readonly day: Day
  readonly entry: object
}

function dated<N extends Noted>(noted: N | null) {
  if (noted === null) return null
  const { id, member, day, entry } = noted
  return { id, member, day: fieldOfDay(day), entry }
}

/** An entry, without the names that its files have only on this desk. */
function entryOf({ entry }: Extract<ItemView, { kind: 'entry' }>): object {
  if (!('attachments' in entry)) return { entry }
  const { attachments: _, ...said } = entry
  return { entry: said }
}

/** The files that came with a row: names, paths if they go along, and hashes if somebody opened them. */
function filesOf(item: ItemView, { one, files }: ExportSource): object {
  const attachments = evidenceOf(one)
    .filter((row) => row.item.key === item.key)
    .map((row) => {
      const { number, name, type, size } = row
      const along = files?.get(row.key)
      const path = along === undefined ? {} : { path: pathAlong(row, along) }
      return { number, name, type, size, sha256: sumsOf(row, along), ...path }
    })
  return attachments.length === 0 ? {} : { attachments }
}

function itemOf(item: ItemView, source: ExportSource): object {
  const day = fieldOfDay(item.day)
  const attached = filesOf(item, source)
  switch (item.kind) {
    case 'drop': {
      const { kind, key: id, drop, files, waits, content } = item
      const { about, answers, language, questionnaire } = content
      const aboutHex = about === null ? null : toHex(about)
      const said = { language, questionnaire, answers, about: aboutHex, files }
      return { kind, id, day, drop, ...said, ...(waits ? { more: true } : {}), ...attached }
    }
    case 'entry':
      return {
        kind: item.kind,
        id: item.key,
        day,
        author: item.author,
        ...entryOf(item),
        ...(item.waits ? { more: true } : {}),
        ...(item.untold ? { untold: item.untold } : {}),
        ...attached,
      }
    case 'identity':
      return {
        ...{ kind: item.kind, id: item.key, day, member: item.member, as: item.as },
        ...{ purpose: item.purpose, consent: item.consent },
      }
    case 'redacted': {
      const { kind, key: id, what, author, reason } = item
      return { kind, id, day, what, author, redacted: fieldOfDay(item.redacted), reason }
    }
    default:
      return item satisfies never
  }
}
