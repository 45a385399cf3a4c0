import type { Change } from '../../../client/editor/model/wire.ts'
import { LOGO_FILES } from '../../../client/texts/logo.ts'
import {
  ARCHIVE_NAME,
  CASEWORK_NAME,
  MAIL_NAME,
  RETENTION_NAME,
  SECURITY_NAME,
  TEMPLATES_NAME,
} from '../folder.ts'

const ORGANISATION = 'organisation.yaml'
/** Files without a text that a reporter reads. */
const WITHOUT_TEXTS: readonly string[] = [
  ...[TEMPLATES_NAME, CASEWORK_NAME, RETENTION_NAME, ARCHIVE_NAME, MAIL_NAME, SECURITY_NAME],
  ...['theme.yaml', 'networks.yaml'],
  ...LOGO_FILES,
]

type Group = Readonly<Record<string, unknown>>

/**
 * The same changes with a new version and the day of the review, for every text that changed: a report names the
 * version that its reporter saw. A page with a review of its own has that one changed, all others have that of
 * organisation.yaml. A version that the editor raised by hand stays.
 *
 * @param readNow the content of a file as it is on the disk
 * @param today YYYY-MM-DD
 */
export function withReviews(
  changes: readonly Change[],
  readNow: (file: string) => { readonly value: unknown; readonly base: string | null },
  today: string,
): readonly Change[] {
  const texts = changes.filter(({ file }) => !WITHOUT_TEXTS.includes(file))
  const reviewed = new Set(
    texts.map(({ file, value }) => (reviewOf(value) === null ? ORGANISATION : file)),
  )
  const all = [...changes]
  for (const file of reviewed) {
    const now = readNow(file)
    const at = all.findIndex((change) => change.file === file)
    const change = all[at] ?? { file, base: now.base, value: now.value }
    const value = raised(change.value, now.value, today)
    all.splice(at === -1 ? all.length : at, 1, { ...change, value })
  }
  return all
}

function raised(value: unknown, before: unknown, today: string): unknown {
  const [review, old] = [reviewOf(value), reviewOf(before)]
  if (review === null || typeof review.version !== 'number') return value
  if (old !== null && old.version !== review.version) return value
  const next = String(review['next-review'])
  return {
    ...(value as Group),
    review: {
      ...review,
      version: review.version + 1,
      'last-review': today,
      'next-review': next < today ? yearAfter(today) : next,
    },
  }
}

function reviewOf(value: unknown): Group | null {
  if (typeof value !== 'object' || value === null) return null
  const { review } = value as Group
  return typeof review === 'object' && review !== null ? (review as Group) : null
}

/** The 29th of February has a day after, and not always the same day of the next year. */
function yearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + 1)
  return date.toISOString().slice(0, 10)
}
