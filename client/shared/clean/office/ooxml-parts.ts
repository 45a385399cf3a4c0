import type { Format, FoundName } from '../outcome.ts'

export type OoxmlFormat = Extract<Format, 'docx' | 'xlsx' | 'pptx'>

/** The rules that a part is cleaned by. */
export type PartKind = 'plain' | 'text' | 'settings' | 'workbook' | 'sheet' | 'strings' | 'vml'

export interface PartSpec {
  readonly folder: string
  readonly name: string
  readonly type: string
  readonly kind: PartKind
  /** It belongs to its part though nothing in that refers to it. */
  readonly isImplicit: boolean
  /** It comes after the others: entries that they do not refer to are left out of it. */
  readonly isLate: boolean
}

const BASE = 'application/vnd.openxmlformats-officedocument.'
const DRAWING = `${BASE}drawingml.`

function spec(
  path: string,
  type: string,
  { kind = 'plain', isImplicit = false, isLate = false }: Partial<PartSpec> = {},
): PartSpec {
  const cut = path.lastIndexOf('/') + 1
  return { folder: path.slice(0, cut), name: path.slice(cut), type, kind, isImplicit, isLate }
}

const IMPLICIT = { isImplicit: true }
const TEXT = { kind: 'text' } as const
const NOTES = { kind: 'text', isImplicit: true, isLate: true } as const

/** Parts of all three formats, in the folder of the main part. */
function common(folder: string): Record<string, PartSpec> {
  const at = (path: string) => `${folder}/${path}`
  return {
    theme: spec(at('theme/theme'), `${BASE}theme+xml`, IMPLICIT),
    themeOverride: spec(at('theme/themeOverride'), `${BASE}themeOverride+xml`, IMPLICIT),
    chart: spec(at('charts/chart'), `${DRAWING}chart+xml`),
    chartEx: spec(at('charts/chartEx'), 'application/vnd.ms-office.chartex+xml'),
    chartUserShapes: spec(at('drawings/shapes'), `${DRAWING.slice(0, -1)}.chartshapes+xml`),
    diagramData: spec(at('diagrams/data'), `${DRAWING}diagramData+xml`),
    diagramLayout: spec(at('diagrams/layout'), `${DRAWING}diagramLayout+xml`),
    diagramQuickStyle: spec(at('diagrams/quickStyle'), `${DRAWING}diagramStyle+xml`),
    diagramColors: spec(at('diagrams/colors'), `${DRAWING}diagramColors+xml`),
    diagramDrawing: spec(
      at('diagrams/drawing'),
      'application/vnd.ms-office.drawingml.diagramDrawing+xml',
    ),
    vmlDrawing: spec(at('drawings/vmlDrawing'), `${BASE}vmlDrawing`, { kind: 'vml' }),
    image: spec(at('media/image'), ''),
    audio: spec(at('media/media'), ''),
    video: spec(at('media/media'), ''),
    media: spec(at('media/media'), ''),
  }
}

const WORD = `${BASE}wordprocessingml.`
const SHEET = `${BASE}spreadsheetml.`
const SLIDE = `${BASE}presentationml.`

