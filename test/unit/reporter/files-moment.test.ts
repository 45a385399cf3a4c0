import { expect } from 'chai'
import { foundLines } from '../../../client/reporter/files/wording.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'

const { nb, en } = CATALOGUES

describe('a time that is found in a file', () => {
  it('is written as people do, however it stands there; what is none stays as it is', () => {
    const told = (value: string) =>
      foundLines(nb, 'nb', [{ what: 'time', value }]).flatMap(({ values }) => values)
    const moment = ['12. november 2026 kl. 14:03']
    for (const value of [
      ...['2026:11:12 14:03:22', '2026:11:12 14:03:22.50', '2026-11-12T14:03', '20261112 1403'],
    ]) {
      expect(told(value), value).to.deep.equal(moment)
    }
    for (const value of ['2026-11-12T14:03:22Z', '2026:11:12 14:03+00:00']) {
      expect(told(value), value).to.deep.equal([`${moment[0]} (Greenwich-tid)`])
    }
    for (const value of [
      '2026:11:12 14:03:22+01:00',
      "D:20261112140322+01'00'",
      '2026-11-12 14:03 +01',
    ]) {
      expect(told(value), value).to.deep.equal(moment)
    }
    for (const value of ['2026:11:12', '2026-11-12', '20261112']) {
      expect(told(value), value).to.deep.equal(['12. november 2026'])
    }
    for (const value of [
      ...['2026', '14:03:22', '2026:02:30 14:03:22', '2026-11-12T24:03', '2026-11-12T14:60'],
      ...['0000:00:00 00:00:00', '2026-11-12T14:03:22 i Oslo', '1234567890'],
    ]) {
      expect(told(value), value).to.deep.equal([value])
    }
    const [line] = foundLines(en, 'en', [{ what: 'time', value: '2026:11:12 14:03:22' }])
    expect(line?.values).to.deep.equal(['12 November 2026 at 14:03'])
  })
})
