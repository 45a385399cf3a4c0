import { launch } from '../../test/support/browser/browser.ts'
import { performanceScore } from '../../test/support/browser/lighthouse.ts'
import { startReporterServer } from '../../test/support/browser/reporter-server.ts'
import { type Effort, median, row, type Section } from './table.ts'

const RUNS = 5
const AIM = 95

/** Speed score of the first page in Lighthouse, as on a phone: the median of five runs. */
export async function benchLighthouse(_effort: Effort): Promise<Section> {
  const server = await startReporterServer()
  const tested = await launch('chromium')
  const scores: number[] = []
  try {
    for (let i = 0; i < RUNS; i++) {
      const page = await tested.newPage({ isolated: true })
      scores.push(await performanceScore(page, server.instance.server.publicUrl))
      await page.close()
    }
  } finally {
    await tested.close()
    await server.stop()
  }
  const note = `of 100; ${scores.join(', ')}`
  return {
    title: 'Lighthouse, performance of the first page on its phone and slow line',
    rows: [row('score', median(scores), 'points', ['aim', AIM], note)],
  }
}
