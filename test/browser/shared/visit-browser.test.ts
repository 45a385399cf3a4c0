import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { codeGroups, makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { drawBrowsers, launch, type TestBrowser } from '../../support/browser/browser.ts'
import { letPass, withLateClock } from '../../support/browser/late-clock.ts'
import { lookedThrough, pick, toFiles } from '../../support/browser/reporter-files-page.ts'
import {
  choose,
  fillReport,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  sendLetter,
  sendReport,
  toReview,
  typeGroup,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { samples } from '../../support/corpus/picture/jpeg.ts'
import { statusName } from '../../support/reception/site.ts'
import { SCALE } from '../../support/run/scale.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import { foundBelow, kolmogorovSmirnov } from '../../support/run/two-samples.ts'
import {
  sizesOf,
  type VisitWire,
  visitWire,
  type WireExchange,
} from '../../support/server/visit-wire.ts'

const REPORT = { channel: 'staff', answers: { what: 'Noe skjedde.' }, party: 'own' }
const BROWSERS = drawBrowsers()
/** The three that a visit makes at once, and blocks. */
const AT_ONCE = /key-list$|content$|weekly-keys|^PUT /
/** Requests of a visit that sends a letter and empties its page. */
const SENDING = 16
/** How often each visit is made in each browser. */
const TIMES = Math.round(SCALE)

/** One visit: from the landing to where it ends, or where the page is emptied. */
type Way = (page: Page) => Promise<void>

type Visits = Map<string, (readonly WireExchange[])[]>

/** Whole visits as people make them, seen by somebody who records everything between browser and server. */
describe('whole visits in browsers', function () {
  this.timeout(600_000 * SCALE)
  const seen = new Map<string, Visits>()
  let server: ReporterServer
  let wire: VisitWire
  let folder: string
  const answered = codeGroups(makeCode(systemRandom, 'ABCDEFG')).join('-')

  before(async () => {
    folder = tempFolder('visits')
    server = await startReporterServer({ change: withLateClock })
    await server.answer(answered, { status: 'follow-up', party: 'party', channel: 'staff' })
    await server.instance.server.tick()
    wire = await visitWire(server.instance.server.publicUrl)
    for (const kind of BROWSERS) {
      const browser = await launch(kind)
      seen.set(kind, await visitsOf(browser))
      await browser.close()
    }
  })
  after(async () => {
    await wire.close()
    await server.stop()
    removeFolder(folder)
  })

  async function visitsOf(browser: TestBrowser): Promise<Visits> {
    const visits: Visits = new Map()
    for (let i = 0; i < TIMES; i++) {
      for (const [name, way] of Object.entries({ ...LOOKS, ...LETTERS, ...WITH_FILES })) {
        visits.set(name, [...(visits.get(name) ?? []), await visit(browser, way)])
      }
    }
    expect(browser.problems).to.deep.equal([])
    return visits
  }

  /** @returns what was asked of the server's interface, in its order */
  async function visit(browser: TestBrowser, way: Way): Promise<readonly WireExchange[]> {
    const page = await browser.newPage({ isolated: true })
    wire.clear()
    await openReporter(page, wire.url)
    // what everybody fetches behind the form, of which the words of the last language come last
    await page.waitForSelector('html[data-rest="ready"]')
    await wire.until(
      (all) => all.filter(({ line }) => line.includes('/assets/pages-')).length === 3,
    )
    await way(page)
    const api = wire.seen.filter(({ line }) => line.includes('/api/'))
    await page.close()
    return api
  }

  const pagesIn = (all: readonly WireExchange[]) =>
    all.filter(({ line }) => line.startsWith(`GET ${PATH.board}`)).length

  /** Finish and empty the page, and wait for what follows a letter. */
  async function empty(page: Page): Promise<void> {
    const pages = pagesIn(wire.seen)
    await onNextStep(page, () => press(page, 'close'))
    // nothing has shown yet that it is there
    await press(page, 'empty')
    await untilChecked(page)
    for (const [ms, more] of [
      [70_000, 2],
      [60_000, 3],
      [60_000, 4],
    ] as const) {
      await letPass(page, ms)
      await wire.until((all) => pagesIn(all) === pages + more)
    }
    // and never again
    await letPass(page, 3_600_000)
    await untilChecked(page)
  }

  const back = async (page: Page) => {
    await returnWithCode(page, answered)
    expect(await mainText(page)).to.include(statusName('follow-up'))
  }

  const LOOKS: Readonly<Record<string, Way>> = {
    look: async () => {},
    'right code': back,
    'wrong code': async (page) => {
      await returnWithCode(page, codeGroups(makeCode(systemRandom, 'ABCDEFG')).join('-'))
    },
  }

  const report =
    (between: Way): Way =>
    async (page) => {
      await fillReport(page, REPORT)
      await between(page)
      await typeGroup(page, await sendReport(page))
      await empty(page)
    }

  const letter =
    (button: string, fill: Way): Way =>
    async (page) => {
      await back(page)
      await onNextStep(page, () => press(page, button))
      await fill(page)
      // before the board shows a first letter of this code, nothing says whom it leaves out
      const isAsked = (await page.$('input[name="leave-out"]')) !== null
      if (isAsked) await choose(page, 'leave-out', '')
      await sendLetter(page)
      await page.waitForSelector('#look')
      await empty(page)
    }

  const LETTERS: Readonly<Record<string, Way>> = {
    'first report': report(async () => {}),
    'follow-up': letter('more', (page) => put(page, 'follow-up', 'Det skjedde igjen.')),
    retaliation: letter('harm', (page) => put(page, 'follow-up', 'Jeg er tatt av vaktlisten.')),
    withdrawal: letter('withdraw', (page) => choose(page, 'letter-what', 'report')),
    identity: letter('identity', (page) => put(page, 'letter-name', 'Kari Nordmann')),
  }

  const file = async (page: Page) => {
    await pick(page, folder, [{ name: 'bilde.jpg', bytes: samples()[0]!.bytes }])
    await lookedThrough(page, 1)
  }
  const WITH_FILES: Readonly<Record<string, Way>> = {
    'first report with a file': async (page) => {
      await onNextStep(page, () => press(page, 'start'))
      await choose(page, 'channel', REPORT.channel)
      await put(page, 'answer-what', REPORT.answers.what)
      await toFiles(page)
      await file(page)
      await toReview(page)
      await typeGroup(page, await sendReport(page))
      await empty(page)
    },
    'follow-up with a file': letter('more', async (page) => {
      await put(page, 'follow-up', 'Se på bildet.')
      await file(page)
    }),
  }

  /** Requests that are made at once arrive in whatever order. */
  function inOrder(visit: readonly WireExchange[]): Omit<WireExchange, 'isReused'>[] {
    const runs: Omit<WireExchange, 'isReused'>[][] = []
    for (const { isReused: _, ...one } of visit) {
      const run = runs.at(-1)
      if (run?.every(({ line }) => AT_ONCE.test(line)) && AT_ONCE.test(one.line)) run.push(one)
      else runs.push([one])
    }
    return runs.flatMap((run) => run.sort((a, b) => (a.line < b.line ? -1 : 1)))
  }

  const linesOf = (visit: readonly WireExchange[]) => inOrder(visit).map(({ line }) => line)

  for (const kind of BROWSERS) {
    const visits = (names: readonly string[]) =>
      names.flatMap((name) => seen.get(kind)?.get(name) ?? [])

    it(`are one sequence in ${kind} where somebody looks, or returns with a right or a wrong code`, () => {
      const [first, ...others] = visits(Object.keys(LOOKS)).map(inOrder)
      expect(first).to.have.length(4)
      for (const one of others) expect(one).to.deep.equal(first)
    })

    it(`are one sequence in ${kind} whatever is sent, also from a page that is emptied after it`, () => {
      const sent = visits(Object.keys(LETTERS))
      const opening = linesOf(sent[0]!).slice(0, 4)
      const page = `GET ${PATH.board}0`
      expect(sent[0]).to.have.length(SENDING)
      expect(linesOf(sent[0]!)).to.deep.equal([
        ...opening,
        `POST ${PATH.tickets}`,
        ...opening.slice(0, 3),
        `POST ${PATH.drops}`,
        ...[...opening, page, page, page],
      ])
      const [first, ...others] = sent.map(inOrder)
      for (const one of others) expect(one).to.deep.equal(first)
    })

    it(`are one sequence in ${kind} for a first report and a later letter with the same file`, () => {
      const [first, ...others] = visits(Object.keys(WITH_FILES)).map(inOrder)
      expect(first?.filter(({ line }) => line.startsWith('PUT '))).to.not.deep.equal([])
      for (const one of others) expect(one).to.deep.equal(first)
    })
  }

  /** How far each request of each visit is from what is usual in its browser, in each respect. */
  function deviations(names: readonly string[], all: readonly string[]) {
    const found = { sent: [], received: [], order: [], reuse: [] } as Record<string, number[]>
    for (const kind of BROWSERS) {
      const usual = new Map<string, number[][]>()
      const of = (some: readonly string[]) =>
        some.flatMap((name) => seen.get(kind)?.get(name) ?? []).map(featuresOf)
      for (const [place, features] of of(all).flat()) {
        usual.set(place, [...(usual.get(place) ?? []), features])
      }
      for (const [place, features] of of(names).flat()) {
        for (const [i, name] of Object.keys(found).entries()) {
          const others = (usual.get(place) ?? []).map((one) => one[i] ?? 0).sort((a, b) => a - b)
          found[name]?.push((features[i] ?? 0) - (others[others.length >> 1] ?? 0))
        }
      }
    }
    return found
  }

  /** By line, and how often it came before: sizes both ways, place in the visit, connection reused. */
  function featuresOf(visit: readonly WireExchange[]): (readonly [string, number[]])[] {
    return visit.map((one, at) => {
      const before = visit.slice(0, at).filter(({ line }) => line === one.line).length
      return [`${one.line} ${before}`, [...sizesOf(one), at, one.isReused ? 1 : 0]] as const
    })
  }

  const GROUPS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['who looks and who returns', ['look'], ['right code', 'wrong code']],
    ['a right and a wrong code', ['right code'], ['wrong code']],
    ['a first report and other letters', ['first report'], Object.keys(LETTERS).slice(1)],
    ['both with a file', ['first report with a file'], ['follow-up with a file']],
  ]
  /** Sizes both ways, order, connections. */
  const LIMIT = foundBelow(4 * GROUPS.length)

  for (const [what, these, those] of GROUPS) {
    it(`are not told apart by sizes, order or connections: ${what}`, () => {
      const all = [...these, ...those]
      const [a, b] = [deviations(these, all), deviations(those, all)]
      for (const name of Object.keys(a)) {
        expect(kolmogorovSmirnov(a[name]!, b[name]!).p, name).to.be.above(LIMIT)
      }
    })
  }

  it('are told apart where one byte more is sent in one of some requests, or where the order differs', () => {
    const [, these, those] = GROUPS[2]!
    const all = [...these, ...those]
    const [a, b] = [deviations(these, all), deviations(those, all)]
    const p = (every: number) => {
      const seeded = b.sent!.map((size, i) => size + (i % every === 0 ? 1 : 0))
      return kolmogorovSmirnov(a.sent!, seeded).p
    }
    const found = [40, 20, 10, 5, 2, 1].find((every) => p(every) < LIMIT) ?? 0
    expect(found).to.be.at.least(SCALE >= 20 ? 5 : 1)
    // a page that is fetched right after the ticket moves all that comes later
    const moved = b.order!.map((place, i) => place + (i % SENDING > 4 ? 1 : 0))
    expect(kolmogorovSmirnov(a.order!, moved).p).to.be.below(LIMIT)
  })
})
