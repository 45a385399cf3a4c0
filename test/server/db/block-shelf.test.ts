import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { BlockShelf } from '../../../db/block-shelf.ts'
import { addBlockRow, countBlocks, eachBlockRow, renewBlock } from '../../../db/blocks.ts'
import { removeExpired } from '../../../db/expiry.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import { storedBlocks } from '../../support/server/listing.ts'
import { onEachEngine } from './engines.ts'
import { hex, WEEK } from './rows.ts'

const EXPIRY = WEEK + 26

function newBlock(id = systemRandom(SIZE.id)) {
  return { id, sealed: concat(id, systemRandom(SIZE.block - SIZE.id)), name: toHex(id) }
}

onEachEngine('the shelf of blocks', (db) => {
  let dataDir: string
  beforeEach(() => {
    dataDir = tempFolder('block-shelf')
  })
  afterEach(() => removeFolder(dataDir))

  const folder = (name = '') => join(dataDir, 'blocks', name)
  const old = (name = '') => join(dataDir, 'blocks.old', name)
  const files = () => readdirSync(folder()).sort()
  const names = async () => {
    const rows: string[] = []
    for await (const { id } of eachBlockRow(db())) rows.push(toHex(id))
    return rows
  }

  async function opened(isNew = false) {
    const shelf = new BlockShelf(db(), dataDir, systemRandom)
    return { shelf, ...(await shelf.open(isNew, EXPIRY + 1)) }
  }

  async function filled(count: number) {
    const { shelf } = await opened(true)
    const blocks = Array.from({ length: count }, () => newBlock())
    for (const block of blocks) await shelf.add(block, () => EXPIRY)
    return { shelf, blocks }
  }

  it('lists the ids of a week, sorted, and raises an expiry but never lowers it', async () => {
    const { blocks } = await filled(3)
    const ids = blocks.map(({ name }) => name).sort()
    expect((await storedBlocks(db(), EXPIRY)).map(toHex)).to.deep.equal(ids)
    expect(await storedBlocks(db(), EXPIRY + 1)).to.deep.equal([])
    const id = blocks[0]?.id ?? new Uint8Array(32)
    expect(await renewBlock(db(), id, EXPIRY + 1)).to.equal(true)
    expect(await renewBlock(db(), id, EXPIRY)).to.equal(true)
    expect(await storedBlocks(db(), EXPIRY + 1)).to.deep.equal([id])
    expect(await renewBlock(db(), systemRandom(32), EXPIRY)).to.equal(false)
  })

  it('walks all rows once, in order, however many', async () => {
    const ids = Array.from({ length: 10_003 }, () => systemRandom(32))
    for (let at = 0; at < ids.length; at += 200) {
      const rows = ids.slice(at, at + 200).map((id) => ({ id: Buffer.from(id), expiry_week: 1 }))
      await db()('blocks').insert(rows)
    }
    expect(await names()).to.deep.equal(ids.map(toHex).sort())
  })

  it('removes at the start what was begun, and what was new and has no row', async () => {
    const { blocks } = await filled(2)
    const { sealed } = newBlock()
    writeFileSync(folder(`${newBlock().name}.part`), sealed.subarray(0, 1000))
    writeFileSync(folder(`${newBlock().name}.new`), sealed)
    const { lost, kept } = await opened()
    expect([lost, kept]).to.deep.equal([0, 0])
    expect(files()).to.deep.equal(blocks.map(({ name }) => name).sort())
  })

  it('names at the start what was new and has a row', async () => {
    const { blocks } = await filled(2)
    for (const { name } of blocks) renameSync(folder(name), folder(`${name}.new`))
    const { shelf, lost, kept } = await opened()
    expect([lost, kept]).to.deep.equal([0, 0])
    expect(files()).to.deep.equal(blocks.map(({ name }) => name).sort())
    for (const { id, sealed } of blocks) expect(await shelf.get(id)).to.deep.equal(sealed)
  })

  it('erases no block that no row names, at night as at the start, which makes it one', async () => {
    const { shelf, blocks } = await filled(3)
    const forgotten = blocks.slice(1).map(({ id }) => Buffer.from(id))
    await db()('blocks').whereIn('id', forgotten).delete()
    expect(await shelf.rewrite(0)).to.equal(true)
    expect(files()).to.have.length(3)
    const next = await opened()
    expect([next.lost, next.kept]).to.deep.equal([0, 2])
    for (const { id, sealed } of blocks) expect(await next.shelf.get(id)).to.deep.equal(sealed)
    expect((await storedBlocks(db(), EXPIRY + 1)).map(toHex)).to.deep.equal(
      forgotten.map(toHex).sort(),
    )
  })

  it('has a row of what expired until its file is erased, wherever a crash falls', async () => {
    const { shelf, blocks } = await filled(3)
    const [first = newBlock(), second = newBlock()] = blocks
    await removeExpired(db(), EXPIRY)
    expect(await names()).to.have.length(3)
    expect(await shelf.get(first.id)).to.equal(null)
    expect(await renewBlock(db(), first.id, EXPIRY + 9)).to.equal(false)
    expect(hex(await storedBlocks(db()))).not.to.include(toHex(first.id))
    // one comes again, the file of another went before its row
    expect(await shelf.add(first, () => EXPIRY + 2)).to.equal('added')
    rmSync(folder(second.name))
    const next = await opened()
    expect([next.lost, next.kept]).to.deep.equal([0, 0])
    expect(files()).to.deep.equal([first.name])
    expect(await names()).to.deep.equal([first.name])
    expect(await next.shelf.get(first.id)).to.deep.equal(first.sealed)
    await removeExpired(db(), EXPIRY + 2)
    expect(await next.shelf.rewrite(0)).to.equal(true)
    expect([files(), await names()]).to.deep.equal([[], []])
  })

  it('forgets at the start what no file is there of, says how many, and takes them again', async () => {
    const { blocks } = await filled(3)
    for (const { name } of blocks.slice(0, 2)) rmSync(folder(name))
    const { shelf, lost } = await opened()
    expect(lost).to.equal(2)
    expect(await names()).to.deep.equal(blocks.slice(2).map(({ name }) => name))
    const [block = newBlock()] = blocks
    expect(await shelf.get(block.id)).to.equal(null)
    expect(await shelf.add(block, () => EXPIRY)).to.equal('added')
    expect(await shelf.get(block.id)).to.deep.equal(block.sealed)
  })

  it('takes again a block whose file was lost while it ran', async () => {
    const { shelf, blocks } = await filled(1)
    const [block = newBlock()] = blocks
    rmSync(folder(block.name))
    expect(await shelf.get(block.id)).to.equal(null)
    expect(await shelf.add(block, () => EXPIRY)).to.equal('added')
    expect(await shelf.get(block.id)).to.deep.equal(block.sealed)
    expect(await countBlocks(db())).to.equal(1)
  })

  it('writes over a file that a crash left without its row', async () => {
    const { shelf } = await opened(true)
    const block = newBlock()
    writeFileSync(folder(block.name), newBlock(block.id).sealed)
    expect(await shelf.add(block, () => EXPIRY)).to.equal('added')
    expect(await shelf.get(block.id)).to.deep.equal(block.sealed)
  })

  it('has nothing of a block, from the next start on, where the database failed', async () => {
    const { shelf } = await opened(true)
    await db().schema.renameTable('blocks', 'gone')
    const block = newBlock()
    expect(await shelf.add(block, () => EXPIRY).catch(() => 'failed')).to.equal('failed')
    await db().schema.renameTable('gone', 'blocks')
    expect(await shelf.get(block.id)).to.equal(null)
    await opened()
    expect(files()).to.deep.equal([])
  })

  it('finishes at the start a rewrite that a crash ended anywhere', async () => {
    const { blocks } = await filled(6)
    const all = blocks.map(({ name }) => name).sort()
    // the folder was renamed and no new one made
    renameSync(folder(), old())
    await opened()
    expect(files()).to.deep.equal(all)
    // some are copied, one is being copied, some are moved
    renameSync(folder(), old())
    mkdirSync(folder())
    writeFileSync(old('0.copy'), '')
    writeFileSync(old('1.copy'), blocks[0]?.sealed.subarray(0, 70_000) ?? '')
    for (const name of all.slice(0, 3)) renameSync(old(name), folder(name))
    // one that had expired came again meanwhile; what came counts
    const again = newBlock()
    writeFileSync(old(again.name), newBlock(again.id).sealed)
    writeFileSync(folder(again.name), again.sealed)
    await addBlockRow(db(), { id: again.id, expiryWeek: EXPIRY })
    const { shelf, lost } = await opened()
    expect(lost).to.equal(0)
    expect(files()).to.deep.equal([...all, again.name].sort())
    for (const { id, sealed } of [...blocks, again])
      expect(await shelf.get(id)).to.deep.equal(sealed)
    expect(readdirSync(dataDir).filter((name) => name.includes('blocks'))).to.deep.equal(['blocks'])
  })

  it('starts neither without the folder of its blocks nor with files of another database', async () => {
    const { blocks } = await filled(2)
    const failing = (isNew: boolean) => opened(isNew).then(String, String)
    renameSync(folder(), join(dataDir, 'elsewhere'))
    for (let n = 0; n < 2; n++)
      expect(await failing(false)).to.contain('no folder blocks in DATA_DIR: bring it back')
    expect(await countBlocks(db())).to.equal(2)
    renameSync(join(dataDir, 'elsewhere'), folder())
    await opened()
    await db()('blocks').delete()
    expect(await failing(true)).to.contain('the database is new and the folder blocks')
    expect(files()).to.have.length(blocks.length)
  })

  it('takes and hands out blocks while the folder is rewritten', async () => {
    const { shelf, blocks } = await filled(40)
    let isDone = false
    let asked = 0
    // on a busy disk one rewrite may be over before anybody has asked
    const rewrites = async () => {
      do expect(await shelf.rewrite(0)).to.equal(true)
      while (asked < 8)
    }
    const rewritten = rewrites().finally(() => {
      isDone = true
    })
    const came: (typeof blocks)[number][] = []
    while (!isDone) {
      const { id, sealed } = blocks[asked++ % blocks.length] ?? newBlock()
      expect(await shelf.get(id)).to.deep.equal(sealed)
      const fresh = newBlock()
      expect(await shelf.add(fresh, () => EXPIRY)).to.equal('added')
      came.push(fresh)
    }
    await rewritten
    for (const { id, sealed } of [...blocks, ...came])
      expect(await shelf.get(id)).to.deep.equal(sealed)
    expect(files()).to.deep.equal(await names())
  })

  it('hands out no bytes of a file that was overwritten while it was read', async () => {
    const { shelf, blocks } = await filled(3)
    const handle = await open(folder(blocks[0]?.name))
    const prototype = Object.getPrototypeOf(handle) as FileHandle
    await handle.close()
    const { readFile } = prototype
    const reads: number[] = []
    prototype.readFile = async function (this: FileHandle) {
      prototype.readFile = readFile
      // opened already: its night comes before its bytes are read
      await shelf.rewrite(0)
      const bytes = await this.readFile()
      reads.push(bytes.length, bytes.filter((byte) => byte !== 0).length)
      return bytes
    } as FileHandle['readFile']
    try {
      const [block = newBlock()] = blocks
      expect(await shelf.get(block.id)).to.deep.equal(block.sealed)
      expect(reads).to.deep.equal([SIZE.block, 0])
    } finally {
      prototype.readFile = readFile
    }
  })

  it('stops in the midst of a rewrite when told so, and has everything at the next start', async () => {
    const { shelf, blocks } = await filled(20)
    const rewrite = shelf.rewrite(0)
    while (!readdirSync(dataDir).includes('blocks.old')) await new Promise(setImmediate)
    shelf.stop()
    expect(await rewrite).to.equal(false)
    expect(readdirSync(dataDir)).to.include('blocks.old')
    const next = await opened()
    for (const { id, sealed } of blocks) expect(await next.shelf.get(id)).to.deep.equal(sealed)
    expect(files()).to.deep.equal(await names())
  })
})
