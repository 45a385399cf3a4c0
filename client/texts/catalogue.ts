import type { Language } from '../../crypto/content.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { Texts } from './shape.ts'

export type { Texts } from './shape.ts'

export const CATALOGUES: Readonly<Record<Language, Texts>> = { nb, nn, en }

/** The names of the languages, each in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  en: 'English',
}

/** Put `values` in place of `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/gi, (whole, name: string) => String(values[name] ?? whole))
}

/** The word for a name of the content document; the name itself where there is none. */
export function wordFor(section: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(section, name) ? (section[name] ?? name) : name
}

/** One spelling of a catalogue, so that its hash depends on the texts alone: keys sorted. */
export function canonicalTexts(texts: Texts): string {
  const sorted = (value: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  const sections = Object.entries(texts).map(([name, section]) => [name, sorted(section)])
  return JSON.stringify(sorted(Object.fromEntries(sections)))
}
