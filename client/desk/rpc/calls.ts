import type { DeskSettings } from '../../../crypto/entries/desk-settings.ts'
import type { CaseRole, ReleaseReason } from '../../../crypto/entries/entry-access.ts'
import type { Exported } from '../../../crypto/entries/entry-export.ts'
import type { NamePurpose } from '../../../crypto/entries/names.ts'
import type { SavedView } from '../../../crypto/entries/saved-view.ts'
import type { SignedManifest } from '../../../crypto/log/export-manifest.ts'
import type {
  SecurityKey,
  SecurityKeyAnswer,
  SecurityKeyQuery,
} from '../../../crypto/vault/security-key.ts'
import type { Call, NameOf, Reply } from '../../shared/worker-rpc.ts'
import type { AbsenceWord } from '../model/access/deputies.ts'
import type { NewReport, RegistrationView, SplitRequest } from '../model/case/new-report.ts'
import type { IntakeEnd } from '../model/case/sealed-report.ts'
import type { Terms } from '../model/deadlines/work-late.ts'
import type { Failure } from '../model/error.ts'
import type { AttachedFile, TakenFile } from '../model/files/attached.ts'
import type { Action } from '../model/rules/action.ts'
import type { CaseView, DeskOutline } from '../model/views.ts'
import type {
  EnrolmentView,
  FileState,
  Going,
  Joining,
  OverviewView,
  SyncProgress,
  TakenOut,
  VaultState,
} from './answers.ts'
import type { SearchResult, Snippets } from './search-result.ts'

/**
 * All that the page asks of the worker, which holds everything secret. If a `job` names the work, the same
 * question again repeats one that had no answer.
 */
export interface DeskCalls {
  /**
   * Read the vault from the host and open it. Only a page can ask a security key: its answer goes to the worker
   * at once, and the page is left with an empty buffer.
   */
  unlock: Call<Opening & { readonly answer: SecurityKeyAnswer | null }, Opened | KeysWanted>
  /** Make a vault, and the file with which its member joins a reception. */
  enrol: Call<Opening & { readonly joining: Joining }, Opened>
  sync: Call<null, null, SyncProgress>
  /** End the sync that goes on, between two batches; the next one continues from there. */
  stop: Call<null, null>

  'change-passphrase': Call<{ readonly from: string; readonly to: string }, VaultState>
  /** Called before somebody is asked to touch a key. */
  'check-passphrase': Call<Secured, null>
  /** Let one more security key open the vault; its answer is handed over as in `unlock`. */
  'add-key': Call<Secured & { readonly added: AddedKey }, VaultState>
  /** @property key id of its credential, hex */
  'remove-key': Call<Secured & { readonly key: string }, VaultState>
  /** The code by which programs without a page open the vault. */
  'file-code': Call<Secured, { readonly code: string }>
  /** Draw the weekly secrets for the next key list, and write the file with their public keys. */
  'make-keys': Call<null, EnrolmentView>

  act: Call<
    {
      readonly job: string
      readonly caseId: string
      readonly action: Action
      /** How many records the log had when the member decided to tell the reporter; absent for all else. */
      readonly seen?: number
    },
    null,
    Going
  >
  /** Mark messages of the reporter as read. */
  read: Call<{ readonly messageIds: readonly string[] }, null>
  /** The member looked at what colleagues wrote in a case: at the records with these ids, in hex. */
  look: Call<{ readonly caseId: string; readonly keys: readonly string[] }, null>
  access: Call<AccessRequest, null>
  /** Make a case of its own of a second matter. */
  split: Call<{ readonly job: string; readonly split: SplitRequest }, null>
  /** Sign the list of these files, and write into the case's log that they left the desk. */
  export: Call<ExportRequest, SignedManifest>

  /** From now on there is news of the results for `text`; null if nothing is looked for. */
  search: Call<{ readonly text: string | null }, null>
  snippets: Call<{ readonly text: string; readonly ids: readonly string[] }, Snippets>
  /** Put the cases in order by the days that the organisation has named. */
  terms: Call<{ readonly terms: Terms }, null>
  /** Keep these named views of the list in the vault, instead of those before. */
  'keep-views': Call<{ readonly views: readonly SavedView[] }, null>
  /** Change some of the member's choices for their desk. */
  'keep-settings': Call<{ readonly change: Partial<DeskSettings> }, null>

  /** @property year in which the cases were received; null for all */
  overview: Call<{ readonly year: number | null }, OverviewView>
  /** Make the report on a year; with a reason it is made again, if it was told before. */
  'make-annual': Call<{ readonly year: number; readonly reason: string | null }, OverviewView>

