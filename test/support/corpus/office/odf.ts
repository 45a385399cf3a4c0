import { Marks } from '../marks.ts'
import { smallJpeg } from '../picture/jpeg.ts'
import type { Sample } from '../sample.ts'
import { type ZipFile, zipOf } from '../zip.ts'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const NS = [
  ...['office', 'style', 'text', 'table', 'script', 'config', 'meta', 'presentation', 'form'].map(
    (name) => `xmlns:${name}="${OASIS}:${name}:1.0"`,
  ),
  `xmlns:draw="${OASIS}:drawing:1.0" xmlns:svg="${OASIS}:svg-compatible:1.0"`,
  `xmlns:fo="${OASIS}:xsl-fo-compatible:1.0" xmlns:of="${OASIS}:of:1.2"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:officeooo="http://openoffice.org/2009/office" xmlns:ooo="http://openoffice.org/2004/office"',
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
].join(' ')

type Kind = 'text' | 'spreadsheet' | 'presentation'

const href = (target: string) => `xlink:type="simple" xlink:href="${target}"`

function meta(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  return `<office:document-meta ${NS}><office:meta><meta:initial-creator>${m('InitialCreator')}</meta:initial-creator><dc:creator>${m('Creator')}</dc:creator><meta:printed-by>${m('PrintedBy')}</meta:printed-by><meta:generator>${m('Generator')}</meta:generator><dc:title>${m('Title')}</dc:title><meta:keyword>${m('Keyword')}</meta:keyword><meta:creation-date>2026-01-02T03:04:05</meta:creation-date><meta:user-defined meta:name="${m('UserName')}">${m('UserValue')}</meta:user-defined><meta:template xlink:href="${m('TemplatePath')}"/></office:meta></office:document-meta>`
}

function settings(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const item = (name: string, type: string, value: string) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`
  return `<office:document-settings ${NS}><office:settings><config:config-item-set config:name="ooo:view-settings">${item('ViewId', 'string', m('ViewId'))}</config:config-item-set><config:config-item-set config:name="ooo:configuration-settings">${item('AddParaTableSpacing', 'boolean', 'true')}${item('PrinterName', 'string', m('PrinterName'))}${item('PrinterSetup', 'base64Binary', m('PrinterSetup'))}${item('RsidRoot', 'int', '74123456')}</config:config-item-set></office:settings></office:document-settings>`
}

/** Notes of a reader: one name twice, and another name. */
function annotations(marks: Marks): string {
  const first = marks.at('NoteAuthor')
  const note = (author: string, place: string, words: string) =>
    `<office:annotation office:name="n"><dc:creator>${author}</dc:creator><dc:date>${marks.at(`Date${place}`)}</dc:date><meta:creator-initials>${marks.at(`Initials${place}`)}</meta:creator-initials><text:p>${words}</text:p></office:annotation>`
  return [
    note(first, 'A', 'ShownNote'),
    note(marks.at('Second'), 'B', 'ShownReply'),
    note(first, 'C', 'ShownAgain'),
  ].join('')
}

function frame(inner: string, name: string): string {
  return `<draw:frame draw:name="${name}" svg:width="1cm" svg:height="1cm">${inner}</draw:frame>`
}

