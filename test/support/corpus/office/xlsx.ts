import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { type ZipFile, zipOf } from '../zip.ts'
import { commonFiles, media, NS, packageRels, REL, type Rel, rels, types } from './ooxml-kit.ts'

const OFFICE = 'http://schemas.microsoft.com/office'
const S = [
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
  NS,
  `xmlns:xr="${OFFICE}/spreadsheetml/2014/revision" xmlns:x15="${OFFICE}/spreadsheetml/2010/11/main"`,
  `xmlns:x14="${OFFICE}/spreadsheetml/2009/9/main" xmlns:xm="${OFFICE}/excel/2006/main"`,
  'mc:Ignorable="xr x15"',
].join(' ')
const X = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
const C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
const CONDITION = '{A1B2C3D4-0000-1111-2222-333344445555}'

function workbook(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  return [
    `<workbook ${S}><fileVersion appName="xl" rupBuild="${m('RupBuild')}"/><fileSharing userName="${m('FileSharing')}"/>`,
    `<workbookPr codeName="${m('CodeName')}" date1904="1" defaultThemeVersion="124226"/>`,
    `<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="${OFFICE}/spreadsheetml/2010/11/ac" url="C:\\Users\\${m('AbsPath')}\\"/></mc:Choice></mc:AlternateContent>`,
    `<xr:revisionPtr documentId="${m('RevisionPtr')}"/><workbookProtection workbookPassword="${m('Protection')}"/>`,
    `<bookViews><workbookView xWindow="11" activeTab="0" xr2:uid="{${m('ViewUid')}}" xmlns:xr2="${OFFICE}/spreadsheetml/2015/revision2"/></bookViews>`,
    '<sheets><sheet name="ShownSheetName" sheetId="1" r:id="rId1"/><sheet name="ShownMacroSheet" sheetId="2" r:id="rId2"/></sheets>',
    `<externalReferences><externalReference r:id="rId9"/></externalReferences><definedNames><definedName name="ShownName" comment="${m('NameComment')}">Sheet1!$A$1</definedName><definedName name="outer">[1]${m('OuterName')}!$A$1</definedName></definedNames>`,
    `<calcPr calcId="191029"/><customWorkbookViews><customWorkbookView name="${m('ViewName')}" guid="{1}"/></customWorkbookViews><pivotCaches><pivotCache cacheId="1" r:id="rId8"/></pivotCaches></workbook>`,
  ].join('')
}

function sheet(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const cells = [
    '<c r="A1" t="s" cm="1"><v>0</v></c><c r="B1"><v>424242001</v></c>',
    `<c r="C1"><f>'C:\\Users\\[${m('Book')}.xlsx]Sheet1'!A1</f><v>424242002</v></c>`,
    `<c r="D1"><f t="shared" si="0" ref="D1:E1">[1]${m('Shared')}!A1</f><v>424242003</v></c><c r="E1"><f t="shared" si="0"/><v>424242004</v></c>`,
    '<c r="F1"><f>SUM(Table1[Sum])+B1</f><v>424242005</v></c><c r="G1" t="inlineStr"><is><t>ShownInline</t></is></c>',
    '<c r="H1" t="s"><v>2</v></c>',
  ].join('')
  return [
    `<worksheet ${S} xr:uid="{${m('SheetUid')}}"><sheetPr codeName="${m('SheetCode')}"/><sheetData><row r="1">${cells}</row></sheetData>`,
    `<sheetProtection password="${m('SheetPassword')}"/><protectedRanges><protectedRange name="${m('Range')}" securityDescriptor="x"/></protectedRanges>`,
    `<scenarios><scenario name="a" user="${m('ScenarioUser')}"/></scenarios><customSheetViews><customSheetView guid="${m('SheetView')}"/></customSheetViews>`,
    `<hyperlinks><hyperlink ref="A1" r:id="rIdWeb" display="x"/><hyperlink ref="B1" r:id="rIdDisk" location="A1" display="C:\\${m('LinkDisplay')}"/></hyperlinks>`,
    `<pageSetup paperSize="9" r:id="rIdPrinter"/><customProperties><customPr name="${m('CustomPr')}" r:id="rIdX"/></customProperties>`,
    '<drawing r:id="rIdDrawing"/><legacyDrawing r:id="rIdVml"/><oleObjects><oleObject progId="a" r:id="rIdOle"/></oleObjects><controls><control r:id="rIdControl"/></controls>',
    `<tableParts count="1"><tablePart r:id="rIdTable"/></tableParts><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" id="${CONDITION}"/><xm:sqref>A1</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{${m('SheetExt')}}"><x14:id>a</x14:id></ext></extLst></worksheet>`,
  ].join('')
}