  /** Fetch, check and open a file, and keep it until another is opened. @see fileKey for `file` */
  'file-open': Call<{ readonly caseId: string; readonly file: string }, null>
  /** Hand over the open file, to be looked at; for a text only the beginning. */
  'file-view': Call<null, Uint8Array>
  /** Hand it over, to be saved. */
  'file-save': Call<null, Blob>
  /** Fetch and check a file that is to leave with others. The log says that it left once their list is signed. */
  'file-take-out': Call<{ readonly caseId: string; readonly file: string }, TakenOut, Going>
  /** Close it, or end the fetching that goes on. */
  'file-close': Call<null, null>
  /** Clean a file that is to go to a reporter, and keep both versions. */
  'file-attach': Call<{ readonly file: string; readonly attached: File }, AttachedFile>
  /** Take up a file that is to be put into a case, as it is. */
  'file-take': Call<{ readonly file: string; readonly taken: File }, TakenFile>
  'file-detach': Call<{ readonly file: string }, null>

  /** Tell colleagues that somebody is away, or of a change in that. */
  'say-absence': Call<{ readonly word: AbsenceWord }, null>
  /** Suspend a colleague, as one of two members who have to. */
  suspend: Call<{ readonly member: string }, null>
  /** Say whether this member opens a report together with a colleague. @property id of its drop, in hex */
  'answer-sealed': Call<{ readonly id: string; readonly yes: boolean }, null>
  /** Let go of an entry that is refused for good. @property key of one in the `unsent` of a case */
  'take-back': Call<{ readonly key: string }, null>
  /** Stop this member's weekly keys, so that nothing further is sealed to them. */
  'stop-keys': Call<null, null>
  /** The reception's fingerprint, 8 groups of 4, as somebody told it by another way. */
  'confirm-root': Call<{ readonly told: string }, null>

  /** Begin to put in a report that came another way. */
  register: Call<null, RegistrationView>
  /** Send it; send it again if it is not known whether it has arrived. */
  'register-send': Call<
    { readonly report: NewReport },
    RegistrationView | null,
    RegistrationView | null
  >
  /** Forget it, and its code. */
  'register-end': Call<null, null>
  /** Hand in a report that came sealed, by stick or on paper; it shows once the server lists it. */
  'hand-in': Call<{ readonly file: Uint8Array }, IntakeEnd>
}

export type DeskQuestion = NameOf<DeskCalls>
export type DeskReply = Reply<DeskCalls, Failure, DeskNews>

/** News that the page gets, whenever it has changed. */
export type DeskNews =
  /** Cases that are new or changed; before the view that they belong to. */
  | { readonly kind: 'cases'; readonly cases: readonly CaseView[] }
  | { readonly kind: 'view'; readonly view: DeskOutline }
  /** Results of the latest search. */
  | { readonly kind: 'found'; readonly found: SearchResult }
  /** The file that is being fetched, or is open. */
  | { readonly kind: 'file'; readonly file: FileState | null }

/** All that opening and making a vault need. */
interface Opening {
  readonly token: string
  readonly passphrase: string
  /** Whether records are posted at the desk's pace; at once if it is false. */
  readonly paced: boolean
}

/** A vault that is open. */
export interface Opened {
  readonly vault: VaultState
  /** Null if a key list names the member. */
  readonly enrolment: EnrolmentView | null
}

/** A vault that opens once one of these security keys has answered. */
export interface KeysWanted {
  readonly queries: readonly SecurityKeyQuery[]
}

interface Secured {
  readonly passphrase: string
}

/** A security key that is to be added: its answer, and its name. */
export type AddedKey = SecurityKeyQuery & SecurityKeyAnswer & Pick<SecurityKey, 'name'>

/** A change of who reads a case, or of how long it is kept. The same again repeats one that had no answer. */
export type AccessRequest = { readonly caseId: string } & (
  | {
      readonly kind: 'declare'
      readonly conflict: boolean
      readonly text: string
      /** Given if a hold may be hidden in the log: a person has read that, and decides so. */
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
      /** Given if the log is not as this desk has seen it. */
      readonly anyway?: boolean
    }
  | { readonly kind: 'confirm-release'; readonly member: string; readonly text: string }
  | { readonly kind: 'reinstate'; readonly member: string; readonly text: string }
  /** The member agrees with a colleague who says that they are not impartial. */
  | { readonly kind: 'agree' }
  | { readonly kind: 'hold'; readonly on: boolean; readonly text: string }
  | { readonly kind: 'refuse-purge'; readonly text: string }
  | { readonly kind: 'purge'; readonly text: string; readonly anyway?: boolean }
  | {
      readonly kind: 'ask-identity'
      readonly text: string
      readonly reason: string
      readonly purpose: NamePurpose
    }
  | {
      readonly kind: 'answer-identity'
      /** Id of the request, as `access.requests` has it. */
      readonly request: string
      readonly given: boolean
      readonly text: string
      /** Needed if the name is given although the reporter did not agree. */
      readonly beyond: { readonly why: string; readonly tell: string } | null
    }
  | { readonly kind: 'ask-first'; readonly request: string; readonly text: string }
)

export interface ExportRequest {
  readonly caseId: string
  readonly what: Exported
  readonly text: string
  /** Made by the page, or a file of the case by its key: see `file-take-out`. */
  readonly files: readonly (
    | { readonly name: string; readonly body: Uint8Array }
    | { readonly name: string; readonly file: string }
  )[]
  /** The log of the case as the page showed it when they were made. */
  readonly log: CaseView['log']
}
