import { newestQuestionnaire } from '../../../../crypto/entries/questionnaire.ts'
import { deriveReceipt, type ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { equal, toHex, utf8 } from '../../../../crypto/primitives/bytes.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { channelRecipients, isParted, type Reception } from '../../../shared/reception/reception.ts'
import { type Letter, Visit } from '../../../shared/session/visit.ts'
import { VisitError, type VisitErrorCode } from '../../../shared/session/visit-error.ts'
import { barredBySplits, barredIn } from '../../model/access/case-access.ts'
import { contentOfReport, LOG_NOTE_LIMIT, type SplitRequest } from '../../model/case/new-report.ts'
import { DeskError, type DeskErrorCode } from '../../model/error.ts'
import type { Desk } from '../desk.ts'
import { failureOf } from '../faults.ts'
import { loadConfirmed } from '../vault/new-root.ts'
import { onceSaid, splitJobs } from './own-case.ts'
import type { RegisterSource } from './register.ts'

/** A visit under way; it ends, with the code, once the new case has arrived. */
interface Sending {
  readonly visit: Visit
  /** The visit was opened, as a reporter's page opens one before anything else. */
  opened: boolean
  /** It is shown to nobody, and written nowhere. */
  code: ReceiptCode | null
  /** Sent, without an answer so far: the same bytes go out again. */
  letter: Letter | null
}

/** One split that is under way, or delivered and not written in the logs yet. */
interface Split {
  readonly request: SplitRequest
  /** The signer by which the new case is known, once it has arrived. */
  state: Sending | { readonly signer: Uint8Array }
}

/**
 * Makes a case of its own of the part of a report that tells of a second matter. The code of its receipt is
 * forgotten: the reporter goes on in the first case. CASEWORK.md section 13.4
 */
export class Splitter {
  readonly #source: RegisterSource
  readonly #splits = new Map<string, Split>()

  constructor(source: RegisterSource) {
    this.#source = source
  }

  /**
   * Seal and send the new case, and have both logs name each other as soon as it shows.
   *
   * @param job names this split; the same again repeats a request without an answer, and makes no second case
   * @throws DeskError `offline`, `server`, `gone` (not ours to write in, or no such channel), `left-out` (the
   *   member would not read it), `too-long`, `full`, `clock`, `unverified`, `new-root`
   */
  async split(desk: Desk, job: string, request: SplitRequest): Promise<void> {
    const split = this.#splits.get(job) ?? { request, state: this.#begin(desk.vault) }
    if ('visit' in split.state) {
      const letter = split.state.letter ?? (await this.#letterOf(desk, split.request))
      this.#splits.set(job, split)
      const code = await this.#send(split.state, letter)
      const { signer } = deriveReceipt(this.#source.primitives, desk.vault.instance, code)
      split.state = { signer }
    }
    await desk.sync()
    await this.settle(desk)
  }

  /** How many cases have arrived that no log names yet: their entries are nowhere but here. */
  get waiting(): number {
    return [...this.#splits.values()].filter(({ state }) => !('visit' in state)).length
  }

  /** Write into both logs if both cases show by now; an entry that cannot be written is tried again next time. */
  async settle(desk: Pick<Desk, 'cases' | 'append'>): Promise<void> {
    for (const [job, { request, state }] of [...this.#splits]) {
      if ('visit' in state) continue
      const first = desk.cases.find(({ id }) => id === request.caseId)
      const made = desk.cases.find(({ report }) => report && equal(report.signer, state.signer))
      if (!made?.linkName || !first?.linkName) continue
      const { text } = request
      const [from, to] = [first.linkName, made.linkName]
      await failureOf(async () => {
        // The new case first, so that it counts from the right day.
        const inNew = splitJobs(first, { kind: 'linked', how: 'split', text, case: from })
        for (const one of inNew) await desk.append(made.id, one)
        await desk.append(
          first.id,
          onceSaid({ kind: 'linked', how: 'split', text, case: to, leads: true }),
        )
        this.#splits.delete(job)
      })
    }
  }

  #begin({ root }: Vault): Sending {
    const { primitives, ...source } = this.#source
    const visit = new Visit({ ...source, primitives: async () => primitives, root })
    return { visit, opened: false, code: null, letter: null }
  }

  async #letterOf(desk: Desk, request: SplitRequest): Promise<Letter> {
    const first = desk.cases.find(({ id }) => id === request.caseId)
    const { member } = desk.vault
    if (!first?.linkName || !first.access.readers.some((reader) => reader.member === member)) {
      throw new DeskError('gone')
    }
    if (request.text.length > LOG_NOTE_LIMIT) throw new DeskError('too-long')
    const reception = await loadConfirmed(this.#source, desk.vault)
    const barred = [...barredIn(first.access), ...barredBySplits(desk.cases, first)]
    const leftOut = [...new Set([...request.leftOut, ...barred])].sort()
    const asked = { ...request, leftOut }
    return letterOf(this.#source.primitives, reception, asked, first.linkName, member)
  }

  /** After any other failure than these two, nothing has arrived. */
  async #send(sending: Sending, letter: Letter): Promise<ReceiptCode> {
    try {
      if (!sending.opened) await sending.visit.open()
      sending.opened = true
      sending.code ??= await sending.visit.makeReceipt()
      sending.letter = letter
      await sending.visit.send(letter)
      return sending.code
    } catch (error) {
      if (!(error instanceof VisitError)) throw error
      if (error.code !== 'offline' && error.code !== 'server') sending.letter = null
      throw new DeskError(CODES[error.code], error)
    }
  }
}

const CODES: Readonly<Record<VisitErrorCode, DeskErrorCode>> = {
  ...{ offline: 'offline', clock: 'clock', server: 'server', unverified: 'unverified' },
  ...{ full: 'full', 'too-long': 'too-long', expired: 'no-key', closed: 'no-key' },
  ...{ letters: 'full', 'newer-list': 'server', 'readers-changed': 'conflict' },
  ...{ 'new-root': 'new-root', random: 'random' },
}

function letterOf(
  primitives: RegisterSource['primitives'],
  reception: Reception,
  request: SplitRequest,
  from: Uint8Array,
  member: string,
): Letter {
  const { channel, language, cameOn, quote, leftOut, retaliation } = request
  const { content } = reception
  const readers = channelRecipients(primitives, reception, channel, leftOut).map(
    (one) => one.member,
  )
  const signed = content.channels.find(({ id }) => id === channel)
  const asked = signed && newestQuestionnaire(content, signed.questionnaire)
  const [question] = asked?.questions ?? []
  if (!signed || !asked || !question || isParted(reception, channel)) throw new DeskError('gone')
  if (!readers.some(({ id }) => id === member)) throw new DeskError('left-out')
  const { id, version } = asked
  const shown = readers.map((one) => one.id)
  const words = [
    content.organisation,
    signed.name,
    question.label,
    ...readers.map((one) => one.title),
  ]
  const report = contentOfReport({
    ...{ channel, language, cameOn, leftOut, shown, questionnaire: { id, version } },
    ...{ answers: { [question.id]: quote }, party: null, relation: null, categories: [] },
    ...{ cameBy: 'other', note: '', minutes: '', words: [], files: [] },
  })
  return {
    kind: 'report',
    // The report itself names the first case. A desk that does not read the first case knows only from this who is
    // left out, and nobody can link another case to keep somebody out of the new one.
    content: {
      ...report,
      answers: {
        ...report.answers,
        ...(leftOut.length === 0 ? {} : { 'left-out': [...leftOut] }),
        'split-of': [toHex(from), ...(retaliation ? ['retaliation'] : [])],
      },
    },
    textsHash: primitives.hash(32, null, utf8(words.map((word) => word[language]).join('\n'))),
    leftOut,
    circle: null,
    shown,
    listVersion: reception.list.version,
  }
}
