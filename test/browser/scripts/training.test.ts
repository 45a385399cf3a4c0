import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { loadDeskAssets } from '../../../client/desk/host/assets.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { count } from '../../../client/texts/wording.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  acknowledge,
  ask,
  caseText,
  chooseKind,
  listTexts,
  openCase,
  syncDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { press } from '../../support/browser/reporter-page.ts'
import { send } from '../../support/run/http.ts'
import { type Child, startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'

const DESKS = ['head', 'adviser', 'custodian', 'deputy', 'colleague', 'manager', 'auditor']
const BANDS = Object.values(DESK_CATALOGUES).map(({ training }) => training.band)
const { en } = DESK_CATALOGUES

interface Desk {
  readonly url: string
  readonly passphrase: string
}

interface Training {
  readonly child: Child
  /** The folder in which temporary folders are made. */
  readonly temporary: string
  readonly desks: ReadonlyMap<string, Desk>
  /** References of all cases, as they are printed. */
  readonly references: readonly string[]
  /** References of cases by what there is to practise on; the last, if two say the same. */
  readonly cases: ReadonlyMap<string, string>
}

function launchTraining(
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): { child: Child; temporary: string } {
  const temporary = tempFolder('training')
  const env = { ...process.env, PORT: '', TMPDIR: temporary, ...environment }
  return { child: startNode('scripts/training.ts', args, { env }), temporary }
}

/** Start it and read what it prints, as the person before the terminal does. */
async function startTraining(
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Training> {
  const { child, temporary } = launchTraining(args, environment)
  await child.line(/Stop with Ctrl-C/)
  const found = (pattern: RegExp) => child.stdout.flatMap((line) => [line.match(pattern) ?? []])
  const desks = found(/^(\w+)\s+((?:\w{4}-){3}\w{4})\s+(http:\S+#\S+)$/).flatMap(
    ([, id, passphrase, url]): [string, Desk][] =>
      id && passphrase && url ? [[id, { url, passphrase }]] : [],
  )
  const cases = found(/^([0-9A-Z]{7}) {2}(\w.*)$/).flatMap(
    ([, reference, about]): [string, string][] => (reference && about ? [[about, reference]] : []),
  )
  const references = cases.map(([, reference]) => reference)
  return { child, temporary, desks: new Map(desks), references, cases: new Map(cases) }
}

/** Local addresses on which a process takes connections, as the system writes them. */
const listeningOf = (pid: number): string[] =>
  process.platform === 'linux' ? listeningOnLinux(pid) : listeningElsewhere(pid)

/** As systems without /proc tell it. @throws Error if there is no lsof */
function listeningElsewhere(pid: number): string[] {
  const asked = ['-nP', '-a', '-iTCP', '-sTCP:LISTEN', '-p', `${pid}`, '-Fn']
  const lines = execFileSync('lsof', asked, { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) =>
    line.startsWith('n') ? [line.slice(1, line.lastIndexOf(':'))] : [],
  )
}

function listeningOnLinux(pid: number): string[] {
  const folder = `/proc/${pid}/fd`
  const sockets = readdirSync(folder).flatMap((fd) => {
    const [, inode = ''] = /^socket:\[(\d+)\]$/.exec(targetOf(join(folder, fd))) ?? []
    return inode === '' ? [] : [inode]
  })
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode = '']) => state === '0A' && sockets.includes(inode))
      .map(([, address = '']) => address.split(':')[0] ?? ''),
  )
}

