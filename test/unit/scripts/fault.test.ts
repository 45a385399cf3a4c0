import { parseArgs } from 'node:util'
import { expect } from 'chai'
import { FAULT_CATALOGUES, type FaultCode } from '../../../client/texts/faults.ts'
import { RECOVERY_CATALOGUES } from '../../../client/texts/recovery.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { CRYPTO_ERRORS, CryptoError } from '../../../crypto/primitives/errors.ts'
import { Fault, messageOf, saidIn, sentenceOf } from '../../../scripts/cli/fault.ts'

const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

describe('a fault at a terminal', () => {
  it('says its sentence in the language of the person, with what it is about', async () => {
    const fault = new Fault('vault-passphrase', { file: 'anna.vault' })
    expect(fault.message).to.equal('wrong passphrase of anna.vault: try again')
    expect(sentenceOf(fault, 'nn')).to.equal('feil passord til anna.vault: prøv på nytt')
    const said = await saidIn('nb', () => Promise.reject(fault)).catch((error: Error) => error)
    expect((said as Error).message).to.equal('feil passord til anna.vault: prøv igjen')
  })

  it('of bytes says one for each code, and another in each language', () => {
    for (const code of CRYPTO_ERRORS) {
      const said = LANGUAGES.map((one) => sentenceOf(new CryptoError(code, 'detail'), one))
      expect(new Set(said).size, code).to.equal(3)
      expect(said.join(' '), code).to.not.include('detail')
    }
  })

  it('of the system is known by its code, and one that is not says its own words', () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
    expect(sentenceOf(full, 'nb')).to.equal('disken er full: rydd plass, og prøv igjen')
    const closed = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/data/x' })
    expect(sentenceOf(closed, 'nn')).to.match(/^du har ikkje lov til å bruke \/data\/x, /)
    const port = Object.assign(new Error('listen EACCES: 0.0.0.0:80'), { code: 'EACCES' })
    expect(sentenceOf(port, 'nb')).to.equal('listen EACCES: 0.0.0.0:80')
    expect(sentenceOf(new Error('some other'), 'nn')).to.equal('some other')
  })

  it('of a file or of an option says what to do, as the last word of a command', () => {
    const gone = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path: 'x' })
    expect(messageOf(gone)).to.equal('there is no x: look at the name')
    for (const [args, said] of [
      [['a.yaml'], "Unexpected argument 'a.yaml': see --help"],
      [['--contents'], "Unknown option '--contents': see --help"],
    ] as const) {
      const read = () => parseArgs({ args: [...args], options: {} })
      expect(read)
        .to.throw()
        .and.satisfy((error: Error) => messageOf(error) === said)
    }
    expect(messageOf(new Error('some other'))).to.equal('some other')
    for (const thrown of ['a word', null]) expect(messageOf(thrown)).to.equal(String(thrown))
  })

  it('names the same in each language', () => {
    const { nb, nn, en } = FAULT_CATALOGUES
    for (const code of Object.keys(en.faults) as FaultCode[]) {
      for (const { faults } of [nb, nn]) {
        expect(placesIn(faults[code]), code).to.deep.equal(placesIn(en.faults[code]))
      }
    }
    const sections = (all: object) =>
      Object.entries(all).flatMap(([, texts]) => Object.values(texts))
    const [first, ...others] = LANGUAGES.map((one) =>
      sections(RECOVERY_CATALOGUES[one]).map((text) => placesIn(text as string)),
    )
    for (const other of others) expect(other).to.deep.equal(first)
  })
})
