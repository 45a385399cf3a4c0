import { damaged } from '../../outcome.ts'
import { ELEMENTS, FREE, HTML_ELEMENTS, PROPERTIES } from './names.ts'
import { isPlainPrelude, isPlainValue } from './words.ts'

/** New names for those in a style sheet, and calls for references that go. */
export interface CssNames {
  /** a new name; null if nothing has this one */
  id(name: string): string | null
  className(name: string): string
  /** a new name for one of `@keyframes`, and any other word as it is */
  animation(word: string): string
  /** of a reference outside of the file */
  link(target: string): void
  /** of a font inside of the file */
  font(): void
}

const BROKEN = 'a style sheet that breaks off'
const DEPTH_MOST = 8
const NAMES: ReadonlySet<string> = new Set([...ELEMENTS, ...HTML_ELEMENTS])

/**
 * A style sheet with only the rules that say how something looks: no comments, no imports, no properties that only an
 * editor reads; names as they are in the document now.
 *
 * @throws CleanError `damaged` if its braces do not match
 */
export function cleanSheet(text: string, names: CssNames): string {
  return rules(withoutComments(text).replaceAll(/<!--|-->/g, ' '), names, 0)
}

/** The declarations of a `style` attribute. */
export function cleanDeclarations(text: string, names: CssNames): string {
  return declarations(text, (name, value) =>
    PROPERTIES.has(name) ? cleanValue(name, value, names) : null,
  )
}

/** @param clean gives the value of a property; null for one that goes */
function declarations(text: string, clean: (name: string, value: string) => string | null): string {
  const kept = split(withoutComments(text), ';').flatMap((one) => {
    const colon = one.indexOf(':')
    const name = one.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value = clean(name, one.slice(colon + 1).trim())
    return value === null ? [] : [`${name}:${value}`]
  })
  return kept.join(';')
}

/**
 * The value of a property or attribute, with the names that things have now.
 *
 * @returns null if it leads out of the file, or has words that are not of CSS
 */
