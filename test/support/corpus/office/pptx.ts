import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { type ZipFile, zipOf } from '../zip.ts'
import { commonFiles, media, NS, packageRels, type Rel, rels, types } from './ooxml-kit.ts'

const OFFICE = 'http://schemas.microsoft.com/office'
const P = [
  NS,
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
  `xmlns:p14="${OFFICE}/powerpoint/2010/main"`,
].join(' ')
const TREE =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'

const text = (words: string) => `<a:p><a:r><a:rPr lang="nb-NO"/><a:t>${words}</a:t></a:r></a:p>`
const shape = (words: string, name = 'Title 1') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="${name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${text(words)}</p:txBody></p:sp>`

function slide(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  const ole = `<p:oleObj progId="Word" r:id="rIdOle"><p:embed/><p:pic><p:nvPicPr><p:cNvPr id="0" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rIdEmf"/></p:blipFill><p:spPr/></p:pic></p:oleObj>`
  return [
    `<p:sld ${P}><p:cSld><p:spTree>${TREE}${shape('ShownSlide', `C:\\${m('ShapeName')}.pptx`)}`,
    `<p:pic><p:nvPicPr><p:cNvPr id="4" name="${m('PicName')}" descr="A gate, open"><a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/></p:cNvPr><p:cNvPicPr/><p:nvPr><p:custDataLst><p:tags r:id="rIdTags"/></p:custDataLst></p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="rIdPic" r:link="rIdLinked"/></p:blipFill><p:spPr/></p:pic>`,
    `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="${m('OleName')}"/></p:nvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><mc:AlternateContent><mc:Choice Requires="v"><p:oleObj r:id="rIdOle"><p:embed/></p:oleObj></mc:Choice><mc:Fallback>${ole}</mc:Fallback></mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame>`,
    `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="6" name="Diagram"/></p:nvGraphicFramePr><a:graphic><a:graphicData uri="dgm"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rIdDm" r:lo="rIdLo"/></a:graphicData></a:graphic></p:graphicFrame>`,
    `<p:sp><p:txBody><a:bodyPr/><a:p><a:fld id="{${GUID}}" type="slidenum"><a:t>ShownNumber</a:t></a:fld><a:r><a:rPr><a:hlinkClick r:id="rIdDisk" invalidUrl="C:\\${m('InvalidUrl')}"/></a:rPr><a:t>ShownLinkText</a:t></a:r></a:p></p:txBody></p:sp>`,
    `</p:spTree><p:custDataLst><p:custData r:id="rIdTags"/></p:custDataLst><p:controls><p:control r:id="rIdControl" name="${m('Control')}"/></p:controls><p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"><p14:creationId val="${m('CreationId')}"/></p:ext></p:extLst></p:cSld></p:sld>`,
  ].join('')
}
const GUID = 'B1B2C3D4-0000-1111-2222-333344445555'
const MODEL = '{C1B2C3D4-0000-1111-2222-333344445555}'

function otherParts(marks: Marks): ZipFile[] {
  const m = (place: string) => marks.at(place)
  const tree = (inner: string) => `<p:cSld><p:spTree>${TREE}${inner}</p:spTree></p:cSld>`
  const dgm = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
  return [
    {
      name: 'ppt/slides/slide2.xml',
      bytes: `<p:sld ${P} show="0">${tree(shape('ShownHiddenSlide'))}</p:sld>`,
    },
    { name: 'ppt/slides/slide3.xml', bytes: `<p:sld ${P}>${tree(shape(m('LostSlide')))}</p:sld>` },
    {
      name: 'ppt/slideLayouts/slideLayout1.xml',
      bytes: `<p:sldLayout ${P}>${tree(shape('ShownLayout'))}</p:sldLayout>`,
    },
    {
      name: 'ppt/slideMasters/slideMaster1.xml',
      bytes: `<p:sldMaster ${P}>${tree(shape('ShownMaster'))}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
    },
    {
      name: 'ppt/notesSlides/notesSlide1.xml',
      bytes: `<p:notes ${P}>${tree(shape('ShownSpeakerNotes', m('NotesName')))}</p:notes>`,
    },
    {
      name: 'ppt/theme/theme1.xml',
      bytes: `<a:theme ${NS} name="${m('ThemeName')}"><a:themeElements/><a:extLst><a:ext uri="{05A4C25C-085E-4340-85A3-A5531E510DB2}"><thm15:themeFamily xmlns:thm15="urn:thm" name="${m('ThemeFamily')}"/></a:ext></a:extLst></a:theme>`,
    },
    {
      name: 'ppt/commentAuthors.xml',
      bytes: `<p:cmAuthorLst ${P}><p:cmAuthor id="1" name="${m('AuthorName')}" initials="${m('AuthorInitials')}" lastIdx="1" clrIdx="0"><p:extLst><p:ext uri="{19B8F6BF-5375-455C-9EA6-DF929625EA0E}"><p15:presenceInfo xmlns:p15="${OFFICE}/powerpoint/2012/main" userId="${m('Presence')}"/></p:ext></p:extLst></p:cmAuthor></p:cmAuthorLst>`,
    },
    {
      name: 'ppt/comments/comment1.xml',
      bytes: `<p:cmLst ${P}><p:cm authorId="1" dt="${m('CommentDate')}" idx="1"><p:pos x="1" y="1"/><p:text>ShownComment</p:text></p:cm></p:cmLst>`,
    },
    {
      name: 'ppt/comments/modernComment_1.xml',
      bytes: `<p188:cmLst xmlns:p188="urn:p188">${m('ModernComment')}</p188:cmLst>`,
    },
    {
      name: 'ppt/authors.xml',
      bytes: `<p188:authorLst xmlns:p188="urn:p188">${m('ModernAuthor')}</p188:authorLst>`,
    },
    {
      name: 'ppt/tags/tag1.xml',
      bytes: `<p:tagLst ${P}><p:tag name="A" val="${m('Tag')}"/></p:tagLst>`,
    },
    {
      name: 'ppt/diagrams/data1.xml',
      bytes: `<dgm:dataModel ${dgm} ${NS}><dgm:ptLst><dgm:pt modelId="${MODEL}"><dgm:t>${text('ShownDiagram')}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
    },
    { name: 'ppt/diagrams/layout1.xml', bytes: `<dgm:layoutDef ${dgm} uniqueId="urn:layout"/>` },
    { name: 'ppt/embeddings/word.docx', bytes: m('Embedded') },
    { name: 'ppt/activeX/activeX1.xml', bytes: `<ax>${m('ActiveX')}</ax>` },
    {
      name: 'ppt/presProps.xml',
      bytes: `<p:presentationPr ${P}>${m('PresProps')}</p:presentationPr>`,
    },
  ]
}

