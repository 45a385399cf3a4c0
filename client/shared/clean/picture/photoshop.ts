import type { Telling } from '../found.ts'
import { latin1, viewOf } from '../reading.ts'
import { bytesSource } from '../source.ts'
import { readExif } from './exif.ts'
import { readIptc } from './iptc.ts'
import { readXmp } from './xmp.ts'

const IPTC = 1028
const THUMBNAILS = [1033, 1036]
const EXIF = [1058, 1059]
const XMP = 1060

/** Tell what stands in Photoshop's resources; of a broken block, only what stands before the break. */
export async function readPhotoshop(block: Uint8Array, telling: Telling): Promise<void> {
  const { found } = telling
  const view = viewOf(block)
  let isTold = false
  for (let at = 0; at + 12 <= block.length && latin1(block, at, at + 4) === '8BIM'; ) {
    const nameSize = (block[at + 6] ?? 0) + 1
    const sizeAt = at + 6 + nameSize + (nameSize % 2)
    if (sizeAt + 4 > block.length) break
    const id = view.getUint16(at + 4)
    const size = view.getUint32(sizeAt)
    const bytes = block.subarray(sizeAt + 4, sizeAt + 4 + size)
    if (id === IPTC) readIptc(bytes, found)
    else if (id === XMP) readXmp(bytes, found)
    else if (THUMBNAILS.includes(id)) found.add('thumbnail')
    else if (EXIF.includes(id)) await readExif(bytesSource(bytes), telling)
    else found.add('other')
    isTold = true
    at = sizeAt + 4 + size + (size % 2)
  }
  if (!isTold) found.add('other')
}
