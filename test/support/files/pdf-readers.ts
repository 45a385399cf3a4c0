import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontOf } from '../../../client/desk/export/pdf/font.ts'
import type { PdfFonts } from '../../../client/desk/export/pdf/write-pdf.ts'
import { tempFolder } from '../run/temp.ts'

const font = (name: string) =>
  fontOf(new Uint8Array(readFileSync(join('client/desk/export/pdf/fonts', `${name}.ttf`))))

/** The fonts of the desk, as its bundle has them. */
export function deskFonts(): PdfFonts {
  return { plain: font('DejaVuSans'), bold: font('DejaVuSans-Bold') }
}

/** Results of two independent programs for a PDF file: MuPDF's and poppler's. */
export interface ReadTwice {
  /** Its text by `mutool`, and by `pdftotext`, with one space for each stretch of blanks. */
  readonly texts: readonly [string, string]
  /** Output of `pdfinfo`: name to value. */
  readonly info: Readonly<Record<string, string>>
  /** Its structure by `pdfinfo`. */
  readonly structure: string
  /** Names of fonts that are not embedded. */
  readonly missingFonts: readonly string[]
  /** Pages that each of the two draws. */
  readonly drawn: readonly [number, number]
}

/** @throws Error if one of them cannot read it */
export function readTwice(file: Uint8Array): ReadTwice {
  const folder = tempFolder('postern-pdf-')
  const path = join(folder, 'file.pdf')
  writeFileSync(path, file)
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const flat = (text: string) => text.replace(/\s+/g, ' ')
  const lines = run('pdfinfo', path).split('\n')
  run('mutool', 'draw', '-q', '-r', '20', '-o', 'mupdf-%d.png', path)
  run('pdftoppm', '-r', '20', '-png', path, 'poppler')
  const pages = readdirSync(folder)
  const fonts = run('pdffonts', path).split('\n').slice(2).filter(Boolean)
  return {
    texts: [
      flat(run('mutool', 'draw', '-q', '-F', 'text', path)),
      flat(run('pdftotext', path, '-')),
    ],
    info: Object.fromEntries(lines.map((line) => line.split(/:\s+/, 2) as [string, string])),
    structure: run('pdfinfo', '-struct-text', path),
    missingFonts: fonts.filter((line) => !/ yes (?:yes|no) +(?:yes|no) /.test(line)),
    drawn: [
      pages.filter((name) => name.startsWith('mupdf-')).length,
      pages.filter((name) => name.startsWith('poppler-')).length,
    ],
  }
}
