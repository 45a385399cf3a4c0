import { expect } from 'chai'
import fc from 'fast-check'
import { isUnaware, toldLine } from '../../../client/desk/format/name-lines.ts'
import { wordsIn } from '../../../client/desk/format/words.ts'
import type { Untold } from '../../../client/desk/model/board/arrival.ts'
import type { ReporterDrop } from '../../../client/desk/model/log/drops.ts'
import { type Consent, consentOf, consentTo } from '../../../client/desk/model/names/consent.ts'
import { consentWordIn } from '../../../crypto/entries/consent.ts'
import { NAME_PURPOSES, NAME_USES, type NamePurpose } from '../../../crypto/entries/names.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { contentOf } from '../../support/desk/desk-core.ts'

type Letter = Parameters<typeof consentOf>[0][number]

const ABOUT = new Uint8Array(16).fill(3)
const QUESTION = toHex(ABOUT)

function letter(
  questionnaire: Parameters<typeof contentOf>[0],
  day: number,
  answers: Letter['content']['answers'],
  kind: ReporterDrop['kind'] = 'identity',
): Letter {
  return { kind, day, content: contentOf(questionnaire, answers) }
}

const name = (day: number, consent?: readonly string[]) =>
  letter('letter-identity', day, {
    name: 'Kari',
    ...(consent === undefined ? {} : { consent: [...consent] }),
  })
const change = (day: number, consent: readonly string[]) =>
  letter('letter-consent', day, { consent: [...consent] })
const withdrawal = (day: number) =>
  letter('letter-withdrawal', day, { what: 'identity' }, 'withdrawal')
function answer(day: number, purpose: NamePurpose, agrees: 'yes' | 'no', about = ABOUT): Letter {
  const said = letter('letter-consent', day, { agrees, purpose, asked: 'May we?' })
  return { ...said, content: { ...said.content, about } }
}

const says = (letters: readonly Letter[], purpose: NamePurpose | null, about = QUESTION) =>
  consentTo(consentOf(letters), purpose, about)

describe("a reporter's consent to the use of their name", () => {
  it('is unsaid if no letter says anything, as in letters from before', () => {
    expect(consentOf([name(1)])).to.deep.equal({ uses: null, answers: [], day: null })
    for (const purpose of [...NAME_PURPOSES, null]) {
      expect(says([name(1)], purpose)).to.equal('unsaid')
    }
  })

  it('covers what was ticked and nothing else; none ticked covers nothing', () => {
    expect(says([name(1, ['call'])], 'call')).to.equal('yes')
    expect(says([name(1, ['call'])], 'police')).to.equal('no')
    expect(says([name(1, [])], 'call')).to.equal('no')
    expect(says([name(1, [...NAME_USES])], 'other')).to.equal('no')
    expect(says([name(1, [...NAME_USES])], null)).to.equal('no')
  })

  it('is what the newest letter says', () => {
    expect(says([change(2, ['police']), name(1, ['call'])], 'police')).to.equal('yes')
    expect(says([change(2, ['police']), name(1, ['call'])], 'call')).to.equal('no')
    expect(says([change(2, []), name(1, ['call'])], 'call')).to.equal('no')
  })

  it('grows by a yes to a question, and loses a use by a no', () => {
    const before = [name(1, ['call'])]
    expect(consentOf([...before, answer(2, 'police', 'yes')]).uses).to.deep.equal([
      'call',
      'police',
    ])
    expect(consentOf([...before, answer(2, 'call', 'no')]).uses).to.deep.equal([])
    expect(says([...before, answer(2, 'police', 'no')], 'call')).to.equal('yes')
  })

  it('covers another purpose only for the request that was asked about', () => {
    const all = [name(1, []), answer(2, 'other', 'yes')]
    expect(says(all, 'other')).to.equal('yes')
    expect(says(all, 'other', toHex(new Uint8Array(16)))).to.equal('no')
    expect(says(all, null)).to.equal('no')
    expect(says([...all, change(3, ['call'])], 'other')).to.equal('no')
  })

  it('ends with the withdrawal of the name', () => {
    expect(says([name(1, ['call']), withdrawal(1)], 'call')).to.equal('no')
    expect(says([answer(1, 'other', 'yes'), withdrawal(2)], 'other')).to.equal('no')
  })

  it('says nothing by a letter that does not fit, and is not taken from letters to readers', () => {
    for (const consent of ['call', ['anything'], ['call', 'call'], ['call', 'x']]) {
      expect(says([letter('letter-identity', 1, { name: 'K', consent })], 'call')).to.equal(
        'unsaid',
      )
    }
    const asked = answer(1, 'call', 'yes')
    const { answers } = asked.content
    for (const wrong of [{ agrees: 'perhaps' }, { purpose: 'all' }, { asked: 'x'.repeat(4001) }]) {
      const content = { ...asked.content, answers: { ...answers, ...wrong } }
      expect(consentWordIn(content), JSON.stringify(wrong).slice(0, 40)).to.equal(null)
    }
    const open = letter('letter', 1, { consent: ['call'] }, 'follow-up')
    expect(says([open], 'call')).to.equal('unsaid')
  })
})

