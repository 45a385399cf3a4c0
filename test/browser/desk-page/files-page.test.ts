import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { equal, toHex } from '../../../crypto/primitives/bytes.ts'
import { acknowledge, chooseKind, openCase } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { catchDownloads, faultsIn } from '../../support/browser/taken-files.ts'
import { samples } from '../../support/corpus/picture/png.ts'
import { changedVoice, endlessPdf, scriptedPdf } from '../../support/files/looked-at.ts'
import { latin1, png, zipNames } from '../../support/files/some-files.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { deliverFiles, type SentFile, sha256 } from '../../support/server/case-files.ts'

const SCRIPT = '<script>document.title = "run"; fetch("/files/vault")</script>'
const FILES: readonly SentFile[] = [
  { name: 'bilde.png', type: 'image/png', bytes: samples()[0]!.bytes },
  { name: 'notat.txt', bytes: new TextEncoder().encode('Møtet <b>var</b> klokka to.') },
  { name: 'avtale.pdf', bytes: scriptedPdf('Forste side', 'Andre side') },
  { name: 'opptak.wav', bytes: changedVoice() },
  { name: 'faktura.pdf.exe', bytes: latin1('MZ\x90\0 not a program') },
  { name: 'side.html', bytes: latin1(`<!doctype html>${SCRIPT}`) },
  { name: 'tegning.svg', bytes: latin1(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`) },
  { name: 'bombe.png', bytes: png(60_000, 60_000) },
  { name: 'mapper.zip', bytes: zipNames('a.zip', 'b\u202efdp.exe') },
  { name: 'bombe.pdf', bytes: endlessPdf() },
  { name: 'skadet.png', bytes: png(30, 30) },
]
const DANGERS = { 'faktura.pdf.exe': 'program', 'side.html': 'page', 'tegning.svg': 'drawing' }
const texts = DESK_CATALOGUES.nb.files

/** Attempts of a file that runs in its frame, as code; each must be refused. */
const attemptsOn = (base: string) => ({
  fetch: `fetch('${base}/files/vault')`,
  relay: `fetch('${base}/relay/api/key-list', { mode: 'no-cors' })`,
  elsewhere: "fetch('https://evil.example/', { mode: 'no-cors' })",
  token: 'parent.location.hash',
  page: 'parent.document.body.textContent',
  storage: 'localStorage.length',
  cookie: 'document.cookie',
  database: "new Promise((yes, no) => { indexedDB.open('a').onsuccess = yes })",
  picture: `new Promise((yes, no) => {
    Object.assign(new Image(), { onload: yes, onerror: no, src: '${base}/icon.svg' })
  })`,
  call: 'new RTCPeerConnection()',
  code: "new Function('return 1')()",
})

describe('looking at files on the page of a desk', () => {
  let stage: DeskStage
  let page: Page
  const folder = tempFolder('attached')
  const asked: string[] = []
  const answered: string[] = []

  before(async () => {
    stage = await startDeskStage({ browserOptions: { tellsRequests: true } })
    const { receipt } = await deliverFiles(stage.instance, FILES)
    page = await stage.newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('response', (response) => answered.push(response.url()))
    await stage.openDesk(0, 'nb', page)
    await openCase(page, receipt.reference)
    await page.waitForSelector('.evidence')
  })
  after(() => stage.stop())

  const row = (name: string) =>
    `.evidence [data-file="${FILES.findIndex((file) => file.name === name) + 1}"]`
  /** By keyboard, because people who work here have their hands on it. */
  const press = async (selector: string) => {
    await page.focus(selector)
    await page.keyboard.press('Enter')
  }
  const open = async (name: string) => {
    await press(`${row(name)} .fetch`)
    await page.waitForSelector(`${row(name)} .opened`)
  }
  /** Look at a file; look again if the machine was too busy to show it in time. */
  const look = async (name: string, wanted: 'shown' | 'failed') => {
    const viewer = `${row(name)} .viewer`
    for (;;) {
      await press(`${row(name)} .view`)
      await page.waitForSelector(`${viewer}:is([data-state=${wanted}], [data-state=slow])`)
      if ((await page.$(`${viewer}[data-state=${wanted}]`)) !== null) return
      await press(`${row(name)} .hide`)
    }
  }
  const view = async (name: string): Promise<Frame> => {
    await open(name)
    await look(name, 'shown')
    const frame = page.frames().find((one) => one.parentFrame() !== null)
    return frame!
  }
  const isRefused = (directive: string) =>
    stage.browser.problems.some((one) =>
      one.startsWith(`content security policy violation: ${directive}`),
    )
  const textOf = (selector: string) => page.$eval(selector, (one) => one.textContent ?? '')

  it('lists each with its sender, and fetches none before somebody asks', async () => {
    expect(await page.$$eval('.evidence ol > li', (rows) => rows.length)).to.equal(FILES.length)
    expect(await textOf(row('bilde.png')))
      .to.contain('1. bilde.png')
      .and.contain('image/png')
    expect(asked.filter((url) => url.includes('/blocks/fetch'))).to.deep.equal([])
  })

  it('shows a picture blurred in a frame that has no origin, until somebody asks', async () => {
    const frame = await view('bilde.png')
    const holder = `${row('bilde.png')} .frame`
    const looks = () =>
      page.$eval(holder, (one) => [
        one.hasAttribute('inert'),
        getComputedStyle(one.firstElementChild!).filter.includes('blur'),
      ])
    expect(await looks()).to.deep.equal([true, true])
    const blur = `${row('bilde.png')} .blur`
    await press(blur)
    expect(await looks()).to.deep.equal([false, false])
    await press(blur)
    expect(await looks()).to.deep.equal([true, true])
    expect(await page.$eval(blur, (one) => one.hasAttribute('aria-pressed'))).to.equal(false)
    const named = await frame.$eval('canvas', (one) => [
      ...[one.getAttribute('role'), one.getAttribute('aria-label')],
      document.documentElement.lang,
    ])
    expect(named).to.deep.equal(['img', 'bilde.png', 'nb'])
    const size = await frame.$eval('canvas', ({ width, height }) => [width, height])
    expect(size.every((side) => side > 1)).to.equal(true)
    expect(await textOf(row('bilde.png'))).to.contain(toHex(sha256(FILES[0]!.bytes)))
  })

  it('keeps the focus in the file when what had it goes away, and says in one place how it went', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
    const focusIs = (id: string) =>
      page.waitForFunction((wanted) => document.activeElement?.id === wanted, {}, id)
    const at = row('bilde.png')
    await page.$eval(`${at} .said`, (one) => one.setAttribute('data-first', ''))
    await press(`${at} .hide`)
    await focusIs('file-look')
    await page.keyboard.press('Enter')
    await focusIs('file-hide')
    await press(`${at} .close-file`)
    await page.waitForSelector(`${at} .fetch`)
    const heading = await page.$eval(`${at} h4`, ({ id }) => id)
    expect(await focused()).to.equal(heading)
    await open('bilde.png')
    expect(await focused()).to.equal(heading)
    expect(await textOf(`${at} .said[data-first]`)).to.contain(texts.checked)
  })

  it('shows text as text', async () => {
    const frame = await view('notat.txt')
    expect(await frame.$eval('pre', (one) => one.textContent)).to.equal(
      'Møtet <b>var</b> klokka to.',
    )
    expect(await page.$(`${row('notat.txt')} .blur`)).to.equal(null)
  })

  it('draws the pages of a PDF file, whose scripts never run', async () => {
    const frame = await view('avtale.pdf')
    await press(`${row('avtale.pdf')} .blur`)
    const ink = () =>
      frame.$eval('canvas', (one) => {
        const { width, height } = one
        const { data } = one.getContext('2d')!.getImageData(0, 0, width, height)
        return data.filter((value, i) => i % 4 === 0 && value < 128).length
      })
    expect(await ink()).to.be.above(100)
    expect(await textOf(`${row('avtale.pdf')} .pages`)).to.contain('Side 1 av 2')
    expect(await textOf(row('avtale.pdf'))).to.contain(texts.pdfPictures)
    await press(`${row('avtale.pdf')} .after`)
    await page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent?.includes('Side 2 av 2'),
      {},
      `${row('avtale.pdf')} .pages`,
    )
    expect(await ink()).to.be.above(100)
    expect(await frame.$$eval('a, input, .textLayer', (found) => found.length)).to.equal(0)
  })

  it('plays a voice that was distorted, with nothing blurred', async () => {
    const frame = await view('opptak.wav')
    expect(await frame.$eval('audio', (one) => one.getAttribute('controlslist'))).to.equal(
      'nodownload',
    )
    expect(await frame.$eval('audio', (one) => one.duration)).to.be.closeTo(1, 0.1)
    // nobody has pressed anything in this frame: without a sound it may begin
    await frame.$eval('audio', (one) => {
      one.muted = true
      return one.play()
    })
    await frame.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2)
    expect(await page.$(`${row('opptak.wav')} .blur`)).to.equal(null)
  })

  it('names what is dangerous, never opens it, and saves it only after a second confirmation', async () => {
    await catchDownloads(page)
    for (const [name, danger] of Object.entries(DANGERS)) {
      await open(name)
      const named = await page.$$eval(`${row(name)} [data-danger]`, (all) =>
        all.map((one) => one.getAttribute('data-danger')),
      )
      expect(named, name).to.include(danger)
      expect(await page.$(`${row(name)} .view`), name).to.equal(null)
      await press(`${row(name)} .save`)
      await page.waitForSelector(`${row(name)} .save-warning[role=alert]:focus`)
      expect(await page.evaluate(() => 'taken' in window)).to.equal(false)
    }
    await press(`${row('tegning.svg')} .save-now`)
    await page.waitForFunction(() => 'taken' in window)
    const saved = await page.evaluate(async () => {
      const { taken } = window as unknown as { taken: Blob }
      return [...new Uint8Array(await taken.arrayBuffer())]
    })
    const wanted = FILES.find(({ name }) => name === 'tegning.svg')!.bytes
    expect(equal(Uint8Array.from(saved), wanted)).to.equal(true)
    expect(await textOf(`${row('tegning.svg')} .said`)).to.contain('tegning.svg.file')
    expect(await page.title()).not.to.equal('run')
  })

  it('decodes no bomb, unpacks nothing, and says it where a file is damaged', async () => {
    await open('bombe.png')
    expect(await page.$(`${row('bombe.png')} .view`)).to.equal(null)
    expect(await textOf(`${row('bombe.png')} .obstacle`)).to.equal(
      DESK_CATALOGUES.nb.fileObstacles['too-large'],
    )
    await open('mapper.zip')
    expect(await textOf(`${row('mapper.zip')} .inside`)).to.contain('b[U+202E]fdp.exe')
    await open('skadet.png')
    await look('skadet.png', 'failed')
    expect(await page.$('iframe')).to.equal(null)
  })

  it('leaves one line in the story that opens to each file that was looked at', async () => {
    const [{ folded, lines, shown } = { folded: '', lines: 0, shown: 0 }, ...others] =
      await page.$$eval('.timeline details.run', (runs) =>
        runs.map((run) => ({
          folded: run.querySelector('summary')?.textContent ?? '',
          lines: run.querySelectorAll('li').length,
          shown: [...run.querySelectorAll('li')].filter((line) => line.checkVisibility()).length,
        })),
      )
    expect(others).to.deep.equal([])
    expect(folded).to.contain(`${DESK_CATALOGUES.nb.work.evidence} ${lines} `)
    expect(lines).to.be.above(2)
    expect(shown).to.equal(0)
  })

  it('sends a file to the reporter, cleaned, and one that cannot be only after a word', async () => {
    await acknowledge(page)
    await chooseKind(page, 'message')
    const [clean, large, unknown] = ['referat.png', 'vedlegg.txt', 'ukjent.bin'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    writeFileSync(clean, FILES[0]!.bytes)
    writeFileSync(large, 'Vedlegg\n'.repeat(500_000))
    writeFileSync(unknown, Uint8Array.of(1, 2, 0, 3))
    const input = (await page.$('#attach-input'))!
    await (input as ElementHandle<HTMLInputElement>).uploadFile(clean, large, unknown)
    await page.waitForSelector('.attach [data-state=unknown]')
    expect(await textOf('.attach [data-state=clean]'))
      .to.contain('referat.png')
      .and.contain('Renset')
    await page.type('#compose-text', 'Her er referatet')
    await page.click('#send')
    await page.waitForSelector('#compose-outcome[data-outcome=unclean]')
    await press('.attach [data-state=unknown] button')
    await page.waitForSelector('.attach [data-state=unknown]', { hidden: true })
    await page.evaluate(() => {
      const seen = new Set<string>()
      new MutationObserver(() => {
        const words = document.querySelector('.attach .fetching')?.textContent
        if (words) seen.add(words)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
      Object.assign(window, { seen })
    })
    await page.click('#send')
    await page.click('.send-now')
    await page.waitForSelector('#compose-outcome[data-outcome=sent]')
    const told = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
    expect(
      told.filter((one) => /^Sender filene: .+ av 4,2\u00a0MB$/.test(one)),
    ).to.have.length.above(2)
    expect(await page.$('.attach .fetching')).to.equal(null)
    await page.waitForSelector(`.evidence [data-file="${FILES.length + 1}"]`)
    const sent = await textOf(`.evidence [data-file="${FILES.length + 1}"]`)
    expect(sent).to.contain('referat.png').and.contain('Sendt av')
    expect(await page.$('.attach li')).to.equal(null)
  })

  it('keeps what is written while files are cleaned, and sends nothing before they are', async () => {
    await chooseKind(page, 'message')
    // all of it before the cleaner has had a turn to answer
    const outcome = await page.evaluate(async () => {
      for (const step of ['choose', 'write', 'send']) {
        if (step === 'choose') {
          const input = document.querySelector<HTMLInputElement>('#attach-input')!
          const chosen = new DataTransfer()
          chosen.items.add(new File([Uint8Array.of(1, 2, 0, 3)], 'ukjent.bin'))
          input.files = chosen.files
          input.dispatchEvent(new Event('change', { bubbles: true }))
        }
        if (step === 'write') {
          const text = document.querySelector<HTMLTextAreaElement>('#compose-text')!
          text.value = 'Skrevet imens'
          text.dispatchEvent(new Event('input', { bubbles: true }))
        }
        if (step === 'send') document.querySelector<HTMLElement>('#send')!.click()
        // until it is drawn
        for (let turns = 0; turns < 20; turns++) await Promise.resolve()
      }
      return document.querySelector<HTMLElement>('#compose-outcome')?.dataset.outcome
    })
    expect(outcome).to.equal('looking')
    await page.waitForSelector('.attach [data-state=unknown]')
    expect(await page.$eval('#compose-text', (one) => 'value' in one && one.value)).to.equal(
      'Skrevet imens',
    )
    expect(await page.$eval('#attach-add', (one) => one.ariaDisabled)).to.equal('false')
    await press('.attach [data-state=unknown] button')
    await page.waitForSelector('.attach [data-state=unknown]', { hidden: true })
  })

  it('ends a frame whose file takes longer than five seconds, and goes on meanwhile', async () => {
    await open('bombe.pdf')
    await press(`${row('bombe.pdf')} .view`)
    await page.waitForSelector(`${row('bombe.pdf')} .viewer[data-state=slow]`)
    expect(await page.$('iframe')).to.equal(null)
    expect(await textOf(row('bombe.pdf'))).to.contain(texts.slow)
  })

  it('is the same for everybody: by axe, narrow and wide, in light and in dark', async () => {
    await view('bilde.png')
    await loadAxe(page)
    expect(await faultsIn(page)).to.deep.equal([])
    expect(stage.browser.problems).to.deep.equal([])
  })

  it('lets nothing in that frame reach the desk, its host or any network', async () => {
    await page.setViewport({ width: 1280, height: 900 })
    const sandbox = await page.$eval('iframe', (one) => one.getAttribute('sandbox'))
    expect(sandbox).to.equal('allow-scripts')
    const frame = page.frames().find((one) => one.parentFrame() !== null)!
    const { origin } = new URL(stage.url())
    const before = answered.length
    const reached = await frame.evaluate(`(async () => {
      const attempts = [${Object.entries(attemptsOn(origin)).map(([name, code]) => `['${name}', async () => ${code}]`)}]
      const done = []
      const refused = new Set()
      addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective))
      for (const [name, attempt] of attempts) {
        try { await attempt(); done.push(name) } catch {}
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
      const popup = open('https://evil.example/')
      return { done, origin: self.origin, popup, refused: [...refused].sort() }
    })()`)
    expect(reached).to.deep.equal({
      ...{ done: [], origin: 'null', popup: null },
      refused: ['connect-src', 'img-src', 'require-trusted-types-for'],
    })
    expect(answered.slice(before)).to.deep.equal([])
    // it does not go elsewhere either, with what it knows in the address
    await frame.evaluate("setTimeout(() => { location.href = 'https://evil.example/?' })")
    for (let tries = 0; tries < 50 && !isRefused('frame-src'); tries++) await pause(100)
    expect(isRefused('frame-src')).to.equal(true)
    const other = await stage.browser.newPage({ isolated: true })
    const answer = await other.goto(`${origin}/viewer`).catch(() => null)
    expect(answer === null || (await other.evaluate('self.origin')) === 'null').to.equal(true)
    await other.close()
  })
})
