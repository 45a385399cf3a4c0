import { Findings } from '../../found.ts'
import { CleanError, type Cleaned, type CleanTools, damaged } from '../../outcome.ts'
import { fromLatin1, latin1, readExactly } from '../../reading.ts'
import type { ByteSource } from '../../source.ts'
import { SvgNames } from './names-map.ts'
import { decodeXml } from './sniff.ts'
import { readTree, SVG, type SvgElement } from './tree.ts'
import { isPicture, writeSvg } from './write.ts'

/** A drawing is read as a whole; larger ones are no drawings that anybody made. */
const SIZE_MOST = 32 * 1024 * 1024

/**
 * Clean an SVG drawing: it is rebuilt with the elements and attributes that draw, new names for references within it,
 * and its pictures cleaned. Nothing of it runs, and nothing is fetched.
 *
 * @throws CleanError `damaged` if it is not well-formed, or a picture in it cannot be cleaned
 */
export async function cleanSvg(source: ByteSource, tools: CleanTools): Promise<Cleaned> {
  if (source.size > SIZE_MOST) throw new CleanError('too-large', 'a drawing of that size')
  // as bytes, as text and as a tree
  tools.spend(4 * source.size)
  const { root, asides } = readTree(textOf(await readExactly(source, 0, source.size)))
  if (root.namespace !== SVG || root.name !== 'svg') throw damaged('no drawing')
  const found = new Findings()
  for (const aside of asides) found.add(isGenerator(aside) ? 'software' : 'description', aside)
  const pictures = await cleanPictures(root, found, tools)
  const names = new SvgNames(root, found)
  const text = writeSvg(root, { names, found, pictures })
  const pieces = [new TextEncoder().encode(`${text}\n`)]
  return { pieces, found: found.list(), stays: names.hasFonts ? ['embedded-uncleaned'] : [] }
}

function isGenerator(aside: string): boolean {
  return /generat|created (?:with|by|using)|export/i.test(aside)
}

/** In UTF-8 or UTF-16, or in what its first line says. */
function textOf(bytes: Uint8Array): string {
  const head = latin1(bytes, 0, 200)
  const [, label = 'utf-8'] = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head) ?? []
  if (/^utf-?(?:8|16)$/i.test(label)) return decodeXml(bytes)
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    throw damaged('letters in an encoding that is not known')
  }
}

/** Clean every picture that stands in the drawing itself. */
async function cleanPictures(
  root: SvgElement,
  found: Findings,
  tools: CleanTools,
): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>()
  for (const url of pictureUrls(root)) {
    if (pictures.has(url)) continue
    const bytes = bytesOf(url)
    tools.spend(2 * url.length)
    const clean = bytes === null ? null : await tools.inner(bytes)
    const type = clean === null ? null : typeOf(clean.bytes)
    if (clean === null || type === null) throw damaged('a picture of no known kind')
    found.addAll(clean.found)
    pictures.set(url, `data:${type};base64,${toBase64(clean.bytes)}`)
  }
  return pictures
}

function* pictureUrls(element: SvgElement): Generator<string> {
  for (const { name, value } of isPicture(element) ? element.attributes : []) {
    const url = value.trim()
    if (name === 'href' && /^data:/i.test(url)) yield url
  }
  for (const child of element.children) if (typeof child !== 'string') yield* pictureUrls(child)
}

/** The bytes of a `data:` URL; null if it does not hold what it says. */
function bytesOf(url: string): Uint8Array | null {
  const comma = url.indexOf(',')
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(0, comma))
  try {
    const data = decodeURIComponent(url.slice(comma + 1))
    return isBase64 ? fromLatin1(atob(data.replaceAll(/\s+/g, ''))) : new TextEncoder().encode(data)
  } catch {
    return null
  }
}

/** Pictures that browsers show in a drawing. */
function typeOf(bytes: Uint8Array): string | null {
  const head = latin1(bytes, 0, 12)
  if (head.startsWith('\xff\xd8')) return 'image/jpeg'
  if (head.startsWith('\x89PNG')) return 'image/png'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  return head.startsWith('<svg') ? 'image/svg+xml' : null
}

/** In pieces whose length has no remainder in base64. */
function toBase64(bytes: Uint8Array): string {
  const size = 3 * 8192
  let out = ''
  for (let at = 0; at < bytes.length; at += size) out += btoa(latin1(bytes, at, at + size))
  return out
}
