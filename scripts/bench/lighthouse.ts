import { launch } from '../../test/support/browser/browser.ts'
import { type PageScores, pageScores } from '../../test/support/browser/lighthouse.ts'
import { startReporterServer } from '../../test/support/browser/reporter-server.ts'
import { type Effort, median, type Row, row, type Section } from './table.ts'

const RUNS = 5
const AIM = 95

/** Scores of the first page in Lighthouse, as on a phone. Speed is the median of five runs. */
export async function benchLighthouse(_effort: Effort): Promise<Section> {
  const server = await startReporterServer()
  const tested = await launch('chromium')
  const found: PageScores[] = []
  try {
    for (let i = 0; i < RUNS; i++) {
      const page = await tested.newPage({ isolated: true })
      found.push(await pageScores(page, server.instance.server.publicUrl))
      await page.close()
    }
  } finally {
    await tested.close()
    await server.stop()
  }
  const title = 'Lighthouse, the first page on its phone and slow line'
  return { title, rows: rowsOf(found) }
}

function rowsOf(found: readonly PageScores[]): Row[] {
  const speeds = found.map(({ performance }) => performance)
  const failed = [...new Set(found.flatMap((one) => one.failed))]
  const lowest = (of: 'accessibility' | 'bestPractices' | 'seo') =>
    Math.min(...found.map((one) => one[of]))
  return [
    row('performance', median(speeds), 'points', ['aim', AIM], `of 100; ${speeds.join(', ')}`),
    row('accessibility, lowest', lowest('accessibility'), 'points', ['aim', 100]),
    row('best practices, lowest', lowest('bestPractices'), 'points', ['aim', 100]),
    row('SEO, lowest', lowest('seo'), 'points', null, `failed: ${failed.join(', ') || 'nothing'}`),
  ]
}
