import {
  type ContentDocument,
  decodeContentDocument,
  type Questionnaire,
} from '../../crypto/entries/content.ts'
import { decodePublication } from '../../crypto/keys/publication.ts'
import { equal } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { encodeJson } from '../../crypto/primitives/json.ts'
import { ContentError } from './error.ts'
import { mattersOf } from './public-words.ts'

/**
 * Whether the signed bytes are just this document. The hash of the words is left aside: pages may be edited between two
 * ceremonies.
 */
export function isSame(signed: Uint8Array, document: ContentDocument): boolean {
  return equal(encodeJson(mattersOf(signed)), encodeJson(document))
}

/** Whether a publication was signed over just this document, which was checked as it was read. @throws CryptoError `malformed` */
export function isSigned(publication: Uint8Array, document: ContentDocument): boolean {
  return isSame(decodePublication(publication).content, document)
}

/**
 * Warnings about what is lost if `document` is signed instead of a publication's content.
 *
 * @throws ContentError if a questionnaire has other words under a version that reports name, or may name: a new
 *   version must be above all versions of its id in the publication
 */
export function changeWarnings(publication: Uint8Array, document: ContentDocument): string[] {
  const old = readable(decodePublication(publication).content)
  if (old === null) {
    return ['this program cannot read the old content, and has not compared it with the new.']
  }
  for (const before of old.questionnaires) requireSameWords(before, document, old)
  for (const after of document.questionnaires) requireUnused(after, old)
  const versions = new Set(document.questionnaires.map(nameOf))
  const channels = new Set(document.channels.map(({ id }) => id))
  return [
    ...old.questionnaires
      .map(nameOf)
      .filter((name) => !versions.has(name))
      .map((name) => `questionnaire ${name} is gone: reports that name it show no headings.`),
    ...lostNumbers(old, document),
    ...old.channels
      .filter(({ id }) => !channels.has(id))
      .map(({ id }) => `channel ${id} is gone: people who reported there can no longer write.`),
  ]
}

/** A document of an older program is of no use, and no reason to stop. */
function readable(content: Uint8Array): ContentDocument | null {
  try {
    return decodeContentDocument(content)
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}

const nameOf = ({ id, version }: Questionnaire) => `${id}-${version}`

function requireSameWords(
  before: Questionnaire,
  document: ContentDocument,
  old: ContentDocument,
): void {
  const after = document.questionnaires.find((one) => nameOf(one) === nameOf(before))
  if (after === undefined || equal(encodeJson(after), encodeJson(before))) return
  const free = Math.max(...[document, old].flatMap((one) => versionsOf(one, before.id))) + 1
  throw new ContentError(
    `questionnaires/${nameOf(before)}.yaml`,
    1,
    `version ${before.version} was signed with other words (${differing(before, after)}), and reports keep their headings`,
    `put it back, and save the new words as ${before.id}-${free}.yaml with "version: ${free}"`,
  )
}

/** Versions that were signed once and then dropped are not known, but their numbers are below a known one. */
function requireUnused({ id, version }: Questionnaire, old: ContentDocument): void {
  const before = versionsOf(old, id)
  const highest = Math.max(0, ...before)
  if (version > highest || before.includes(version)) return
  const free = highest + 1
  throw new ContentError(
    `questionnaires/${id}-${version}.yaml`,
    1,
    `version ${version} is new but not above version ${highest}, which was signed: it may have been in use with other words, and its reports would show the new ones`,
    `save it as ${id}-${free}.yaml with "version: ${free}"`,
  )
}

/** If the highest version of an id is removed, no signed document tells any more how far its numbers went. */
function lostNumbers(old: ContentDocument, document: ContentDocument): string[] {
  return [...new Set(old.questionnaires.map(({ id }) => id))].flatMap((id) => {
    const highest = Math.max(...versionsOf(old, id))
    if (versionsOf(document, id).some((version) => version >= highest)) return []
    return [
      `questionnaire ${id} no longer has version ${highest}: never use a version of it below ${highest + 1} again, as no program can check that any more.`,
    ]
  })
}

const versionsOf = ({ questionnaires }: ContentDocument, wanted: string) =>
  questionnaires.filter(({ id }) => id === wanted).map(({ version }) => version)

const LISTS = ['questions', 'recall', 'categories', 'relations', 'parties'] as const

/** The lists that differ, with the first entry that does. */
function differing(before: Questionnaire, after: Questionnaire): string {
  return LISTS.flatMap((list) => {
    const [old, now] = [before[list], after[list]]
    const at = Array.from({ length: Math.max(old.length, now.length) }, (_, i) => i).find(
      (i) => !equal(encodeJson(old[i] ?? null), encodeJson(now[i] ?? null)),
    )
    return at === undefined ? [] : [`${list}: ${(now[at] ?? old[at])?.id}`]
  }).join(', ')
}
