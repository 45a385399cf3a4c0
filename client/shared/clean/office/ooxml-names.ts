import type { Namespaces } from '../packed/xml.ts'

const OPEN = 'http://schemas.openxmlformats.org'
/** The strict form of ISO/IEC 29500 has names of its own for the same things. */
const STRICT = 'http://purl.oclc.org/ooxml'
const MICROSOFT = 'http://schemas.microsoft.com/office'

const BOTH: readonly (readonly [short: string, open: string, strict: string])[] = [
  ['w', 'wordprocessingml/2006/main', 'wordprocessingml/main'],
  ['s', 'spreadsheetml/2006/main', 'spreadsheetml/main'],
  ['p', 'presentationml/2006/main', 'presentationml/main'],
  ['r', 'officeDocument/2006/relationships', 'officeDocument/relationships'],
  ['m', 'officeDocument/2006/math', 'officeDocument/math'],
  ['a', 'drawingml/2006/main', 'drawingml/main'],
  ['wp', 'drawingml/2006/wordprocessingDrawing', 'drawingml/wordprocessingDrawing'],
  ['xdr', 'drawingml/2006/spreadsheetDrawing', 'drawingml/spreadsheetDrawing'],
  ['pic', 'drawingml/2006/picture', 'drawingml/picture'],
  ['c', 'drawingml/2006/chart', 'drawingml/chart'],
  ['cdr', 'drawingml/2006/chartDrawing', 'drawingml/chartDrawing'],
  ['dgm', 'drawingml/2006/diagram', 'drawingml/diagram'],
  ['lc', 'drawingml/2006/lockedCanvas', 'drawingml/lockedCanvas'],
]

/** Namespaces of later versions that say how something is shown; others say who and when. */
const LATER: readonly (readonly [short: string, uri: string])[] = [
  ['mc', `${OPEN}/markup-compatibility/2006`],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['w10', 'urn:schemas-microsoft-com:office:word'],
  ['x', 'urn:schemas-microsoft-com:office:excel'],
  ['w14', `${MICROSOFT}/word/2010/wordml`],
  ['w15', `${MICROSOFT}/word/2012/wordml`],
  ['wp14', `${MICROSOFT}/word/2010/wordprocessingDrawing`],
  ['wps', `${MICROSOFT}/word/2010/wordprocessingShape`],
  ['wpg', `${MICROSOFT}/word/2010/wordprocessingGroup`],
  ['wpc', `${MICROSOFT}/word/2010/wordprocessingCanvas`],
  ['a14', `${MICROSOFT}/drawing/2010/main`],
  ['x14', `${MICROSOFT}/spreadsheetml/2009/9/main`],
  ['xm', `${MICROSOFT}/excel/2006/main`],
  ['p14', `${MICROSOFT}/powerpoint/2010/main`],
  ['p15', `${MICROSOFT}/powerpoint/2012/main`],
  ['c14', `${MICROSOFT}/drawing/2007/8/2/chart`],
  ['c15', `${MICROSOFT}/drawing/2012/chart`],
  ['cx', `${MICROSOFT}/drawing/2014/chartex`],
  ['cx1', `${MICROSOFT}/drawing/2015/9/8/chartex`],
  ['asvg', `${MICROSOFT}/drawing/2016/SVG/main`],
  ['dsp', `${MICROSOFT}/drawing/2008/diagram`],
]

/** Namespaces that elements and attributes of parts may be in; all else is left out. */
export const OOXML_NAMESPACES: Namespaces = new Map([
  ...BOTH.flatMap(([short, open, strict]): [string, string][] => [
    [`${OPEN}/${open}`, short],
    [`${STRICT}/${strict}`, short],
  ]),
  ...LATER.map(([short, uri]): [string, string] => [uri, short]),
])

/** Namespaces of the lists of types and relationships, and of properties. */
export const PACKAGE_NAMESPACES: Namespaces = new Map([
  [`${OPEN}/package/2006/content-types`, 'ct'],
  [`${OPEN}/package/2006/relationships`, 'pr'],
  [`${OPEN}/package/2006/metadata/core-properties`, 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  [`${OPEN}/officeDocument/2006/extended-properties`, 'ap'],
  [`${STRICT}/officeDocument/extendedProperties`, 'ap'],
  [`${OPEN}/officeDocument/2006/custom-properties`, 'cust'],
  [`${STRICT}/officeDocument/customProperties`, 'cust'],
  [`${OPEN}/officeDocument/2006/docPropsVTypes`, 'vt'],
  [`${STRICT}/officeDocument/docPropsVTypes`, 'vt'],
])

/** Extensions that are shown, by the identifier that [MS-OE376] and its kin give them. */
export const SHOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  // a picture in SVG beside the one in PNG
  '{96DAC541-7B7A-43D3-8B79-37D633B846F1}',
  // a film inside of a slide
  '{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}',
  // conditional formats, validations, and small charts in cells
  '{78C0D931-6437-407D-A8EE-F0AAD7539E65}',
  '{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}',
  '{05C60535-1F16-4FD2-B633-F4F36F0B64E0}',
  // identifier of a conditional format, which the first of these refers to
  '{B025F937-C7B1-47D3-B67F-A62EFF666E3E}',
  // labels of a chart that come from cells
  '{02D57815-91ED-43CB-92C2-25804820EDAC}',
  '{CE6537A1-D6FC-4F65-9D91-7224C49458BB}',
  // shapes that a diagram is drawn with
  'HTTP://SCHEMAS.MICROSOFT.COM/OFFICE/DRAWING/2008/DIAGRAM',
])

const RELATIONS = [
  `${OPEN}/officeDocument/2006/relationships/`,
  `${STRICT}/officeDocument/relationships/`,
]
const LATER_RELATIONS: ReadonlyMap<string, string> = new Map([
  [`${MICROSOFT}/2007/relationships/diagramDrawing`, 'diagramDrawing'],
  [`${MICROSOFT}/2007/relationships/media`, 'media'],
  [`${MICROSOFT}/2014/relationships/chartEx`, 'chartEx'],
])

/** The short name of a type of relationship, such as `styles`; null for one that is not kept. */
export function relationName(type: string): string | null {
  const base = RELATIONS.find((one) => type.startsWith(one))
  return base === undefined ? (LATER_RELATIONS.get(type) ?? null) : type.slice(base.length)
}
