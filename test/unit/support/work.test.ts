import { expect } from 'chai'
import { counting } from '../../support/run/work.ts'

type Tokens = typeof import('../../../client/shared/clean/packed/xml-tokens.ts')

describe('the work of a module', () => {
  it('is the same each time, and grows with what is done', async () => {
    await counting<Tokens>('client/shared/clean/packed/xml-tokens.ts', async (module, count) => {
      const readAll = (times: number) =>
        count(() => [...module.xmlTokens('<a>b</a>'.repeat(times), 'five')].length)
      const first = await readAll(1000)
      expect(first.result).to.equal(3000)
      expect(first.work).to.be.within(10_000, 100_000)
      expect(await readAll(1000)).to.deep.equal(first)
      expect((await readAll(100_000)).work / first.work).to.be.within(99, 101)
    })
  })

  it('counts letters that a search passes over without a step of the program', async () => {
    await counting<Tokens>('client/shared/clean/packed/xml-tokens.ts', async (module, count) => {
      const text = `<!--${'x'.repeat(1_000_000)}-->`
      expect((await count(() => [...module.xmlTokens(text, 'five')].length)).work).to.be.within(
        1_000_000,
        1_100_000,
      )
    })
  })
})
