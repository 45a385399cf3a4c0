import { deflateRawSync } from 'node:zlib'
import { expect } from 'chai'
import fc from 'fast-check'
import { CleanError } from '../../../client/shared/clean/outcome.ts'
import { readZip, unpackWhole } from '../../../client/shared/clean/packed/zip.ts'
import { ZipWriter } from '../../../client/shared/clean/packed/zip-writer.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { type Lie, type ZipFile, zipOf } from '../../support/corpus/zip.ts'
import { cleanTools, spoiltBy } from '../../support/files/cleaning.ts'
import { unzip } from '../../support/files/office-files.ts'
import { scaled } from '../../support/run/scale.ts'
import { counting } from '../../support/run/work.ts'

/** All files of an archive, unpacked; or the code of what refuses it. */
async function read(archive: Uint8Array): Promise<Record<string, string> | string> {
  try {
    const source = bytesSource(archive)
    const tools = cleanTools()
    const files: Record<string, string> = {}
    for (const entry of await readZip(source, tools)) {
      files[entry.name] = Buffer.from(await unpackWhole(source, entry, tools)).toString('latin1')
    }
    return files
  } catch (error) {
    if (error instanceof CleanError) return error.code
    throw error
  }
}

function written(files: readonly ZipFile[], first = ''): Uint8Array {
  const zip = new ZipWriter()
  for (const { name, bytes, isStored } of files) {
    if (isStored) zip.store(name, Buffer.from(bytes))
    else zip.pack(name, [Buffer.from(bytes).subarray(0, 7), Buffer.from(bytes).subarray(7)])
  }
  return new Uint8Array(Buffer.concat(zip.finish(first)))
}

const TWO: readonly ZipFile[] = [
  { name: 'a.xml', bytes: 'the first file' },
  { name: 'b/c.xml', bytes: 'the second file', isStored: true },
]
const lied = (lie: Lie, more: Partial<ZipFile> = {}) =>
  zipOf([{ name: 'a.xml', bytes: 'the first file', lie, ...more }, ...TWO.slice(1)])

describe('a zip archive that is written', () => {
  const file = fc.record({ bytes: fc.uint8Array({ maxLength: 300 }), isStored: fc.boolean() })

  it('reads back byte for byte, here and by the list of another reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 8 }), async (all) => {
        const files = all.map((one, i) => ({ ...one, name: `folder/file ${i}` }))
        const archive = written(files)
        const expected = Object.fromEntries(
          files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')]),
        )
        expect(await read(archive)).to.deep.equal(expected)
        const other = unzip(archive).map(({ name, bytes }) => [name, bytes.toString('latin1')])
        expect(Object.fromEntries(other)).to.deep.equal(expected)
      }),
    )
  })

  it('is the same for the same files, dates from day zero, and has nothing beside names and bytes', () => {
    const archive = written(TWO, 'b/c.xml')
    expect(written(TWO, 'b/c.xml')).to.deep.equal(archive)
    expect(unzip(archive).map(({ name }) => name)).to.deep.equal(['b/c.xml', 'a.xml'])
    expect(unzip(archive).map(({ time }) => time)).to.deep.equal([0x210000, 0x210000])
    const stored = written(TWO.map((one) => ({ ...one, isStored: true })))
    const names = 2 * ('a.xml'.length + 'b/c.xml'.length)
    const bytes = 'the first file'.length + 'the second file'.length
    expect(stored.length).to.equal(2 * (30 + 46) + 22 + names + bytes)
  })
})

