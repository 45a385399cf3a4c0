import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { FileAction } from '../../../../crypto/entries/entry-evidence.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { DeskError } from '../error.ts'
import type { AppendJob } from '../log/append-job.ts'
import { saidIn } from '../log/stream.ts'
import { plain } from '../plain.ts'
import { fileKey } from './attachments.ts'
import type { EntryOf } from './casework.ts'
import type { Case, TimelineItem } from './fold.ts'

/** The message or record that brought a file, as entries of the log name it. */
export type FileOrigin = Pick<EntryOf<'evidence'>, 'message' | 'record'>

/** One file that came with a letter, or that the reception sent or put into the case. */
export interface CaseFile {
  /** As the page names it. */
  readonly key: string
  readonly origin: FileOrigin
  /** Place in the manifest, from 0. */
  readonly index: number
  readonly manifest: Manifest
}

/** The manifest that a row of a case brought; null if it brought none. */
export function manifestOf(item: TimelineItem): Manifest | null {
  return item.kind === 'drop' ? item.drop.content.manifest : manifestIn(item.entry)
}

/** The manifest by which an entry of a log names files, or a long text; null if it has none. */
export function manifestIn(entry: Entry): Manifest | null {
  switch (entry.kind) {
    case 'message':
    case 'filed':
    case 'note':
    case 'hearing':
    case 'closing':
      return entry.manifest ?? null
    default:
      return null
  }
}

function originOf(item: TimelineItem): FileOrigin | null {
  if (item.kind === 'drop') return { message: item.drop.messageId }
  const { entry, id } = item
  const hasFiles = entry.kind === 'message' || entry.kind === 'filed'
  return hasFiles ? { message: entry.messageId, record: id } : null
}

/**
 * A file of a case, by the name that the page has for it. A redacted row no longer has any files.
 *
 * @throws DeskError `gone` if there is no such file
 */
export function caseFile({ timeline, work }: Case, key: string): CaseFile {
  for (const item of timeline) {
    const row = toHex(item.kind === 'drop' ? item.drop.id : item.id)
    const origin = originOf(item)
    const manifest = manifestOf(item)
    if (origin === null || manifest === null || Object.hasOwn(work.redactions, row)) continue
    const index = manifest.files.findIndex((_, i) => fileKey(plain(origin), i) === key)
    if (index >= 0) return { key, origin, index, manifest }
  }
  throw new DeskError('gone')
}

export interface Handling extends Pick<EntryOf<'evidence'>, 'sha256' | 'as'> {
  readonly action: FileAction
  readonly day: Day
}

/**
 * The job that says what was done with a file. The same action by the same member on the same day is written
 * once.
 */
export function evidenceJob({ origin, index }: CaseFile, handling: Handling): AppendJob {
  const { action, sha256, as, day } = handling
  const entry: EntryOf<'evidence'> = {
    ...{ kind: 'evidence', action, ...origin, file: index },
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
    toHex(one.record ?? one.message) === toHex(entry.record ?? entry.message) &&
    equal(one.sha256, entry.sha256)
  )
}
