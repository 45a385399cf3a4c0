import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect } from 'chai'
import { BusyError, fileStore } from '../../../../client/desk/host/files.ts'
import { readOptions } from '../../../../client/desk/host/options.ts'
import {
  diskWith,
  dyingDisk,
  systemError,
  unflushed,
  windowsDisk,
} from '../../../support/desk/bad-disk.ts'
import { intoFull } from '../../../support/run/full-disk.ts'
import { tempFolder } from '../../../support/run/temp.ts'

async function stateOf(file: string): Promise<string> {
  const sha256 = await crypto.subtle.digest('SHA-256', new Uint8Array(readFileSync(file)))
  return Buffer.from(sha256).toString('hex')
}

const NEW = new TextEncoder().encode('the new state')

/** A vault that says `the old state`, and the hash of it. */
async function oldVault(name: string): Promise<{ vault: string; replaces: string }> {
  const vault = join(tempFolder(name), 'anna.vault')
  writeFileSync(vault, 'the old state')
  return { vault, replaces: await stateOf(vault) }
}

describe('the files that the host keeps, on a system that is not as ours', () => {
  it('are written where folders cannot be flushed, as on Windows', async () => {
    for (const code of ['EPERM', 'EINVAL', 'ENOTSUP']) {
      const { vault, replaces } = await oldVault('windows')
      const store = fileStore(vault, undefined, unflushed(code))
      expect(await store.write('vault', NEW, replaces), code).to.equal(true)
      expect(await store.write('vault', NEW, await stateOf(vault)), code).to.equal(true)
      expect(await store.hand('enrolment', NEW)).to.equal(vault.replace('.vault', '.enrolment'))
    }
  })

  it('are written, read, changed and removed on a disk that refuses what Windows refuses', async () => {
    const { vault, replaces } = await oldVault('as-windows')
    const { disk, refused } = windowsDisk()
    const [store, other] = [fileStore(vault, undefined, disk), fileStore(vault, undefined, disk)]
    expect(await store.write('vault', NEW, replaces)).to.equal(true)
    // a second desk of the vault has read the old state, and nothing of its write is left
    expect(await other.write('vault', Uint8Array.of(1), replaces)).to.equal(false)
    for (const name of ['weeks', 'weeks-next', 'cache'] as const) {
      expect(await store.write(name, NEW, null), name).to.equal(true)
      expect(await store.read(name)).to.deep.equal(NEW)
    }
    await store.removeNext()
    for (const name of ['enrolment', 'keys'] as const) await store.hand(name, NEW)
    expect(readdirSync(dirname(vault)).sort()).to.deep.equal([
      ...['anna.enrolment', 'anna.keys', 'anna.vault', 'anna.vault.cache', 'anna.vault.weeks'],
    ])
    // only flushes of the folder were refused, and nobody waited for them
    expect(new Set(refused)).to.deep.equal(new Set([`flush ${basename(dirname(vault))}`]))
    expect(disk.waits).to.deep.equal([])
  })

  it('are replaced and told of where the flush of a folder fails for another reason', async () => {
    const { vault, replaces } = await oldVault('failing')
    const store = fileStore(vault, undefined, unflushed('EIO'))
    const error = await store.write('vault', NEW, replaces).catch((cause: unknown) => cause)
    expect(error).to.have.property('code', 'EIO')
    expect(await store.read('vault')).to.deep.equal(NEW)
  })

  for (const code of ['EBUSY', 'EPERM', 'EACCES']) {
    it(`are written once a virus scanner lets go of them, which ${code} says`, async () => {
      const { vault, replaces } = await oldVault('held')
      let left = 4
      const disk = unflushed('EPERM', {
        renameSync: (from, to) => {
          if (left-- > 0) throw systemError(code)
          renameSync(from, to)
        },
      })
      expect(await fileStore(vault, undefined, disk).write('vault', NEW, replaces)).to.equal(true)
      expect(disk.waits).to.deep.equal([20, 50, 100, 200])
    })

    it(`are whole and as they were where it holds on, which ${code} says`, async () => {
      const { vault, replaces } = await oldVault('held')
      const disk = unflushed('EPERM', {
        renameSync: () => {
          throw systemError(code)
        },
      })
      const store = fileStore(vault, undefined, disk)
      const error = await store.write('vault', NEW, replaces).catch((cause: unknown) => cause)
      expect(error).to.be.instanceOf(BusyError)
      expect(disk.waits.reduce((sum, one) => sum + one, 0)).to.be.within(1000, 5000)
      expect(readFileSync(vault, 'utf8')).to.equal('the old state')
      expect(readdirSync(dirname(vault))).to.deep.equal(['anna.vault'])
    })
  }

  it('are left to another desk that writes while a scanner holds them', async () => {
    const { vault, replaces } = await oldVault('held')
    const disk = unflushed('EPERM', {
      renameSync: () => {
        writeFileSync(vault, 'of another desk')
        throw systemError('EBUSY')
      },
    })
    expect(await fileStore(vault, undefined, disk).write('vault', NEW, replaces)).to.equal(false)
    expect(readFileSync(vault, 'utf8')).to.equal('of another desk')
    expect(readdirSync(dirname(vault))).to.deep.equal(['anna.vault'])
  })

  it('are read once a scanner lets go, and written over what a broken-off write left', async () => {
    const { vault, replaces } = await oldVault('held')
    let left = 3
    const disk = diskWith({
      readFileSync: (path) => {
        if (left-- > 0) throw systemError('EBUSY')
        return readFileSync(path)
      },
    })
    expect(Buffer.from((await fileStore(vault, undefined, disk).read('vault'))!)).to.deep.equal(
      Buffer.from('the old state'),
    )
    writeFileSync(`${vault}.new`, 'half')
    expect(await fileStore(vault).write('vault', NEW, replaces)).to.equal(true)
    expect(readdirSync(dirname(vault))).to.deep.equal(['anna.vault'])
  })

  it('are the old state or the new one, whole, wherever the machine fails', async () => {
    const seen = new Set<string>()
    for (let at = 1; ; at++) {
      const { vault, replaces } = await oldVault('dying')
      const { disk, fill, steps } = dyingDisk(at)
      const done = await fileStore(vault, fill, disk)
        .write('vault', NEW, replaces)
        .catch(() => null)
      const now = readFileSync(vault, 'utf8')
      expect(now).to.be.oneOf(['the old state', 'the new state'])
      seen.add(`${done} ${now}`)
      const store = fileStore(vault)
      expect(await store.write('vault', NEW, await stateOf(vault))).to.equal(true)
      expect(readdirSync(dirname(vault))).to.deep.equal(['anna.vault'])
      if (steps() < at) break
    }
    expect([...seen]).to.deep.equal([
      'null the old state',
      'null the new state',
      'true the new state',
    ])
  })
})

