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

/** Tasks that are added to a case together. A task of a case has room for more than one of these. */
const checklistSchema = v.strictObject({
  id: name,
  name: inThree(oneLine(80)),
  tasks: v.pipe(v.array(inThree(oneLine(300))), v.minLength(1), v.maxLength(30)),
})

const statusNames = v.strictObject(v.entriesFromList(STATUSES, v.optional(inThree(oneLine(60)))))

/** `casework.yaml` of a content folder: the organisation's own words for its case officers. */
export const CASEWORK_FILE = v.strictObject({
  checklists: v.pipe(v.array(checklistSchema), v.maxLength(12)),
  /** Ready-made reasons why a case belongs elsewhere. */
  reasons: v.pipe(v.array(inThree(oneLine(300))), v.maxLength(20)),
  /** Names of statuses at the desk; the program has one for each that is left out. */
  statuses: v.optional(statusNames),
})
export type CaseworkWords = v.InferOutput<typeof CASEWORK_FILE>

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
  /** Those that fit most organisations if the folder has none of its own. */
  casework: CASEWORK_FILE,
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
