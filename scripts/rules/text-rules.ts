import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry, Sections, Text } from '../../client/texts/entry.ts'
import { LANGUAGES } from '../../crypto/entries/content.ts'

/** Whether code shows the text of `key`, as `section.key`. */
export type Usage = (key: string) => boolean

/** Texts that nynorsk and English have in common by chance. */
const BY_CHANCE: ReadonlySet<string> = new Set(['compose.setStatus'])

/**
 * Problems of the texts, one sentence each: a key that a language lacks; a text that is empty, has other placeholders,
 * or is the same in two languages although it is not written once for both; a key that no page uses.
 */
export function textFindings(sections: Sections, isUsed: Usage): string[] {
  const entries = Object.entries(sections).flatMap(([section, texts]) =>
    Object.entries(texts).map(([key, entry]) => [`${section}.${key}`, entry] as const),
  )
  return entries.flatMap(([key, entry]) => {
    const texts = textsOf(entry)
    const unused = isUsed(key) ? [] : [`${key} is used nowhere: remove it`]
    return [
      ...texts.flatMap(([language, text]) => textFinding(key, language, text, texts[0]?.[1])),
      ...sameFinding(key, texts),
      ...unused,
    ]
  })
}

/** The languages of an entry, as they are written, and its text in each. */
type TextsByLanguage = readonly (readonly [language: string, text: Text | undefined])[]

function textsOf(entry: Entry): TextsByLanguage {
  if (typeof entry === 'string' || 'one' in entry) return [['every language', entry]]
  const texts: Readonly<Record<string, Text>> = entry
  const needed = 'no' in entry ? ['no', 'en'] : LANGUAGES
  return [...new Set([...needed, ...Object.keys(entry)])].map((name) => [name, texts[name]])
}

const formsOf = (text: Text | undefined): readonly string[] => {
  if (text === undefined) return []
  return typeof text === 'string' ? [text] : [text.one, text.other]
}

const placesOf = (text: Text | undefined) =>
  [...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort().join(' ')

/** @param model the text of the first language */
function textFinding(
  key: string,
  language: string,
  text: Text | undefined,
  model: Text | undefined,
): string[] {
  if (text === undefined) return [`${key} is missing in ${language}: write it`]
  if (formsOf(text).some((form) => form === '' || form !== form.trim())) {
    return [`${key} in ${language} is empty or begins or ends with space: write it`]
  }
  if (placesOf(text) !== placesOf(model)) {
    return [`${key} in ${language} fills in ${placesOf(text) || 'nothing'}: as in the others`]
  }
  return []
}

function sameFinding(key: string, texts: TextsByLanguage): string[] {
  const written = texts.map(([language, text]) => [language, formsOf(text).join('|')] as const)
  const same = written
    .filter(([, text], i) =>
      written.some(([, other], j) => i !== j && text !== '' && text === other),
    )
    .map(([language]) => language)
    .join(' ')
  if (same === '' || (same === 'nn en' && BY_CHANCE.has(key))) return []
  return [`${key} is the same in ${same}: translate it, or write it once, bare or as \`no\``]
}

/** Sections that are looked up by names of other lists; a test compares the names. */
const LOOKED_UP = new Set([
  'kinds',
  'wishes',
  'nameUses',
  'errors',
  'sorts',
  'found',
  'stays',
  'trouble',
  'voiceTrouble',
  'hintKinds',
  'hintWhy',
])

/** In the reporter's pages: by name, or looked up. @param code of the pages, all of it */
export function usedByPages(code: string): Usage {
  const named = namedKeys(code)
  return (key) => named.has(key) || LOOKED_UP.has(key.split('.')[0] ?? '')
}

/** Sections of the editor that are looked up by names of a content folder; a test compares the names. */
const FOLDER_NAMES = new Set([
  'fileNames',
  'fields',
  'hints',
  'options',
  'adding',
  'refusals',
  'places',
  'mistakes',
  'logoMistakes',
  'needs',
])

/** In the editor: by name, or looked up. @param code of the editor, all of it */
export function usedByEditor(code: string): Usage {
  const named = namedKeys(code)
  return (key) => named.has(key) || FOLDER_NAMES.has(key.split('.')[0] ?? '')
}

/** Sections of the desk that are themselves looked up. */
const CHOSEN = new Set([
  ...['verdicts', 'extents', 'withdrawals', 'ways', 'yesNo'],
  ...['harassment', 'finance', 'danger'],
])

/**
 * Usage in the desk, where most sections are looked up. A key counts as used by name; if it is taken out of its
 * section; if its name stands somewhere in quotes or as the name of a property, in a section that is looked up; or,
 * if the section is handed on as a whole, as a property of anything.
 *
 * @param code of the desk, all of it
 * @param others code whose names the desk shows
 */
export function usedByDesk(code: string, others: string): Usage {
  const names = wordsIn(`${code}${others}`, /['"]([\w-]+)['"]|\b(\w+)\b(?=:)/g)
  const suffixes = [...wordsIn(code, /\$\{\w+\}(\w+)`/g)]
  const isName = (name: string) =>
    names.has(name) ||
    suffixes.some((end) => name.endsWith(end) && names.has(name.slice(0, -end.length)))
  const lookedUp = wordsIn(code, /\b(\w+)\[(?!['"\]])/g)
  const handedOn = wordsIn(code, /\bdesk\.(\w+)(?![\w.[])/g)
  const properties = wordsIn(code, /\.(\w+)\b/g)
  const named = new Set([...namedKeys(code), ...takenKeys(code)])
  return (key) => {
    const [section = '', name = ''] = key.split('.')
    if (named.has(key)) return true
    if (CHOSEN.has(section) && /^\d+$/.test(name)) return true
    const isHandedOn = handedOn.has(section)
    const isLookedUp = isHandedOn || lookedUp.has(section) || CHOSEN.has(section)
    return (isLookedUp && isName(name)) || (isHandedOn && properties.has(name))
  }
}

/** The keys that are taken out of their section, as `{ name } = desk.section`. */
function takenKeys(code: string): string[] {
  const taken = [...code.matchAll(/\{([^{}]*)\} = [\w.]*\b(\w+)\b/g)]
  return taken.flatMap(([, parts = '', section]) =>
    parts.split(',').map((part) => `${section}.${part.trim()}`),
  )
}

function wordsIn(code: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...code.matchAll(pattern)].map(([, first, second]) => first ?? second ?? ''))
}

/** The keys that stand in code as `section.name` or `section['name']`. */
function namedKeys(code: string): ReadonlySet<string> {
  const pattern = /\b(\w+)(?=\.(\w+)|\[['"]([\w-]+)['"]\])/g
  return new Set(
    [...code.matchAll(pattern)].map(([, section, name, quoted]) => `${section}.${name ?? quoted}`),
  )
}

/** The code of every file of a folder. */
export function codeOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
}