const day = fc.integer({ min: 1, max: 4 })
const uses = fc.subarray([...NAME_USES])
const anyLetter: fc.Arbitrary<Letter> = fc.oneof(
  fc.tuple(day, uses).map(([on, of]) => name(on, of)),
  day.map((on) => name(on)),
  fc.tuple(day, uses).map(([on, of]) => change(on, of)),
  fc
    .tuple(day, fc.constantFrom(...NAME_PURPOSES), fc.constantFrom('yes', 'no'))
    .map(([on, purpose, agrees]) => answer(on, purpose, agrees as 'yes' | 'no')),
  day.map(withdrawal),
)
const letters = fc.array(anyLetter, { maxLength: 8 })

describe('any letters about the use of a name', () => {
  it('say the same in whatever order they come, and if one comes twice', () => {
    const told = ({ uses: agreed, day: on }: Consent) => [agreed, on]
    const property = fc.property(letters, fc.gen(), (all, draw) => {
      const other = draw(fc.shuffledSubarray, all, { minLength: all.length })
      expect(told(consentOf(other))).to.deep.equal(told(consentOf(all)))
      for (const purpose of NAME_PURPOSES) {
        expect(says(other, purpose)).to.equal(says(all, purpose))
        expect(says([...all, ...all], purpose)).to.equal(says(all, purpose))
      }
    })
    fc.assert(property, { numRuns: 1000 })
  })

  it('never allow what no letter allows, and nothing after a newest letter that ticks nothing', () => {
    const property = fc.property(letters, fc.constantFrom(...NAME_PURPOSES), (all, purpose) => {
      const allows = all.some(({ content }) => {
        const word = consentWordIn(content)
        if (word?.kind === 'answer') return word.agrees && word.purpose === purpose
        return word?.uses.some((use) => use === purpose) ?? false
      })
      if (!allows) expect(says(all, purpose)).to.not.equal('yes')
      expect(says([...all, change(9, [])], purpose)).to.equal('no')
    })
    fc.assert(property, { numRuns: 1000 })
  })
})

describe('a letter that tells a reporter that their name was given', () => {
  const words = wordsIn('nb')
  const { rights } = words.desk
  const day = 20_000
  const reasons = ['unconfirmed', 'no-board', 'waits', 'unapproved', 'overtaken'] as const

  it('counts as told only if it stands on their board', () => {
    const said = (untold: Untold | null, told: number | null = day) =>
      toldLine({ told, untold }, words)
    const on = (text: string) => text.replace('{day}', words.day(day))
    expect(said(null)).to.equal(on(rights.told))
    expect(said('unseen')).to.equal(on(rights.unseen))
    for (const why of reasons) expect(said(why), why).to.equal(on(rights.written))
    expect(said(null, null)).to.equal(null)
  })

  it('leaves them unaware until then, unless this desk has not looked', () => {
    const unaware = (told: number | null, untold: Untold | null) => isUnaware({ told, untold })
    expect([unaware(null, null), unaware(day, null), unaware(day, 'unseen')]).to.deep.equal([
      ...[true, false, false],
    ])
    for (const why of reasons) expect(unaware(day, why), why).to.equal(true)
  })
})
