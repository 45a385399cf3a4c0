import * as v from 'valibot'
import { CryptoError } from '../primitives/errors.ts'
import {
  bytesOf,
  day,
  decodeJson,
  encodeUpTo,
  inThree,
  integer,
  name,
  text,
} from '../primitives/json.ts'
import { LIMIT, SIZE } from '../primitives/labels.ts'
import type { AbsenceContent } from './absence.ts'
import { nameTold } from './consent.ts'
import { LANGUAGES, PARTIES, RESERVED_ANSWERS, type ReporterKind, STATUSES } from './names.ts'
import { newestQuestionnaire } from './questionnaire.ts'

export {
  CONSENTS,
  type ConsentState,
  DROP_KIND,
  type DropKind,
  LANGUAGES,
  type Language,
  LETTERS,
  type LetterName,
  NAME_PURPOSES,
  NAME_USES,
  type NamePurpose,
  type NameUse,
  PARTIES,
  type Party,
  RESERVED_ANSWERS,
  type ReporterKind,
  SLOT_KIND,
  type SlotKind,
  STATUSES,
  type Status,
} from './names.ts'

const extent = {
  size: integer(0, Number.MAX_SAFE_INTEGER),
  offset: integer(0, Number.MAX_SAFE_INTEGER),
}

/**
 * The place of the files of a drop or a slot: one block stream, cut by offset and size. A reader calls
 * `checkManifest` before it uses a manifest. PROTOCOL.md section 9.4
 */
export const manifestSchema = v.strictObject({
  key: bytesOf(SIZE.key),
  blocks: integer(1, 1_000_000),
  /**
   * The text that did not fit beside it. It and each file have a hash: blocks by themselves bind nobody to
   * one content.
   */
  text: v.exactOptional(v.strictObject({ ...extent, hash: bytesOf(SIZE.key) })),
  files: v.pipe(
    v.array(
      v.strictObject({ name: text(255), type: text(127), ...extent, hash: bytesOf(SIZE.key) }),
    ),
    v.maxLength(LIMIT.files),
  ),
})
export type Manifest = v.InferOutput<typeof manifestSchema>

const answer = v.union([text(SIZE.dropPlain), v.pipe(v.array(text(80)), v.maxLength(40))])

/** The content of a reporter's letter. `answers` stand under the headings of the questionnaire named. */
export const reporterContentSchema = v.strictObject({
  channel: name,
  language: v.picklist(LANGUAGES),
  questionnaire: v.strictObject({ id: name, version: integer(1, 1_000_000) }),
  answers: v.record(name, answer),
  /** The message that this answers. */
  about: v.nullable(bytesOf(SIZE.messageId)),
  manifest: v.nullable(manifestSchema),
})
export type ReporterContent = v.InferOutput<typeof reporterContentSchema>

/** The keys that grant a colleague access to a case. */
export const grantContentSchema = v.strictObject({
  caseKey: bytesOf(SIZE.key),
  epoch: integer(0, 0xffff_ffff),
  epochKey: bytesOf(SIZE.key),
})
export type GrantContent = v.InferOutput<typeof grantContentSchema>

export const decoyContentSchema = v.strictObject({})

/**
 * For those who hold a part of the key of a letter that two open together: another part, once they have said yes; or
 * who has said yes, and that the case was purged. PROTOCOL.md sections 8.2 and 8.4
 */
export const keyPartContentSchema = v.union([
  v.strictObject({
    /** Id of the letter's drop. */
    drop: bytesOf(SIZE.id),
    part: bytesOf(SIZE.key),
  }),
  v.strictObject({
    /** HASH(16, R) */
    reporter: bytesOf(16),
    statements: v.pipe(
      v.array(bytesOf(SIZE.readingStatement)),
      v.minLength(1),
      v.maxLength(LIMIT.readingStatements),
    ),
  }),
])
export type KeyPartContent = v.InferOutput<typeof keyPartContentSchema>

/** How far the author saw each log go, for those who hold it. CASEWORK.md section 13.3 */
export const checkpointContentSchema = v.strictObject({ entries: bytesOf(SIZE.checkpoint) })
export type CheckpointContent = v.InferOutput<typeof checkpointContentSchema>

export type DropContent =
  | { readonly kind: ReporterKind; readonly content: ReporterContent }
  | { readonly kind: 'grant'; readonly content: GrantContent }
  | { readonly kind: 'decoy'; readonly content: Record<string, never> }
  | { readonly kind: 'checkpoint'; readonly content: CheckpointContent }
  | { readonly kind: 'absence'; readonly content: AbsenceContent }
  | { readonly kind: 'key-part'; readonly content: KeyPartContent }

