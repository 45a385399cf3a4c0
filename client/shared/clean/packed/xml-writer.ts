import { escapeText, escapeValue } from '../../escape.ts'
import type { XmlStart, XmlToken } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Letters that are made into bytes at a time. */
const BLOCK = 64 * 1024

/** Write tokens as an XML document in UTF-8; they have to be nested well. */
export function* writeXml(tokens: Iterable<XmlToken>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let out = HEAD
  let start: XmlStart | null = null
  const open: string[] = []
  for (const token of tokens) {
    if (start !== null) {
      const name = nameOf(start)
      out += `<${name}${attributesOf(start)}${token.kind === 'end' ? '/>' : '>'}`
      if (token.kind !== 'end') open.push(name)
    } else if (token.kind === 'end') {
      out += `</${open.pop()}>`
    }
    start = token.kind === 'start' ? token : null
    if (token.kind === 'text') out += escapeText(token.text)
    if (out.length > BLOCK) {
      yield encoder.encode(out)
      out = ''
    }
  }
  yield encoder.encode(out)
}

function nameOf({ key, isBare }: XmlStart): string {
  return isBare ? key.slice(key.indexOf(':') + 1) : key
}

function attributesOf({ attributes }: XmlStart): string {
  let out = ''
  for (const { key, value } of attributes) {
    out += ` ${key}="${escapeValue(value)}"`
  }
  return out
}