/** Parts that stay, by the relationship that leads to them; every other part is left out. */
const PARTS: Readonly<Record<OoxmlFormat, Readonly<Record<string, PartSpec>>>> = {
  docx: {
    ...common('word'),
    officeDocument: spec('word/document', `${WORD}document.main+xml`, TEXT),
    styles: spec('word/styles', `${WORD}styles+xml`, { ...TEXT, isImplicit: true }),
    numbering: spec('word/numbering', `${WORD}numbering+xml`, { ...TEXT, isImplicit: true }),
    settings: spec('word/settings', `${WORD}settings+xml`, { kind: 'settings', isImplicit: true }),
    fontTable: spec('word/fontTable', `${WORD}fontTable+xml`, IMPLICIT),
    header: spec('word/header', `${WORD}header+xml`, TEXT),
    footer: spec('word/footer', `${WORD}footer+xml`, TEXT),
    footnotes: spec('word/footnotes', `${WORD}footnotes+xml`, NOTES),
    endnotes: spec('word/endnotes', `${WORD}endnotes+xml`, NOTES),
    comments: spec('word/comments', `${WORD}comments+xml`, NOTES),
  },
  xlsx: {
    ...common('xl'),
    officeDocument: spec('xl/workbook', `${SHEET}sheet.main+xml`, { kind: 'workbook' }),
    worksheet: spec('xl/worksheets/sheet', `${SHEET}worksheet+xml`, { kind: 'sheet' }),
    chartsheet: spec('xl/chartsheets/sheet', `${SHEET}chartsheet+xml`, { kind: 'sheet' }),
    styles: spec('xl/styles', `${SHEET}styles+xml`, IMPLICIT),
    sharedStrings: spec('xl/sharedStrings', `${SHEET}sharedStrings+xml`, {
      kind: 'strings',
      isImplicit: true,
      isLate: true,
    }),
    table: spec('xl/tables/table', `${SHEET}table+xml`),
    comments: spec('xl/comments', `${SHEET}comments+xml`, IMPLICIT),
    drawing: spec('xl/drawings/drawing', `${BASE}drawing+xml`),
  },
  pptx: {
    ...common('ppt'),
    officeDocument: spec('ppt/presentation', `${SLIDE}presentation.main+xml`),
    slide: spec('ppt/slides/slide', `${SLIDE}slide+xml`, IMPLICIT),
    slideLayout: spec('ppt/slideLayouts/slideLayout', `${SLIDE}slideLayout+xml`, IMPLICIT),
    slideMaster: spec('ppt/slideMasters/slideMaster', `${SLIDE}slideMaster+xml`, IMPLICIT),
    notesSlide: spec('ppt/notesSlides/notesSlide', `${SLIDE}notesSlide+xml`, IMPLICIT),
    notesMaster: spec('ppt/notesMasters/notesMaster', `${SLIDE}notesMaster+xml`, IMPLICIT),
    handoutMaster: spec('ppt/handoutMasters/handoutMaster', `${SLIDE}handoutMaster+xml`),
    tableStyles: spec('ppt/tableStyles', `${SLIDE}tableStyles+xml`, IMPLICIT),
    comments: spec('ppt/comments/comment', `${SLIDE}comments+xml`, IMPLICIT),
    commentAuthors: spec('ppt/commentAuthors', `${SLIDE}commentAuthors+xml`, IMPLICIT),
  },
}

/** The part that a relationship leads to; undefined for one that does not stay. */
export function partOf(format: OoxmlFormat, relation: string): PartSpec | undefined {
  const parts = PARTS[format]
  return Object.hasOwn(parts, relation) ? parts[relation] : undefined
}

/** Files inside that are shown or played, by the ending of their name; with their type. */
export const MEDIA: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  jfif: 'image/jpeg',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  heic: 'image/heic',
  emf: 'image/x-emf',
  wmf: 'image/x-wmf',
  emz: 'image/x-emz',
  wmz: 'image/x-wmz',
  pct: 'image/x-pict',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  wma: 'audio/x-ms-wma',
  mp4: 'video/mp4',
  m4v: 'video/x-m4v',
  mov: 'video/quicktime',
  wmv: 'video/x-ms-wmv',
  avi: 'video/x-msvideo',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
}

/** The finding for a part that is left out, by its name; null if it tells nothing. */
const LEFT_OUT: readonly (readonly [RegExp, FoundName | null])[] = [
  [/^docprops\/(core|app|custom)/, null],
  [/\.rels$|^\[content_types\]/, null],
  [/calcchain|websettings|styleswitheffects|presprops|viewprops|\/glossary\//, null],
  [/charts\/(style|colors)\d*\.xml$/, null],
  [/thumbnail/, 'thumbnail'],
  [/vbaproject|vbadata|activex|macro|customui|ctrlprops|userinterface/, 'script'],
  [/embeddings|oleobject|afchunk|package|fonts\//, 'embedded'],
  [/printersettings/, 'device'],
  [/threadedcomment|moderncomment|comments\//, 'comments'],
  [/commentsext|commentsid|revision|usernames/, 'revisions'],
  [/person|people|authors|signatures|_xmlsignatures/, 'person'],
  [/externallink|connections|querytable|webextension|taskpane/, 'link'],
  [/pivot|slicer|timeline/, 'history'],
]

export function foundOfPart(name: string): FoundName | null {
  const lower = name.toLowerCase()
  const rule = LEFT_OUT.find(([pattern]) => pattern.test(lower))
  return rule === undefined ? 'other' : rule[1]
}

/** The finding for a relationship that is not kept, by the last part of its type; null if it tells nothing. */
export function foundOfRelation(type: string): FoundName | null {
  const last = type.slice(type.lastIndexOf('/') + 1)
  if (/^(oleObject|package|aFChunk|font)$/.test(last)) return 'embedded'
  if (/^(control|ctrlProp|vbaProject|activeX)/.test(last)) return 'script'
  if (last === 'printerSettings') return 'device'
  return null
}
