import { rmSync } from 'node:fs'
import { expect } from 'chai'
import { startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { unlockDesk, writeVault } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { pressSaying, waitFor } from '../../support/browser/five-desks.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'

describe('colleagues on the page of a desk', () => {
  let stage: DeskStage

  before(async () => {
    const roles = ['head', 'reception', 'co-handler'] as const
    stage = await startDeskStage({ roles, desks: [0, 1, 2] })
  })
  after(() => stage.stop())

  it('are kept out by two, from the commands and from the notice, in both languages', async () => {
    const { members } = stage.instance.reception.list
    const head = members[0]!.title
    const [nb, en] = [DESK_CATALOGUES.nb, DESK_CATALOGUES.en]

    const first = await stage.openDesk(1, 'nb')
    await first.click('#commands')
    await first.waitForSelector('#palette-text')
    await first.type('#palette-text', nb.people.open)
    await first.keyboard.press('Enter')
    await first.waitForSelector('dialog.people[open]')
    const text = await first.$eval('dialog.people', (dialog) => dialog.textContent ?? '')
    for (const { role } of members) expect(text).to.include(nb.roles[role])
    // nobody is offered to keep out themselves
    const offered = nb.people.suspend.split('{name}')[0]!
    const buttons = await first.$$eval('dialog.people button', (all) =>
      all.map((one) => one.textContent ?? ''),
    )
    expect(buttons.filter((one) => one.startsWith(offered))).to.have.length(2)
    await pressSaying(first, nb.people.suspend.replace('{name}', head.nb))
    await waitFor(first, '.sure p', nb.people.sure.split('{name}')[1]!.slice(0, 20))
    expect(await first.evaluate(() => document.activeElement?.className)).to.equal('')
    expect(await first.evaluate(() => document.activeElement?.tagName)).to.equal('P')
    await pressSaying(first, nb.people.yes)
    await waitFor(first, 'dialog.people', nb.people.askedOwn)
    await waitFor(first, '.notice', fill(nb.notices['suspension-asked-own'], { name: head.nb }))

    const second = await stage.openDesk(2, 'en')
    await waitFor(second, '.notice', `wants to keep ${head.en} out`)
    await pressSaying(second, en.people.join)
    const question = en.people.joinSure.split('{name}').at(-1) ?? ''
    await waitFor(second, '.sure', question)
    await pressSaying(second, en.people.no)
    await pressSaying(second, en.people.join)
    await pressSaying(second, en.people.yes)
    await waitFor(second, '.notice', `${head.en} is kept out by two colleagues`)

    const third = await stage.browser.newPage({ isolated: true })
    await third.goto(stage.url(0))
    await third.type('#passphrase', 'riktig hest batteri stift')
    await third.click('button[type=submit]')
    await third.waitForSelector('#shut-out')
    const said = await third.$eval('#shut-out p', (one) => one.textContent)
    expect(said).to.be.oneOf([nb.shutOut.suspended, en.shutOut.suspended])
    for (const page of [first, second, third]) await page.close()
  })

  it('learn that a member without weekly keys has stopped them, once they are sure', async () => {
    const vault = await writeVault(stage.instance.reception, 2)
    rmSync(`${vault}.weeks`)
    const host = await startDeskHost({
      server: new URL(stage.instance.server.staffUrl),
      vault,
      port: 0,
    })
    const page = await stage.browser.newPage({ isolated: true })
    await unlockDesk(page, host.url)
    const answers = [false, true]
    page.on('dialog', (dialog) => {
      void (answers.shift() ? dialog.accept() : dialog.dismiss())
    })
    const language = (await page.evaluate(() => document.documentElement.lang)) as DeskLanguage
    const desk = DESK_CATALOGUES[language]
    const stopped = desk.notices['keys-stopped'].replace(
      '{name}',
      stage.instance.reception.list.members[2]!.title[language],
    )
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    await pressSaying(page, desk.people.stop)
    expect(answers).to.have.length(1)
    expect(await page.$eval('.notices', (one) => one.textContent)).to.not.include(stopped)
    await pressSaying(page, desk.people.stop)
    await waitFor(page, '.notice', stopped)
    expect(await page.$$eval('.notice button', (all) => all.length)).to.equal(0)
    expect(await violations(page)).to.deep.equal([])
    await page.close()
    await host.stop()
  })
})
