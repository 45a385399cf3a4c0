import type { ByteSource } from '../../../shared/clean/source.ts'
import type { FileGroup, FileView } from '../../model/files/kinds.ts'

/** A kind of file that its beginning shows. */
export interface Magic {
  readonly group: FileGroup
  /** A machine name of the protocol: `name` of crypto/primitives/json.ts. */
  readonly as: string
  readonly type?: string
  readonly view?: FileView
}

/** A beginning: the latin-1 letters at a byte offset, and the kind of file they show. */
type Sign = readonly [at: number, letters: string, magic: Magic]

const picture = (as: string, view?: 'image'): Magic => ({
  group: 'picture',
  as,
  type: `image/${as}`,
  ...(view ? { view } : {}),
})
const sound = (as: string, type: string): Magic => ({ group: 'sound', as, type, view: 'audio' })
const film = (as: string, type: string): Magic => ({ group: 'film', as, type, view: 'video' })
const program = (as: string): Magic => ({ group: 'program', as })
const archive = (as: string): Magic => ({ group: 'archive', as })

/** The first that fits decides. */
const SIGNS: readonly Sign[] = [
  [0, 'MZ', program('exe')],
  [0, '\x7fELF', program('elf')],
  ...['\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe'].map(
    (letters): Sign => [0, letters, program('mach-o')],
  ),
  [0, '\xca\xfe\xba\xbe', program('mach-o')],
  [0, '\0asm', program('wasm')],
  [0, 'dex\n', program('dex')],
  [0, '!<arch>\n', program('ar')],
  [0, '\xed\xab\xee\xdb', program('rpm')],
  [0, 'Cr24', program('crx')],
  [0, '#!', { group: 'script', as: 'script' }],
  [0, 'L\0\0\0\x01\x14\x02\0', { group: 'shortcut', as: 'lnk' }],
  [0, 'ITSF', { group: 'script', as: 'chm' }],
  [0, '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d', { group: 'macros', as: 'one' }],
  [0, '\0\x01\0\0Standard ', { group: 'macros', as: 'access' }],
  [0, 'conectix', { group: 'disk', as: 'vhd' }],
  [0, 'vhdxfile', { group: 'disk', as: 'vhdx' }],
  [0, 'KDMV', { group: 'disk', as: 'vmdk' }],
  [0, 'QFI\xfb', { group: 'disk', as: 'qcow2' }],
  [0, 'MSWIM\0\0\0', { group: 'disk', as: 'wim' }],
  [0, 'PK\x03\x04', archive('zip')],
  [0, 'PK\x05\x06', archive('zip')],
  [0, '7z\xbc\xaf\x27\x1c', archive('seven-zip')],
  [0, 'Rar!\x1a\x07', archive('rar')],
  [0, '\x1f\x8b', archive('gzip')],
  [0, '\x1f\x9d', archive('compress')],
  [0, 'BZh', archive('bzip2')],
  [0, '\xfd7zXZ\0', archive('xz')],
  [0, '\x28\xb5\x2f\xfd', archive('zstd')],
  [0, 'MSCF', archive('cab')],
  [0, 'LZIP', archive('lzip')],
  [0, '\x04\x22\x4d\x18', archive('lz4')],
  [0, '**ACE**', archive('ace')],
  [7, '**ACE**', archive('ace')],
  [2, '-lh', archive('lzh')],
  [0, '\xff\xd8\xff', picture('jpeg', 'image')],
  [0, '\x89PNG\r\n\x1a\n', picture('png', 'image')],
  [0, 'GIF87a', picture('gif', 'image')],
  [0, 'GIF89a', picture('gif', 'image')],
  [0, 'BM', picture('bmp', 'image')],
  [0, 'II*\0', picture('tiff')],
  [0, 'MM\0*', picture('tiff')],
  [0, '8BPS', picture('psd')],
  [0, '\0\0\x01\0', picture('ico')],
  [0, '\0\0\0\x0cjP  ', picture('jp2')],
  [0, '{\\rtf', { group: 'document', as: 'rtf' }],
  [0, 'ID3', sound('mp3', 'audio/mpeg')],
  [0, 'fLaC', sound('flac', 'audio/flac')],
  [0, 'OggS', sound('ogg', 'audio/ogg')],
  [0, '#!AMR', { group: 'sound', as: 'amr' }],
  [0, 'FORM', { group: 'sound', as: 'aiff' }],
  [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11', { group: 'film', as: 'wmv' }],
]

/** Kinds of RIFF files, by their form. */
const RIFF: Readonly<Record<string, Magic>> = {
  WEBP: picture('webp', 'image'),
  WAVE: sound('wav', 'audio/wav'),
  'AVI ': { group: 'film', as: 'avi' },
}

const latin1 = new TextDecoder('latin1')

/** The kind of file that the first bytes show; null if they are not known. */
export function magicOf(head: Uint8Array): Magic | null {
  const letters = (at: number, length: number) =>
    Array.from(head.subarray(at, at + length), (byte) => String.fromCharCode(byte)).join('')
  // The file starts with the letters of a script.
  if (letters(0, 5) === '#!AMR') return { group: 'sound', as: 'amr' }
  const sign = SIGNS.find(([at, known]) => letters(at, known.length) === known)
  if (sign !== undefined) return sign[2]
  if (letters(0, 4) === 'RIFF') return RIFF[letters(8, 4)] ?? null
  if (letters(4, 4) === 'ftyp') return isoMedia(letters(8, 4))
  // A reader of PDF files accepts one that begins within the first kilobyte.
  if (letters(0, 1024).includes('%PDF-')) {
    return { group: 'pdf', as: 'pdf', type: 'application/pdf', view: 'pdf' }
  }
  if (letters(0, 4) === '\x1a\x45\xdf\xa3') return film('webm', 'video/webm')
  const [first = 0, second = 0] = head
  const isMpegAudio = first === 0xff && (second & 0xe6) === 0xe2
  return isMpegAudio ? sound('mp3', 'audio/mpeg') : null
}

function isoMedia(brand: string): Magic {
  if (/^(?:hei|hev|mif1|msf1)/.test(brand)) return picture('heic')
  if (/^avi[fs]/.test(brand)) return picture('avif')
  if (/^M4[ABP]/.test(brand)) return sound('m4a', 'audio/mp4')
  if (brand.startsWith('qt')) return film('mov', 'video/mp4')
  return film('mp4', 'video/mp4')
}

export function isOle(head: Uint8Array): boolean {
  return latin1.decode(head.subarray(0, 8)) === latin1.decode(OLE)
}

const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

/** How many bytes of an old document are searched. */
const OLE_LIMIT = 32 * 1024 * 1024

/** Names of parts of an old document, which stand in it as UTF-16. */
const OLE_NAMES: readonly (readonly [name: string, magic: Magic])[] = [
  ['_VBA_PROJECT', { group: 'macros', as: 'macros' }],
  ['Macros', { group: 'macros', as: 'macros' }],
  ['VBA', { group: 'macros', as: 'macros' }],
  ['__substg1.0_', { group: 'mail', as: 'msg' }],
  ['WordDocument', { group: 'document', as: 'doc' }],
  ['Workbook', { group: 'document', as: 'xls' }],
  ['Book', { group: 'document', as: 'xls' }],
  ['PowerPoint Document', { group: 'document', as: 'ppt' }],
]

/** The kind of a file from before 2007, by the names in it; a file that is no document may install a program. */
export async function oleKind(source: ByteSource): Promise<Magic> {
  const bytes = await source.read(0, Math.min(source.size, OLE_LIMIT))
  const text = latin1.decode(bytes)
  const wide = (name: string) => [...name].join('\0')
  const found = OLE_NAMES.find(([name]) => text.includes(wide(name)))
  // A document that was not searched to its end may hold anything.
  if (found?.[1].group === 'document' && source.size > OLE_LIMIT) {
    return { group: 'macros', as: 'macros' }
  }
  return found?.[1] ?? { group: 'program', as: 'msi' }
}

/** Whether bytes read as text: no zeros and few controls, or with a mark of UTF-16. */
export function isText(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  if (head.includes(0)) return false
  const controls = head.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0)
  return controls * 50 <= head.length
}

