import type { BoardMessage, BoardReading } from '../../crypto/board/board.ts'
import type { Choice } from '../../crypto/board/choice.ts'
import type { Day } from '../../crypto/days/calendar.ts'
import type { DraftContent } from '../../crypto/drop/draft.ts'
import type { Manifest, ReporterContent } from '../../crypto/entries/content.ts'
import type { Language, LetterName } from '../../crypto/entries/names.ts'
import type { ParsedCode, ReceiptCode } from '../../crypto/keys/receipt.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import type { Child } from '../shared/dom.ts'
import type { ReceptionView } from '../shared/reception/reception.ts'
import type { Arrival } from '../shared/session/arrivals.ts'
import type { HandedIn } from '../shared/session/hand-in.ts'
import type { Look } from '../shared/session/visit.ts'
import type { VisitErrorCode } from '../shared/session/visit-error.ts'
import type { PageId } from '../texts/pages.ts'
import type { Texts } from '../texts/shape.ts'
import type { Site } from '../texts/words.ts'
import type { ChosenFiles, Fetching } from './files/chosen-file.ts'
import type { Form, FormField } from './steps/letter/form.ts'
import type { OutgoingFile, OutgoingLetter, Progress, QrPoints } from './worker/protocol.ts'
import type { VisitWorker } from './worker/visit-worker.ts'

/** Everything that can be on the screen; all of it has one address. */
export type Step =
  | 'landing'
  | 'tell'
  | 'story'
  | 'recall'
  | 'files'
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

/** Everything that the reporter has put in so far. Names are those of the content document. */
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

/** Readers of a matter if no board tells them: as it was sent, or as the reporter says again. */
export interface Again {
  readonly channel: string | null
  /** Member ids; empty if the reporter says that nobody is left out, null while nothing is said. */
  readonly leftOut: readonly string[] | null
  /** The same for custodians, who keep names. */
  readonly keepers: readonly string[] | null
  /** The choice of a report that was sent from this page; null for any other. */
  readonly sent: Choice | null
  /** The letters do not go to those who do not read any more, as one member says. */
  readonly fewer?: boolean
}

/** Nothing is known of who was left out: the reporter is asked, and silence is no answer. */
export const UNSAID: Again = { channel: null, leftOut: null, keepers: null, sent: null }

/** A letter of the program's own kinds, as far as it is written. PROTOCOL.md section 9 */
export interface LetterDraft {
  readonly name: LetterName
  /** The message that it is about; null if it is about none. */
  readonly about: BoardMessage | null
  readonly values: Record<string, string | string[]>
  /** The step where it was begun; the inbox if this is absent. */
  from?: Step
  /** The code under which it was begun; it belongs to no other matter. */
  readonly of?: ReceiptCode | null
  /** Progress of its sending; absent before it was sent. */
  posting?: Posting
}

/** How far a report or a letter has come. */
export type Sending =
  | { readonly kind: 'none' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending'; readonly progress?: Progress }
  /** The reporter paused it: its files are not all sent. */
  | { readonly kind: 'paused'; readonly progress: Progress }
  /** The server says that it has it; `board`: what the board says of it so far. */
  | { readonly kind: 'sent'; readonly board: 'waiting' | Exclude<Arrival, 'seen'> }
  /** The board has shown it. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly code: VisitErrorCode }

/** The letter on the screen, and how far it has come. */
export interface Posting {
  /** The letter as it was fixed when it was sent, so that a retry sends the same; null before. */
  sealed: OutgoingLetter | null
  sending: Sending
}

/** A letter that was sent and that the board has not shown yet. */
export interface Unseen {
  readonly letter: LetterDraft
  readonly posting: Posting
  /** The files that go along with it. */
  readonly files: ChosenFiles[string]
}

/** State of keeping or opening the file of a draft. */
export interface Drafting {
  readonly task: 'keep' | 'open'
  /** The step that it leads back to. */
  readonly from: Step
  readonly work:
    | { readonly kind: 'none' | 'busy' | 'made' }
    | { readonly kind: 'failed'; readonly code: VisitErrorCode }
    /** A sealed file was handed in, or was not taken. */
    | { readonly kind: 'handed'; readonly became: HandedIn }
    /** A copy of what was sent is open, by this receipt code. */
    | { readonly kind: 'read'; readonly content: DraftContent; readonly code: ReceiptCode }
  /** The file that was chosen to be opened. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
  /** Ends once the file that was chosen last is read, or refused. */
  readonly reading?: Promise<void>
  /** Content of the field for the draft's code. */
  readonly typed: string
}

export type Loading<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly code: VisitErrorCode }

