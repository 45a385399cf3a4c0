import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { withStatusNames } from '../../../client/desk/format/words.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { deskFileSchema } from '../../../client/texts/desk-file.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { readSample, SAMPLES } from '../../../scripts/content/samples.ts'
import { complaint, copySample, edit } from '../../support/scripts/content-folder.ts'

const CASEWORK = 'casework.yaml'
const MAIL = 'mail.yaml'
const NAMED = `\nstatuses:\n  assigned:\n    nb: Hos avdelingen\n    nn: Hos avdelinga\n    en: With the department\n`

describe('an organisation’s words for its case officers', () => {
  it('reach a desk, and a folder of before, which has none, gets those that fit most', () => {
    const folder = copySample()
    const own = readContent(folder)
    const shown = (content: typeof own | null) => decodeJson(deskFileSchema, deskFile(content))
    expect(shown(own).casework).to.deep.equal(own.casework)
    rmSync(join(folder, CASEWORK))
    rmSync(join(folder, MAIL))
    const before = readContent(folder)
    expect([before.casework, before.mail]).to.deep.equal([null, null])
    const { casework } = shown(before)
    expect(casework).to.deep.equal(shown(null).casework)
    expect(casework.checklists.map(({ id }) => id)).to.deep.equal([
      ...['harassment', 'finance', 'danger'],
    ])
    expect(casework.reasons).to.have.length(4)
    expect(JSON.stringify(casework)).to.not.match(/student|studie|study|Si fra|Speak Up|PhD|ph\.d/i)
  })

  it('are a sample’s own: each kind of organisation names its own places', () => {
    const reasons = SAMPLES.map((sample) => JSON.stringify(readSample(sample).casework?.reasons))
    const [university, municipality, company] = reasons
    expect(university)
      .to.match(/Si fra/)
      .and.match(/studielederen/)
    expect(municipality)
      .to.match(/Statsforvalteren/)
      .and.not.match(/studie/i)
    expect(company)
      .to.match(/kundeservice/)
      .and.not.match(/studie|Statsforvalter/i)
  })

  it('name statuses at the desk, and leave the program’s names to the others', () => {
    const folder = copySample()
    edit(folder, CASEWORK, /\nreasons:/, `${NAMED}\nreasons:`)
    const { statuses } = readContent(folder).casework ?? {}
    const desk = withStatusNames(DESK_CATALOGUES.en, statuses, 'en')
    expect(desk.statuses.assigned).to.equal('With the department')
    expect(desk.statuses.closed).to.equal('Closed')
    expect(withStatusNames(DESK_CATALOGUES.en, undefined, 'en')).to.equal(DESK_CATALOGUES.en)
  })

  const slips: readonly (readonly [string, string, RegExp, string, RegExp])[] = [
    ['a list that stands twice', CASEWORK, /id: finance/, 'id: danger', /the id "danger" stands/],
    [
      'a name of another status',
      CASEWORK,
      /\nreasons:/,
      `${NAMED.replace('With the department', 'Closed')}\nreasons:`,
      /casework\.yaml:\d+: "Closed" is the name of closed too: choose another name/,
    ],
    [
      'a task that is too long',
      CASEWORK,
      /Consider whether the work must be stopped/,
      'x'.repeat(301),
      /casework\.yaml:\d+: .*shorten it to 300 characters/,
    ],
    ['a link in the daily mail', MAIL, /Bruk adressen/, 'Bruk https://skranke.no', /no address in/],
    ['an address in its subject', MAIL, /^subject: .*/m, 'subject: To a@b.no', /no address in the/],
    ['a subject of two lines', MAIL, /^subject: .*/m, 'subject: "a\\nb"', /write it on one line/],
  ]
  for (const [what, file, pattern, by, said] of slips) {
    it(`are refused with ${what}`, () => {
      const folder = copySample()
      edit(folder, file, pattern, by)
      expect(complaint(folder)).to.match(said)
    })
  }
})
