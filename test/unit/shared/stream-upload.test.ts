import { expect } from 'chai'
import fc from 'fast-check'
import { Download } from '../../../client/shared/blocks/download.ts'
import { planStream } from '../../../client/shared/blocks/plan.ts'
import { Upload, type UploadProgress } from '../../../client/shared/blocks/upload.ts'
import { type ByteSource, bytesSource } from '../../../client/shared/clean/source.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { sodium } from '../../support/run/engines.ts'
import { scaled } from '../../support/run/scale.ts'
import {
  BlockShelf,
  type Fault,
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
const INSTANCE = new Uint8Array(16).fill(5)
const TRIES = 14

function uploadOf(source: TestSource, ...files: readonly ByteSource[]): Upload {
  return new Upload(source, INSTANCE, planStream(files.map((one) => fileOf(one))))
}

/** The hash of the file that a reader gets at the end. */
async function fetched(source: TestSource, upload: Upload): Promise<string> {
  return hashOf(await fetchedFile(new Download(source, INSTANCE, upload.manifest), 0))
}

function total(counts: Iterable<number>): number {
  return [...counts].reduce((sum, one) => sum + one, 0)
}

/** Nothing here waits for the world outside: after some turns all that was on its way has arrived. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('an upload', () => {
  let shelf: BlockShelf
  let source: TestSource

  beforeEach(() => {
    shelf = new BlockShelf()
    source = new TestSource(sodium, shelf)
  })

  it('sends every block once, and asks for a ticket for every 32 of them', async () => {
    const upload = uploadOf(source, patternSource(70 * BLOCK))
    await upload.run()
    expect(upload.isDone).to.equal(true)
    expect(shelf.blocks.size).to.equal(upload.manifest.blocks)
    expect(new Set(shelf.puts.values())).to.deep.equal(new Set([1]))
    expect([...shelf.tickets.values()]).to.deep.equal([32, 32, 72 - 64])
    await upload.run()
    expect(total(shelf.puts.values())).to.equal(72)
  })

  it('sends nothing twice but what was on its way when the line was cut, wherever it is cut', async () => {
    const fault = fc.oneof(
      { weight: 6, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.constant('lost' as const) },
      { weight: 2, arbitrary: fc.constant('lost-after' as const) },
      { weight: 1, arbitrary: fc.constant(refusalOf(503, 'unavailable')) },
      { weight: 1, arbitrary: fc.constant(refusalOf(403, 'ticket')) },
    )
    const faults = fc.array<Fault | null>(fault, { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 0, max: 12 * BLOCK }), async (some, size) => {
        const cut = new BlockShelf()
        const from = new TestSource(sodium, cut)
        cut.faults = [...some]
        const upload = uploadOf(from, patternSource(size))
        while (!upload.isDone) await upload.run().catch(() => {})
        const lost = some.length - cut.faults.length
        const twice = some.slice(0, lost).filter((one) => one === 'lost-after').length
        expect(total(cut.puts.values())).to.equal(upload.manifest.blocks + twice)
        expect(await fetched(from, upload)).to.equal(hashOf(patternBytes(0, size)))
      }),
      { numRuns: scaled(300, 25) },
    )
  })

  it('takes a new ticket once the server has forgotten those of before', async () => {
    shelf.arrived = (count) => {
      if (count === 10) shelf.restart()
    }
    const upload = uploadOf(source, patternSource(20 * BLOCK))
    await upload.run()
    expect(shelf.unpaid).to.be.within(1, 3)
    expect(new Set(shelf.puts.values())).to.deep.equal(new Set([1]))
  })

  it('gives up as offline when nothing gets through for over a minute, and goes on where it was', async () => {
    const upload = uploadOf(source, patternSource(9 * BLOCK))
    const accepted = Array.from({ length: 5 }, () => null)
    shelf.faults = [...accepted, ...Array.from({ length: 3 * TRIES }, () => 'lost-after' as const)]
    expect(await streamRefusal(() => upload.run())).to.equal('offline')
    expect(source.time).to.be.within(60_000, 300_000)
    expect(upload.progress.blocks).to.equal(5)
    const before = [...shelf.blocks].map(([id, bytes]) => [id, hashOf(bytes)] as const)
    shelf.faults = []
    await upload.run()
    for (const [id, hash] of before) expect(hashOf(shelf.blocks.get(id)!)).to.equal(hash)
    expect([...shelf.puts.values()].filter((count) => count === 1)).to.have.length(16 - 3)
    expect(await fetched(source, upload)).to.equal(hashOf(patternBytes(0, 9 * BLOCK)))
  })

  it('gives up as offline where there is not even a ticket', async () => {
    shelf.otherFaults = Array.from({ length: 100 }, () => 'lost' as const)
    const upload = uploadOf(source, patternSource(1))
    expect(await streamRefusal(() => upload.run())).to.equal('offline')
    expect(shelf.puts.size).to.equal(0)
    shelf.otherFaults = [refusalOf(503, 'unavailable'), refusalOf(502, 'nonsense')]
    await upload.run()
    expect(shelf.puts.size).to.equal(1)
  })

  it('tries again after a fault of the server, and after an answer that is not its own', async () => {
    const page = (status: number) => ({ status, body: new TextEncoder().encode('<h1>Wait</h1>') })
    for (const fault of [
      ...[page(429), page(500), page(403), page(204)],
      refusalOf(500, 'internal'),
    ]) {
      const some = new TestSource(sodium, shelf)
      const upload = uploadOf(some, patternSource(2 * BLOCK))
      shelf.faults = [null, ...Array.from({ length: TRIES - 1 }, () => fault)]
      await upload.run()
      expect(await fetched(some, upload), `${fault.status}`).to.equal(
        hashOf(patternBytes(0, 2 * BLOCK)),
      )
      const other = uploadOf(some, patternSource(2 * BLOCK))
      shelf.faults = [null, ...Array.from({ length: TRIES }, () => fault)]
      some.time = 0
      expect(await streamRefusal(() => other.run())).to.equal('server')
      expect(some.time).to.be.within(60_000, 300_000)
      expect(other.progress.blocks).to.equal(1)
      shelf.faults = []
      await other.run()
      expect(await fetched(some, other)).to.equal(hashOf(patternBytes(0, 2 * BLOCK)))
    }
  })

  it('stops where the server has no room, or refuses the block, and can be tried again', async () => {
    const upload = uploadOf(source, patternSource(5 * BLOCK))
    for (const [fault, code] of [
      [refusalOf(507, 'full'), 'full'],
      [refusalOf(409, 'conflict'), 'server'],
    ] as const) {
      shelf.faults = [null, fault]
      expect(await streamRefusal(() => upload.run())).to.equal(code)
    }
    await upload.run()
    expect(await fetched(source, upload)).to.equal(hashOf(patternBytes(0, 5 * BLOCK)))
  })

  it('is paused at once, while what is on its way arrives, and goes on with the rest', async () => {
    const upload = uploadOf(source, patternSource(30 * BLOCK))
    shelf.arrived = (count) => {
      if (count === 10) upload.pause()
    }
    expect(await streamRefusal(() => upload.run())).to.equal('paused')
    await quiet()
    const arrived = shelf.puts.size
    expect(arrived).to.be.within(10, 12)
    expect(upload.progress.blocks).to.equal(arrived)
    await upload.run()
    expect(new Set(shelf.puts.values())).to.deep.equal(new Set([1]))
    expect(await fetched(source, upload)).to.equal(hashOf(patternBytes(0, 30 * BLOCK)))
  })

  it('pauses and goes on in one breath without sending anything that has arrived again', async () => {
    const upload = uploadOf(source, patternSource(12 * BLOCK))
    let second: Promise<void> | null = null
    shelf.arrived = (count) => {
      if (count === 4) second ??= upload.run()
    }
    expect(await streamRefusal(() => upload.run())).to.equal('paused')
    await second
    expect(shelf.blocks.size).to.equal(16)
    expect(total(shelf.puts.values())).to.be.within(16, 16 + 3)
    expect(await fetched(source, upload)).to.equal(hashOf(patternBytes(0, 12 * BLOCK)))
  })

  it('asks for memory that it does not use after each block, so that garbage is collected, and needs none', async () => {
    const { ArrayBuffer: whole } = globalThis
    let asked = 0
    class Counted extends whole {
      constructor(size: number) {
        if (size >= 1_000_000) {
          asked++
          throw new RangeError('no memory')
        }
        super(size)
      }
    }
    globalThis.ArrayBuffer = Counted as ArrayBufferConstructor
    try {
      await uploadOf(source, patternSource(4 * BLOCK)).run()
    } finally {
      globalThis.ArrayBuffer = whole
    }
    expect(asked).to.equal(4)
  })

  it('is over once it is cancelled', async () => {
    const upload = uploadOf(source, patternSource(30 * BLOCK))
    shelf.arrived = (count) => {
      if (count === 4) upload.cancel()
    }
    expect(await streamRefusal(() => upload.run())).to.equal('cancelled')
    await quiet()
    expect(shelf.puts.size).to.be.at.most(6)
    expect(await streamRefusal(() => upload.run())).to.equal('cancelled')
  })
})

describe('an upload of a file that changes', () => {
  const good = patternSource(2 * BLOCK)

  /** Send it after a good one; what the server has of it by then does not matter. */
  async function sentAfter(file: ByteSource) {
    const source = new TestSource(sodium, new BlockShelf())
    const upload = uploadOf(source, good, file)
    return { code: await streamRefusal(() => upload.run()), upload }
  }

  it('stops and names the file that cannot be read, and goes on once it can', async () => {
    let isThere = false
    const read: ByteSource['read'] = (offset, length) => {
      if (!isThere) return Promise.reject(new Error('NotReadableError'))
      return good.read(offset, length)
    }
    const { code, upload } = await sentAfter({ size: good.size, read })
    expect(code).to.equal('unreadable 1')
    isThere = true
    await upload.run()
    expect(upload.isDone).to.equal(true)
  })

  it('stops and names the file that is shorter or longer than it was', async () => {
    const shorter = bytesSource(new Uint8Array(BLOCK + 10))
    const read: ByteSource['read'] = (offset, length) =>
      shorter.read(offset, offset === 0 ? length : length - 1)
    expect((await sentAfter({ size: BLOCK + 10, read })).code).to.equal('changed 1')
    let reads = 0
    const growing: ByteSource = {
      get size() {
        return reads > 0 ? BLOCK + 11 : BLOCK + 10
      },
      read: (offset, length) => {
        reads++
        return shorter.read(offset, length)
      },
    }
    expect((await sentAfter(growing)).code).to.equal('changed 1')
  })

  it('never seals a block twice: what was on its way goes out as it was', async () => {
    const shelf = new BlockShelf()
    const source = new TestSource(sodium, shelf)
    let reads = 0
    const changing: ByteSource = {
      size: 10,
      read: async () => new Uint8Array(10).fill(++reads),
    }
    const upload = uploadOf(source, changing)
    shelf.faults = Array.from({ length: TRIES }, () => 'lost-after' as const)
    expect(await streamRefusal(() => upload.run())).to.equal('offline')
    await upload.run()
    expect(reads).to.equal(1)
    expect(shelf.blocks.size).to.equal(1)
  })
})

