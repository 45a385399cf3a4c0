import type { Review } from '../../client/texts/site.ts'
import { pageFile } from './folder.ts'
import type { Content } from './read.ts'

/**
 * A line for each file whose next review is before a day, to be said at the start, which goes on. Pages without
 * dates of their own have those of organisation.yaml.
 *
 * @param now milliseconds since 1970-01-01 UTC
 */
export function reviewLines({ site }: Content, now: number): readonly string[] {
  const today = new Date(now).toISOString().slice(0, 10)
  const reviews: (readonly [file: string, review: Review | undefined])[] = [
    ['organisation.yaml', site.organisation.review],
    ...Object.entries({ ...site.pages, ...site.summaries }).map(
      ([page, { review }]) => [pageFile(page), review] as const,
    ),
  ]
  return reviews.flatMap(([file, review]) => {
    const due = review?.['next-review']
    if (due === undefined || due >= today) return []
    return [`${file}: its review was due on ${due}: look it over, and set new dates`]
  })
}
