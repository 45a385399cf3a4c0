import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { fileStore } from '../../client/desk/host-files.ts'
import { readOptions } from '../../client/desk/host-options.ts'
import { intoFull } from '../support/full-disk.ts'
import { tempFolder } from '../support/temp.ts'

describe('the files that the host keeps', () => {
  it('are as they were where the disk is full, with nothing half beside them', async () => {
    const folder = tempFolder('full')
    const vault = join(folder, 'anna.vault')
    writeFileSync(vault, 'as it was')
    const sha256 = await crypto.subtle.digest('SHA-256', new Uint8Array(readFileSync(vault)))
    const replaces = Buffer.from(sha256).toString('hex')
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
