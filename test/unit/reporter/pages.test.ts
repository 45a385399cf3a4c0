import { expect } from 'chai'
import { listed } from '../../../client/reporter/pages/locale.ts'
import { peopleFor } from '../../../client/reporter/pages/talk.ts'
import type { App, Directory, State, Step } from '../../../client/reporter/state.ts'
import { VIEWS } from '../../../client/reporter/views.ts'
import type { Child, Markup } from '../../../client/shared/dom.ts'
import { PAGE_IDS, type PageId } from '../../../client/texts/pages.ts'
import { isSummary, SUMMARY_IDS } from '../../../client/texts/summaries.ts'
import { count, dayText, fill } from '../../../client/texts/wording.ts'
import { firstWordsOf, type Words } from '../../../client/texts/words.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES, STATUSES } from '../../../crypto/entries/names.ts'
import { SOME_RELEASE, sampleWords } from '../../support/reception/site.ts'
import {
  elementsOf,
  piecesOf,
  SOME_CODE,
  SOME_ROOT,
  someReception,
  stillApp,
} from '../../support/reporter/app.ts'

const READ = PAGE_IDS.filter((page): page is Exclude<PageId, 'form'> => page !== 'form')

const view = (app: App) => VIEWS[app.state.step](app)

/** The words of a page, as one text. */
const said = (children: readonly Child[]) => piecesOf(children).join(' ').replace(/\s+/g, ' ')

/** Without spaces: a text in which numbers are links has more of them. */
const close = (text: string) => text.replace(/\s/g, '')

function byId(children: readonly Child[], id: string): Markup {
  const found = elementsOf(children).find(({ attributes }) => attributes.id === id)
  if (found === undefined) throw new Error(`there is no #${id}`)
  return found
}

const idsOf = (children: readonly Child[]) =>
  elementsOf(children).flatMap(({ attributes: { id } }) => (typeof id === 'string' ? [id] : []))

function press(element: Markup, event = 'click', target: unknown = null): void {
  element.attributes.on?.[event]?.({ target, preventDefault() {} } as unknown as Event)
}

/** An app that writes down what it is asked to do. */
function watched(change: Partial<State>, words?: Words) {
  const app = stillApp(change, words)
  const asked: string[] = []
  Object.assign(app, {
    go: (step: Step) => asked.push(`go ${step}`),
    visit: (page: PageId) => asked.push(`visit ${page}`),
    say: (text: string) => asked.push(`say ${text}`),
    redraw: () => asked.push('redraw'),
  })
  return { app, asked }
}

const persons = (children: readonly Child[]) =>
  elementsOf(children).filter(({ attributes }) => attributes.class === 'person')

/** A fingerprint or checksum as it is shown: its label, and its groups. */
function printIn(children: readonly Child[], at = 0) {
  const lists = elementsOf(children).filter(({ attributes }) =>
    String(attributes.class).includes('print'),
  )
  const groups = lists[at]?.children.map((item) => piecesOf([item])[0])
  return { label: lists[at]?.attributes['aria-label'], groups }
}

