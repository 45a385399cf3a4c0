/** A questionnaire as it is named: in all languages, as the content document has it, or in one. */
interface Named {
  readonly id: string
  readonly version: number
}

interface Questionnaires<Q extends Named> {
  readonly questionnaires: readonly Q[]
}

/** The questionnaire of that id in its highest version, which new reports use; null if there is none. */
export function newestQuestionnaire<Q extends Named>(
  { questionnaires }: Questionnaires<Q>,
  id: string,
): Q | null {
  return questionnaires
    .filter((one) => one.id === id)
    .reduce<Q | null>(
      (newest, one) => (newest === null || one.version > newest.version ? one : newest),
      null,
    )
}

/** The headings that a report was written under; null if the document no longer has them. */
export function questionnaireOf<Q extends Named>(
  { questionnaires }: Questionnaires<Q>,
  { id, version }: Named,
): Q | null {
  return questionnaires.find((one) => one.id === id && one.version === version) ?? null
}

/** Most letters of the answer that a reader is shown before the rest. KEY-LISTS.md section 7.4 */
export const GATE_LETTERS = 200

/** The part of a channel that says whom it is for. */
interface ForSome {
  readonly questionnaire: string
  readonly relations?: readonly string[] | undefined
}

interface Related<R extends { readonly id: string }> extends Named {
  readonly relations: readonly R[]
}

/** A questionnaire as a channel asks it. */
export interface AskedQuestionnaire<Q> {
  /** With the relations that the channel names, or all of them if it names none. */
  readonly questionnaire: Q
  /** The relation of everybody who chooses the channel, so that nobody is asked for it; null if there may be several. */
  readonly relation: string | null
}

/** The newest questionnaire of a channel; null if there is none. KEY-LISTS.md section 7.4 */
export function askedBy<R extends { readonly id: string }, Q extends Related<R>>(
  document: Questionnaires<Q & Related<R>>,
  { questionnaire: wanted, relations: named }: ForSome,
): AskedQuestionnaire<Q> | null {
  const newest = newestQuestionnaire(document, wanted)
  if (newest === null) return null
  if (named === undefined) return { questionnaire: newest, relation: null }
  const relations = newest.relations.filter(({ id }) => named.includes(id))
  const [only, ...others] = named
  return {
    questionnaire: { ...newest, relations },
    relation: others.length === 0 ? (only ?? null) : null,
  }
}

interface Categorised<Label> {
  readonly version: number
  readonly categories: readonly { readonly id: string; readonly label: Label }[]
}

/** The label of each category of all questionnaires, by id: the one of the highest version. */
export function categoriesIn<Label>({
  questionnaires,
}: {
  readonly questionnaires: readonly Categorised<Label>[]
}): Readonly<Record<string, Label>> {
  const oldestFirst = [...questionnaires].sort((a, b) => a.version - b.version)
  return Object.fromEntries(
    oldestFirst.flatMap(({ categories }) => categories.map(({ id, label }) => [id, label])),
  )
}