/** A picture, a diagram that is drawn again, another document, and a linked picture from elsewhere. */
function frames(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const picture = `<draw:image ${href(`Pictures/${m('PictureName')}.jpg`)}/><svg:title>IMG_${m('SvgTitle')}.jpg</svg:title><svg:desc>A lorry at the gate</svg:desc>`
  const object = (name: string) =>
    `<draw:object ${href(`./${name}`)}/><draw:image ${href(`./ObjectReplacements/${name}`)}/>`
  return [
    frame(picture, `C:\\Users\\${m('FrameName')}.jpg`),
    frame(object('Object 1'), 'Object1'),
    frame(object('Object 2'), 'Object2'),
    frame(`<draw:image ${href(`file:///home/${m('LinkedPicture')}.png`)}/>`, 'Linked'),
    frame(`<draw:applet ${href(m('Applet'))}/>`, 'Applet'),
  ].join('')
}

function textBody(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const info = `<office:change-info><dc:creator>${m('ChangeAuthor')}</dc:creator><dc:date>${m('ChangeDate')}</dc:date></office:change-info>`
  return [
    `<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion>${info}<text:p>${m('DeletedText')}</text:p></text:deletion></text:changed-region></text:tracked-changes>`,
    `<text:p text:style-name="P1">ShownFirst <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>ShownInserted<text:change-end text:change-id="c2"/></text:p>`,
    `<text:p>ShownBy <text:author-name>${m('AuthorField')}</text:author-name> <text:sender-email>${m('Email')}</text:sender-email> <text:file-name text:display="full">${m('FileField')}</text:file-name> <text:user-defined text:name="${m('UserField')}">ShownUserField</text:user-defined> <text:page-number>ShownPage</text:page-number></text:p>`,
    `<text:p><text:a ${href('https://example.org/ShownTarget')}>ShownLink</text:a> <text:a ${href(`file:///C:/${m('DiskLink')}`)}>ShownDiskLink</text:a> <text:a ${href('#ShownAnchor')}>ShownJump</text:a>${annotations(marks)}</text:p>`,
    `<text:section text:name="S"><text:section-source ${href(`../${m('SectionSource')}.odt`)}/><text:p>ShownSection</text:p></text:section>`,
    `<text:p><text:reference-mark-start text:name="ZOTERO_ITEM {${m('Zotero')}}"/>ShownCitation<text:reference-mark-end text:name="ZOTERO_ITEM {${m('Zotero2')}}"/></text:p>`,
    `<text:p><text:meta-field xml:id="a">ShownMeta</text:meta-field><text:execute-macro><office:event-listeners><script:event-listener ${href(m('Macro'))}/></office:event-listeners>ShownMacroText</text:execute-macro></text:p>`,
    `<text:p>${frames(marks)}</text:p>`,
  ].join('')
}

function sheetBody(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  return [
    `<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>${m('ChangeAuthor')}</dc:creator></office:change-info><table:previous><table:change-track-table-cell office:value="1"><text:p>${m('OldCell')}</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>`,
    `<table:table table:name="ShownSheet" table:protection-key="${m('Protection')}"><table:table-row><table:table-cell office:value-type="float" office:value="424242001"><text:p>424242001</text:p>${annotations(marks)}</table:table-cell><table:table-cell table:formula="of:=['file:///home/${m('OtherFile')}.ods'#$Sheet1.A1]" office:value-type="float" office:value="424242002"><text:p>424242002</text:p></table:table-cell><table:table-cell table:formula="of:=SUM([.A1])" office:value-type="float" office:value="424242003"><text:p>424242003</text:p></table:table-cell></table:table-row><table:shapes>${frames(marks)}</table:shapes></table:table>`,
    `<table:table table:name="'file:///home/x.ods'#Sheet1"><table:table-source ${href(m('TableSource'))}/><table:table-row><table:table-cell><text:p>${m('OtherFileCell')}</text:p></table:table-cell></table:table-row></table:table>`,
    `<table:data-pilot-tables>${m('Pilot')}</table:data-pilot-tables><table:dde-links><table:dde-link>${m('Dde')}</table:dde-link></table:dde-links>`,
  ].join('')
}

function slideBody(marks: Marks): string {
  const box = (words: string) => `<draw:text-box><text:p>${words}</text:p></draw:text-box>`
  return `<draw:page draw:name="page1">${frame(box('ShownSlide'), 'Title')}${frames(marks)}${annotations(marks)}<presentation:notes>${frame(box('ShownSpeakerNotes'), 'Notes')}</presentation:notes></draw:page>`
}

const BODIES = { text: textBody, spreadsheet: sheetBody, presentation: slideBody }

function content(kind: Kind, marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const styles = `<office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:text-properties officeooo:rsid="${m('Rsid')}" officeooo:paragraph-rsid="${m('ParagraphRsid')}" fo:color="#000000"/></style:style></office:automatic-styles>`
  const scripts = `<office:scripts><office:script script:language="Basic">${m('Script')}</office:script></office:scripts>`
  return `<?xml version="1.0"?><!-- ${m('XmlComment')} --><office:document-content ${NS} xmlns:own="urn:${m('Namespace')}" own:a="${m('OwnAttribute')}" office:version="1.3">${scripts}<office:font-face-decls/>${styles}<office:body><office:${kind}>${BODIES[kind](marks)}</office:${kind}></office:body></office:document-content>`
}

function files(kind: Kind, marks: Marks): ZipFile[] {
  const m = (place: string) => marks.at(place)
  const type = `application/vnd.oasis.opendocument.${kind}`
  const list: ZipFile[] = [
    { name: 'content.xml', bytes: content(kind, marks) },
    {
      name: 'styles.xml',
      bytes: `<office:document-styles ${NS}><office:meta>${m('StylesMeta')}</office:meta><office:master-styles><style:master-page style:name="Standard"><style:header><text:p>ShownHeader</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
    },
    { name: 'meta.xml', bytes: meta(marks) },
    { name: 'settings.xml', bytes: settings(marks) },
    {
      name: `Pictures/${marks.all[`od${kind[0]}PictureName`]}.jpg`,
      bytes: smallJpeg(marks.within('Picture')),
      isStored: true,
    },
    { name: 'Pictures/forgotten.jpg', bytes: smallJpeg(marks.within('Forgotten')), isStored: true },
    {
      name: 'Object 1/content.xml',
      bytes: `<office:document-content ${NS} xmlns:chart="${OASIS}:chart:1.0"><office:body><office:chart><chart:chart><chart:title><text:p>ShownChart</text:p></chart:title><table:table table:name="local-table"><table:table-row><table:table-cell><text:p>424242009</text:p></table:table-cell></table:table-row></table:table></chart:chart></office:chart></office:body></office:document-content>`,
    },
    { name: 'Object 1/meta.xml', bytes: `<a>${m('ObjectMeta')}</a>` },
    {
      name: 'Object 2/content.xml',
      bytes: `<office:document-content ${NS}>${m('Object2')}</office:document-content>`,
    },
    { name: 'ObjectReplacements/Object 1', bytes: m('Replacement1') },
    { name: 'ObjectReplacements/Object 2', bytes: 'VCLMTF ShownReplacement' },
    { name: 'Thumbnails/thumbnail.png', bytes: m('Thumbnail'), isStored: true },
    { name: 'Configurations2/statusbar/a.xml', bytes: `<a>${m('Configuration')}</a>` },
    { name: 'Basic/Standard/Module1.xml', bytes: `<a>${m('Basic')}</a>` },
    { name: 'VersionList.xml', bytes: `<a>${m('VersionList')}</a>` },
    { name: 'Versions/Version1', bytes: m('OldVersion') },
    { name: 'manifest.rdf', bytes: `<rdf>${m('Rdf')}</rdf>` },
    { name: 'layout-cache', bytes: m('LayoutCache') },
    { name: 'META-INF/documentsignatures.xml', bytes: `<a>${m('Signature')}</a>` },
  ]
  const types: Record<string, string> = {
    '/': type,
    'Object 1/': 'application/vnd.oasis.opendocument.chart',
    'Object 2/': 'application/vnd.oasis.opendocument.text',
    'ObjectReplacements/Object 2': 'application/x-openoffice-gdimetafile;windows_formatname="GDI"',
    [m('ManifestPath')]: 'text/xml',
  }
  const entries = Object.entries(types).map(
    ([path, one]) =>
      `<manifest:file-entry manifest:full-path="${path}" manifest:media-type='${one}'/>`,
  )
  const manifest = `<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0">${entries.join('')}</manifest:manifest>`
  return [
    { name: 'mimetype', bytes: type, isStored: true },
    ...list,
    { name: 'META-INF/manifest.xml', bytes: manifest },
  ]
}

const COMMON = [
  ...['ShownNote', 'ShownReply', 'ShownAgain', 'ShownHeader', 'ShownChart', '424242009'],
  ...['A lorry at the gate', 'VCLMTF ShownReplacement', 'AddParaTableSpacing'],
]
const SHOWN: Readonly<Record<Kind, readonly string[]>> = {
  text: [
    ...['ShownFirst', 'ShownInserted', 'ShownBy', 'ShownUserField', 'ShownPage', 'ShownLink'],
    ...[
      'ShownDiskLink',
      'ShownJump',
      'ShownSection',
      'ShownMeta',
      'ShownMacroText',
      'ShownCitation',
    ],
    ...['example.org/ShownTarget'],
  ],
  spreadsheet: ['ShownSheet', '424242001', '424242002', '424242003', 'SUM([.A1])'],
  presentation: ['ShownSlide', 'ShownSpeakerNotes'],
}

function sample(kind: Kind, format: 'odt' | 'ods' | 'odp'): Sample {
  const marks = new Marks(`od${kind[0]}`)
  const bytes = zipOf(files(kind, marks), marks.within('Zip'))
  const shown = [...COMMON, ...SHOWN[kind]]
  return { name: `${kind}-with-everything.${format}`, format, bytes, markers: marks.all, shown }
}

/** Texts, spreadsheets and presentations with markers in every place that the format has. */
export function samples(): Sample[] {
  return [sample('text', 'odt'), sample('spreadsheet', 'ods'), sample('presentation', 'odp')]
}
