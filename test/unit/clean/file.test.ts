import { expect } from 'chai'
import { CLEAN_LIMITS, cleanFile } from '../../../client/shared/clean/clean.ts'
import type { Format } from '../../../client/shared/clean/outcome.ts'
import { endingFits, sniff } from '../../../client/shared/clean/sniff.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const box = (kind: string, rest: string) =>
  latin1(`\0\0\0${String.fromCharCode(8 + rest.length)}${kind}${rest}`)
const office = async () => null

/** First bytes of files whose names say nothing. */
const HEADS: readonly (readonly [Format | null, Uint8Array])[] = [
  ['jpeg', latin1('\xff\xd8\xff\xe0')],
  ['png', latin1('\x89PNG\r\n\x1a\n')],
  ['gif', latin1('GIF87a')],
  ['webp', latin1('RIFF\0\0\0\0WEBPVP8 ')],
  ['tiff', latin1('II*\0')],
  ['tiff', latin1('MM\0+')],
  [null, latin1('II*\0\x10\0\0\0CR\x02\0')],
  [
    'svg',
    latin1('\xef\xbb\xbf<?xml version="1.0"?><!-- > --><!DOCTYPE svg [<!ENTITY a ">">]>\n<svg>'),
  ],
  [
    'svg',
    new Uint8Array(Buffer.from('\ufeff<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', 'utf16le')),
  ],
  [null, latin1('<html><svg></svg></html>')],
  ['pdf', latin1('junk before\n%PDF-1.7')],
  ['wav', latin1('RIFF\0\0\0\0WAVEfmt ')],
  ['ogg', latin1('OggS')],
  ['flac', latin1('fLaC')],
  ['mp3', latin1('ID3\x04')],
  ['mp3', latin1('\xff\xfb\x90\x64')],
  [null, latin1('\xff\xff\xff\xff')],
  ['webm', latin1('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
  [null, latin1('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska')],
  ['heic', box('ftyp', 'heic\0\0\0\0mif1heic')],
  ['heic', box('ftyp', 'mif1\0\0\0\0mif1heic')],
  [null, box('ftyp', 'avif\0\0\0\0mif1avif')],
  ['mp4', box('ftyp', 'isom\0\0\x02\0isommp42')],
  ['m4a', box('ftyp', 'M4A \0\0\0\0M4A ')],
  ['mov', box('ftyp', 'qt  \0\0\0\0qt  ')],
  ['mov', box('wide', '')],
  [null, latin1('MZ\x90\0')],
  [null, latin1('plain words')],
  [null, latin1('')],
]

describe('what a file is', () => {
  it('is told by its bytes, whatever its name says', async () => {
    for (const [format, bytes] of HEADS) {
      const source = bytesSource(bytes)
      const name = `of ${format}: ${JSON.stringify(Buffer.from(bytes).toString('latin1'))}`
      expect(await sniff(source, 'a.exe', office), name).to.equal(format)
      if (format !== null) expect(await sniff(source, 'a.txt', office), name).to.equal(format)
    }
  })

  it('is told by its name where the same bytes may be sound or a film, and where they are text', async () => {
    const film = bytesSource(box('ftyp', 'isom\0\0\x02\0isommp42'))
    expect(await sniff(film, 'Voice.M4A', office)).to.equal('m4a')
    const text = bytesSource(latin1('Gr\xfc\xdfe\t\r\n'))
    expect(await sniff(text, 'note.txt', office)).to.equal('text')
    expect(await sniff(text, 'note.exe', office)).to.equal(null)
    for (const other of [
      'a\0b',
      '\xff\xfe\0\xd8A\0',
      '{\\rtf1 {\\info{\\author X}}}',
      '%!PS-Adobe',
      '\x1f\x8b\x08',
    ]) {
      expect(await sniff(bytesSource(latin1(other)), 'note.txt', office), other).to.equal(null)
    }
  })

  it('is an office document with a password where a compound file says so', async () => {
    const file = new Uint8Array(2048)
    file.set(latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    file[30] = 9
    file[48] = 1
    expect(await sniff(bytesSource(file), 'old.doc', office)).to.equal(null)
    file.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024 + 128)
    expect(await sniff(bytesSource(file), 'new.docx', office)).to.equal('locked')
  })

  it('fits its ending in every usual way of writing it', () => {
    expect(endingFits('A.JPG', 'jpeg')).to.equal(true)
    expect(endingFits('a.jpeg', 'jpeg')).to.equal(true)
    expect(endingFits('a', 'jpeg')).to.equal(true)
    expect(endingFits('a.png', 'jpeg')).to.equal(false)
    expect(endingFits('a.jpg.exe', 'jpeg')).to.equal(false)
  })
})

describe('cleaning a file', () => {
  it('says what it cannot clean', async () => {
    expect(await cleanFile(bytesSource(latin1('MZ\x90\0')), 'a.jpg')).to.deep.equal({
      kind: 'unknown',
    })
  })

  it('leaves text as it is, and says where its name does not fit', async () => {
    const outcome = await cleanFile(bytesSource(latin1('words')), 'a.txt')
    const whole = [{ from: 0, size: 5 }]
    expect(outcome).to.deep.equal({
      kind: 'clean',
      format: 'text',
      endingFits: true,
      pieces: whole,
      found: [],
      stays: [],
    })
  })

  it('refuses what is too large before it reads any of it, and names the limit', async () => {
    const never = {
      size: 11,
      read: async () => {
        throw new Error('was read')
      },
    }
    const limits = { ...CLEAN_LIMITS, size: 10 }
    const outcome = await cleanFile(never, 'a.txt', limits)
    expect(outcome).to.deep.equal({ kind: 'too-large', limit: 'size', most: 10 })
  })

  it('refuses what asks for too much work, and names the limit', async () => {
    const limits = { ...CLEAN_LIMITS, work: 3, workPerByte: 0 }
    const outcome = await cleanFile(bytesSource(latin1('words')), 'a.txt', limits)
    expect(outcome).to.deep.equal({ kind: 'too-large', limit: 'work', most: 3 })
  })

  it('says that a file cannot be read, which is no state of its bytes', async () => {
    const gone = new Error('gone')
    const source = {
      size: 5,
      read: async () => {
        throw gone
      },
    }
    const error = await cleanFile(source, 'a.txt').catch((e: unknown) => e)
    expect(error).to.equal(gone)
  })

  it('cleans files in files as deep as its limit says, out of one budget', async () => {
    const nested = (depth: number, words: string): string => {
      const inner = depth === 0 ? '' : btoa(nested(depth - 1, words))
      const image = depth === 0 ? '' : `<image href="data:image/svg+xml;base64,${inner}"/>`
      return `<svg xmlns="http://www.w3.org/2000/svg"><!--${words}-->${image}</svg>`
    }
    const cleaned = (depth: number, limits = CLEAN_LIMITS) =>
      cleanFile(bytesSource(latin1(nested(depth, 'hidden'))), 'a.svg', limits)
    const deepest = await cleaned(CLEAN_LIMITS.depth)
    expect(deepest.kind).to.equal('clean')
    if (deepest.kind !== 'clean') return
    expect(deepest.found).to.deep.equal([{ what: 'description', value: 'hidden' }])
    const deeper = await cleaned(CLEAN_LIMITS.depth + 1)
    expect(deeper).to.deep.equal({ kind: 'damaged', format: 'svg' })
    // enough only for the outermost one, which is read as bytes, as text and as a tree
    const size = nested(2, 'hidden').length
    const tight = { ...CLEAN_LIMITS, work: 0, workPerByte: 5 }
    const spent = await cleaned(2, tight)
    expect(spent).to.deep.equal({ kind: 'too-large', limit: 'work', most: 5 * size })
  })

  it('says so where a cleaner stumbles, and where the name does not fit what it is', async () => {
    const damaged = await cleanFile(bytesSource(latin1('GIF89a')), 'a.gif')
    expect(damaged).to.deep.equal({ kind: 'damaged', format: 'gif' })
    const drawing = latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const outcome = await cleanFile(bytesSource(drawing), 'a.png')
    expect(outcome).to.include({ kind: 'clean', format: 'svg', endingFits: false })
  })
})