describe('whom one can talk to', () => {
  const { t, site } = sampleWords()
  const { people } = site.people
  const everybody: Directory = { audience: '', campus: '', speaks: '', secrecy: '' }

  it('S24: is everybody until something is chosen', () => {
    expect(persons(view(stillApp({ step: 'talk' })))).to.have.length(people.length)
  })

  it('S24: are those for an audience, at a place or at all of them, who speak a language', () => {
    const some = [
      { ...people[0]!, id: 'a', audiences: ['students'], campuses: ['x'], speaks: ['nb', 'se'] },
      {
        ...people[0]!,
        id: 'b',
        audiences: ['employees', 'students'],
        campuses: [],
        speaks: ['en'],
        secrecy: { ...people[0]!.secrecy, bound: false },
      },
      { ...people[0]!, id: 'c', audiences: ['employees'], campuses: ['y'], speaks: ['nb'] },
    ] as typeof people
    const ids = (change: Partial<Directory>) =>
      peopleFor(some, { ...everybody, ...change })
        .map(({ id }) => id)
        .join('')
    expect(ids({})).to.equal('abc')
    expect(ids({ audience: 'students' })).to.equal('ab')
    expect(ids({ campus: 'x' })).to.equal('ab')
    expect(ids({ campus: 'z' })).to.equal('b')
    expect(ids({ speaks: 'nb' })).to.equal('ac')
    expect(ids({ audience: 'employees', campus: 'y', speaks: 'nb' })).to.equal('c')
    expect(ids({ audience: 'others' })).to.equal('')
    expect(ids({ secrecy: 'bound' })).to.equal('ac')
  })

  it('S24: are chosen by four fields, and how many there are is said', () => {
    const { app, asked } = watched({ step: 'talk' })
    press(byId(view(app), 'filter-audience'), 'change', { value: 'students' })
    press(byId(view(app), 'filter-campus'), 'change', { value: 'north' })
    press(byId(view(app), 'filter-speaks'), 'change', { value: 'se' })
    press(byId(view(app), 'filter-secrecy'), 'change', { value: 'bound' })
    expect(app.state.directory).to.deep.equal({
      audience: 'students',
      campus: 'north',
      speaks: 'se',
      secrecy: 'bound',
    })
    const shown = persons(view(app)).length
    expect(shown).to.be.within(1, people.length - 1)
    const text = fill(t.people.found, { n: shown, of: people.length })
    expect(asked.slice(-2)).to.deep.equal(['redraw', `say ${text}`])
    expect(said(view(app))).to.include(text)
  })

  it('S24: are for groups by the organisation’s own names, or by those of the program', () => {
    const words = sampleWords()
    const [name, from] = ['Residents and others', 'From residents and others']
    const named = { ...words.site.people, names: { others: { name, from } } }
    const own = { ...words, site: { ...words.site, people: named } }
    const talk = said(view(stillApp({ step: 'talk' }, own)))
    expect(talk).to.include(name).and.include(t.people.students)
    const examples = said(view(stillApp({ step: 'right-channel' }, own)))
    expect(examples).to.include(from).and.include(t.elsewhere.students)
  })

  it('S24: keep what was chosen in the fields when the page is drawn again', () => {
    const directory = { audience: 'others', campus: '', speaks: 'de', secrecy: 'bound' }
    const drawn = view(stillApp({ step: 'talk', directory }))
    const selected = elementsOf(drawn).filter(
      ({ tag, attributes }) => tag === 'option' && attributes.selected === true,
    )
    expect(selected.map(({ attributes }) => attributes.value)).to.deep.equal([
      'others',
      '',
      'de',
      'bound',
    ])
  })

  it('S24: are never nobody without a way out', () => {
    const directory = { audience: 'employees', campus: 'fjord', speaks: 'uk', secrecy: '' }
    const { app, asked } = watched({ step: 'talk', directory })
    expect(persons(view(app))).to.deep.equal([])
    expect(said(view(app))).to.include(t.people.none)
    press(byId(view(app), 'show-all'))
    expect(app.state.directory).to.deep.equal(everybody)
    expect(asked).to.include(`say ${fill(t.people.found, { n: people.length, of: people.length })}`)
  })

  for (const language of LANGUAGES) {
    it(`S6: are told in ${language} with whom, where, tongues, secrecy, contact and hours`, () => {
      const words = sampleWords(language)
      const cards = persons(view(stillApp({ step: 'talk' }, words)))
      for (const [i, person] of words.site.people.people.entries()) {
        const text = said([cards[i] ?? null])
        const { role, secrecy, phone, email, meet, hours } = person
        const parts = [role, secrecy.basis, phone, email, meet, hours]
        for (const part of parts) if (part !== undefined) expect(text).to.include(part)
        const { bound, unbound, takes, listens } = words.t.people
        expect(text).to.include(`${secrecy.bound ? bound : unbound} ${secrecy.basis}`)
        expect(text).to.include(person['takes-reports'] ? takes : listens)
        expect(text).not.to.include(person['takes-reports'] ? listens : takes)
        for (const tag of person.speaks) expect(text).not.to.match(new RegExp(`\\b${tag},`))
      }
    })

    it(`S6: stand in ${language} on a card of three lines, with the rest folded`, () => {
      const words = sampleWords(language)
      const cards = persons(view(stillApp({ step: 'talk' }, words)))
      for (const [i, person] of words.site.people.people.entries()) {
        const { role, phone, meet, hours, secrecy } = person
        const lines = elementsOf(cards[i]?.children ?? []).filter(
          (line) => cards[i]?.children.includes(line) && line.attributes.class !== 'away',
        )
        const [name, counts, reach, fold, ...others] = lines
        expect(others, role).to.deep.equal([])
        expect(said([name ?? null])).to.equal(role)
        expect(said([counts ?? null])).to.be.oneOf([words.t.people.takes, words.t.people.listens])
        expect(said([reach ?? null]))
          .to.include(phone ?? meet)
          .and.to.include(hours ?? '')
        expect(fold?.tag).to.equal('details')
        expect(said([fold ?? null])).to.include(secrecy.basis)
      }
    })

    it(`S25: are told in ${language} apart from those who are not suited, and why`, () => {
      const words = sampleWords(language)
      const text = said(view(stillApp({ step: 'talk' }, words)))
      const list = words.site.people['not-suited']
      expect(list).not.to.deep.equal([])
      for (const { who, why } of list) expect(text).to.include(`${who} ${why}`)
    })
  }

  it('S6: are said to be away, and who is there instead, only while it lasts', () => {
    const away = (until: string) => {
      const words = sampleWords()
      const person = { ...people[0]!, away: { until, instead: 'Somebody else is there.' } }
      const changed = { ...words.site.people, people: [person] }
      const site = { ...words.site, people: changed }
      const app = stillApp({ step: 'talk' }, { ...words, site })
      return said(view(app)).includes(`${dayText('en', day(until))}. Somebody else is there.`)
    }
    const day = (text: string) => dayOf(Date.parse(text))
    const { today } = stillApp().scene
    const text = (offset: number) =>
      new Date((today + offset) * 86_400_000).toISOString().slice(0, 10)
    expect([away(text(1)), away(text(0)), away(text(-1))]).to.deep.equal([true, false, false])
  })

  it('S6: are rung by a link, and not written to by one, which would open an account', () => {
    const links = elementsOf(persons(view(stillApp({ step: 'talk' })))).filter(
      ({ tag }) => tag === 'a',
    )
    expect(links).not.to.deep.equal([])
    for (const { attributes } of links) expect(attributes.href).to.match(/^tel:\d+$/)
  })
})

