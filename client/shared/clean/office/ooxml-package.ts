import { damaged } from '../outcome.ts'
import { readXml, type XmlStart, type XmlToken } from '../packed/xml.ts'
import { attributeOf } from '../packed/xml-filter.ts'
import { ZipFiles } from '../packed/zip-files.ts'
import { PACKAGE_NAMESPACES, relationName } from './ooxml-names.ts'

export interface Relation {
  readonly id: string
  readonly type: string
  /** Short name of the type; null for one that is not kept. */
  readonly name: string | null
  /** A part, or where it leads outside. */
  readonly target: { readonly part: string } | { readonly outside: string }
}

/** The parts of an Office Open XML file, by their names, and the relationships between them. */
export class OoxmlPackage extends ZipFiles {
  /** Tokens of a part of the package's own. */
  async tokens(part: string): Promise<Iterable<XmlToken>> {
    return readXml(await this.pieces(part), PACKAGE_NAMESPACES, this.tools)
  }

  /** The relationships from a part to others; from the package itself for ''. */
  async relations(part: string): Promise<readonly Relation[]> {
    const folder = part.slice(0, part.lastIndexOf('/') + 1)
    const list = `${folder}_rels/${part.slice(folder.length)}.rels`
    if (!this.has(list)) return []
    const relations: Relation[] = []
    const ids = new Set<string>()
    for (const token of await this.tokens(list)) {
      if (token.kind !== 'start' || token.key !== 'pr:Relationship') continue
      const relation = relationOf(token, folder)
      if (ids.has(relation.id)) throw damaged('two relationships of one name')
      ids.add(relation.id)
      relations.push(relation)
    }
    return relations
  }
}

function relationOf(element: XmlStart, folder: string): Relation {
  const [id = '', type = '', target = '', mode] = ['Id', 'Type', 'Target', 'TargetMode'].map(
    (key) => attributeOf(element, key),
  )
  const name = relationName(type)
  if (mode === 'External') return { id, type, name, target: { outside: target } }
  return { id, type, name, target: { part: resolved(target, folder) } }
}

/** The name of a part in small letters, from a target that may be relative. */
function resolved(target: string, folder: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const parts: string[] = []
  for (const part of path.replace(/#.*$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/').toLowerCase()
}
