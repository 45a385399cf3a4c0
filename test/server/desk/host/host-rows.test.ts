import { readdirSync, renameSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { HEAD, SLOT } from '../../../../client/desk/host/row-slots.ts'
import type { RowFile } from '../../../../client/desk/host/rows.ts'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { diskWith, dyingDisk, systemError, windowsDisk } from '../../../support/desk/bad-disk.ts'
import {
  damagedAt,
  idsInRowFile,
  idsOfRows,
  putRowFile,
  rowBytesIn,
  rowFileIn,
  someRow,
  someRows,
} from '../../../support/desk/row-files.ts'
import { tempFolder } from '../../../support/run/temp.ts'

const NONE = new Uint8Array(0)
const PATH = 'anna.vault.rows'

/** The numbers of the rows that are there, of so many. */
async function numbersIn(store: RowFile, count = 40): Promise<number[]> {
  const bits = await store.needed(idsOfRows(someRows(0, count)))
  return range(0, count).filter((i) => ((bits[i >> 3] ?? 0) >> (i & 7)) & 1)
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** Those numbers whose rows it gives, each as it was; it throws if one is another. */
async function readIn(store: RowFile, count = 40): Promise<number[]> {
  const rows = await store.get(idsOfRows(someRows(0, count)))
  const numbers: number[] = []
  for (let at = 0; at < rows.length; at += SIZE.record) {
    const row = Buffer.from(rows.subarray(at, at + SIZE.record))
    const number = range(0, count).find((i) => row.equals(someRow(i)))
    if (number === undefined) throw new Error('a row that nobody wrote')
    numbers.push(number)
  }
  return numbers
}

describe("the host's file of sealed records", () => {
  let folder: string
  beforeEach(() => {
    folder = tempFolder('rows')
  })

  it('gives back what was appended, to this host and to the next', async () => {
    const store = rowFileIn(folder)
    expect(await numbersIn(store)).to.deep.equal([])
    expect(await store.get(idsOfRows(someRows(0, 3)))).to.deep.equal(NONE)
    expect(await store.append(someRows(0, 5))).to.equal(true)
    expect(await store.append(someRows(5, 12))).to.equal(true)
    for (const one of [store, rowFileIn(folder)]) {
      expect(await one.ids()).to.deep.equal(idsOfRows(someRows(0, 12)))
      expect(await numbersIn(one)).to.deep.equal(range(0, 12))
      expect(await readIn(one)).to.deep.equal(range(0, 12))
      expect(await one.get(idsOfRows(concat(someRow(9), someRow(20), someRow(2))))).to.deep.equal(
        concat(someRow(9), someRow(2)),
      )
    }
  })

  it('writes no row twice, but one that is another than before', async () => {
    const store = rowFileIn(folder)
    await store.append(someRows(0, 5))
    await store.append(someRows(3, 7))
    expect(idsInRowFile(rowBytesIn(folder))).to.have.lengthOf(7)
    const other = someRow(2)
    other[4000] = (other[4000] ?? 0) ^ 1
    expect(await store.append(other)).to.equal(true)
    for (const one of [store, rowFileIn(folder)]) {
      expect(await one.get(idsOfRows(someRow(2)))).to.deep.equal(other)
    }
  })

  it('loses only the tail that was torn, wherever it was', async () => {
    const store = rowFileIn(folder)
    await store.append(someRows(0, 5))
    const whole = rowBytesIn(folder)
    for (const cut of [1, 100, SLOT - 1, SLOT, SLOT + 1, 2 * SLOT + 7]) {
      putRowFile(folder, whole)
      truncateSync(join(folder, PATH), whole.length - cut)
      const left = 5 - Math.ceil(cut / SLOT)
      const next = rowFileIn(folder)
      expect(await numbersIn(next)).to.deep.equal(range(0, left))
      expect(await next.append(someRows(20, 23))).to.equal(true)
      for (const one of [next, rowFileIn(folder)]) {
        expect(await readIn(one)).to.deep.equal([...range(0, left), 20, 21, 22])
      }
    }
  })

  it('takes a damaged row for none, before it is asked for and after', async () => {
    const store = rowFileIn(folder)
    await store.append(someRows(0, 5))
    putRowFile(folder, damagedAt(rowBytesIn(folder), 3))
    expect(await readIn(store)).to.deep.equal([0, 1, 2, 4])
    expect(await numbersIn(store)).to.deep.equal([0, 1, 2, 4])
    const next = rowFileIn(folder)
    expect(await numbersIn(next)).to.deep.equal([0, 1, 2, 4])
    expect(await next.append(someRow(3))).to.equal(true)
    expect(await readIn(next)).to.deep.equal(range(0, 5))
  })

  it('gives no row that lies where another was, nor one of another file', async () => {
    const store = rowFileIn(folder)
    await store.append(someRows(0, 5))
    const file = rowBytesIn(folder)
    const swapped = file.slice()
    swapped.set(file.subarray(HEAD, HEAD + SLOT), HEAD + SLOT)
    putRowFile(folder, swapped)
    expect(await readIn(store)).to.deep.equal([0, 2, 3, 4])
    const other = tempFolder('rows')
    await rowFileIn(other).append(someRows(0, 5))
    putRowFile(folder, concat(file.subarray(0, HEAD), rowBytesIn(other).subarray(HEAD)))
    expect(await readIn(store)).to.deep.equal([])
    expect(await numbersIn(rowFileIn(folder))).to.deep.equal([])
  })

  it('begins again if there is no file of rows, or if it is taken away meanwhile', async () => {
    for (const noise of [NONE, new Uint8Array(10), someRows(0, 3)]) {
      putRowFile(folder, noise)
      const store = rowFileIn(folder)
      expect(await numbersIn(store)).to.deep.equal([])
      expect(await store.append(someRows(0, 4))).to.equal(true)
      expect(await readIn(store)).to.deep.equal(range(0, 4))
      putRowFile(folder, noise)
      expect(await readIn(store)).to.deep.equal([])
      expect(await store.append(someRows(5, 7))).to.equal(true)
      expect(await readIn(store)).to.deep.equal([5, 6])
    }
  })

  it('drops what is no longer needed, once it is enough', async () => {
    await rowFileIn(folder).append(someRows(0, 20))
    const store = rowFileIn(folder, { spare: 5 })
    await store.look()
    const [all, most, few] = [someRows(0, 20), someRows(4, 20), someRows(5, 20)].map(idsOfRows)
    for (const needed of [all, most]) {
      await store.needed(needed!)
      expect(await readIn(store)).to.deep.equal(range(0, 20))
    }
    await store.needed(few!)
    expect(await readIn(store)).to.deep.equal(range(5, 20))
    expect(rowBytesIn(folder)).to.have.lengthOf(HEAD + 15 * SLOT)
    expect(readdirSync(folder)).to.deep.equal([PATH])
    await store.append(someRows(30, 32))
    for (const one of [store, rowFileIn(folder)]) {
      expect(await readIn(one)).to.deep.equal([...range(5, 20), 30, 31])
    }
  })

  it('keeps what came since it was started, whatever list a desk asks by', async () => {
    await rowFileIn(folder).append(someRows(0, 10))
    const store = rowFileIn(folder, { spare: 1 })
    await store.look()
    await rowFileIn(folder).append(someRows(10, 15))
    await store.append(someRows(15, 20))
    await store.needed(idsOfRows(someRows(0, 5)))
    expect(await readIn(store)).to.deep.equal([...range(0, 5), ...range(10, 20)])
    await store.needed(NONE)
    expect(await readIn(store)).to.deep.equal(range(10, 20))
  })

  it('drops damaged rows and those that are there twice', async () => {
    const store = rowFileIn(folder)
    await store.append(someRows(0, 8))
    const file = rowBytesIn(folder)
    putRowFile(folder, concat(damagedAt(file, 3), file.subarray(HEAD, HEAD + 4 * SLOT)))
    const next = rowFileIn(folder, { spare: 2 })
    await next.look()
    await next.needed(idsOfRows(someRows(0, 8)))
    expect(await readIn(next)).to.deep.equal(range(0, 8))
    expect(idsInRowFile(rowBytesIn(folder))).to.have.lengthOf(8)
  })

  it('loses no row that is needed, wherever the machine fails', async () => {
    const works: readonly ((store: RowFile) => Promise<unknown>)[] = [
      async (store) => {
        await store.look()
        await store.needed(idsOfRows(someRows(5, 20)))
        await store.get(NONE)
      },
      (store) => store.append(someRows(20, 30)),
    ]
    for (const work of works) {
      const sizes = new Set<number>()
      for (let at = 1; ; at++) {
        folder = tempFolder('rows')
        await rowFileIn(folder).append(someRows(0, 20))
        const { disk, steps } = dyingDisk(at)
        await work(rowFileIn(folder, { disk, spare: 1 })).catch(() => {})
        const next = rowFileIn(folder, { spare: 1 })
        await next.look()
        expect(readdirSync(folder)).to.deep.equal([PATH])
        expect(await readIn(next)).to.include.members(range(5, 20))
        sizes.add(rowBytesIn(folder).length)
        await next.append(someRows(20, 30))
        await next.needed(idsOfRows(someRows(5, 30)))
        expect(await readIn(next)).to.include.members(range(5, 30))
        if (steps() < at) break
      }
      expect(sizes.size).to.be.above(1)
    }
  })

  it('stays as it is where another host writes while it is written again', async () => {
    await rowFileIn(folder).append(someRows(0, 20))
    const other = rowFileIn(folder)
    let meddle = true
    const disk = diskWith({
      open: async (path, flags, mode) => {
        const file = await diskWith({}).open(path, flags, mode)
        if (!path.endsWith('.new') || !meddle) return file
        meddle = false
        await other.append(someRows(20, 25))
        return file
      },
    })
    const store = rowFileIn(folder, { disk, spare: 1 })
    await store.look()
    await store.needed(idsOfRows(someRows(10, 25)))
    expect(await readIn(store)).to.deep.equal(range(0, 25))
    expect(readdirSync(folder)).to.deep.equal([PATH])
    await store.needed(idsOfRows(someRows(10, 25)))
    for (const one of [store, other]) expect(await readIn(one)).to.deep.equal(range(10, 25))
  })

  it('is read and written by two hosts at once', async () => {
    const stores = [rowFileIn(folder), rowFileIn(folder)]
    await stores[0]!.append(someRow(0))
    await Promise.all(
      range(1, 40).map((i) => stores[i % 2]!.append(concat(someRow(i), someRow(i - 1)))),
    )
    for (const one of [...stores, rowFileIn(folder)]) {
      expect(await readIn(one)).to.deep.equal(range(0, 40))
    }
  })

  it('takes no more than its limit, and nothing from a full disk', async () => {
    const store = rowFileIn(folder, { limit: HEAD + 6 * SLOT })
    expect(await store.append(someRows(0, 5))).to.equal(true)
    expect(await store.append(someRows(5, 7))).to.equal(false)
    expect(await store.append(someRow(5))).to.equal(true)
    expect(await readIn(store)).to.deep.equal(range(0, 6))
    const full = diskWith({
      open: async (path, flags, mode) => {
        const file = await diskWith({}).open(path, flags, mode)
        const write = async () => {
          throw systemError('ENOSPC')
        }
        return Object.assign(file, { write })
      },
    })
    const error = await rowFileIn(folder, { disk: full })
      .append(someRow(9))
      .catch((cause: unknown) => cause)
    expect(error).to.have.property('code', 'ENOSPC')
    expect(await readIn(rowFileIn(folder))).to.deep.equal(range(0, 6))
  })

  it('waits for a virus scanner, and takes what cannot be read for not there', async () => {
    await rowFileIn(folder).append(someRows(0, 5))
    let left = 2
    const disk = diskWith({
      open: async (path, flags, mode) => {
        if (left-- > 0) throw systemError('EBUSY')
        const file = await diskWith({}).open(path, flags, mode)
        const read = file.read.bind(file)
        const bad = async (bytes: Uint8Array, from: number, length: number, at: number) => {
          if (at > HEAD && length === SLOT) throw systemError('EIO')
          return read(bytes, from, length, at)
        }
        return Object.assign(file, { read: bad })
      },
    })
    const store = rowFileIn(folder, { disk })
    expect(await numbersIn(store)).to.deep.equal(range(0, 5))
    expect(disk.waits).to.deep.equal([20, 50])
    expect(await readIn(store)).to.deep.equal([0])
  })

  it('loses none of the rows that lie around a bad sector, though it reads many at once', async () => {
    await rowFileIn(folder).append(someRows(0, 40))
    const reads: number[] = []
    let isBad = false
    const disk = diskWith({
      open: async (path, flags, mode) => {
        const file = await diskWith({}).open(path, flags, mode)
        const read = file.read.bind(file)
        const bad = async (bytes: Uint8Array, from: number, length: number, at: number) => {
          const sector = HEAD + 20 * SLOT + 100
          reads.push(length)
          if (isBad && at <= sector && sector < at + length) throw systemError('EIO')
          return read(bytes, from, length, at)
        }
        return Object.assign(file, { read: bad })
      },
    })
    const store = rowFileIn(folder, { disk })
    const ids = idsOfRows(someRows(0, 40))
    reads.length = 0
    expect(await store.get(ids)).to.deep.equal(someRows(0, 40))
    expect(reads.length).to.be.lessThan(10)
    isBad = true
    expect(await store.get(ids)).to.deep.equal(concat(someRows(0, 20), someRows(21, 40)))
  })

  it('follows a file that was put there instead of its own', async () => {
    const store = rowFileIn(folder)
    await store.append(someRows(0, 5))
    const other = tempFolder('rows')
    await rowFileIn(other).append(someRows(3, 9))
    renameSync(join(other, PATH), join(folder, PATH))
    expect(await readIn(store)).to.deep.equal(range(3, 9))
    await store.append(someRows(0, 1))
    expect(await readIn(rowFileIn(folder))).to.deep.equal([0, ...range(3, 9)])
  })

  it('is appended to, made smaller and read on a disk that refuses what Windows refuses', async () => {
    const { disk, refused } = windowsDisk()
    expect(await rowFileIn(folder, { disk }).append(someRows(0, 20))).to.equal(true)
    const store = rowFileIn(folder, { disk, spare: 5 })
    await store.look()
    // only ten rows are needed now: the file is made smaller behind this
    await store.needed(idsOfRows(someRows(0, 10)))
    expect(await store.append(someRow(30))).to.equal(true)
    for (const one of [store, rowFileIn(folder, { disk })]) {
      expect(await readIn(one)).to.deep.equal([...range(0, 10), 30])
    }
    expect(rowBytesIn(folder)).to.have.lengthOf(HEAD + 11 * SLOT)
    expect(refused.filter((call) => !call.startsWith('flush '))).to.deep.equal([])
    expect(readdirSync(folder)).to.deep.equal([PATH])
  })
})
