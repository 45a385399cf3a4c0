import type { CaseRole, ReleaseReason } from '../../../crypto/entries/entry-access.ts'

/** A request to change who reads a case. The same again repeats one that had no answer. */
export type AccessRequest = { readonly caseId: string } & (
  | {
      readonly kind: 'declare'
      readonly conflict: boolean
      readonly text: string
      /** Though a hold may be hidden in the log: a person has read that, and says so. */
      readonly anyway?: boolean
    }
  | {
      readonly kind: 'grant'
      readonly member: string
      readonly as: CaseRole
      readonly text: string
    }
  | {
      readonly kind: 'release'
      readonly member: string
      readonly why: ReleaseReason
      readonly text: string
      /** Though the log is not as this desk has seen it. */
      readonly anyway?: boolean
    }
  | { readonly kind: 'reinstate'; readonly member: string; readonly text: string }
  /** The member agrees with a colleague who says that they are not impartial. */
  | { readonly kind: 'agree' }
  | { readonly kind: 'hold'; readonly on: boolean; readonly text: string }
  | { readonly kind: 'purge'; readonly text: string; readonly anyway?: boolean }
  | { readonly kind: 'ask-identity'; readonly text: string; readonly reason: string }
  | {
      readonly kind: 'answer-identity'
      /** Id of the request, as `access.requests` has it. */
      readonly request: string
      readonly given: boolean
      readonly text: string
    }
)

const ACCESS_KINDS = {
  ...{ declare: true, grant: true, release: true, reinstate: true, agree: true, hold: true },
  ...{ purge: true, 'ask-identity': true, 'answer-identity': true },
} as const satisfies Record<AccessRequest['kind'], true>

/** Whether a request is one about who reads a case. */
export function isAccessRequest<R extends { readonly kind: string }>(
  request: R,
): request is Extract<R, { readonly kind: AccessRequest['kind'] }> {
  return Object.hasOwn(ACCESS_KINDS, request.kind)
}