/** The content of a board message, once the parts in its slots are joined. */
export const slotContentSchema = v.strictObject({
  /** The day on which it was written, by the desk's clock. */
  day,
  text: text(4000),
  /** Only in number 0: the channel, which decides to whom a follow-up is sealed. */
  channel: v.optional(name),
  /**
   * Only in number 0: the case's status; and all statuses so far with their days, oldest first, the current
   * one last.
   */
  status: v.optional(v.picklist(STATUSES)),
  history: v.optional(v.pipe(v.array(v.strictTuple([v.picklist(STATUSES), day])), v.maxLength(20))),
  /** Only in number 0: how the reception sees the reporter; it decides what may be told. */
  party: v.optional(v.picklist(PARTIES)),
  /** Only in number 0: who reads, by their own word or by two. See `encodeReadingStatement` */
  statements: v.optional(
    v.pipe(v.array(bytesOf(SIZE.readingStatement)), v.maxLength(LIMIT.readingStatements)),
  ),
  /** Language of `text`. */
  language: v.optional(v.picklist(LANGUAGES)),
  /** The day on which to look again. */
  next: v.optional(day),
  manifest: v.optional(manifestSchema),
  /** Only in a message about the reporter's name. */
  name: v.optional(nameTold),
})
export type SlotContent = v.InferOutput<typeof slotContentSchema>

const threeNames = inThree(160)

function some<S extends v.GenericSchema>(schema: S) {
  return v.pipe(v.array(schema), v.maxLength(40))
}
const names = v.pipe(some(name), v.minLength(1, 'name something, or leave the list out'))

/** Something to choose, in the words that the reporter sees. */
const choice = { id: name, label: threeNames, hint: v.optional(inThree(600)) }

/** Asked only if, in each of the named groups, one of the named items was chosen. */
const condition = v.strictObject({
  party: v.optional(names),
  relation: v.optional(names),
  category: v.optional(names),
})

const question = v.strictObject({
  ...choice,
  when: v.optional(condition),
  /** A reader is shown the answer before all else, to find whether they have a part in the matter. */
  gate: v.optional(v.boolean()),
})

const questionnaireShape = v.strictObject({
  id: v.pipe(
    name,
    v.check(
      (id) => id.split('-')[0] !== 'letter',
      'choose an id that does not begin with "letter"',
    ),
  ),
  version: integer(1, 1_000_000),
  questions: v.pipe(some(question), v.minLength(1)),
  /** Asked after the story was told freely, by those who want help to remember. */
  recall: some(question),
  categories: some(v.strictObject(choice)),
  relations: some(v.strictObject(choice)),
  parties: some(v.strictObject({ ...choice, proposes: v.picklist(PARTIES) })),
})
/** `id` and `version` name the headings of a report for good: changed words need a new version. */
export type Questionnaire = v.InferOutput<typeof questionnaireShape>

const documentShape = v.strictObject({
  format: v.literal('postern-content/1'),
  organisation: threeNames,
  channels: v.pipe(
    v.array(
      v.strictObject({
        id: name,
        name: threeNames,
        questionnaire: name,
        /** The relations of those whom the channel is for. One alone is answered by the choice of the channel. */
        relations: v.optional(names),
      }),
    ),
    v.minLength(1),
    v.maxLength(16),
  ),
  questionnaires: v.pipe(
    v.array(v.pipe(questionnaireShape, without(questionnaireFaults))),
    v.minLength(1),
    v.maxLength(32),
  ),
  /** SHA-256, in hex, of the words that the reporters' pages are drawn from. */
  words: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
})
export type ContentDocument = v.InferOutput<typeof documentShape>

/**
 * The content document: the matters that the reception takes reports about. Its hash stands in the key list,
 * because it decides who reads and under which headings. A channel uses the newest version of its
 * questionnaire; older ones stay for the reports that name them. KEY-LISTS.md section 7.4
 */
export const contentDocumentSchema = v.pipe(documentShape, without(documentFaults))

/** The place of a fault, and a message with the problem and its remedy. */
interface Fault {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** A check that names each fault at its place. */
function without<T>(faultsOf: (value: T) => readonly Fault[]) {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { path, message } of faultsOf(dataset.value)) {
      const [first, ...rest] = path.map((key) => {
        return { type: 'unknown', origin: 'value', input: null, key, value: null } as const
      })
      if (first) addIssue({ message, path: [first, ...rest] })
    }
  })
}

type Listed = readonly { readonly id: string }[]

/** Ids that stand twice in lists that share their names. */
function repeatedIds(lists: Readonly<Record<string, Listed>>): Fault[] {
  const seen = new Set<string>()
  return Object.entries(lists).flatMap(([list, items]) =>
    items.flatMap(({ id }, i): Fault[] => {
      const message = `"${id}" is already in use: choose another id`
      return seen.size === seen.add(id).size ? [{ path: [list, i, 'id'], message }] : []
    }),
  )
}

