import * as v from 'valibot'
import { ARCHIVE_FILE, type ArchiveTerms } from '../../client/texts/archive.ts'
import {
  CASEWORK_FILE,
  type CaseworkWords,
  type DeskFile,
  RETENTION_FILE,
  TEMPLATES_FILE,
  type Template,
} from '../../client/texts/desk-file.ts'
import { MAIL_FILE, type MailWords } from '../../client/texts/mail.ts'
import { SECURITY_FILE, type SecurityContact } from '../../client/texts/security.ts'
import {
  PAGE_FILE,
  PROSE_PAGES,
  SITE_FILES,
  type SiteContent,
  SUMMARY_FILE,
  TOPIC_PAGES,
} from '../../client/texts/site.ts'
import { prose } from '../../client/texts/site-values.ts'
import { SUMMARY_IDS } from '../../client/texts/summaries.ts'
import { type ContentDocument, contentDocumentSchema } from '../../crypto/entries/content.ts'
import { encodeJson } from '../../crypto/primitives/json.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { type ContentFinding, describeIssue, excerpt, isUnknownKey, nameOf } from './describe.ts'
import { ContentError } from './error.ts'
import {
  ARCHIVE_NAME,
  CASEWORK_NAME,
  CHANNELS_FILE,
  hasFile,
  listQuestionnaires,
  MAIL_NAME,
  pageFile,
  type QuestionnaireFile,
  RETENTION_NAME,
  readContentFile,
  SECURITY_NAME,
  TEMPLATES_NAME,
} from './folder.ts'
import { type Logo, readLogo } from './logo.ts'
import {
  boxFindings,
  caseworkFindings,
  duplicateIds,
  networkFindings,
  peopleFindings,
  reviewFindings,
  themeFindings,
} from './rules.ts'
import { pageSurfaces } from './surfaces.ts'
import { templateFindings } from './templates.ts'
import { type Path, parseYaml, type YamlFile } from './yaml.ts'

/** An organisation's content: the signed document, and the texts around it. */
export interface Content {
  readonly document: ContentDocument
  readonly site: SiteContent
  /** Templates from which desks begin a message; null if the folder has none of its own. */
  readonly templates: readonly Template[] | null
  /** Words for case officers; null if the folder has none of its own. */
  readonly casework: CaseworkWords | null
  /** Months for which cases are kept, by outcome; null if the folder does not say. */
  readonly retention: DeskFile['retention']
  /** Terms for a package to the archive; null if the folder does not say. */
  readonly archive: ArchiveTerms | null
  /** Words of the daily mail to the reception; null if the folder has none. */
  readonly mail: MailWords | null
  /** The contact for weaknesses of the instance; null if the folder names nobody. */
  readonly security: SecurityContact | null
  /** As it lies in the folder: it is cleaned before anybody gets it. Null if the folder has none. */
  readonly logo: Logo | null
}

/**
 * Read a content folder: the files of client/texts/site.ts, channels.yaml and questionnaires/.
 *
 * @throws ContentError of the first problem, in the order of the files and of their lines
 */
export function readContent(folder: string): Content {
  const questionnaires = listQuestionnaires(folder)
  const site = readSite(folder)
  const document = readDocument(folder, site.organisation.name, questionnaires)
  const boxes = boxFindings(site.boxes, document, Object.keys(site.pages))
  // The file is opened again only to name the lines of its mistakes.
  if (boxes.length > 0) refuse(open(folder, 'help.yaml'), boxes)
  return {
    ...{ site, document },
    templates: readTemplates(folder),
    casework: readCasework(folder),
    retention: readRetention(folder),
    archive: readArchive(folder),
    mail: readMail(folder),
    security: readSecurity(folder),
    logo: readLogo(folder),
  }
}

/**
 * Every mistake of a folder, in the order of the files and of their lines. The files are compared with each other
 * only if each one is good by itself. For a file that is not YAML, only the first mistake is named.
 */
export function contentProblems(folder: string): readonly ContentError[] {
  const problems: ContentError[] = []
  const attempt = (read: () => unknown) => {
    try {
      read()
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      problems.push(error, ...error.others)
    }
  }
  attempt(() => {
    for (const read of readersOf(folder)) attempt(read)
    if (problems.length === 0) readContent(folder)
  })
  return problems
}

/** Functions that read each file by itself. @throws ContentError if files are missing */
function readersOf(folder: string): readonly (() => unknown)[] {
  const questionnaires = listQuestionnaires(folder)
  const read = siteReader(folder)
  return [
    ...(Object.keys(SITE_FILES) as (keyof Files)[]).map((name) => () => read(name)),
    ...PROSE_PAGES.map((page) => () => readPage(folder, pageFile(page), PAGE_FILE)),
    () => readOptionalPages(folder, TOPIC_PAGES, PAGE_FILE),
    () => readOptionalPages(folder, SUMMARY_IDS, SUMMARY_FILE),
    () => readChannels(open(folder, CHANNELS_FILE)),
    ...questionnaires.map((listed) => () => readQuestionnaire(folder, listed)),
    () => readTemplates(folder),
    () => readCasework(folder),
    () => readRetention(folder),
    () => readArchive(folder),
    () => readMail(folder),
    () => readSecurity(folder),
    () => readLogo(folder),
  ]
}

