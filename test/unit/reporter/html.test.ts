import { expect } from 'chai'
import { toHtml } from '../../../client/reporter/served/document.ts'
import { renderPages } from '../../../client/reporter/served/html.ts'
import { h } from '../../../client/shared/dom.ts'
import { escapeValue } from '../../../client/shared/escape.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { PAGE_IDS, type PageId, pathsOf } from '../../../client/texts/pages.ts'
import type { SiteContent } from '../../../client/texts/site.ts'
import { SUMMARIES, SUMMARY_IDS } from '../../../client/texts/summaries.ts'
import { dayText, fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { packPages } from '../../../server/pages.ts'
import { SOME_RELEASE, sampleDocument, sampleSite } from '../../support/reception/site.ts'

const built = (file: string) => ({ file, integrity: `sha384-${file}`, body: Uint8Array.of(1) })
const SHOWN = ['landing', ...PAGE_IDS] as const

const OTHER_WAYS = { nb: 'Brev <hit>', nn: 'Brev <hit>', en: 'A letter <here>' }

function render(change: Partial<SiteContent> = {}, otherWays = OTHER_WAYS) {
  return renderPages({
    fingerprint: 'FINGER-PRINT',
    manifest: {
      script: built('script-1.js'),
      app: built('app-1.js'),
      style: built('style-1.css'),
      worker: built('worker-1.js'),
      sodium: built('sodium-1.wasm'),
      files: built('files-1.js'),
      clean: built('clean-1.js'),
      listen: built('listen-1.js'),
      reading: built('reading-1.js'),
      hint: built('hint-1.js'),
      aloud: built('aloud-1.js'),
    },
    release: SOME_RELEASE,
    site: { ...sampleSite(), ...change },
    form: sampleDocument(),
    otherWays,
    today: dayOf(Date.UTC(2026, 10, 25)),
    nameFile: (stem, extension, body) => ({ ...built(`${stem}-1.${extension}`), body }),
  })
}

const PAGES = render()
const SUMMARIES_OF_SAMPLE = sampleSite().summaries

const decode = (body: Uint8Array | undefined) => new TextDecoder().decode(body)

function html(page: PageId | 'landing', language: Language, pages = PAGES): string {
  return decode(pages.get(pathsOf(page)[language])?.body)
}

/** Every tag as it is written, with its attributes. */
function tagsOf(text: string): { name: string; attributes: ReadonlyMap<string, string> }[] {
  return [...text.matchAll(/<([a-z0-9]+)((?: [a-z-]+="[^"]*")*)>/g)].map(([, name, rest]) => ({
    name: name!,
    attributes: new Map(
      [...rest!.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]),
    ),
  }))
}

/** The pages that name an address, each checked for the warning about e-mail above the first one. */
function addressedPages(language: Language, pages = PAGES): string[] {
  const warning = toHtml(CATALOGUES[language].page.emailCare)
  return SHOWN.filter((id) => {
    const [, body = ''] = html(id, language, pages).split('<body>')
    const first = body.indexOf('@')
    if (first >= 0) expect(body.indexOf(warning), id).to.be.within(0, first)
    return first >= 0
  })
}

/** The sample with an address in the first section of every page to read. */
function addressed(): Partial<SiteContent> {
  const { pages, summaries } = sampleSite()
  const line = {
    nb: 'Skriv: a@example.org',
    nn: 'Skriv: a@example.org',
    en: 'Write: a@example.org',
  }
  const sections = [{ text: line }]
  const spoken = [{ text: line.nb }]
  const changed = Object.entries(pages).map(([name, page]) => [name, { ...page, sections }])
  const told = Object.entries(summaries).map(([name, one]) => [name, { ...one, sections: spoken }])
  return {
    pages: Object.fromEntries(changed) as SiteContent['pages'],
    summaries: Object.fromEntries(told) as SiteContent['summaries'],
  }
}