describe('the progress of an upload', () => {
  /** A line on which each block takes `seconds`, one after the other. */
  function slowSource(shelf: BlockShelf, seconds: () => number): TestSource {
    let line: Promise<unknown> = Promise.resolve()
    const transport: Transport = {
      request: async (method, path, options) => {
        if (method !== 'PUT') return shelf.request(method, path, options)
        const turn = line.then(async () => {
          await new Promise((resolve) => setImmediate(resolve))
          source.time += seconds() * 1000
          return shelf.request(method, path, options)
        })
        line = turn.catch(() => {})
        return turn
      },
    }
    const source = new TestSource(sodium, transport)
    return source
  }

  it('only ever grows, to the whole, and tells the time that is left as it is', async () => {
    const source = slowSource(new BlockShelf(), () => 2)
    const upload = uploadOf(source, patternSource(60 * BLOCK))
    const told: { at: number; said: UploadProgress }[] = []
    await upload.run((said) => told.push({ at: source.time, said }))
    const blocks = told.map(({ said }) => said.blocks)
    expect(blocks).to.deep.equal([...blocks].sort((a, b) => a - b))
    expect(told.at(-1)?.said).to.deep.include({
      ...{ blocks: 60, total: 60, bytes: 60 * SIZE.block, totalBytes: 60 * SIZE.block },
      ...{ secondsLeft: 0, isTrying: false },
    })
    const end = source.time
    for (const { at, said } of told) {
      if (said.blocks < 2) expect(said.secondsLeft).to.equal(null)
      else {
        const left = (end - at) / 1000
        expect(said.secondsLeft).to.be.closeTo(left, 2 + left * 0.05)
        expect(said.bytesPerSecond).to.be.closeTo(SIZE.block / 2, SIZE.block * 0.03)
      }
    }
  })

  it('follows a line that becomes slower within half a minute', async () => {
    let count = 0
    const source = slowSource(new BlockShelf(), () => (count++ < 30 ? 1 : 10))
    const upload = uploadOf(source, patternSource(64 * BLOCK))
    let last: UploadProgress | null = null
    let atHalf: UploadProgress | null = null
    await upload.run((said) => {
      if (said.blocks === 40) atHalf = said
      last = said
    })
    expect(atHalf!.secondsLeft).to.be.closeTo(240, 60)
    expect(last!.bytesPerSecond).to.be.closeTo(SIZE.block / 10, SIZE.block / 50)
  })

  it('says when something is lost and tried again, and counts no time that was paused', async () => {
    const shelf = new BlockShelf()
    const source = slowSource(shelf, () => 1)
    const upload = uploadOf(source, patternSource(20 * BLOCK))
    const told: UploadProgress[] = []
    shelf.faults = [null, null, 'lost']
    shelf.arrived = (count) => {
      if (count === 12) upload.pause()
    }
    expect(await streamRefusal(() => upload.run((said) => told.push(said)))).to.equal('paused')
    expect(told.some(({ isTrying }) => isTrying)).to.equal(true)
    expect(told.at(-1)?.isTrying).to.equal(false)
    await quiet()
    source.time += 3_600_000
    told.length = 0
    await upload.run((said) => told.push(said))
    expect(told[0]?.secondsLeft).to.equal(null)
    expect(told.at(-1)?.bytesPerSecond).to.be.closeTo(SIZE.block, SIZE.block / 5)
  })
})