function readSite(folder: string): SiteContent {
  const read = siteReader(folder)
  const organisation = read('organisation')
  const { boxes, ...help } = read('help')
  const people = read('people')
  const rightChannel = read('right-channel')
  const { ways } = read('ways')
  const { routes } = read('routes')
  const notices = read('notices')
  const promises = read('promises')
  const { networks } = read('networks')
  const theme = read('theme')
  const needed = Object.fromEntries(
    PROSE_PAGES.map((page) => [page, readPage(folder, pageFile(page), PAGE_FILE)]),
  ) as SiteContent['pages']
  const pages = { ...needed, ...readOptionalPages(folder, TOPIC_PAGES, PAGE_FILE) }
  const summaries = readOptionalPages(folder, SUMMARY_IDS, SUMMARY_FILE)
  return {
    ...{ organisation, help, boxes, people, rightChannel, ways, routes, notices, promises },
    ...{ networks, theme, pages, summaries },
  }
}

type Files = typeof SITE_FILES
type Rules = {
  readonly [Name in keyof Files]?: (value: v.InferOutput<Files[Name]>) => readonly ContentFinding[]
}

/** Rules that the schemas of single files cannot express. */
const RULES: Rules = {
  organisation: ({ review }) => reviewFindings(review, ['review']),
  people: peopleFindings,
  'right-channel': ({ redirections }) => duplicateIds(redirections, ['redirections']),
  ways: ({ ways }) => duplicateIds(ways, ['ways']),
  routes: ({ routes }) => duplicateIds(routes, ['routes']),
  networks: networkFindings,
  theme: (file) => themeFindings(file, pageSurfaces()),
}

/** A reader of the files of SITE_FILES, each with its rule. */
function siteReader(folder: string) {
  return <Name extends keyof Files>(name: Name): v.InferOutput<Files[Name]> =>
    readFile(folder, `${name}.yaml`, SITE_FILES[name] as Files[Name], RULES[name])
}

/** The pages of a list that the folder has. @throws ContentError */
function readOptionalPages<Id extends string, S extends typeof PAGE_FILE | typeof SUMMARY_FILE>(
  folder: string,
  ids: readonly Id[],
  schema: S,
) {
  const there = ids.filter((id) => hasFile(folder, pageFile(id)))
  return Object.fromEntries(
    there.map((id) => [id, readPage(folder, pageFile(id), schema)]),
  ) as Partial<Record<Id, v.InferOutput<S>>>
}

function readPage<S extends typeof PAGE_FILE | typeof SUMMARY_FILE>(
  folder: string,
  name: string,
  schema: S,
): v.InferOutput<S> {
  return readFile(folder, name, schema, ({ review }) => reviewFindings(review, ['review']))
}

function readTemplates(folder: string): Content['templates'] {
  if (!hasFile(folder, TEMPLATES_NAME)) return null
  return templatesIn(open(folder, TEMPLATES_NAME))
}

/** Templates from which desks begin a message. @throws ContentError */
export function templatesIn(file: YamlFile): readonly Template[] {
  return checkFile(file, TEMPLATES_FILE, templateFindings).templates
}

function readCasework(folder: string): Content['casework'] {
  if (!hasFile(folder, CASEWORK_NAME)) return null
  return caseworkIn(open(folder, CASEWORK_NAME))
}

/** Words for case officers. @throws ContentError */
export function caseworkIn(file: YamlFile): CaseworkWords {
  return checkFile(file, CASEWORK_FILE, caseworkFindings)
}

function readMail(folder: string): Content['mail'] {
  return hasFile(folder, MAIL_NAME) ? readFile(folder, MAIL_NAME, MAIL_FILE) : null
}

function readSecurity(folder: string): Content['security'] {
  return hasFile(folder, SECURITY_NAME) ? readFile(folder, SECURITY_NAME, SECURITY_FILE) : null
}

function readRetention(folder: string): Content['retention'] {
  if (!hasFile(folder, RETENTION_NAME)) return null
  return readFile(folder, RETENTION_NAME, RETENTION_FILE).months
}

function readArchive(folder: string): Content['archive'] {
  if (!hasFile(folder, ARCHIVE_NAME)) return null
  const rule = ({ codes }: ArchiveTerms) => duplicateIds(codes, ['codes'])
  return readFile(folder, ARCHIVE_NAME, ARCHIVE_FILE, rule)
}

