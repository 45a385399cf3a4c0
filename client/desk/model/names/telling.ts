import type { Day } from '../../../../crypto/days/calendar.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { type AccessLine, type IdentityRequest, requestsOf } from '../access/access.ts'
import type { Stream } from '../log/stream.ts'

/**
 * The letter, known by its message id, that tells a reporter that a custodian gave their name. The member who
 * asked cannot write it: they could tell something else, and nobody would tell the rest.
 */
export interface DisclosureNotice {
  /** Id of the record that asked. */
  readonly request: Uint8Array
  /** Message id of the letter, whichever other member sends it: it is sent once. */
  readonly letter: Uint8Array
  /** Null while only the member who asked, or nobody, has told the reporter. */
  readonly told: Day | null
  /** Id of the letter's record, which shows what the reporter was told; null while they were not. */
  readonly record: Uint8Array | null
}

/**
 * The letters that reporters are to get, by what custodians answered. ACCESS.md section 13.1
 *
 * @param key the case key; null if there is none, as on a custodian's desk
 * @param lines of the case's log
 */
export function tellingsOf(
  p: Primitives,
  key: Uint8Array | null,
  requests: readonly IdentityRequest[],
  lines: readonly AccessLine[],
): DisclosureNotice[] {
  if (key === null) return []
  const given = requests.filter(({ answer }) => answer?.as === 'given')
  const idAfter = (id: Uint8Array) => kdf(p, key, LABEL.slot, id).slice(0, SIZE.messageId)
  return given.map(({ id: request, member }) => {
    let letter = idAfter(request)
    for (const { entry, author, day, id } of lines) {
      if (entry.kind !== 'message' || !equal(entry.messageId, letter)) continue
      if (author.id !== member) return { request, letter, told: day, record: id }
      // The message of the member who asked stands on the board under that id: the letter takes the next one.
      letter = idAfter(letter)
    }
    return { request, letter, told: null, record: null }
  })
}

/**
 * The question on the board whether the reporter agrees. Readers and custodians know it by its message id, so
 * that a custodian's desk recognises the reporter's answer, although it does not read the board.
 */
export interface NameQuestion {
  /** Id of the record that asked the custodians. */
  readonly request: Uint8Array
  /** Message id of the question. */
  readonly letter: Uint8Array
  /** The day on which a member wrote it; null while nobody has, and on a custodian's desk. */
  readonly asked: Day | null
}

/**
 * The questions that belong to the requests in these identity streams. ACCESS.md section 13.1, "Consent"
 *
 * @param linesOf the lines of a stream that count
 * @param lines of the case's log
 */
export function questionsOf(
  p: Primitives,
  identity: readonly Stream[],
  linesOf: (stream: Stream) => readonly AccessLine[],
  lines: readonly AccessLine[],
): NameQuestion[] {
  return identity.flatMap((stream) =>
    requestsOf(linesOf(stream)).map(({ id: request, purpose }) => {
      const letter = kdf(p, stream.caseKey, LABEL.slot, request).slice(0, SIZE.messageId)
      const asked = lines.find(({ entry }) => {
        if (entry.kind !== 'message' || !equal(entry.messageId, letter)) return false
        return entry.name?.what === 'asked' && entry.name.purpose === (purpose ?? 'other')
      })
      return { request, letter, asked: asked?.day ?? null }
    }),
  )
}
