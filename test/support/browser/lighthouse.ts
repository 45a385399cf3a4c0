import type { FlowResult, Result, UserFlow } from 'lighthouse'
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

/** Scores by Lighthouse of a page that was just opened, each from 0 to 100. */
export interface PageScores {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly seo: number
  /** Names of the audits that keep the page from 100 in all but speed. */
  readonly failed: readonly string[]
}

/**
 * Measure a page in every category, on the phone and the line that Lighthouse simulates.
 *
 * @throws Error if a category could not be measured
 */
export async function pageScores(page: Page, url: string): Promise<PageScores> {
  const { navigation } = await import('lighthouse')
  const result = await navigation(page as never, url)
  if (result === undefined) throw new Error('Lighthouse gave no result')
  const { categories, audits, runtimeError } = result.lhr
  const scoreOf = (id: string): number => {
    const score = categories[id]?.score ?? null
    if (score === null) throw new Error(`${id} was not measured: ${runtimeError?.message}`)
    return Math.round(score * 100)
  }
  const failed = Object.values(categories).flatMap((category) =>
    category.id === 'performance' ? [] : failedAudits(category, audits),
  )
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    bestPractices: scoreOf('best-practices'),
    seo: scoreOf('seo'),
    failed,
  }
}

/** Audits that keep a category from 100. */
function failedAudits({ auditRefs }: Result.Category, audits: Result['audits']): string[] {
  return auditRefs.flatMap(({ id, weight }) => {
    const { score = null } = audits[id] ?? {}
    return weight > 0 && score !== null && score < 1 ? [id] : []
  })
}

/** Audits that keep a step from 100, as sentences. */
export function lighthouseFaults({ name, lhr }: FlowResult.Step): string[] {
  const { categories, audits, runtimeError } = lhr
  const failed = Object.values(categories).flatMap((category) => {
    const { id, score } = category
    if (score === 1) return []
    return [`${name}: ${id} is ${score}: ${failedAudits(category, audits).join(', ')}`]
  })
  return runtimeError === undefined ? failed : [...failed, `${name}: ${runtimeError.message}`]
}
