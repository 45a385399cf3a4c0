import { concat, u16be } from '../../../../crypto/primitives/bytes.ts'
import type { Findings, Telling } from '../found.ts'
import { fromLatin1, latin1 } from '../reading.ts'
import { bytesSource } from '../source.ts'
import { orientationExif, readExif } from './exif.ts'
import { cleanIcc } from './icc.ts'
import { readPhotoshop } from './photoshop.ts'
import { readXmp } from './xmp.ts'

const EXIF = 'Exif\0'
const XMP = 'http://ns.adobe.com/xap/1.0/\0'
const LONG_XMP = 'http://ns.adobe.com/xmp/extension/\0'
/** Bytes before the data: behind its name stand 32 letters, the length of the whole and the offset of this part. */
const LONG_XMP_HEAD = LONG_XMP.length + 40
const ICC = 'ICC_PROFILE\0'
const PHOTOSHOP = 'Photoshop 3.0\0'
const PROFILE_PART = 65_519

/** Collects the application segments of a JPEG file, and gives those that decoding needs. */
export class JpegApps {
  readonly #telling: Telling
  readonly #found: Findings
  #jfif: Uint8Array | null = null
  #adobe: Uint8Array | null = null
  #orientation: number | null = null
  readonly #longXmp: Uint8Array[] = []
  readonly #profile: Uint8Array[] = []

  constructor(telling: Telling) {
    this.#telling = telling
    this.#found = telling.found
  }

  /** @param number of the segment: 0 for APP0 to 15 */
  async take(number: number, body: Uint8Array): Promise<void> {
    this.#telling.tools.spend(body.length)
    const is = (start: string) => latin1(body, 0, start.length) === start
    if (number === 0 && is('JFIF\0') && body.length >= 14) this.#takeJfif(body)
    else if (number === 0 && (is('JFXX\0') || is('JFIF\0'))) this.#found.add('thumbnail')
    else if (number === 1 && is(EXIF)) await this.#takeExif(body.subarray(6))
    else if (number === 1 && is(XMP)) readXmp(body.subarray(XMP.length), this.#found)
    else if (number === 1 && is(LONG_XMP)) this.#longXmp.push(body.subarray(LONG_XMP_HEAD))
    else if (number === 2 && is(ICC)) this.#profile.push(body.subarray(ICC.length))
    else if (number === 2 && is('MPF\0')) this.#found.add('embedded')
    else if (number === 11 && is('JP')) this.#found.add('revisions')
    else if (number === 13 && is(PHOTOSHOP)) {
      await readPhotoshop(body.subarray(PHOTOSHOP.length), this.#telling)
    } else if (number === 14 && is('Adobe') && body.length >= 12) this.#adobe = body
    else this.#found.add('other', /^[\w ./:-]{3,40}/.exec(latin1(body, 0, 40))?.[0])
  }

  /** The segments that decoding needs, with nothing else in them. */
  needed(): Uint8Array {
    if (this.#longXmp.length > 0) readXmp(concat(...this.#longXmp), this.#found)
    const all: Uint8Array[] = []
    if (this.#jfif !== null) all.push(segment(0, cleanJfif(this.#jfif)))
    if (this.#orientation !== null && this.#orientation !== 1) {
      all.push(segment(1, concat(fromLatin1(`${EXIF}\0`), orientationExif(this.#orientation))))
    }
    all.push(...this.#cleanProfile())
    if (this.#adobe !== null) all.push(segment(14, cleanAdobe(this.#adobe)))
    return concat(...all)
  }

  #takeJfif(body: Uint8Array): void {
    if (body.length > 14) this.#found.add('thumbnail')
    this.#jfif = body
  }

  async #takeExif(block: Uint8Array): Promise<void> {
    const orientation = await readExif(bytesSource(block), this.#telling)
    this.#orientation ??= orientation
  }

  /**
   * Each part of a profile says its number and how many there are; if one is missing, the profile counts for nothing.
   */
  #cleanProfile(): Uint8Array[] {
    const count = this.#profile[0]?.[1]
    const parts = [...this.#profile].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    const isWhole = parts.every((part, i) => part[0] === i + 1 && part[1] === parts.length)
    if (count === undefined || !isWhole) return []
    const clean = cleanIcc(concat(...parts.map((part) => part.subarray(2))), this.#found)
    if (clean === null) return []
    const total = Math.ceil(clean.length / PROFILE_PART)
    return Array.from({ length: total }, (_, i) => {
      const part = clean.subarray(i * PROFILE_PART, (i + 1) * PROFILE_PART)
      return segment(2, concat(fromLatin1(ICC), Uint8Array.of(i + 1, total), part))
    })
  }
}

function segment(number: number, body: Uint8Array): Uint8Array {
  return concat(u16be(0xffe0 + number), u16be(body.length + 2), body)
}

/** Version and how many dots an inch, or how wide a dot is for its height; no small picture. */
function cleanJfif(body: Uint8Array): Uint8Array {
  return concat(body.subarray(0, 12), Uint8Array.of(0, 0))
}

/** Only the last byte says how colours are stored. */
function cleanAdobe(body: Uint8Array): Uint8Array {
  return concat(fromLatin1('Adobe'), Uint8Array.of(0, 100, 0, 0, 0, 0, body[11] ?? 0))
}
