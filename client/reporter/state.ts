import type { BoardMessage } from '../../crypto/board/board.ts'
import type { Choice } from '../../crypto/board/choice.ts'
import type { Day } from '../../crypto/days/calendar.ts'
import type { Manifest } from '../../crypto/entries/content.ts'
import type { Language, LetterName } from '../../crypto/entries/names.ts'
import type { ParsedCode, ReceiptCode } from '../../crypto/keys/receipt.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import type { Child } from '../shared/dom.ts'
import type { ReceptionView } from '../shared/reception/reception.ts'
import type { Arrival } from '../shared/session/arrivals.ts'
import type { Look } from '../shared/session/visit.ts'
import type { VisitErrorCode } from '../shared/session/visit-error.ts'
import type { PageId } from '../texts/pages.ts'
import type { Texts } from '../texts/shape.ts'
import type { Site } from '../texts/words.ts'
import type { ChosenFiles, Fetching } from './files/chosen-file.ts'
import type { Office } from './worker/office.ts'
import type { OutgoingFile, OutgoingLetter, Progress, QrPoints } from './worker/protocol.ts'

/** What can be on the screen; all of it is one address. */
export type Step =
  | 'landing'
  | 'tell'
  | 'recall'
  | 'details'
  | 'contact'
  | 'readers'
  | 'review'
  | 'receipt'
  | 'confirm'
  | 'warn'
  | 'done'
  | 'code'
  | 'inbox'
  | 'letter'
  | 'leave'
  | 'draft'
  | Exclude<PageId, 'form'>

/** A field that has to be put right; the sentence is chosen when it is shown. */
export interface FieldError {
  /** id of the element that gets the focus */
  readonly field: string
  readonly sentence: (t: Texts) => string
}

/** What the reporter has put in so far. Names are those of the content document. */
export interface Draft {
  channel: string | null
  answers: Record<string, string>
  party: string | null
  relation: string | null
  categories: string[]
  /** Ways in which the reporter would like to be heard. */
  wish: string[]
  wishText: string
  /** Member ids. */
  leftOut: string[]
}

/** Who reads a matter of which no board tells it: as it was sent, or as the reporter says again. */
export interface Again {
  readonly channel: string | null
  /** Member ids; empty if it was said that nobody is left out, null while nothing was said. */
  readonly leftOut: readonly string[] | null
  /** The same of those who keep names. */
  readonly keepers: readonly string[] | null
  /** Of a report that was sent from this page; null of any other. */
  readonly sent: Choice | null
}

/** Nothing is known of who was left out: it is asked, and silence is no answer. */
export const UNSAID: Again = { channel: null, leftOut: null, keepers: null, sent: null }

/** A letter of the program's own kinds, as far as it is written. PROTOCOL.md section 9 */
export interface LetterDraft {
  readonly name: LetterName
  /** The message that it is about; null for anything else. */
  readonly about: BoardMessage | null
  readonly values: Record<string, string | string[]>
  /** Where it was begun; the inbox where nothing is said. */
  from?: Step
  /** The code under which it was begun: it goes to no other matter. */
  readonly of?: ReceiptCode | null
  /** How far it has come; absent before it was sent. */
  posting?: Posting
}

/** How far a report or a letter has come. */
export type Sending =
  | { readonly kind: 'none' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending'; readonly progress?: Progress }
  /** As the reporter asked: its files are not all sent. */
  | { readonly kind: 'paused'; readonly progress: Progress }
  /** The server said that it has it; `board`: what the board says of it so far. */
  | { readonly kind: 'sent'; readonly board: 'waiting' | Exclude<Arrival, 'seen'> }
  /** The board has shown it. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly code: VisitErrorCode }

/** The letter that is on the screen, on its way. */
export interface Posting {
  /** As it was fixed when it was sent, so that a retry sends the same; null before. */
  sealed: OutgoingLetter | null
  sending: Sending
}

/** A letter that was sent and not seen yet. */
export interface Unseen {
  readonly letter: LetterDraft
  readonly posting: Posting
  /** What was chosen to go along. */
  readonly files: ChosenFiles[string]
}

/** What is done with the file of a draft, and how far it is. */
export interface Drafting {
  readonly task: 'keep' | 'open'
  /** Where it leads back to. */
  readonly from: Step
  readonly work:
    | { readonly kind: 'none' | 'busy' | 'made' }
    | { readonly kind: 'failed'; readonly code: VisitErrorCode }
  /** The file that was chosen to be opened. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
  /** What stands in the field for the draft's code. */
  readonly typed: string
}

export type Loading<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly code: VisitErrorCode }

