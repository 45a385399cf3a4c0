import { DAY_MS, type Day } from '../../../../crypto/days/calendar.ts'
import type { Language, ReporterContent } from '../../../../crypto/entries/content.ts'
import { CONTENT_LIMIT, contentLength } from '../../../../crypto/entries/content-length.ts'
import type { ReceptionView } from '../../../shared/reception/reception.ts'
import type { VisitErrorCode } from '../../../shared/session/visit-error.ts'
import type { FileToSend } from '../files/attached.ts'
import type { Names } from '../views.ts'
import type { CameBy } from './case-facts.ts'

/** The most UTF-16 units that the log says of how a report came. CASEWORK.md section 13.4 */
export const LOG_NOTE_LIMIT = 1000

/** A report that reached a member by another way than the reporters' page. */
export interface NewReport {
  readonly channel: string
  readonly questionnaire: ReporterContent['questionnaire']
  /** The language in which the reporter wants to be answered. */
  readonly language: Language
  /** Answers by question. */
  readonly answers: Readonly<Record<string, string>>
  readonly party: string | null
  readonly relation: string | null
  readonly categories: readonly string[]
  readonly cameBy: CameBy
  /** The day on which it reached the reception. */
  readonly cameOn: Day
  /** Ids of members who must not read it. */
  readonly leftOut: readonly string[]
  /** Member ids of all who were named as readers. */
  readonly shown: readonly string[]
  /** The words that stood on the screen: the report carries their hash. */
  readonly words: readonly string[]
  /** For the log, of `LOG_NOTE_LIMIT` characters at most; may be empty. */
  readonly note: string
  /** For the reporter to approve or correct; empty if there are none. */
  readonly minutes: string
  /** Files that came with it, for those who read the case. */
  readonly files: readonly FileToSend[]
}

/** The content to seal: as from the reporters' page, with how it came. Empty answers are left out. */
export function contentOfReport(report: NewReport): ReporterContent {
  const { channel, questionnaire, language, party, relation, categories } = report
  const texts = Object.entries(report.answers).filter(([, text]) => text.trim() !== '')
  return {
    channel,
    language,
    questionnaire,
    answers: {
      ...Object.fromEntries(texts),
      ...(party === null ? {} : { party }),
      ...(relation === null ? {} : { relation }),
      ...(categories.length > 0 ? { categories: [...categories] } : {}),
      'came-by': report.cameBy,
      'came-on': new Date(report.cameOn * DAY_MS).toISOString().slice(0, 10),
    },
    about: null,
    manifest: null,
  }
}

/** Bytes left in one sending; below 0 if it is too long. */
export function roomIn(report: NewReport): number {
  return CONTENT_LIMIT - contentLength(contentOfReport(report))
}

/** Whether the member who registers reads it afterwards. */
export function isReadBy({ shown, leftOut }: NewReport, member: string): boolean {
  return shown.includes(member) && !leftOut.includes(member)
}

/** A registration as the page shows it. */
export interface RegistrationView {
  /** Without the channels whose reports two must open: the desk could not write into such a case. */
  readonly reception: ReceptionView
  /** Names of those channels. */
  readonly parted: readonly Names[]
  /** Id of the member who registers. */
  readonly member: string
  /**
   * writing: nothing was sent; unsure: it was sent and has no answer, so that it may have arrived,
   * and sending again repeats it; delivered: it has arrived.
   */
  readonly state: 'writing' | 'sending' | 'unsure' | 'delivered'
  /** 7 groups of the receipt code, once it was made. */
  readonly code: readonly string[] | null
  /** Why the last sending did not go through. */
  readonly failure: VisitErrorCode | null
}

/** A matter of a report that becomes a case of its own. */
export interface SplitRequest {
  /** Id of the case that holds it. */
  readonly caseId: string
  /** A channel that the member whose desk it is reads. */
  readonly channel: string
  /** The words of its reporter about it. */
  readonly quote: string
  /** Whether the matter is one of retaliation: the list says so of the new case. */
  readonly retaliation: boolean
  /** Language of the quote. */
  readonly language: Language
  /** The day from which the first case counts. */
  readonly cameOn: Day
  /** Ids of members who must not read, beside those who may not read the case that it is split from. */
  readonly leftOut: readonly string[]
  /** For both logs, of `LOG_NOTE_LIMIT` characters at most; may be empty. */
  readonly text: string
}
