import * as v from 'valibot'
import { bytesOf, day, integer, kindOf, name, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'
import { longManifest } from './long-entry.ts'

const five = v.optional(integer(1, 5))
/** Random id of a task, a hearing, or somebody whom the case concerns. */
const thingId = bytesOf(8)

export const SCOPES = ['yes', 'no', 'unsure'] as const
export const RISKS = ['low', 'medium', 'high'] as const
export const HEARING_MODES = ['meeting', 'phone', 'video', 'written'] as const
export const LINKS = ['related', 'duplicate', 'merged', 'split'] as const
export const CAME_BY = ['meeting', 'phone', 'letter', 'email', 'other'] as const
export const INVOLVED_AS = ['accused', 'witness', 'unit', 'other'] as const
export const OUTCOMES = [
  'substantiated',
  'partly',
  'unsubstantiated',
  'not-investigated',
  'redirected',
] as const

/** A number that a reception gives a case: shown as 2026-014. */
const caseNumber = v.strictObject({ year: integer(1970, 9999), at: integer(1, 999_999) })
export type CaseNumber = v.InferOutput<typeof caseNumber>

/** A stretch of a text of a row, by the field and its UTF-16 units; of a drop the field is the name of an answer. */
const passage = v.pipe(
  v.strictObject({
    field: name,
    from: integer(0, SIZE.longText),
    to: integer(1, SIZE.longText),
  }),
  v.check(({ from, to }) => from < to, 'nothing between from and to'),
)
export type Passage = v.InferOutput<typeof passage>

/** Entries that a reception writes as it works. CASEWORK.md section 13.2 */
export const CASEWORK_ENTRIES = [
  /** The report reached a member by another way, and was put in by them. */
  kindOf('registered', { by: v.picklist(CAME_BY), text: text(1000) }),
  /** The author finds that it is no report: a test, an empty message. With `on` false it may be one after all. */
  kindOf('dismissed', { on: v.boolean(), text: text(1000) }),
  kindOf('assessment', {
    scope: v.picklist(SCOPES),
    urgent: v.boolean(),
    criminal: v.boolean(),
    evidenceAtRisk: v.boolean(),
    likelihood: five,
    impact: five,
    /** Risk of retaliation. */
    risk: v.optional(v.picklist(RISKS)),
    text: text(2500),
  }),
  /** How the reception names and sorts the case, for itself only; what is absent stays as it was. */
  kindOf('named', {
    /** Empty if the case has no title any more. */
    title: v.optional(text(120)),
    number: v.optional(caseNumber),
    /** Ids of categories of the content document, instead of those before. */
    categories: v.optional(v.pipe(v.array(name), v.maxLength(12))),
  }),
  /** The words by which the case is found again, instead of those before. */
  kindOf('labels', { labels: v.pipe(v.array(text(40, 1)), v.maxLength(12)) }),
  kindOf('task', {
    id: thingId,
    text: text(600, 1),
    member: v.optional(name),
    due: v.optional(day),
  }),
  kindOf('task-done', { id: thingId, done: v.boolean() }),
  /** Measures that protect the reporter from harm, and the day of the next review. */
  kindOf('care', { risk: v.picklist(RISKS), text: text(2500, 1), next: v.optional(day) }),
  /** A known id changes that hearing. */
  v.pipe(
    kindOf('hearing', {
      id: thingId,
      who: text(200, 1),
      mode: v.picklist(HEARING_MODES),
      day: v.optional(day),
      /** Somebody trusted comes along. */
      companion: v.boolean(),
      held: v.boolean(),
      text: text(2000),
      manifest: longManifest,
    }),
    v.check(({ text, manifest }) => text === '' || manifest === undefined, 'two texts'),
  ),
  /** Whether somebody whom the report is about has been told of it. */
  kindOf('accused', {
    id: thingId,
    who: text(200, 1),
    state: v.picklist(['to-inform', 'informed', 'deferred']),
    /** Last day to tell them; with `deferred`, the day of the next review. */
    until: v.optional(day),
    text: text(2000),
  }),
  /** Somebody, or a unit, whom the case concerns. A known id changes what is said of them. */
  kindOf('involved', {
    id: thingId,
    as: v.picklist(INVOLVED_AS),
    who: text(200, 1),
    /** Their post, or their relation to the others. */
    role: text(200),
  }),
  /** Points that are put to the accused, for them to answer. */
  kindOf('memo', { text: text(3000, 1) }),
  /** Another case, by HASH(16, case key). */
  kindOf('linked', {
    case: bytesOf(16),
    how: v.picklist(LINKS),
    /** The case in whose log this stands goes before the other: it leads, or was split. */
    leads: v.optional(v.literal(true)),
    text: text(1000),
  }),
  /** A row (drop or record) that desks no longer show: they show only this reason, or marks for some passages. */
  kindOf('redacted', {
    row: bytesOf(SIZE.id),
    text: text(500, 1),
    passages: v.exactOptional(v.pipe(v.array(passage), v.minLength(1), v.maxLength(16))),
  }),
  /** The outcome of the case. A status that closes it tells the reporter. */
  v.pipe(
    kindOf('closing', {
      outcome: v.picklist(OUTCOMES),
      findings: text(1200),
      measures: text(1200),
      lessons: text(700),
      manifest: longManifest,
    }),
    v.check(({ findings, manifest }) => findings === '' || manifest === undefined, 'two texts'),
  ),
  /** The author, who is not the one who closed, approves the closing in that record. */
  kindOf('approved', { closing: bytesOf(SIZE.id) }),
] as const