describe('the words that load first', () => {
  const steps: readonly Step[] = ['landing', 'tell', 'contact', 'readers', 'review', 'code']

  for (const step of steps) {
    it(`are all that the step ${step} needs`, () => {
      const first = firstWordsOf(sampleWords(), { path: '', integrity: '' })
      // what others outside do comes later; their names, numbers and hours do not
      const late = first.site.routes.map((_, i) => sampleWords().site.routes[i]?.about)
      const whole = piecesOf(view(stillApp({ step }))).filter((piece) => !late.includes(piece))
      expect(piecesOf(view(stillApp({ step }, first)))).to.deep.equal(whole)
    })
  }
})

describe('the questions that load behind the first one', () => {
  const first = firstWordsOf(sampleWords(), { path: '', integrity: '' })

  for (const step of ['story', 'details'] as const) {
    it(`are waited for on the step ${step}, which leads back meanwhile`, () => {
      const { t } = sampleWords()
      for (const [reception, expected] of [
        [{ kind: 'loading' }, t.page.working],
        [{ kind: 'failed', code: 'offline' }, t.page.retry],
      ] as const) {
        const app = { ...stillApp({ step, reception }, first), hasAllWords: false }
        const drawn = view(app)
        expect(said(drawn)).to.include(expected)
        expect(idsOf(drawn)).to.include('back')
        expect(piecesOf(drawn)).not.to.include('')
      }
    })

    it(`come on the step ${step} from what the reception signed, or from the rest of the words`, () => {
      const signed = { ...stillApp({ step }, first), hasAllWords: false }
      // Help to remember is offered only once its words are here.
      const offer: readonly string[] = Object.values(sampleWords().t.recall)
      const asked = piecesOf(view(stillApp({ step }))).filter((piece) => !offer.includes(piece))
      expect(piecesOf(view(signed))).to.deep.equal(asked)
      const rest = { ...stillApp({ step, reception: { kind: 'loading' } }), hasAllWords: true }
      expect(said(view(rest))).not.to.include(sampleWords().t.page.working)
    })
  }
})

