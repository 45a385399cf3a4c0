import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { makePictures } from '../../pictures/pictures.ts'
import { SHEET } from '../../pictures/sheet.ts'
import { STILLS } from '../../support/reporter/stills.ts'
import { tempFolder } from '../../support/run/temp.ts'

describe('npm run pictures', () => {
  it('writes sheets for each width, look and language, with something on them', async () => {
    const folder = join(tempFolder(), 'sheets')
    const told: string[] = []
    const stills = STILLS.filter(({ name }) => name === 'landing' || name === 'code, wrong')
    const wanted = { languages: ['nb', 'en'], widths: [320], looks: ['dark'] } as const
    await makePictures({ ...wanted, folder, stills, isUnfolded: true }, (path) => told.push(path))
    const names = ['320-dark-en-01.png', '320-dark-nb-01.png']
    expect(readdirSync(folder).sort()).to.deep.equal(names)
    expect([...told].sort()).to.deep.equal(names.map((name) => join(folder, name)))
    const [english, norwegian] = names.map((name) => readFileSync(join(folder, name)))
    for (const bytes of [english!, norwegian!]) {
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).to.deep.equal([SHEET, SHEET])
      // a sheet with nothing on it has 8 kB
      expect(bytes.length).to.be.above(40_000)
    }
    expect(english!.equals(norwegian!)).to.equal(false)
  })
})
