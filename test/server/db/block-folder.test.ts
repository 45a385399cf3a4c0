import { fstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { BlockFolder } from '../../../db/block-folder.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

describe('the folder of blocks, while it is rewritten', () => {
  const { signal } = new AbortController()
  let dataDir: string
  let folder: BlockFolder
  let blocks: Map<string, Uint8Array>
  let unread: string[]

  const now = (name = '') => join(dataDir, 'blocks', name)
  const old = (name = '') => join(dataDir, 'blocks.old', name)

  beforeEach(async () => {
    dataDir = tempFolder('block-folder')
    folder = new BlockFolder(dataDir)
    unread = []
    await folder.prepare()
    const names = Array.from({ length: 7 }, () => toHex(systemRandom(32))).sort()
    blocks = new Map(names.map((name) => [name, systemRandom(SIZE.block)]))
    for (const [name, bytes] of blocks) await folder.write(name, bytes, async () => undefined)
    await folder.turn()
  })
  afterEach(() => removeFolder(dataDir))

  const copy = () =>
    folder.copy(
      [...blocks.keys()],
      3,
      (items) => [...items].reverse(),
      signal,
      (error) => unread.push((error as NodeJS.ErrnoException).code ?? ''),
    )

  /** Numbers of the files that names of the old folder stand for. */
  const numbers = () => new Set(readdirSync(old()).map((name) => statSync(old(name)).ino))

  it('overwrites no file before the disk knows that its name is another’s', async () => {
    const handle = await open(dataDir)
    const prototype = Object.getPrototypeOf(handle) as FileHandle
    await handle.close()
    const { sync, write } = prototype
    // what a power cut would leave: the names as of the last time that the folder was synced
    let durable = numbers()
    let overwritten = 0
    prototype.sync = async function (this: FileHandle) {
      if (fstatSync(this.fd).ino === statSync(old()).ino) durable = numbers()
      return sync.call(this)
    }
    prototype.write = async function (
      this: FileHandle,
      ...values: Parameters<FileHandle['write']>
    ) {
      expect(durable.has(fstatSync(this.fd).ino), 'a file with a name').to.equal(false)
      overwritten++
      return write.apply(this, values)
    } as FileHandle['write']
    try {
      await copy()
    } finally {
      Object.assign(prototype, { sync, write })
    }
    expect(overwritten).to.equal(blocks.size * Math.ceil(SIZE.block / 65_536))
    await folder.move(signal)
    for (const [name, bytes] of blocks) expect(await folder.read(name)).to.deep.equal(bytes)
  })

  it('leaves a file that cannot be read where it is, and does the others', async () => {
    const [, broken = ''] = [...blocks.keys()]
    rmSync(old(broken))
    mkdirSync(old(broken))
    const before = numbers()
    await copy()
    expect(unread).to.deep.equal(['EISDIR'])
    expect([...numbers()].filter((number) => before.has(number))).to.have.length(1)
    await folder.move(signal)
    expect(readdirSync(now()).sort()).to.deep.equal([...blocks.keys()])
    for (const [name, bytes] of blocks)
      if (name !== broken) expect(readFileSync(now(name)).equals(bytes)).to.equal(true)
  })

  it('makes no empty file instead of one that is gone', async () => {
    const [, gone = ''] = [...blocks.keys()]
    rmSync(old(gone))
    await copy()
    await folder.move(signal)
    expect(unread).to.deep.equal([])
    expect(readdirSync(now()).sort()).to.deep.equal([...blocks.keys()].filter((n) => n !== gone))
  })
})
