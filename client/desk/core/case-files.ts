import { equal, toHex } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import type { Manifest } from '../../../crypto/content.ts'
import type { FileAction } from '../../../crypto/entry-evidence.ts'
import type { AppendJob } from './append.ts'
import type { EntryOf } from './casework.ts'
import { DeskError } from './error.ts'
import type { Case, TimelineItem } from './fold.ts'
import { saidIn } from './stream.ts'

/** One file that came with a letter, or that the reception sent. */
export interface CaseFile {
  /** Of the letter or the message. */
  readonly message: Uint8Array
  /** Place in the manifest, from 0. */
  readonly index: number
  readonly manifest: Manifest
}

/** How the page names a file. @param messageId in hex */
export function fileKey(messageId: string, index: number): string {
  return `${messageId}-${index}`
}

/** The manifest that a row of a case brought; null where it brought none. */
export function manifestOf(item: TimelineItem): Manifest | null {
  if (item.kind === 'drop') return item.drop.content.manifest
  return item.entry.kind === 'message' ? (item.entry.manifest ?? null) : null
}

function messageOf(item: TimelineItem): Uint8Array | null {
  if (item.kind === 'drop') return item.drop.messageId
  return item.entry.kind === 'message' ? item.entry.messageId : null
}

/**
 * A file of a case, by the name that the page has for it. What was redacted has no files any more.
 *
 * @throws DeskError `gone` where there is none such
 */
export function caseFile({ timeline, work }: Case, key: string): CaseFile {
  for (const item of timeline) {
    const row = toHex(item.kind === 'drop' ? item.drop.id : item.id)
    const message = messageOf(item)
    const manifest = manifestOf(item)
    if (message === null || manifest === null || Object.hasOwn(work.redactions, row)) continue
    const index = manifest.files.findIndex((_, i) => fileKey(toHex(message), i) === key)
    if (index >= 0) return { message, index, manifest }
  }
  throw new DeskError('gone')
}

export interface Handling extends Pick<EntryOf<'evidence'>, 'sha256' | 'as'> {
  readonly action: FileAction
  readonly day: Day
}

/**
 * The job that says what was done with a file. The same by the same member on the same day is
 * written once.
 */
export function evidenceJob({ message, index }: CaseFile, handling: Handling): AppendJob {
  const { action, sha256, as, day } = handling
  const entry: EntryOf<'evidence'> = {
    ...{ kind: 'evidence', action, message, file: index },
    ...{ sha256, as },
  }
  return {
    entry: (stream, author) => {
      const isThere = saidIn(stream).some(
        (said) =>
          said.day === day && equal(said.author.signing, author) && isSame(said.entry, entry),
      )
      return isThere ? null : entry
    },
    pending: null,
  }
}

function isSame(said: { readonly kind: string }, entry: EntryOf<'evidence'>): boolean {
  if (said.kind !== 'evidence') return false
  const one = said as EntryOf<'evidence'>
  return (
    one.action === entry.action &&
    one.file === entry.file &&
    one.as === entry.as &&
    equal(one.message, entry.message) &&
    equal(one.sha256, entry.sha256)
  )
}
