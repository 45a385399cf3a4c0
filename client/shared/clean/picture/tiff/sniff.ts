import { viewOf } from '../../reading.ts'
import type { ByteSource } from '../../source.ts'
import { readDirectory, readHeader } from './directory.ts'

const NEW_SUBFILE_TYPE = 254
const PHOTOMETRIC = 262
const DNG_VERSION = 50_706
/** Pictures as a sensor saw them, to be developed first: a colour filter array, or linear raw. */
const UNDEVELOPED = [32_803, 34_892]
const SHORT = 3

/**
 * Whether a TIFF file is a raw photograph (DNG, NEF, ARW and others): its first picture is only a small preview, and
 * the picture that counts lies in a form of the camera's maker.
 */
export async function isRawPhoto(source: ByteSource): Promise<boolean> {
  const header = await readHeader(source)
  const directory = header === null ? null : await readDirectory(source, header, header.first)
  if (header === null || directory === null) return false
  for (const { tag, type, at } of directory.entries) {
    if (tag === DNG_VERSION) return true
    if (tag !== NEW_SUBFILE_TYPE && tag !== PHOTOMETRIC) continue
    const bytes = await source.read(at, 4)
    if (bytes.length < 4) continue
    const view = viewOf(bytes)
    const value =
      type === SHORT ? view.getUint16(0, header.isLittle) : view.getUint32(0, header.isLittle)
    if (tag === NEW_SUBFILE_TYPE ? (value & 1) === 1 : UNDEVELOPED.includes(value)) return true
  }
  return false
}
