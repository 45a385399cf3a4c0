import { type Cleaned, type Cleaner, type CleanTools, damaged, FORMATS } from '../outcome.ts'
import { readXml, startOf, type XmlToken } from '../packed/xml.ts'
import { filterXml } from '../packed/xml-filter.ts'
import { writeXml } from '../packed/xml-writer.ts'
import { readZip } from '../packed/zip.ts'
import { ZipWriter } from '../packed/zip-writer.ts'
import { decodedUri } from '../reading.ts'
import { cleanedOffice, newCourse, putMedia } from './neutral.ts'
import { MANIFEST_URI, ODF_NAMESPACES } from './odf-names.ts'
import { foundOfFile, OdfPackage } from './odf-package.ts'
import { acceptOdfChanges, OdfRules, OdfSettings } from './odf-rules.ts'
import { MEDIA } from './ooxml-parts.ts'

const MANIFEST = 'META-INF/manifest.xml'
/** Documents within, of the kinds that are drawn from what is in them: diagrams and formulas. */
const DRAWN = /opendocument\.(?:chart|formula)$/
const REPLACEMENTS = 'ObjectReplacements/'

/**
 * Clean a text, spreadsheet or presentation of ODF 1.3 (ISO/IEC 26300): rebuilt from what is shown, under names that
 * say nothing; changes are accepted, names made `Author 1`.
 *
 * @throws CleanError
 */
export const cleanOdf: Cleaner = async (source, tools) => {
  const pack = new OdfPackage(source, tools, await readZip(source, tools))
  await pack.readManifest()
  const rewriter = new Rewriter(pack, tools)
  await rewriter.run()
  return rewriter.finish()
}

interface Document {
  /** '' for the document itself, else with a `/` at its end */
  readonly from: string
  readonly to: string
  readonly type: string
}

interface Media {
  readonly from: string
  readonly to: string
}

class Rewriter {
  readonly #pack: OdfPackage
  readonly #tools: CleanTools
  readonly #zip = new ZipWriter()
  readonly #manifest: { readonly path: string; readonly type: string }[] = []
  readonly #documents: Document[] = []
  readonly #media = new Map<string, Media>()
  readonly #kept = new Set<string>()
  readonly #course = newCourse()

  constructor(pack: OdfPackage, tools: CleanTools) {
    this.#pack = pack
    this.#tools = tools
  }

