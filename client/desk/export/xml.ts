import { escapeText, escapeValue } from '../../shared/escape.ts'

/** An element, with its text or its child elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly XmlElement[]
}

/** @param content text, as people wrote it; a number; or elements in their order */
export function element(
  name: string,
  content: string | number | readonly XmlElement[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return { name, attributes, content: typeof content === 'number' ? String(content) : content }
}

/** Characters that XML 1.0 cannot hold in any form, and halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
/** Characters that turn the direction of a text. Without them, a text reads as it is written. */
const TURNING = /[\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu

/**
 * Write a document of XML 1.0, in UTF-8. U+FFFD stands instead of each character that XML cannot hold.
 * Characters that turn the direction of a text are left out.
 */
export function xmlOf(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`
}

function written({ name, attributes, content }: XmlElement, indent: string): string {
  const said = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeValue(allowed(value))}"`,
  )
  const open = `${indent}<${name}${said.join('')}>`
  if (typeof content === 'string') return `${open}${escapeText(allowed(content))}</${name}>\n`
  const inside = content.map((one) => written(one, `${indent}  `)).join('')
  return `${open}\n${inside}${indent}</${name}>\n`
}

/** Without signs that XML does not allow, and those that turn the direction of writing. */
function allowed(text: string): string {
  return text.replace(FORBIDDEN, '\u{FFFD}').replace(TURNING, '')
}
