import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import {
  chooseNext,
  enter,
  focused,
  heard,
  stopFaults,
  tabTo,
  tick,
  write,
} from '../../support/browser/reporter-keyboard.ts'
import {
  headingOf,
  mainText,
  onNextStep,
  openReporter,
  press,
  readCode,
  untilChecked,
  untilDelivered,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { Findings, openStage, show, unfold } from '../../support/browser/reporter-stage.ts'
import { sampleWords } from '../../support/reception/site.ts'
import { STILLS } from '../../support/reporter/stills.ts'
import { inTurn } from '../../support/run/scale.ts'

const { en } = CATALOGUES
/** The way back, as the pages and the summaries in other languages call it. */
const BACK = [
  en.page.back,
  ...Object.values(sampleWords('en').site.summaries).map(({ buttons }) => buttons?.back),
]
/** Roles that can have the focus. All have a name, except some that only a program focuses. */
const ROLES = ['button', 'link', 'textbox', 'radio', 'checkbox', 'DisclosureTriangle']
const MORE_ROLES = ['RootWebArea', 'heading', 'combobox', 'option', 'alert', 'paragraph', 'group']
const NAMELESS = ['alert', 'paragraph']

describe('the reporter’s whole way by keyboard alone', () => {
  it('leads from the landing to the letter, with the focus on each heading', async () => {
    const site = await startReporterSite()
    const page = await site.browser.newPage()
    const onTo = async (id: string) => {
      await enter(page, id)
      expect(await focused(page), id).to.equal('heading')
    }
    await openReporter(page, site.url, '/en/')
    await onTo('start')
    await tick(page, 'channel')
    await write(page, 'answer-what', 'By keyboard.')
    await onTo('next')
    await onTo('next')
    await onTo('next')
    await chooseNext(page, 'party')
    await onTo('next')
    await onTo('to-review')
    await enter(page, 'change-readers')
    expect(await focused(page)).to.equal('leave-out')
    await tick(page, 'leave-out-2')
    await onTo('to-review')
    expect(await mainText(page)).to.include('By keyboard.')
    await onTo('send')
    await page.waitForSelector('#progress.good')
    expect(await page.$eval('#announcer', (one) => one.textContent)).to.equal(en.receipt.sent)
    const code = await readCode(page)
    await untilDelivered(page)
    await onTo('kept')
    const label = await page.$eval('label[for="group"]', (one) => one.textContent ?? '')
    await write(page, 'group', code.split('-')[Number(/\d/.exec(label)?.[0]) - 1] ?? '')
    await onTo('check')
    await onTo('close')
    await untilChecked(page)
    await onTo('have-code')
    await write(page, 'typed-code', code)
    await tabTo(page, 'open')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#look')
    expect(await focused(page)).to.equal('heading')
    await onTo('more')
    await write(page, 'follow-up', 'More by keyboard.')
    await tabTo(page, 'send')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.notice.good')
    expect(await focused(page)).to.equal('heading')
    expect(await headingOf(page)).to.equal(en.answer.moreHeading)
    expect(await site.countDrops()).to.equal(2)
    await site.stop()
  })
})

describe('to a keyboard and a screen reader, the reporter’s pages', () => {
  let site: ReporterSite
  let page: Page

  before(async () => {
    site = await startReporterSite()
    page = await site.browser.newPage()
    await openStage(page, site.url, '/en/')
  })
  after(() => site.stop())

  it('give everything that can have the focus a role and a name of its own', async () => {
    const found = new Findings()
    for (const still of STILLS) {
      await show(page, still)
      await unfold(page)
      const all = await heard(page)
      const nameless = all.filter(({ name, role }) => name === '' && !NAMELESS.includes(role))
      const strange = all.filter(({ role }) => ![...ROLES, ...MORE_ROLES].includes(role))
      // If a page has two ways back, both lead to the same place.
      const pressed = all.flatMap(({ role, name }) =>
        role === 'button' && !BACK.includes(name) ? [name] : [],
      )
      found.add(still.name, [
        ...nameless.map(({ role }) => `no name: ${role}`),
        ...strange.map(({ role, name }) => `${role} ${name}`),
        ...pressed.filter((name, i) => pressed.indexOf(name) !== i).map((name) => `twice: ${name}`),
      ])
    }
    expect(found.text).to.equal('')
  })

  it('are gone through in the order in which they stand, and nothing covers what has the focus', async () => {
    const found = new Findings()
    await page.setViewport({ width: 320, height: 640 })
    for (const still of inTurn(STILLS, 3, systemRandom(1)[0] ?? 0)) {
      await show(page, still)
      await unfold(page)
      found.add(still.name, await stopFaults(page))
    }
    expect(found.text).to.equal('')
  })

  it('put the focus on the heading of each step, or on what has to be put right', async () => {
    const found = new Findings()
    for (const still of STILLS) {
      await show(page, still)
      const wanted = still.shows === '#errors' ? 'errors' : 'heading'
      const id = await focused(page)
      if (id !== wanted) found.add(still.name, [`the focus is on ${id}`])
    }
    expect(found.text).to.equal('')
  })

  it('say an error at once, and at the field that it is about', async () => {
    const refused = STILLS.filter(({ shows }) => shows === '#errors')
    expect(refused).to.have.length.above(3)
    for (const still of refused) {
      await show(page, still)
      const seen = await page.evaluate(() => {
        const errors = document.getElementById('errors')
        const links = [...(errors?.querySelectorAll('a') ?? [])]
        return {
          role: errors?.getAttribute('role'),
          markers: [...(errors?.querySelectorAll('ul') ?? [])].map(
            (list) => getComputedStyle(list).listStyleType,
          ),
          fields: links.map((link) => {
            const field = document.getElementById(link.hash.slice(1))
            // a field says it itself, or the group that it is in
            const group = field?.closest('[aria-describedby]:not(input)')
            const ids = [field, group].flatMap(
              (one) => one?.getAttribute('aria-describedby')?.split(' ') ?? [],
            )
            const said = ids.map((id) => document.getElementById(id)?.textContent)
            return {
              sentence: link.textContent ?? '',
              said,
              focusable: field?.hasAttribute('tabindex') ? -1 : field?.tabIndex,
            }
          }),
        }
      })
      expect(seen.role, still.name).to.equal('alert')
      // a marker stands at the last line of a long link
      expect(seen.markers, still.name).to.deep.equal(['none'])
      expect(seen.fields, still.name).to.have.length.above(0)
      for (const { sentence, said, focusable } of seen.fields) {
        expect(said, `${still.name}: ${sentence}`).to.include(sentence)
        expect(focusable, still.name).to.be.oneOf([0, -1])
      }
    }
  })

  it('lead from an error to its field, with the question on the screen, even if both are folded', async () => {
    const found = new Findings()
    await page.setViewport({ width: 360, height: 640 })
    for (const still of STILLS.filter(({ shows }) => shows === '#errors')) {
      await show(page, still)
      await foldQuestions(page)
      for (const link of await page.$$('#errors a')) {
        const field = await link.evaluate(({ hash }) => hash.slice(1))
        await link.evaluate((one) => one.click())
        found.add(still.name, await hiddenAt(page, field))
      }
    }
    expect(found.text).to.equal('')
  })

  it('lead from the overview to what is to be changed, with the question on the screen', async () => {
    const found = new Findings()
    await page.setViewport({ width: 360, height: 640 })
    const review = STILLS.find(({ name }) => name === 'review')
    if (review === undefined) throw new Error('no picture of the overview')
    await show(page, review)
    const ids = await page.$$eval('[id^="change-"]', (all) => all.map(({ id }) => id))
    expect(ids).to.have.length.above(5)
    for (const id of ids) {
      await show(page, review)
      await onNextStep(page, () => press(page, id))
      const field = await focused(page)
      expect(field, id).to.not.be.oneOf(['', 'heading'])
      found.add(id, await hiddenAt(page, field))
    }
    expect(found.text).to.equal('')
  })
})

/** Fold each question into a section inside another section, as a step may do. */
async function foldQuestions(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const question of document.querySelectorAll('main :is(fieldset, .field)')) {
      const inner = document.createElement('details')
      const outer = document.createElement('details')
      question.replaceWith(outer)
      outer.append(inner)
      inner.append(question)
    }
  })
}

/** Parts of a question that are not on the screen, or behind the bar, though the reporter was led to its field. */
async function hiddenAt(page: Page, field: string): Promise<string[]> {
  return page.evaluate((id) => {
    const input = document.getElementById(id)
    const question = input?.closest('fieldset, .field, .file')?.querySelector('legend, label, h3')
    const bar = document.getElementById('exit')?.getBoundingClientRect().bottom ?? 0
    const parts = [
      [id, input],
      [`the question of ${id}`, question],
    ] as const
    const unseen = parts.filter(([, part]) => {
      const { top = -1, bottom = -1 } = part?.getBoundingClientRect() ?? {}
      return bottom <= top || top < bar || top + 24 > innerHeight
    })
    return [
      ...(document.activeElement === input ? [] : [`${id} has no focus`]),
      ...unseen.map(([name]) => `${name} is not on the screen`),
    ]
  }, field)
}
