import { equal } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import type { Entry } from '../../../crypto/entry.ts'
import { kdf } from '../../../crypto/kdf.ts'
import { LABEL, SIZE } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import type { IdentityRequest } from './access.ts'

/** That a custodian gave a name is told to its reporter, in a letter known by its message id. */
export interface Telling {
  /** Of the record that asked. */
  readonly request: Uint8Array
  /** Message id of the letter, whoever sends it: it is sent once. */
  readonly letter: Uint8Array
  /** Null while the reporter has not been told. */
  readonly told: Day | null
}

interface Line {
  readonly day: Day
  readonly entry: Entry
}

/**
 * What the reporter is to be told, by what custodians answered. PROTOCOL.md section 13.1
 *
 * @param key the case key; null where there is none, as on a custodian's desk
 * @param lines of the case's log
 */
export function tellingsOf(
  p: Primitives,
  key: Uint8Array | null,
  requests: readonly IdentityRequest[],
  lines: readonly Line[],
): Telling[] {
  if (key === null) return []
  const given = requests.filter(({ answer }) => answer?.as === 'given')
  return given.map(({ id: request }) => {
    const letter = kdf(p, key, LABEL.slot, request).slice(0, SIZE.messageId)
    const line = lines.find(
      ({ entry }) => entry.kind === 'message' && equal(entry.messageId, letter),
    )
    return { request, letter, told: line?.day ?? null }
  })
}
