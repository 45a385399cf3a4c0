import { renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { fileSource } from '../../../scripts/cli/enclosed-files.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { patternBytes } from '../../support/server/block-shelf.ts'

/** Whether this cannot be read. */
async function fails(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    () => true,
  )
}

describe('a file that is read piece by piece', () => {
  const folder = tempFolder('file-source')
  const put = (name: string, length: number) => {
    writeFileSync(join(folder, name), patternBytes(0, length))
    return join(folder, name)
  }

  it('gives what stands at each place, and no more than there is', async () => {
    const source = await fileSource(put('a', 1000))
    expect(source.size).to.equal(1000)
    for (const [at, length] of [
      [0, 1000],
      [0, 0],
      [10, 20],
      [990, 50],
      [1000, 5],
    ] as const) {
      const wanted = patternBytes(at, Math.min(length, 1000 - at))
      expect(toHex(await source.read(at, length))).to.equal(toHex(wanted))
    }
  })

  it('is refused once it was written to, even at the same length, or another is in its place', async () => {
    const written = await fileSource(put('b', 1000))
    await written.read(0, 10)
    writeFileSync(join(folder, 'b'), patternBytes(5, 1000))
    utimesSync(join(folder, 'b'), 0, 12_345)
    expect(await fails(written.read(0, 10))).to.equal(true)
    const longer = await fileSource(put('c', 1000))
    put('c', 1001)
    expect(await fails(longer.read(0, 10))).to.equal(true)
    const replaced = await fileSource(put('d', 1000))
    renameSync(put('e', 1000), join(folder, 'd'))
    expect(await fails(replaced.read(0, 10))).to.equal(true)
  })

  it('is refused where it is none, or not there', async () => {
    expect(await fails(fileSource(folder))).to.equal(true)
    expect(await fails(fileSource(join(folder, 'nowhere')))).to.equal(true)
  })
})
