import { setOf } from '../found.ts'
import type { PdfFile } from './file.ts'
import { type Asked, type Kind, STREAMS } from './grammar.ts'
import { type Dict, dictIn, nameIn, PdfStream, type Value } from './values.ts'

/** Annotations that are shown and carry only what is shown. */
const ANNOTATIONS = setOf(
  `Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut
  Stamp Caret Ink Popup Watermark Redact`,
)

/**
 * The kind as which a dictionary or stream is copied if `asked` is expected.
 *
 * @returns null if it is left out
 */
export function kindOf(file: PdfFile, asked: Asked, value: Value): Kind | null {
  const dict = dictIn(value)
  if (dict === null) return null
  const name = (key: string) => nameIn(file.get(dict.get(key)))
  const kind = isSignature(file, dict)
    ? signatureKind(asked, dict)
    : chosen(asked, dict, value instanceof PdfStream, name)
  if (kind === null || !fits(kind, name)) return null
  if (value instanceof PdfStream) return STREAMS.has(kind) ? kind : null
  return ONLY_STREAMS.has(kind) ? null : kind
}

/** Whether it is the field of a signature that was given. */
export function isSignature(file: PdfFile, dict: Dict): boolean {
  return (
    nameIn(inherited(file, dict, 'FT')) === 'Sig' && file.dict(inherited(file, dict, 'V')) !== null
  )
}

/** The value of a field's entry, or of the same entry of a field above it. */
export function inherited(file: PdfFile, field: Dict, key: string): Value {
  let dict: Dict | null = field
  for (let height = 0; dict !== null && height < 16; height++) {
    if (dict.has(key)) return file.get(dict.get(key))
    dict = file.dict(dict.get('Parent'))
  }
  return null
}

/** Its picture stays, as a stamp: viewers put a picture of their own on a field without a signature. */
function signatureKind(asked: Asked, dict: Dict): Kind | null {
  return (asked === 'annotation' || asked === 'object') && dict.has('AP') ? 'shown' : null
}

const ONLY_STREAMS: ReadonlySet<Kind> = new Set([
  ...(['content', 'part', 'bytes', 'drawing', 'image', 'program'] as const),
])

/** Whether a dictionary can be of `kind` by what it says of itself: a damaged reference leads to something else. */
function fits(kind: Kind, name: NameOf): boolean {
  const type = name('Type')
  if (type === 'Metadata' || type === 'EmbeddedFile' || type === 'ObjStm') return false
  if (['content', 'part', 'bytes', 'program'].includes(kind)) return type === null
  if (kind === 'image') return name('Subtype') === 'Image'
  return kind !== 'encoding' || type === null || type === 'CMap' || type === 'Encoding'
}

type NameOf = (key: string) => string | null

function chosen(asked: Asked, dict: Dict, isStream: boolean, name: NameOf): Kind | null {
  switch (asked) {
    case 'plain':
    case 'names':
    case 'text':
      return null
    case 'object':
      return isStream ? pictureKind(name) : annotationKind(dict, name)
    case 'drawing':
      return pictureKind(name)
    case 'state':
      return isStream ? 'drawing' : 'states'
    case 'annotation':
      return annotationKind(dict, name)
    case 'property':
      return propertyKind(name)
    case 'action':
      return name('S') === 'GoTo' || name('S') === 'Named' ? 'action' : null
    case 'element':
      return name('Type') === 'StructTreeRoot' ? 'structure' : 'element'
    case 'attribute':
      return name('O') === 'UserProperties' ? null : 'attribute'
    default:
      return asked
  }
}

/** Anything else, such as PostScript for printers, is not shown and can say anything. */
function pictureKind(name: NameOf): Kind | null {
  const subtype = name('Subtype')
  if (subtype === 'Image') return 'image'
  return (subtype === null || subtype === 'Form') && name('Subtype2') !== 'PS' ? 'drawing' : null
}

function annotationKind(dict: Dict, name: NameOf): Kind | null {
  const subtype = name('Subtype')
  if (subtype === 'Widget' || (subtype === null && dict.has('FT'))) return 'field'
  if (subtype !== null && ANNOTATIONS.has(subtype)) return 'annotation'
  return dict.has('AP') ? 'shown' : null
}

function propertyKind(name: NameOf): Kind {
  if (name('Type') === 'OCG') return 'layer'
  return name('Type') === 'OCMD' ? 'layer-rule' : 'property'
}
