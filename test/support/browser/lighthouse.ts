import type { FlowResult, UserFlow } from 'lighthouse'
import type { Page } from 'puppeteer-core'

const CATEGORIES = ['accessibility', 'best-practices'] as const

/**
 * Measure this page with Lighthouse during a test, for accessibility and best practices.
 *
 * A page on 127.0.0.1 counts as safe, so Lighthouse does not ask for https.
 */
export async function openFlow(page: Page): Promise<UserFlow> {
  const { startFlow } = await import('lighthouse')
  // Lighthouse brings an older driver of its own. It uses only the parts that both have.
  return startFlow(page as never, { flags: { onlyCategories: [...CATEGORIES] } })
}

/**
 * Speed of a page on the phone and the line that Lighthouse simulates.
 *
 * @returns 0 to 100
 * @throws Error if the page could not be measured
 */
export async function performanceScore(page: Page, url: string): Promise<number> {
  const { navigation } = await import('lighthouse')
  const flags = { onlyCategories: ['performance'] }
  const result = await navigation(page as never, url, { flags })
  const score = result?.lhr.categories.performance?.score ?? null
  if (score === null) throw new Error(`not measured: ${result?.lhr.runtimeError?.message}`)
  return Math.round(score * 100)
}

/** Audits that keep a step from 100, as sentences. */
export function lighthouseFaults({ name, lhr }: FlowResult.Step): string[] {
  const { categories, audits, runtimeError } = lhr
  const failed = Object.values(categories).flatMap(({ id, score, auditRefs }) => {
    if (score === 1) return []
    const faults = auditRefs.filter((ref) => {
      const { score: part = null } = audits[ref.id] ?? {}
      return ref.weight > 0 && part !== null && part < 1
    })
    return [`${name}: ${id} is ${score}: ${faults.map((ref) => ref.id).join(', ')}`]
  })
  return runtimeError === undefined ? failed : [...failed, `${name}: ${runtimeError.message}`]
}
