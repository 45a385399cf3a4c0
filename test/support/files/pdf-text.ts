import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { removeFolder, tempFolder } from '../run/temp.ts'

/** The words that a reader finds in a PDF file, in its order. @throws Error if it reads nothing */
export function wordsOf(file: Uint8Array): string[] {
  const folder = tempFolder('words')
  try {
    const path = join(folder, 'file.pdf')
    writeFileSync(path, file)
    const text = execFileSync('pdftotext', ['-layout', path, '-'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 ** 2,
    })
    return text
      .toString('utf8')
      .split(/\s+/)
      .filter((word) => word !== '')
  } finally {
    removeFolder(folder)
  }
}

/** All that is deflated in a file, one after the other. */
export function inflatedIn(file: Uint8Array): string {
  const text = Buffer.from(file).toString('latin1')
  return [...text.matchAll(/FlateDecode[^>]*\/Length (\d+)>>\nstream\n/g)]
    .map((match) => {
      const from = match.index + match[0].length
      return inflateSync(file.subarray(from, from + Number(match[1]))).toString('latin1')
    })
    .join('\n')
}
