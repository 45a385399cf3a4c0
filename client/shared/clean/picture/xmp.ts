import { type Findings, namesOf } from '../found.ts'
import { CleanError } from '../outcome.ts'
import { type RawXmlToken, xmlTokens } from '../packed/xml-tokens.ts'
import { decodeXml } from './svg/sniff.ts'

/** The group in which a property is told, by its name without the prefix, which files choose freely. */
const PROPERTIES = namesOf({
  place: `City Country State Location CountryCode Sublocation CountryName ProvinceState LocationName
    GPSAreaInformation`,
  time: `CreateDate ModifyDate MetadataDate DateCreated DateTimeOriginal DateTimeDigitized DateTime
    GPSTimeStamp when date`,
  device: 'Make Model LensModel Lens LensMake HostComputer',
  serial: `SerialNumber BodySerialNumber LensSerialNumber ImageUniqueID DocumentID InstanceID
    OriginalDocumentID documentID instanceID`,
  person: `creator Artist OwnerName CameraOwnerName Owner rights CaptionWriter Credit Source
    AuthorsPosition PersonInImage Copyright contributor publisher Author Photographer`,
  software: 'CreatorTool Software softwareAgent Producer CreatorSoftware',
  description: `title description subject Headline Keywords ImageDescription UserComment Label
    Instructions Title`,
})

/**
 * Tell what stands in a packet of XMP. A broken one is told as far as it can be read: all of it is
 * taken out anyway.
 */
export function readXmp(packet: Uint8Array | string, found: Findings): void {
  const text = typeof packet === 'string' ? packet : decodeXml(packet)
  const reader = new XmpReader(found)
  try {
    const start = Math.max(0, text.indexOf('<'))
    for (const token of xmlTokens(text.slice(start), 'declared')) reader.take(token)
  } catch (error) {
    if (!(error instanceof CleanError)) throw error
  }
  reader.end()
}

interface Open {
  /** The name of the innermost element that is no list. */
  readonly property: string | undefined
  /** Whether it lies in a history of changes. */
  readonly isHistory: boolean
}

class XmpReader {
  readonly #found: Findings
  /** Open elements, the outermost first. Each keeps the answers of those around it: they nest without end. */
  readonly #open: Open[] = []
  readonly #coordinates = new Map<string, string>()
  #told = false

  constructor(found: Findings) {
    this.#found = found
  }

  take(token: RawXmlToken): void {
    if (token.kind === 'open') {
      for (const [name, value] of token.attributes) this.#property(localName(name), value)
      if (!token.isEmpty) this.#open.push(this.#within(localName(token.name)))
    } else if (token.kind === 'close') {
      this.#open.pop()
    } else if (token.kind === 'text' && token.text.trim() !== '') {
      const property = this.#open.at(-1)?.property
      if (property !== undefined) this.#property(property, token.text)
    }
  }

  #within(name: string): Open {
    const around = this.#open.at(-1)
    return {
      // a list stands between a property and its text
      property: LISTS.includes(name) ? around?.property : name,
      isHistory: name === 'History' || (around?.isHistory ?? false),
    }
  }

  end(): void {
    const latitude = coordinate(this.#coordinates.get('GPSLatitude'))
    const longitude = coordinate(this.#coordinates.get('GPSLongitude'))
    if (latitude !== null && longitude !== null) this.#found.addPlace(latitude, longitude)
    else if (this.#coordinates.size > 0) this.#found.add('place')
    if (!this.#told) this.#found.add('other')
  }

  #property(name: string, value: string): void {
    const what = PROPERTIES.get(name)
    if (what === undefined && !SPECIAL.includes(name)) return
    this.#told = true
    if (name === 'GPSLatitude' || name === 'GPSLongitude') this.#coordinates.set(name, value)
    else if (this.#open.at(-1)?.isHistory || name === 'changed') this.#found.add('revisions')
    else if (name === 'image') this.#found.add('thumbnail')
    if (what !== undefined) this.#found.add(what, value)
  }
}

const LISTS = ['Seq', 'Bag', 'Alt', 'li', 'Description']
const SPECIAL = ['GPSLatitude', 'GPSLongitude', 'image', 'changed', 'action']

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** `59,54.8340N`, `59,54,50N` or plain degrees. */
function coordinate(text: string | undefined): number | null {
  const [, whole, minutes = '0', seconds = '0', side = ''] =
    /^\s*(-?[\d.]{1,12})(?:,([\d.]{1,12}))?(?:,([\d.]{1,12}))?\s*([NSEW]?)\s*$/.exec(text ?? '') ??
    []
  if (whole === undefined) return null
  const degrees = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
  return side === 'S' || side === 'W' ? -degrees : degrees
}
