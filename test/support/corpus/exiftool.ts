import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Format } from '../../../client/shared/clean/outcome.ts'
import { removeFolder, tempFolder } from '../temp.ts'

/** What `exiftool` says of every file: where it lies, and what kind it takes it for. */
const ALWAYS = [
  'System',
  'ExifTool:ExifToolVersion',
  'File:FileType',
  'File:FileTypeExtension',
  'File:MIMEType',
]

/** What it computes from the rest; it stands nowhere in the file. */
const COMPUTED = ['Composite:ImageSize', 'Composite:Megapixels']

/**
 * What may be left in a clean file, as `Group:Tag` or as a whole `Group`, in the names of
 * `exiftool -a -G1 -s`: how pictures, pages and sound are stored, and nothing of who made them.
 */
export const ALLOWED: Partial<Record<Format, readonly string[]>> = {
  gif: [
    ...['GIF:GIFVersion', 'GIF:ImageWidth', 'GIF:ImageHeight', 'GIF:HasColorMap'],
    ...['GIF:ColorResolutionDepth', 'GIF:BitsPerPixel', 'GIF:BackgroundColor'],
    ...['GIF:AnimationIterations', 'GIF:FrameCount', 'GIF:Duration', 'GIF:TransparentColor'],
  ],
}

/**
 * What `exiftool` still finds in `bytes` beside what is allowed there, as `Group:Tag = value`. What
 * it warns of counts too: a clean file is a whole one.
 *
 * @param ending of the file's name, without the dot
 */
export function exiftoolLeft(bytes: Uint8Array, format: Format, ending: string): string[] {
  const allowed = new Set([...ALWAYS, ...COMPUTED, ...(ALLOWED[format] ?? [])])
  return exiftoolTags(bytes, ending)
    .filter(({ group, tag }) => !allowed.has(group) && !allowed.has(`${group}:${tag}`))
    .map(({ group, tag, value }) => `${group}:${tag} = ${value}`)
}

interface Tag {
  readonly group: string
  readonly tag: string
  readonly value: string
}

/** All tags, known or not, also those that occur more than once and those of files inside. */
export function exiftoolTags(bytes: Uint8Array, ending: string): Tag[] {
  const folder = tempFolder('exiftool')
  try {
    const path = join(folder, `file.${ending}`)
    writeFileSync(path, bytes)
    const { stdout, error } = spawnSync(
      'exiftool',
      ['-a', '-G1', '-s', '-u', '-U', '-ee', '-charset', 'utf8', path],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    if (error !== undefined) throw error
    return stdout.split('\n').flatMap((line) => {
      const [, group, tag, value] = /^\[([^\]]*)\]\s+(\S+)\s*: ?(.*)$/.exec(line) ?? []
      return group === undefined || tag === undefined ? [] : [{ group, tag, value: value ?? '' }]
    })
  } finally {
    removeFolder(folder)
  }
}
