import type { Day } from '../../../crypto/days/calendar.ts'
import type {
  Language,
  Party,
  Questionnaire,
  ReporterContent,
  ReporterKind,
  Status,
} from '../../../crypto/entries/content.ts'
import type { DeskSettings } from '../../../crypto/entries/desk-settings.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import type { Passage } from '../../../crypto/entries/entry-casework.ts'
import type { DocumentKind } from '../../../crypto/entries/entry-evidence.ts'
import type { NamePurpose } from '../../../crypto/entries/names.ts'
import type { SavedView } from '../../../crypto/entries/saved-view.ts'
import type { Role } from '../../../crypto/keys/keylist.ts'
import type { CaseAccess } from './access/case-access.ts'
import type { Absence } from './access/deputies.ts'
import type { PurgedCase, ShutCase, TakenAccess } from './access/shut.ts'
import type { AuditCase } from './audit/audit.ts'
import type { Untold } from './board/arrival.ts'
import type { BoardWaiting } from './board/board.ts'
import type { AttachmentView } from './case/attachments.ts'
import type { CaseMarks } from './case/case-marks.ts'
import type { Casework } from './case/casework.ts'
import type { CaseWarning } from './case/fold.ts'
import type { CaseMerge } from './case/merge-view.ts'
import type { ClockFacts } from './deadlines/clocks.ts'
import type { GroupCounts } from './deadlines/list-groups.ts'
import type { DeskErrorCode } from './error.ts'
import type { CaseChange } from './log/changes.ts'
import type { ConsentThen } from './names/name-register.ts'
import type { Notice } from './notice.ts'
import type { Plain } from './plain.ts'

export type Names = Readonly<Record<Language, string>>

/** Everything that the page shows. Plain values: the keys stay in the worker. */
export interface DeskView {
  readonly organisation: Names | null
  /** Title of the member whose desk this is. */
  readonly member: Names | null
  readonly role: Role | null
  /** Everybody in the key list, in its order. */
  readonly members: readonly MemberView[]
  /** Absences of now, lately or soon, by the first days. */
  readonly absences: readonly Absence[]
  readonly channels: Readonly<Record<string, Names>>
  /** The categories that the organisation offers reporters, by id, in the newest words of each. */
  readonly categories: Readonly<Record<string, Names>>
  /** Member ids by channel, in the order in which each asks them. */
  readonly channelPeople: Readonly<Record<string, ChannelPeople>>
  /** In the order of the list, by group. */
  readonly cases: readonly CaseView[]
  readonly groups: GroupCounts
  /** Entries for cases that were made on this desk and that no list shows yet: locking loses them. */
  readonly coming: number
  readonly notices: readonly Notice[]
  /** Reports that wait until two open them, the oldest first. */
  readonly sealed: readonly SealedLetter[]
  /** Cases that are closed on this desk, whose keys it keeps. */
  readonly shut: readonly ShutCase[]
  /** For a head: access to their cases that a colleague took away lately. */
  readonly taken: readonly TakenAccess[]
  /** Cases whose keys this desk destroyed since it was unlocked: a colleague purged them. */
  readonly purged: readonly PurgedCase[]
  /** Actions in cases, without their content: see `Desk.audit`. */
  readonly audit: readonly AuditCase[]
  /** Titles of members who are in no list any more, and did some of that, by id. */
  readonly formerly: Readonly<Record<string, Names>>
  /** The member's own, in the order in which they were made. */
  readonly saved: readonly SavedView[]
  readonly settings: DeskSettings
  /** Milliseconds since 1970-01-01 UTC; null before the first sync. */
  readonly synced: number | null
  readonly today: Day
}

/** Everything that the page shows, except the cases: these came before, each for itself. */
export interface DeskOutline extends Omit<DeskView, 'cases'> {
  /** Ids of all cases, in their order. */
  readonly order: readonly string[]
}

/** A report of which this member holds a part. */
export interface SealedLetter {
  /** of its drop, in hex */
  readonly id: string
  readonly channel: string
  /** The day on which it was sent, by its sender. */
  readonly day: Day
  /** Whether this member has said yes. */
  readonly agreed: boolean
  /** Everybody else who holds a part. */
  readonly others: readonly {
    readonly id: string
    readonly title: Names
    readonly agreed: boolean
    /** This member has said yes as well, and the part that came from the other does not open it. */
    readonly misfits: boolean
    /** Both have said yes, and no part has come from the other, who may have this member's part. */
    readonly owes: boolean
  }[]
}

export interface ChannelPeople {
  readonly members: readonly string[]
  /** Members who read only instead of another member. */
  readonly substitutes: readonly string[]
  /** Present if two of them must open a report together. */
  readonly together?: 2
}

export interface MemberView {
  readonly id: string
  readonly title: Names
  readonly name?: string | undefined
  readonly role: Role
  /** Whether this is the member whose desk it is. */
  readonly own: boolean
  /** Ids of the channels whose reports come to them. */
  readonly channels: readonly string[]
}

