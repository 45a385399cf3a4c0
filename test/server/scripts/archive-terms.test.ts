import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { ARCHIVE_TERMS } from '../../../client/texts/archive.ts'
import { deskFileSchema } from '../../../client/texts/desk-file.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { complaint, copySample, edit } from '../../support/scripts/content-folder.ts'

const FILE = 'archive.yaml'

describe('what an organisation says to its archive', () => {
  it('reaches its desks, and is what the program begins with where it says nothing', () => {
    const folder = copySample()
    expect(readContent(folder).archive).to.deep.equal(ARCHIVE_TERMS)
    edit(folder, FILE, /^creator: null/m, 'creator: "999999999"')
    edit(folder, FILE, /^unit: .*/m, 'unit: Avdeling for virksomhetsstyring')
    const own = decodeJson(deskFileSchema, deskFile(readContent(folder)))
    expect(own.archive).to.deep.include({
      ...{ creator: '999999999', unit: 'Avdeling for virksomhetsstyring' },
    })
    rmSync(join(folder, FILE))
    expect(readContent(folder).archive).to.equal(null)
    expect(decodeJson(deskFileSchema, deskFile(null)).archive).to.equal(null)
  })

  it('is refused where a ground stands twice, none is on all documents, or a value is another', () => {
    for (const [pattern, by, said] of [
      [/id: offence/, 'id: personal', /archive\.yaml:\d+: the id "personal" stands/],
      [/on: all/g, 'on: from-reporter', /archive\.yaml:\d+: .*on: all/],
      [/years: 60/, 'years: 0', /archive\.yaml:\d+: .*years/],
      [/^unit: .*/m, 'unit: <b>Arkiv</b>', /archive\.yaml:\d+: .*HTML/],
    ] as const) {
      const folder = copySample()
      edit(folder, FILE, pattern, by)
      expect(complaint(folder), by).to.match(said)
    }
  })
})
