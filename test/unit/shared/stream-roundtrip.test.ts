import { expect } from 'chai'
import fc from 'fast-check'
import { Download } from '../../../client/shared/blocks/download.ts'
import { planStream } from '../../../client/shared/blocks/plan.ts'
import { StreamError } from '../../../client/shared/blocks/stream-error.ts'
import { Upload } from '../../../client/shared/blocks/upload.ts'
import type { ByteSource } from '../../../client/shared/clean/source.ts'
import { blockId, openBlock, sealBlock } from '../../../crypto/drop/blocks.ts'
import { encodeLongText, textPart } from '../../../crypto/drop/long-text.ts'
import { contentSize, fileHash, pieceHash } from '../../../crypto/drop/manifest.ts'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { onBothEngines, sodium } from '../../support/run/engines.ts'
import { scaled } from '../../support/run/scale.ts'
import {
  BlockShelf,
  fetchedFile,
  fileOf,
  hashOf,
  patternBytes,
  patternSource,
  refusalOf,
  streamRefusal,
  TestSource,
} from '../../support/server/block-shelf.ts'

const BLOCK = SIZE.blockPlain
const MIB = 1024 * 1024
const INSTANCE = new Uint8Array(16).fill(5)

/** Send files and have them fetched by somebody with the manifest. */
async function sent(sources: readonly ByteSource[], text: Uint8Array | null = null, p = sodium) {
  const shelf = new BlockShelf()
  const source = new TestSource(p, shelf)
  const upload = new Upload(
    source,
    INSTANCE,
    planStream(
      sources.map((one) => fileOf(one)),
      text && textPart(p, text),
    ),
  )
  await upload.run()
  const { manifest } = upload
  return { shelf, source, manifest, download: new Download(source, INSTANCE, manifest) }
}

onBothEngines('files that are sent in blocks', (p) => {
  it('come back byte for byte, at sizes around a block', async () => {
    for (const size of [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, MIB + 1]) {
      const { shelf, manifest, download } = await sent([patternSource(size)], null, p)
      const wanted = patternBytes(0, size)
      expect(hashOf(await fetchedFile(download, 0)), `${size}`).to.equal(hashOf(wanted))
      expect(toHex(await download.sha256(0)), `${size}`).to.equal(hashOf(wanted))
      expect(shelf.blocks.size).to.equal(manifest.blocks)
    }
  })
})

describe('a stream of several files', () => {
  it('gives each file and the text back', async () => {
    const size = fc.oneof(fc.nat(3), fc.nat(3 * BLOCK), fc.constantFrom(BLOCK, 2 * BLOCK))
    const text = fc.option(fc.string({ minLength: 1, maxLength: 400 }))
    await fc.assert(
      fc.asyncProperty(fc.array(size, { maxLength: 5 }), text, async (sizes, what) => {
        const words = what === null ? null : encodeLongText({ what })
        const { download } = await sent(sizes.map(patternSource), words)
        expect(await download.text()).to.deep.equal(what === null ? null : { what })
        for (const [i, length] of sizes.entries()) {
          expect(hashOf(await fetchedFile(download, i))).to.equal(
            hashOf(patternBytes(0, length, i)),
          )
        }
      }),
      { numRuns: scaled(200, 12) },
    )
  })

  it('fills up with blocks of zeros, to a number that tells little', async () => {
    const { shelf, manifest } = await sent([patternSource(2 * BLOCK + 1)])
    expect(manifest.blocks).to.equal(4)
    expect([...shelf.blocks.values()].map((block) => block.length)).to.deep.equal(
      Array.from({ length: 4 }, () => SIZE.block),
    )
  })

  it('is never in memory as a whole: a few blocks are, whatever the size of a file', async () => {
    const shelf = new BlockShelf()
    const [sending, reading] = [counter(), counter()]
    const source = new TestSource(sodium, {
      request: async (method, path, options) => {
        const count = method === 'PUT' ? sending : counter()
        return count.during(() => shelf.request(method, path, options))
      },
    })
    const pattern = patternSource(40 * BLOCK)
    const read: ByteSource['read'] = (offset, length) => {
      expect(length).to.be.at.most(BLOCK)
      return reading.during(() => pattern.read(offset, length))
    }
    await new Upload(source, INSTANCE, planStream([fileOf({ size: pattern.size, read })])).run()
    expect(sending.most).to.be.within(2, 3)
    expect(reading.most).to.be.at.most(3)
  })
})

/** How many do the same at once. */
function counter() {
  let running = 0
  const count = {
    most: 0,
    during: async <T>(work: () => Promise<T>): Promise<T> => {
      running++
      count.most = Math.max(count.most, running)
      try {
        return await work()
      } finally {
        running--
      }
    },
  }
  return count
}

