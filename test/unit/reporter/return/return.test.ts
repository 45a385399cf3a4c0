import { expect } from 'chai'
import { inbox } from '../../../../client/reporter/steps/inbox/inbox.ts'
import { toldOf } from '../../../../client/reporter/steps/inbox/status.ts'
import { look } from '../../../../client/reporter/steps/look.ts'
import type { VisitWorker } from '../../../../client/reporter/worker/visit-worker.ts'
import type { Markup } from '../../../../client/shared/dom.ts'
import type { Look } from '../../../../client/shared/session/visit.ts'
import { VisitError } from '../../../../client/shared/session/visit-error.ts'
import { dayText, sizeText } from '../../../../client/texts/wording.ts'
import { firstWordsOf } from '../../../../client/texts/words.ts'
import { addMonths, type Day } from '../../../../crypto/days/calendar.ts'
import {
  LANGUAGES,
  type Language,
  PARTIES,
  type Party,
  STATUSES,
  type Status,
} from '../../../../crypto/entries/content.ts'
import { sentIn } from '../../../support/reception/echoes.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import { elementsOf, message, piecesOf, reading, stillApp } from '../../../support/reporter/app.ts'
import { stillFiles } from '../../../support/reporter/files.ts'

const DAY = 20_000
const NEXT = 20_020

function viewOf(value: Look, language: Language = 'en'): Markup[] {
  return elementsOf(inbox(stillApp({ reading: { kind: 'ready', value } }, sampleWords(language))))
}

const textOf = (value: Look, language: Language = 'en') =>
  piecesOf(inbox(stillApp({ reading: { kind: 'ready', value } }, sampleWords(language)))).join('\n')

const idsOf = (all: readonly Markup[]) =>
  all.flatMap(({ tag, attributes }) => (tag === 'button' ? [String(attributes.id)] : []))

/** A matter that has just come to this status. */
function at(status: Status, party?: Party, change: Partial<Look> = {}): Look {
  const history: [Status, Day][] = [
    ['received', DAY - 1],
    [status, DAY],
  ]
  const content = { status, history, next: NEXT, text: '⟦said⟧', channel: 'a' } as const
  const told = party === undefined ? content : { ...content, party }
  return reading({ sent: sentIn(2857), positions: 3, status: message('status', told), ...change })
}

/** The paragraphs of a text of the organisation, without the marks of lists. */
const partsOf = (text: string) =>
  text.split('\n').flatMap((line) => {
    const plain = line.replace(/^- /, '').trim()
    return plain === '' ? [] : [plain]
  })

/** Words that tell of an outcome or a measure, by language. */
const OUTCOME: Readonly<Record<Language, RegExp>> = {
  nb: /utfall|tiltak|konklusjon|konsekvens|reaksjon|klage|hva som er gjort/i,
  nn: /utfall|tiltak|konklusjon|konsekvens|reaksjon|klage|kva som er gjort/i,
  en: /outcome|measure|conclusion|consequence|sanction|complain|what has been done/i,
}

/** Words that a party must get by the table of statuses, by language. Product, S20 */
const FOR_PARTY: Partial<Record<Status, Readonly<Record<Language, readonly RegExp[]>>>> = {
  received: {
    nb: [/7 dager/, /3\s+arbeidsdager/],
    nn: [/7 dagar/, /3\s+arbeidsdagar/],
    en: [/7 days/, /3\s+working days/],
  },
  assessing: {
    nb: [/vurderer/, /Se innom/],
    nn: [/vurderer/, /Sjå innom/],
    en: [/assesses/, /Look again/],
  },
  'needs-info': { nb: [/Spørsmål/i], nn: [/Spørsmål/i], en: [/questions/i] },
  redirected: {
    nb: [/hvorfor/, /hvor du kan/, /uenig/],
    nn: [/kvifor/, /kvar du kan/, /usamd/],
    en: [/why/, /where you can/, /disagree/],
  },
  assigned: {
    nb: [/rolle/, /bli hørt/, /stoler på/],
    nn: [/rolle/, /bli høyrd/, /stoler på/],
    en: [/role/, /be heard/, /trust/],
  },
  hearing: {
    nb: [/møte/, /telefon/, /video/, /skriftlig/, /stoler på/],
    nn: [/møte/, /telefon/, /video/, /skriftleg/, /stoler på/],
    en: [/meeting/, /phone/, /video/, /in writing/, /trust/],
  },
  'follow-up': { nb: [/30/, /3 måneder/], nn: [/30/, /3 månader/], en: [/30 days/, /3 months/] },
  closed: {
    nb: [/utfall/, /utelatt/, /klage/, /30, 90 og 180/],
    nn: [/utfall/, /utelate/, /klage/, /30, 90 og 180/],
    en: [/outcome/, /left out/, /complain/, /30, 90 and 180/],
  },
}

