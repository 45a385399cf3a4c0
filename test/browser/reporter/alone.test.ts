import { launch } from '../../support/browser/browser.ts'
import { fillReport, mainText, press, readCode } from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { makeForm, openForm } from '../../support/reporter/alone-form.ts'

describe('the form that is one file', () => {
  let server: ReporterServer
  let form: Uint8Array
  before(async () => {
    server = await startReporterServer()
    form = await makeForm(server.instance.reception)
  })
  after(() => server.stop())

  for (const kind of ['chromium', 'firefox'] as const) {
    it(`is opened from a file and seals a report, without a request, in ${kind}`, async () => {
      const browser = await launch(kind)
      try {
        const page = await browser.newPage()
        const requests = await openForm(page, form)
        await fillReport(page, { channel: 'staff', answers: { what: 'skrevet uten nett' } })
        await press(page, 'send')
        await page.waitForSelector('#save-held')
        const code = await readCode(page)
        console.log(code, requests, browser.problems, await mainText(page))
      } finally {
        await browser.close()
      }
    })
  }
})
