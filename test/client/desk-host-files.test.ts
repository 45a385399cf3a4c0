import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { fileStore } from '../../client/desk/host-files.ts'
import { readOptions } from '../../client/desk/host-options.ts'
import { intoFull } from '../support/full-disk.ts'
import { tempFolder } from '../support/temp.ts'

async function stateOf(file: string): Promise<string> {
  const sha256 = await crypto.subtle.digest('SHA-256', new Uint8Array(readFileSync(file)))
  return Buffer.from(sha256).toString('hex')
}

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

  it('are begun anew by --new alone, and never over a vault', () => {
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
