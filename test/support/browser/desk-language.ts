import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'

type Judge = (text: string) => boolean

/** Letters and marks that a text needs outside its placeholders to be recognised. */
const TELLING = 12

/** Every text and form of a text of a language. */
function textsIn(language: DeskLanguage): string[] {
  return Object.values<object>(DESK_CATALOGUES[language])
    .flatMap((texts) => Object.values(texts))
    .flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text as object)))
}

/** A pattern of the text, with anything in its placeholders; null if it has hardly any other letters. */
function shapeOf(text: string): RegExp | null {
  const parts = text.split(/\{\w+\}/)
  if (parts.join('').length < TELLING) return null
  const escaped = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.*')}$`)
}

/** Tells whether a text is one of these, with anything in their placeholders. */
function isOneOf(texts: readonly string[]): Judge {
  const whole = new Set(texts.filter((text) => !text.includes('{')))
  const shapes = texts.flatMap((text) => (text.includes('{') ? (shapeOf(text) ?? []) : []))
  return (text) => whole.has(text) || shapes.some((shape) => shape.test(text))
}

/**
 * Texts that a page says: texts, labels of elements without text, and hints in fields; not texts that people wrote.
 */
function spoken(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours = [...document.body.querySelectorAll('*')].filter(
      (one) =>
        one.closest('script, style, kbd, .as-written') === null &&
        one.closest('[lang]') === document.documentElement,
    )
    return ours
      .flatMap((one) => [
        ...[...one.childNodes].map((node) => (node instanceof Text ? node.data : '')),
        ...['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? ''),
      ])
      .map((text) => text.trim())
      .filter((text) => text !== '')
  })
}

/** By language: it takes long to make a judge, and many views share texts. */
const judges = new Map<DeskLanguage, Judge>()

/** Tells whether a text is in another of our languages, or has an empty placeholder. */
function judgeOf(language: DeskLanguage): Judge {
  const made = judges.get(language)
  if (made !== undefined) return made
  const own = new Set(textsIn(language))
  const isOurs = isOneOf([...own])
  const others = LANGUAGES.filter((one) => one !== language).flatMap(textsIn)
  const isTheirs = isOneOf(others.filter((text) => !own.has(text)))
  const isForeign = (text: string) => !isOurs(text) && isTheirs(text)
  const isUnfilled = (text: string) => /\{\w+\}|undefined|NaN|\[object/.test(text)
  const known = new Map<string, boolean>()
  const judge = (text: string) => {
    const verdict = known.get(text) ?? (isForeign(text) || isUnfilled(text))
    known.set(text, verdict)
    return verdict
  }
  judges.set(language, judge)
  return judge
}

/** Texts on a page that are in another of our languages, or have an empty placeholder. */
export async function foreignTexts(page: Page, language: DeskLanguage): Promise<string[]> {
  return (await spoken(page)).filter(judgeOf(language))
}
