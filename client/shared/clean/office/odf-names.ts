import type { Namespaces } from '../packed/xml.ts'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const LIBRE = 'urn:org:documentfoundation:names:experimental'

/** Namespaces that elements and attributes of a document may be in; all else is left out. */
export const ODF_NAMESPACES: Namespaces = new Map([
  [`${OASIS}:office:1.0`, 'office'],
  [`${OASIS}:style:1.0`, 'style'],
  [`${OASIS}:text:1.0`, 'text'],
  [`${OASIS}:table:1.0`, 'table'],
  [`${OASIS}:drawing:1.0`, 'draw'],
  [`${OASIS}:xsl-fo-compatible:1.0`, 'fo'],
  [`${OASIS}:datastyle:1.0`, 'number'],
  [`${OASIS}:svg-compatible:1.0`, 'svg'],
  [`${OASIS}:smil-compatible:1.0`, 'smil'],
  [`${OASIS}:animation:1.0`, 'anim'],
  [`${OASIS}:presentation:1.0`, 'presentation'],
  [`${OASIS}:chart:1.0`, 'chart'],
  [`${OASIS}:dr3d:1.0`, 'dr3d'],
  [`${OASIS}:form:1.0`, 'form'],
  [`${OASIS}:script:1.0`, 'script'],
  [`${OASIS}:config:1.0`, 'config'],
  [`${OASIS}:meta:1.0`, 'meta'],
  [`${OASIS}:of:1.2`, 'of'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://www.w3.org/TR/css3-text/', 'css3t'],
  ['http://openoffice.org/2004/office', 'ooo'],
  ['http://openoffice.org/2004/writer', 'ooow'],
  ['http://openoffice.org/2004/calc', 'oooc'],
  ['http://openoffice.org/2009/office', 'officeooo'],
  ['http://openoffice.org/2009/table', 'tableooo'],
  ['http://openoffice.org/2010/draw', 'drawooo'],
  ['urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0', 'field'],
  [`${LIBRE}:calc:xmlns:calcext:1.0`, 'calcext'],
  [`${LIBRE}:office:xmlns:loext:1.0`, 'loext'],
])

export const MANIFEST_NAMESPACES: Namespaces = new Map([[`${OASIS}:manifest:1.0`, 'manifest']])
export const MANIFEST_URI = `${OASIS}:manifest:1.0`
