import {
  type BigIntStats,
  linkSync,
  opendirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Knex } from 'knex'
import { concat, isZero, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { BlockFolder } from '../../../db/block-folder.ts'
import { BlockShelf } from '../../../db/block-shelf.ts'
import { renewBlock } from '../../../db/blocks.ts'
import { removeExpired } from '../../../db/expiry.ts'
import { openDatabase } from '../../../db/open.ts'
import { noOrder, rankCorrelation } from '../../support/run/rank.ts'
import { scaled } from '../../support/run/scale.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import { WEEK } from './rows.ts'

type Time = 'ctimeNs' | 'birthtimeNs'

const isWhole = (block: Uint8Array | null) => block?.length === SIZE.block && !isZero(block)

describe('a seized folder of blocks', () => {
  let dataDir: string
  let db: Knex
  let shelf: BlockShelf
  const folder = () => join(dataDir, 'blocks')
  const stat = (name: string): BigIntStats => statSync(join(folder(), name), { bigint: true })

  beforeEach(async () => {
    dataDir = tempFolder('seized-blocks')
    db = await openDatabase({ file: join(dataDir, 'postern.db') })
    shelf = new BlockShelf(db, dataDir, systemRandom)
    await shelf.open(true, WEEK + 26)
  })
  afterEach(async () => {
    await db.destroy()
    removeFolder(dataDir)
  })

  async function add(expiryWeek: number): Promise<string> {
    const id = systemRandom(SIZE.id)
    const sealed = concat(id, systemRandom(SIZE.block - SIZE.id))
    expect(await shelf.add({ id, sealed }, () => expiryWeek)).to.equal('added')
    return toHex(id)
  }

  async function addMany(count: number, expiryWeek: number): Promise<string[]> {
    const names: string[] = []
    for (let n = 0; n < count; n++) names.push(await add(expiryWeek))
    return names
  }

  /** The folder's own order, which is not that of the names. */
  function listed(): string[] {
    const opened = opendirSync(folder())
    const names: string[] = []
    for (let entry = opened.readSync(); entry; entry = opened.readSync()) names.push(entry.name)
    opened.closeSync()
    return names
  }

  /** By a time, and where that is the same by name, which is random. */
  function inOrderOf(time: Time, names: readonly string[]): string[] {
    const at = new Map(names.map((name) => [name, stat(name)[time]]))
    return [...names].sort(
      (a, b) => Number((at.get(a) ?? 0n) - (at.get(b) ?? 0n)) || (a < b ? -1 : 1),
    )
  }

  /** How the order of arrival goes with each that the file system tells. */
  const ordersOf = (names: readonly string[]): Record<string, number> => {
    const place = (order: readonly string[]) => names.map((name) => order.indexOf(name))
    return {
      ctime: rankCorrelation(place(inOrderOf('ctimeNs', names))),
      birth: rankCorrelation(place(inOrderOf('birthtimeNs', names))),
      inode: rankCorrelation(names.map((name) => Number(stat(name).ino))),
      listing: rankCorrelation(place(listed())),
    }
  }

  it('shows the order of arrival until the night, and none after it', async () => {
    const names = await addMany(scaled(2_000, 150), WEEK + 26)
    const before = ordersOf(names)
    expect(before.ctime).to.be.above(0.999)
    expect(before.birth).to.be.above(0.999)
    expect(await shelf.rewrite(WEEK + 26)).to.equal(true)
    for (const [what, rho] of Object.entries(ordersOf(names)))
      expect(Math.abs(rho), what).to.be.below(noOrder(names.length))
    expect(inOrderOf('ctimeNs', names), 'as in the database').to.deep.equal([...names].sort())
    expect(listed().sort()).to.deep.equal([...names].sort())
    expect(readdirSync(dataDir).filter((name) => name.includes('blocks'))).to.deep.equal(['blocks'])
  })

  it('has no number of a file that leads back to the one before it', async () => {
    const names = await addMany(100, WEEK + 26)
    const before = new Map(names.map((name) => [name, Number(stat(name).ino)]))
    await shelf.rewrite(WEEK + 26)
    const numbers = names.map((name) => Number(stat(name).ino))
    const reused = numbers.filter((ino) => [...before.values()].includes(ino))
    expect(reused, 'numbers of old files').to.deep.equal([])
    for (const time of ['ctimeNs', 'birthtimeNs'] as const) {
      const old = inOrderOf(time, names).map((name) => before.get(name) ?? 0)
      expect(Math.abs(rankCorrelation(old)), time).to.be.below(noOrder(names.length))
    }
  })

  it('drops old files in random order, some at a time, once their copies are there', async () => {
    const names = (await addMany(5, WEEK + 26)).sort()
    const blocks = new BlockFolder(dataDir)
    const old = join(dataDir, 'blocks.old')
    const number = (name: string) => statSync(join(old, name)).ino
    await blocks.turn()
    const before = new Map(names.map((name) => [name, number(name)]))
    const seen: number[][] = []
    const watched = <T>(items: readonly T[]): T[] => {
      const gone = names.filter((name) => number(name) !== before.get(name)).length
      const copies = readdirSync(old).filter((name) => name.endsWith('.copy'))
      const whole = copies.filter((name) => statSync(join(old, name)).size === SIZE.block)
      seen.push([items.length, gone, copies.length, whole.length])
      return [...items].reverse()
    }
    await blocks.copy(names, 2, watched, new AbortController().signal, () => undefined)
    expect(seen).to.deep.equal([
      [2, 0, 5, 2],
      [2, 2, 3, 2],
      [1, 4, 1, 1],
    ])
    expect(names.filter((name) => number(name) === before.get(name))).to.deep.equal([])
  })

  it('says of every file the same time of writing and reading, no matter who has read it', async () => {
    const names = await addMany(5, WEEK + 26)
    const times = () =>
      names.map(stat).map(({ mtimeMs, atimeMs }) => [Number(mtimeMs), Number(atimeMs)])
    const never = names.map(() => [0, 0])
    expect(times()).to.deep.equal(never)
    for (const name of names) expect(await shelf.get(Buffer.from(name, 'hex'))).not.to.equal(null)
    expect(times()).to.deep.equal(never)
    for (const name of names) readFileSync(join(folder(), name))
    await shelf.rewrite(WEEK + 26)
    expect(times()).to.deep.equal(never)
  })

  it('is nobody else’s to read', async () => {
    const [name = ''] = await addMany(1, WEEK + 26)
    const modes = () => [statSync(folder()).mode & 0o777, Number(stat(name).mode & 0o777n)]
    expect(modes()).to.deep.equal([0o700, 0o600])
    await shelf.rewrite(WEEK + 26)
    expect(modes()).to.deep.equal([0o700, 0o600])
  })

  it('tells of a week nothing but the week: all of it is written again until it is over', async () => {
    const week = WEEK + 26
    const older = await addMany(4, week)
    await shelf.rewrite(week)
    const theirs = older.map((name) => stat(name).birthtimeNs)
    const monday = await addMany(4, week + 1)
    await shelf.rewrite(week + 1)
    const tuesday = await addMany(4, week + 1)
    const [renewed = ''] = older
    await renewBlock(db, Buffer.from(renewed, 'hex'), week + 1)
    const night = BigInt(Date.now()) * 1_000_000n
    await shelf.rewrite(week + 1)
    for (const name of [...monday, ...tuesday, renewed])
      expect(Number(stat(name).birthtimeNs - night), 'of this week').to.be.above(-2e7)
    expect(older.slice(1).map((name) => stat(name).birthtimeNs)).to.deep.equal(theirs.slice(1))
    for (const name of [...older, ...monday, ...tuesday])
      expect(Number(stat(name).ctimeNs - night), 'of all').to.be.above(-2e7)
  })

  it('holds no byte of a copy that went, nor of what was begun', async () => {
    const names = await addMany(3, WEEK + 26)
    for (const name of names) linkSync(join(folder(), name), join(dataDir, name))
    const begun = join(folder(), `${names[0]}.part`)
    writeFileSync(begun, systemRandom(100_000))
    linkSync(begun, join(dataDir, 'begun'))
    await shelf.rewrite(WEEK + 26)
    for (const name of [...names, 'begun'])
      expect(isZero(readFileSync(join(dataDir, name))), name).to.equal(true)
    for (const name of names) expect(await shelf.get(Buffer.from(name, 'hex'))).to.satisfy(isWhole)
  })

  it('holds no file and no byte of what has expired, from the next night on', async () => {
    const gone = await addMany(3, WEEK + 1)
    for (const name of gone) linkSync(join(folder(), name), join(dataDir, name))
    const stays = await addMany(3, WEEK + 2)
    await removeExpired(db, WEEK + 1)
    expect(await shelf.get(Buffer.from(gone[0] ?? '', 'hex'))).to.equal(null)
    await shelf.rewrite(WEEK + 1)
    expect(readdirSync(folder()).sort()).to.deep.equal([...stays].sort())
    for (const name of gone) expect(isZero(readFileSync(join(dataDir, name))), name).to.equal(true)
  })
})
