import type { Marks } from '../marks.ts'
import type { PdfMaker } from './pdf-maker.ts'

/** Text to write into the page and the catalogue. */
export interface Interaction {
  readonly page: string
  readonly catalog: string
}

/** Annotations, forms, scripts, attachments, signatures and structure, with markers in all of them. */
export function addInteraction(
  pdf: PdfMaker,
  marks: Marks,
  shown: readonly string[],
  font: string,
  page: string,
): Interaction {
  const file = (place: string) => {
    const own = marks.within(place)
    const data = pdf.deflated(
      `/Type /EmbeddedFile /Params <</ModDate (${own.at('Date')})>>`,
      own.at('Content'),
    )
    return pdf.add(
      `<</Type /Filespec /F (${own.at('Name')}) /UF (${own.at('LongName')})
      /Desc (${own.at('Description')}) /EF <</F ${data}>>>>`,
    )
  }
  const look = (words: string) =>
    pdf.deflated(
      `/Type /XObject /Subtype /Form /BBox [0 0 120 20] /Resources <</Font <</F1 ${font}>>>>`,
      `0.9 0.8 0.5 rg 0 0 120 20 re f 0 g BT /F1 10 Tf 4 6 Td (${words}) Tj ET`,
    )
  const annotations = [
    ...comments(pdf, marks, shown, look),
    ...media(pdf, { marks, file, look, page }),
    ...links(pdf, marks),
  ]
  const fields = formFields(pdf, marks, look)
  const structure = structureOf(pdf, marks)
  const associated = file('Associated')
  return {
    page: `/Annots [${[...annotations, ...fields].join(' ')}] /StructParents 0 /AF [${associated}]`,
    catalog: catalogOf(pdf, marks, {
      page,
      fields,
      structure,
      attached: file('Attached'),
      associated,
    }),
  }
}

type Look = (words: string) => string

function comments(pdf: PdfMaker, marks: Marks, shown: readonly string[], look: Look): string[] {
  const by = (place: string) => {
    const own = marks.within(place)
    return `/T (${own.at('Author')}) /NM (${own.at('Name')}) /M (D:20260301${own.at('Changed')})
      /CreationDate (D:20260301${own.at('Created')}) /Subj (${own.at('Subject')})
      /RC (<p>${own.at('Rich')}</p>) /XX_Mail (${own.at('Private')})`
  }
  const note = pdf.reserve()
  const popup = pdf.add(
    `<</Type /Annot /Subtype /Popup /Rect [200 300 290 390] /Parent ${note} 0 R ${by('Popup')}>>`,
  )
  pdf.add(
    `<</Type /Annot /Subtype /Text /Rect [200 350 220 370] /Contents (${shown[1]}) /Popup ${popup} ${by('Note')}>>`,
    note,
  )
  const stamp = pdf.add(
    `<</Type /Annot /Subtype /Stamp /Rect [160 200 280 220] /F 4 /AP <</N ${look(shown[2] ?? '')}>>
    ${by('Stamp')}>>`,
  )
  const marker = pdf.add(
    `<</Type /Annot /Subtype /Highlight /Rect [20 295 120 315] /F 4 /C [1 1 0]
    /QuadPoints [20 315 120 315 20 295 120 295] ${by('Highlight')}>>`,
  )
  return [`${note} 0 R`, popup, stamp, marker]
}

interface MediaParts {
  readonly marks: Marks
  readonly file: (place: string) => string
  readonly look: Look
  readonly page: string
}

function media(pdf: PdfMaker, { marks, file, look, page }: MediaParts): string[] {
  const rect = (y: number) => `/Type /Annot /Rect [160 ${y} 280 ${y + 20}] /F 4`
  const sound = pdf.stream('/Type /Sound /R 8000', marks.at('SoundContent'))
  const poster = look('poster')
  return [
    `<<${rect(170)} /Subtype /FileAttachment /FS ${file('Pinned')} /T (${marks.at('PinnedBy')})
    /AP <</N ${look('attachment')}>>>>`,
    `<<${rect(145)} /Subtype /Screen /P ${page} /T (${marks.at('ScreenTitle')}) /AP <</N ${poster}>>
    /A <</S /Rendition /R <</S /MR /C <</S /MCD /D ${file('Film')}>>>> /JS (${marks.at('FilmScript')})>>>>`,
    `<<${rect(20)} /Subtype /Sound /Sound ${sound} /Contents (${marks.at('SoundText')})
    /AP <</N ${look('sound')}>>>>`,
    `<<${rect(45)} /Subtype /RichMedia /RichMediaContent <</Assets <</Names [(a) ${file('Rich')}]>>>>>>`,
    `<<${rect(45)} /Subtype /3D /3DD ${pdf.stream('/Type /3D /Subtype /U3D', marks.at('Solid'))}>>`,
    `<<${rect(45)} /Subtype /Movie /Movie <</F (${marks.at('MovieFile')})>>>>`,
  ].map((text) => pdf.add(text))
}