/** A rule gives the findings that the schema cannot express. */
type Rule<S extends v.GenericSchema> = (value: v.InferOutput<S>) => readonly ContentFinding[]

/** @throws ContentError */
function readFile<S extends v.GenericSchema>(
  folder: string,
  name: string,
  schema: S,
  rule?: Rule<S>,
): v.InferOutput<S> {
  return checkFile(open(folder, name), schema, rule)
}

/** @throws ContentError */
function checkFile<S extends v.GenericSchema>(
  file: YamlFile,
  schema: S,
  rule: Rule<S> = () => [],
): v.InferOutput<S> {
  const value = checkValue(file, schema, file.value)
  refuse(file, rule(value))
  return value
}

const channelsSchema = v.strictObject({ channels: contentDocumentSchema.entries.channels })
const questionnaireSchema = contentDocumentSchema.entries.questionnaires.item

function readChannels(file: YamlFile): ContentDocument['channels'] {
  const { channels } = checkValue(file, channelsSchema, signedWords(file))
  refuse(file, duplicateIds(channels, ['channels']))
  return channels
}

function readQuestionnaire(folder: string, { file: name, id, version }: QuestionnaireFile) {
  const file = open(folder, name)
  const value = checkValue(file, questionnaireSchema, signedWords(file))
  const wrong = value.id === id ? (['version', version] as const) : (['id', id] as const)
  if (value.id !== id || value.version !== version) {
    const [key, expected] = wrong
    const problem = `${key} is ${value[key]}, and the file's name says ${expected}`
    refuse(file, [{ path: [key], problem, remedy: 'make both the same' }])
  }
  return value
}

function readDocument(
  folder: string,
  organisation: ContentDocument['organisation'],
  listed: readonly QuestionnaireFile[],
): ContentDocument {
  const channelsFile = open(folder, CHANNELS_FILE)
  const channels = readChannels(channelsFile)
  const questionnaires = listed.map((one) => readQuestionnaire(folder, one))
  const whole = { format: 'postern-content/1', organisation, channels, questionnaires } as const
  const document = checkValue(channelsFile, contentDocumentSchema, whole)
  const { length } = encodeJson(document)
  if (length > SIZE.contentDocument) {
    const problem = `channels and questionnaires make ${length} bytes, and ${SIZE.contentDocument} are the most`
    const remedy = 'take out old questionnaires that no report needs any longer, or shorten words'
    refuse(channelsFile, [{ path: [], problem, remedy }])
  }
  return document
}

/** Words that will be signed follow the rules of all others: no markup, no space around them. */
function signedWords(file: YamlFile): unknown {
  refuse(file, markupFindings(file.value))
  return trimmed(file.value)
}

function open(folder: string, file: string): YamlFile {
  return parseYaml(file, readContentFile(folder, file))
}

/** The value as its schema takes it. @throws ContentError of the first mistake in the file, with the others */
export function checkValue<S extends v.GenericSchema>(
  file: YamlFile,
  schema: S,
  value: unknown,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const unknown = result.issues.filter(isUnknownKey)
  const issues = unknown.length > 0 ? unknown : result.issues
  refuse(
    file,
    issues.map((issue) => describeIssue(schema, issue)),
  )
  throw new Error(`${file.file}: an issue that says nothing`)
}

/** @throws ContentError of the first finding in the file, with the others */
function refuse(file: YamlFile, findings: readonly ContentFinding[]): void {
  // the first finding about a value says how to mend it
  const known = findings.map(({ path }) => JSON.stringify(path))
  const [first, ...others] = findings
    .filter(({ path }, i) => known.indexOf(JSON.stringify(path)) === i)
    .map((finding) => ({ ...finding, line: file.lineAt(finding.path) }))
    .sort((a, b) => a.line - b.line)
  if (first === undefined) return
  const { file: name } = file
  const errorOf = (one: typeof first, rest: readonly ContentError[]) =>
    new ContentError(name, one.line, one.problem, one.remedy, rest, one.path)
  throw errorOf(
    first,
    others.map((one) => errorOf(one, [])),
  )
}

/** Texts are checked by the rule of every other text; another schema checks their length. */
const WORDS = prose(Number.MAX_SAFE_INTEGER)

/** Texts that look like markup, anywhere in plain data. */
function markupFindings(value: unknown, path: Path = []): ContentFinding[] {
  if (typeof value === 'string') {
    const result = v.safeParse(WORDS, value)
    if (result.success || value === '') return []
    const problem = `${nameOf(path)} cannot be ${excerpt(value)}`
    return [{ path, problem, remedy: result.issues[0].message }]
  }
  if (Array.isArray(value)) return value.flatMap((part, i) => markupFindings(part, [...path, i]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => markupFindings(part, [...path, key]))
}

/** The same data without white space at the ends of texts. */
function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(trimmed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, trimmed(part)]))
}
