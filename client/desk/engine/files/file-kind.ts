import type { ByteSource } from '../../../shared/clean/source.ts'
import { dangerOfEnding, disguiseOf, type EndingDanger } from '../../model/files/endings.ts'
import type {
  FileDanger,
  FileGroup,
  FileKind,
  FileView,
  NotShown,
} from '../../model/files/kinds.ts'
import { imageSize, PIXEL_LIMIT, type ShownImage } from './image-size.ts'
import { isOle, isText, magicOf, oleKind, textKind } from './signatures.ts'
import { type ZipDirectory, zipDirectory } from './zip-directory.ts'

/** The most bytes that are handed to a viewer, by what is shown. */
export const VIEW_LIMIT: Readonly<Record<FileView, number>> = {
  image: 64 * 1024 * 1024,
  pdf: 128 * 1024 * 1024,
  // For a longer text, only the beginning is shown.
  text: Number.POSITIVE_INFINITY,
  audio: 256 * 1024 * 1024,
  video: 256 * 1024 * 1024,
}

/** The most names in an archive that are listed. */
const INSIDE_LIMIT = 100

/** Result of one look at the bytes. */
interface Found {
  readonly group: FileGroup
  readonly as: string
  readonly type?: string
  readonly view?: FileView
  readonly inside?: FileKind['inside']
}

/**
 * Recognise a file by its bytes, and find dangers of opening it by its bytes and by its name. Nothing of it is
 * unpacked, decoded or run.
 *
 * @param name as its sender gave it
 */
export async function fileKind(source: ByteSource, name: string): Promise<FileKind> {
  const found = await lookInto(source)
  const ofName = dangerOfEnding(name)
  const disguise = disguiseOf(name)
  const dangers: readonly (FileDanger | null)[] = [
    isDanger(found.group) ? found.group : null,
    ofName,
    disguise,
  ]
  const all = [...new Set(dangers.filter((one) => one !== null))]
  const notShown = all.length > 0 ? 'no-viewer' : await obstacle(source, found)
  return {
    group: found.group,
    as: found.as,
    type: found.type ?? null,
    view: notShown === null ? (found.view ?? null) : null,
    notShown,
    dangers: all,
    inside: found.inside ?? null,
  }
}

const DANGERS: readonly FileGroup[] = [
  ...(['program', 'script', 'page', 'drawing', 'shortcut', 'disk', 'macros', 'archive'] as const),
]

function isDanger(group: FileGroup): group is EndingDanger {
  return DANGERS.includes(group)
}

/** Why a harmless file is not shown; null if it is shown. */
async function obstacle(source: ByteSource, { view, as }: Found): Promise<NotShown | null> {
  if (view === undefined) return 'no-viewer'
  if (source.size > VIEW_LIMIT[view]) return 'too-large'
  if (view !== 'image') return null
  const size = await imageSize(source, as as ShownImage)
  if (size === null || size.width === 0 || size.height === 0) return 'broken'
  return size.width * size.height > PIXEL_LIMIT ? 'too-large' : null
}

/** Bytes from the beginning that a look considers. */
const HEAD = 64 * 1024

async function lookInto(source: ByteSource): Promise<Found> {
  const head = await source.read(0, Math.min(source.size, HEAD))
  if (source.size === 0) return { group: 'text', as: 'empty', view: 'text', type: 'text/plain' }
  const magic = magicOf(head)
  if (magic?.as === 'zip') return zipKind(await zipDirectory(source))
  if (isOle(head)) return oleKind(source)
  // A file of another format may follow a picture or a program: then its author did so on purpose.
  if (magic !== null && magic.group !== 'unknown') return magic
  const disk = await source.read(0x8001, 5)
  if (String.fromCharCode(...disk) === 'CD001') return { group: 'disk', as: 'iso' }
  const tar = String.fromCharCode(...head.subarray(257, 262))
  if (tar === 'ustar') return { group: 'archive', as: 'tar' }
  return isText(head) ? textKind(head) : { group: 'unknown', as: 'unknown' }
}

const OFFICE: readonly (readonly [prefix: string, as: string])[] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
]

/** The kind of a zip file: a document, a program, or an archive; only by the names in it. */
function zipKind(directory: ZipDirectory | null): Found {
  if (directory === null) return { group: 'archive', as: 'zip' }
  const names = directory.entries.map(({ name }) => name)
  const has = (part: RegExp) => names.some((name) => part.test(name))
  const { count, entries } = directory
  const inside = { count, entries: entries.slice(0, INSIDE_LIMIT) }
  if (has(/^META-INF\/MANIFEST\.MF$|^AndroidManifest\.xml$|\.class$|\.dex$/i)) {
    return { group: 'program', as: 'jar', inside }
  }
  if (
    has(/vba(?:project|data)[^/]*\.(?:bin|xml)$|(?:^|\/)(?:basic|scripts)\/|activex|macrosheets/i)
  ) {
    return { group: 'macros', as: 'macros' }
  }
  const office = OFFICE.find(([prefix]) => names.some((name) => name.startsWith(prefix)))
  // If the list is longer than the part that was read, nobody knows that no macro is in it.
  if (has(/^\[Content_Types\]\.xml$/) && office !== undefined && directory.isWhole) {
    return { group: 'document', as: office[1] }
  }
  if (has(/^mimetype$/) && has(/^content\.xml$/) && directory.isWhole) {
    return { group: 'document', as: 'odf' }
  }
  return { group: 'archive', as: 'zip', inside }
}