function isControl(byte: number): boolean {
  return byte < 32 && ![9, 10, 12, 13, 27].includes(byte)
}

const PAGE = /<(?:!doctype\s+html|html|head|body|script|iframe|frameset|object|embed)\b|<\?php/i

/** The kind of a text: to be read, or a page, a drawing or a script. */
export function textKind(head: Uint8Array): Magic {
  const [first, second] = head
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-16be'
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const text = new TextDecoder(isWide ? wide : 'utf-8').decode(head)
  if (/<(?:[\w-]+:)?svg\b/i.test(text)) return { group: 'drawing', as: 'svg' }
  if (PAGE.test(text)) return { group: 'page', as: 'html' }
  if (/<\?xml-stylesheet/i.test(text)) return { group: 'page', as: 'xml' }
  if (/^\s*\[(?:InternetShortcut|Desktop Entry)\]/i.test(text)) {
    return { group: 'shortcut', as: 'url' }
  }
  if (/^\s*(?:@echo off|<#|#requires\b|REGEDIT4|Windows Registry Editor)/i.test(text)) {
    return { group: 'script', as: 'script' }
  }
  if (
    /^(?:Received|Return-Path|Delivered-To|From|MIME-Version|Message-ID): /m.test(
      text.slice(0, 2000),
    ) &&
    /^Subject:/im.test(text)
  ) {
    return { group: 'mail', as: 'eml' }
  }
  return { group: 'text', as: 'text', type: 'text/plain', view: 'text' }
}
