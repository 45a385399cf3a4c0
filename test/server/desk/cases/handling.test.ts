import { expect } from 'chai'
import { foldCasework } from '../../../../client/desk/model/case/casework.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { AT_START } from '../../../../client/desk/model/case/progress.ts'
import { clockFacts } from '../../../../client/desk/model/deadlines/clock-facts.ts'
import { contentOf } from '../../../support/desk/desk-core.ts'

/** The first day of a letter that waits for an answer, where the reporter wrote these in turn. */
function waitsSince(...letters: readonly Parameters<typeof contentOf>[]) {
  const timeline = letters.map((letter, day) => {
    const drop = { kind: 'follow-up', content: contentOf(...letter) }
    return { kind: 'drop', day, drop }
  })
  const view = { since: 0, isParty: true, assignee: null, work: foldCasework([]) }
  const one = { timeline, progress: AT_START, access: { hold: null } }
  return clockFacts(one as unknown as Case, view).unanswered
}

describe('answers on how a case was handled', () => {
  it('W31: wait for no word of the reception, unless something was written with them', () => {
    const ticked = ['letter-feedback', { heard: 'no' }] as const
    expect(waitsSince([...ticked])).to.equal(null)
    expect(waitsSince(['letter-feedback', { heard: 'no', text: 'Hvorfor?' }])).to.equal(0)
    expect(waitsSince([...ticked], ['letter', { text: 'Mer.' }])).to.equal(1)
    expect(waitsSince(['letter-minutes', { verdict: 'approved' }])).to.equal(0)
  })
})