export function cleanValue(name: string, value: string, names: CssNames): string | null {
  let isOutside = false
  const inside = value.replaceAll(/url\(\s*("[^"]*"|'[^']*'|[^)]*)\)/gi, (_, quoted: string) => {
    const target = quoted.trim().replaceAll(/^["']|["']$/g, '')
    const id = target.startsWith('#') ? names.id(target.slice(1)) : null
    if (id !== null) return `url(#${id})`
    isOutside ||= !target.startsWith('#')
    if (!target.startsWith('#')) names.link(target)
    return 'none'
  })
  if (isOutside) return null
  if (FREE.has(name)) return inside
  const isAnimation = name === 'animation' || name === 'animation-name'
  const clean = isAnimation ? inside.replaceAll(/[\w-]+/g, names.animation) : inside
  return isPlainValue(clean) ? clean : null
}

const OF_FONTS = ['font-family', 'font-style', 'font-weight', 'font-stretch', 'font-display']

function cleanFontFace(block: string, names: CssNames): string {
  return declarations(block, (name, value) => {
    if (name === 'unicode-range' && /^[U+\da-f?,\s-]*$/i.test(value)) return value
    if (name === 'src') return cleanFont(value, names)
    return OF_FONTS.includes(name) ? cleanValue(name, value, names) : null
  })
}

/** A font that stands in the file stays, and one that is looked for by its name. */
function cleanFont(value: string, names: CssNames): string | null {
  const sources = split(value, ',').filter((one) => {
    if (/^\s*local\([^()]*\)\s*$/i.test(one)) return true
    const [, target = '', rest = ''] = /^\s*url\(\s*["']?([^"')]*)["']?\s*\)(.*)$/i.exec(one) ?? []
    const isInside = /^data:(?:font|application\/(?:x-)?font)[\w/+;=.-]*,[\w+/=%-]*$/i.test(target)
    if (!isInside) names.link(target)
    const isFont = isInside && /^\s*(?:format\(\s*["']?[\w-]{1,20}["']?\s*\))?\s*$/i.test(rest)
    if (isFont) names.font()
    return isFont
  })
  return sources.length === 0 ? null : sources.join(',')
}

function rules(text: string, names: CssNames, depth: number): string {
  if (depth > DEPTH_MOST) throw damaged(BROKEN)
  let out = ''
  for (let at = 0; at < text.length; ) {
    const next = indexOutside(text, '{;', at)
    if (next === -1) break
    if (text[next] === ';') {
      // a statement without a block: an import, a namespace, an encoding
      const target = /@import\s+(?:url\()?\s*["']?([^"');]*)/i.exec(text.slice(at, next))?.[1]
      if (target !== undefined) names.link(target)
      at = next + 1
      continue
    }
    const end = blockEnd(text, next)
    out += rule(text.slice(at, next).trim(), text.slice(next + 1, end), names, depth)
    at = end + 1
  }
  return out
}

function rule(prelude: string, block: string, names: CssNames, depth: number): string {
  const [at] = /^@[\w-]+/.exec(prelude.toLowerCase()) ?? []
  if (at === '@media' || at === '@supports') {
    if (!isPlainPrelude(prelude, NAMES)) return ''
    return `${prelude}{${rules(block, names, depth + 1)}}`
  }
  if (at === '@keyframes' || at === '@-webkit-keyframes') {
    return `${keyframes(prelude, names)}{${rules(block, names, depth + 1)}}`
  }
  if (at === '@font-face') return `@font-face{${cleanFontFace(block, names)}}`
  // a selector may ask for any attribute and any word in it
  if (at !== undefined || /["'[\\]/.test(prelude)) return ''
  const selector = prelude.replaceAll(
    /([#.])(-?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*)/g,
    (_, mark, name) =>
      mark === '#' ? `#${names.id(name) ?? 'none'}` : `.${names.className(name)}`,
  )
  return isPlainPrelude(selector, NAMES) ? `${selector}{${cleanDeclarations(block, names)}}` : ''
}

/** Animations are called by the names of their keyframes. */
function keyframes(prelude: string, names: CssNames): string {
  const name = prelude.replace(/^\S+\s*/, '')
  return `@keyframes ${names.animation(name)}`
}

function blockEnd(text: string, brace: number): number {
  let depth = 0
  const marks = /[{}"']/g
  marks.lastIndex = brace
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '{') depth++
    else if (mark[0] === '}') {
      depth--
      if (depth === 0) return mark.index
    } else marks.lastIndex = quoteEnd(text, mark.index) + 1
  }
  throw damaged(BROKEN)
}

/** The place of one of `wanted` outside of quotes and parentheses; -1 if there is none. */
function indexOutside(text: string, wanted: string, from: number): number {
  let depth = 0
  const marks = /["'(){};,]/g
  marks.lastIndex = from
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const [one] = match
    if (one === '"' || one === "'") marks.lastIndex = quoteEnd(text, match.index) + 1
    else if (one === '(') depth++
    else if (one === ')') depth = Math.max(0, depth - 1)
    else if (wanted.includes(one) && depth === 0) return match.index
  }
  return -1
}

function quoteEnd(text: string, from: number): number {
  const end = text.indexOf(text[from] ?? '"', from + 1)
  return end === -1 ? text.length : end
}

function split(text: string, mark: string): string[] {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const end = indexOutside(text, mark, at)
    if (end === -1) return [...parts, text.slice(at)]
    parts.push(text.slice(at, end))
    at = end + 1
  }
}

function withoutComments(text: string): string {
  let out = ''
  for (let at = 0; ; ) {
    const start = text.indexOf('/*', at)
    if (start === -1) return out + text.slice(at)
    out += `${text.slice(at, start)} `
    const end = text.indexOf('*/', start + 2)
    if (end === -1) return out
    at = end + 2
  }
}
