import type * as v from 'valibot'
import { contentDocumentSchema } from '../../../crypto/entries/content.ts'
import { ARCHIVE_FILE } from '../../texts/archive.ts'
import { CASEWORK_FILE, RETENTION_FILE, TEMPLATES_FILE } from '../../texts/desk-file.ts'
import { MAIL_FILE } from '../../texts/mail.ts'
import { PAGE_IDS } from '../../texts/pages.ts'
import { SECURITY_FILE } from '../../texts/security.ts'
import { PAGE_FILE, SITE_FILES, SUMMARY_FILE } from '../../texts/site.ts'
import { SUMMARY_IDS } from '../../texts/summaries.ts'
import { isLogoFile, type OpenedFile, type PreviewPlace } from './wire.ts'

/** The groups of the list of files, in their order. */
export const FILE_GROUPS = ['texts', 'people', 'reports', 'looks', 'desks'] as const
export type FileGroup = (typeof FILE_GROUPS)[number]

/** Files that reporters never see, by name without the ending. */
const DESK_FILES = {
  templates: TEMPLATES_FILE,
  casework: CASEWORK_FILE,
  retention: RETENTION_FILE,
  archive: ARCHIVE_FILE,
  mail: MAIL_FILE,
  security: SECURITY_FILE,
} as const

interface FileKind {
  readonly group: FileGroup
  /** The page on which the file is seen; null if reporters never see it. */
  readonly place: PreviewPlace | null
}

/** Each kind of file, by its name without the ending. Pages are looked up by their own names. */
const KINDS = {
  organisation: { group: 'texts', place: 'landing' },
  promises: { group: 'texts', place: 'next' },
  notices: { group: 'texts', place: null },
  'right-channel': { group: 'texts', place: 'right-channel' },
  ways: { group: 'texts', place: 'ways' },
  people: { group: 'people', place: 'talk' },
  help: { group: 'people', place: 'landing' },
  routes: { group: 'people', place: 'outside' },
  channels: { group: 'reports', place: 'tell' },
  theme: { group: 'looks', place: 'landing' },
  networks: { group: 'looks', place: 'landing' },
  templates: { group: 'desks', place: null },
  casework: { group: 'desks', place: null },
  retention: { group: 'desks', place: null },
  archive: { group: 'desks', place: null },
  mail: { group: 'desks', place: null },
  security: { group: 'desks', place: null },
} as const satisfies Readonly<
  Record<keyof typeof SITE_FILES | 'channels' | keyof typeof DESK_FILES, FileKind>
>

/** The name of a file in the catalogue of the editor: `people`, `page-talk`, `questionnaire`. */
export function nameOfFile(file: string): string {
  if (file.startsWith('questionnaires/')) return 'questionnaire'
  return file.replace('pages/', 'page-').replace(/\.yaml$/, '')
}

/** The group and the page of a file. */
export function kindOfFile(file: string): FileKind {
  const name = nameOfFile(file)
  if (name === 'questionnaire') return { group: 'reports', place: 'details' }
  if (Object.hasOwn(KINDS, name)) return KINDS[name as keyof typeof KINDS]
  const page = PAGE_IDS.find((one) => name === `page-${one}`)
  return { group: 'texts', place: page ?? null }
}

const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  ...SITE_FILES,
  channels: {
    ...contentDocumentSchema,
    entries: { channels: contentDocumentSchema.entries.channels },
  } as unknown as v.GenericSchema,
  questionnaire: contentDocumentSchema.entries.questionnaires.item,
  ...Object.fromEntries(SUMMARY_IDS.map((id) => [`page-${id}`, SUMMARY_FILE])),
  ...DESK_FILES,
}

/** The schema that says which fields a file has. */
export function schemaOfFile(file: string): v.GenericSchema {
  return SCHEMAS[nameOfFile(file)] ?? PAGE_FILE
}

export interface QuestionnaireId {
  readonly id: string
  readonly version: number
}

/** The questionnaire of a file; null for any other file. */
export function questionnaireOf(file: string): QuestionnaireId | null {
  const [, id, version] = /^questionnaires\/(.+)-(\d+)\.yaml$/.exec(file) ?? []
  return id === undefined ? null : { id, version: Number(version) }
}

/** The id of a questionnaire for a name that somebody chose: "Økonomi og penger" gives `okonomi-og-penger`. */
export function idFromName(name: string): string {
  const plain = name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a')
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, LONGEST_ID)
}

/** The most letters, digits and dashes of an id in a content document. */
const LONGEST_ID = 40

/** The files to show: no logo, which stands beside the colours; of each questionnaire only the newest version, as reporters do. */
export function shownFiles<File extends Pick<OpenedFile, 'file'>>(
  files: readonly File[],
): readonly File[] {
  return files.filter(({ file }) => {
    if (isLogoFile(file)) return false
    const one = questionnaireOf(file)
    return !files.some((other) => {
      const two = questionnaireOf(other.file)
      return one !== null && two !== null && two.id === one.id && two.version > one.version
    })
  })
}