function presentation(marks: Marks): string {
  const m = (place: string) => marks.at(place)
  return [
    `<p:presentation ${P} bookmarkIdSeed="4"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rIdMaster"/></p:sldMasterIdLst>`,
    '<p:sldIdLst><p:sldId id="256" r:id="rIdOne"/><p:sldId id="257" r:id="rIdTwo"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>',
    `<p:custDataLst><p:tags r:id="rIdTags"/></p:custDataLst><p:modifyVerifier hashData="${m('Modify')}"/>`,
    `<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst><p14:section name="${m('Section')}" id="{1}"/></p14:sectionLst></p:ext></p:extLst></p:presentation>`,
  ].join('')
}

export function pptx(): Sample {
  const marks = new Marks('pptx')
  const pictures = media('ppt', marks)
  const picture = `../${(pictures[0]?.name ?? '').replace('ppt/', '')}`
  const slideRels: readonly Rel[] = [
    ['rIdLayout', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
    ['rIdPic', 'image', picture],
    ['rIdLinked', 'image', `file:///C:/${marks.at('LinkedPicture')}.jpg`, 'External'],
    ['rIdEmf', 'image', '../media/image2.emf'],
    ['rIdOle', 'package', '../embeddings/word.docx'],
    ['rIdDm', 'diagramData', '../diagrams/data1.xml'],
    ['rIdLo', 'diagramLayout', '../diagrams/layout1.xml'],
    ['rIdDisk', 'hyperlink', `file:///${marks.at('DiskLink')}`, 'External'],
    ['rIdTags', 'tags', '../tags/tag1.xml'],
    ['rIdControl', 'control', '../activeX/activeX1.xml'],
    ['rIdNotes', 'notesSlide', '../notesSlides/notesSlide1.xml'],
    ['rIdComments', 'comments', '../comments/comment1.xml'],
    ['rIdModern', `${OFFICE}/2018/10/relationships/comments`, '../comments/modernComment_1.xml'],
  ]
  const files: ZipFile[] = [
    {
      name: '[Content_Types].xml',
      bytes: types([['ppt/presentation.xml', 'presentationml.slideshow.main']]),
    },
    { name: '_rels/.rels', bytes: packageRels('ppt/presentation.xml') },
    { name: 'ppt/presentation.xml', bytes: presentation(marks) },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      bytes: rels([
        ['rIdMaster', 'slideMaster', 'slideMasters/slideMaster1.xml'],
        ['rIdOne', 'slide', 'slides/slide1.xml'],
        ['rIdTwo', 'slide', 'slides/slide2.xml'],
        ['rIdLost', 'slide', 'slides/slide3.xml'],
        ['rIdTags', 'tags', 'tags/tag1.xml'],
        ['rIdProps', 'presProps', 'presProps.xml'],
        ['rIdTheme', 'theme', 'theme/theme1.xml'],
        ['rIdAuthors', 'commentAuthors', 'commentAuthors.xml'],
        ['rIdModern', `${OFFICE}/2018/10/relationships/authors`, 'authors.xml'],
      ]),
    },
    { name: 'ppt/slides/slide1.xml', bytes: slide(marks) },
    { name: 'ppt/slides/_rels/slide1.xml.rels', bytes: rels(slideRels) },
    {
      name: 'ppt/slides/_rels/slide2.xml.rels',
      bytes: rels([['rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml']]),
    },
    {
      name: 'ppt/slideLayouts/_rels/slideLayout1.xml.rels',
      bytes: rels([['rId1', 'slideMaster', '../slideMasters/slideMaster1.xml']]),
    },
    {
      name: 'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      bytes: rels([
        ['rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['rId2', 'theme', '../theme/theme1.xml'],
      ]),
    },
    {
      name: 'ppt/notesSlides/_rels/notesSlide1.xml.rels',
      bytes: rels([['rId1', 'slide', '../slides/slide1.xml']]),
    },
    ...otherParts(marks),
    ...pictures,
    ...commonFiles(marks),
  ]
  const bytes = zipOf(files, marks.within('Zip'))
  // identifiers that are drawn by lot tell one copy from another
  const markers = { ...marks.all, pptxField: GUID, pptxModel: MODEL }
  return { name: 'slides-with-everything.pptx', format: 'pptx', bytes, markers, shown: SHOWN }
}

const SHOWN = [
  ...['ShownSlide', 'ShownHiddenSlide', 'ShownLayout', 'ShownMaster', 'ShownSpeakerNotes'],
  ...['ShownComment', 'ShownDiagram', 'ShownNumber', 'ShownLinkText', 'A gate, open'],
  ...['jump=nextslide', 'an EMF picture'],
]
