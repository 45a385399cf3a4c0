import { expect } from 'chai'
import fc from 'fast-check'
import { fileKind } from '../../../client/desk/engine/files/file-kind.ts'
import {
  dangerOfEnding,
  disguiseOf,
  endingOf,
  savedName,
  shownName,
} from '../../../client/desk/model/files/endings.ts'
import type { FileKind } from '../../../client/desk/model/files/kinds.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { entrySchema } from '../../../crypto/entries/entry.ts'
import { concat } from '../../../crypto/primitives/bytes.ts'
import { decodeJson, encodeJson } from '../../../crypto/primitives/json.ts'
import {
  bmp,
  gif,
  jpeg,
  latin1,
  ole,
  png,
  tarOf,
  webp,
  zipNames,
} from '../../support/files/some-files.ts'
import { scaled } from '../../support/run/scale.ts'
import { counting } from '../../support/run/work.ts'

const kindOf = (bytes: Uint8Array, name = 'fil'): Promise<FileKind> =>
  fileKind(bytesSource(bytes), name)

const utf16 = (text: string) => latin1(`\xff\xfe${[...text].map((one) => `${one}\0`).join('')}`)
const at = (offset: number, letters: string) => concat(new Uint8Array(offset), latin1(letters))

/** Files that nobody opens: bytes, and as what they are recognised. */
const DANGEROUS: readonly (readonly [as: string, bytes: Uint8Array])[] = [
  ['program exe', latin1('MZ\x90\0')],
  ['program elf', latin1('\x7fELF\x02')],
  ['program mach-o', latin1('\xcf\xfa\xed\xfe')],
  ['program mach-o', latin1('\xca\xfe\xba\xbe')],
  ['program wasm', latin1('\0asm\x01')],
  ['program dex', latin1('dex\n035\0')],
  ['program ar', latin1('!<arch>\ndebian-binary')],
  ['program rpm', latin1('\xed\xab\xee\xdb')],
  ['program crx', latin1('Cr24')],
  ['program jar', zipNames('META-INF/MANIFEST.MF', 'a.class')],
  ['program jar', zipNames('AndroidManifest.xml', 'classes.dex')],
  ['program msi', ole('Property')],
  ['script script', latin1('#!/bin/sh\nrm -rf ~')],
  ['script script', latin1('@echo off\r\ndel *')],
  ['script script', latin1('Windows Registry Editor Version 5.00')],
  ['script chm', latin1('ITSF\x03')],
  ['page html', latin1('<!DOCTYPE html><p>Hei')],
  ['page html', latin1('  \n<script>alert(1)</script>')],
  ['page html', utf16('<html><body onload="alert(1)">')],
  ['page html', latin1('<?php system($_GET[0]);')],
  ['page xml', latin1('<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>')],
  [
    'drawing svg',
    latin1('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  ['drawing svg', latin1('<?xml version="1.0"?><!-- - --><s:svg xmlns:s="x"/>')],
  ['shortcut lnk', latin1('L\0\0\0\x01\x14\x02\0')],
  ['shortcut url', latin1('[InternetShortcut]\r\nURL=file:///c:/')],
  ['shortcut url', latin1('[Desktop Entry]\nExec=sh')],
  ['disk iso', at(0x8001, 'CD001')],
  ['disk vhd', latin1('conectix')],
  ['disk vmdk', latin1('KDMV')],
  ['disk qcow2', latin1('QFI\xfb')],
  ['macros macros', zipNames('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
  ['macros macros', zipNames('[Content_Types].xml', 'xl/workbook.xml', 'xl/macrosheets/a.xml')],
  ['macros macros', zipNames('mimetype', 'content.xml', 'Basic/Standard/Module1.xml')],
  ['macros macros', ole('WordDocument', '_VBA_PROJECT')],
  ['macros access', latin1('\0\x01\0\0Standard Jet DB')],
  ['archive zip', zipNames('a.txt', 'b.txt')],
  ['archive zip', latin1('PK\x03\x04 and then nothing that is whole')],
  ['archive seven-zip', latin1('7z\xbc\xaf\x27\x1c')],
  ['archive rar', latin1('Rar!\x1a\x07\0')],
  ['archive gzip', latin1('\x1f\x8b\x08')],
  ['archive bzip2', latin1('BZh9')],
  ['archive xz', latin1('\xfd7zXZ\0')],
  ['archive zstd', latin1('\x28\xb5\x2f\xfd')],
  ['archive cab', latin1('MSCF')],
  ['archive tar', tarOf('a.txt')],
  ['archive compress', latin1('\x1f\x9d')],
  ['archive lzip', latin1('LZIP')],
  ['archive lz4', latin1('\x04\x22\x4d\x18')],
  ['archive ace', at(7, '**ACE**')],
  ['archive lzh', at(2, '-lh5-')],
  ['disk vhdx', latin1('vhdxfile')],
  ['disk wim', latin1('MSWIM\0\0\0')],
  ['macros one', latin1('\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d')],
]

/** Files that are shown: bytes, as what, and how. */
const SHOWN: readonly (readonly [as: string, view: string, bytes: Uint8Array])[] = [
  ['picture jpeg', 'image', jpeg(640, 480)],
  ['picture png', 'image', png(640, 480)],
  ['picture gif', 'image', gif(640, 480)],
  ['picture webp', 'image', webp(640, 480)],
  ['picture bmp', 'image', bmp(640, 480)],
  ['pdf pdf', 'pdf', latin1('%PDF-1.7\n')],
  ['pdf pdf', 'pdf', latin1('\n\n%PDF-1.4\n')],
  ['text text', 'text', latin1('Sjefen tok pengar.')],
  ['text text', 'text', utf16('Sjefen tok pengar.')],
  ['text text', 'text', latin1('a < b og c > d, sa scriptet')],
  ['text empty', 'text', new Uint8Array(0)],
  ['sound mp3', 'audio', latin1('ID3\x03\0')],
  ['sound mp3', 'audio', latin1('\xff\xfb\x90\x64')],
  ['sound wav', 'audio', latin1('RIFF\x24\0\0\0WAVEfmt ')],
  ['sound flac', 'audio', latin1('fLaC')],
  ['sound ogg', 'audio', latin1('OggS')],
  ['sound m4a', 'audio', latin1('\0\0\0\x20ftypM4A ')],
  ['film mp4', 'video', latin1('\0\0\0\x20ftypisom')],
  ['film mov', 'video', latin1('\0\0\0\x14ftypqt  ')],
  ['film webm', 'video', latin1('\x1a\x45\xdf\xa3')],
]

/** Files that seem harmless, and have no viewer here. */
const NAMED: readonly (readonly [as: string, bytes: Uint8Array])[] = [
  ['picture heic', latin1('\0\0\0\x18ftypheic')],
  ['picture avif', latin1('\0\0\0\x18ftypavif')],
  ['picture tiff', latin1('II*\0')],
  ['picture psd', latin1('8BPS')],
  ['document docx', zipNames('[Content_Types].xml', 'word/document.xml')],
  ['document xlsx', zipNames('[Content_Types].xml', 'xl/workbook.xml')],
  ['document pptx', zipNames('[Content_Types].xml', 'ppt/presentation.xml')],
  ['document odf', zipNames('mimetype', 'content.xml')],
  ['document doc', ole('WordDocument')],
  ['document xls', ole('Workbook')],
  ['document ppt', ole('PowerPoint Document')],
  ['document rtf', latin1('{\\rtf1')],
  ['picture ico', latin1('\0\0\x01\0')],
  ['picture jp2', latin1('\0\0\0\x0cjP  ')],
  ['sound aiff', latin1('FORM')],
  ['film wmv', latin1('\x30\x26\xb2\x75\x8e\x66\xcf\x11')],
  ['mail msg', ole('__substg1.0_')],
  ['mail eml', latin1('From: a@b.no\r\nSubject: Hei\r\n\r\nHei')],
  ['film avi', latin1('RIFF\x24\0\0\0AVI LIST')],
  ['sound amr', latin1('#!AMR\n')],
  ['unknown unknown', latin1('\x01\x02\0\x03')],
]

describe('the kind of a file', () => {
  const nameOf = ({ group, as }: FileKind) => `${group} ${as}`

  for (const [as, bytes] of DANGEROUS) {
    it(`is ${as}, which is never shown`, async () => {
      const kind = await kindOf(bytes, 'bilde.jpg')
      expect(nameOf(kind)).to.equal(as)
      expect(kind.view).to.equal(null)
      expect(kind.dangers).to.deep.equal([kind.group])
    })
  }

  for (const [as, view, bytes] of SHOWN) {
    it(`is ${as}, which is shown as ${view}`, async () => {
      const kind = await kindOf(bytes)
      expect(nameOf(kind)).to.equal(as)
      expect([kind.view, kind.dangers, kind.notShown]).to.deep.equal([view, [], null])
    })
  }

  for (const [as, bytes] of NAMED) {
    it(`is ${as}, which is named and has no viewer`, async () => {
      const kind = await kindOf(bytes)
      expect(nameOf(kind)).to.equal(as)
      expect([kind.view, kind.dangers, kind.notShown]).to.deep.equal([null, [], 'no-viewer'])
    })
  }

  it('has a name that every desk reads in a log', async () => {
    const samples = [...DANGEROUS, ...SHOWN.map(([as, , bytes]) => [as, bytes] as const), ...NAMED]
    for (const [of, bytes] of samples) {
      const { as } = await kindOf(bytes)
      const said = { kind: 'evidence', action: 'opened', file: 0, as } as const
      const entry = { ...said, message: new Uint8Array(16), sha256: new Uint8Array(32) }
      expect(decodeJson(entrySchema, encodeJson(entry)), of).to.deep.equal(entry)
    }
  })

  it('is dangerous by its name alone, whatever its bytes are', async () => {
    const names = ['a.exe', 'a.JS', 'a.lnk', 'a.iso', 'a.docm', 'a.html', 'a.SVG', 'a.zip', 'a.ps1']
    for (const name of names) {
      const kind = await kindOf(png(10, 10), name)
      expect(kind.dangers, name).to.have.length(1)
      expect(kind.view, name).to.equal(null)
    }
  })

  it('is dangerous by its bytes, whatever its name says', async () => {
    const kind = await kindOf(latin1('MZ\x90'), 'ferie.pdf')
    expect(kind.dangers).to.deep.equal(['program'])
  })

  it('is not shown where a picture is a bomb, or its header is not whole', async () => {
    const bombs = [jpeg(65_000, 65_000), png(100_000, 100_000), gif(60_000, 60_000)]
    for (const bytes of [...bombs, webp(16_000, 16_000), bmp(50_000, 50_000)]) {
      const kind = await kindOf(bytes)
      expect([kind.view, kind.notShown], kind.as).to.deep.equal([null, 'too-large'])
    }
    for (const bytes of [jpeg(640, 480).subarray(0, 9), png(0, 10), gif(9, 9).subarray(0, 11)]) {
      const kind = await kindOf(bytes)
      expect([kind.view, kind.notShown], kind.as).to.deep.equal([null, 'broken'])
    }
  })

  it('is not shown where a picture could hide its size from us', async () => {
    const large = jpeg(20_000, 20_000).subarray(2)
    // A parser that reads a length after a marker without one skips the large frame.
    const filler = new Uint8Array(0xffe0 - large.length)
    for (const marker of [0x00, 0x01, 0xd0, 0xd7, 0xd8, 0xd9]) {
      const start = Uint8Array.of(0xff, 0xd8, 0xff, marker)
      const kind = await kindOf(concat(start, large, filler, jpeg(10, 10).subarray(2)))
      expect([kind.view, kind.notShown], `${marker}`).to.deep.equal([null, 'broken'])
    }
    const hidden = png(10, 10)
    hidden.set(latin1('tEXt'), 12)
    const kind = await kindOf(hidden)
    expect([kind.view, kind.notShown]).to.deep.equal([null, 'broken'])
  })

  it('of an archive is told by its list alone, whatever that says of sizes and numbers', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `mappe/${i}.txt`)
    const { inside } = await kindOf(zipNames(...names))
    expect(inside?.count).to.equal(300)
    expect(inside?.entries).to.have.length(100)
    const lying = zipNames('a.txt')
    // says that it holds 65,535 files in a list of four gigabytes
    lying.fill(0xff, lying.length - 14, lying.length - 6)
    expect((await kindOf(lying)).group).to.equal('archive')
  })

  it('is found for any bytes with little work, and nothing that unpacks or runs is ever shown', async () => {
    const beginnings = [...DANGEROUS, ...NAMED].map(([, bytes]) => bytes)
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc
        .tuple(fc.constantFrom(...beginnings), fc.nat(), fc.uint8Array({ maxLength: 50 }))
        .map(([bytes, place, noise]) => {
          const changed = bytes.slice()
          changed.set(noise.subarray(0, changed.length), place % Math.max(1, changed.length - 50))
          return changed
        }),
    )
    await counting<typeof import('../../../client/desk/engine/files/file-kind.ts')>(
      'client/desk/engine/files/file-kind.ts',
      async (module, count) => {
        const property = fc.asyncProperty(
          any,
          fc.string({ unit: 'binary' }),
          async (bytes, name) => {
            const did = await count(() => module.fileKind(bytesSource(bytes), name))
            expect(did.work).to.be.below(200_000)
            if (did.result.dangers.length > 0) expect(did.result.view).to.equal(null)
          },
        )
        await fc.assert(property, { numRuns: scaled(10_000, 300) })
      },
    )
  })
})

describe('the name of a file', () => {
  it('has the ending that a system goes by', () => {
    expect(endingOf('a.PDF')).to.equal('pdf')
    expect(endingOf('a.exe. ')).to.equal('exe')
    expect(endingOf('a.e\u200bxe')).to.equal('exe')
    expect(endingOf('uten')).to.equal('')
    expect(dangerOfEnding('faktura.pdf')).to.equal(null)
    for (const [danger, endings] of [
      ['program', ['appinstaller', 'msu', 'diagcab', 'xbap', 'vsto']],
      ['script', ['terminal', 'mobileconfig']],
      ['shortcut', ['inetloc', 'fileloc']],
    ] as const) {
      for (const ending of endings) expect(dangerOfEnding(`a.${ending}`), ending).to.equal(danger)
    }
  })

  it('is told where it is not what it looks like', () => {
    expect(disguiseOf('bilde\u202egpj.exe')).to.equal('hidden')
    expect(disguiseOf('faktura.pdf.exe')).to.equal('double')
    expect(disguiseOf('faktura.pdf          .txt')).to.equal('spaces')
    expect(disguiseOf('Møte 4. mai.docx')).to.equal(null)
    expect(disguiseOf('rapport.v2.pdf')).to.equal(null)
  })

  it('is shown with what is hidden written out', () => {
    expect(shownName('bilde\u202egpj.exe')).to.equal('bilde[U+202E]gpj.exe')
    expect(shownName('a\nb\0')).to.equal('a[U+000A]b[U+0000]')
    expect(shownName('   ')).to.equal('""')
    expect(shownName('Blåbær 🐟.jpg')).to.equal('Blåbær 🐟.jpg')
  })

  it('is saved without path, without what a system takes for something else, and so that nothing opens it', () => {
    expect(savedName('Møte 4. mai.docx', false)).to.equal('Møte 4. mai.docx')
    expect(savedName('../../.bashrc', false)).to.equal('bashrc')
    expect(savedName('c:\\windows\\a.exe', true)).to.equal('a.exe.file')
    expect(savedName('CON.txt', false)).to.equal('file CON.txt')
    expect(savedName('', true)).to.equal('file.file')
    expect(savedName('bilde\u202egpj.exe', true)).to.equal('bildegpj.exe.file')
    expect(savedName(`${'a'.repeat(300)}.pdf`, false)).to.match(/^a+_a*\.pdf$/)
  })

  it('is saved under one that no system refuses, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (name, isDangerous) => {
        const saved = savedName(name, isDangerous)
        expect(saved).not.to.match(/[/\\<>:"|?*\p{Cc}]|^[.\s]|[.\s]$|^$/u)
        if (isDangerous) expect(saved.endsWith('.file')).to.equal(true)
      }),
    )
  })
})
