import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LOGO_FILES } from '../../client/texts/logo.ts'
import { PROSE_PAGES, SITE_FILES, TOPIC_PAGES } from '../../client/texts/site.ts'
import { SUMMARY_IDS } from '../../client/texts/summaries.ts'
import { ContentError } from './error.ts'
import { nearest } from './nearest.ts'

/** Bytes of one file. A page of prose in three languages has a tenth of it. */
export const FILE_LIMIT = 262_144

/** The name of the content folder in DATA_DIR. */
export const CONTENT_FOLDER = 'content'
export const CHANNELS_FILE = 'channels.yaml'
export const TEMPLATES_NAME = 'templates.yaml'
export const RETENTION_NAME = 'retention.yaml'
export const ARCHIVE_NAME = 'archive.yaml'
export const CASEWORK_NAME = 'casework.yaml'
export const MAIL_NAME = 'mail.yaml'
export const SECURITY_NAME = 'security.yaml'
export const pageFile = (page: string) => `pages/${page}.yaml`

const NEEDED: readonly string[] = [
  ...Object.keys(SITE_FILES).map((name) => `${name}.yaml`),
  ...PROSE_PAGES.map(pageFile),
  CHANNELS_FILE,
]
/**
 * Optional files. Without some of them desks use the templates and words of the sample, and ask how long cases are kept;
 * without others the daily mail has the program's words, the name stands without a logo, nobody is named for
 * weaknesses of the instance, and there are fewer pages.
 */
const OPTIONAL: readonly string[] = [
  ...[TEMPLATES_NAME, CASEWORK_NAME, RETENTION_NAME, ARCHIVE_NAME, MAIL_NAME, SECURITY_NAME],
  ...LOGO_FILES,
  ...[...TOPIC_PAGES, ...SUMMARY_IDS].map(pageFile),
]
const FOLDERS = ['pages', 'questionnaires']
const QUESTIONNAIRE = /^questionnaires\/([a-z][a-z0-9-]*)-([1-9]\d{0,6})\.yaml$/

export interface QuestionnaireFile {
  readonly file: string
  readonly id: string
  readonly version: number
}

/**
 * Check that a content folder holds every file that it needs, and no other: a file with a misspelt name would never
 * be read. Names that begin with a dot, and README, are ignored.
 *
 * @returns the files of questionnaires, by id and then version
 * @throws ContentError
 */
export function listQuestionnaires(folder: string): readonly QuestionnaireFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const remedy = '"npm run ceremony -- plan --out FOLDER" writes a sample to begin with'
    throw new ContentError(folder, 1, 'there is no such folder', remedy)
  }
  const files = ['', ...FOLDERS].flatMap((below) => namesIn(folder, below))
  const questionnaires = files.flatMap((file) => questionnaireName(file) ?? [])
  const known = new Set([...NEEDED, ...OPTIONAL, ...questionnaires.map(({ file }) => file)])
  const strangers = files.filter((file) => !known.has(file))
  const missing = NEEDED.filter((file) => !files.includes(file))
  const [first, ...others] = [
    ...strangers.map((file) => [file, ...strange(file, files)] as const),
    ...missing.map((file) => [file, 'the file is missing', 'write it as in the sample'] as const),
  ]
  if (first) {
    const [file, problem, remedy] = first
    const rest = others.map(([name, what, todo]) => new ContentError(name, 1, what, todo))
    throw new ContentError(file, 1, problem, remedy, rest)
  }
  if (questionnaires.length === 0) {
    const remedy = 'write the first as in the sample'
    throw new ContentError('questionnaires/general-1.yaml', 1, 'there is no questionnaire', remedy)
  }
  return questionnaires.sort((a, b) =>
    a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1,
  )
}

/** Sorted, with paths from the content folder. For the folder itself, without the known subfolders. */
function namesIn(folder: string, below: string): readonly string[] {
  const path = join(folder, below)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(path)
    .filter((name) => !name.startsWith('.') && !/^README(?:\.\w+)?$/.test(name))
    .filter((name) => below !== '' || !isFolderOfOurs(folder, name))
    .map((name) => (below === '' ? name : `${below}/${name}`))
    .sort()
}

function isFolderOfOurs(folder: string, name: string): boolean {
  return FOLDERS.includes(name) && statSync(join(folder, name)).isDirectory()
}

/** The problem with a file that is never read, and the remedy. */
function strange(file: string, files: readonly string[]): [string, string] {
  if (file.startsWith('questionnaires/')) {
    return ['not the name of a questionnaire', 'name it by id and version, as in general-2.yaml']
  }
  const meant = nearest(
    file,
    [...NEEDED, ...OPTIONAL].filter((one) => !files.includes(one)),
  )
  return [
    'the program does not know this file',
    meant === null ? 'take it out of the folder' : `name it ${meant}`,
  ]
}

/**
 * Every file of a content folder that the program reads.
 *
 * @throws ContentError as `listQuestionnaires`
 */
export function listContentFiles(folder: string): readonly string[] {
  const questionnaires = listQuestionnaires(folder).map(({ file }) => file)
  return [...NEEDED, ...OPTIONAL.filter((file) => hasFile(folder, file)), ...questionnaires]
}

/** The id and version in the name of a questionnaire's file; null if it is another name. */
export function questionnaireName(file: string): QuestionnaireFile | null {
  const [, id, version] = QUESTIONNAIRE.exec(file) ?? []
  return id === undefined ? null : { file, id, version: Number(version) }
}

/** Whether the folder has an optional file. */
export function hasFile(folder: string, file: string): boolean {
  return statSync(join(folder, file), { throwIfNoEntry: false }) !== undefined
}

/**
 * The bytes of a file of the folder; its size is checked first.
 *
 * @throws ContentError
 */
export function readContentFile(folder: string, file: string): Uint8Array {
  const path = join(folder, file)
  // before it is opened: opening a pipe would wait for a writer
  if (!statSync(path).isFile()) {
    throw new ContentError(file, 1, 'not a file', 'put a text file in its place')
  }
  const handle = openSync(path, 'r')
  try {
    const { size } = fstatSync(handle)
    if (size > FILE_LIMIT) {
      throw new ContentError(file, 1, `${size} bytes`, `shorten it to ${FILE_LIMIT} at most`)
    }
    return new Uint8Array(readFileSync(handle))
  } finally {
    closeSync(handle)
  }
}
