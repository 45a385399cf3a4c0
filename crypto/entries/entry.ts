import * as v from 'valibot'
import { anyKindOf, bytesOf, day, integer, kindOf, name, text } from '../primitives/json.ts'
import { LIMIT, SIZE } from '../primitives/labels.ts'
import { annualSchema } from './annual.ts'
import { nameTold } from './consent.ts'
import { LANGUAGES, manifestSchema, PARTIES, STATUSES } from './content.ts'
import { ACCESS_ENTRIES } from './entry-access.ts'
import { AUDIT_ENTRIES } from './entry-audit.ts'
import { CASEWORK_ENTRIES } from './entry-casework.ts'
import { EVIDENCE_ENTRIES } from './entry-evidence.ts'
import { EXPORT_ENTRIES } from './entry-export.ts'
import { longManifest } from './long-entry.ts'

/** Language of `text`, if the reporter is told it. */
const language = v.optional(v.picklist(LANGUAGES))
/** The reason to tell somebody more than the notice table allows; no reporter sees it. */
const override = v.optional(text(200, 1))

/**
 * The case is counted in the report on a year. begun: the report is being made; told: the report is out, and
 * every case in it was marked as begun before; dropped: the report was not made. CASEWORK.md section 13.8
 */
export const COUNTED_ENTRIES = [
  kindOf('counted', {
    year: integer(1970, 9999),
    /** 0 for the first report on the year; one more for each correction. */
    change: integer(0, 1000),
    /** Drawn for this report: names it in the logs of all its cases. */
    report: bytesOf(SIZE.messageId),
    state: v.picklist(['begun', 'told', 'dropped']),
    /** The figures that were published; absent before that, and if they do not fit. */
    annual: v.optional(annualSchema),
    /** Why it was corrected; empty for the first. */
    text: text(500),
  }),
] as const

/**
 * The content of a desk log record, about its case. A desk computes the state of the case by a fold over
 * these. PROTOCOL.md section 13
 */
export const entrySchema = anyKindOf([
  /** A drop belongs to this case; its key lets those who were not among its recipients read it. */
  kindOf('drop', { drop: bytesOf(SIZE.id), key: bytesOf(SIZE.key) }),
  /** A person found the report genuine: the reporter is told that it was opened. */
  kindOf('acknowledged', { next: v.optional(day) }),
  kindOf('status', {
    status: v.picklist(STATUSES),
    /** Text that the reporter is told with it. */
    text: text(3000),
    language,
    /** How the reception sees the reporter from here on; unchanged if absent. */
    party: v.optional(v.picklist(PARTIES)),
    next: v.optional(day),
    override,
  }),
  /** A message to the reporter, under an id of its own. */
  v.pipe(
    kindOf('message', {
      messageId: bytesOf(SIZE.messageId),
      as: v.picklist(['question', 'message', 'notice', 'minutes']),
      /** Empty if the text is too long for the board, and lies in the blocks of the manifest. */
      text: text(3000),
      language,
      override,
      /** Files that go with it. */
      manifest: v.optional(manifestSchema),
      /** Only in a message about the reporter's name. */
      name: v.optional(nameTold),
    }),
    v.check(({ text, manifest }) => (text === '') === (manifest?.text !== undefined), 'no text'),
  ),
  /** Only for the reception. */
  v.pipe(
    kindOf('note', {
      text: text(3500),
      manifest: longManifest,
      /** Ids of the members whom it asks to look, each once; it gives nobody access. */
      mentions: v.optional(v.pipe(v.array(name), v.minLength(1), v.maxLength(LIMIT.mentions))),
    }),
    v.check(({ text, manifest }) => (text === '') === (manifest !== undefined), 'no text'),
    v.check(({ mentions = [] }) => new Set(mentions).size === mentions.length, 'twice'),
  ),
  ...ACCESS_ENTRIES,
  ...CASEWORK_ENTRIES,
  ...AUDIT_ENTRIES,
  ...EXPORT_ENTRIES,
  ...COUNTED_ENTRIES,
  ...EVIDENCE_ENTRIES,
])
export type Entry = v.InferOutput<typeof entrySchema>