describe('the pages that are read', () => {
  const { t, site } = sampleWords()

  for (const step of READ) {
    it(`lead on from the first page to the form, to the code, and back: ${step}`, () => {
      const { app, asked } = watched({ step, from: 'landing' })
      for (const id of ['start', 'have-code', 'back', 'back-top']) press(byId(view(app), id))
      expect(asked).to.deep.equal(['go tell', 'go code', 'go landing', 'go landing'])
    })

    it(`lead back to just what was left in the middle of something: ${step}`, () => {
      const { app, asked } = watched({ step, from: 'receipt', code: SOME_CODE })
      const drawn = view(app)
      expect(idsOf(drawn).filter((id) => ['start', 'have-code'].includes(id))).to.deep.equal([])
      press(byId(drawn, 'back'))
      press(byId(drawn, 'back-top'))
      expect(asked).to.deep.equal(['go receipt', 'go receipt'])
      const own = isSummary(step) ? site.summaries[step]?.buttons?.resume : t.read.resume
      expect(said([byId(drawn, 'back')])).to.equal(own)
    })
  }

  it('offer no form that nobody could read, and keep the code', () => {
    for (const state of ['closed', 'expired'] as const) {
      const reception = { kind: 'ready', value: { ...someReception(), state } } as const
      const ids = idsOf(view(stillApp({ step: 'next', reception })))
      expect(ids).to.include('have-code').and.not.to.include('start')
    }
  })

  it('S14: never stop anybody: the page on the right channel ends with writing all the same', () => {
    const drawn = view(stillApp({ step: 'right-channel' }))
    expect(said([byId(drawn, 'start')])).to.equal(t.read.anyway)
  })

  for (const language of LANGUAGES) {
    const words = sampleWords(language)
    const textOf = (step: Step) => said(view(stillApp({ step }, words)))

    it(`S12: say in ${language} every section that the organisation wrote`, () => {
      for (const step of READ) {
        const page = { ...words.site.pages, ...words.site.summaries }[step]
        if (page === undefined) throw new Error(`the sample has no ${step}`)
        const text = textOf(step)
        expect(text).to.include(page.title)
        for (const { title, text: prose } of page.sections) {
          const lines = prose.split('\n').map((line) => line.replace(/^- /, '').trim())
          for (const line of [title ?? '', ...lines]) {
            expect(close(text), step).to.include(close(line))
          }
        }
      }
    })

    it(`S13: give in ${language} examples by audience, and say where other matters go`, () => {
      const text = textOf('right-channel')
      const { examples, redirections } = words.site.rightChannel
      const { employees, students, others } = examples
      for (const one of [...employees, ...students, ...others]) expect(text).to.include(one)
      for (const { matter, place } of redirections) expect(text).to.include(`${matter} ${place}`)
    })

    it(`S8: compare the ways in ${language} in a table with a head for each column and row`, () => {
      const drawn = elementsOf(view(stillApp({ step: 'ways' }, words)))
      const heads = drawn.filter(({ attributes }) => attributes.scope === 'col')
      const { way, sees, traces, anonymous, answers } = words.t.compare
      const names = [way, sees, traces, anonymous, answers]
      expect(heads.map((head) => said([head]))).to.deep.equal(names)
      const rows = drawn.filter(({ tag }) => tag === 'tr').slice(1)
      expect(rows.map(({ children }) => children.map((cell) => said([cell])))).to.deep.equal(
        words.site.ways.map((one) => [
          `${one.name} ${one.how}`,
          `${sees} ${one['who-sees']}`,
          `${traces} ${one.traces}`,
          `${anonymous} ${one.anonymous}`,
          `${answers} ${one.answers}`,
        ]),
      )
    })

    it(`S17: say in ${language} both clocks, as the organisation promises them`, () => {
      const changed = { ...words.site.promises, 'acknowledge-days': 1, 'feedback-months': 2 }
      const site = { ...words.site, promises: changed }
      const { promise } = words.t
      for (const step of ['next', 'landing'] as const) {
        const text = said(view(stillApp({ step }, { ...words, site })))
        expect(text).to.include(count(language, promise.acknowledgeBy, 1))
        expect(text).to.include(count(language, promise.feedbackBy, 2))
      }
    })

    it(`S20 and S21: tell in ${language} a party and anybody else apart, before anything is sent`, () => {
      const { promise } = words.t
      const toParty = piecesFor(words, promise.party)
      const toOthers = piecesFor(words, promise.other)
      const interim = words.site.promises['interim-days']
      expect(toParty).to.include(promise.feedbackParty)
      expect(toParty).to.include(count(language, promise.interimParty, interim))
      expect(toOthers).to.include(promise.feedbackOther).and.to.include(promise.interimOther)
      for (const status of STATUSES) {
        const notice = words.site.notices[status]
        const [first = ''] = notice.party.split('\n')
        const [other = ''] = notice['not-a-party'].split('\n')
        expect(toParty, status).to.include(first)
        if (status !== 'hearing') expect(toOthers, status).to.include(other)
      }
      const { closed, hearing } = words.site.notices
      expect(toOthers).not.to.include(hearing['not-a-party'])
      expect(toOthers).not.to.include(closed.party.split('\n')[2] ?? closed.party)
    })

    it(`S23: name in ${language} those outside, with number and address`, () => {
      const text = textOf('outside')
      for (const { name, about } of words.site.routes) expect(text).to.include(`${name} ${about}`)
      const hours = words.site.routes.flatMap((route) => route.hours ?? [])
      expect(hours).not.to.deep.equal([])
      for (const when of hours) expect(text).to.include(when)
      const links = elementsOf(view(stillApp({ step: 'outside' }, words)))
      const hrefs = links.map(({ attributes }) => attributes.href)
      for (const { phone, url } of words.site.routes) {
        if (phone !== undefined) expect(hrefs).to.include(`tel:${phone.replaceAll(' ', '')}`)
        if (url !== undefined) expect(hrefs).to.include(url)
      }
      const out = links.filter(({ attributes }) => attributes.target === '_blank')
      for (const link of out) {
        expect(link.attributes.rel).to.equal('noreferrer noopener')
        expect(said([link])).to.include(words.t.page.newTab)
      }
    })
  }

  it('S23: lead from retaliation to those outside', () => {
    const { app, asked } = watched({ step: 'retaliation' })
    const link = elementsOf(view(app)).find(({ attributes }) => attributes.href === '/en/7')
    press(link!)
    expect(asked).to.deep.equal(['visit outside'])
  })

  it('show for those who check how it is done, and the fingerprint of the root', () => {
    const text = said(view(stillApp({ step: 'protection' })))
    const { text: how, limits, tor, deep } = t.protect
    for (const part of [how, limits, tor, deep]) expect(text).to.include(part)
    expect(printIn(view(stillApp({ step: 'protection' })))).to.deep.equal({
      label: t.protect.print,
      groups: SOME_ROOT.split('-'),
    })
  })

  it('name the program, its checksum, and its source if the organisation says where that is', () => {
    const words = sampleWords()
    const source = 'https://example.org/source'
    const organisation = { ...site.organisation, source }
    const told = { ...words, site: { ...site, organisation } }
    const silent = view(stillApp({ step: 'protection' }, words))
    const drawn = view(stillApp({ step: 'protection' }, told))
    expect(said(drawn)).to.include(`Postern ${SOME_RELEASE.version}`).and.include(t.protect.check)
    expect(printIn(drawn, 1)).to.deep.equal({
      label: t.protect.sum,
      groups: SOME_RELEASE.sum.split('-'),
    })
    const links = (children: readonly Child[]) =>
      elementsOf(children).filter(({ attributes }) => attributes.href === source)
    expect(links(drawn)).to.have.length(1)
    expect(said(drawn)).not.to.include(t.protect.sourceUnknown)
    expect(said(silent)).to.include(t.protect.sourceUnknown)
  })

  it('S17: say when the reception asks again, to whom, and leave it out where it never does', () => {
    const words = sampleWords()
    const promised = (days: readonly number[]) => {
      const promises = { ...site.promises, 'check-ins': days }
      const app = stillApp({ step: 'next' }, { ...words, site: { ...site, promises } })
      return said(view(app))
    }
    expect(promised([30, 90])).to.include(fill(t.promise.checkIns, { days: '30 and 90' }))
    expect(promised([])).not.to.include(t.promise.after)
  })
})

