import type { Language, Manifest } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { DocumentKind } from '../../../../crypto/entries/entry-evidence.ts'
import { codeGroups, deriveReceipt, type ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { equal, toHex, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import type { Sha256 } from '../../../../crypto/wire/puzzle.ts'
import type { OnUpload } from '../../../shared/blocks/upload.ts'
import {
  isParted,
  type Reception,
  today,
  viewReception,
} from '../../../shared/reception/reception.ts'
import { handIn } from '../../../shared/session/hand-in.ts'
import { type Letter, Visit, type VisitSource } from '../../../shared/session/visit.ts'
import { VisitError, type VisitErrorCode } from '../../../shared/session/visit-error.ts'
import { hasPower } from '../../model/access/powers.ts'
import { LONG_TEXT_LIMIT, textLength } from '../../model/board/board.ts'
import type { CameBy } from '../../model/case/case-facts.ts'
import {
  contentOfReport,
  isReadBy,
  LOG_NOTE_LIMIT,
  type NewReport,
  type RegistrationView,
} from '../../model/case/new-report.ts'
import type { IntakeEnd } from '../../model/case/sealed-report.ts'
import { DeskError } from '../../model/error.ts'
import type { FileToSend } from '../../model/files/attached.ts'
import { type AppendJob, once } from '../../model/log/append-job.ts'
import { isLong } from '../../model/rules/action.ts'
import type { Desk } from '../desk.ts'
import type { DeskSource } from '../desk-source.ts'
import { failureOf } from '../faults.ts'
import { loadConfirmed } from '../vault/new-root.ts'

export interface RegisterSource extends Omit<DeskSource, 'keep'> {
  readonly sha256: Sha256
  /** Wait `ms` before repeating. */
  readonly wait: VisitSource['wait']
  /** See `PageSource`. */
  readonly later: VisitSource['later']
}

/** Seals what lies in blocks, and sends it; the same job again sends nothing twice. */
export interface BlockSender {
  /** Keeps files for a job. @throws DeskError `gone`, `too-large` */
  readonly hold: (job: string, instance: Uint8Array, files: readonly FileToSend[]) => void
  /** Sends the files that are held for a job, or a text that is too long for its entry. */
  readonly send: (
    job: string,
    instance: Uint8Array,
    files: readonly FileToSend[],
    tell?: OnUpload,
    text?: string | null,
  ) => Promise<Manifest>
  readonly done: (job: string, files: readonly FileToSend[]) => void
}

/** Files that came with a report; `messageId` names them in the log. */
interface CameWith {
  readonly messageId: Uint8Array
  readonly files: readonly FileToSend[]
}

/** The kind of a document that came with a report, by how that came. */
const DOCUMENT = {
  ...{ letter: 'letter', email: 'email', meeting: 'other', phone: 'other', other: 'other' },
} as const satisfies Record<CameBy, DocumentKind>

/** One report that is being put in. */
interface Registration {
  reception: Reception
  readonly vault: Vault
  readonly visit: Visit
  /** The visit was opened, as a reporter's page opens one before anything else. */
  opened: boolean
  code: ReceiptCode | null
  /** The report and letter that were sent, or are being sent: they can no longer be changed. */
  sealed: { readonly report: NewReport; readonly letter: Letter } | null
  /** Null if none came with it. */
  cameWith: CameWith | null
  state: RegistrationView['state']
  failure: VisitErrorCode | null
}

/** Entries that are still to be written into a case, once it shows. */
interface Pending {
  readonly signer: Uint8Array
  readonly jobs: readonly (() => Promise<AppendJob>)[]
  /** Called once all are written. */
  readonly done: () => void
}

/**
 * Puts in reports that came by another way. It makes the receipt code and seals as a reporter's browser does, by
 * the reporters' own route: on the wire and on the shelf they are the same.
 */
export class Registrar {
  readonly #source: RegisterSource
  readonly #blocks: BlockSender
  readonly #pending = new Set<Pending>()
  #current: Registration | null = null

  constructor(source: RegisterSource, blocks: BlockSender) {
    this.#source = source
    this.#blocks = blocks
  }

  /** The report that is being put in; null if there is none. */
  get view(): RegistrationView | null {
    return this.#current && this.#viewOf(this.#current)
  }

  #viewOf({ reception, vault, state, code, failure }: Registration): RegistrationView {
    const { primitives } = this.#source
    const on = today(this.#visitSource(vault.root))
    const { channels, ...view } = viewReception(primitives, reception, on, vault.root)
    const parted = (one: { readonly id: string }) => isParted(reception, one.id)
    return {
      reception: { ...view, channels: channels.filter((one) => !parted(one)) },
      parted: reception.content.channels.filter(parted).map(({ name }) => name),
      member: vault.member,
      state,
      code: code && codeGroups(code),
      failure,
    }
  }

  /**
   * Begin again: fetch who reads, and what is asked.
   *
   * @throws DeskError `role` if the member may not handle cases; `new-root`, `offline`, `server`, `unverified`,
   *   `rollback`
   */
  async begin(vault: Vault): Promise<RegistrationView> {
    const reception = await loadConfirmed(this.#source, vault)
    // The entries about how a report came are work on its case.
    const own = reception.list.members.find(({ id }) => id === vault.member)
    if (own === undefined || !hasPower('handle', own)) throw new DeskError('role')
    const begun: Registration = {
      reception,
      vault,
      visit: new Visit(this.#visitSource(vault.root)),
      ...{ opened: false, code: null },
      ...{ sealed: null, cameWith: null },
      state: 'writing',
      failure: null,
    }
    this.#current = begun
    return this.#viewOf(begun)
  }

  /**
   * Make the code and send the report until it is accepted. If the state is `unsure`, the same bytes go out
   * again, even if `report` has changed since.
   *
   * @param tell gets the state while it goes on. It never gets that of a report that was ended or replaced meanwhile
   * @returns the state of the report that is being put in by now; null if none is
   * @throws DeskError `gone` if nothing was begun, or two must open what comes to the channel; `too-long` if the minutes or the note are;
   *   `gone`, `too-large` for its files
   */
  async send(
    report: NewReport,
    tell: (view: RegistrationView | null) => void = () => {},
  ): Promise<RegistrationView | null> {
    const current = this.#current
    if (current === null) throw new DeskError('gone')
    // Entries about how it came could not be written before two have opened it, and locking would lose them.
    if (isParted(current.reception, report.channel)) throw new DeskError('gone')
    if (current.state === 'sending' || current.state === 'delivered') return this.view
    const { minutes, note } = report
    if (textLength(minutes) > LONG_TEXT_LIMIT || note.length > LOG_NOTE_LIMIT) {
      throw new DeskError('too-long')
    }
    if (current.sealed === null) this.#hold(current, report)
    Object.assign(current, { state: 'sending', failure: null })
    tell(this.view)
    try {
      if (!current.opened) await current.visit.open()
      current.opened = true
      current.code ??= await current.visit.makeReceipt()
      current.sealed ??= { report, letter: this.#letterOf(report, current.reception) }
      tell(this.view)
      await current.visit.send(current.sealed.letter)
      current.state = 'delivered'
      this.#remember(current, current.code, current.sealed.report)
    } catch (error) {
      if (!(error instanceof VisitError)) throw error
      await this.#fail(current, error.code)
    } finally {
      tell(this.view)
    }
    return this.view
  }

  /**
   * Hand in a report that a form sealed without a server, by the reporters' own route. Nobody opens it before the
   * server lists it: so it has the way of all reports, and every desk of the reception sees it.
   */
  async handIn(vault: Vault, file: Uint8Array): Promise<IntakeEnd> {
    const visit = new Visit(this.#visitSource(vault.root))
    try {
      await visit.open()
      return { end: await handIn(visit, this.#source.primitives, file), failure: null }
    } catch (error) {
      if (!(error instanceof VisitError)) throw error
      return { end: null, failure: error.code }
    }
  }

  /** Forget the report and its code: it was handed over, or given up. */
  end(): void {
    const current = this.#current
    this.#current = null
    if (current?.state === 'writing' || current?.state === 'unsure') this.#letGo(current)
  }

  /** Its files are held from here on: the page may be closed before the case shows. @throws DeskError */
  #hold(current: Registration, { files }: NewReport): void {
    this.#letGo(current)
    if (files.length === 0) return
    const messageId = this.#source.random(SIZE.messageId)
    this.#blocks.hold(toHex(messageId), current.reception.list.instance, files)
    current.cameWith = { messageId, files }
  }

  #letGo(current: Registration): void {
    const { cameWith } = current
    current.cameWith = null
    if (cameWith !== null) this.#blocks.done(toHex(cameWith.messageId), [])
  }

  /** How many entries are in no log yet, and nowhere but here. */
  get waiting(): number {
    return [...this.#pending].reduce((sum, { jobs }) => sum + jobs.length, 0)
  }

  /**
   * Write into the cases that show by now how they came; an entry that cannot be written yet is tried again the
   * next time.
   */
  async settle(desk: Pick<Desk, 'cases' | 'append'>): Promise<void> {
    for (const one of [...this.#pending]) {
      const found = desk.cases.find(
        ({ report, stream }) => stream !== null && report && equal(report.signer, one.signer),
      )
      if (found === undefined) continue
      await failureOf(async () => {
        for (const job of one.jobs) await desk.append(found.id, await job())
        this.#pending.delete(one)
        one.done()
      })
    }
  }

  #visitSource(root: string): VisitSource {
    const { primitives, ...source } = this.#source
    return { ...source, primitives: async () => primitives, root }
  }

  #letterOf(report: NewReport, { list }: Reception): Letter {
    const { leftOut, shown, words } = report
    return {
      kind: 'report',
      content: contentOfReport(report),
      textsHash: this.#source.primitives.hash(32, null, utf8(words.join('\n'))),
      leftOut,
      circle: null,
      shown: shown.filter((id) => !leftOut.includes(id)),
      listVersion: list.version,
    }
  }

  /** After any other failure than these two, nothing has arrived. */
  async #fail(current: Registration, code: VisitErrorCode): Promise<void> {
    const unsure = current.sealed !== null && (code === 'offline' || code === 'server')
    if (!unsure) current.sealed = null
    current.state = unsure ? 'unsure' : 'writing'
    current.failure = code
    if (code !== 'readers-changed') return
    current.reception = await loadConfirmed(this.#source, current.vault)
  }

  /** A member who does not read the report cannot write into its case: there only the report says how it came. */
  #remember(current: Registration, code: ReceiptCode, report: NewReport): void {
    const { reception, vault, cameWith } = current
    if (!isReadBy(report, vault.member)) {
      this.#letGo(current)
      return
    }
    const { primitives } = this.#source
    const { instance } = reception.list
    const { signer } = deriveReceipt(primitives, instance, code)
    const { cameBy, note, minutes, language } = report
    const registered: Entry = { kind: 'registered', by: cameBy, text: note.trim() }
    const job = once(registered, ({ kind }) => kind === 'registered')
    const text = minutes.trim()
    const after = [
      ...(text === '' ? [] : [this.#minutesJob(instance, text, language)]),
      ...(cameWith === null ? [] : [this.#filedJob(instance, cameWith, report)]),
    ]
    const done = () => this.#letGo(current)
    this.#pending.add({ signer, jobs: [async () => job, ...after], done })
  }

  /** The job of the files that came with it: they are sent first. */
  #filedJob(
    instance: Uint8Array,
    { messageId, files }: CameWith,
    { cameBy, cameOn }: NewReport,
  ): () => Promise<AppendJob> {
    const said = { kind: 'filed', messageId, as: DOCUMENT[cameBy], received: cameOn } as const
    const isThere = (one: Entry) => one.kind === 'filed' && equal(one.messageId, messageId)
    let job: AppendJob | null = null
    return async () => {
      if (job !== null) return job
      const manifest = await this.#blocks.send(toHex(messageId), instance, files)
      job = once({ ...said, text: '', manifest }, isThere)
      return job
    }
  }

  #sendText(messageId: Uint8Array, instance: Uint8Array, text: string): Promise<Manifest> {
    return this.#blocks.send(toHex(messageId), instance, [], undefined, text)
  }

  /** The job of the minutes: a long text is sent first. */
  #minutesJob(instance: Uint8Array, text: string, language: Language): () => Promise<AppendJob> {
    const messageId = this.#source.random(SIZE.messageId)
    const said = { kind: 'message', messageId, as: 'minutes', language } as const
    const isThere = (one: Entry) => one.kind === 'message' && equal(one.messageId, messageId)
    let job: AppendJob | null = null
    return async () => {
      if (job !== null) return job
      const entry = isLong({ as: 'minutes', text }, [])
        ? { ...said, text: '', manifest: await this.#sendText(messageId, instance, text) }
        : { ...said, text }
      job = once(entry, isThere)
      return job
    }
  }
}