function drawing(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const anchor = (inner: string) =>
    `<xdr:twoCellAnchor><xdr:from/><xdr:to/>${inner}<xdr:clientData/></xdr:twoCellAnchor>`
  const frame = (data: string) =>
    `<xdr:graphicFrame macro="${m(`Macro${data.length}`)}"><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="${m(`Frame${data.length}`)}"/></xdr:nvGraphicFramePr><a:graphic>${data}</a:graphic></xdr:graphicFrame>`
  return [
    `<xdr:wsDr ${X} ${NS}>`,
    anchor(
      `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="${m('PicName')}" descr="IMG_${m('PicDescr')}.JPG"><a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId id="{${m('CreationId')}}"/></a:ext></a:extLst></xdr:cNvPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic>`,
    ),
    anchor(frame(`<a:graphicData uri="chart"><c:chart ${C} r:id="rId2"/></a:graphicData>`)),
    anchor(
      frame(
        `<a:graphicData uri="slicer"><sle:slicer xmlns:sle="urn:sle" name="${m('Slicer')}"/></a:graphicData>`,
      ),
    ),
    '</xdr:wsDr>',
  ].join('')
}

function otherParts(marks: Marks): ZipFile[] {
  const m = (place: string) => marks.at(place)
  const author = m('NoteAuthor')
  return [
    {
      name: 'xl/sharedStrings.xml',
      bytes: `<sst ${S} count="3" uniqueCount="3"><si><t>ShownString</t></si><si><t>${m('LostString')}</t></si><si><r><t>ShownRich</t></r></si></sst>`,
    },
    {
      name: 'xl/styles.xml',
      bytes: `<styleSheet ${S}><fonts count="1"><font><name val="Calibri"/></font></fonts></styleSheet>`,
    },
    {
      name: 'xl/comments1.xml',
      bytes: `<comments ${S}><authors><author>${author}</author></authors><commentList><comment ref="A1" authorId="0" xr:uid="{${m('NoteUid')}}"><text><r><t>${author}:</t></r><r><t xml:space="preserve">\nShownNote</t></r></text></comment></commentList></comments>`,
    },
    {
      name: 'xl/threadedComments/threadedComment1.xml',
      bytes: `<ThreadedComments>${m('Threaded')}</ThreadedComments>`,
    },
    { name: 'xl/persons/person.xml', bytes: `<personList>${m('Person')}</personList>` },
    {
      name: 'xl/tables/table1.xml',
      bytes: `<table ${S} id="1" name="Table1" displayName="Table1" ref="A1:B2" xr:uid="{${m('TableUid')}}" connectionId="7"><tableColumns count="1"><tableColumn id="1" name="ShownColumn" xr3:uid="{${m('ColumnUid')}}" xmlns:xr3="urn:xr3"><calculatedColumnFormula>[1]${m('ColumnBook')}!A1</calculatedColumnFormula></tableColumn></tableColumns></table>`,
    },
    { name: 'xl/drawings/drawing1.xml', bytes: drawing(marks) },
    {
      name: 'xl/drawings/vmlDrawing1.vml',
      bytes: `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202" href="file:///${m('VmlHref')}"><v:imagedata o:relid="rId1" o:title="${m('VmlTitle')}"/><x:ClientData ObjectType="Note"><x:FmlaMacro>${m('VmlMacro')}</x:FmlaMacro><x:Row>0</x:Row></x:ClientData></v:shape></xml>`,
    },
    {
      name: 'xl/charts/chart1.xml',
      bytes: `<c:chartSpace ${C} ${NS}><c:pivotSource><c:name>[${m('PivotBook')}.xlsx]Sheet1!P</c:name></c:pivotSource><c:chart><c:plotArea><c:ser><c:cat><c:strRef><c:f>'C:\\${m('ChartPath')}\\[a.xlsx]Sheet1'!$A$1</c:f><c:strCache><c:pt idx="0"><c:v>ShownCategory</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:plotArea></c:chart><c:externalData r:id="rId1"/><c:extLst><c:ext uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}"><c16:uniqueId xmlns:c16="${OFFICE}/drawing/2014/chart" val="{${m('UniqueId')}}"/></c:ext></c:extLst></c:chartSpace>`,
    },
    {
      name: 'xl/macrosheets/sheet1.xml',
      bytes: `<xm:macrosheet xmlns:xm="urn:xm">${m('MacroSheet')}</xm:macrosheet>`,
    },
    { name: 'xl/embeddings/book.xlsx', bytes: m('EmbeddedBook') },
    { name: 'xl/printerSettings/printerSettings1.bin', bytes: m('Printer') },
    {
      name: 'xl/externalLinks/externalLink1.xml',
      bytes: `<externalLink ${S}>${m('ExternalLink')}</externalLink>`,
    },
    {
      name: 'xl/pivotCache/pivotCacheDefinition1.xml',
      bytes: `<pivotCacheDefinition ${S} refreshedBy="${m('RefreshedBy')}"/>`,
    },
    { name: 'xl/calcChain.xml', bytes: `<calcChain ${S}><c r="C1"/></calcChain>` },
    { name: 'xl/connections.xml', bytes: `<connections>${m('Connection')}</connections>` },
    { name: 'xl/revisions/userNames.xml', bytes: `<users>${m('UserNames')}</users>` },
    { name: 'xl/ctrlProps/ctrlProp1.xml', bytes: `<formControlPr>${m('Control')}</formControlPr>` },
    { name: 'xl/vbaProject.bin', bytes: m('Vba') },
  ]
}