  async run(): Promise<void> {
    const { findings } = this.#course
    const type = plainType(new TextDecoder().decode(await this.#pack.whole('mimetype')).trim())
    this.#zip.store('mimetype', new TextEncoder().encode(type))
    await this.#pack.tellProperties(findings)
    this.#documents.push({ from: '', to: '', type })
    for (const document of this.#documents) await this.#document(document)
    for (const media of this.#media.values()) await this.#picture(media)
    for (const name of this.#pack.names) {
      const what = this.#kept.has(name) ? null : foundOfFile(name)
      if (what !== null) findings.add(what)
    }
  }

  finish(): Cleaned {
    this.#zip.pack(MANIFEST, writeXml(manifestTokens(this.#manifest)))
    return cleanedOffice(this.#zip.finish('mimetype'), this.#course)
  }

  async #document({ from, to, type }: Document): Promise<void> {
    this.#manifest.push({ path: to === '' ? '/' : to, type })
    if (!this.#pack.has(`${from}content.xml`)) throw damaged('no content')
    for (const name of ['content.xml', 'styles.xml', 'settings.xml']) {
      if (this.#pack.has(from + name)) await this.#part(from, to, name)
    }
  }

  async #part(from: string, to: string, name: string): Promise<void> {
    this.#kept.add(from + name)
    const { findings } = this.#course
    const pieces = await this.#pack.pieces(from + name)
    const tokens = readXml(pieces, ODF_NAMESPACES, this.#tools)
    const isSettings = name === 'settings.xml'
    const links = { use: (href: string, element: string) => this.#use(from, to, href, element) }
    const rules = isSettings ? new OdfSettings(findings) : new OdfRules(this.#course, links)
    const accepted = isSettings ? tokens : acceptOdfChanges(tokens, findings)
    this.#zip.pack(to + name, writeXml(filterXml(accepted, rules)))
    this.#manifest.push({ path: to + name, type: 'text/xml' })
  }

  /** @returns the new name of the file that `href` leads to, null if that is left out, undefined if it is outside */
  #use(from: string, to: string, href: string, element: string): string | null | undefined {
    const path = from + decodedUri(href.replace(/^(?:vnd\.sun\.star\.Package:)?(?:\.\/)*/, ''))
    if (element === 'draw:object') return this.#object(path, to)
    if (!this.#pack.has(path))
      return /^[a-z][a-z0-9+.-]*:|^[\\/]|\.\./i.test(href) ? undefined : null
    // an object that is drawn again needs no picture beside it
    const object = path.startsWith(REPLACEMENTS) ? `${path.slice(REPLACEMENTS.length)}/` : ''
    if (DRAWN.test(this.#pack.typeOf(object))) return null
    const known = this.#media.get(path)
    const ending = this.#endingOf(path)
    if (ending === null) return null
    const made = known?.to ?? `${to}Pictures/image${this.#media.size + 1}.${ending}`
    this.#media.set(path, { from: path, to: made })
    return made.slice(to.length)
  }

  #object(path: string, around: string): string | null {
    const folder = `${path.replace(/\/$/, '')}/`
    const type = this.#pack.typeOf(folder)
    const isHere = this.#pack.has(`${folder}content.xml`)
    if (around !== '' || !isHere || !DRAWN.test(type)) {
      this.#course.findings.add('embedded')
      return null
    }
    const known = this.#documents.find(({ from }) => from === folder)
    const to = known?.to ?? `Object ${this.#documents.length}/`
    if (known === undefined) this.#documents.push({ from: folder, to, type })
    return `./${to.slice(0, -1)}`
  }

  #endingOf(path: string): string | null {
    const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
    if (Object.hasOwn(ODF_MEDIA, ending)) return ending
    const [type = ''] = this.#pack.typeOf(path).split(';')
    const known = Object.entries(ODF_MEDIA).find(([, one]) => one === type)
    // without a name or a type that we know, it is the picture of something that is drawn elsewhere
    return known?.[0] ?? (path.startsWith(REPLACEMENTS) ? 'svm' : null)
  }

  async #picture({ from, to }: Media): Promise<void> {
    this.#kept.add(from)
    const bytes = await this.#pack.whole(from)
    // An empty picture stands for an object that is not drawn: it tells nothing.
    if (bytes.length === 0) this.#zip.store(to, bytes)
    else await putMedia(this.#zip, to, bytes, this.#course, this.#tools)
    const ending = to.slice(to.lastIndexOf('.') + 1)
    this.#manifest.push({ path: to, type: ODF_MEDIA[ending] ?? '' })
  }
}

const ODF_MEDIA: Readonly<Record<string, string>> = {
  ...MEDIA,
  svm: 'application/x-openoffice-gdimetafile',
}

/** The type of the document that belongs to `type`, which may be that of a template. */
function plainType(type: string): string {
  const kinds = [FORMATS.odt.type, FORMATS.ods.type, FORMATS.odp.type]
  const plain = kinds.find((kind) => type === kind || type === `${kind}-template`)
  if (plain !== undefined) return plain
  if (type === `${FORMATS.odt.type}-master`) return FORMATS.odt.type
  throw damaged('another kind of document')
}

function* manifestTokens(
  files: readonly { readonly path: string; readonly type: string }[],
): Generator<XmlToken> {
  yield startOf('manifest:manifest', { 'xmlns:manifest': MANIFEST_URI, 'manifest:version': '1.2' })
  for (const { path, type } of files) {
    const version = path === '/' ? { 'manifest:version': '1.2' } : {}
    yield startOf('manifest:file-entry', {
      'manifest:full-path': path,
      ...version,
      'manifest:media-type': type,
    })
    yield { kind: 'end' }
  }
  yield { kind: 'end' }
}