describe('the limits of a stream', () => {
  const unread = (size: number) =>
    fileOf({ size, read: () => Promise.reject(new Error('it was read')) })

  it('refuse one byte too many, and one file, by their limit and before anything is read', async () => {
    const limit = 2 * 1024 ** 3
    const plan = planStream([unread(limit - 5), unread(5)])
    expect(plan.size).to.equal(limit)
    expect(await streamRefusal(() => planStream([unread(limit - 4), unread(5)]))).to.equal(
      `too-large ${limit}`,
    )
    const few = { bytes: 10, files: 2 }
    expect(planStream([unread(5), unread(5)], null, few).size).to.equal(10)
    expect(await streamRefusal(() => planStream([unread(11)], null, few))).to.equal('too-large 10')
    const three = [unread(0), unread(0), unread(0)]
    expect(await streamRefusal(() => planStream(three, null, few))).to.equal('too-many 2')
    const many = Array.from({ length: 101 }, () => unread(0))
    expect(await streamRefusal(() => planStream(many))).to.equal('too-many 100')
    expect(planStream(many.slice(1)).files).to.have.length(100)
  })
})

/** The blocks of a shelf in their order, by the download's own questions. */
async function idsOf(shelf: BlockShelf, download: Download, file: number): Promise<string[]> {
  const asked: string[] = []
  const { request } = shelf
  const watched = shelf as { request: BlockShelf['request'] }
  watched.request = (method, path, options) => {
    asked.push(toHex(options?.body ?? new Uint8Array(0)))
    return request(method, path, options)
  }
  await fetchedFile(download, file)
  watched.request = request
  return asked
}

describe('blocks that somebody changes, cuts, swaps, repeats or puts in another order', () => {
  it('are refused at every position of a small file', async () => {
    const size = 3 * BLOCK + 5
    const { shelf, download } = await sent([patternSource(size)])
    const { shelf: foreign } = await sent([patternSource(size)])
    const ids = await idsOf(shelf, download, 0)
    expect(ids).to.have.length(4)
    const whole = new Map(shelf.blocks)
    const at = (id: string) => whole.get(id) as Uint8Array
    for (const [place, id] of ids.entries()) {
      const wrongs = [
        ...ids.filter((other) => other !== id).map(at),
        ...foreign.blocks.values(),
        at(id).slice(0, -1),
        at(id).slice(0, 32),
        new Uint8Array(0),
        concat(at(id), new Uint8Array(1)),
        concat(at(id).slice(0, 32), at(ids[(place + 1) % 4] as string).slice(32)),
        flipped(at(id), 8 * 40),
        flipped(at(id), 8 * at(id).length - 1),
      ]
      for (const wrong of wrongs) {
        shelf.blocks.set(id, wrong)
        expect(await streamRefusal(() => fetchedFile(download, 0)), `block ${place}`).to.equal(
          'tampered',
        )
      }
      shelf.blocks.delete(id)
      expect(await streamRefusal(() => fetchedFile(download, 0)), `block ${place}`).to.equal(
        'missing',
      )
      shelf.blocks.set(id, at(id))
    }
    expect(hashOf(await fetchedFile(download, 0))).to.equal(hashOf(patternBytes(0, size)))
  })

  it('are refused at positions drawn at random of a larger file, and the blocks before them are right', async () => {
    const blocks = scaled(400, 48)
    const size = blocks * BLOCK - 7
    const { shelf, download } = await sent([patternSource(size)])
    const ids = await idsOf(shelf, download, 0)
    expect(ids).to.have.length(blocks)
    const draw = (below: number) => (systemRandom(2)[0]! * 256 + systemRandom(1)[0]!) % below
    for (let round = 0; round < scaled(300, 40); round++) {
      const [place, other] = [draw(blocks), draw(blocks)]
      const [id, otherId] = [ids[place]!, ids[other]!]
      const [held, there] = [shelf.blocks.get(id)!, shelf.blocks.get(otherId)!]
      if (place === other) shelf.blocks.set(id, flipped(held, draw(65_536) * 32))
      else {
        shelf.blocks.set(id, there)
        shelf.blocks.set(otherId, held)
      }
      const read: Uint8Array[] = []
      const reading = async () => {
        for await (const piece of download.pieces(0)) read.push(piece)
      }
      expect(await streamRefusal(reading)).to.equal('tampered')
      expect(read).to.have.length(Math.min(place, other))
      shelf.blocks.set(id, held)
      shelf.blocks.set(otherId, there)
    }
  })

  it('are refused where zeros should follow the content and something else does', async () => {
    const { manifest, source } = await sent([patternSource(1000)])
    const [file] = manifest.files
    const shorter = { ...manifest, files: [{ ...file!, size: 999 }] }
    const download = new Download(source, INSTANCE, shorter)
    expect(await streamRefusal(() => fetchedFile(download, 0))).to.equal('tampered')
  })

  it('are refused under another manifest, instance or key', async () => {
    const { manifest, source } = await sent([patternSource(10)])
    const read = (instance: Uint8Array, change: object) => () =>
      fetchedFile(new Download(source, instance, { ...manifest, ...change }), 0)
    expect(await streamRefusal(read(INSTANCE, { blocks: 2 }))).to.equal('tampered')
    const [file] = manifest.files
    const shifted = { files: [{ ...file!, offset: 1, size: 9 }] }
    expect(await streamRefusal(read(INSTANCE, shifted))).to.equal('tampered')
    expect(await streamRefusal(read(systemRandom(16), {}))).to.equal('tampered')
    expect(await streamRefusal(read(INSTANCE, { key: systemRandom(32) }))).to.equal('missing')
  })
})

