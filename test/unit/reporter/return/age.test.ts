import { expect } from 'chai'
import type { State } from '../../../../client/reporter/state.ts'
import { inbox } from '../../../../client/reporter/steps/inbox/inbox.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import type { Child } from '../../../../client/shared/dom.ts'
import { Visit } from '../../../../client/shared/session/visit.ts'
import { CATALOGUES } from '../../../../client/texts/catalogue.ts'
import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { noble } from '../../../../crypto/primitives/noble.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import {
  elementsOf,
  message,
  NOW,
  piecesOf,
  reading,
  stillApp,
} from '../../../support/reporter/app.ts'
import { DAY, ScriptedServer, sourceOf } from '../../../support/reporter/scripted-visit.ts'
import { click, settled, watched } from '../../../support/reporter/watched.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const FOUND = { status: message('status', { status: 'received' }) } as const

const at = (age: number, found = true): State['reading'] => ({
  kind: 'ready',
  value: reading({ ...(found ? FOUND : {}), fetchedAt: NOW - age }),
})

describe('how old a look is', () => {
  it('is said in every language, whether something is found or not', () => {
    const said = { nb: '3 timer siden', nn: '3 timar sidan', en: '3 hours ago' }
    for (const language of LANGUAGES) {
      for (const found of [true, false]) {
        const app = stillApp({ reading: at(3 * HOUR, found) }, sampleWords(language))
        const pieces = piecesOf(inbox(app)).join('\n')
        expect(pieces).to.include(said[language])
        expect(pieces).to.include(CATALOGUES[language].opened.asOfOld)
      }
    }
  })

  it('is said in minutes, hours or days, and not at all wrong where the clock was set back', () => {
    const { t } = sampleWords()
    const line = (age: number) => {
      const all = elementsOf(inbox(stillApp({ reading: at(age) })))
      return piecesOf(all.filter(({ attributes }) => attributes.id === 'as-of')).join('')
    }
    expect([0, -HOUR, MINUTE - 1].map(line)).to.deep.equal([
      ...[t.opened.asOfNow, t.opened.asOfNow, t.opened.asOfNow],
    ])
    expect([MINUTE, 59 * MINUTE, HOUR, 24 * HOUR, 50 * HOUR].map(line)).to.deep.equal(
      ['1 minute', '59 minutes', '1 hour', '1 day', '2 days'].map(
        (age) => `This is how it was ${age} ago. ${t.opened.asOfOld}`,
      ),
    )
  })

  it('stands once, directly under the heading, since reading with a code fetches nothing', () => {
    for (const age of [0, 4 * MINUTE, 3 * HOUR]) {
      for (const found of [true, false]) {
        const [, second, ...rest] = inbox(stillApp({ reading: at(age, found) }))
        const here = (children: readonly Child[]) =>
          elementsOf(children).filter(({ attributes }) => attributes.id === 'as-of').length
        expect([here([second ?? null]), here(rest)], `${age} ${found}`).to.deep.equal([1, 0])
      }
    }
  })

  it('leads to a fresh look at the top where it is old, and asks for nothing before', async () => {
    const { app, sent } = watched({ step: 'inbox', reading: at(HOUR) })
    expect(sent).to.deep.equal([])
    click(elementsOf(inbox(app)), 'look-now')
    await settled()
    expect(sent).to.deep.equal([true])
    const fresh = elementsOf(inbox(stillApp({ reading: at(MINUTE) })))
    expect(fresh.filter(({ attributes }) => attributes.id === 'look-now')).to.deep.equal([])
  })

  it('counts from when the page was fetched, also where that was long before the code', async () => {
    const reception = makeReception(noble, { today: DAY })
    const server = new ScriptedServer(reception)
    const source = sourceOf(server)
    const opened = source.now()
    let now = opened
    const visit = new Visit({ ...source, now: () => now })
    await visit.open()
    now += 5 * HOUR
    visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
    expect((await visit.read()).fetchedAt).to.equal(opened)
    expect((await visit.read(true)).fetchedAt).to.equal(now)
  })

  it('is that of the page in hand after a letter: going back to the matter fetches nothing', async () => {
    const { app, sent } = watched({
      step: 'letter',
      writing: { name: 'letter', about: null, values: {} },
      posting: { sealed: null, sending: { kind: 'delivered' } },
    })
    click(elementsOf(letter(app)), 'back')
    await settled()
    expect(sent).to.deep.equal([false])
  })
})
