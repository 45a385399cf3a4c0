import type { Marks } from '../marks.ts'
import { smallJpeg } from '../picture/jpeg.ts'
import type { ZipFile } from '../zip.ts'

export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MS = 'http://schemas.microsoft.com/office'
const BASE = 'application/vnd.openxmlformats-officedocument.'

/** Declarations that the parts of all three formats share. */
export const NS = [
  `xmlns:r="${REL}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  `xmlns:a14="${MS}/drawing/2010/main"`,
  `xmlns:a16="${MS}/drawing/2014/main"`,
].join(' ')

export type Rel = readonly [id: string, type: string, target: string, mode?: 'External']

export function rels(list: readonly Rel[]): string {
  const lines = list.map(([id, type, target, mode]) => {
    const full = type.includes(':') ? type : `${REL}/${type}`
    const outside = mode === undefined ? '' : ` TargetMode="${mode}"`
    return `<Relationship Id="${id}" Type="${full}" Target="${target}"${outside}/>`
  })
  const uri = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return `<?xml version="1.0"?><Relationships xmlns="${uri}">${lines.join('')}</Relationships>`
}

export function types(overrides: readonly (readonly [part: string, type: string])[]): string {
  const lines = overrides.map(([part, type]) => {
    const full = type.startsWith('application/') ? type : `${BASE}${type}+xml`
    return `<Override PartName="/${part}" ContentType="${full}"/>`
  })
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ['jpeg', 'image/jpeg'],
    ['emf', 'image/x-emf'],
    ['bin', `${BASE}oleObject`],
    ['vml', `${BASE}vmlDrawing`],
  ].map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`)
  const uri = 'http://schemas.openxmlformats.org/package/2006/content-types'
  return `<Types xmlns="${uri}">${defaults.join('')}${lines.join('')}</Types>`
}

/** Relationships of the package itself, to the main part and to properties of every kind. */
export function packageRels(main: string): string {
  const package2006 = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return rels([
    ['rId1', 'officeDocument', main],
    ['rId2', `${package2006}/metadata/core-properties`, 'docProps/core.xml'],
    ['rId3', 'extended-properties', 'docProps/app.xml'],
    ['rId4', 'custom-properties', 'docProps/custom.xml'],
    ['rId5', `${package2006}/metadata/thumbnail`, 'docProps/thumbnail.jpeg'],
    ['rId6', `${MS}/2006/relationships/ui/extensibility`, 'customUI/customUI.xml'],
  ])
}

/** Properties, a thumbnail, XML of the maker's own, and programs: in all three formats. */
export function commonFiles(marks: Marks): ZipFile[] {
  const m = (place: string) => marks.at(place)
  const core = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
  return [
    {
      name: 'docProps/core.xml',
      bytes: `<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${m('Title')}</dc:title><dc:creator>${m('Creator')}</dc:creator><cp:keywords>${m('Keywords')}</cp:keywords><cp:lastModifiedBy>${m('LastModifiedBy')}</cp:lastModifiedBy><cp:revision>7</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2026-01-02T03:04:05Z</dcterms:created></cp:coreProperties>`,
    },
    {
      name: 'docProps/app.xml',
      bytes: `<Properties xmlns="${office}/extended-properties"><Template>${m('Template')}</Template><Application>${m('Application')}</Application><Company>${m('Company')}</Company><Manager>${m('Manager')}</Manager></Properties>`,
    },
    {
      name: 'docProps/custom.xml',
      bytes: `<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${m('CustomName')}"><vt:lpwstr>${m('CustomValue')}</vt:lpwstr></property></Properties>`,
    },
    { name: 'docProps/thumbnail.jpeg', bytes: smallJpeg(marks.within('Thumb')), isStored: true },
    {
      name: 'customXml/item1.xml',
      bytes: `<b:Sources xmlns:b="urn:b">${m('CustomXml')}</b:Sources>`,
    },
    { name: 'customUI/customUI.xml', bytes: `<customUI>${m('CustomUi')}</customUI>` },
    { name: 'nothing/leads/here.xml', bytes: `<x>${m('Orphan')}</x>` },
  ]
}

/** A picture with everything that a picture can carry, and one in a form that is not cleaned. */
export function media(folder: string, marks: Marks): ZipFile[] {
  return [
    {
      name: `${folder}/media/${marks.at('MediaName')}.jpeg`,
      bytes: smallJpeg(marks.within('Media')),
      isStored: true,
    },
    { name: `${folder}/media/image2.emf`, bytes: 'an EMF picture' },
  ]
}
