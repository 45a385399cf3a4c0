import type { ByteSource } from '../../source.ts'

/** An SVG shows itself within its first bytes, or we do not know it. */
const HEAD = 65_536

/** Whether the first element of a file is `svg`, even if something else stands before it. */
export async function isSvg(source: ByteSource): Promise<boolean> {
  const text = decodeXml(await source.read(0, HEAD))
  const root = firstElement(text)
  return root !== null && /^(?:[\w.-]+:)?svg$/.test(root)
}

/** XML as text, by the mark at its beginning: UTF-8 if there is none. */
export function decodeXml(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes
  const big = (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)
  const little = (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c !== 0 && d === 0)
  return new TextDecoder(big ? 'utf-16be' : little ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** The name of the first element after declaration, comments, instructions and document type. */
function firstElement(text: string): string | null {
  let at = 0
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0
    const rest = (start: string) => text.startsWith(start, at)
    const end = rest('<!--')
      ? after(text, '-->', at + 4)
      : rest('<?')
        ? after(text, '?>', at + 2)
        : rest('<!')
          ? afterDoctype(text, at)
          : null
    if (end === null) return /^<([\w.:-]+)[\s/>]/.exec(text.slice(at, at + 100))?.[1] ?? null
    at = end
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}

/** A document type may hold declarations in brackets, which hold `>` themselves. */
function afterDoctype(text: string, from: number): number {
  const bracket = text.indexOf('[', from)
  const end = text.indexOf('>', from)
  if (bracket === -1 || (end !== -1 && end < bracket)) return after(text, '>', from)
  return after(text, '>', after(text, ']', bracket))
}
