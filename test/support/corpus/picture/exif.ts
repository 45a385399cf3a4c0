import type { Marks } from '../marks.ts'
import { type Directory, type Order, tiffBlock } from './tiff-block.ts'

/** Place of the pictures: 59° 54' 50.4" N, 10° 45' 7.92" E. */
export const PLACE = { latitude: 59.914, longitude: 10.7522 }

const utf16 = (text: string) => new Uint8Array(Buffer.from(`${text}\0`, 'utf16le'))
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

/** Tags that a camera and its owner write into a picture, with a marker in every tag that takes text. */
export function exifDirectory(marks: Marks, orientation: number): Directory {
  const text = (place: string) => ({ ascii: marks.at(place) })
  return {
    270: text('ImageDescription'),
    271: text('Make'),
    272: text('Model'),
    274: { short: [orientation] },
    282: { rational: [[72, 1]] },
    305: text('Software'),
    306: { ascii: '2026:11:03 14:15:16' },
    315: text('Artist'),
    316: text('HostComputer'),
    700: { bytes: latin1(xmpPacket(marks)), type: 1 },
    33432: text('Copyright'),
    33723: { bytes: iptcBlock(marks) },
    34665: { directories: [cameraDirectory(marks)] },
    34853: { directories: [gpsDirectory(marks)] },
    40091: { bytes: utf16(marks.at('XPTitle')), type: 1 },
    40093: { bytes: utf16(marks.at('XPAuthor')), type: 1 },
    50341: { bytes: latin1(`PrintIM\0${marks.at('PrintIM')}`) },
    59932: { bytes: latin1(marks.at('Padding')) },
  }
}

function cameraDirectory(marks: Marks): Directory {
  return {
    33434: { rational: [[1, 60]] },
    36864: { bytes: latin1('0232') },
    36867: { ascii: '2026:11:03 14:15:16' },
    36881: { ascii: '+01:00' },
    37500: { bytes: latin1(`MAKER\0${marks.at('MakerNote')}`) },
    37510: { bytes: latin1(`ASCII\0\0\0${marks.at('UserComment')}`) },
    42016: { ascii: marks.at('ImageUniqueID') },
    42032: { ascii: marks.at('OwnerName') },
    42033: { ascii: marks.at('BodySerialNumber') },
    42036: { ascii: marks.at('LensModel') },
    42037: { ascii: marks.at('LensSerialNumber') },
  }
}

function gpsDirectory(marks: Marks): Directory {
  return {
    0: { bytes: Uint8Array.of(2, 3, 0, 0), type: 1 },
    1: { ascii: 'N' },
    2: {
      rational: [
        [59, 1],
        [54, 1],
        [5040, 100],
      ],
    },
    3: { ascii: 'E' },
    4: {
      rational: [
        [10, 1],
        [45, 1],
        [792, 100],
      ],
    },
    28: { bytes: latin1(`ASCII\0\0\0${marks.at('GPSAreaInformation')}`) },
    29: { ascii: '2026:11:03' },
  }
}

/** An EXIF block; behind its first directory comes one of a small picture, if there is one. */
export function exifBlock(
  marks: Marks,
  {
    orientation = 6,
    thumbnail,
    ...order
  }: Order & { orientation?: number; thumbnail?: Uint8Array } = {},
): Uint8Array {
  const main = exifDirectory(marks, orientation)
  if (thumbnail === undefined) return tiffBlock([main], order)
  const small = {
    259: { short: [6] },
    513: { blobs: [thumbnail] },
    514: { long: [thumbnail.length] },
  }
  return tiffBlock([main, small], order)
}

export function xmpPacket(marks: Marks): string {
  return `<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="${marks.at('XmpToolkit')}">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
    xmp:CreatorTool="${marks.at('XmpCreatorTool')}" xmp:CreateDate="2026-11-03T14:15:16+01:00"
    exif:GPSLatitude="59,54.84N" exif:GPSLongitude="10,45.132E"
    aux:SerialNumber="${marks.at('XmpSerialNumber')}" xmpMM:DocumentID="${marks.at('XmpDocumentID')}">
   <dc:creator><rdf:Seq><rdf:li>${marks.at('XmpCreator')}</rdf:li></rdf:Seq></dc:creator>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${marks.at('XmpTitle')}</rdf:li></rdf:Alt></dc:title>
   <xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="${marks.at('XmpHistory')}"/>
   </rdf:Seq></xmpMM:History>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}

/** Title, by-line, city and caption in IPTC's older form. */
export function iptcBlock(marks: Marks): Uint8Array {
  const dataset = (number: number, text: string) => [
    ...[0x1c, 2, number, 0, text.length],
    ...Buffer.from(text, 'latin1'),
  ]
  return Uint8Array.from([
    ...dataset(5, marks.at('IptcTitle')),
    ...dataset(80, marks.at('IptcByline')),
    ...dataset(90, marks.at('IptcCity')),
    ...dataset(120, marks.at('IptcCaption')),
  ])
}
