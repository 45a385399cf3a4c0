import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plural } from '../../client/texts/shape.ts'
import { LANGUAGES, type Language } from '../../crypto/entries/content.ts'

/** One text, or the forms of a text that depends on a number. */
type Text = string | Plural

/** A catalogue in one language: section → key → text. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, Text>>>>

/** Whether code shows the text of `key`, as `section.key`. */
export type Usage = (key: string) => boolean

/** Languages, as "nb nn" → keys, as `section.key`. */
type Identical = Readonly<Record<string, readonly string[]>>

/** A catalogue as "section.key" → text. */
type Flat = ReadonlyMap<string, Text>

function flatten(texts: Catalogue): Flat {
  return new Map(
    Object.entries(texts).flatMap(([section, entries]) =>
      Object.entries(entries).map(([key, text]) => [`${section}.${key}`, text] as const),
    ),
  )
}

const formsOf = (text: Text | undefined): readonly string[] => {
  if (text === undefined) return []
  return typeof text === 'string' ? [text] : [text.one, text.other]
}

const placesOf = (text: Text | undefined) =>
  [...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort().join(' ')

/**
 * Problems of the catalogues, one sentence each: a key that a language lacks, or that only one language has; a text
 * that is empty, has other placeholders, or is the same in two languages without being listed; a key that no page
 * uses.
 *
 * @param identical keys whose text is the same, on purpose, in exactly these languages
 */
export function textFindings(
  catalogues: Readonly<Record<Language, Catalogue>>,
  isUsed: Usage,
  identical: Identical,
): string[] {
  const flat = LANGUAGES.map((language) => [language, flatten(catalogues[language])] as const)
  const keys = [...new Set(flat.flatMap(([, texts]) => [...texts.keys()]))].sort()
  return [
    ...keys.flatMap((key) => flat.flatMap((one) => textFinding(one, key, flat[0]?.[1]))),
    ...keys.flatMap((key) => sameFinding(flat, key, identical)),
    ...keys.filter((key) => !isUsed(key)).map((key) => `${key} is used nowhere: remove it`),
    ...Object.entries(identical).flatMap(([languages, listed]) =>
      listed
        .filter((key) => sameIn(flat, key) !== languages)
        .map((key) => `${key} is not the same in ${languages}: take it off the list`),
    ),
  ]
}

function textFinding(
  [language, texts]: readonly [Language, Flat],
  key: string,
  model: Flat | undefined,
): string[] {
  const text = texts.get(key)
  if (text === undefined) return [`${key} is missing in ${language}: write it`]
  if (formsOf(text).some((form) => form === '' || form !== form.trim())) {
    return [`${key} in ${language} is empty or begins or ends with space: write it`]
  }
  if (placesOf(text) !== placesOf(model?.get(key))) {
    return [`${key} in ${language} fills in ${placesOf(text) || 'nothing'}: as in the others`]
  }
  return []
}

function sameFinding(
  flat: readonly (readonly [Language, Flat])[],
  key: string,
  identical: Identical,
): string[] {
  const same = sameIn(flat, key)
  const listed = identical[same]?.includes(key) ?? false
  if (same === '' || listed) return []
  const remedy = 'translate it, or list it as rightly so in identical.ts'
  return [`${key} is the same in ${same}: ${remedy}`]
}

/** The languages that have the same text, as "nb nn"; empty if each has its own. */
function sameIn(flat: readonly (readonly [Language, Flat])[], key: string): string {
  const seen = flat.map(([language, texts]) => [language, formsOf(texts.get(key)).join('|')])
  return seen
    .filter(([, text], i) => seen.some(([, other], j) => i !== j && text !== '' && text === other))
    .map(([language]) => language)
    .join(' ')
}

/** Sections that are looked up by names of other lists; a test compares the names. */
const LOOKED_UP = new Set([
  'kinds',
  'wishes',
  'errors',
  'sorts',
  'found',
  'stays',
  'trouble',
  'voiceTrouble',
])

/** In the reporter's pages: by name, or looked up. @param code of the pages, all of it */
export function usedByPages(code: string): Usage {
  const named = namedKeys(code)
  return (key) => named.has(key) || LOOKED_UP.has(key.split('.')[0] ?? '')
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