/** The target of a descriptor; nothing if the process has closed it since the folder was listed. */
function targetOf(descriptor: string): string {
  try {
    return readlinkSync(descriptor)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Folders that a training left behind; the loader of TypeScript keeps a folder of its own. */
const leftIn = (temporary: string) =>
  readdirSync(temporary).filter((name) => name.startsWith('postern'))

const LOOPBACK = ['0100007F', '00000000000000000000000001000000', '127.0.0.1', '[::1]']

describe('npm run training', () => {
  const real = tempFolder('real')
  let training: Training
  let browser: TestBrowser

  before(async () => {
    writeFileSync(join(real, 'publication.bin'), 'of a real reception')
    const elsewhere = { DATA_DIR: real, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    training = await startTraining([], { ...elsewhere, HOST: '0.0.0.0', STAFF_HOST: '0.0.0.0' })
    browser = await launch('chromium')
  })
  after(async () => {
    await browser?.close()
    if (training?.child.process.exitCode === null) await training.child.kill('SIGKILL')
  })

  const deskOf = (id: string): Desk => {
    const found = training.desks.get(id)
    if (found === undefined) throw new Error(`no desk of ${id} was printed`)
    return found
  }

  const referenceOf = (about: string): string => {
    const found = training.cases.get(about)
    if (found === undefined) throw new Error(`no case "${about}" was printed`)
    return found
  }

  async function unlock(id: string): Promise<Page> {
    const page = await browser.newPage({ isolated: true })
    await page.setViewport({ width: 1280, height: 900 })
    const { url, passphrase } = deskOf(id)
    await unlockDesk(page, url, passphrase)
    return page
  }

  /** Sync until the open case says `text`: the reporter needs a moment, as people do. */
  async function waitInCase(page: Page, text: string): Promise<void> {
    while (!(await caseText(page)).includes(text)) await syncDesk(page)
  }

  const row = async (page: Page, about: string): Promise<string> => {
    const texts = await listTexts(page)
    return texts.find((text) => text.includes(referenceOf(about))) ?? 'not there'
  }

  it('prints seven desks, thirteen cases, and eleven exercises', () => {
    expect([...training.desks.keys()]).to.deep.equal(DESKS)
    expect(new Set([...training.desks.values()].map(({ url }) => new URL(url).port)).size).to.equal(
      DESKS.length,
    )
    expect(training.references).to.have.length(13)
    expect(new Set(training.references).size).to.equal(13)
    const guide = readFileSync('client/desk/TRAINING.md', 'utf8')
    const exercises = training.child.stdout.flatMap((line) => {
      const [, exercise] = /^ {1,2}\d+ {2}(.+)$/.exec(line) ?? []
      return exercise === undefined ? [] : [exercise]
    })
    expect(exercises).to.have.length(11)
    for (const exercise of exercises) expect(guide).to.include(exercise)
  })

  it('takes connections from this machine alone, whatever a real server would do', () => {
    const listening = listeningOf(training.child.pid)
    expect(listening.length).to.be.at.least(2 + DESKS.length)
    for (const address of listening) expect(address).to.be.oneOf(LOOPBACK)
  })

  it('has cases in different states, each for those whom it concerns', async () => {
    const colleague = await unlock('colleague')
    // The letter of retaliation is a case of its own, with a reference of its own.
    expect(await listTexts(colleague)).to.have.length(14)
    expect(await row(colleague, 'a question was answered')).to.include(
      count('en', en.list.unread, 2),
    )
    expect(await row(colleague, 'under assessment; the reporter corrects minutes'))
      .to.include(en.statuses.assessing)
      .and.include(en.marks.urgent)
    expect(await row(colleague, 'closed, and not approved yet')).to.include(en.statuses.closed)
    expect(await row(colleague, 'came six days ago, and nobody has answered')).to.include('6 d')
    await openCase(colleague, referenceOf('new, and the reporter tells of retaliation'))
    expect(await row(colleague, 'new, and the reporter tells of retaliation')).to.include(
      en.list.retaliation,
    )
    await openCase(
      colleague,
      referenceOf('told in a meeting, and registered; the minutes are approved'),
    )
    expect(await caseText(colleague)).to.include(en.verdicts.approved)
    const adviser = await unlock('adviser')
    expect(await row(adviser, 'new, and the adviser may not read it')).to.equal('not there')
    expect(await listTexts(adviser)).to.have.length(13)
    const custodian = await unlock('custodian')
    expect(await row(custodian, 'new, and the custodian holds the name')).to.include(
      en.list.identity,
    )
    for (const page of [colleague, adviser, custodian]) await page.close()
  })

  it('has reporters who answer a question, and who correct minutes', async () => {
    const page = await unlock('adviser')
    await openCase(page, referenceOf('new, and belongs elsewhere'))
    await acknowledge(page)
    await ask(page, 'Til øvelse: hvilke plasser gjelder det?')
    await waitInCase(page, 'Oppdiktet svar:')
    await openCase(page, referenceOf('under assessment; the reporter corrects minutes'))
    await chooseKind(page, 'minutes')
    await page.type('#compose-text', 'Til øvelse: fire ganger')
    await page.click('#send')
    await page.click('.send-now')
    await waitInCase(page, 'Det var fem ganger, ikke fire.')
    await page.close()
  })

  it('says on every page, and on paper, in three languages, that nothing is real', async () => {
    const page = await browser.newPage({ isolated: true })
    const band = () => page.$eval('#training', (one) => one.textContent)
    const box = (selector: string) =>
      page.$eval(selector, (one) => {
        const { top, bottom, height } = one.getBoundingClientRect()
        return { top, bottom, height }
      })
    const { url, passphrase } = deskOf('head')
    await page.goto(url)
    await page.waitForSelector('#passphrase')
    for (const text of BANDS) expect(await band()).to.include(text)
    await unlockDesk(page, url, passphrase)
    for (const width of [1280, 320]) {
      await page.setViewport({ width, height: 700 })
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      expect((await box('#training')).top).to.equal(0)
      await loadAxe(page)
      expect(await violations(page)).to.deep.equal([])
      await press(page, 'register-button')
      await page.waitForSelector('dialog[open] #register-channel, dialog[open] form')
      expect((await box('dialog[open]')).top).to.be.at.least((await box('#training')).bottom)
      await page.keyboard.press('Escape')
      await page.waitForSelector('dialog[open]', { hidden: true })
    }
    await page.emulateMediaType('print')
    for (const text of BANDS) expect(await band()).to.include(text)
    expect((await box('#training')).height).to.be.above(0)
    // so that it stands on every page, not only on the first
    expect(await page.$eval('#training', (one) => getComputedStyle(one).display)).to.equal(
      'table-header-group',
    )
    await page.close()
  })

  it('says nothing of the kind on a real desk', async () => {
    const page = (await loadDeskAssets()).get('/')
    expect(new TextDecoder().decode(page?.body))
      .to.include('data-worker')
      .and.not.include('training')
  })

  it('goes with all that it has written when it ends', async () => {
    expect(leftIn(training.temporary)).to.have.length(1)
    expect(await training.child.kill('SIGINT')).to.deep.equal({ code: 0, signal: null })
    expect(training.child.stderr).to.deep.equal([])
    expect(leftIn(training.temporary)).to.deep.equal([])
    expect(readdirSync(real)).to.deep.equal(['publication.bin'])
    expect(readFileSync(join(real, 'publication.bin'), 'utf8')).to.equal('of a real reception')
  })
})

describe('npm run training, otherwise', () => {
  it('opens one desk alone where that is asked', async () => {
    const { child, desks, temporary } = await startTraining(['--desk', 'head'])
    expect([...desks.keys()]).to.deep.equal(['head'])
    const { url } = desks.get('head')!
    expect((await send(new URL(url).origin, 'GET', '/')).status).to.equal(200)
    expect((await child.kill('SIGTERM')).code).to.equal(0)
    expect(leftIn(temporary)).to.deep.equal([])
  })

  it('says in one sentence what to do where it cannot start, and leaves nothing', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const port = `${(taken.address() as AddressInfo).port}`
    for (const [args, environment, sentence] of [
      [[], { PORT: port }, new RegExp(`${port} .*set PORT to another`)],
      [['--desk', 'nobody'], {}, /nobody is called nobody: say --desk with one of head, adviser/],
    ] as const) {
      const { child, temporary } = launchTraining(args, environment)
      expect((await child.exit).code).to.equal(1)
      expect(child.stderr).to.have.length(1)
      expect(child.stderr[0]).to.match(sentence)
      expect(leftIn(temporary)).to.deep.equal([])
    }
    taken.close()
  })
})
