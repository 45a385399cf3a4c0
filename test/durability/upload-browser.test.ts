import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect } from 'chai'
import type { ElementHandle, Page } from 'puppeteer-core'
import { dayOf } from '../../crypto/days/calendar.ts'
import { blocksFor } from '../../crypto/drop/manifest.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { drawBrowsers, launch, type TestBrowser } from '../support/browser/browser.ts'
import { beginReport, filesAtDesk, lookedThrough } from '../support/browser/reporter-files-page.ts'
import {
  packQuickly,
  press,
  reporterPages,
  sendReport,
  toReview,
} from '../support/browser/reporter-page.ts'
import {
  CUTS,
  cutOnce,
  disturbed,
  inTurn,
  KILLS,
  requireOnce,
  SENT_FILE,
} from '../support/desk/sent-blocks.ts'
import type { TestReception } from '../support/reception/reception.ts'
import { universityReception } from '../support/reception/university-reception.ts'
import { SCALE } from '../support/run/scale.ts'
import { removeFolder, tempFolder } from '../support/run/temp.ts'
import { hashOf, patternBytes } from '../support/server/block-shelf.ts'
import { type BreakingLine, breakingLine } from '../support/server/breaking-line.ts'
import { type Instance, startInstance } from '../support/server/instance.ts'
import { compileServe, type LiveServer, publish, startLive } from '../support/server/live-server.ts'

const MIB = 1024 * 1024
/** Milliseconds for one upload. */
const LONGEST = 120_000 * SCALE

/** Text in which no two blocks are the same, written piece by piece. */
async function writeFile(path: string): Promise<void> {
  await pipeline(function* () {
    for (let at = 0; at < SENT_FILE; at += MIB) {
      yield patternBytes(at, Math.min(MIB, SENT_FILE - at)).map((byte) => 32 + (byte % 64))
    }
  }, createWriteStream(path))
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** The pages come from a server that stays, so that what is killed is what takes the blocks. */
for (const kind of drawBrowsers()) {
  describe(`an upload of ${kind} over a line that is cut, to a server that is killed`, function () {
    this.timeout(LONGEST)
    let p: Primitives
    let reception: TestReception
    let script: string
    let pages: Instance
    let browser: TestBrowser
    let folder: string
    let path: string
    let dataDir: string
    let server: LiveServer | null
    let line: BreakingLine
    let page: Page

    before(async () => {
      p = await loadSodium()
      reception = universityReception(p, dayOf(Date.now()))
      script = await compileServe()
      pages = await startInstance({
        reception,
        pages: await reporterPages(reception),
        brotli: packQuickly,
      })
      browser = await launch(kind)
      folder = tempFolder('large')
      path = join(folder, 'notat.txt')
      await writeFile(path)
    })
    after(async () => {
      await browser.close()
      await pages.stop()
      removeFolder(folder)
    })
    beforeEach(async () => {
      dataDir = tempFolder('upload')
      publish(reception, dataDir)
      server = await start()
      line = await breakingLine((to) =>
        to.startsWith('/api/') ? (server?.publicUrl ?? null) : pages.server.publicUrl,
      )
      page = await browser.newPage()
      page.setDefaultTimeout(LONGEST)
    })
    afterEach(async () => {
      await page.close()
      await line.close()
      await server?.child.kill('SIGKILL')
      removeFolder(dataDir)
    })

    const start = () => startLive({ dataDir, script, environment: { BLOCK_SHARE: '95' } })

    async function killAndStart(): Promise<void> {
      const last = server
      server = null
      await last?.child.kill('SIGKILL')
      server = await start()
    }

    /** Send a report with the file while `disturb` happens `times` times. */
    async function sendDisturbed(times: number, disturb: () => Promise<void>): Promise<void> {
      await beginReport(page, line.url)
      const field = await page.waitForSelector('#files-add-input')
      await (field as ElementHandle<HTMLInputElement>).uploadFile(path)
      await lookedThrough(page, 1)
      if ((await page.$('#file-1-as-is')) !== null) await press(page, 'file-1-as-is')
      await toReview(page)
      const disturbances = disturbed(line.blocks, blocksFor(SENT_FILE), times, disturb)
      await sendReport(page)
      await disturbances.ended()
    }

    async function requireWhole(): Promise<void> {
      requireOnce(line.blocks, blocksFor(SENT_FILE))
      const behind = { ...pages, server: { ...pages.server, staffUrl: server?.staffUrl ?? '' } }
      const [arrived, ...others] = await filesAtDesk(behind)
      expect(others).to.have.length(0)
      expect(hashOf(arrived!.bytes)).to.equal(await hashOfFile(path))
    }

    it(`arrives whole through ${CUTS} cuts, and only what was under way is sent twice`, async () => {
      await sendDisturbed(
        CUTS,
        inTurn(() => cutOnce(line.blocks, line)),
      )
      expect(line.blocks.lost).to.be.at.least(CUTS)
      await requireWhole()
    })

    it(`arrives whole though the server is killed ${KILLS} times, on the same data`, async () => {
      await sendDisturbed(KILLS, inTurn(killAndStart))
      await requireWhole()
    })
  })
}