describe('S20 and S21: what a status tells', () => {
  for (const language of LANGUAGES) {
    const { site, t } = sampleWords(language)
    for (const status of STATUSES) {
      const { name, party: full, 'not-a-party': less } = site.notices[status]

      it(`${status} tells a party all that the table says, in ${language}`, () => {
        const said = textOf(at(status, 'party'), language)
        expect(said).to.include(name).and.to.include('⟦said⟧')
        for (const part of partsOf(full)) expect(said).to.include(part)
        for (const word of FOR_PARTY[status]?.[language] ?? []) expect(full).to.match(word)
        expect(said).not.to.include(t.opened.undecided)
      })

      for (const party of ['not-a-party', 'undecided', undefined] as const) {
        it(`${status} tells no more than it may to ${party ?? 'somebody unknown'}, in ${language}`, () => {
          const said = textOf(at(status, party), language)
          for (const part of partsOf(less)) expect(said).to.include(part)
          if (less !== full) {
            const only = partsOf(full).filter((part) => !partsOf(less).includes(part))
            for (const part of only) expect(said).not.to.include(part)
          }
          expect(said.includes(t.opened.undecided)).to.equal(party !== 'not-a-party')
          expect(said.includes(name)).to.equal(status !== 'hearing')
        })
      }
    }

    it(`no status is praised, and only what asks for something stands out, in ${language}`, () => {
      for (const party of [...PARTIES, undefined]) {
        for (const status of STATUSES) {
          const { name } = toldOf(site, status, party)
          const card = viewOf(at(status, party), language).find(
            ({ tag, attributes, children }) =>
              tag === 'section' &&
              String(attributes.class).startsWith('notice') &&
              piecesOf(children)[0] === name,
          )
          const asks = status === 'needs-info' || (status === 'hearing' && party === 'party')
          const mood = asks ? 'notice care' : 'notice calm'
          expect(card?.attributes.class, `${status} ${party}`).to.equal(mood)
        }
      }
    })

    it(`purged does not say in ${language} that a case is gone that is still there`, () => {
      const ahead = { nb: 'Blir slettet', nn: 'Blir sletta', en: 'To be deleted' }
      expect(site.notices.purged.name).to.equal(ahead[language])
    })

    it(`closed says in ${language} only to a party what came of it`, () => {
      const { 'not-a-party': less } = site.notices.closed
      expect(less).not.to.match(OUTCOME[language])
      const status = message('status', { status: 'closed', party: 'not-a-party', text: '' })
      // what others outside do is the same for everybody
      const said = sampleWords(language).site.routes.reduce(
        (text, { about }) => text.replaceAll(about, ''),
        textOf(reading({ status, sent: sentIn(2857) }), language),
      )
      expect(said).not.to.match(OUTCOME[language])
    })

    it(`hearing is no word to somebody who is not a party, in ${language}, nor later`, () => {
      const history: [Status, Day][] = [
        ['hearing', DAY - 5],
        ['follow-up', DAY],
      ]
      const invited = site.notices.hearing.name
      for (const party of PARTIES) {
        const status = message('status', { status: 'follow-up', history, party })
        const said = textOf(reading({ status }), language)
        expect(said.includes(invited), party).to.equal(party === 'party')
      }
    })

    it(`the texts promise in ${language} what the promises say`, () => {
      const { promises } = site
      expect(site.notices.received.party).to.include(String(promises['acknowledge-days']))
      expect(site.notices['follow-up'].party).to.include(String(promises['interim-days']))
      expect(site.notices['follow-up'].party).to.include(String(promises['feedback-months']))
    })
  }
})

