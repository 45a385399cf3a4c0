import { isForCustodians } from '../../../crypto/entries/custody.ts'
import type { NOARK_WORDS } from '../../texts/noark.ts'
import type { ItemView } from '../model/views.ts'

/** Name of a row of a timeline as a document of the archive. */
export type ArchiveName = keyof (typeof NOARK_WORDS)['nb']['documents']

/**
 * in: goes to the archive, unless a person takes it out. offered: noted only for the reception, so a person
 * has to put it in. never: tells who the reporter is, was redacted, or is no document.
 */
export type ArchiveStanding = 'in' | 'offered' | 'never'

/** Direction of a document. */
export type ArchiveWay = 'incoming' | 'outgoing' | 'internal'

export interface ArchiveRow {
  readonly standing: ArchiveStanding
  readonly name: ArchiveName
  readonly way: ArchiveWay
}

const NEVER = { standing: 'never', name: 'note', way: 'internal' } as const

/** Whether a row goes to the archive, and as what. */
export function archiveRow(item: ItemView): ArchiveRow {
  switch (item.kind) {
    case 'drop':
      return item.drop === 'identity' || isForCustodians(item.drop, item.content)
        ? NEVER
        : { standing: 'in', name: item.drop, way: 'incoming' }
    case 'entry':
      return entryRow(item.entry)
    case 'identity':
    case 'redacted':
      return NEVER
    default:
      return item satisfies never
  }
}

function entryRow(entry: Extract<ItemView, { kind: 'entry' }>['entry']): ArchiveRow {
  switch (entry.kind) {
    case 'question':
    case 'message':
    case 'notice':
    case 'minutes':
      return { standing: 'in', name: entry.kind, way: 'outgoing' }
    case 'status':
      return entry.text === '' ? NEVER : { standing: 'in', name: 'status', way: 'outgoing' }
    case 'closing':
      return { standing: 'in', name: 'closing', way: 'internal' }
    case 'note':
    case 'registered':
    case 'assessment':
    case 'care':
    case 'hearing':
    case 'accused':
    case 'memo':
    case 'filed':
      return { standing: 'offered', name: entry.kind, way: 'internal' }
    default:
      return NEVER
  }
}

/** Keys of the rows that go in if nobody has chosen. */
export function rowsForArchive(items: readonly ItemView[]): ReadonlySet<string> {
  return new Set(items.filter((item) => archiveRow(item).standing === 'in').map(({ key }) => key))
}