/** A fault unless `id` is one of `known`. @param what the list that it would have to stand in */
function unknownId(path: Fault['path'], id: string, known: Listed, what: string): Fault[] {
  const ids = new Set(known.map((one) => one.id))
  if (ids.has(id)) return []
  const remedy = ids.size === 0 ? 'which are none' : `which are ${[...ids].join(', ')}`
  return [{ path, message: `"${id}" is none of the ${what}, ${remedy}` }]
}

/** The list that each group of a condition chooses from. */
const CHOSEN_FROM = { party: 'parties', relation: 'relations', category: 'categories' } as const
const GROUPS = ['party', 'relation', 'category'] as const

function questionnaireFaults(one: Questionnaire): Fault[] {
  const { questions, recall, categories, relations, parties } = one
  const reserved: readonly string[] = RESERVED_ANSWERS
  const ofEach = Object.entries({ questions, recall }).flatMap(([list, items]) =>
    items.flatMap(({ id, when = {} }, i) => {
      const message = `"${id}" is reserved for another answer: choose another id`
      const taken: Fault[] = reserved.includes(id) ? [{ path: [list, i, 'id'], message }] : []
      const unknown = GROUPS.flatMap((group) => {
        const from = CHOSEN_FROM[group]
        return (when[group] ?? []).flatMap((chosen, n) =>
          unknownId([list, i, 'when', group, n], chosen, one[from], from),
        )
      })
      return [...taken, ...unknown]
    }),
  )
  // A probe is answered under its id like a question: they share their names.
  const lists = [{ questions, recall }, { categories }, { relations }, { parties }]
  return [...lists.flatMap(repeatedIds), ...ofEach, ...gateFaults(one)]
}

/** Faults of the question whose answer is shown before the rest: its reporter has to know, and tells no story there. */
function gateFaults({ questions, recall }: Questionnaire): Fault[] {
  const first = questions.find(({ when }) => when === undefined)
  const marked = questions.filter(({ gate }) => gate === true)
  const faultOf = (one: (typeof questions)[number]): string | null => {
    if (one === first) return 'the first question takes the whole story: choose another question'
    if (one !== marked[0]) {
      return `"${marked[0]?.id}" is shown before the rest already: one question is enough`
    }
    return one.hint === undefined ? 'say in the hint who sees the answer, and when' : null
  }
  const probes = recall.flatMap(({ gate }, i): Fault[] => {
    const message = 'help to remember is not shown before the rest: choose another question'
    return gate === true ? [{ path: ['recall', i, 'gate'], message }] : []
  })
  const asked = questions.flatMap((one, i): Fault[] => {
    const message = one.gate === true ? faultOf(one) : null
    return message === null ? [] : [{ path: ['questions', i, 'gate'], message }]
  })
  return [...asked, ...probes]
}

function documentFaults(document: ContentDocument): Fault[] {
  const { channels, questionnaires } = document
  const missing = channels.flatMap(({ questionnaire }, i) => {
    const path = ['channels', i, 'questionnaire']
    return unknownId(path, questionnaire, questionnaires, 'questionnaires')
  })
  const strangers = channels.flatMap(({ questionnaire, relations = [] }, i) => {
    const asked = newestQuestionnaire(document, questionnaire)
    if (asked === null) return []
    return relations.flatMap((relation, n): Fault[] => {
      const path = ['channels', i, 'relations', n]
      if (relations.indexOf(relation) === n) {
        return unknownId(path, relation, asked.relations, 'relations')
      }
      return [{ path, message: `"${relation}" stands in the list already: once is enough` }]
    })
  })
  const twice = questionnaires.flatMap(({ id, version }, i): Fault[] => {
    const message = `"${id}" has a version ${version} already: changed words need a new version`
    const first = questionnaires.findIndex((one) => one.id === id && one.version === version)
    return first === i ? [] : [{ path: ['questionnaires', i, 'version'], message }]
  })
  return [...repeatedIds({ channels }), ...missing, ...strangers, ...twice]
}

/** @throws CryptoError `malformed`: the size first, then the shape */
export function decodeContentDocument(bytes: Uint8Array): ContentDocument {
  if (bytes.length > SIZE.contentDocument) {
    throw new CryptoError(
      'malformed',
      `a content document of ${bytes.length} bytes, at most ${SIZE.contentDocument}`,
    )
  }
  return decodeJson(contentDocumentSchema, bytes)
}

/**
 * The bytes whose hash the key list names.
 *
 * @throws CryptoError `refused` if it is longer than 128 KiB, `malformed` if no reader would take it
 */
export function encodeContentDocument(document: ContentDocument): Uint8Array {
  const bytes = encodeUpTo(SIZE.contentDocument, document, 'a content document')
  decodeContentDocument(bytes)
  return bytes
}
