import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Format } from '../../../client/shared/clean/outcome.ts'
import { removeFolder } from '../../support/run/temp.ts'

/** Everything that one program shows of a file. */
export interface Shown {
  /** In no certain order. */
  readonly words: readonly string[]
  /** A hash of each page, picture or stretch of sound. */
  readonly pages: readonly string[]
}

/** A program that shows files; null if it cannot read this one. */
type Show = (path: string, work: string, pages: number) => Shown | null

interface Reader {
  readonly formats: readonly Format[]
  readonly show: Show
}

/** Dots per inch. */
const RESOLUTION = 50
/** Dots of each side of a picture: its own resolution goes with what it says of its camera. */
const SIDE = 400
/** Milliseconds that a program may take for one file. */
const PATIENCE = 120_000

/** Standard output; null if the program gave up. Warnings about odd files are not of interest. */
function run(folder: string, command: string, ...args: readonly string[]): Buffer | null {
  const { stdout, status, error } = spawnSync(command, args, {
    ...{ cwd: folder, timeout: PATIENCE, maxBuffer: 1024 ** 3 },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return error === undefined && status === 0 ? stdout : null
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Words, and the pages that a program has drawn into `folder`; null if it has drawn none. */
function shownIn(folder: string, text: Buffer = Buffer.alloc(0)): Shown | null {
  const pages = readdirSync(folder)
    .sort()
    .map((name) => sha256(readFileSync(join(folder, name))))
  const words = text.toString('utf8').split(/\s+/)
  return pages.length === 0 ? null : { words: words.filter((word) => word !== ''), pages }
}

const byPoppler: Show = (path, work, pages) => {
  const text = run(work, 'pdftotext', path, '-')
  const drawn = run(work, 'pdftoppm', '-r', `${RESOLUTION}`, '-l', `${pages}`, path, 'page')
  return text === null || drawn === null ? null : shownIn(work, text)
}

const byMupdf: Show = (path, work, pages) => {
  const text = run(work, 'mutool', 'draw', '-q', '-i', '-F', 'text', path)
  const size = ['-r', `${RESOLUTION}`]
  const drawn = run(
    ...([work, 'mutool', 'draw', '-q', '-i', ...size, '-o', 'page-%05d.pnm'] as const),
    ...[path, `1-${pages}`],
  )
  return text === null || drawn === null ? null : shownIn(work, text)
}

const pictureByMupdf: Show = (path, work) => {
  const size = ['-w', `${SIDE}`, '-h', `${SIDE}`, '-f']
  const drawn = run(work, 'mutool', 'draw', '-q', ...size, '-o', 'page-%05d.pnm', path)
  return drawn === null ? null : shownIn(work)
}

/** Pixels and sound as they are decoded, without the times at which they are shown. */
const byFfmpeg: Show = (path, work) => {
  const every = ['-map', '0:v?', '-map', '0:a?', '-f', 'framehash', '-hash', 'md5', '-']
  const out = run(work, 'ffmpeg', '-v', 'quiet', '-i', path, ...every)
  const lines = out?.toString('latin1').split('\n') ?? []
  const frames = lines.filter((line) => /^\d/.test(line))
  const hashes = frames.map((line) => `${line[0]} ${line.slice(line.lastIndexOf(',') + 1).trim()}`)
  return hashes.length === 0 ? null : { words: [], pages: hashes.sort() }
}

const READERS: Readonly<Record<string, Reader>> = {
  poppler: { formats: ['pdf'], show: byPoppler },
  mupdf: { formats: ['pdf', 'docx', 'xlsx', 'pptx'], show: byMupdf },
  'mupdf of pictures': { formats: ['jpeg', 'png', 'tiff', 'svg'], show: pictureByMupdf },
  ffmpeg: {
    formats: [
      ...(['gif', 'webp', 'heic', 'mp3', 'm4a', 'wav', 'ogg', 'flac', 'mp4', 'mov'] as const),
      'webm',
    ],
    show: byFfmpeg,
  },
}

/** Whether a program is installed; only `ffmpeg` may be missing. */
const isThere = (command: string) => spawnSync(command, ['-version']).error === undefined
const MISSING = isThere('ffmpeg') ? [] : ['ffmpeg']

export interface Compared {
  /** Programs that could read the file before it was cleaned. */
  readonly readers: readonly string[]
  /** Things that are gone or shown otherwise, each with the program that says so. */
  readonly faults: readonly string[]
}

/**
 * Compare what every reader of `format` shows of two files.
 *
 * @param work a folder that is emptied for each of them
 * @param pages that are drawn at most of each
 */
export function compareShown(
  format: Format,
  before: string,
  after: string,
  { work, pages }: { readonly work: string; readonly pages: number },
): Compared {
  const names = Object.entries(READERS)
    .filter(([name, { formats }]) => formats.includes(format) && !MISSING.includes(name))
    .map(([name]) => name)
  const shownOf = (name: string, path: string) => {
    removeFolder(work)
    mkdirSync(work)
    return READERS[name]?.show(path, work, pages) ?? null
  }
  const readers: string[] = []
  const faults: string[] = []
  for (const name of names) {
    const first = shownOf(name, before)
    if (first === null) continue
    readers.push(name)
    const difference = differenceOf(first, shownOf(name, after))
    if (difference !== '') faults.push(`${name}: ${difference}`)
  }
  return { readers, faults }
}

/** The difference, in words; empty if there is none. */
export function differenceOf(before: Shown, after: Shown | null): string {
  if (after === null) return 'cannot be read any more'
  const left = new Map<string, number>()
  for (const word of after.words) left.set(word, (left.get(word) ?? 0) + 1)
  let lost = 0
  for (const word of before.words) {
    const count = left.get(word) ?? 0
    if (count === 0) lost++
    else left.set(word, count - 1)
  }
  const more = [...left.values()].reduce((sum, count) => sum + count, 0)
  const most = Math.max(before.pages.length, after.pages.length)
  const drawn = Array.from({ length: most }, (_, i) => i).filter(
    (i) => before.pages[i] !== after.pages[i],
  )
  return [
    ...(lost > 0 ? [`${lost} words lost`] : []),
    ...(more > 0 ? [`${more} words more`] : []),
    ...(drawn.length > 0
      ? [`${drawn.length} of ${most} pages drawn otherwise, from page ${(drawn[0] ?? 0) + 1} on`]
      : []),
  ].join(', ')
}
