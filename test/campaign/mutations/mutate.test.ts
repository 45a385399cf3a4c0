import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { choose } from '../../../crypto/board/page.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SCALE } from '../../support/run/scale.ts'
import { MUTATIONS } from './list.ts'
import { inCopies, mutated, runMutation } from './mutate.ts'
import type { Mutation } from './mutation.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** Each run of all tests tries this many; `npm run test:long` tries all. */
const DRAWN = 3

describe('the list of mutations', () => {
  it('names lines that stand in the program exactly once', () => {
    for (const mutation of MUTATIONS) {
      const text = readFileSync(join(ROOT, mutation.file), 'utf8')
      expect(mutated(text, mutation), mutation.name).to.not.equal(text)
      expect(readFileSync(join(ROOT, mutation.test), 'utf8'), mutation.test).to.include('it(')
    }
  })

  it('refuses a line that is gone, or stands twice', () => {
    const [one] = MUTATIONS as [Mutation]
    expect(() => mutated('nothing', one)).to.throw('stands 0 times')
    expect(() => mutated(one.from + one.from, one)).to.throw('stands 2 times')
  })

  it('has a test that notices each mutation that is drawn', async () => {
    const drawn = SCALE > 1 ? MUTATIONS : choose(systemRandom, MUTATIONS, DRAWN)
    const survived: string[] = []
    await inCopies(drawn, async (copy, mutation) => {
      if ((await runMutation(copy, mutation)) !== 'red') survived.push(mutation.name)
    })
    expect(survived).to.deep.equal([])
  }).timeout(SCALE > 1 ? 14_400_000 : 900_000)
})