describe('the first page', () => {
  const { t, site } = sampleWords()

  it('S10: says that one need not give a name, what that costs, and what helps', () => {
    const text = said(view(stillApp({ step: 'landing' })))
    expect(text).to.include(`${t.worry.name} ${t.worry.nameText}`)
  })

  it('is headed by the name that the organisation gives its service, else by what one can do', () => {
    const headed = (words: Words) =>
      elementsOf(view(stillApp({ step: 'landing' }, words))).find(({ tag }) => tag === 'h1')
    expect(said([headed(sampleWords())!])).to.equal(t.landing.heading)
    const organisation = { ...site.organisation, heading: 'The Open Door' }
    const words = { ...sampleWords(), site: { ...site, organisation } }
    expect(said([headed(words)!])).to.equal('The Open Door')
  })

  it('answers each fear, and leads from it to what stands behind', () => {
    const { app, asked } = watched({ step: 'landing' })
    const drawn = view(app)
    const text = said(drawn)
    const { serious, found, nothing, punished, lost } = t.worry
    for (const question of [serious, found, nothing, punished, lost]) {
      expect(text).to.include(question)
    }
    const answers = elementsOf(drawn).filter(({ attributes }) => attributes.class === 'worries')
    for (const link of elementsOf(answers).filter(({ tag }) => tag === 'a')) press(link)
    const pages = ['right-channel', 'protection', 'next', 'retaliation']
    expect(asked).to.deep.equal(pages.map((page) => `visit ${page}`))
  })

  it('leads to every other page, with a line about each', () => {
    const { app, asked } = watched({ step: 'landing' })
    const drawn = view(app)
    const list = elementsOf(drawn).filter(({ attributes }) => attributes.class === 'to-read')
    for (const link of elementsOf(list).filter(({ tag }) => tag === 'a')) press(link)
    press(elementsOf(drawn).find(({ attributes }) => attributes.href === '/en/1')!)
    const own = READ.filter((page) => !['accessibility', 'easy', ...SUMMARY_IDS].includes(page))
    expect([...asked].sort()).to.deep.equal(own.map((page) => `visit ${page}`).sort())
    expect(said(list)).to.include(`${site.pages.rights.title} ${t.read.rights}`)
  })

  it('names the ways that remain where nobody can read a report', () => {
    const reception = { kind: 'ready', value: { ...someReception(), state: 'closed' } } as const
    const text = said(view(stillApp({ step: 'landing', reception })))
    expect(text).to.include(t.landing.closed).and.to.include('⟦ways⟧')
    for (const { name } of site.routes) expect(text).to.include(name)
  })

  it('writes a list as it is written in each language', () => {
    const days = LANGUAGES.map((language) => listed(language, ['30', '90', '180']))
    expect(days).to.deep.equal(['30, 90 og 180', '30, 90 og 180', '30, 90 and 180'])
  })

  it('says of the program for the command line only that it sends, not that it does what the form does', () => {
    const claims = { nb: /samme|skjema/, nn: /same|skjema/, en: /same|form\b/ }
    for (const language of LANGUAGES) {
      const { program } = sampleWords(language).t.noscript
      expect(program).to.include('npm run report').and.not.to.match(claims[language])
    }
  })
})

/** The parts of a page that begin with the name of those who are told. */
function piecesFor(words: Words, to: string): string {
  const told = elementsOf(view(stillApp({ step: 'next' }, words))).filter(
    ({ attributes, children }) => attributes.class === 'told' && said(children).startsWith(to),
  )
  return said(told)
}
