import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError } from '../../../scripts/content/error.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { writeSample } from '../../../scripts/content/samples.ts'
import { tempFolder } from '../run/temp.ts'

/** The content of the sample of a university; nobody changes it. */
export const SAMPLE_FOLDER = join(tempFolder('sample'), 'content')
writeSample('university', SAMPLE_FOLDER)

/** @returns a folder of its own with the content of the sample */
export function copySample(folder = join(tempFolder('content'), 'content')): string {
  cpSync(SAMPLE_FOLDER, folder, { recursive: true })
  return folder
}

/**
 * Replace the first match in a file, as somebody does in an editor.
 *
 * @param by `$1` and the like stand for the matched groups
 * @returns the line of the match, from 1
 */
export function edit(folder: string, file: string, pattern: RegExp, by: string): number {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  const index = text.search(pattern)
  if (index === -1) throw new Error(`${file} of the sample has no ${pattern}`)
  writeFileSync(path, text.replace(pattern, by))
  return text.slice(0, index).split('\n').length
}

/** Message about the first problem of a folder; null if it has none. */
export function complaint(folder: string): string | null {
  try {
    readContent(folder)
    return null
  } catch (error) {
    if (error instanceof ContentError) return error.message
    throw error
  }
}
