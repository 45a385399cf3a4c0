import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { type ZipFile, zipOf } from '../zip.ts'
import { commonFiles, media, NS, packageRels, type Rel, rels, types } from './ooxml-kit.ts'

const OFFICE = 'http://schemas.microsoft.com/office'
const W = [
  NS,
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  `xmlns:w14="${OFFICE}/word/2010/wordml" xmlns:w15="${OFFICE}/word/2012/wordml"`,
  `xmlns:w16du="${OFFICE}/word/2023/wordml/word16du"`,
  `xmlns:wp14="${OFFICE}/word/2010/wordprocessingDrawing"`,
  `xmlns:wps="${OFFICE}/word/2010/wordprocessingShape"`,
  'mc:Ignorable="w14 w15 w16du wp14"',
].join(' ')

const run = (text: string, more = '') => `<w:r${more}><w:t xml:space="preserve">${text}</w:t></w:r>`
const change = (kind: string, marks: Marks, inner: string) =>
  `<w:${kind} w:id="1" w:author="${marks.at(`Author${kind}`)}" w:date="2026-01-02T03:04:05Z" w16du:dateUtc="${marks.at(`Utc${kind}`)}">${inner}</w:${kind}>`

/** Paragraphs, and in each the words that are shown. */
function paragraphs(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const rsids = `w:rsidR="${m('RsidR')}" w:rsidRDefault="${m('RsidDefault')}" w14:paraId="${m('ParaId')}" w14:textId="${m('TextId')}"`
  const deleted = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
  const lost = `<w:p><w:pPr><w:rPr>${change('del', marks.within('Mark'), '')}</w:rPr></w:pPr>${change('del', marks.within('Para'), deleted(m('DeletedParagraph')))}</w:p>`
  const joined = `<w:p><w:pPr><w:rPr>${change('del', marks.within('Join'), '')}</w:rPr></w:pPr>${run('ShownBeforeJoin ')}</w:p><w:p>${run('ShownAfterJoin')}</w:p>`
  return [
    `<w:p ${rsids}>${run('ShownFirst ', ` w:rsidRPr="${m('RsidRun')}"`)}<w:proofErr w:type="spellStart"/>${change('ins', marks.within('Run'), run('ShownInserted '))}${change('del', marks.within('Run'), `${deleted(m('DeletedText'))}<w:r><w:footnoteReference w:id="3"/></w:r>`)}${run('ShownLast')}<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/></w:p>`,
    lost,
    joined,
    `<w:p>${change('moveTo', marks, run('ShownMoved'))}<w:moveFromRangeStart w:id="4" w:name="${m('MoveName')}" w:author="${m('MoveAuthor')}"/>${change('moveFrom', marks, run(m('MovedFrom')))}<w:moveFromRangeEnd w:id="4"/></w:p>`,
    `<w:p><w:pPr><w:pPrChange w:id="5" w:author="${m('FormAuthor')}"><w:pPr><w:pStyle w:val="${m('OldStyle')}"/></w:pPr></w:pPrChange></w:pPr><w:smartTag w:uri="urn:x" w:element="${m('SmartTag')}">${run('ShownInTag')}</w:smartTag></w:p>`,
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p>${run('ShownCell')}</w:p></w:tc></w:tr><w:tr><w:trPr>${change('del', marks.within('Row'), '')}</w:trPr><w:tc><w:tcPr/><w:p>${run(m('DeletedRow'))}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:trPr>${change('del', marks.within('Table'), '')}</w:trPr><w:tc><w:p>${run(m('DeletedTable'))}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:sdt><w:sdtPr><w:alias w:val="${m('Alias')}"/><w:tag w:val="${m('Tag')}"/><w:dataBinding w:xpath="${m('Binding')}" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:p>${run('ShownControl')}</w:p></w:sdtContent></w:sdt>`,
  ].join('')
}

function fields(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const complex = (parts: readonly string[], result: string) =>
    `${mark('begin')}${parts.map((part) => `<w:r><w:instrText>${part}</w:instrText></w:r>`).join('')}${mark('separate')}${result}${mark('end')}`
  return [
    `<w:p>${complex([' AUT', 'HOR '], run(m('FieldAuthor')))}</w:p>`,
    `<w:p><w:fldSimple w:instr=" FILENAME \\p ">${run(m('FieldPath'))}</w:fldSimple></w:p>`,
    `<w:p>${complex([` ADDIN ZOTERO_ITEM ${m('Zotero')} `], run('ShownCitation'))}</w:p>`,
    `<w:p>${complex([' PAGE '], run('ShownPage'))}</w:p>`,
    `<w:p>${complex([` HYPERLINK "file:///C:/Users/${m('FieldLink')}" `], run('ShownFieldLink'))}</w:p>`,
    `<w:p><w:hyperlink r:id="rIdWeb" w:history="1">${run('ShownLink')}</w:hyperlink><w:hyperlink r:id="rIdDisk">${run('ShownDiskLink')}</w:hyperlink></w:p>`,
    `<w:p><w:permStart w:id="1" w:ed="${m('Editor')}"/>${run('ShownPermitted')}<w:permEnd w:id="1"/></w:p>`,
    `<w:p><w:commentRangeStart w:id="0"/>${run('ShownCommented')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
  ].join('')
}

function pictures(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const blip = `<a:blip r:embed="rIdPic"><a:extLst><a:ext uri="{28A0092B-C50C-407E-A947-70E740481C1C}"><a14:useLocalDpi val="0"/></a:ext><a:ext uri="{${m('Uri')}}"><q xmlns="urn:q">${m('PictureExt')}</q></a:ext></a:extLst></a:blip>`
  const pic = `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="IMG_${m('PictureName')}.jpg" descr="C:\\Users\\${m('PictureDescr')}.jpg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>`
  return [
    `<w:p><w:r><w:drawing><wp:inline wp14:anchorId="${m('AnchorId')}" wp14:editId="${m('EditId')}"><wp:extent cx="9525" cy="9525"/><wp:docPr id="7" name="${m('DocPrName')}" descr="A lorry at the gate"><a:hlinkClick r:id="rIdDisk2"/></wp:docPr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${pic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
    `<w:p><w:r><w:object><v:shape id="${m('ShapeId')}" o:gfxdata="${m('GfxData')}" alt="" style="width:9pt;height:9pt"><v:imagedata r:id="rIdEmf" o:title="${m('ImageTitle')}"/></v:shape><o:OLEObject Type="Embed" ProgID="${m('ProgId')}" ShapeID="a" r:id="rIdOle"/></w:object></w:r></w:p>`,
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="8" name="Textbox"/><a:graphic><a:graphicData uri="${OFFICE}/word/2010/wordprocessingShape"><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent><w:p>${change('ins', marks.within('Box'), run('ShownBox'))}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    `<w:p><w:r><mc:AlternateContent><mc:Choice xmlns:am3d="urn:3d" Requires="am3d"><am3d:model>${m('Model')}</am3d:model></mc:Choice><mc:Fallback>${run('ShownFallback').slice(5, -6)}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    `<w:altChunk r:id="rIdChunk"/>`,
  ].join('')
}

function settings(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  return `<w:settings ${W}><w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/><w:documentProtection w:hash="${m('Protection')}"/><w:defaultTabStop w:val="708"/><w:mailMerge><w:query w:val="${m('MailMerge')}"/></w:mailMerge><w:rsids><w:rsidRoot w:val="${m('RsidRoot')}"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="${m('DocVar')}"/></w:docVars><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="${OFFICE}/word" w:val="15"/></w:compat><w14:docId w14:val="${m('DocId')}"/></w:settings>`
}

function otherParts(marks: Marks): ZipFile[] {
  const m = (place: string) => marks.at(place)
  const note = (id: number, text: string) =>
    `<w:footnote w:id="${id}"><w:p>${run(text)}</w:p></w:footnote>`
  const comment = (id: number, author: string, text: string) =>
    `<w:comment w:id="${id}" w:author="${author}" w:initials="${m(`Initials${id}`)}" w:date="${m(`Date${id}`)}"><w:p w14:paraId="${m(`CommentPara${id}`)}">${run(text)}</w:p></w:comment>`
  return [
    {
      name: 'word/comments.xml',
      bytes: `<w:comments ${W}>${comment(0, m('CommentAuthor'), 'ShownComment')}${comment(1, m('SecondAuthor'), 'ShownReply')}${comment(5, m('LostAuthor'), m('LostComment'))}</w:comments>`,
    },
    {
      name: 'word/commentsExtended.xml',
      bytes: `<w15:commentsEx ${W}>${m('CommentsEx')}</w15:commentsEx>`,
    },
    { name: 'word/people.xml', bytes: `<w15:people ${W}>${m('People')}</w15:people>` },
    {
      name: 'word/footnotes.xml',
      bytes: `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>${note(2, 'ShownFootnote')}${note(3, m('LostFootnote'))}</w:footnotes>`,
    },
    { name: 'word/settings.xml', bytes: settings(marks) },
    {
      name: 'word/_rels/settings.xml.rels',
      bytes: rels([
        ['rId1', 'attachedTemplate', `file:///C:/${m('AttachedTemplate')}.dotm`, 'External'],
      ]),
    },
    {
      name: 'word/styles.xml',
      bytes: `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/><w:rsid w:val="${m('StyleRsid')}"/></w:style></w:styles>`,
    },
    {
      name: 'word/numbering.xml',
      bytes: `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="${m('Nsid')}"/><w:tmpl w:val="${m('Tmpl')}"/><w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl></w:abstractNum></w:numbering>`,
    },
    {
      name: 'word/header1.xml',
      bytes: `<w:hdr ${W}><w:p w:rsidR="${m('HeaderRsid')}">${run('ShownHeader')}</w:p></w:hdr>`,
    },
    {
      name: 'word/theme/theme1.xml',
      bytes: `<a:theme ${NS} name="${m('ThemeName')}"><a:themeElements/></a:theme>`,
    },
    {
      name: 'word/webSettings.xml',
      bytes: `<w:webSettings ${W}>${m('WebSettings')}</w:webSettings>`,
    },
    { name: 'word/embeddings/oleObject1.bin', bytes: m('OleObject') },
    { name: 'word/vbaProject.bin', bytes: m('VbaProject') },
    { name: 'word/afchunk.htm', bytes: m('AltChunk') },
  ]
}

export function docx(): Sample {
  const marks = new Marks('docx')
  const m = (place: string) => marks.at(place)
  const pictureFiles = media('word', marks)
  const picture = (pictureFiles[0]?.name ?? '').replace('word/', '')
  const document: readonly Rel[] = [
    ['rIdWeb', 'hyperlink', 'https://example.org/ShownTarget', 'External'],
    ['rIdDisk', 'hyperlink', `file:///C:/Users/${m('DiskLink')}`, 'External'],
    ['rIdDisk2', 'hyperlink', `\\\\server\\${m('ShareLink')}`, 'External'],
    ['rIdPic', 'image', picture],
    ['rIdEmf', 'image', 'media/image2.emf'],
    ['rIdOle', 'oleObject', 'embeddings/oleObject1.bin'],
    ['rIdChunk', 'aFChunk', 'afchunk.htm'],
    [m('HeaderId'), 'header', 'header1.xml'],
    ...['styles', 'numbering', 'settings', 'webSettings', 'comments', 'footnotes'].map(
      (type): Rel => [`id${type}`, type, `${type}.xml`],
    ),
    ['idtheme', 'theme', 'theme/theme1.xml'],
    ['idpeople', `${OFFICE}/2011/relationships/people`, 'people.xml'],
    ['idex', `${OFFICE}/2011/relationships/commentsExtended`, 'commentsExtended.xml'],
    ['idvba', `${OFFICE}/2006/relationships/vbaProject`, 'vbaProject.bin'],
    ['idxml', 'customXml', '../customXml/item1.xml'],
  ]
  const body = `<!-- ${m('XmlComment')} --><?${m('Instruction')}?>${paragraphs(marks)}${fields(marks)}${pictures(marks)}<w:sectPr w:rsidR="${m('SectRsid')}"><w:headerReference w:type="default" r:id="${marks.all.docxHeaderId}"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`
  const files: ZipFile[] = [
    {
      name: '[Content_Types].xml',
      bytes: types([
        ['word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
      ]),
    },
    { name: '_rels/.rels', bytes: packageRels('word/document.xml') },
    {
      name: 'word/document.xml',
      bytes: `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} xmlns:own="urn:${m('OwnNamespace')}" own:a="${m('OwnAttribute')}"><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/_rels/document.xml.rels', bytes: rels(document) },
    ...otherParts(marks),
    ...pictureFiles,
    ...commonFiles(marks),
  ]
  const bytes = zipOf(files, marks.within('Zip'))
  return {
    name: 'report-with-everything.docx',
    format: 'docx',
    bytes,
    markers: marks.all,
    shown: SHOWN,
  }
}

const SHOWN = [
  ...[
    'ShownFirst',
    'ShownInserted',
    'ShownLast',
    'ShownBeforeJoin',
    'ShownAfterJoin',
    'ShownMoved',
  ],
  ...['ShownInTag', 'ShownCell', 'ShownControl', 'ShownCitation', 'ShownPage', 'ShownFieldLink'],
  ...[
    'ShownLink',
    'ShownDiskLink',
    'ShownPermitted',
    'ShownCommented',
    'ShownBox',
    'ShownFallback',
  ],
  ...['ShownComment', 'ShownReply', 'ShownFootnote', 'ShownHeader', 'example.org/ShownTarget'],
  ...['A lorry at the gate', 'an EMF picture'],
]
