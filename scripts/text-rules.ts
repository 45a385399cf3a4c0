import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plural, Texts } from '../client/texts/shape.ts'
import { LANGUAGES, type Language } from '../crypto/content.ts'

/** One text, or the forms of one that depends on a number. */
type Text = string | Plural

/** Languages, as "nb nn" → keys, as `section.key`. */
export type Identical = Readonly<Record<string, readonly string[]>>

/** A catalogue as "section.key" → text. */
type Flat = ReadonlyMap<string, Text>

function flatten(texts: Texts): Flat {
  const sections = Object.entries(texts) as [string, Readonly<Record<string, Text>>][]
  return new Map(
    sections.flatMap(([section, entries]) =>
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
 * What is wrong with the catalogues, one sentence each: a key that a language lacks or has alone, a
 * text that is empty, has other places to fill in, or is the same in two languages without being
 * listed as rightly so; a key that no page uses.
 *
 * @param code of the pages, all of it
 * @param identical keys whose text is rightly the same in just these languages
 */
export function textFindings(
  catalogues: Readonly<Record<Language, Texts>>,
  code: string,
  identical: Identical,
): string[] {
  const flat = LANGUAGES.map((language) => [language, flatten(catalogues[language])] as const)
  const keys = [...new Set(flat.flatMap(([, texts]) => [...texts.keys()]))].sort()
  return [
    ...keys.flatMap((key) => flat.flatMap((one) => textFinding(one, key, flat[0]?.[1]))),
    ...keys.flatMap((key) => sameFinding(flat, key, identical)),
    ...keys.filter((key) => !isUsed(key, code)).map((key) => `${key} is used nowhere: remove it`),
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
  const remedy = 'translate it, or list it in client/texts/identical.ts'
  return [`${key} is the same in ${same}: ${remedy}`]
}

/** The languages that have the same text, as "nb nn"; empty where each has its own. */
function sameIn(flat: readonly (readonly [Language, Flat])[], key: string): string {
  const seen = flat.map(([language, texts]) => [language, formsOf(texts.get(key)).join('|')])
  return seen
    .filter(([, text], i) => seen.some(([, other], j) => i !== j && text !== '' && text === other))
    .map(([language]) => language)
    .join(' ')
}

/** Sections that are looked up by names of other lists, which a test holds them to. */
const LOOKED_UP = new Set(['kinds', 'wishes', 'errors'])

/** By name, or looked up. */
function isUsed(key: string, code: string): boolean {
  const [section = '', name = ''] = key.split('.')
  const escaped = name.replaceAll('-', '\\-')
  return (
    new RegExp(`\\b${section}\\.${escaped}\\b`).test(code) ||
    new RegExp(`\\b${section}\\[['"]${escaped}['"]\\]`).test(code) ||
    LOOKED_UP.has(section)
  )
}

/** The code of every page of a folder. */
export function codeOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
}