describe('a download', () => {
  it('goes on after a loss, and gives up as offline where no answer comes', async () => {
    const { shelf, source, download } = await sent([patternSource(10)])
    shelf.otherFaults = ['lost', refusalOf(503, 'unavailable'), 'lost-after']
    expect(hashOf(await fetchedFile(download, 0))).to.equal(hashOf(patternBytes(0, 10)))
    expect(source.waits).to.deep.equal([250, 500, 1000])
    shelf.otherFaults = Array.from({ length: 6 }, () => 'lost' as const)
    expect(await streamRefusal(() => fetchedFile(download, 0))).to.equal('offline')
    shelf.otherFaults = [refusalOf(500, 'internal')]
    expect(await streamRefusal(() => fetchedFile(download, 0))).to.equal('server')
    expect(hashOf(await fetchedFile(download, 0))).to.equal(hashOf(patternBytes(0, 10)))
  })
})

describe('a file of which somebody with the stream key makes another', () => {
  const sizes = [BLOCK + 10, 7, 2 * BLOCK]
  const readingOf = (download: Download, i: number) =>
    fetchedFile(download, i).then(
      () => 'read',
      (error: unknown) => (error instanceof StreamError ? error.code : 'another error'),
    )

  it('is refused as another file, whichever of its blocks that is, and the others are not', async () => {
    const { shelf, manifest, download, source } = await sent(sizes.map(patternSource))
    const total = manifest.blocks
    for (let index = 0; index < Math.ceil(contentSize(manifest) / BLOCK); index++) {
      const place = { instance: INSTANCE, streamKey: manifest.key, index, total }
      const id = toHex(blockId(sodium, manifest.key, index))
      const held = shelf.blocks.get(id)!
      const plain = openBlock(sodium, place, held)
      for (const [file, { offset, size }] of manifest.files.entries()) {
        const [from, to] = [index * BLOCK, (index + 1) * BLOCK]
        const [start, end] = [Math.max(from, offset), Math.min(to, offset + size)]
        if (start >= end) continue
        const other = plain.slice()
        other[end - 1 - from] = (other[end - 1 - from] ?? 0) ^ 1
        shelf.blocks.set(id, sealBlock(sodium, place, other))
        for (const [i] of manifest.files.entries()) {
          const said = await readingOf(download, i)
          expect(said, `${index} ${file} ${i}`).to.equal(i === file ? 'other-file' : 'read')
        }
        shelf.blocks.set(id, held)
      }
    }
    // So is a file that is named by the hash of another.
    const named = (change: object) => {
      const files = manifest.files.map((one, i) => (i === 0 ? { ...one, ...change } : one))
      return new Download(source, INSTANCE, { ...manifest, files })
    }
    const hash = manifest.files[2]!.hash
    expect(await readingOf(named({ hash }), 0)).to.equal('other-file')
    expect(await readingOf(named({}), 0)).to.equal('read')
  })

  it('is told by its hash, however it lies in blocks, and by no other', () => {
    const piece = (bytes: Uint8Array) => pieceHash(sodium, bytes)
    const [a, b] = [systemRandom(40), systemRandom(32)]
    const all = [[], [piece(a)], [piece(b)], [piece(a), piece(b)], [piece(b), piece(a)]]
    const hashes = all.map((pieces) => toHex(fileHash(sodium, pieces)))
    expect(new Set(hashes).size).to.equal(all.length)
    // A file of 32 bytes is not the file whose one piece hashes to these.
    expect(hashes).to.not.include(toHex(fileHash(sodium, [piece(piece(a))])))
  })
})

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}
