import { PROSE_PAGES, type Review } from '../../client/texts/site.ts'
import { pageFile, SAMI_PAGE } from './folder.ts'
import type { Content } from './read.ts'

/** A file whose texts should have been looked at again. */
export interface PastReview {
  /** From the content folder. */
  readonly file: string
  /** YYYY-MM-DD */
  readonly due: string
}

/**
 * The files whose next review is before a day; pages without dates of their own have those of
 * organisation.yaml.
 *
 * @param now milliseconds since 1970-01-01 UTC
 */
export function pastReviews({ site }: Content, now: number): readonly PastReview[] {
  const today = new Date(now).toISOString().slice(0, 10)
  const reviews: (readonly [file: string, review: Review | undefined])[] = [
    ['organisation.yaml', site.organisation.review],
    ...PROSE_PAGES.map((page) => [pageFile(page), site.pages[page].review] as const),
    [SAMI_PAGE, site.sami.review],
  ]
  return reviews.flatMap(([file, review]) => {
    const due = review?.['next-review']
    return due === undefined || due >= today ? [] : [{ file, due }]
  })
}

/** One line for each, to be said at the start, which goes on. */
export function reviewLines(content: Content, now: number): readonly string[] {
  return pastReviews(content, now).map(
    ({ file, due }) => `${file}: its review was due on ${due}: look it over, and set new dates`,
  )
}
