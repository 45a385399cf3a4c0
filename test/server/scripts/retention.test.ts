import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { deskFileSchema } from '../../../client/texts/desk-file.ts'
import { OUTCOMES } from '../../../crypto/entries/entry-casework.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { complaint, copySample, edit } from '../../support/scripts/content-folder.ts'

const FILE = 'retention.yaml'

describe('for how long an organisation keeps cases', () => {
  it('reaches a desk for every outcome, and is nothing that the program chooses', () => {
    const folder = copySample()
    const own = decodeJson(deskFileSchema, deskFile(readContent(folder)))
    expect(own.retention).to.have.all.keys(...OUTCOMES)
    expect(own.retention).to.include({ substantiated: 24, redirected: 2 })
    edit(folder, FILE, /^ {2}partly: 24/m, '  partly: null')
    expect(readContent(folder).retention?.partly).to.equal(null)
    rmSync(join(folder, FILE))
    expect(readContent(folder).retention).to.equal(null)
    expect(decodeJson(deskFileSchema, deskFile(null)).retention).to.equal(null)
  })

  it('is said of every outcome, in months: what is left out or is none is named', () => {
    for (const written of ['', '  partly: 0', '  partly: 2.5', '  partly: two']) {
      const folder = copySample()
      edit(folder, FILE, /^ {2}partly: 24/m, written)
      expect(complaint(folder), written).to.match(/^retention\.yaml:\d+: .*partly/)
    }
  })
})
