import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { TOGETHER } from '../../../client/texts/reporter/together.ts'
import { fill } from '../../../client/texts/wording.ts'
import type { Status } from '../../../crypto/entries/names.ts'
import {
  acknowledge,
  ask,
  caseText,
  chooseCase,
  chooseKind,
  chooseParty,
  closeCase,
  listTexts,
  openCase,
  press as pressOn,
  setStatus,
  syncDesk,
} from '../../support/browser/desk-page.ts'
import {
  confirmStep,
  FiveDesks,
  ID,
  MANAGER_TITLE,
  openPart,
  pressSaying,
  save,
  syncInVain,
  TOGETHER_CHANNEL,
  type Who,
  waitFor,
} from '../../support/browser/five-desks.ts'
import {
  answerQuestion,
  choose,
  confirmGroup,
  fillReport,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  sendReport,
  untilDelivered,
} from '../../support/browser/reporter-page.ts'
import { sampleSite, sampleWords, statusName } from '../../support/reception/site.ts'

const { nb } = DESK_CATALOGUES
const reporterTexts = sampleWords('nb').t

const FIRST = 'Sjefen min roper til meg foran alle, hver uke siden august.'
const SECOND = 'Veilederen deler ut eksamensoppgaven til noen av oss på forhånd.'
const THIRD = 'Rektor lar et firma som broren eier, få alle oppdragene.'
const THIRD_QUESTION = 'Hvilke oppdrag vet du om?'
const QUESTION = 'Hvem andre var i rommet?'
const ANSWER = 'Hele gruppa, åtte stykker. Spør gjerne Tone.'
const MINUTES = 'Varsleren fortalte om fire møter der hun ble ropt til.'
const NAME = 'Kari Nordmann'
/** Words of the question that the manager's desk proposes. */
const NAME_ASKED = 'ber om å få vite navnet ditt'
const LAST_WORD = 'Vi har sett at det skjedde, og lederen har fått en ny rolle.'
/** A letter is sealed to its channel's readers: members granted access later see it after one of them. */
const AFTER_THE_REPORTER = ['head', 'manager'] as const
const PASSPHRASE = 'seks helt tilfeldige ord om fjell'

