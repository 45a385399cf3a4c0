import { Findings } from './found.ts'
import { CleanError, type Cleaned, type Cleaner } from './outcome.ts'
import { Copier } from './pdf/copy.ts'
import { withPdfFile } from './pdf/file.ts'
import { bytesBeforeHeader } from './pdf/xref.ts'
import { readExactly } from './reading.ts'

/** bytes; all of it is held in memory, as its objects refer to each other from anywhere */
const MOST = 256 * 1024 * 1024

/**
 * Rebuild a PDF file from its pages: one revision, and only what is shown or read aloud. The content of a page stays
 * byte for byte, but for comments and resources that nothing names; pictures inside are cleaned as files of their kind
 * are. Properties, XMP, dates, earlier revisions, attachments, scripts, signatures, names of those who commented and
 * private data of programs are left out. Read and written by code of our own: the one library that is well maintained
 * is seven times as large, inflates without bounds, and does not let a caller choose what is copied.
 *
 * Links to elsewhere lose their targets, which often name the one they were sent to; their words stay. So do the text
 * of comments, filled-in forms, the pictures of signatures and of attachments, hidden text, layers that are switched
 * off, and names inside of embedded fonts. Pictures in JBIG2, fax and LZW are taken over as they are encoded. Bytes
 * after the end of deflated pixels are looked for only in the first 16 MiB.
 *
 * @throws CleanError `locked` if the empty password does not open it; `too-large` above 256 MiB
 */
export const cleanPdf: Cleaner = async (source, tools) => {
  if (source.size > MOST) throw new CleanError('too-large', 'more than fits into memory')
  tools.spend(source.size)
  const bytes = await readExactly(source, 0, source.size)
  return withPdfFile(bytes, tools.spend, async (file): Promise<Cleaned> => {
    const found = new Findings()
    if (bytesBeforeHeader(bytes) > 0 || hasTail(bytes)) found.add('history')
    const copier = new Copier(file, tools, found)
    const pieces = await copier.copy()
    return { pieces, found: found.list(), stays: [...copier.stays] }
  })
}

/** Whether more than ends of lines follows the last `%%EOF`, as far as it is near the end. */
function hasTail(bytes: Uint8Array): boolean {
  const end = new TextDecoder('latin1').decode(bytes.subarray(-65_536))
  const at = end.lastIndexOf('%%EOF')
  return at !== -1 && end.slice(at + 5).trim() !== ''
}
