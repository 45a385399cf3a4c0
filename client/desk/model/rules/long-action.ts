import type { Manifest } from '../../../../crypto/entries/content.ts'
import { LONG_FIELDS, type LongKind } from '../../../../crypto/entries/long-entry.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { NOTE_LIMIT, textLength } from '../board/board.ts'
import { longestManifest } from '../files/attached.ts'
import type { Action } from './action.ts'

/** The most bytes, as JSON, of the text in the entry itself; a longer one goes in blocks. */
const LONG_FROM: Readonly<Record<LongKind, number>> = {
  note: NOTE_LIMIT,
  hearing: 2000,
  closing: 1200,
}

/** An action whose entry may have its text in blocks. */
export type LongAction = Extract<Action, { kind: LongKind }>

/** A text that goes in blocks. */
export interface LongText {
  readonly text: string
  /** The action without it; its entry names the place where it lies. */
  readonly at: (manifest: Manifest) => LongAction
}

/** The text of an action that does not fit into its entry; null if it fits, or may not go in blocks. */
export function longTextOf(action: Action): LongText | null {
  switch (action.kind) {
    case 'note':
    case 'hearing':
      return longOf(action, action.text)
    case 'closing':
      return longOf(action, action.findings)
    default:
      return null
  }
}

function longOf(action: LongAction, text: string): LongText | null {
  if (textLength(text) <= LONG_FROM[action.kind]) return null
  const short = { ...action, [LONG_FIELDS[action.kind]]: '' }
  return { text, at: (manifest) => ({ ...short, manifest }) }
}

/** The manifest of such a text before it is sent, with numbers as long as they get. */
export function longestTextManifest(): Manifest {
  const manifest = longestManifest([], 0)
  return { ...manifest, text: { size: SIZE.longText, offset: 0, hash: manifest.key } }
}
