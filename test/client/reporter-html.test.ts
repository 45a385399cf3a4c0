import { expect } from 'chai'
import { renderPages, toHtml } from '../../client/reporter/html.ts'
import { h } from '../../client/shared/dom.ts'
import { CATALOGUES } from '../../client/texts/catalogue.ts'

const built = (file: string) => ({ file, integrity: `sha384-${file}`, body: Uint8Array.of(1) })

const PAGES = renderPages({
  fingerprint: 'FINGER-PRINT',
  manifest: {
    script: built('script-1.js'),
    style: built('style-1.css'),
    worker: built('worker-1.js'),
    sodium: built('sodium-1.js'),
  },
  otherWays: { nb: 'Brev <hit>', nn: 'Brev', en: 'A letter' },
})

const html = (path: string) => new TextDecoder().decode(PAGES.get(path)?.body)

describe('the pages as they are served', () => {
  it('are three languages, four built files and a neutral icon', () => {
    expect([...PAGES].map(([path, { type }]) => `${path} ${type}`)).to.deep.equal([
      '/ text/html; charset=utf-8',
      '/nn/ text/html; charset=utf-8',
      '/en/ text/html; charset=utf-8',
      '/assets/script-1.js text/javascript; charset=utf-8',
      '/assets/style-1.css text/css; charset=utf-8',
      '/assets/worker-1.js text/javascript; charset=utf-8',
      '/assets/sodium-1.js text/javascript; charset=utf-8',
      '/assets/page.svg image/svg+xml',
    ])
  })

  for (const [path, language] of [
    ['/', 'nb'],
    ['/nn/', 'nn'],
    ['/en/', 'en'],
  ] as const) {
    const t = CATALOGUES[language]

    it(`at ${path} say in ${language} what this is, whom to ring, and where else to go`, () => {
      expect(html(path)).to.include(`<html lang="${language}" data-root="FINGER-PRINT"`)
      const sentences = [t.landing.heading, t.landing.lead, t.help.title, t.landing.otherText]
      for (const sentence of sentences) expect(html(path)).to.include(toHtml(sentence))
      expect(html(path)).to.include('href="tel:112"').and.to.include('href="tel:116123"')
    })

    it(`at ${path} have a title and nothing else that tells what they are for`, () => {
      expect(html(path)).to.include(`<title>${t.page.title}</title>`)
      expect(html(path)).not.to.match(/postern|whistle/i)
    })

    it(`at ${path} lead out without scripts`, () => {
      expect(html(path)).to.include(`href="${t.page.exitUrl}" rel="noreferrer"`)
    })

    it(`at ${path} tell those without scripts which ways remain`, () => {
      const noscript = /<noscript>(.*)<\/noscript>/s.exec(html(path))?.[1] ?? ''
      for (const text of Object.values(t.noscript)) expect(noscript).to.include(toHtml(text))
      expect(noscript)
        .to.include(t.landing.outside)
        .and.to.match(/Brev|A letter/)
    })
  }

  it('pin script and style by their hash, and have none inside', () => {
    expect(html('/')).to.include('src="/assets/script-1.js" integrity="sha384-script-1.js"')
    expect(html('/')).to.include('href="/assets/style-1.css" integrity="sha384-style-1.css"')
    expect(html('/')).not.to.match(/<style|\sstyle=|\son\w+=|<script[^>]*>[^<]/)
  })

  it('escape what comes from elsewhere', () => {
    expect(html('/')).to.include('Brev &lt;hit&gt;')
    expect(toHtml(h('p', { title: '"&' }, '<script>'))).to.equal(
      '<p title="&quot;&amp;">&lt;script&gt;</p>',
    )
  })
})
