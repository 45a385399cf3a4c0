import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError } from '../../../scripts/content/error.ts'
import { listContentFiles } from '../../../scripts/content/folder.ts'
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

/** Words that only a sample has, and words of an organisation of its own. */
const OWN_WORDS = [
  ['00 00 00 00', '55 00 11 22'],
  ['example.org', 'fjordby.example'],
  ['Eksempeluniversitetet', 'Universitetet i Fjordby'],
  ['Example University', 'University of Fjordby'],
  ['0000 Eksempelby', '5000 Fjordby'],
  ['192.0.2.0/24', '10.51.0.0/16'],
  ['198.51.100.0/24', '10.52.0.0/16'],
  ['2001:db8::/32', 'fd51::/32'],
] as const

/** Put an organisation's own words into a copy of the sample, as somebody does before a ceremony. */
export function makeOwn(folder: string): string {
  for (const file of listContentFiles(folder)) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      OWN_WORDS.reduce((now, [made, own]) => now.replaceAll(made, own), text),
    )
  }
  return folder
}

/** A content that no sample is recognised in; nobody changes it. */
export const OWN_FOLDER = makeOwn(copySample())

/** @returns a folder with a content that no sample is recognised in */
export function copyOwn(folder?: string): string {
  return makeOwn(copySample(folder))
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