/** Choices in the directory; an empty string matches everybody. */
export interface Directory {
  audience: string
  campus: string
  speaks: string
  /** `bound`: only people with a duty of secrecy. */
  secrecy: string
}

/** Everything that the page knows. It exists only in the page's memory. */
export interface State {
  language: Language
  step: Step
  /** The step that a page to read leads back to. */
  from: Step
  errors: readonly FieldError[]
  /** Something to say at the top of the step, for instance that a language did not load. */
  note: ((t: Texts) => string) | null
  reception: Loading<ReceptionView>
  directory: Directory
  draft: Draft
  /** Files that go along with the report and with letters; they are not part of a draft that is kept. */
  files: ChosenFiles
  /** Owners of recordings that nobody has added to the files or thrown away; keys as in `ChosenFiles`. */
  recordings: readonly string[]
  /** Whether a draft was kept as a file since the last change. */
  draftKept: boolean
  /** The code of the draft file that was made or opened last; null if there is none. */
  draftCode: ReceiptCode | null
  drafting: Drafting
  /** Whether the text was taken from a copy of a report that was sent: it would become a second case. */
  sentBefore: boolean
  /** Place in guided recall: the story at 0, then the questionnaire's probes from 1. */
  recallAt: number
  /** Whether the browser may help with spelling in the reporter's own words. */
  spelling: boolean
  /** The step from which the review was opened. */
  checkedFrom: Step
  /** Ids of answers that are no longer asked for and that the reporter chose not to send. */
  notSent: readonly string[]
  /** The report as it was fixed when it was sent; null if there is none. */
  letter: OutgoingLetter | null
  /** Whether nothing was written since the report was fixed. */
  isAsFixed: () => boolean
  /** How far the report has come; letters have a `posting` of their own. */
  sending: Sending
  /** Number of the report or letter that was fixed last; 0 if there is none. */
  lastNumber: number
  code: ReceiptCode | null
  /** The code by which the worker reads and sends: that of the report, or one that was typed in to look. */
  inUse: ReceiptCode | null
  /** Whether `inUse` is the code of this page's report, or null. */
  isOwnInUse: boolean
  /** Whether the code was typed back, or the reporter chose to go without. */
  kept: boolean
  /** The code as a QR code; null if it is not shown as one. */
  qr: QrPoints | null
  /** Whether the printed slip has the day on which to look again. */
  slipDated: boolean
  /** Index of the group of the code to type back, 0 to 6. */
  asked: number
  /** Content of the field for one group. */
  typedGroup: string
  /** Content of the field for a whole code. */
  typedCode: string
  parsed: ParsedCode | null
  reading: Loading<Look>
  /** State of the files and texts of messages that were asked for, by message and index. */
  fetched: Readonly<Record<string, Fetching>>
  /** Readers of the matter that letters are about; a draft that was not sent is about another. */
  again: Again
  /** The letter that is being written; null if there is none. */
  writing: LetterDraft | null
  /** Letters that were begun and not sent, including the one that is being written, by `letterKey`. */
  letters: Readonly<Record<string, LetterDraft>>
  posting: Posting
  /** Letters that were sent and that the board has not shown yet; their texts stay. */
  unseen: readonly Unseen[]
  /** The step from which the reporter was asked whether to empty the page. */
  leaving: Step
}

/** The part about what a name may be used for; it loads with the part that handles files. */
export interface ConsentPart {
  /** The boxes that go with a name. */
  fields(app: App): readonly FormField[]
  /** The letter to the custodians that changes it, or that answers a question. */
  form(app: App, about: BoardMessage | null): Form
  /** The answers of a letter about the name, beside what was typed. */
  answers(letter: LetterDraft): ReporterContent['answers']
  /** The requests and disclosures, as the reception wrote it on the board. */
  account(app: App, reading: BoardReading): Child[]
}

/** The part that handles files; its code and words load behind the form. */
export interface FilesPart {
  /** The section to add files, with the state of each. @param owner see `ChosenFiles` */
  section(app: App, owner: string): Child[]
  /** Errors that prevent sending them; a file that is still being looked through is one only if `isLast`. */
  errors(app: App, owner: string, isLast: boolean): FieldError[]
  /** The files that go along, for the review before sending. */
  summary(app: App, owner: string): Child[]
  /** The files, under the names that the reception sees. */
  outgoing(app: App, owner: string): readonly OutgoingFile[]
  /** Send a letter with its files. @returns whether all of it is durable. @throws VisitError */
  send(app: App, shipment: Shipment): Promise<boolean>
  /** Progress, and ways to pause it or to go back; null before anything of it was sent. */
  sending(app: App, sending: Sending): Child
  /** The step on which a draft is kept as a file, or a file is opened. */
  draft(app: App): Child[]
  /** The offer to keep a copy of what was sent, as a file that the receipt code opens. */
  copyOffer(app: App, code: ReceiptCode): Child
  /** Files of a message, to be fetched. @param place index of the message on the page */
  received(app: App, message: BoardMessage, manifest: Manifest, place: number): Child[]
  /** The part about the use of the reporter's name. */
  readonly consent: ConsentPart
  /** Let go of everything. */
  close(): void
}

