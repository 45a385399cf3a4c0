import { CleanError, type Format } from '../outcome.ts'
import { readXml } from '../packed/xml.ts'
import { readZip, unpackWhole, type ZipEntry } from '../packed/zip.ts'
import type { ByteSource } from '../source.ts'

const PACKAGE = new Map([['http://schemas.openxmlformats.org/package/2006/content-types', 'ct']])
const LIST = '[content_types].xml'
const LIST_MOST = 4 * 1024 ** 2
const UNCOUNTED = { spend: () => {} }

/** Types of the main part of a document, a template or a show, with macros or without. */
const MAIN_TYPES: readonly (readonly [RegExp, Format])[] = [
  [/wordprocessingml\.(document|template)\.main\+xml$/, 'docx'],
  [/ms-word\.(document|template)\.macroenabled(template)?\.main\+xml$/, 'docx'],
  [/spreadsheetml\.(sheet|template)\.main\+xml$/, 'xlsx'],
  [/ms-excel\.(sheet|template)\.macroenabled\.main\+xml$/, 'xlsx'],
  [/presentationml\.(presentation|template|slideshow)\.main\+xml$/, 'pptx'],
  [/ms-powerpoint\.(presentation|template|slideshow)\.macroenabled\.main\+xml$/, 'pptx'],
]

const ODF_TYPES: readonly (readonly [RegExp, Format])[] = [
  [/opendocument\.text(-template|-master)?$/, 'odt'],
  [/opendocument\.spreadsheet(-template)?$/, 'ods'],
  [/opendocument\.presentation(-template)?$/, 'odp'],
]

/**
 * The format of the document in a zip archive, by its list of types (Office Open XML) or its first file (ODF).
 *
 * @returns null for any other archive
 * @throws CleanError if it is no whole zip archive, asks for a password, or is a bomb
 */
export async function officeFormat(source: ByteSource): Promise<Format | null> {
  const entries = await readZip(source, UNCOUNTED)
  const mimetype = entries.find(({ name }) => name === 'mimetype')
  if (mimetype !== undefined) {
    const type = new TextDecoder().decode(await small(source, mimetype, 256)).trim()
    return ODF_TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? null
  }
  const list = entries.find(({ name }) => name.toLowerCase() === LIST)
  return list === undefined ? null : mainFormat(await small(source, list, LIST_MOST))
}

/** The format that the content type of a main part belongs to, or null. */
export function formatOfType(type: string): Format | null {
  return MAIN_TYPES.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1] ?? null
}

async function small(source: ByteSource, entry: ZipEntry, most: number): Promise<Uint8Array> {
  if (entry.size > most) throw new CleanError('too-large', 'a long list of types')
  return unpackWhole(source, entry, UNCOUNTED)
}

function mainFormat(list: Uint8Array): Format | null {
  for (const token of readXml([list], PACKAGE, UNCOUNTED)) {
    if (token.kind !== 'start') continue
    const type = token.attributes.find(({ key }) => key === 'ContentType')?.value ?? ''
    const format = formatOfType(type)
    if (format !== null) return format
  }
  return null
}