export interface CaseView extends CaseMarks, CaseAccess {
  readonly id: string
  readonly reference: string | null
  readonly channel: string | null
  readonly status: Status
  readonly acknowledged: boolean
  /** The language of the report, or of the newest drop that opens; null if none does. */
  readonly language: Language | null
  /** How the reporter is seen: as the report proposes, until a person confirms it. */
  readonly party: { readonly is: Party; readonly confirmed: boolean }
  /** Somebody was punished for the report: it is seen in the list. */
  readonly retaliation: boolean
  /** Only an identity, or its withdrawal: its report is with others. */
  readonly identityOnly: boolean
  readonly next: Day | null
  /** The input of its clocks; null if nobody waits for this desk. */
  readonly clock: ClockFacts | null
  /** The day of the first drop; of the first entry if no drop opens. */
  readonly since: Day
  /** The day of the newest of anything. */
  readonly latest: Day
  /** The first words of what the reporter wrote. */
  readonly gist: string
  /** The people or the unit that the report is about, as its reporter wrote for the gate; null if nobody asked, or it is no report. */
  readonly concerns: {
    /** Empty if the reporter wrote nothing. */
    readonly text: string
    /** Whether the text lies on the server and is not here. */
    readonly waits: boolean
  } | null
  readonly unread: number
  /** Entries of colleagues since the member looked. */
  readonly changes: readonly CaseChange[]
  readonly items: readonly ItemView[]
  readonly work: WorkView
  /** Author and day of a closing that nobody has approved; known too before the member has opened the case. */
  readonly unapproved: { readonly member: string; readonly day: Day } | null
  /** The name that other cases have for this one, hex; null if its log cannot be read. */
  readonly linkName: string | null
  /** How it is handled together with other cases. */
  readonly merge: CaseMerge
  /** Ids of the members who read what is written now: see `access`. */
  readonly readers: readonly string[]
  /** How many entries the log has, and the mark by which two people compare it; null without. */
  readonly log: { readonly count: number; readonly mark: string } | null
  /** Entries that were written here and are not in the log yet, oldest first. */
  readonly unsent: readonly {
    readonly entry: EntryView
    /** Why it could not be written, though the server answered; null if it only waits. */
    readonly failure: DeskErrorCode | null
    /** By it the member takes the words back into the composer; null if they cannot. */
    readonly key: string | null
  }[]
  readonly warnings: readonly CaseWarning[]
  /** Why the board does not show everything yet. */
  readonly waiting: BoardWaiting | null
  /** Why something that is written now does not reach the reporter at once; null if it does. */
  readonly untold: Untold | null
  /** Whether this desk can write in the case. */
  readonly writable: boolean
}

/** The notes of the reception, without those that were redacted. */
export type WorkView = Plain<Casework>

export type ItemView =
  | {
      readonly kind: 'drop'
      readonly key: string
      readonly day: Day
      readonly drop: ReporterKind
      /** Redacted passages, which are marks in its answers; absent if there are none. */
      readonly passages?: readonly Passage[]
      readonly content: Pick<ReporterContent, 'answers' | 'language' | 'questionnaire' | 'about'>
      /** Whether some of the text lies on the server and is not here. */
      readonly waits: boolean
      /** The headings by which it was asked; null if the document no longer has them, and for letters. */
      readonly headings: Questionnaire | null
      readonly files: number
      /** As the reporter's machine called them. */
      readonly fileNames: readonly string[]
      readonly attachments: readonly AttachmentView[]
      /** Id of the case that a letter has become; null of any other. */
      readonly became: string | null
      /** Hex. */
      readonly messageId: string
      readonly unread: boolean
    }
  | {
      readonly kind: 'entry'
      readonly key: string
      readonly day: Day
      readonly author: Names
      readonly own: boolean
      readonly entry: EntryView
      /** Redacted passages, which are marks in its words; absent if there are none. */
      readonly passages?: readonly Passage[]
      /** Some of its text lies on the server and is not here. */
      readonly waits?: true
      /** Why its reporter cannot read it; absent if they can, or if it is not for them. */
      readonly untold?: Untold
      /** Ids of the members who can approve it; absent if nobody has to. */
      readonly approvers?: readonly string[]
    }
  /** An answer to the question who the reporter is; the name itself stands with the question. */
  | {
      readonly kind: 'identity'
      readonly key: string
      readonly day: Day
      /** Id of the member who answered, or took the question back. */
      readonly member: string
      /** first: the reporter is asked first, and the question goes on waiting. */
      readonly as: 'given' | 'refused' | 'withdrawn' | 'first'
      /** The purpose of the name; null if the desk that asked did not say. */
      readonly purpose: NamePurpose | null
      readonly consent: ConsentThen
    }
  /** Stands instead of what was redacted, whose text stays in the worker. */
  | {
      readonly kind: 'redacted'
      readonly key: string
      readonly day: Day
      readonly what: Exclude<Entry['kind'], 'logged'>
      /** The member who redacted it. */
      readonly author: Names | null
      readonly own: boolean
      readonly redacted: Day
      readonly reason: string
    }

export type EntryView =
  | { readonly kind: 'acknowledged'; readonly next: Day | null }
  | {
      readonly kind: 'status'
      readonly status: Status
      readonly text: string
      readonly language: Language | null
      /** Null if it stays as it was. */
      readonly party: Party | null
      readonly next: Day | null
      /** Why more was told than the notice table has; null if the table was kept to. */
      readonly override: string | null
    }
  | {
      readonly kind: 'question' | 'message' | 'notice' | 'minutes'
      /** Hex. */
      readonly messageId: string
      readonly text: string
      /** Its text lies in blocks that this desk does not have. */
      readonly waits?: true
      readonly language: Language | null
      readonly override: string | null
      readonly attachments: readonly AttachmentView[]
    }
  | {
      readonly kind: 'note'
      readonly text: string
      /** Ids of members who are asked to look. */
      readonly mentions?: readonly string[] | undefined
      readonly language: null
    }
  | {
      readonly kind: 'filed'
      readonly as: DocumentKind
      readonly received: Day | null
      readonly text: string
      readonly attachments: readonly AttachmentView[]
    }
  | Plain<Exclude<Entry, { kind: ViewedOtherwise }>>

/** Entries whose view is more than their members. */
type ViewedOtherwise = 'drop' | 'acknowledged' | 'status' | 'message' | 'note' | 'filed' | 'logged'
