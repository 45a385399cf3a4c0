import { deflateSync } from 'node:zlib'
import { PdfMaker } from './pdf-maker.ts'

const TEXT = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

/** Files that are made to keep a reader busy, with what is to come of each. */
export function hostilePdfs(): [string, () => Uint8Array, 'taken' | 'damaged' | 'too-large'][] {
  return [
    ['a table that comes after itself', tableLoop, 'taken'],
    ['pages below themselves', pageLoop, 'damaged'],
    ['a tree that doubles at each step', doubling, 'taken'],
    ['a reference to itself', selfReference, 'taken'],
    ['a stream as long as itself', lengthLoop, 'taken'],
    ['object streams in each other', packedLoop, 'damaged'],
    ['a hundred thousand lists in lists', () => deep('['.repeat(100_000)), 'damaged'],
    ['a hundred thousand names in names', () => deep('<</A'.repeat(100_000)), 'damaged'],
    ['a string without end', () => deep('('.repeat(1_000_000)), 'damaged'],
    ['a number of a million digits', () => deep(`${'1'.repeat(1_000_000)}x`), 'taken'],
    ['a page that inflates to 100 MB', () => bomb('Contents'), 'too-large'],
    ['objects that inflate to 100 MB', objectBomb, 'too-large'],
    ['20,000 entries at one place', crowdedTable, 'damaged'],
    ['10,000 streams that end where the file does', openStreams, 'too-large'],
    ['2,000 pages with one long text', oneForAll, 'too-large'],
    ['nothing but objects', () => TEXT('%PDF-1.7\n1 0 obj<<>>'.repeat(50_000)), 'damaged'],
    ['nothing but open objects', () => TEXT(`%PDF-1.7\n${openObjects()}`), 'damaged'],
    ['a name alone', () => TEXT('%PDF-1.7'), 'damaged'],
    ['nothing', () => new Uint8Array(), 'damaged'],
  ]
}

function document(rest: (pdf: PdfMaker) => { page?: string; catalog?: string }): Uint8Array {
  const pdf = new PdfMaker()
  const tree = pdf.reserve()
  const { page = '', catalog = '' } = rest(pdf)
  const leaf = pdf.add(`<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 9 9] ${page}>>`)
  pdf.add(`<</Type /Pages /Kids [${leaf}] /Count 1>>`, tree)
  const root = pdf.add(`<</Type /Catalog /Pages ${tree} 0 R ${catalog}>>`)
  return new Uint8Array(pdf.withTable(`/Root ${root}`))
}

function tableLoop(): Uint8Array {
  const text = Buffer.from(document(() => ({}))).toString('latin1')
  const start = /startxref\n(\d+)/.exec(text)?.[1]
  return TEXT(text.replace('/Size', `/Prev ${start} /Size`))
}

function pageLoop(): Uint8Array {
  const pdf = new PdfMaker()
  const [one, other] = [pdf.reserve(), pdf.reserve()]
  pdf.add(`<</Type /Pages /Kids [${other} 0 R ${one} 0 R]>>`, one)
  pdf.add(`<</Type /Pages /Kids [${one} 0 R ${other} 0 R]>>`, other)
  return new Uint8Array(pdf.withTable(`/Root ${pdf.add(`<</Type /Catalog /Pages ${one} 0 R>>`)}`))
}

function doubling(): Uint8Array {
  return document((pdf) => {
    let next = pdf.add('<</Title (end)>>')
    for (let i = 0; i < 60; i++) next = pdf.add(`<</First ${next} /Last ${next} /Next ${next}>>`)
    let list = pdf.add('[0 1]')
    for (let i = 0; i < 60; i++) list = pdf.add(`[${list} ${list}]`)
    return { catalog: `/Outlines ${next}`, page: `/Contents ${list} /Annots ${list}` }
  })
}

function selfReference(): Uint8Array {
  return document((pdf) => {
    const own = pdf.reserve()
    pdf.add(`${own} 0 R`, own)
    return { page: `/Contents ${own} 0 R /Resources ${own} 0 R`, catalog: `/Outlines ${own} 0 R` }
  })
}

function lengthLoop(): Uint8Array {
  const text = Buffer.from(
    document((pdf) => ({ page: `/Contents ${pdf.stream('/First 0', 'q Q')}` })),
  ).toString('latin1')
  return TEXT(text.replace('/Length 3>>', '/Length 2 0 R>>'))
}

function packedLoop(): Uint8Array {
  const pdf = new PdfMaker()
  const root = pdf.add('<</Type /Catalog>>')
  const file = pdf.withStreams(`/Root ${root}`).toString('latin1')
  // the container says of itself that it lies in itself
  return TEXT(file.replace(/\/Type \/ObjStm/, '/Type /ObjStm /Extends 2 0 R'))
}

function deep(inside: string): Uint8Array {
  return document((pdf) => ({ page: `/Contents ${pdf.add(inside)}` }))
}

function bomb(key: string): Uint8Array {
  const data = deflateSync(Buffer.alloc(100_000_000), { level: 9 })
  return document((pdf) => ({ page: `/${key} ${pdf.stream('/Filter /FlateDecode', data)}` }))
}

function objectBomb(): Uint8Array {
  const data = deflateSync(Buffer.alloc(100_000_000, ' '), { level: 9 })
  return TEXT(
    `%PDF-1.7\n1 0 obj<</Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length ${data.length}>>
stream\n${data.toString('latin1')}\nendstream\nendobj\n`,
  )
}

/** All of them lead to the same long object. */
function crowdedTable(): Uint8Array {
  const long = `1 0 obj\n[${'0 '.repeat(100_000)}]\nendobj\n`
  const head = '%PDF-1.7\n'
  const rows = Array.from({ length: 20_000 }, () => '0000000009 00000 n \n').join('')
  const start = head.length + long.length
  return TEXT(`${head}${long}xref\n1 20000\n${rows}trailer\n<</Root <</Pages <</Kids
[${Array.from({ length: 20_000 }, (_, i) => `${i + 1} 0 R`).join(' ')}]>>>>>>\nstartxref\n${start}\n%%EOF`)
}

function openObjects(): string {
  return Array.from({ length: 20_000 }, (_, i) => `${i + 1} 0 obj <</A [`).join('\n')
}

function openStreams(): Uint8Array {
  const head = '%PDF-1.7\n'
  const numbers = Array.from({ length: 10_000 }, (_, i) => i + 1)
  const bodies = numbers.map((i) => `${i} 0 obj<<>>stream\n`)
  let at = head.length
  const rows = bodies.map((body) => {
    const row = `${String(at).padStart(10, '0')} 00000 n \n`
    at += body.length
    return row
  })
  const contents = numbers.map((i) => `${i} 0 R`).join(' ')
  return TEXT(`${head}${bodies.join('')}${'e '.repeat(500_000)}\nxref\n1 10000\n${rows.join('')}trailer
<</Root <</Pages <</Kids [<</Type /Page /Contents [${contents}]>>]>>>>>>
startxref\n${at + 1_000_001}\n%%EOF`)
}

/** The text is looked through for each of them, as their resources differ. */
function oneForAll(): Uint8Array {
  const pdf = new PdfMaker()
  const contents = pdf.stream('', Array.from({ length: 200_000 }, (_, i) => `/A${i}`).join(''))
  const page = `<</Type /Page /Contents ${contents} /Resources <</Font <<>>>>>>`
  const root = pdf.add(`<</Type /Catalog /Pages <</Type /Pages /Kids [${page.repeat(2000)}]>>>>`)
  return new Uint8Array(pdf.withTable(`/Root ${root}`))
}
