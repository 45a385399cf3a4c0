import { type Cleaner, type CleanTools, damaged } from './outcome.ts'
import { chunks, latin1 } from './reading.ts'
import type { ByteSource } from './source.ts'

/** Endings of names whose files are shown as text, all of their bytes and nothing else. */
export const TEXT_ENDINGS = ['txt', 'text', 'log', 'md', 'csv']

/** Text in these forms has a head that names people and is not shown. */
const OTHER_THAN_PLAIN = ['{\\rtf', '%!PS']

/**
 * Text shows what is in it, and nothing is taken out; signs that cannot be seen are told, since they may mark whose
 * copy it is.
 *
 * @throws CleanError `damaged` if some of it is no text
 */
export const cleanText: Cleaner = async (source, tools) => {
  tools.spend(source.size)
  if (!(await isText(source))) throw damaged('not text alone')
  const stays = (await hasUnseen(source, tools)) ? (['hidden'] as const) : []
  return { pieces: [{ from: 0, size: source.size }], found: [], stays }
}

/** Whether every byte is text, in UTF-8, in UTF-16 with its mark, or in a set of one byte a letter. */
export async function isText(source: ByteSource): Promise<boolean> {
  const start = latin1(await source.read(0, 8))
  if (OTHER_THAN_PLAIN.some((one) => start.startsWith(one))) return false
  const utf16 = utf16Of(start)
  const decoder = new TextDecoder(utf16 ?? 'windows-1252')
  const isSpoilt = (text: string) =>
    hasControls(text) || (utf16 !== null && text.includes('\ufffd'))
  for await (const chunk of chunks(source, 0, source.size)) {
    if (isSpoilt(decoder.decode(chunk, { stream: true }))) return false
  }
  return !isSpoilt(decoder.decode())
}

/** The form of UTF-16 that a mark at the start names; null if none stands there. */
function utf16Of(start: string): 'utf-16le' | 'utf-16be' | null {
  if (start.startsWith('\xff\xfe')) return 'utf-16le'
  return start.startsWith('\xfe\xff') ? 'utf-16be' : null
}

/**
 * Signs that are not shown, but for those that make one picture of several (UTS #51) and the mark at the start. Signs
 * that belong to a number are looked for at the end of the number, or of the part that was read.
 */
const UNSEEN =
  /(?<![\ufe0f\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200d|(?<!\p{Extended_Pictographic}|[0-9#*](?=\ufe0f(?:\u20e3|$)))\ufe0f|(?![\u200d\ufe0f])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/** Whether there are signs in it that are not shown, in UTF-8 or UTF-16. */
async function hasUnseen(source: ByteSource, tools: CleanTools): Promise<boolean> {
  const decoder = new TextDecoder(utf16Of(latin1(await source.read(0, 2))) ?? 'utf-8')
  let before = ''
  for await (const chunk of chunks(source, 0, source.size)) {
    tools.spend(chunk.length)
    const text = before + decoder.decode(chunk, { stream: true })
    // earlier signs are looked at again only for the signs that follow them
    UNSEEN.lastIndex = before.length
    if (UNSEEN.test(text)) return true
    before = text.slice(-2)
  }
  return false
}

/** All but tab, the ends of lines and pages, and the escape of coloured logs. */
function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]/.test(text)
}
