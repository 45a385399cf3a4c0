import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { requireOwnWords, sampleLeftovers } from '../../../scripts/content/leftovers.ts'
import { contentProblems } from '../../../scripts/content/read.ts'
import { SAMPLES, wordsOfSample, writeSample } from '../../../scripts/content/samples.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { copyOwn, edit } from '../../support/scripts/content-folder.ts'

describe('what is left of a sample in a content folder', () => {
  for (const sample of SAMPLES) {
    it(`is found in the sample of a ${sample}: its name, numbers, addresses and networks, and no comment`, () => {
      const folder = join(tempFolder('sample'), 'content')
      writeSample(sample, folder)
      const found = sampleLeftovers(folder).map(({ message }) => message)
      const { navnet = '', 'the name': name = '' } = wordsOfSample(sample)
      expect(found[0])
        .to.match(/^organisation\.yaml:14: /)
        .and.include(`"${navnet}"`)
      // The English name of the company begins with the Norwegian one, which is found first.
      const own = sample === 'company' ? 'Advokatfirmaet Eksempel' : name
      for (const one of ['00 00 00 00', 'example.org', '0000 Eksempelby', own]) {
        expect(
          found.some((message) => message.includes(`"${one}"`)),
          one,
        ).to.equal(true)
      }
      const networks = found.filter((message) => message.startsWith('networks.yaml'))
      const ranges = readFileSync(join(folder, 'networks.yaml'), 'utf8').match(/^ +- ["\d].*$/gm)
      expect(networks).to.have.lengthOf(ranges?.length ?? 0)
      writeFileSync(join(folder, 'networks.yaml'), 'networks: []\n')
      const left = sampleLeftovers(folder).filter(({ file }) => file === 'networks.yaml')
      expect(left).to.deep.equal([])
      expect(contentProblems(folder)).to.deep.equal([])
    })
  }

  it('stops a ceremony and a server, with the first places by file and line', () => {
    const folder = copyOwn()
    expect(() => requireOwnWords(folder)).to.not.throw()
    const line = edit(folder, 'people.yaml', /phone: .*/, 'phone: 00 00 00 00')
    expect(() => requireOwnWords(folder)).to.throw(
      `${folder} is not ready for reporters: it still says what the sample says.\npeople.yaml:${line}: "00 00 00 00" is of the sample: put your own there`,
    )
  })
})