describe('the inbox of the reporter', () => {
  const { t, site } = sampleWords()

  it('says while it looks, and if it cannot, what it says with all words, before the rest has loaded', () => {
    const words = sampleWords()
    const first = firstWordsOf(words, { path: '/pages.json', integrity: 'sha384-x' })
    for (const look of [{ kind: 'loading' }, { kind: 'failed', code: 'offline' }] as const) {
      const drawn = [first, words].map((some) => piecesOf(inbox(stillApp({ reading: look }, some))))
      // a helper outside is named with a number at once, and described later
      const told = words.site.routes.map(({ about }) => about)
      const withAll = drawn[1]?.filter((piece) => !told.includes(piece))
      expect(
        drawn[0]?.filter((piece) => piece !== ''),
        look.kind,
      ).to.deep.equal(withAll)
      expect(drawn[0]?.length).to.be.above(1)
    }
  })

  it('W14: says when to look again, and gives a reminder of it', () => {
    const said = textOf(at('assessing', 'party'))
    expect(said).to.include(`Check back on ${dayText('en', NEXT)}.`)
    expect(said).to.include(t.receipt.remind)
    const past = textOf(at('assessing', 'party', { day: NEXT + 1 }))
    expect(past).to.include(t.opened.nextSoon).and.not.to.include(t.receipt.remind)
  })

  it('S21: names no day to look again for a closed matter, unless there is one', () => {
    const status = message('status', { status: 'closed', party: 'not-a-party' })
    expect(textOf(reading({ status }))).not.to.include(t.opened.nextSoon)
    expect(textOf(at('closed', 'not-a-party'))).to.include(dayText('en', NEXT))
  })

  it('W13: shows the conversation with the newest on top, and own letters as such, without their text', () => {
    const messages = [
      message('notice', { day: DAY + 2, text: 'late' }),
      message('question', { day: DAY + 1, text: 'early' }),
      message('question', { day: DAY + 1, text: 'same day, later' }),
    ]
    const sent = [...sentIn(2857), ...sentIn(2858)]
    const cards = viewOf(at('assessing', 'party', { messages, sent })).filter(
      ({ tag, attributes }) => tag === 'li' && /^message\b/.test(String(attributes.class)),
    )
    const shown = cards.map(({ attributes, children }) => [
      attributes['data-kind'] ?? attributes.class,
      piecesOf(children),
    ])
    const from = '⟦head⟧'
    const day = (n: number) => dayText('en', n)
    const fetched = 'Fetched by a computer of the whistleblowing team.'
    expect(shown).to.deep.equal([
      ['message own', [`You wrote in the week from ${day(20_003)}`, fetched]],
      ['notice', ['Notice', `${from}, ${day(DAY + 2)}`, 'late']],
      [
        'question',
        ['Question for you', `${from}, ${day(DAY + 1)}`, 'same day, later', t.events.answer],
      ],
      ['question', ['Question for you', `${from}, ${day(DAY + 1)}`, 'early', t.events.answer]],
      ['message own', [`You wrote in the week from ${day(19_996)}`, fetched]],
    ])
  })

  it('shows a sentence instead of a message that cannot be drawn, and every other one', () => {
    const bad = message('notice', { day: DAY + 2, text: 'bad' })
    // No decoder lets such a day through: a fault of the page itself.
    const messages = [
      { ...bad, content: { ...bad.content, day: Number.NaN } },
      message('question', { day: DAY + 1, text: 'whole' }),
    ]
    const shown = textOf(at('assessing', 'party', { messages }))
    expect(shown).to.include(t.inbox.notShown).and.to.include('whole').and.not.to.include('bad')
  })

  it('W13: counts messages from the oldest, so that the ids of their buttons stay when one comes', () => {
    const first = message('question', { day: DAY + 1 })
    const idsWith = (...messages: Look['messages']) =>
      idsOf(viewOf(at('assessing', 'party', { messages }))).filter((id) => /^answer/.test(id))
    expect(idsWith(first)).to.deep.equal(['answer-0'])
    const second = message('message', { day: DAY + 2 })
    expect(idsWith(first, second)).to.deep.equal(['answer-1', 'answer-0'])
  })

  it('W13: shows the way of the case as stations in their order, and says which one it is at', () => {
    const messages = [message('notice', { day: DAY + 3 })]
    const sent = [...sentIn(2858), ...sentIn(2857)]
    const lines = viewOf(at('assessing', 'party', { messages, sent })).filter(
      ({ tag, attributes }) => tag === 'ol' && attributes.class === 'line',
    )
    const items = lines[0]!.children as Markup[]
    expect(
      items.map((item) => [piecesOf([item])[0], item.attributes['aria-current']]),
    ).to.deep.equal([
      [`You wrote in the week from ${dayText('en', 19_996)}`, undefined],
      [`${dayText('en', DAY - 1)}: Received`, undefined],
      [`${dayText('en', DAY)}: Being assessed`, 'step'],
    ])
  })

  it('W13: names no station as the present one while it is not known where the case is', () => {
    const currentOf = (incomplete: boolean) =>
      viewOf(reading({ sent: sentIn(2857), incomplete })).filter(
        ({ attributes }) => attributes['aria-current'] === 'step',
      )
    expect(currentOf(false)).to.have.length(1)
    expect(currentOf(true)).to.deep.equal([])
  })

  it('says what is in force in the language in which the reception wrote it', () => {
    const status = message('status', { status: 'assessing', text: 'Hei', language: 'nb' })
    const messages = [message('message', { text: 'Hallo', language: 'nn' }), message('notice')]
    const told = { status, messages, choice: { channel: 'students', leftOut: [] } }
    const written = viewOf(reading(told))
      .filter(({ attributes }) => attributes.class === 'as-written')
      .map(({ attributes, children }) => [attributes.lang, children[0]])
    expect(written).to.deep.equal([
      ['nb', 'Hei'],
      [undefined, '⟦text⟧'],
      ['nn', 'Hallo'],
    ])
  })

  it('W14: shows both clocks with their dates, by what the reception promises', () => {
    const said = textOf(reading({ sent: sentIn(2857), day: DAY }))
    expect(said).to.include('within 7 days: by 13 October 2024 at the latest.')
    expect(said).to.include('within 3 months of that: by 13 January 2025 at the latest.')
    const read = textOf(at('assessing', 'party'))
    expect(read).to.include(`within 7 days: it happened on ${dayText('en', DAY - 1)}.`)
  })

  it('W14: counts again from the day on which a matter was reopened, and says so', () => {
    const history: [Status, Day][] = [
      ['received', DAY - 40],
      ['closed', DAY - 9],
      ['reopened', DAY],
    ]
    const status = message('status', { status: 'reopened', party: 'party', history })
    const said = textOf(reading({ status, day: DAY + 1 }))
    const due = dayText('en', addMonths(DAY, 3))
    expect(said).to.include(`within 3 months of the case being reopened: by ${due} at the latest.`)
    expect(said).not.to.include('within 3 months of that')
  })

  for (const language of LANGUAGES) {
    it(`W25: leads out of the reception in ${language} when a deadline is missed, and only then`, () => {
      const words = sampleWords(language)
      const routes = words.site.routes.map(({ name }) => name)
      const late = textOf(reading({ sent: sentIn(2857), day: DAY + 400 }), language)
      expect(late).to.include(words.t.clocks.missed).and.to.include(words.t.clocks.missedDo)
      expect(late).to.include('⟦ways⟧').and.to.include(words.site.pages.outside.title)
      for (const route of routes) expect(late).to.include(route)
      const early = textOf(reading({ sent: sentIn(2857), day: DAY }), language)
      expect(early).not.to.include(words.t.clocks.missed)
      for (const route of routes) expect(early).not.to.include(route)
      const right = { nb: 'kan alltid', nn: 'kan alltid', en: 'can always' }
      expect(words.t.clocks.missedDo).to.include(right[language])
    })

    it(`W25: does not say in ${language} that feedback was missed where a message may have been it`, () => {
      const { t, site } = sampleWords(language)
      const status = message('acknowledgement', { status: 'received', day: DAY })
      const late = { status, day: DAY + 400 }
      const date = dayText(language, addMonths(DAY, 3))
      const sure = textOf(reading(late), language)
      expect(sure).to.include(t.clocks.missed).and.not.to.include(t.clocks.passedFeedback)
      expect(sure).to.include(t.clocks.missedFeedback.replace('{date}', date))
      const messages = [message('message', { day: DAY + 9 })]
      const perhaps = textOf(reading({ ...late, messages }), language)
      expect(perhaps).to.include(t.clocks.passedFeedback).and.not.to.include(t.clocks.missed)
      expect(perhaps).to.include(t.clocks.perhapsFeedback.replace('{date}', date))
      const onlyIf = { nb: 'Hvis ikke, er', nn: 'Om ikkje, er', en: 'If not, the deadline' }
      expect(perhaps).to.include(onlyIf[language])
      for (const { name } of site.routes) expect(perhaps).to.include(name)
      expect(idsOf(viewOf(reading({ ...late, messages }), language))).to.include('ask')
    })

    it(`W31: promises in ${language} no more of small numbers than holds inside the reception`, () => {
      const outside = {
        nb: 'tall som gjelder færre enn fem svar, vises ikke utenfor mottaket',
        nn: 'tal som gjeld færre enn fem svar, blir ikkje viste utanfor mottaket',
        en: 'figures for fewer than five answers are not shown outside the whistleblowing team',
      }
      expect(sampleWords(language).t.feedback.lead).to.include(outside[language])
    })
  }

  it('W25: says which deadline it was, and lets one ask', () => {
    const ack = dayText('en', 20_009)
    const waiting = textOf(reading({ sent: sentIn(2857), day: 20_010 }))
    expect(waiting).to.include(`should have confirmed your report by ${ack}. They have not.`)
    const feedback = at('assessing', 'party', { day: DAY + 400 })
    expect(textOf(feedback)).to.include('The whistleblowing team should have given you feedback by')
    expect(idsOf(viewOf(feedback))).to.include('ask')
    const promised = textOf(at('assessing', 'party', { day: NEXT + 1 }))
    expect(promised).to.include(`told you something new by ${dayText('en', NEXT)}. They have not.`)
    expect(textOf(at('assessing', 'party', { day: NEXT }))).not.to.include(t.clocks.missed)
    const interim = reading({
      status: message('status', { status: 'follow-up', party: 'party', day: DAY }),
      day: DAY + 31,
    })
    expect(textOf(interim)).to.include(`told you something new by ${dayText('en', DAY + 30)}`)
  })

  it('W25: says it before anything else but where the matter stands, and never of one that is deleted', () => {
    const status = message('status', { status: 'follow-up', party: 'party', next: NEXT })
    const messages = [message('question', { day: DAY - 2 })]
    const pieces = piecesOf(viewOf(reading({ status, messages, day: NEXT + 1 })))
    const places = [site.notices['follow-up'].name, t.clocks.missed, t.events.messages]
    const found = places.map((text) => pieces.indexOf(text))
    expect(found)
      .to.deep.equal([...found].sort((a, b) => a - b))
      .and.not.to.include(-1)
    expect(textOf(at('purged', 'party', { day: DAY + 400 }))).not.to.include(t.clocks.missed)
  })

  it('W25: shows the way out where something is missing, and says nothing of deadlines then', () => {
    const late = textOf(reading({ sent: sentIn(2857), day: DAY + 400, incomplete: true }))
    expect(late).to.include(t.opened.incomplete).and.to.include(site.routes[0]!.name)
    expect(late).not.to.include(t.clocks.missed)
  })

  it('W25: shows the way out once, in the first of several notices that have reason to', () => {
    const status = message('status', { status: 'follow-up', party: 'party', next: NEXT })
    const late = { status, day: NEXT + 1, sent: sentIn(2857) }
    const piecesIn = (choice: Look['choice']) => piecesOf(viewOf(reading({ ...late, choice })))
    const way = site.routes[0]!.name
    const countIn = (pieces: readonly string[]) => pieces.filter((text) => text === way).length
    const pieces = piecesIn(null)
    expect(pieces).to.include.members([t.clocks.missed, t.opened.unsure])
    expect(countIn(pieces))
      .to.equal(countIn(piecesIn({ channel: 'a', leftOut: [] })))
      .and.to.be.above(0)
    expect(pieces.indexOf(way)).to.be.below(pieces.indexOf(t.opened.unsure))
  })

  it('S18: offers ways to be heard to a party who is invited, and to nobody else', () => {
    expect(idsOf(viewOf(at('hearing', 'party')))).to.include.members([
      'hearing-meet',
      'hearing-write',
    ])
    for (const party of ['not-a-party', 'undecided'] as const) {
      expect(idsOf(viewOf(at('hearing', party)))).not.to.include('hearing-meet')
    }
  })

  it('says how to object where a matter belongs elsewhere', () => {
    const view = viewOf(at('redirected', 'not-a-party'))
    expect(idsOf(view)).to.include('object')
    expect(piecesOf(view)).to.include(site.pages['right-channel'].title)
  })

  it('tells a party of a closed matter where to complain, and when it is asked how things are', () => {
    const said = textOf(at('closed', 'party'))
    for (const part of partsOf(site.promises.complain)) expect(said).to.include(part)
    for (const days of [30, 90, 180]) expect(said).to.include(dayText('en', DAY + days))
    expect(textOf(at('closed', 'not-a-party'))).not.to.include(t.after.complain)
  })

  it('W31: asks everybody of a closed matter how it was handled, and nobody before', () => {
    for (const party of PARTIES) {
      expect(idsOf(viewOf(at('closed', party)))).to.include('feedback')
      expect(idsOf(viewOf(at('follow-up', party)))).not.to.include('feedback')
    }
  })

  it('W20, W22, W23, W24, W09: lets one write at any time, also after closing, until it is deleted', () => {
    const letters = ['more', 'meeting', 'identity', 'withdraw', 'harm']
    for (const status of STATUSES) {
      const ids = idsOf(viewOf(at(status, 'party')))
      if (status === 'purged') expect(ids).not.to.include.oneOf(letters)
      else expect(ids, status).to.include.members(letters)
    }
    const purged = viewOf(at('purged', 'party'))
    expect(idsOf(purged)).to.include('again')
    expect(piecesOf(purged)).to.include(t.after.againText).and.not.to.include(t.clocks.title)
  })

  it('offers no answer to a message if the case takes no letters any longer', () => {
    const messages = [message('question'), message('message'), message('minutes')]
    const answers = (status: Status) => {
      const ids = idsOf(viewOf(at(status, 'party', { messages })))
      return ids.filter((id) => /^(?:answer|check)-/.test(id))
    }
    expect(answers('closed')).to.have.length(3)
    expect(answers('purged')).to.deep.equal([])
  })

  it('says that what one wrote is not shown, and why', () => {
    for (const value of [at('assessing', 'party'), reading()]) {
      expect(textOf(value)).to.include(t.opened.own)
    }
    expect(t.opened.own).to.match(/The code alone opens only the answers/)
  })

  it('S20: asks for minutes to be approved or corrected', () => {
    const messages = [message('minutes', { text: 'We met.' })]
    const view = viewOf(at('hearing', 'party', { messages }))
    expect(idsOf(view)).to.include('check-0')
    expect(piecesOf(view)).to.include.members(['We met.', t.events.check])
  })

  it('shows files by name and size, each to be fetched, and says that fetching is not hidden', () => {
    const key = new Uint8Array(32)
    const files = [
      { name: 'decision.pdf', type: 'application/pdf', size: 1_234_567, offset: 0 },
      { name: 'a.txt', type: 'text/plain', size: 12, offset: 1_234_567 },
    ].map((one) => ({ ...one, hash: key }))
    const messages = [message('files', { text: '', manifest: { key, blocks: 2, files } })]
    const value = at('assessing', 'party', { messages })
    const app = stillApp({ reading: { kind: 'ready', value } }, sampleWords('en'))
    const ready = { kind: 'ready', part: stillFiles() } as const
    const view = elementsOf(inbox(Object.assign(app, { files: ready })))
    expect(idsOf(view)).to.include.members(['fetch-0-0', 'fetch-0-1'])
    const said = piecesOf(view).join(' ')
    expect(said).to.include('decision.pdf').and.to.include('1.2\u00a0MB').and.to.include('2 files')
    expect(said).to.include(t.received.lead).and.to.include(t.received.keep)
  })

  it('asks once more for words that did not come, and shows what was read', async () => {
    const lookedWith = async (lost: number) => {
      const office = { ask: async () => reading({ day: DAY }), close: () => {} }
      let asked = 0
      const completeWords = async () => {
        if (asked++ < lost) throw new VisitError('offline')
      }
      const still = stillApp({ step: 'inbox' })
      const app = Object.assign(still, { office: office as unknown as VisitWorker, completeWords })
      await look(app)
      return app.state.reading
    }
    const read = { kind: 'ready', value: reading({ day: DAY }) }
    expect(await lookedWith(0)).to.deep.equal(read)
    expect(await lookedWith(1)).to.deep.equal(read)
    expect(await lookedWith(2)).to.deep.equal({ kind: 'failed', code: 'offline' })
  })

  it('writes sizes as people do', () => {
    expect(sizeText('en', 0)).to.equal('0\u00a0bytes')
    expect(sizeText('en', 999)).to.equal('999\u00a0bytes')
    expect(sizeText('nb', 1500)).to.equal('1,5\u00a0kB')
    expect(sizeText('nn', 20_000_000)).to.equal('20\u00a0MB')
  })
})
