import { group } from '../found.ts'

/**
 * The entries that are copied: for each kind of dictionary its entries, by the kind of their values. `plain` are
 * numbers, names and arrays of numbers; `names` may be arrays of names too, `text` texts too; `*` stands for keys that
 * the file chooses. Entries that are not named here are left out (ISO 32000-1, the tables of each kind; 32000-2 where
 * it adds some).
 */
const GRAMMAR = {
  catalog: {
    plain: 'Type PageLayout PageMode',
    text: 'Lang',
    labels: 'PageLabels',
    'name-trees': 'Names',
    destinations: 'Dests',
    view: 'ViewerPreferences',
    outline: 'Outlines',
    form: 'AcroForm',
    structure: 'StructTreeRoot',
    marks: 'MarkInfo',
    intent: 'OutputIntents',
    layers: 'OCProperties',
  },
  labels: { plain: 'Limits', label: 'Nums', labels: 'Kids' },
  label: { plain: 'Type S St', text: 'P' },
  'name-trees': { 'destination-tree': 'Dests' },
  'destination-tree': { text: 'Limits', destination: 'Names', 'destination-tree': 'Kids' },
  destinations: { destination: '*' },
  destination: { destination: 'D' },
  view: { plain: 'Direction DisplayDocTitle FitWindow CenterWindow PrintScaling Duplex' },
  marks: { plain: 'Marked UserProperties Suspects' },
  intent: {
    plain: 'Type S',
    text: 'OutputConditionIdentifier RegistryName',
    graphic: 'DestOutputProfile',
  },
  outline: {
    plain: 'Type Count C F',
    text: 'Title',
    outline: 'First Last Next Prev Parent',
    destination: 'Dest',
    action: 'A',
  },
  action: { plain: 'Type S N', destination: 'D', action: 'Next' },

  page: {
    plain: 'Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit StructParents Tabs',
    resources: 'Resources',
    content: 'Contents',
    annotation: 'Annots',
    graphic: 'Group',
    intent: 'OutputIntents',
  },
  content: {},
  /** One of several streams of a page, which was looked at together with the others. */
  part: {},
  bytes: {},
  resources: {
    names: 'ProcSet',
    fonts: 'Font',
    objects: 'XObject',
    graphics: 'ExtGState ColorSpace Pattern Shading',
    properties: 'Properties',
  },
  fonts: { font: '*' },
  objects: { object: '*' },
  graphics: { graphic: '*' },
  properties: { property: '*' },
  property: { plain: 'Type MCID', text: 'Alt ActualText E Lang' },

  drawing: {
    plain: 'Type Subtype FormType BBox Matrix StructParent StructParents Name',
    resources: 'Resources',
    graphic: 'Group',
    property: 'OC',
  },
  image: {
    plain: `Type Subtype Width Height BitsPerComponent ImageMask Decode Interpolate Intent
      SMaskInData Matte StructParent Name`,
    graphic: 'ColorSpace',
    image: 'SMask Mask',
    property: 'OC',
  },
  parameters: {
    plain: `Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows
      EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform`,
    bytes: 'JBIG2Globals',
  },
  graphic: {
    names: 'BM Components PrintingOrder',
    plain: `Type Subtype FunctionType Domain Range C0 C1 N Bounds Encode Decode Size BitsPerSample Order
      ShadingType Background BBox AntiAlias Coords Extend Matrix BitsPerCoordinate
      BitsPerComponent BitsPerFlag VerticesPerRow PatternType PaintType TilingType XStep YStep
      LW LC LJ ML D RI OP op OPM FL SM SA CA ca AIS TK S I K BC WhitePoint BlackPoint Gamma
      Solidities FormType UseBlackPtComp`,
    graphic: `Functions Function ColorSpace Shading ExtGState BG BG2 UCR UCR2 TR TR2 SMask CS Alternate
      Process MixingHints Group`,
    graphics: 'Colorants DotGain',
    drawing: 'G',
    font: 'Font',
    resources: 'Resources',
  },

  font: {
    plain: `Type Subtype BaseFont Name FirstChar LastChar Widths FontBBox FontMatrix DW W DW2 W2`,
    descriptor: 'FontDescriptor',
    encoding: 'Encoding ToUnicode',
    font: 'DescendantFonts',
    glyphs: 'CharProcs',
    resources: 'Resources',
    collection: 'CIDSystemInfo',
    bytes: 'CIDToGIDMap',
  },
  descriptor: {
    plain: `Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent
      Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth`,
    text: 'FontFamily CharSet Lang',
    program: 'FontFile FontFile2 FontFile3',
    bytes: 'CIDSet',
    style: 'Style',
  },
  style: { text: 'Panose' },
  program: { plain: 'Subtype Length1 Length2 Length3' },
  encoding: {
    names: 'Differences',
    plain: 'Type BaseEncoding CMapName WMode',
    collection: 'CIDSystemInfo',
    encoding: 'UseCMap',
  },
  collection: { plain: 'Supplement', text: 'Registry Ordering' },
  glyphs: { content: '*' },

  annotation: {
    names: 'LE',
    plain: `Type Subtype Rect F AS Border C StructParent CA ca BM QuadPoints InkList L IC LL
      LLE LLO Cap CO CP Vertices RD Q CL IT Name Open RT Sy Rotate H Repeat`,
    text: 'Contents DA DS State StateModel OverlayText',
    page: 'P',
    annotation: 'Popup Parent IRT',
    appearance: 'AP',
    border: 'BS BE',
    property: 'OC',
    action: 'A',
    destination: 'Dest',
    drawing: 'RO',
  },
  field: {
    plain: 'Type Subtype Rect F AS Border C StructParent FT Ff MaxLen Q TI I H',
    text: 'Contents T TU V DA DS Opt',
    page: 'P',
    field: 'Kids Parent',
    appearance: 'AP',
    border: 'BS',
    look: 'MK',
    property: 'OC',
  },
  /** An annotation of which only the picture that it shows is kept, as a stamp. */
  shown: { plain: 'Rect F AS', page: 'P', appearance: 'AP', property: 'OC' },
  appearance: { state: 'N R D' },
  states: { drawing: '*' },
  border: { plain: 'Type S W D I' },
  look: { plain: 'R BC BG TP', text: 'CA RC AC', drawing: 'I RI IX', fit: 'IF' },
  fit: { plain: 'SW S A FB' },
  form: { plain: 'NeedAppearances Q', text: 'DA', field: 'Fields', resources: 'DR' },

  structure: {
    plain: 'Type ParentTreeNextKey',
    element: 'K',
    parents: 'ParentTree',
    roles: 'RoleMap',
    classes: 'ClassMap',
  },
  element: {
    names: 'C',
    plain: 'Type S MCID R',
    text: 'Alt ActualText E Lang',
    element: 'K P',
    page: 'Pg',
    object: 'Obj Stm',
    attribute: 'A',
  },
  parents: { plain: 'Limits', element: 'Nums', parents: 'Kids' },
  roles: { plain: '*' },
  classes: { attribute: '*' },
  attribute: {
    names: 'BorderStyle TBorderStyle',
    plain: `O Placement WritingMode BackgroundColor BorderColor BorderThickness Padding Color
      SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign
      InlineAlign TPadding BaselineShift LineHeight TextDecorationColor
      TextDecorationThickness TextDecorationType RubyAlign RubyPosition GlyphOrientationVertical
      ColumnCount ColumnGap ColumnWidths ListNumbering Role checked RowSpan ColSpan Scope
      Type Attached Subtype`,
    text: 'Summary Desc',
  },

  layers: { layer: 'OCGs', 'layer-state': 'D' },
  'layer-state': {
    names: 'Intent',
    plain: 'BaseState ListMode',
    layer: 'ON OFF Order RBGroups Locked',
    'layer-event': 'AS',
  },
  'layer-event': { names: 'Category', plain: 'Event', layer: 'OCGs' },
  layer: { names: 'Intent', plain: 'Type', text: 'Name', 'layer-use': 'Usage' },
  'layer-use': {
    'layer-use': 'View Print Export Zoom',
    plain: 'ViewState PrintState ExportState min max',
  },
  'layer-rule': { plain: 'Type P', layer: 'OCGs VE' },
} as const satisfies Record<string, Partial<Record<string, string>>>

