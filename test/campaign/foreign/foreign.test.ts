import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { scriptedPdf } from '../../support/files/looked-at.ts'
import { startChild } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { ForeignCleaner } from './cleaner.ts'
import { compareShown, differenceOf } from './shown.ts'

const COMMAND = fileURLToPath(new URL('command.ts', import.meta.url))

describe('files of others that are cleaned and compared', () => {
  const folder = tempFolder('foreign')
  const write = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }

  it('are counted by what became of them, in folders below too', async () => {
    const corpus = join(folder, 'corpus')
    mkdirSync(join(corpus, 'below'), { recursive: true })
    writeFileSync(join(corpus, 'below', 'one.pdf'), scriptedPdf('First', 'Second'))
    writeFileSync(join(corpus, 'two.pdf'), '%PDF-1.4 and nothing else')
    writeFileSync(join(corpus, 'three.bin'), '???')
    // Its own children need the loader too.
    const child = startChild(process.execPath, ['--import', 'tsx', COMMAND], {
      env: { ...process.env, CORPUS: corpus },
    })
    expect(await child.exit).to.deep.equal({ code: 0, signal: null })
    expect(child.stdout).to.deep.equal([
      '1\tpdf: clean, poppler and mupdf',
      '1\tpdf: damaged',
      '1\tunknown',
      '3 files, 0 with a fault',
    ])
  })

  it('are faulty if a reader shows other words or draws otherwise', () => {
    const before = write('before.pdf', scriptedPdf('First words', 'Second words'))
    const after = write('after.pdf', scriptedPdf('First words', 'Second'))
    const how = { work: join(folder, 'work'), pages: 5 }
    expect(compareShown('pdf', before, before, how)).to.deep.equal({
      readers: ['poppler', 'mupdf'],
      faults: [],
    })
    const said = '1 words lost, 1 of 2 pages drawn otherwise, from page 2 on'
    expect(compareShown('pdf', before, after, how).faults).to.deep.equal([
      `poppler: ${said}`,
      `mupdf: ${said}`,
    ])
    const none = write('none.pdf', 'nothing')
    expect(compareShown('pdf', before, none, how).faults).to.deep.equal([
      'poppler: cannot be read any more',
      'mupdf: cannot be read any more',
    ])
    expect(compareShown('pdf', none, before, how)).to.deep.equal({ readers: [], faults: [] })
  })

  it('are compared by each word as often as it stands there, whatever their order', () => {
    const page = { pages: ['a'] }
    const before = { ...page, words: ['to', 'be', 'or', 'not', 'to', 'be'] }
    expect(differenceOf(before, { ...page, words: [...before.words].reverse() })).to.equal('')
    expect(differenceOf(before, { ...page, words: ['to', 'be', 'or', 'it'] })).to.equal(
      '3 words lost, 1 words more',
    )
  })

  it('are faulty if the process that cleans them ends or never answers; the next one is cleaned', async () => {
    const module = write(
      'stand-in.mjs',
      `process.on('message', ({ from }) => {
        if (from === 'crash') process.exit(3)
        if (from === 'hang') for (;;);
        process.send({ kind: 'refused', why: from })
      })`,
    )
    const cleaner = new ForeignCleaner(module, 5_000)
    for (const [from, kind] of [
      ['one', 'refused'],
      ['crash', 'crashed'],
      ['two', 'refused'],
      ['hang', 'hanging'],
      ['three', 'refused'],
    ] as const) {
      expect((await cleaner.clean({ from, to: '' })).kind, from).to.equal(kind)
    }
    cleaner.stop()
  })
})
