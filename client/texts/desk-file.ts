import * as v from 'valibot'
import { OUTCOMES } from '../../crypto/entries/entry-casework.ts'
import { STATUSES } from '../../crypto/entries/names.ts'
import { integer, name } from '../../crypto/primitives/json.ts'
import { ARCHIVE_FILE } from './archive.ts'
import { SITE_FILES } from './site.ts'
import { inThree, oneLine, prose } from './site-values.ts'

/** Purposes of a template: a status that a person sets, or one of the others. */
const TEMPLATE_FOR = [...STATUSES, 'question', 'message'] as const

/** Places that a text for a party may have filled in; other texts only have the organisation's name. */
export const PLACES = ['organisation', 'officer', 'complain', 'checkins', 'feedback'] as const
export type Place = (typeof PLACES)[number]
export const BARE_PLACES = ['organisation'] as const

/** A place where a person has to write something: "[fyll inn: ...]" or "[fill in: ...]". */
export const BLANK = /\[(?:fyll inn|fill in):[^\]]*\]/i

const templateSchema = v.strictObject({
  id: name,
  /** A status; `question` or `message`. */
  for: v.picklist(TEMPLATE_FOR),
  name: inThree(oneLine(80)),
  /** The texts by recipient: only `everybody`, or one or both of the others. */
  everybody: v.optional(inThree(prose(1800))),
  party: v.optional(inThree(prose(1800))),
  'not-a-party': v.optional(inThree(prose(1800))),
})
export type Template = v.InferOutput<typeof templateSchema>

/** `templates.yaml` of a content folder: the texts that the reception begins from when it writes to a reporter. */
export const TEMPLATES_FILE = v.strictObject({
  templates: v.pipe(v.array(templateSchema), v.minLength(1), v.maxLength(60)),
})

const months = v.nullable(integer(1, 600))

/**
 * `retention.yaml` of a content folder: for how many months a case is kept after it ended, by its outcome.
 * Each outcome is named; null says that it is not decided.
 */
export const RETENTION_FILE = v.strictObject({
  months: v.strictObject(v.entriesFromList(OUTCOMES, months)),
})

const promisesSchema = v.omit(SITE_FILES.promises, ['kept', 'complain'])
/** Promises in figures. */
export type Promises = v.InferOutput<typeof promisesSchema>

/**
 * The organisation's texts for a desk, made from its content folder on the member's own machine: no server
 * can put words into a template.
 */
export const deskFileSchema = v.strictObject({
  format: v.literal('postern-desk-texts/1'),
  templates: TEMPLATES_FILE.entries.templates,
  /** Null if the desk was started without a content folder; the fields below are null then, too. */
  notices: v.nullable(SITE_FILES.notices),
  promises: v.nullable(promisesSchema),
  complain: v.nullable(SITE_FILES.promises.entries.complain),
  /** Null if the organisation has not said for how long it keeps cases. */
  retention: v.nullable(RETENTION_FILE.entries.months),
  /** Null if it has not set its terms for the archive. */
  archive: v.nullable(ARCHIVE_FILE),
})
export type DeskFile = v.InferOutput<typeof deskFileSchema>