export type Kind = keyof typeof GRAMMAR
/** The kind of value that an entry asks for; some are told apart by the value itself (see copy.ts). */
export type Asked = Kind | 'plain' | 'names' | 'text' | 'object' | 'state'

const COMPILED = new Map<string, ReadonlyMap<string, Asked>>(
  Object.entries(GRAMMAR).map(([kind, entries]) => [
    kind,
    new Map(Object.entries(entries).flatMap(([asked, keys]) => group(asked as Asked, keys))),
  ]),
)

export function isKind(asked: Asked): asked is Kind {
  return asked in GRAMMAR
}

/** The kind of value in the entry `key` of such a dictionary; null if the entry is left out. */
export function entryOf(kind: Kind, key: string): Asked | null {
  const entries = COMPILED.get(kind)
  return entries?.get(key) ?? entries?.get('*') ?? null
}

/** Kinds that may be streams. */
export const STREAMS: ReadonlySet<Kind> = new Set<Kind>([
  ...(['content', 'part', 'bytes', 'drawing', 'image', 'graphic', 'program', 'encoding'] as const),
])

/** Entries that may hold texts: numbered dictionaries of colours, names of places, of layers. */
export const TEXTS: ReadonlySet<Asked> = new Set<Asked>([
  ...(['text', 'graphic', 'destination', 'layer'] as const),
])
