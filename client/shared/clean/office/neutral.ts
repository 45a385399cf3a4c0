import { Findings } from '../found.ts'
import { type Cleaned, type CleanTools, STAYS, type StaysName } from '../outcome.ts'
import type { ZipWriter } from '../packed/zip-writer.ts'

/** Facts about a whole document that its parts share while they are cleaned. */
export interface OfficeCourse {
  readonly findings: Findings
  readonly stays: Set<StaysName>
  readonly names: NeutralNames
}

export function newCourse(): OfficeCourse {
  return { findings: new Findings(), stays: new Set(), names: new NeutralNames() }
}

/** The outcome of a document, whose files are written. */
export function cleanedOffice(
  pieces: Cleaned['pieces'],
  { findings, stays }: OfficeCourse,
): Cleaned {
  return { pieces, found: findings.list(), stays: STAYS.filter((name) => stays.has(name)) }
}

/** Write a file inside that is shown or played, cleaned if it can be. */
export async function putMedia(
  zip: ZipWriter,
  to: string,
  bytes: Uint8Array,
  { findings, stays }: OfficeCourse,
  tools: CleanTools,
): Promise<void> {
  const inner = await tools.inner(bytes)
  if (inner === null) stays.add('embedded-uncleaned')
  else findings.addAll(inner.found)
  const clean = inner?.bytes ?? bytes
  if (/\.(?:svm|bmp|emf|wmf|svg|wav|tiff?)$/.test(to)) zip.pack(to, [clean])
  else zip.store(to, clean)
}

/**
 * Names of people in a file, each made `Author 1`, `Author 2` and so on: readers can still see which author answers
 * which.
 */
export class NeutralNames {
  readonly #numbers = new Map<string, number>()

  /** The name that is written instead of `name`; '' for ''. */
  of(name: string): string {
    return name.trim() === '' ? '' : `Author ${this.#number(name)}`
  }

  initialsOf(name: string): string {
    return name.trim() === '' ? '' : `A${this.#number(name)}`
  }

  #number(name: string): number {
    const key = name.trim()
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1
    this.#numbers.set(key, number)
    return number
  }
}

/** Addresses that a reader follows on purpose; nothing of them is fetched when a file is opened. */
export function isPublicLink(target: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(target.trim())
}
