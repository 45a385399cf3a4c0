import type { Language } from '../../../crypto/entries/names.ts'
import { questionnaireOf, shownFiles } from './files.ts'
import { isGroup, valueAt } from './values.ts'
import type { Path } from './wire.ts'

/** Something that has an id, with the words by which people know it. */
export interface Named {
  readonly id: string
  readonly label: string
}

/** The content of every file, as it is edited. */
export type Values = ReadonlyMap<string, unknown>

/** The groups of a condition, each with the list of the questionnaire from which it chooses. */
export const CONDITION_GROUPS = {
  party: 'parties',
  relation: 'relations',
  category: 'categories',
} as const

type Choose = (values: Values, file: string, language: Language) => readonly Named[]

/** Places of files that name something that stands elsewhere. A star is the place in a list. */
const REFERENCES: Readonly<Record<string, Choose>> = {
  'people.yaml people.*.campuses': (values, file, language) =>
    namedIn(valueAt(values.get(file), ['campuses']), 'name', language),
  'help.yaml boxes.*.kinds': (values, _, language) => askedAnywhere(values, 'categories', language),
  'help.yaml boxes.*.leads-to': (values, _, language) =>
    namedIn(valueAt(values.get('channels.yaml'), ['channels']), 'name', language),
  'channels.yaml channels.*.relations': (values, _, language) =>
    askedAnywhere(values, 'relations', language),
  'channels.yaml channels.*.questionnaire': (values) =>
    newest(values).map((one) => {
      const id = String(valueAt(one, ['id']))
      return { id, label: id }
    }),
}

/** All that can stand at a place that names something; null for any other place. */
export function referencesAt(
  values: Values,
  file: string,
  path: Path,
  language: Language,
): readonly Named[] | null {
  const place = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')
  return REFERENCES[`${file} ${place}`]?.(values, file, language) ?? null
}

/** The items of a list that have an id. @param key of the words by which people know them */
export function namedIn(list: unknown, key: string, language: Language): readonly Named[] {
  if (!Array.isArray(list)) return []
  return list.filter(isGroup).map((item) => {
    const id = String(item.id)
    const label = valueAt(item, [key, language])
    return { id, label: typeof label === 'string' && label !== '' ? label : id }
  })
}

/** The items of a list of any questionnaire, each once. */
function askedAnywhere(values: Values, list: string, language: Language): readonly Named[] {
  const all = newest(values).flatMap((one) => namedIn(valueAt(one, [list]), 'label', language))
  return all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i)
}

/** The newest version of each questionnaire. */
function newest(values: Values): readonly unknown[] {
  const files = [...values.keys()].map((file) => ({ file }))
  return shownFiles(files)
    .filter(({ file }) => questionnaireOf(file) !== null)
    .map(({ file }) => values.get(file))
}