function links(pdf: PdfMaker, marks: Marks): string[] {
  const link = (place: string, action: string) =>
    pdf.add(
      `<</Type /Annot /Subtype /Link /Rect [20 20 60 30] /Border [0 0 1] /A ${action}
      /PA <</S /URI /URI (${marks.at(`Before${place}`)})>>>>`,
    )
  return [
    link('Uri', `<</S /URI /URI (https://example.org/?reader=${marks.at('Uri')})>>`),
    link('Launch', `<</S /Launch /F (C:\\\\Users\\\\${marks.at('Launch')}.exe) /NewWindow true>>`),
    link(
      'Remote',
      `<</S /GoToR /F (//server/${marks.at('Remote')}.pdf) /D [0 /Fit] /NewWindow false>>`,
    ),
    link('Submit', `<</S /SubmitForm /F <</FS /URL /F (${marks.at('Submit')})>>>>`),
    link('Import', `<</S /ImportData /F (${marks.at('Import')}) /XX 1 /YY 12345>>`),
  ]
}

function formFields(pdf: PdfMaker, marks: Marks, look: Look): string[] {
  const signed = pdf.add(
    `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached
    /Name (${marks.at('SignerName')}) /Location (${marks.at('SignerPlace')})
    /Reason (${marks.at('SignerReason')}) /ContactInfo (${marks.at('SignerContact')})
    /M (D:20260304${marks.at('Signed')}) /ByteRange [0 1 2 3]
    /Contents <${Buffer.from(marks.at('Certificate')).toString('hex')}>>>`,
  )
  const widget = (y: number, rest: string) =>
    pdf.add(`<</Type /Annot /Subtype /Widget /F 4 /Rect [20 ${y} 140 ${y + 20}] ${rest}>>`)
  return [
    widget(
      345,
      `/FT /Tx /T (name) /V (filled in) /DV (${marks.at('DefaultValue')}) /AP <</N ${look('filled in')}>>
      /RV (<p>${marks.at('RichValue')}</p>) /TM (${marks.at('ExportName')})
      /AA <</K <</S /JavaScript /JS (${marks.at('FieldScript')})>>>>`,
    ),
    widget(
      370,
      `/FT /Sig /T (signature) /V ${signed} /AP <</N ${look('signed')}>>
      /Lock <</Type /SigFieldLock /Action /All /XX (${marks.at('Lock')})>>`,
    ),
  ]
}

function structureOf(pdf: PdfMaker, marks: Marks): string {
  const root = pdf.reserve()
  const element = pdf.add(
    `<</Type /StructElem /S /P /P ${root} 0 R /T (${marks.at('ElementTitle')})
    /ID (${marks.at('ElementId')}) /A [<</O /UserProperties
    /P [<</N (Checked by) /V (${marks.at('UserProperty')})>>]>> 0 <</O /Layout /TextAlign /Start>>]
    /ActualText (read aloud) /XX_By (${marks.at('ElementPrivate')})>>`,
  )
  pdf.add(
    `<</Type /StructTreeRoot /K [${element}] /ParentTree <</Nums [0 [${element}]]>>
    /RoleMap <</Custom /P>> /XX_Tool (${marks.at('StructurePrivate')})>>`,
    root,
  )
  return `${root} 0 R`
}

interface Parts {
  readonly page: string
  readonly fields: readonly string[]
  readonly structure: string
  readonly attached: string
  readonly associated: string
}

function catalogOf(pdf: PdfMaker, marks: Marks, parts: Parts): string {
  const script = (place: string) => `<</S /JavaScript /JS (${marks.at(place)})>>`
  const form = pdf.stream('', `<xdp>${marks.at('Xfa')}</xdp>`)
  const layer = pdf.add(`<</Type /OCG /Name (Hidden)>>`)
  return `/Names <</EmbeddedFiles <</Names [(a) ${parts.attached}]>>
      /JavaScript <</Names [(${marks.at('ScriptName')}) ${script('NamedScript')}]>>
      /Dests <</Names [(here) [${parts.page} /Fit]] /Limits [(here) (here)]>>>>
    /OpenAction ${script('OpenScript')} /AA <</WC ${script('ClosingScript')}>>
    /AcroForm <</Fields [${parts.fields.join(' ')}] /SigFlags 3 /XFA [(form) ${form}]
      /DA (/Helv 0 Tf) /XX_Maker (${marks.at('FormMaker')})>>
    /Outlines ${pdf.add(
      `<</Type /Outlines /Count 1 /First ${pdf.add(
        `<</Title (Chapter) /A <</S /URI /URI (${marks.at('OutlineUri')})>>>>`,
      )}>>`,
    )}
    /OCProperties <</OCGs [${layer}] /D <</Name (${marks.at('LayersName')})
      /Creator (${marks.at('LayersCreator')}) /OFF [${layer}]>>
      /Configs [<</Creator (${marks.at('OtherCreator')})>>]>>
    /StructTreeRoot ${parts.structure} /MarkInfo <</Marked true>>
    /Collection <</Schema <</Type /CollectionSchema /XX (${marks.at('Portfolio')})>>>>
    /Perms <</DocMDP <</Name (${marks.at('Certified')})>>>> /AF [${parts.associated}]
    /DSS <</Certs [${pdf.stream('', marks.at('KeptCertificate'))}]>>`
}