/** Whom the directory shows; an empty string is everybody. */
export interface Directory {
  audience: string
  campus: string
  speaks: string
}

/** Everything that the page knows; it lives in the page's memory and nowhere else. */
export interface State {
  language: Language
  step: Step
  /** Where a page that is read on the way leads back to. */
  from: Step
  errors: readonly FieldError[]
  /** Something to say at the top of the step, for instance that a language did not load. */
  note: ((t: Texts) => string) | null
  reception: Loading<ReceptionView>
  directory: Directory
  draft: Draft
  /** What goes along with the report and with letters; no part of a draft that is kept. */
  files: ChosenFiles
  /** What recordings go with that nobody has added to the files or thrown away, as `ChosenFiles` has it. */
  recordings: readonly string[]
  /** A draft was kept as a file since the last change. */
  draftKept: boolean
  /** The code of the draft file that was made last; null where none was. */
  draftCode: ReceiptCode | null
  drafting: Drafting
  /** What guided recall shows: the story at 0, then the questionnaire's probes from 1. */
  recallAt: number
  /** Something was changed from the review, so that every step leads straight back to it. */
  changing: boolean
  /** Ids of answers that are asked no longer and, as the reporter said, are not to go along. */
  notSent: readonly string[]
  /** The report as it was fixed when it was sent; null where none was. */
  letter: OutgoingLetter | null
  /** Whether nothing was written since the report was fixed. */
  isAsFixed: () => boolean
  /** How far the report has come; letters have a `posting` of their own. */
  sending: Sending
  /** Number of the report or letter that was fixed last; 0 where none was. */
  lastNumber: number
  code: ReceiptCode | null
  /** By which the worker reads and sends: that of the report, or one that was typed in to look. */
  inUse: ReceiptCode | null
  /** Whether that is the report's of this page, or there is none. */
  isOwnInUse: boolean
  /** The code was typed back, or the reporter chose to go without. */
  kept: boolean
  /** The code as a QR code; null where it is not shown so. */
  qr: QrPoints | null
  /** The printed slip has the day on which to look again. */
  slipDated: boolean
  /** Group of the code to type back, 0 to 6. */
  asked: number
  /** What stands in the field for one group. */
  typedGroup: string
  /** What stands in the field for a whole code. */
  typedCode: string
  parsed: ParsedCode | null
  reading: Loading<Look>
  /** Files of messages that were asked for, by message and place. */
  fetched: Readonly<Record<string, Fetching>>
  /** Of the matter that letters are about; a draft that was not sent is about another. */
  again: Again
  /** The letter that is being written; null where none is. */
  writing: LetterDraft | null
  /** Letters that were begun and not sent, the one that is being written among them, by `letterKey`. */
  letters: Readonly<Record<string, LetterDraft>>
  posting: Posting
  /** Letters that were sent and that the board has not shown yet; their texts stay. */
  unseen: readonly Unseen[]
  /** Where one was when asked whether the page is to be emptied. */
  leaving: Step
}

/** What is done with files; its code and words load behind the form. */
export interface FilesPart {
  /** To add files, and what becomes of each. @param owner see `ChosenFiles` */
  section(app: App, owner: string): Child[]
  /** What stands against sending them; on the way there, what is being looked through does not. */
  errors(app: App, owner: string, isLast: boolean): FieldError[]
  /** What goes along, as the last look before sending shows it. */
  summary(app: App, owner: string): Child[]
  /** Under the names that the reception sees. */
  outgoing(app: App, owner: string): readonly OutgoingFile[]
  /** Send a letter with its files. @returns whether all of it is durable. @throws VisitError */
  send(app: App, shipment: Shipment): Promise<boolean>
  /** How far it is, and ways to pause it or to go back; null before anything of it was sent. */
  sending(app: App, sending: Sending): Child
  /** Said where a draft is kept: files do not go into it. */
  notKept(app: App): Child
  /** Files of a message, to be fetched. @param place that of the message on the page */
  received(app: App, message: BoardMessage, manifest: Manifest, place: number): Child[]
  /** Let go of everything. */
  close(): void
}