describe('the files that the host keeps', () => {
  it('are as they were where the disk is full, with nothing half beside them', async () => {
    const folder = tempFolder('full')
    const vault = join(folder, 'anna.vault')
    writeFileSync(vault, 'as it was')
    const replaces = await stateOf(vault)
    const store = fileStore(vault, intoFull)
    const bytes = new Uint8Array(1000)
    for (const work of [store.write('vault', bytes, replaces), store.hand('enrolment', bytes)]) {
      const error = await work.catch((cause: NodeJS.ErrnoException) => cause)
      expect(error).to.have.property('code', 'ENOSPC')
    }
    expect(readdirSync(folder)).to.deep.equal(['anna.vault'])
    expect(readFileSync(vault, 'utf8')).to.equal('as it was')
    const whole = fileStore(vault)
    expect(await whole.hand('enrolment', bytes)).to.equal(join(folder, 'anna.enrolment'))
    expect(await whole.hand('keys', bytes)).to.equal(join(folder, 'anna.keys'))
    expect(readdirSync(folder)).to.deep.equal(['anna.enrolment', 'anna.keys', 'anna.vault'])
  })

  it('are left to another desk that writes while ours are being made durable', async () => {
    const folder = tempFolder('two-desks')
    const vault = join(folder, 'anna.vault')
    const bytes = Uint8Array.of(1, 2, 3)
    writeFileSync(vault, 'as it was')
    const replaces = await stateOf(vault)
    const slow = fileStore(vault, async (file, ours) => {
      await file.writeFile(ours)
      writeFileSync(vault, 'of another desk')
    })
    expect(await slow.write('vault', bytes, replaces)).to.equal(false)
    expect(readFileSync(vault, 'utf8')).to.equal('of another desk')
    expect(readdirSync(folder)).to.deep.equal(['anna.vault'])
    const store = fileStore(vault)
    expect(await store.write('vault', bytes, replaces)).to.equal(false)
    expect(await store.write('vault', bytes, await stateOf(vault))).to.equal(true)
    expect(new Uint8Array(readFileSync(vault))).to.deep.equal(bytes)
  })

  it('are begun again only by --new, and never over a vault', () => {
    const folder = tempFolder('new')
    const vault = join(folder, 'anna.vault')
    const args = ['--server', 'http://127.0.0.1:1', '--vault', vault]
    expect(() => readOptions(args)).to.throw('check the path, or say --new')
    expect(readOptions([...args, '--new'])).to.include({ vault })
    expect(() =>
      readOptions([...args.slice(0, -1), join(folder, 'x', 'y.vault'), '--new']),
    ).to.throw('there is no folder')
    writeFileSync(vault, 'a vault')
    expect(() => readOptions([...args, '--new'])).to.throw('already: leave out --new')
  })
})
