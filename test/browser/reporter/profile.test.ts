import { join } from 'node:path'
import { expect } from 'chai'
import { ICON_PATH } from '../../../client/reporter/served/built.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { pagePath } from '../../../client/texts/pages.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import type { PageFiles } from '../../../server/pages.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import { changedPages } from '../../support/browser/changed-pages.ts'
import { openReporter, packQuickly, reporterPages } from '../../support/browser/reporter-page.ts'
import { type KeepingBrowser, launchKeeping } from '../../support/profile/browser.ts'
import { askCopy } from '../../support/profile/database.ts'
import { addressesIn, findIn, namesIn, readProfile } from '../../support/profile/scan.ts'
import {
  comeBack,
  finish,
  keepCopy,
  keepDraft,
  readCopy,
  readPage,
  send,
  tell,
  tellWithRecall,
  typeGroup,
  type Walker,
  writeOn,
} from '../../support/profile/way.ts'
import { universityReception } from '../../support/reception/university-reception.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

const { nb, en } = CATALOGUES

/** The pages as they would be if fields were left to the browser. */
function withoutCare(pages: PageFiles): PageFiles {
  let taken = 0
  const careless = changedPages(pages, (_path, { body }) => {
    const text = Buffer.from(body)
    if (!text.includes('autocomplete:"off"')) return body
    taken++
    return Buffer.from(text.toString().replaceAll('autocomplete:"off"', 'autocomplete:"on"'))
  })
  // the page, what is done with files, and the pages to read
  expect(taken).to.equal(3)
  return careless
}

describe('in the profile on the disk', () => {
  // browsers save when they want to: most of the time is waiting for that
  let instance: Instance
  let careless: Instance

  before(async () => {
    const reception = universityReception(await loadSodium(), dayOf(Date.now()))
    const pages = await reporterPages(reception)
    instance = await startInstance({ reception, pages, brotli: packQuickly })
    careless = await startInstance({ reception, pages: withoutCare(pages), brotli: packQuickly })
  })
  after(async () => {
    await instance.stop()
    await careless.stop()
  })

  for (const kind of drawBrowsers()) {
    describe(`of ${kind}`, () => {
      let user: KeepingBrowser
      let walker: Walker

      beforeEach(async () => {
        user = await launchKeeping(kind)
        walker = { page: user.page, traces: new Map(), atStep: expectClean }
      })
      afterEach(() => user.remove())

      const found = () => findIn(readProfile(user.profile), walker.traces)

      /** Nothing is on the disk after the browser has saved what it keeps. */
      const expectClean = async (step: string) => {
        await user.save()
        expect(found(), step).to.deep.equal([])
      }

      /** The first page, the files that everybody's browser loads, and files that were saved on purpose. */
      const isEverybodys = (address: string, origin: string) =>
        ['', '/', ICON_PATH].some((path) => address === `${origin}${path}`) ||
        /^\/assets\/((script|app|worker|sodium|files|hint|reading|aloud|clean|listen)-[0-9a-f]{12}\.js|(words|pages)-(nb|nn|en)-[0-9a-f]{12}\.json)$|^\/[0-9a-f-]{36}$/.test(
          address.slice(origin.length),
        )

      const addresses = async (origin: string) => {
        const all = await addressesIn(user.profile, readProfile(user.profile), origin)
        expect(all).to.include(`${origin}/`)
        return all.filter((one) => !isEverybodys(one, origin))
      }

      const historyOf = async (origin: string) => {
        const [file, table] =
          kind === 'chromium' ? ['Default/History', 'urls'] : ['places.sqlite', 'moz_places']
        const query = `select url, title from ${table} where url like '${origin}%'`
        return askCopy(join(user.profile, file ?? ''), (ask) => ask(query))
      }

      it('nothing remains of a report, its code and a letter: while typing, nor after closing', async () => {
        const origin = instance.server.publicUrl
        await openReporter(user.page, origin)
        await readPage(walker)
        await tellWithRecall(walker)
        await keepDraft(walker, user.saved)
        await writeOn(walker)
        const code = await send(walker)
        const copy = await keepCopy(walker, user.saved)
        await typeGroup(walker, code)
        await finish(walker)
        await readCopy(walker, copy, code)
        await comeBack(walker, code)
        await user.close()
        expect(found()).to.deep.equal([])
        expect(await addresses(origin)).to.deep.equal([])
        expect(await historyOf(origin)).to.deep.equal([{ url: `${origin}/`, title: nb.page.title }])
      })

      it('an address without its last slash leaves one line, and no other address', async () => {
        const origin = instance.server.publicUrl
        await openReporter(user.page, origin, '/en')
        await user.save()
        await user.close()
        expect(await historyOf(origin)).to.deep.equal([
          { url: `${origin}/en`, title: en.page.title },
        ])
      })

      it('a page to read that was opened by its number leaves its number in no title, even if the form does not load', async () => {
        const origin = instance.server.publicUrl
        await user.page.setRequestInterception(true)
        user.page.on('request', (request) =>
          /\/assets\/app-/.test(request.url()) ? request.abort() : request.continue(),
        )
        await user.page.goto(`${origin}/5`)
        await user.page.waitForSelector('#not-loaded:not([hidden])')
        await user.save()
        await user.close()
        expect(await historyOf(origin)).to.have.deep.members([
          { url: `${origin}/5`, title: nb.page.title },
          { url: `${origin}/`, title: nb.page.title },
        ])
      })

      it('nothing remains where the browser is killed in the middle of a word', async () => {
        const origin = instance.server.publicUrl
        const hasty: Walker = { ...walker, atStep: async () => {} }
        await openReporter(user.page, origin)
        await tell(hasty)
        await writeOn(hasty)
        await typeGroup(hasty, await send(hasty))
        await expectClean('confirm')
        await user.page.type('#group', 'AB')
        await user.kill()
        expect(found()).to.deep.equal([])
        expect(await addresses(origin)).to.deep.equal([])
      })

      it('the same scan finds each word where fields are left to the browser', async () => {
        const origin = careless.server.publicUrl
        await openReporter(user.page, origin)
        const typed = /^(answer-|file-1-name )/
        const wordsAt = (step: string) =>
          [...walker.traces.keys()].filter(
            (name) => typed.test(name) && name.endsWith(` of ${step}`),
          )
        let count = 0
        const atStep = async (step: string) => {
          await user.save()
          const words = wordsAt(step)
          expect(namesIn(found()), step).to.include.members(words)
          count += words.length
        }
        await tell({ ...walker, atStep })
        expect(count).to.be.above(3)
        await user.close()
        expect(namesIn(found())).to.include.members(wordsAt('tell'))
      })

      it('the same scan finds a step that gets into the history', async () => {
        const origin = instance.server.publicUrl
        const step = pagePath('nb', 'retaliation')
        await openReporter(user.page, origin)
        walker.traces.set('step', ['kanari-in-the-history'])
        await user.page.evaluate(
          (path) => history.pushState(null, '', path),
          `${step}?kanari-in-the-history`,
        )
        await user.save()
        await user.close()
        expect(namesIn(found())).to.deep.equal(['step'])
        expect(await addresses(origin)).to.deep.equal([`${origin}${step}?kanari-in-the-history`])
      })
    })
  }
})
