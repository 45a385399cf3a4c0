import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'

/** The part of pdfkit that is used here and is missing from the desk's types. */
interface Kit {
  readonly outline: { addItem(title: string): void }
  font(name: string): Kit
  fontSize(size: number): Kit
  text(text: string, options?: { link?: string }): Kit
  note(x: number, y: number, width: number, height: number, contents: string, more: object): Kit
  file(bytes: Buffer, options: { name: string; description: string }): Kit
  addPage(): Kit
  on(event: 'data', take: (chunk: Buffer) => void): void
  read(): Buffer | null
  end(): void
}

const PdfKit = createRequire(import.meta.url)('pdfkit') as new (options: object) => Kit
const DEJAVU = fileURLToPath(
  new URL('../../../../client/desk/export/pdf/fonts/DejaVuSans.ttf', import.meta.url),
)

/** A file as a modern program writes it: embedded fonts, tags, a comment and an attachment. */
function made(prefix: string, options: object): Sample {
  const marks = new Marks(prefix)
  const shown = [`Shown${prefix}Comment`]
  const kit = new PdfKit({
    ...options,
    info: {
      Title: marks.at('Title'),
      Author: marks.at('Author'),
      Keywords: marks.at('Keywords'),
      CreationDate: new Date('2026-03-05T10:22:33Z'),
    },
  })
  const link = `https://example.org/${marks.at('Link')}`
  kit.fontSize(20).text('Plain words').text('a link', { link })
  kit.font(DEJAVU).text('Blåbær på ærfuglens øy')
  kit.addPage().text('Second page')
  // pdfkit writes such an object as a string; a plain string would become a name
  const author = new Object(marks.at('CommentAuthor'))
  kit.note(100, 300, 40, 40, shown[0] ?? '', { T: author })
  kit.file(Buffer.from(marks.at('AttachedContent')), {
    name: marks.at('AttachedName'),
    description: marks.at('AttachedDescription'),
  })
  kit.outline.addItem('Chapter')
  kit.end()
  const bytes = new Uint8Array(kit.read() ?? [])
  return { name: `${prefix}.pdf`, format: 'pdf', bytes, markers: marks.all, shown }
}

/** Locked against changes, but opens without a password. */
const locked = (pdfVersion: string) => ({ pdfVersion, ownerPassword: 'owner' })

export function kitSamples(): Sample[] {
  return [
    made('pdfKit', { pdfVersion: '1.7', tagged: true, lang: 'nb', displayTitle: true }),
    made('pdfRc40', locked('1.3')),
    made('pdfRc128', locked('1.4')),
    made('pdfAes128', locked('1.6')),
    made('pdfAes256', locked('1.7ext3')),
  ]
}

/** A file that does not open without its password. */
export function lockedPdf(): Uint8Array {
  return made('pdfLocked', {
    pdfVersion: '1.7ext3',
    userPassword: 'secret',
    ownerPassword: 'owner',
  }).bytes
}