describe('a zip archive that is read', () => {
  it('gives its files, whatever stands between them and beside their names', async () => {
    const marks = new Marks('zip')
    const archive = zipOf(TWO, marks)
    const files = await read(archive)
    expect(files).to.deep.equal({ 'a.xml': 'the first file', 'b/c.xml': 'the second file' })
    expect(markersLeft(archive, marks.all)).to.have.length(8)
    expect(markersLeft(Buffer.from(JSON.stringify(files)), marks.all)).to.deep.equal([])
  })

  it('may write sizes behind a file, or in 64 bits', async () => {
    const follow = lied({ flags: 8, localSize: 0 })
    expect(await read(follow)).to.have.property('a.xml', 'the first file')
    const local64 = lied({ localSize: 0xffffffff })
    expect(await read(local64)).to.have.property('a.xml', 'the first file')
    expect(await read(zipOf([...TWO, { name: 'folder/', bytes: '' }]))).to.have.keys(
      'a.xml',
      'b/c.xml',
    )
  })

  it('may have something between its list and its end', async () => {
    const archive = Buffer.from(zipOf(TWO))
    const end = archive.length - 22
    const parts = [archive.subarray(0, end), Buffer.from('MkBeforeEnd'), archive.subarray(end)]
    expect(await read(Buffer.concat(parts))).to.have.property('a.xml', 'the first file')
  })

  it('is refused where list and headers contradict each other', async () => {
    const lies: readonly Lie[] = [
      { localName: 'b.xml' },
      { localSize: 13 },
      { size: 13 },
      { size: 15 },
      { crc: 1 },
      { method: 12 },
      { shift: 1 },
      { packed: Buffer.from('not packed at all') },
      { packed: Buffer.alloc(0) },
    ]
    for (const lie of lies) expect(await read(lied(lie)), JSON.stringify(lie)).to.equal('damaged')
    expect(await read(lied({ flags: 1 }))).to.equal('locked')
  })

  it('is refused where two files have one name, share bytes, or lead elsewhere', async () => {
    const [first] = TWO
    if (first === undefined) throw new Error('no file')
    for (const name of [
      'a.xml',
      'A.XML',
      '../a',
      '/a',
      'b/../a',
      'b\\a',
      'c:a',
      'b//a',
      './a',
      'a\0',
    ]) {
      expect(await read(zipOf([first, { name, bytes: 'x' }])), name).to.equal('damaged')
    }
    // the header and bytes of the second one are the bytes of the first
    const within = { name: 'b.xml', bytes: 'x', isStored: true }
    const bytes = zipOf([within]).subarray(0, 30 + 'b.xml'.length + 1)
    const lie = { shift: -bytes.length }
    const shared = zipOf([
      { name: 'a.xml', bytes, isStored: true },
      { ...within, lie },
    ])
    expect(await read(shared)).to.equal('damaged')
  })

  it('is refused where it was cut, or something was put before or behind it', async () => {
    const archive = zipOf(TWO)
    for (let length = 0; length < archive.length; length++) {
      expect(await read(archive.subarray(0, length)), `${length} bytes`).to.equal('damaged')
    }
    expect(await read(Buffer.concat([Buffer.from('x'), archive]))).to.equal('damaged')
    expect(await read(Buffer.concat([archive, Buffer.from('x')]))).to.equal('damaged')
  })

  it('is refused, or gives what it gave, whatever byte of it is spoilt', async () => {
    const archive = zipOf(TWO)
    for (let seed = 1; seed <= scaled(20_000, 1000); seed++) {
      const files = await read(spoiltBy(archive, seed))
      if (typeof files === 'string') continue
      for (const text of Object.values(files)) {
        expect(['the first file', 'the second file'], `seed ${seed}`).to.include(text)
      }
    }
  })
})

describe('a zip bomb', () => {
  /** 32 MiB of nothing, in 32 KB. */
  const nothing = deflateRawSync(Buffer.alloc(32 * 1024 ** 2))

  it('is refused by what it says of itself, before anything is unpacked', async () => {
    const files = Array.from({ length: 9 }, (_, i) => ({
      name: `${i}.xml`,
      bytes: '',
      lie: { packed: nothing, size: 32 * 1024 ** 2 },
    }))
    let worked = 0
    const tools = { spend: (bytes: number) => (worked += bytes) }
    const error = await readZip(bytesSource(zipOf(files)), tools).catch((one: unknown) => one)
    expect((error as CleanError).code).to.equal('too-large')
    expect(worked).to.be.lessThan(1000)
  })

  it('is refused where it says less of itself than is so', async () => {
    expect(await read(lied({ packed: nothing, size: 14 }))).to.equal('damaged')
  })

  it('asks for its work before it is unpacked', async () => {
    const less = deflateRawSync(Buffer.alloc(16 * 1024 ** 2))
    const archive = bytesSource(lied({ packed: less, size: 16 * 1024 ** 2 }))
    const tools = cleanTools(undefined, 1024 ** 2)
    const [entry] = await readZip(archive, tools)
    if (entry === undefined) throw new Error('no entry')
    const error = await unpackWhole(archive, entry, tools).catch((one: unknown) => one)
    expect((error as CleanError).code).to.equal('too-large')
  })

  it('is refused where it has ten thousand and one files', async () => {
    const files = Array.from({ length: 10_001 }, (_, i) => ({
      name: `${i}`,
      bytes: '',
      isStored: true,
    }))
    expect(await read(zipOf(files))).to.equal('too-large')
    expect(await read(zipOf(files.slice(1)))).to.be.an('object')
  })

  it('looks a few times at packed bytes that make nothing, or go on behind their end', async () => {
    const blocks = Buffer.from('\0\0\0\xff\xff', 'latin1')
    const empty = Buffer.concat(Array.from({ length: 400_000 }, () => blocks))
    const ended = Buffer.concat([deflateRawSync('the first file'), Buffer.alloc(20 * 1024 ** 2)])
    expect(await read(lied({ packed: empty }))).to.equal('damaged')
    expect(await read(lied({ packed: ended }))).to.have.property('a.xml', 'the first file')
    await counting<typeof import('../../../client/shared/clean/packed/zip.ts')>(
      'client/shared/clean/packed/zip.ts',
      async ({ readZip, unpackWhole }, count) => {
        for (const packed of [empty.subarray(0, 100_000), ended]) {
          const source = bytesSource(lied({ packed }))
          const [entry] = await readZip(source, cleanTools())
          const unpacked = () => unpackWhole(source, entry!, cleanTools()).catch(() => null)
          expect((await count(unpacked)).work / packed.length).to.be.below(100)
        }
      },
    )
  })
})