/** A letter with files, on its way. */
export interface Shipment {
  readonly letter: OutgoingLetter
  readonly owner: string
  /** Remember how far it is. */
  readonly store: (sending: Sending) => void
  /** Go on after a pause. */
  readonly resume: () => void
  /** Go to where it can be changed. */
  readonly back: () => void
}

export type FilesLoading =
  | { readonly kind: 'loading' | 'failed' }
  | { readonly kind: 'ready'; readonly part: FilesPart }

/**
 * What a page that is only read is made of. The same views write the files that are served and draw
 * the steps: as served, there is no app, and links are followed.
 */
export interface Scene {
  readonly t: Texts
  readonly site: Site
  readonly language: Language
  /** The root's fingerprint. */
  readonly root: string
  readonly today: Day
  /** The key list's other ways to report; null until they are known. */
  readonly otherWays: string | null
  /** Name of the organisation's network that the visitor comes from; null for any other. */
  readonly inside: string | null
  readonly app: App | null
}

/** What a view may use: pure data to draw from, and ways to change what is drawn. */
export interface App {
  readonly state: State
  readonly t: Texts
  readonly site: Site
  readonly language: Language
  readonly scene: Scene
  /** Milliseconds since 1970. */
  readonly now: number
  /** The bytes of the words in use, for the hash that a letter carries. */
  readonly words: Uint8Array
  readonly root: string
  readonly demo: boolean
  readonly inside: string | null
  readonly office: Office
  readonly files: FilesLoading
  /** Load what is done with files, where it did not come. */
  loadFiles(): Promise<void>
  /** Have all words of the language, as what a code opens needs. @throws VisitError `offline` */
  completeWords(): Promise<void>
  /** Show a step and put the focus on its heading. */
  go(step: Step): void
  /** Show a page to read; it leads back to the step that is shown now. */
  visit(page: PageId): void
  /** Show the step again with the focus where it is. */
  redraw(): void
  /** Show what has to be put right and put the focus there. */
  refuse(errors: readonly FieldError[]): void
  /** Have it said by a screen reader. */
  say(text: string): void
  /** Forget everything and begin anew. */
  restart(): void
}

export function newDraft(): Draft {
  return {
    channel: null,
    answers: {},
    party: null,
    relation: null,
    categories: [],
    wish: [],
    wishText: '',
    leftOut: [],
  }
}

export function newState(language: Language): State {
  return {
    language,
    step: 'landing',
    from: 'landing',
    errors: [],
    note: null,
    reception: { kind: 'loading' },
    directory: { audience: '', campus: '', speaks: '' },
    draft: newDraft(),
    files: {},
    recordings: [],
    draftKept: false,
    draftCode: null,
    drafting: { task: 'keep', from: 'tell', work: { kind: 'none' }, file: null, typed: '' },
    recallAt: 0,
    changing: false,
    notSent: [],
    letter: null,
    isAsFixed: () => true,
    sending: { kind: 'none' },
    lastNumber: 0,
    code: null,
    kept: false,
    qr: null,
    slipDated: false,
    asked: 0,
    typedGroup: '',
    typedCode: '',
    parsed: null,
    inUse: null,
    isOwnInUse: true,
    reading: { kind: 'loading' },
    fetched: {},
    again: UNSAID,
    writing: null,
    letters: {},
    posting: { sealed: null, sending: { kind: 'none' } },
    unseen: [],
    leaving: 'landing',
  }
}

/**
 * One letter of a name to each message of a matter: the same message is another object whenever it is
 * fetched, so its id tells.
 */
export function letterKey({ name, about, of }: Pick<LetterDraft, 'name' | 'about' | 'of'>): string {
  const key = about === null ? name : `${name} ${toHex(about.messageId)}`
  return of ? `${key} ${of}` : key
}
