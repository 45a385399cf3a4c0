import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Below this folder lie the files of before each change. Its name begins with a dot, so no reader looks into it. */
export const BEFORE_FOLDER = '.before'

/** A text, the bytes of a picture, or null for a file that goes. */
export type NewFile = string | Uint8Array | null
export type NewFiles = ReadonlyMap<string, NewFile>

/**
 * Put new texts into files of a folder. A reader sees the old file or the new one, whole. Each file is copied before
 * the first one changes, so nothing is lost.
 *
 * @param files by their names
 * @param now milliseconds since 1970-01-01 UTC; it names the folder of the copies
 * @returns that folder, from `folder`
 */
export function replaceFiles(folder: string, files: NewFiles, now: number): string {
  const before = freeName(folder, now)
  for (const file of files.keys()) {
    const copy = join(folder, before, file)
    mkdirSync(dirname(copy), { recursive: true })
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), copy)
  }
  const ready = [...files].flatMap(([file, content]) => {
    if (content === null) return []
    const path = join(folder, file)
    const waiting = join(dirname(path), `.${file.slice(file.lastIndexOf('/') + 1)}.new`)
    writeDurably(waiting, Buffer.from(content))
    return [{ path, waiting }]
  })
  for (const { path, waiting } of ready) renameSync(waiting, path)
  for (const [file, content] of files) {
    if (content === null) rmSync(join(folder, file), { force: true })
  }
  return before
}

function freeName(folder: string, now: number): string {
  const stem = join(BEFORE_FOLDER, new Date(now).toISOString().slice(0, 19).replaceAll(':', '-'))
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}-${n}`
    if (!existsSync(join(folder, name))) return name
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
