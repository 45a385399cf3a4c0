import type * as v from 'valibot'
import { nearest } from './nearest.ts'
import type { Path } from './yaml.ts'

/** A problem, as a sentence without its end, and the remedy. */
export interface ContentFinding {
  readonly path: Path
  readonly problem: string
  readonly remedy: string
}

type Issue = v.BaseIssue<unknown>

/** Names of the languages in a sentence. */
const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  nb: 'bokmål',
  nn: 'nynorsk',
  en: 'English',
}

/** Put an issue of a schema into plain words. @param schema the one that found it */
export function describeIssue(schema: v.GenericSchema, issue: Issue): ContentFinding {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  if (issue.type === 'strict_object' && issue.path?.at(-1)?.origin === 'key') {
    return issue.expected === 'never' ? unknownKey(schema, path) : missingKey(path)
  }
  if (issue.kind === 'schema') return { path, ...wrongKind(schema, path, issue) }
  return { path, ...wrongValue(path, issue) }
}

/** Unknown keys come first: a key that is misspelt is missing too. */
export function isUnknownKey(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never'
}

function unknownKey(schema: v.GenericSchema, path: Path): ContentFinding {
  const key = String(path.at(-1))
  const known = keysAt(schema, path.slice(0, -1))
  const meant = nearest(key, known)
  const remedy = meant === null ? `the keys here are ${known.join(', ')}` : `write "${meant}"`
  return { path, problem: `unknown key "${key}"`, remedy }
}

function missingKey(path: Path): ContentFinding {
  const key = String(path.at(-1))
  const language = LANGUAGE_WORDS[key]
  const remedy = language === undefined ? `add "${key}:"` : `write it in ${language} too`
  return { path, problem: `${nameOf(path.slice(0, -1))} has no ${key}`, remedy }
}

type Said = Omit<ContentFinding, 'path'>

function wrongKind(schema: v.GenericSchema, path: Path, issue: Issue): Said {
  const { input, type, expected } = issue
  const name = nameOf(path)
  if (input === null) return { problem: `${name} is empty`, remedy: 'write something after it' }
  const problem = `${name} cannot be ${excerpt(input)}`
  switch (type) {
    case 'strict_object':
      return { problem, remedy: `write ${keysAt(schema, path).join(', ')} below it` }
    case 'array':
      return { problem, remedy: 'write a list: each entry on a line that begins with "- "' }
    case 'picklist':
      return {
        problem,
        remedy: `choose ${expected?.replace(/[()"]/g, '').replaceAll(' | ', ', ')}`,
      }
    case 'boolean':
      return { problem, remedy: 'write true or false' }
    case 'number':
      return { problem, remedy: 'write a whole number, without quotes' }
    case 'string': {
      const bare = typeof input === 'number' || typeof input === 'boolean'
      return { problem, remedy: bare ? `put it in quotes: "${input}"` : 'write one text after it' }
    }
    default:
      return { problem, remedy: issue.message }
  }
}

function wrongValue(path: Path, issue: Issue): Said {
  const { input, type, requirement, message } = issue as Issue & { readonly requirement?: unknown }
  const name = nameOf(path)
  const limit = String(requirement)
  const count = Array.isArray(input) ? input.length : String(input).length
  const unit = Array.isArray(input) ? 'entries' : 'characters'
  switch (type) {
    case 'max_length':
      return {
        problem: `${name} has ${count} ${unit}`,
        remedy: `shorten it to ${limit} ${unit} at most`,
      }
    case 'min_length':
      if (count > 0) return { problem: `${name} has ${count} ${unit}`, remedy: message }
      return { problem: `${name} is empty`, remedy: remedyOf(message, 'write something after it') }
    case 'integer':
      return { problem: `${name} cannot be ${excerpt(input)}`, remedy: 'write a whole number' }
    case 'min_value':
      return { problem: `${name} cannot be ${excerpt(input)}`, remedy: `write ${limit} or more` }
    case 'max_value':
      return { problem: `${name} cannot be ${excerpt(input)}`, remedy: `write ${limit} or less` }
    case 'raw_check': {
      // these messages hold both, separated by a colon
      const at = message.lastIndexOf(': ')
      const problem = at === -1 ? message : message.slice(0, at)
      return { problem, remedy: at === -1 ? 'choose one that is there' : message.slice(at + 2) }
    }
    default:
      return {
        problem: `${name} cannot be ${excerpt(input)}`,
        remedy: remedyOf(message, 'choose another'),
      }
  }
}

/** The schemas' own messages say what to write; the library's messages say only what its code expected. */
function remedyOf(message: string, otherwise: string): string {
  if (message.startsWith('Invalid')) return otherwise
  return /^an? /.test(message) ? `write ${message}` : message
}

/** Name of the entry at a path, for a sentence. */
export function nameOf(path: Path): string {
  const around = path.slice(0, -1)
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  if (typeof last === 'number') {
    return around.length === 0 ? `entry ${last + 1}` : `entry ${last + 1} of ${nameOf(around)}`
  }
  const language = LANGUAGE_WORDS[last]
  return language === undefined || around.length === 0 ? last : `${nameOf(around)} in ${language}`
}

/** A value as it can stand in a sentence: short, on one line, without signs that steer a terminal. */
export function excerpt(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a group of keys'
  if (typeof value !== 'string') return String(value)
  const line = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  const signs = [...line]
  return `"${signs.length > 40 ? `${signs.slice(0, 39).join('')}…` : line}"`
}

interface Schema {
  readonly entries?: Readonly<Record<string, Schema>>
  readonly item?: Schema
  readonly wrapped?: Schema
}

/** The keys that a schema knows at a path; none if it is not a group of keys. */
function keysAt(schema: v.GenericSchema, path: Path): readonly string[] {
  let at: Schema | undefined = schema as Schema
  for (const step of path) {
    at = unwrap(at)
    at = typeof step === 'number' ? at?.item : at?.entries?.[step]
  }
  return Object.keys(unwrap(at)?.entries ?? {})
}

function unwrap(schema: Schema | undefined): Schema | undefined {
  return schema?.wrapped === undefined ? schema : unwrap(schema.wrapped)
}
