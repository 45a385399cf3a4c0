import type { XmlStart } from '../packed/xml.ts'
import { attributeOf } from '../packed/xml-filter.ts'

const YES: ReadonlySet<string | undefined> = new Set(['1', 'true', 'on'])

/** Whether an element of Office Open XML hides something that is still in the file, or crops a picture. */
export function hidesInOoxml(element: XmlStart, path: readonly string[]): boolean {
  const is = (key: string) => YES.has(attributeOf(element, key))
  switch (element.key) {
    case 's:sheet':
      return /hidden/i.test(attributeOf(element, 'state') ?? '')
    case 's:row':
    case 's:col':
      return is('hidden')
    case 'p:sld':
      return /^(?:0|false|off)$/.test(attributeOf(element, 'show') ?? '')
    case 'w:vanish':
      // Word's own styles hide things that no document uses
      return path.includes('w:r') && (attributeOf(element, 'w:val') === undefined || is('w:val'))
    case 'a:srcRect':
      return element.attributes.some(({ value }) => Number.parseFloat(value) > 0)
    case 'v:imagedata':
      return element.attributes.some(({ key }) => /^crop(?:left|right|top|bottom)$/.test(key))
    default:
      return element.key.endsWith(':cNvPr') && is('hidden')
  }
}

/** Values of ODF that hide what they belong to, or crop a picture. */
const HIDING: ReadonlyMap<string, RegExp> = new Map([
  ['table:display', /^false$/],
  ['table:visibility', /^(?:collapse|filter)$/],
  ['presentation:visibility', /^hidden$/],
  ['draw:display', /^none$/],
  ['text:display', /^none$/],
  ['fo:clip', /[1-9]/],
])

/** As `hidesInOoxml`, for ODF. */
export function hidesInOdf(element: XmlStart): boolean {
  if (/^text:hidden-(?:text|paragraph)$/.test(element.key)) return true
  return element.attributes.some(({ key, value }) => HIDING.get(key)?.test(value) ?? false)
}
