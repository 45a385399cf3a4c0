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
