import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { ElementHandle, Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import {
  type BrowserKind,
  drawBrowsers,
  launch,
  type TestBrowser,
} from '../../support/browser/browser.ts'
import {
  acknowledge,
  chooseKind,
  chooseLanguage,
  openCase,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { beginReport, lookedThrough, pick } from '../../support/browser/reporter-files-page.ts'
import {
  confirmGroup,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  packQuickly,
  press,
  put,
  readCode,
  reporterPages,
  returnWithCode,
  toReview,
} from '../../support/browser/reporter-page.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { textsOf } from '../../support/reception/together.ts'
import { universityReception } from '../../support/reception/university-reception.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { openedBy, pinned, run, start, storedDrops } from '../../support/scripts/command.ts'
import { type FalseProxy, falseProxy } from '../../support/server/false-proxy.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'
import { storedBlocks } from '../../support/server/listing.ts'

const { nb } = CATALOGUES
const desk = DESK_CATALOGUES.nb
const FILE = 'Møtet var klokka to.'

const everything = () => true
const butTickets = (line: string) => line !== `POST ${PATH.tickets}`
const records = (line: string) => line === `POST ${PATH.deskRecords}`
const drops = (line: string) => line === `POST ${PATH.drops}`
/** These, until so many more were told. */
const times = (proxy: FalseProxy, count: number, which: (line: string) => boolean) => {
  const until = proxy.told.length + count
  return (line: string) => which(line) && proxy.told.length < until
}
const toldOf = ({ told }: FalseProxy, line: string) => told.filter((one) => one === line).length

const countBlocks = async ({ server }: Instance) => (await storedBlocks(server.ctx.db)).length

/** Wait until so many of these were told; between, `look` is asked to see that nothing is claimed. */
async function untilTold(
  proxy: FalseProxy,
  line: string,
  count: number,
  look: () => Promise<void>,
): Promise<void> {
  while (toldOf(proxy, line) < count) {
    await look()
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
  await look()
}

function tellStory(kind: BrowserKind): void {
  describe(`where something else answers 200 in the server's place, in ${kind}`, () => {
    let instance: Instance
    let front: FalseProxy
    let back: FalseProxy
    let host: DeskHost
    let browser: TestBrowser
    let reporter: Page
    let page: Page
    let code: string
    let blocksOfReport: number
    const folder = tempFolder('false-answers')

    before(async () => {
      const reception = universityReception(await loadSodium(), dayOf(Date.now()))
      instance = await startInstance({
        reception,
        period: 1,
        pages: await reporterPages(reception),
        brotli: packQuickly,
      })
      front = await falseProxy(instance.server.publicUrl)
      back = await falseProxy(instance.server.staffUrl)
      await buildClient({ targets: [TARGETS.desk] })
      const vault = await writeVault(reception, 0)
      host = await startDeskHost({ server: new URL(back.url), vault, port: 0 })
      browser = await launch(kind)
      reporter = await browser.newPage({ isolated: true })
      // retries wait longer and longer, beside whatever else the machine does
      reporter.setDefaultTimeout(120_000)
    })
    after(async () => {
      await browser.close()
      await host.stop()
      await front.close()
      await back.close()
      await instance.stop()
    })

    const claimsNothing = async () => {
      expect(await reporter.$('.notice.good')).to.equal(null)
      expect(await mainText(reporter)).to.not.include(nb.receipt.deliveredText)
    }
    const isNotConfirmed = async () => {
      await reporter.waitForSelector('#progress.bad')
      await claimsNothing()
      const said = await reporter.$eval('#progress', (one) => one.textContent ?? '')
      expect(said).to.include(nb.receipt.failed)
      expect([nb.errors.server, nb.errors.offline].some((one) => said.includes(one))).to.equal(true)
    }

    it('a report gets no code, and is not sent, where not even a ticket comes', async () => {
      await beginReport(reporter, front.url)
      await pick(reporter, folder, [{ name: 'referat.txt', bytes: new TextEncoder().encode(FILE) }])
      await lookedThrough(reporter, 1)
      await toReview(reporter)
      front.lies = everything
      await press(reporter, 'send')
      await isNotConfirmed()
      expect(await reporter.$('#code')).to.equal(null)
    })

    it('its files do not count as sent', async () => {
      front.lies = butTickets
      await press(reporter, 'retry')
      code = await readCode(reporter)
      await untilTold(front, `PUT ${PATH.blocks}`, 6, claimsNothing)
      expect([await storedDrops(instance), await countBlocks(instance)]).to.deep.equal([0, 0])
    })

    it('and the report is not confirmed, whichever of them answers for it', async () => {
      front.lies = drops
      await isNotConfirmed()
      expect(toldOf(front, `POST ${PATH.drops}`)).to.equal(6)
      expect(await storedDrops(instance)).to.equal(0)
    })

    it('the same report arrives once when the server answers again, though it had it before', async () => {
      front.arrives = true
      front.lies = times(front, 3, drops)
      await press(reporter, 'retry')
      await untilTold(front, `POST ${PATH.drops}`, 9, claimsNothing)
      await reporter.waitForSelector('#progress.good')
      expect(await readCode(reporter)).to.equal(code)
      expect(await storedDrops(instance)).to.equal(1)
      blocksOfReport = await countBlocks(instance)
      expect(blocksOfReport).to.be.above(0)
      front.arrives = false
      front.lies = null
      await confirmGroup(reporter, code)
      await press(reporter, 'close')
    })

    /** The outcome that the desk shows for what was written last. */
    const outcome = () => page.$eval('#compose-outcome', (one) => one.textContent ?? '')
    const waiting = () => page.$$eval('.unsent .as-written', (all) => all.map((a) => a.textContent))
    const write = async (form: string, text: string) => {
      await page.bringToFront()
      await chooseKind(page, form)
      if (form === 'status') await page.select('#compose-status', 'needs-info')
      await page.type('#compose-text', text)
      await page.click('#send')
      if (form !== 'note') await page.click('.send-now')
    }

    it('a desk calls neither a note nor a status written, nor after a sync', async () => {
      page = await browser.newPage({ isolated: true })
      page.setDefaultTimeout(120_000)
      await unlockDesk(page, host.url)
      await chooseLanguage(page, 'nb')
      await openCase(page, code.slice(0, 5))
      await acknowledge(page)
      for (const [form, text, lies] of [
        ['note', 'Ring verneombudet', records],
        ['status', 'Vi trenger å vite mer.', everything],
      ] as const) {
        back.lies = lies
        await write(form, text)
        await page.waitForSelector('#compose-outcome[data-outcome=sent]')
        expect(await outcome()).to.equal(desk.unsent.kept)
      }
      expect(await waiting()).to.deep.equal(['Ring verneombudet', 'Vi trenger å vite mer.'])
      expect(back.told).to.include(`POST ${PATH.deskRecords}`)
      const synced = () => page.$eval('.top-sync', (one) => one.getAttribute('data-synced'))
      const before = await synced()
      await page.click('#sync')
      await page.waitForSelector('#sync[aria-disabled=false]')
      const shown = await page.$$eval('[role=alert], .problem', (all) =>
        all.map((a) => a.textContent),
      )
      const { offline, unconfirmed, server } = desk.errors
      expect([offline, unconfirmed, server].some((one) => shown.includes(one))).to.equal(true)
      expect(await synced()).to.equal(before)
      expect(await waiting()).to.deep.equal(['Ring verneombudet', 'Vi trenger å vite mer.'])
    })

    it('nor a file sent to the reporter, and keeps all of it', async () => {
      back.lies = butTickets
      const path = join(folder, 'svar.txt')
      writeFileSync(path, 'Her er svaret.')
      await page.bringToFront()
      await chooseKind(page, 'message')
      const field = (await page.waitForSelector('#attach-input')) as ElementHandle<HTMLInputElement>
      await field.uploadFile(path)
      await page.waitForSelector('.attach li')
      await page.waitForSelector('#attach-add:not([aria-disabled=true])')
      await write('message', 'Se på dette.')
      await untilTold(back, `PUT ${PATH.blocks}`, 6, async () => {
        expect(await page.$('#compose-outcome[data-outcome=sent]')).to.equal(null)
        expect(await outcome()).to.not.equal(desk.compose.sent)
      })
      expect(await countBlocks(instance)).to.equal(blocksOfReport)
    })

    it('everything is written once, and reaches the reporter, when the server answers again', async () => {
      // the board and the log take it, and somebody else answers for them
      back.arrives = true
      back.lies = (line) =>
        [PATH.deskRecords, PATH.deskSlots].some((path) => line === `POST ${path}`)
      await untilTold(
        back,
        `POST ${PATH.deskRecords}`,
        toldOf(back, `POST ${PATH.deskRecords}`) + 1,
        async () => {},
      )
      await page.waitForSelector('#compose-outcome[data-outcome=sent]')
      expect(await outcome()).to.equal(desk.unsent.kept)
      back.lies = null
      back.arrives = false
      await syncDesk(page)
      expect(await waiting()).to.deep.equal([])
      const colleague = testDesk(instance, 1)
      await syncAndOpen(colleague)
      const told = colleague.cases.map(textsOf)
      expect(told).to.deep.equal([['Ring verneombudet', 'Vi trenger å vite mer.', 'Se på dette.']])
      const args = [...pinned(instance), '--json', '--save', folder]
      await instance.server.tick()
      const { stdout, stderr } = await run('check', args, code)
      const read = JSON.parse(stdout[0] ?? 'null')
      expect(read.status.text).to.equal('Vi trenger å vite mer.')
      expect(read.messages.map(({ text }: { text: string }) => text)).to.deep.equal([
        'Se på dette.',
      ])
      const saved = /^saved: (.*)$/m.exec(stderr)?.[1] ?? ''
      expect(readFileSync(saved, 'utf8')).to.equal('Her er svaret.')
    })

    it('a letter of the reporter stays on the page, and arrives once', async () => {
      // The desk posts drops of its own meanwhile.
      const letters = async () =>
        (await openedBy(instance)).filter(
          ({ member, body }) => member === 'm0' && body.kind === 'follow-up',
        ).length
      await reporter.bringToFront()
      await openReporter(reporter, front.url)
      await returnWithCode(reporter, code)
      await lookFor(reporter, 'Se på dette.')
      await onNextStep(reporter, () => press(reporter, 'more'))
      await put(reporter, 'follow-up', 'Jeg har mer å si')
      front.lies = drops
      await press(reporter, 'send')
      await reporter.waitForSelector('.notice.bad')
      await claimsNothing()
      expect(await letters()).to.equal(0)
      front.arrives = true
      front.lies = times(front, 2, drops)
      await press(reporter, 'retry')
      await reporter.waitForSelector('.notice.good')
      expect(await letters()).to.equal(1)
    })
  })
}

// Most of it is waiting until something is tried again: an everyday run draws one of the two.
for (const kind of drawBrowsers()) tellStory(kind)

describe("where something else answers 200 in the server's place, on the command line", () => {
  let instance: Instance
  let front: FalseProxy
  const folder = tempFolder('false-commands')

  before(async () => {
    instance = await startInstance({ period: 1 })
    front = await falseProxy(instance.server.publicUrl)
  })
  beforeEach(() => {
    front.lies = null
    front.arrives = false
  })
  after(async () => {
    await front.close()
    await instance.stop()
  })

  const to = () => pinned(instance, front.url)
  const file = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  it('a report ends with its own code, says what may be, and says nowhere that it was delivered', async () => {
    front.lies = drops
    const { code, stdout, stderr } = await run('report', to(), 'hello')
    expect([code, stdout.length]).to.deep.equal([EXIT.unconfirmed, 1])
    expect(stderr).to.include('Not confirmed').and.to.include('may have arrived')
    expect(`${stdout.join()} ${stderr}`).to.not.match(/delivered/)
    expect(await storedDrops(instance)).to.equal(0)
  })

  it('a report makes no code where not even a ticket comes', async () => {
    front.lies = everything
    const { code, stdout, stderr } = await run('report', to(), 'hello')
    // the first false answer is cut off
    expect([code, stdout]).to.deep.equal([EXIT.offline, []])
    const again = await run('report', to(), 'hello')
    expect([again.code, again.stdout]).to.deep.equal([EXIT.unconfirmed, []])
    expect(`${stderr} ${again.stderr}`)
      .to.include('Not confirmed')
      .and.to.not.match(/delivered/)
  })

  it('a report with a file arrives once after the first false answers, and so does an answer', async () => {
    front.arrives = true
    front.lies = times(front, 6, butTickets)
    const sent = start('report', [...to(), '--file', file('a.txt', FILE)], 'hello')
    expect((await sent.exit).code).to.equal(EXIT.ok)
    expect(sent.stdout[1]).to.equal('sent')
    expect(await storedDrops(instance)).to.equal(1)
    const [code = ''] = sent.stdout
    const answer = [
      '--answer',
      file('b.txt', 'mer'),
      '--to-all',
      '--channel',
      'main',
      '--wait',
      '30',
    ]
    front.arrives = false
    front.lies = drops
    const refused = await run('check', [...to(), ...answer], code)
    expect([refused.code, refused.stdout]).to.deep.equal([EXIT.unconfirmed, []])
    expect(refused.stderr).to.include('Not confirmed').and.to.include('may have arrived')
    expect(await storedDrops(instance)).to.equal(1)
    front.arrives = true
    front.lies = times(front, 3, drops)
    const answered = await run('check', [...to(), ...answer], code)
    expect(answered.code).to.equal(EXIT.ok)
    expect(answered.stdout).to.include('answer sent')
    expect(await storedDrops(instance)).to.equal(2)
  })
})
