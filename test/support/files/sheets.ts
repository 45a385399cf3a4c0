import { readFileSync } from 'node:fs'
import { parseSheet, type Sheet } from '../../../crypto/vault/sheet.ts'
import { readPdf } from './pdf.ts'

/** The sheet that a PDF file shows. */
export function sheetIn(file: string): Sheet {
  const lines = readPdf(new Uint8Array(readFileSync(file))).texts.filter((text) =>
    /^(?:[0-9A-Z]{5} ?){4}$/.test(text),
  )
  const parsed = parseSheet(lines.join('\n'))
  if (parsed.kind !== 'sheet') throw new Error(`${file}: ${JSON.stringify(parsed)}`)
  return parsed.sheet
}