/** The part that finds what points to the writer; its code and words load behind the form. */
export interface HintPart {
  /** The words that were found in these texts, each with a way to change it. */
  list(app: App, texts: readonly Written[]): Child[]
}

/** Every page to read, by its name; the part loads behind the form. */
export type ReadViews = Readonly<Record<Exclude<PageId, 'form'>, (scene: Scene) => Child[]>>

/** The part that reads aloud; its code and words load behind the form. */
export interface AloudPart {
  /** A page to read, with a button below its heading; as it is if no voice of this device speaks its language. */
  page(children: readonly Child[]): Child[]
  /** The button for the message or notice in which it stands; null if no voice of this device speaks its language. */
  text(text: ReadableText): Child
  /** Be silent at once. */
  stop(): void
}

/** A text with a button to have it read aloud. */
export interface ReadableText {
  /** Part of the button's id. */
  readonly id: string
  /** Language of the text, by its tag. */
  readonly language: string
  /** Name of the text for a person who does not see where the button stands; absent if there is only one. */
  readonly what?: string
  /** Whether it is the first on the screen: then it is said which voices are used. */
  readonly isFirst: boolean
}

/** A text of a report or a letter as it was typed, and the field in which it can be changed. */
export interface Written {
  readonly label: string
  readonly text: string
  readonly step: Step
  /** id of the field */
  readonly field: string
}

/** A letter with files, on its way. */
export interface Shipment {
  readonly letter: OutgoingLetter
  readonly owner: string
  /** Store how far it is. */
  readonly store: (sending: Sending) => void
  /** Continue after a pause. */
  readonly resume: () => void
  /** Go to the step where it can be changed. */
  readonly back: () => void
}

export type FilesLoading =
  | { readonly kind: 'loading' | 'failed' }
  | { readonly kind: 'ready'; readonly part: FilesPart }

/**
 * Inputs of a page that is only read. The same views write the files that are served and draw the steps: on
 * the served page there is no app, and links are followed.
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

/** Everything that a view may use: pure data to draw from, and ways to change what is drawn. */
/**
 * Bytes that are left in one sending; below zero if it is too long.
 *
 * @param leftOut member ids that a report may have to name besides
 */
export type Room = (content: ReporterContent, leftOut: readonly string[]) => number

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
  readonly room: Room
  readonly demo: boolean
  readonly inside: string | null
  readonly office: VisitWorker
  readonly files: FilesLoading
  /** Null until it has loaded. */
  readonly hint: HintPart | null
  /** Null until it has loaded. */
  readonly aloud: AloudPart | null
  /** The pages to read; null until they have loaded. */
  readonly reading: ReadViews | null
  /** Load the part that handles files, if it did not arrive. */
  loadFiles(): Promise<void>
  /** Whether all words of the language are here: the first ones hold the form's first question alone. */
  readonly hasAllWords: boolean
  /** Load all words of the language, which the inbox needs. @throws VisitError `offline` */
  completeWords(): Promise<void>
  /** Show a step and put the focus on its heading. */
  go(step: Step): void
  /** Show a page to read; it leads back to the step that is shown now. */
  visit(page: PageId): void
  /** Open the form in a language; the step stays if the language does not load. */
  write(language: Language): Promise<void>
  /** Draw the step again, with the focus where it is. */
  redraw(): void
  /** Show the errors and put the focus on them. */
  refuse(errors: readonly FieldError[]): void
  /** Have a screen reader say it. */
  say(text: string): void
  /** Forget everything and begin again. */
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
    directory: { audience: '', campus: '', speaks: '', secrecy: '' },
    draft: newDraft(),
    files: {},
    recordings: [],
    draftKept: false,
    draftCode: null,
    drafting: { task: 'open', from: 'landing', work: { kind: 'none' }, file: null, typed: '' },
    sentBefore: false,
    recallAt: 0,
    spelling: false,
    checkedFrom: 'tell',
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
 * Key of a letter: one letter of each name for each message of a matter. A message is another object whenever
 * it is fetched, so its id identifies it.
 */
export function letterKey({ name, about, of }: Pick<LetterDraft, 'name' | 'about' | 'of'>): string {
  const key = about === null ? name : `${name} ${toHex(about.messageId)}`
  return of ? `${key} ${of}` : key
}
