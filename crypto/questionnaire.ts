import type { ContentDocument, Questionnaire, ReporterContent } from './content.ts'

type Questionnaires = Pick<ContentDocument, 'questionnaires'>

/** The questionnaire of that id in its highest version, which new reports use; null where none is. */
export function newestQuestionnaire(document: Questionnaires, id: string): Questionnaire | null {
  return document.questionnaires
    .filter((one) => one.id === id)
    .reduce<Questionnaire | null>(
      (newest, one) => (newest === null || one.version > newest.version ? one : newest),
      null,
    )
}

/** The headings that a report was written under; null where the document has them no longer. */
export function questionnaireOf(
  document: Questionnaires,
  { id, version }: ReporterContent['questionnaire'],
): Questionnaire | null {
  return document.questionnaires.find((one) => one.id === id && one.version === version) ?? null
}