describe('five members of a reception, from joining to deleting, in chromium', () => {
  let all: FiveDesks
  let reporter: Page
  const code = { first: '', second: '', third: '' }

  before(async () => {
    all = await FiveDesks.start()
    reporter = await all.browser.newPage({ isolated: true })
  })
  after(() => all.stop())

  // each step begins where the one before it ended
  let isBroken = false
  beforeEach(() => {
    expect(isBroken, 'an earlier step failed').to.equal(false)
  })
  afterEach(function () {
    isBroken ||= this.currentTest?.state === 'failed'
  })

  const reference = (one: keyof typeof code) => code[one].replaceAll('-', '').slice(0, 7)

  const synced = async (who: Who): Promise<Page> => {
    const page = await all.desk(who)
    await syncDesk(page)
    return page
  }

  const report = async (channel: string, party: string, what: string): Promise<string> => {
    await reporter.bringToFront()
    await openReporter(reporter, all.instance.server.publicUrl)
    const answers = { what, 'when-where': 'Fjordby, i høst' }
    await fillReport(reporter, { channel, party, answers, categories: ['not-sure'] })
    const isTogether = channel === TOGETHER_CHANNEL.id
    expect((await mainText(reporter)).includes(TOGETHER.nb), channel).to.equal(isTogether)
    const made = await sendReport(reporter)
    await confirmGroup(reporter, made)
    await press(reporter, 'close')
    return made
  }

  /** Come back with a code, and look until `text` is there. */
  const comeBack = async (one: keyof typeof code, text: string): Promise<string> => {
    await reporter.bringToFront()
    await openReporter(reporter, all.instance.server.publicUrl)
    await returnWithCode(reporter, code[one])
    await lookFor(reporter, text)
    return mainText(reporter)
  }

  const sendLetter = async (): Promise<void> => {
    await press(reporter, 'send')
    await reporter.waitForSelector('.notice.good')
    await untilDelivered(reporter)
    await press(reporter, 'back')
    await reporter.waitForSelector('#look')
  }

  /** The text that everybody gets with a status, up to where lines may be broken. */
  const told = (status: Status, party: 'party' | 'not-a-party') =>
    sampleSite().notices[status][party].nb.slice(0, 40)

  it('one joins by a file that the browser makes, and is at a desk once the next list names them', async () => {
    const page = await all.newcomer()
    const root = all.instance.reception.fingerprint
    const title = { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' }
    const form = { root, id: 'anna', ...title, passphrase: PASSPHRASE, again: PASSPHRASE }
    for (const [field, text] of Object.entries(form)) await put(page, `enrol-${field}`, text)
    await page.click('button[type=submit]')
    await page.waitForSelector('#joining')
    const textOf = (selector: string) =>
      page.$eval(selector, (element) => element.textContent?.trim() ?? '')
    const enrolment = all.readEnrolment(await textOf('#joining .path'))
    expect(await textOf('#enrolment-print')).to.equal(enrolment.print)
    const channels = ['staff', 'students', TOGETHER_CHANNEL.id]
    const place = { id: ID.newcomer, role: 'reception', position: null, channels } as const
    await all.publishNext({ added: [{ ...place, enrolment }] })
    await page.waitForSelector('#look[aria-disabled=false]')
    await press(page, 'look')
    await page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
    expect(await textOf('.top-who')).to.include('Rådgiver')
  })

  it('two reports arrive in two channels, and nothing of them is shown before somebody says more', async () => {
    code.first = await report('staff', 'own', FIRST)
    code.second = await report('students', 'witness', SECOND)
    for (const who of ['head', 'adviser', 'newcomer'] as const) {
      const rows = await listTexts(await synced(who))
      expect(rows, who).to.have.length(2)
      for (const row of rows) expect(row).to.include(nb.gate.unopened)
      for (const name of ['Arbeidsplassen', 'Studiene']) expect(rows.join()).to.include(name)
    }
    for (const who of ['manager', 'custodian'] as const) {
      expect(await listTexts(await synced(who)), who).to.deep.equal([])
    }
  })

  it('one is too close to the first report, steps back, and reads nothing of it', async () => {
    const page = await all.desk('adviser')
    await chooseCase(page, reference('first'))
    expect(await caseText(page)).to.not.include(FIRST)
    await confirmStep(page, 'gate-close', { text: 'Søsteren min er leder der.' })
    await waitFor(page, '.panel', fill(nb.gate.left, { reference: reference('first') }))
    await page.waitForSelector('#cases-title:focus')
    await syncDesk(page)
    const rows = await listTexts(page)
    expect(rows).to.have.length(1)
    expect(rows[0]).to.include(reference('second'))
    expect(await page.content()).to.not.include(FIRST)
  })

  it('another has no part in it, assesses it, and gives it to the member who is to follow it up', async () => {
    const page = await synced('head')
    await openCase(page, reference('first'))
    expect(await caseText(page)).to.include(FIRST)
    await acknowledge(page)
    await openPart(page, 'work-assessment')
    const assessment = { scope: 'yes', urgent: true, likelihood: '4', impact: '3' } as const
    await save(page, 'assessment', { ...assessment, text: 'Snakk med henne først' })
    await chooseParty(page, 'party')
    await setStatus(page, 'assigned', 'Saken er gitt til en som følger den opp.')
    await openPart(page, 'access-readers')
    expect(await page.$eval('#gone-list', (list) => list.textContent)).to.include(
      nb.releaseReasons.conflict,
    )
    await confirmStep(page, 'grant', { member: ID.manager, as: 'follow-up-manager' })
    await page.waitForSelector(`#reader-list [data-member=${ID.manager}]`)
  })

  it('who follows it up reads all of it, from the beginning', async () => {
    const page = await synced('manager')
    await openCase(page, reference('first'))
    const text = await caseText(page)
    for (const said of [FIRST, 'Snakk med henne først']) expect(text).to.include(said)
  })

  it('a question goes to the reporter, and the answer comes to both who read the case', async () => {
    await ask(await all.desk('manager'), QUESTION)
    await comeBack('first', QUESTION)
    await answerQuestion(reporter, ANSWER)
    for (const who of AFTER_THE_REPORTER) {
      expect(await caseText(await synced(who)), who).to.include(ANSWER)
    }
  })

  it('a hearing is planned, the reporter is invited, and approves the minutes by the code', async () => {
    const page = await all.desk('manager')
    await openPart(page, 'work-hearings')
    await save(page, 'hearing', { who: 'Varsleren', mode: 'phone', companion: true, held: true })
    await setStatus(page, 'hearing', 'Vi vil gjerne høre deg på telefon.')
    await chooseKind(page, 'minutes')
    await put(page, 'compose-text', MINUTES)
    await press(page, 'send')
    await page.waitForSelector('.send-now')
    await page.click('.send-now')
    await page.waitForSelector('.verdict[data-verdict=waiting]')
    expect(await comeBack('first', MINUTES)).to.include(statusName('hearing'))
    await onNextStep(reporter, () =>
      reporter.$eval('[id^=check-]', (button) => (button as HTMLElement).click()),
    )
    await choose(reporter, 'letter-verdict', 'approved')
    await sendLetter()
    for (const who of AFTER_THE_REPORTER) {
      await (await synced(who)).waitForSelector('.verdict[data-verdict=approved]')
    }
  })

  it('the keeper of names gives the name only after the reporter, who is asked first, says yes', async () => {
    await comeBack('first', MINUTES)
    await onNextStep(reporter, () => press(reporter, 'identity'))
    await put(reporter, 'letter-name', NAME)
    await sendLetter()
    const manager = await synced('manager')
    expect(await manager.content()).to.not.include(NAME)
    await openPart(manager, 'access-identity')
    await confirmStep(manager, 'ask-identity', {
      purpose: 'hearing',
      text: 'Hun skal i møte med ledelsen.',
      reason: 'Du skal ha noen med deg.',
    })

    const custodian = await synced('custodian')
    await openCase(custodian, reference('first'))
    const text = await caseText(custodian)
    expect(text).to.include(NAME)
    for (const said of [FIRST, ANSWER, MINUTES]) expect(text).to.not.include(said)
    await openPart(custodian, 'access-identity')
    await waitFor(custodian, '#identity-list', 'Hun skal i møte med ledelsen.')
    await custodian.waitForSelector('#identity-list [data-consent=no]')
    await confirmStep(custodian, 'answer-identity', { as: 'first', text: 'Spør henne først.' })

    await syncDesk(await all.desk('manager'))
    await manager.waitForSelector('.to-ask')
    await confirmStep(manager, 'ask-reporter', {})
    await manager.waitForSelector('.to-ask', { hidden: true })
    await comeBack('first', NAME_ASKED)
    await onNextStep(reporter, () =>
      reporter.$$eval(
        '.message',
        (all, text) => {
          const asked = all.find((one) => one.textContent?.includes(text))
          asked?.querySelector<HTMLElement>('[id^=answer-]')?.click()
        },
        NAME_ASKED,
      ),
    )
    await choose(reporter, 'letter-agrees', 'yes')
    await sendLetter()
    expect(await mainText(reporter)).to.include(CATALOGUES.nb.nameUses.hearing)

    await syncDesk(await all.desk('custodian'))
    await custodian.waitForSelector('#identity-list [data-came=yes]')
    await press(custodian, 'answer-identity')
    await press(custodian, 'copy-identity')
    const copied = await custodian.$eval(
      '#answer-identity-text',
      (field) => (field as HTMLTextAreaElement).value,
    )
    expect(copied).to.equal(NAME)
    await press(custodian, 'answer-identity-confirm')
    await custodian.waitForSelector('#answer-identity-confirm', { hidden: true })

    await syncDesk(await all.desk('manager'))
    await manager.waitForSelector('#identity-list [data-answer=given]')
    expect(await manager.$eval('#identity-list', (list) => list.textContent)).to.include(NAME)
  })

  it('the case is closed by one, approved by another, and the reporter as a party reads the outcome', async () => {
    const manager = await all.desk('manager')
    await openPart(manager, 'work-closing')
    await save(manager, 'closing', { result: 'substantiated', findings: 'Det skjedde.' })
    const head = await synced('head')
    await openPart(head, 'work-closing')
    await press(head, 'approve')
    await head.waitForSelector('#approval[data-approved=true]')
    await syncDesk(await all.desk('manager'))
    await press(manager, 'closing-status')
    await closeCase(manager, LAST_WORD)
    const text = await comeBack('first', LAST_WORD)
    expect(text).to.include(statusName('closed')).and.to.include(told('closed', 'party'))
    expect(text).to.include(reporterTexts.after.complain)
  })

  it('K12: a report that two must open is read by nobody before two have said yes, and then answered', async () => {
    code.third = await report(TOGETHER_CHANNEL.id, 'witness', THIRD)
    const waits = '[data-waiting=sealed]'
    const showsNothing = async (page: Page, who: Who) => {
      const shown = await page.content()
      for (const said of [THIRD, reference('third')]) expect(shown, who).to.not.include(said)
    }
    const readers = ['head', 'newcomer', 'adviser'] as const
    for (const who of readers) {
      const page = await all.desk(who)
      if ((await page.$('.case .back')) !== null) await pressOn(page, '.case .back')
      await syncDesk(page)
      await waitFor(page, waits, TOGETHER_CHANNEL.name.nb)
      await showsNothing(page, who)
    }
    const head = await all.desk('head')
    await pressSaying(head, nb.sealed.yes)
    await waitFor(head, waits, nb.sealed.agreed)
    await showsNothing(head, 'head')
    const newcomer = await synced('newcomer')
    await showsNothing(newcomer, 'newcomer')
    await pressSaying(newcomer, nb.sealed.yes)
    await newcomer.waitForSelector(waits, { hidden: true })
    for (const who of ['head', 'newcomer'] as const) {
      const page = await synced(who)
      await openCase(page, reference('third'))
      expect(await caseText(page), who).to.include(THIRD)
    }
    const adviser = await synced('adviser')
    await waitFor(adviser, waits, nb.sealed.deadline)
    await showsNothing(adviser, 'adviser')

    await acknowledge(await all.desk('head'))
    await ask(head, THIRD_QUESTION)
    await comeBack('third', THIRD_QUESTION)
    await answerQuestion(reporter, ANSWER)
    for (const who of ['head', 'newcomer'] as const) {
      expect(await caseText(await synced(who)), who).to.include(ANSWER)
    }
    await showsNothing(await synced('adviser'), 'adviser')
    expect(await adviser.content()).to.not.include(ANSWER)
  })

  it('the other case is closed for somebody who is not a party, who reads only that it is done', async () => {
    const page = await all.desk('head')
    await openCase(page, reference('second'))
    expect(await caseText(page)).to.include(SECOND)
    await acknowledge(page)
    await openPart(page, 'work-closing')
    await save(page, 'closing', { result: 'partly', findings: 'Bare én gang.' })
    await chooseParty(page, 'not-a-party')
    await closeCase(page)
    const text = await comeBack('second', told('closed', 'not-a-party'))
    expect(text).to.include(statusName('closed')).and.to.include(told('closed', 'not-a-party'))
    for (const said of [told('closed', 'party'), reporterTexts.after.complain, 'Bare én gang.']) {
      expect(text).to.not.include(said)
    }
  })

  it('that case is opened again, and the reporter sees that it is', async () => {
    await setStatus(await all.desk('head'), 'reopened', 'Vi har hørt mer.')
    await comeBack('second', 'Vi har hørt mer.')
    const card = await reporter.$eval('#main .notice', (one) => one.textContent)
    expect(card).to.include(statusName('reopened')).and.to.include(told('reopened', 'not-a-party'))
    expect(card).to.not.include(statusName('closed'))
  })

  it('two suspend a third, who is refused, and the case gets a new key without that member', async () => {
    const adviser = all.instance.reception.list.members.find(({ id }) => id === ID.adviser)!.title
      .nb
    const head = await all.desk('head')
    await press(head, 'commands')
    await head.waitForSelector('#palette-text')
    await head.type('#palette-text', nb.people.open)
    await head.keyboard.press('Enter')
    await head.waitForSelector('dialog.people[open]')
    await pressSaying(head, fill(nb.people.suspend, { name: adviser }))
    await pressSaying(head, nb.people.yes)
    await waitFor(head, 'dialog.people', nb.people.askedOwn)
    await head.keyboard.press('Escape')
    await head.waitForSelector('dialog.people', { hidden: true })

    const second = await synced('newcomer')
    await pressSaying(second, nb.people.join)
    await pressSaying(second, nb.people.yes)
    await syncInVain(await all.desk('adviser'), nb.shutOut.suspended)
    const page = await synced('head')
    await openPart(page, 'access-readers')
    await waitFor(page, `#gone-list [data-member=${ID.adviser}]`, nb.releaseReasons.suspended)
  })

  it('one is not in the next key list: their desk is refused, and the case gets a new key', async () => {
    await all.publishNext({ removed: [ID.manager] })
    await syncInVain(await all.desk('manager'), nb.shutOut.unsigned)
    const page = await synced('head')
    await openCase(page, reference('first'))
    await openPart(page, 'access-readers')
    await waitFor(page, `#gone-list [data-member=${ID.manager}]`, MANAGER_TITLE.nb)
    await waitFor(page, `#gone-list [data-member=${ID.manager}]`, nb.releaseReasons.left)
  })

  it('a case is proposed for deletion, deleted on a second desk, and gone from every other, the name with it', async () => {
    const first = reference('first')
    const newcomer = await synced('newcomer')
    await openCase(newcomer, first)
    expect(await caseText(newcomer)).to.include(ANSWER)
    await openPart(newcomer, 'access-identity')
    await waitFor(newcomer, '#identity-list', NAME)
    const head = await all.desk('head')
    await openPart(head, 'access-keeping')
    await confirmStep(head, 'purge', { text: 'Ikke lenger bruk for den.', reference: first })
    await head.waitForSelector(`[data-agreed=${ID.head}]`)
    await syncDesk(await all.desk('newcomer'))
    await openPart(newcomer, 'access-keeping')
    await confirmStep(newcomer, 'purge', { text: 'Enig.', reference: first })
    await newcomer.waitForSelector('#cases-title:focus')
    const gone = fill(nb.keeping.purged, { reference: first })
    for (const who of ['head', 'newcomer', 'custodian'] as const) {
      const page = who === 'newcomer' ? await all.desk(who) : await synced(who)
      await waitFor(page, '.purged', gone)
      expect((await listTexts(page)).join(), who).to.not.include(first)
      const shown = await page.content()
      for (const said of [FIRST, ANSWER, NAME]) expect(shown, who).to.not.include(said)
    }
  })

  it('has left no error, no refused source and no warning on any page', () => {
    expect(all.browser.problems).to.deep.equal([])
  })
})
