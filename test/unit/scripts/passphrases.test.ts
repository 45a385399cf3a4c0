import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { type Owner, passphrases } from '../../../scripts/ceremony/root.ts'
import { tempFolder } from '../../support/run/temp.ts'

const EASY = 'a'.repeat(20)

describe('a file of passphrases for a ceremony', () => {
  const file = join(tempFolder('passphrases'), 'passphrases.json')
  writeFileSync(file, JSON.stringify({ root: EASY, newRoot: EASY, members: { head: EASY } }))

  it('opens what is there by one that is easy to guess, and makes nothing under it', async () => {
    const owners: readonly Owner[] = ['root', 'newRoot', { member: 'head' }]
    for (const owner of owners) {
      const passphraseOf = await passphrases(file, [owner], { isNew: () => false })
      expect(passphraseOf(owner)).to.equal(EASY)
      const made = passphrases(file, [owner], { isNew: () => true })
      const said = await made.then(
        () => 'taken',
        (error: Error) => error.message,
      )
      expect(said).to.include('too easy to guess')
    }
  })
})