describe('the pages as they are served', () => {
  for (const language of LANGUAGES) {
    const t = CATALOGUES[language]
    for (const page of SHOWN) {
      const text = html(page, language)
      const tags = tagsOf(text)

      it(`N07: ${page} in ${language} has its language, one heading, and a title with its number alone`, () => {
        expect(text).to.match(new RegExp(`^<!doctype html>\\n<html lang="${language}" `))
        const number = page === 'landing' ? '' : pathsOf(page).nb.replace('/', ' ')
        expect(text).to.include(`<title>${t.page.title}${number}</title>`)
        expect(text).to.include(` data-title="${t.page.title}"`)
        expect(tags.filter(({ name }) => name === 'h1')).to.have.length(1)
        const head = text.slice(0, text.indexOf('<body>')).replace(/data-words="[^"]*"/, '')
        expect(head).not.to.match(/postern|whistle|varsl/i)
      })

      it(`N02: ${page} in ${language} loads nothing from elsewhere, and has no script or style inside`, () => {
        const loaded = tags.flatMap(({ name, attributes }) =>
          name === 'a' ? [] : [attributes.get('src'), attributes.get('href')],
        )
        const paths = loaded.filter((path) => path !== undefined)
        expect(paths).to.have.length.above(2)
        for (const path of paths) expect(PAGES.has(path), path).to.equal(true)
        expect(text).not.to.match(/<style|\sstyle=|\son\w+=|<script[^>]*>[^<]|<iframe|<img|<form/)
        expect(text).to.include('src="/assets/script-1.js" integrity="sha384-script-1.js"')
        expect(text).to.include('href="/assets/style-1.css" integrity="sha384-style-1.css"')
      })

      it(`S2: ${page} in ${language} has links that lead somewhere, without a word of where from`, () => {
        const links = tags.filter(({ name }) => name === 'a').map(({ attributes }) => attributes)
        for (const link of links) {
          const href = link.get('href') ?? ''
          if (href.startsWith('tel:')) expect(href).to.match(/^tel:\+?\d+$/)
          else if (href.startsWith('https:')) expect(link.get('rel')).to.include('noreferrer')
          else if (href.startsWith('#')) expect(text).to.include(`id="${href.slice(1)}"`)
          else expect(PAGES.has(href), href).to.equal(true)
        }
        const hrefs = links.map((link) => link.get('href'))
        expect(hrefs).to.include.members(Object.values(pathsOf(page)))
        expect(hrefs).to.include(t.page.exitUrl).and.to.include(pathsOf('landing')[language])
      })

      it(`W08: ${page} in ${language} says whom to ring, at once and to talk`, () => {
        expect(text).to.include('href="tel:113"').and.to.include('href="tel:116123"')
      })

      if (page === 'form') continue
      it(`S1: ${page} in ${language} says its version, its dates and who answers for it`, () => {
        const { review } = sampleSite().organisation
        const date = (day: string) => dayText(language, dayOf(Date.parse(day)))
        const line = fill(t.routine.line, {
          version: review.version,
          from: date(review['valid-from']),
          last: date(review['last-review']),
          next: date(review['next-review']),
          owner: review.owner[language],
        })
        expect(text).to.include(toHtml(line))
      })
    }
  }

  it('S1: say what a page says of itself, else the organisation: in just its languages that it is being revised', () => {
    const { organisation, pages } = sampleSite()
    const review = { ...organisation.review, 'under-revision': ['nb' as const] }
    const own = { ...review, version: 777, 'under-revision': ['en' as const] }
    const rights = { ...pages.rights, review: own }
    const revised = render({
      organisation: { ...organisation, review },
      pages: { ...pages, rights },
    })
    const said = (page: PageId | 'landing', language: Language) =>
      html(page, language, revised).includes(toHtml(CATALOGUES[language].routine.revision))
    expect(LANGUAGES.map((one) => said('landing', one))).to.deep.equal([true, false, false])
    expect(LANGUAGES.map((one) => said('next', one))).to.deep.equal([true, false, false])
    expect(LANGUAGES.map((one) => said('rights', one))).to.deep.equal([false, false, true])
    expect(html('rights', 'en', revised)).to.include('Version 777.')
    expect(html('next', 'en', revised)).to.include('Version 1.')
  })

  it('W18: say of a text that no speaker has looked over that it is so', () => {
    const said = (page: PageId, language: Language) =>
      html(page, language).includes(toHtml(CATALOGUES[language].routine.unreadText))
    expect(LANGUAGES.map((one) => said('easy', one))).to.deep.equal([false, true, false])
    for (const id of SUMMARY_IDS) {
      expect(LANGUAGES.map((one) => said(id, one))).to.deep.equal([true, true, true])
      const { unread = '' } = SUMMARIES_OF_SAMPLE[id] ?? {}
      expect(unread).to.not.equal('')
      for (const language of LANGUAGES) expect(html(id, language)).to.include(toHtml(unread))
    }
  })

  it('W18: no longer say it once somebody has looked the summary over', () => {
    const { organisation } = sampleSite()
    const review = { ...organisation.review, 'not-reviewed': ['ar' as const] }
    const reviewed = render({ organisation: { ...organisation, review } })
    for (const id of SUMMARY_IDS) {
      const { unread = '' } = SUMMARIES_OF_SAMPLE[id] ?? {}
      expect(html(id, 'nb', reviewed).includes(toHtml(unread)), id).to.equal(id === 'arabic')
    }
  })

  for (const id of SUMMARY_IDS) {
    const { tag, name, dir } = SUMMARIES[id]
    const marks = ` lang="${tag}"${dir === undefined ? '' : ` dir="${dir}"`}`

    it(`W18: mark what is ${id} as that, on its page and in the links to it by its own name`, () => {
      const { title = '', sections = [] } = SUMMARIES_OF_SAMPLE[id] ?? {}
      for (const language of LANGUAGES) {
        const page = html(id, language)
        const parts = page.split(`<div${marks}>`).slice(1)
        expect(parts).to.have.length(2)
        expect(parts[0]).to.include(toHtml(title))
        for (const { title: head = '', text } of sections) {
          expect(parts[1]).to.include(`<h2>${toHtml(head)}</h2>`)
          expect(parts[1]).to.include(toHtml(text.split('\n')[0] ?? ''))
        }
        const link = `<a href="${pathsOf(id)[language]}"${marks}`
        for (const other of ['landing', 'next'] as const) {
          expect(html(other, language)).to.include(`${link}>${name}</a>`)
        }
        expect(page).to.include(`${link} aria-current="page">${name}</a>`)
      }
    })

    it(`S8: say in ${id} whom to ring, and keep the digits of each number together`, () => {
      const page = html(id, 'nb')
      const [, , text = ''] = page.split(`<div${marks}>`)
      const [own = ''] = text.split('<div class="actions">')
      for (const number of ['113', '112', '110', '116 117', '116 123', '116 006']) {
        const href = `tel:${number.replaceAll(' ', '')}`
        expect(own).to.include(`<bdi dir="ltr"><a href="${href}">${number}</a></bdi>`)
      }
    })
  }

  it('leave out summaries and the topic that a content folder leaves out', () => {
    const { harassment: _topic, ...pages } = sampleSite().pages
    const { sami, arabic, ...others } = SUMMARIES_OF_SAMPLE
    const few = render({ pages, summaries: { sami, arabic } as typeof SUMMARIES_OF_SAMPLE })
    const lost = ['harassment', ...Object.keys(others)] as PageId[]
    for (const page of lost) {
      const paths = Object.values(pathsOf(page))
      for (const path of paths) expect(PAGES.has(path) && !few.has(path), path).to.equal(true)
      expect(html('landing', 'en', few)).not.to.include(`href="${pathsOf(page).en}"`)
    }
    expect(few.has('/16') && few.has('/en/11')).to.equal(true)
    const none = render({ pages, summaries: {} })
    expect(html('landing', 'en', none)).not.to.include(`${CATALOGUES.en.page.tongues}</summary>`)
  })

  it('S2: lead to easy words beside the languages, on the first page and on each to read', () => {
    for (const language of LANGUAGES) {
      for (const page of SHOWN) {
        const [before = ''] = html(page, language).split('<main')
        expect(before, page).to.include(`<a href="${pathsOf('easy')[language]}"`)
      }
    }
  })

  it('S2: answer what one can do now in this order: ring, write, talk, come back', () => {
    for (const language of LANGUAGES) {
      const t = CATALOGUES[language]
      const page = html('landing', language)
      const main = page.slice(page.indexOf('<main'))
      const talk = sampleSite().pages.talk.title[language]
      const order = ['href="tel:113"', `>${t.landing.start}</a>`, `>${talk}</a>`, t.landing.code]
      const places = order.map((one) => main.indexOf(one))
      expect(places.every((at) => at > 0)).to.equal(true)
      expect(places).to.deep.equal([...places].sort((a, b) => a - b))
    }
  })

  it('say on the first page who may write, that the server reads nothing, and how answers come', () => {
    const { who, ...plain } = sampleSite().organisation
    const bare = render({ organisation: plain })
    for (const language of LANGUAGES) {
      const t = CATALOGUES[language]
      const said = html('landing', language, bare)
      expect(said).to.include(toHtml(t.landing.who))
      const page = html('landing', language)
      const [, list = ''] = /<ul class="glance">(.*?)<\/ul>/s.exec(page) ?? []
      const items = list.split('<li>').slice(1)
      for (const [i, text] of [
        who?.[language] ?? '',
        t.landing.blind,
        t.landing.answers,
      ].entries()) {
        expect(items[i]).to.include(toHtml(text))
        // the drawing says nothing of its own, and is fetched from nowhere
        expect(items[i]).to.match(/^<svg [^>]*aria-hidden="true"[^>]*><path d="[^"]+"/)
      }
      expect(page.indexOf(list)).to.be.above(page.indexOf(t.landing.code))
    }
  })

  it('S8: have one action that stands out, and it leads to the ways that remain without scripts', () => {
    const main = tagsOf(html('landing', 'en')).filter(({ attributes }) =>
      attributes.get('class')?.split(' ').includes('main'),
    )
    expect(main.map(({ attributes }) => attributes.get('href'))).to.deep.equal(['/en/12'])
  })

  for (const language of LANGUAGES) {
    it(`S8: say in ${language} where the form would be which other ways there are, and all of them`, () => {
      const t = CATALOGUES[language]
      const site = sampleSite()
      const page = html('form', language)
      const [form, ...others] = site.ways
      expect(form?.id).to.equal('form')
      for (const { how } of others) expect(page).to.include(toHtml(how[language]))
      expect(page).not.to.include(toHtml(form?.how[language] ?? ''))
      for (const { name } of site.routes) expect(page).to.include(toHtml(name[language]))
      for (const person of site.people.people) {
        const heading = `<h3>${toHtml(person.role[language])}</h3>`
        expect(page.includes(heading), person.id).to.equal(person['takes-reports'])
      }
      expect(page).to.match(/Brev &lt;hit&gt;|A letter &lt;here&gt;/)
      const [, without = ''] = /<noscript>(.*)<\/noscript>/s.exec(page) ?? []
      const { title, text, program, exit } = t.noscript
      for (const sentence of [title, text, program, exit]) {
        expect(without).to.include(toHtml(sentence))
      }
    })

    it(`N07: have in ${language} each a title of its own`, () => {
      const titles = SHOWN.map((id) => /<title>(.*)<\/title>/.exec(html(id, language))?.[1])
      expect(new Set(titles)).to.have.property('size', SHOWN.length)
    })

    it(`warn in ${language} of e-mail before they name an address for it`, () => {
      const { people, ways } = sampleSite()
      const addresses = people.people.flatMap(({ email }) => (email === undefined ? [] : [email]))
      expect(addresses).to.have.length.above(2)
      expect(addressedPages(language)).to.include.members(['form', 'talk', 'next', 'accessibility'])
      const way = ways.find(({ id }) => id === 'email')
      const [, after = ''] = html('form', language).split(toHtml(way?.how[language] ?? ''))
      expect(after.slice(0, 300)).to.include(toHtml(way?.traces[language] ?? ''))
    })

    it(`warn in ${language} on whatever page an organisation names an address`, () => {
      const pages = render(addressed(), {
        nb: 'b@example.org',
        nn: 'b@example.org',
        en: 'b@example.org',
      })
      expect(addressedPages(language, pages)).to.deep.equal(SHOWN)
    })

    it(`say in ${language} on the first page where those without scripts find the ways`, () => {
      const [, without = ''] = /<noscript>(.*)<\/noscript>/s.exec(html('landing', language)) ?? []
      expect(without).to.include(toHtml(CATALOGUES[language].noscript.text))
      expect(without).to.include(`href="${pathsOf('form')[language]}"`)
    })
  }

  it('N04: warn who comes from a network of the organisation, by its name', async () => {
    const { networks } = sampleSite()
    const file = PAGES.get('/en/4')
    expect(file?.inside?.map(({ ranges }) => ranges)).to.deep.equal(
      networks.map(({ ranges }) => ranges),
    )
    const warning = fill(CATALOGUES.en.page.inside, { name: networks[0]!.name.en })
    expect(decode(file?.inside?.[0]?.body)).to.include(toHtml(warning))
    expect(decode(file?.inside?.[0]?.body)).to.include(
      escapeValue(JSON.stringify(networks[0]!.name)),
    )
    expect(decode(file?.body)).not.to.include('data-inside')
    const packed = await packPages(new Map([['/en/4', file!]]))
    expect(packed.get('/en/4')?.inside).to.have.length(networks.length)
  })

  it('A02: escape every text of the content, wherever it stands', () => {
    const hostile = `<img src="//elsewhere" onerror=alert(1)>'"&`
    const wrecked = wreck(sampleSite(), hostile)
    const pages = render({ ...wrecked, theme: sampleSite().theme })
    for (const page of SHOWN) {
      const text = html(page, 'en', pages)
      expect(text, page).not.to.match(/<img/)
      expect(text, page).to.match(/&lt;img src=("|&quot;)\/\/elsewhere\1/)
      const values = tagsOf(text).flatMap(({ attributes }) => [...attributes.keys()])
      expect(values, page).not.to.include('onerror')
    }
  })

  it('escape what stands in attributes and in texts', () => {
    expect(toHtml(h('p', { title: '"&' }, '<script>'))).to.equal(
      '<p title="&quot;&amp;">&lt;script&gt;</p>',
    )
  })
})

/** The same content with another text instead of each that stands in three languages. */
function wreck<T>(value: T, text: string): T {
  const wrecked = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(wrecked)
    if (typeof part !== 'object' || part === null) return part
    if ('nb' in part) return { nb: text, nn: text, en: text }
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, wrecked(one)]))
  }
  return wrecked(value) as T
}
