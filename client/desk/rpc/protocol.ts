import type { Exported } from '../../../crypto/entries/entry-export.ts'
import type { SavedView } from '../../../crypto/entries/saved-view.ts'
import type { SignedManifest } from '../../../crypto/log/export-manifest.ts'
import type { SecurityKeyAnswer, SecurityKeyQuery } from '../../../crypto/vault/security-key.ts'
import type { AbsenceWord } from '../model/access/deputies.ts'
import type { NewReport, RegistrationView, SplitRequest } from '../model/case/new-report.ts'
import type { DeskErrorCode } from '../model/error.ts'
import type { Action } from '../model/rules/action.ts'
import type { CaseView, DeskOutline } from '../model/views.ts'
import type { AccessRequest } from './access-request.ts'
import type { FileNews, FileRequest } from './file-request.ts'
import type { OverviewRequest, OverviewView } from './overview-request.ts'
import type { SearchRequest, SearchResult, Snippets } from './search-request.ts'
import type { SyncProgress } from './sync-progress.ts'
import type { EnrolmentView, Joining, VaultNews, VaultRequest } from './vault-request.ts'

/** A request of the page to the worker. Every request is answered once, under its `id`. */
export type ToWorker = { readonly id: number } & Request

/** A request about the members of the reception. */
export type PeopleRequest =
  /** Have a colleague kept out, as one of two. */
  | { readonly kind: 'suspend'; readonly member: string }
  /** Have nothing more sealed to this member's weekly keys. */
  | { readonly kind: 'stop-keys' }
  /** The reception's fingerprint, 8 groups of 4, as somebody told it by another way. */
  | { readonly kind: 'confirm-root'; readonly told: string }

export type Request =
  /**
   * Read the vault from the host and open it; then sync. Only a page can ask a security key: what it
   * answers goes to the worker at once, and the page is left with an empty buffer.
   */
  | {
      readonly kind: 'unlock'
      readonly token: string
      readonly passphrase: string
      /** Null at first: the worker says which are wanted, and refuses where there are any. */
      readonly answer: SecurityKeyAnswer | null
      readonly paced: boolean
    }
  /** Make a vault, and the file with which its member joins a reception; then sync. */
  | {
      readonly kind: 'enrol'
      readonly token: string
      readonly passphrase: string
      readonly joining: Joining
      /** Whether records go at the desk's pace; as they come where it is made up. */
      readonly paced: boolean
    }
  | { readonly kind: 'sync' }
  /** End the sync that goes on, between two batches; the next one goes on where it was. */
  | { readonly kind: 'stop' }
  | VaultRequest
  /** Draw the weekly secrets for the next key list, and write the file with their public keys. */
  | { readonly kind: 'make-keys' }
  /** The same `job` again repeats what had no answer, and never says it twice. */
  | {
      readonly kind: 'act'
      readonly job: string
      readonly caseId: string
      readonly action: Action
    }
  | { readonly kind: 'read'; readonly messageIds: readonly string[] }
  | SearchRequest
  /** Keep these named views of the list in the vault, instead of those before. */
  | { readonly kind: 'keep-views'; readonly views: readonly SavedView[] }
  | AccessRequest
  /** Sign the list of these files, and write into the case's log that they left the desk. */
  | {
      readonly kind: 'export'
      readonly caseId: string
      readonly what: Exported
      readonly text: string
      readonly files: readonly { readonly name: string; readonly body: Uint8Array }[]
      /** The log of the case as the page showed it when they were made. */
      readonly log: CaseView['log']
    }
  | OverviewRequest
  | FileRequest
  /** Make a case of its own of a second matter; the same `job` again makes no second one. */
  | { readonly kind: 'split'; readonly job: string; readonly split: SplitRequest }
  /** Tell colleagues that somebody is away, or of a change in that. */
  | { readonly kind: 'say-absence'; readonly word: AbsenceWord }
  | PeopleRequest
  /** Begin to put in a report that came another way. */
  | { readonly kind: 'register' }
  /** Send it; again where it is not known whether it has arrived. */
  | { readonly kind: 'register-send'; readonly report: NewReport }
  /** Forget it, and its code. */
  | { readonly kind: 'register-end' }

/** A message of the worker to the page. */
export type FromWorker =
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly code: DeskErrorCode | 'internal' }
  /** Cases that are new, or are not what they were; before the view that they belong to. */
  | { readonly kind: 'cases'; readonly cases: readonly CaseView[] }
  | { readonly kind: 'view'; readonly view: DeskOutline }
  | { readonly kind: 'progress'; readonly progress: SyncProgress }
  /** For what was asked for last; again whenever it has changed. */
  | { readonly kind: 'found'; readonly found: SearchResult }
  | { readonly kind: 'snippets'; readonly snippets: Snippets }
  | { readonly kind: 'overview'; readonly overview: OverviewView }
  /** Before the answer to `export`. */
  | { readonly kind: 'signed'; readonly signed: SignedManifest }
  | { readonly kind: 'enrolment'; readonly enrolment: EnrolmentView }
  /** The queries to security keys, before `unlock` with an answer. */
  | { readonly kind: 'wanted-keys'; readonly queries: readonly SecurityKeyQuery[] }
  | VaultNews
  | FileNews
  | { readonly kind: 'registration'; readonly registration: RegistrationView | null }
