import { CleanError, type Cleaner } from './outcome.ts'
import { chunks, latin1 } from './reading.ts'
import type { ByteSource } from './source.ts'

/** Of names whose bytes are shown as text, all of them and nothing else. */
export const TEXT_ENDINGS = ['txt', 'text', 'log', 'md', 'csv']

/** Text in these forms has a head that names people and is not shown. */
const OTHER_THAN_PLAIN = ['{\\rtf', '%!PS']

/**
 * Text shows all that is in it: nothing is taken out.
 *
 * @throws CleanError `damaged` where some of it is no text
 */
export const cleanText: Cleaner = async (source, tools) => {
  tools.spend(source.size)
  if (!(await isText(source))) throw new CleanError('damaged', 'not text alone')
  return { pieces: [{ from: 0, size: source.size }], found: [], stays: [] }
}

/** Whether every byte is text, in UTF-8, in UTF-16 with its mark, or in a set of one byte a letter. */
export async function isText(source: ByteSource): Promise<boolean> {
  const start = latin1(await source.read(0, 8))
  if (OTHER_THAN_PLAIN.some((one) => start.startsWith(one))) return false
  const utf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')
  const decoder = new TextDecoder(
    !utf16 ? 'windows-1252' : start.startsWith('\xff') ? 'utf-16le' : 'utf-16be',
  )
  const isSpoilt = (text: string) => hasControls(text) || (utf16 && text.includes('\ufffd'))
  for await (const chunk of chunks(source, 0, source.size)) {
    if (isSpoilt(decoder.decode(chunk, { stream: true }))) return false
  }
  return !isSpoilt(decoder.decode())
}

/** All but tab, the ends of lines and pages, and the escape of coloured logs. */
function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]/.test(text)
}