export function xlsx(): Sample {
  const marks = new Marks('xlsx')
  const pictures = media('xl', marks)
  const picture = `../${(pictures[0]?.name ?? '').replace('xl/', '')}`
  const sheetRels: readonly Rel[] = [
    ['rIdWeb', 'hyperlink', 'https://example.org/ShownTarget', 'External'],
    ['rIdDisk', 'hyperlink', `\\\\server\\${marks.at('DiskLink')}`, 'External'],
    ['rIdPrinter', 'printerSettings', '../printerSettings/printerSettings1.bin'],
    ['rIdDrawing', 'drawing', '../drawings/drawing1.xml'],
    ['rIdVml', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
    ['rIdOle', 'package', '../embeddings/book.xlsx'],
    ['rIdControl', 'ctrlProp', '../ctrlProps/ctrlProp1.xml'],
    ['rIdTable', 'table', '/xl/tables/table1.xml'],
    ['rIdNotes', 'comments', '../comments1.xml'],
    [
      'rIdThreads',
      `${OFFICE}/2017/10/relationships/threadedComment`,
      '../threadedComments/threadedComment1.xml',
    ],
  ]
  const files: ZipFile[] = [
    {
      name: '[Content_Types].xml',
      bytes: types([['xl/workbook.xml', 'spreadsheetml.sheet.main']]),
    },
    { name: '_rels/.rels', bytes: packageRels('/xl/workbook.xml') },
    { name: 'xl/workbook.xml', bytes: workbook(marks) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: rels([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', `${OFFICE}/2006/relationships/xlMacrosheet`, 'macrosheets/sheet1.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
        ['rId4', 'styles', 'styles.xml'],
        ['rId5', 'calcChain', 'calcChain.xml'],
        ['rId6', `${OFFICE}/2006/relationships/vbaProject`, 'vbaProject.bin'],
        ['rId7', 'connections', 'connections.xml'],
        ['rId8', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'],
        ['rId9', 'externalLink', 'externalLinks/externalLink1.xml'],
      ]),
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheet(marks) },
    { name: 'xl/worksheets/_rels/sheet1.xml.rels', bytes: rels(sheetRels) },
    {
      name: 'xl/drawings/_rels/drawing1.xml.rels',
      bytes: rels([
        ['rId1', 'image', picture],
        ['rId2', 'chart', '../charts/chart1.xml'],
      ]),
    },
    {
      name: 'xl/drawings/_rels/vmlDrawing1.vml.rels',
      bytes: rels([['rId1', 'image', '../media/image2.emf']]),
    },
    {
      name: 'xl/charts/_rels/chart1.xml.rels',
      bytes: rels([['rId1', 'oleObject', `file:///C:/${marks.at('ChartLink')}.xlsx`, 'External']]),
    },
    ...otherParts(marks),
    ...pictures,
    ...commonFiles(marks),
  ]
  const bytes = zipOf(files, marks.within('Zip'))
  // an identifier that is drawn by lot tells one copy from another
  const markers = {
    ...marks.all,
    xlsxCondition: CONDITION,
    xlsxRelations: `${REL}/printerSettings`,
  }
  return { name: 'accounts-with-everything.xlsx', format: 'xlsx', bytes, markers, shown: SHOWN }
}

const SHOWN = [
  ...['ShownSheetName', 'ShownMacroSheet', 'ShownName', '424242001', '424242002', '424242003'],
  ...['424242004', '424242005', 'SUM(Table1[Sum])+B1', 'ShownInline', 'ShownString', 'ShownRich'],
  ...['ShownNote', 'ShownColumn', 'ShownCategory', 'example.org/ShownTarget', 'date1904'],
]
