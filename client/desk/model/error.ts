import { type LineFault, lineFaultBehind } from '../../shared/line-fault.ts'
import type { OfflineError } from '../../shared/transport.ts'
import { NOTICE_FAULTS } from './rules/notice-table.ts'

/**
 * Why the desk could not do what it was asked; the texts say for each what to do next.
 *
 * offline: no answer came, repeat; line-…: no answer came, and why is known; not-yet: the server has started and lists nothing before the next tick;
 * unconfirmed: something answered, and not as the server does, repeat; clock: this machine's clock is off;
 * unsigned: the server does not know this member; server: an answer that makes no sense; unverified: the key
 * list is not the root's; rollback: it is older than one that this desk has seen; full, quota: the board
 * takes nothing further now; paced: this desk has posted its share of records; log-full, log-quota: the
 * server takes no further records, or none of this desk today; conflict: colleagues kept writing in the same
 * place; withheld: the server says that a record is there and does not hand it over; too-long: beyond what an
 * envelope holds; passphrase, damaged: the vault does not open; memory: this machine has too little to hash a
 * passphrase; key-missing: the vault wants a security key as well; key-mismatch: the passphrase or the
 * security key is another; key-unanswered: none of the vault's security keys answered, or it was called off;
 * key-browser, key-unfit: this browser, or this authenticator, has no PRF; key-known, keys-full: the security
 * key opens the vault already, or four others do; weeks: the weekly file does not open; weeks-damaged: bytes
 * of it changed; files: they cannot be written; full-disk: there is no room; file-busy: another program holds
 * the file; unsure: a file was written, or may have been, and may be lost if the machine fails now;
 * foreign-bundle: it is of another reception; other-reception: the server is of another root than the vault;
 * new-root: its root is not confirmed, the desk only reads; root-differs: the root that was told is not that
 * of its list; two-roots: two lists of different roots were shown, and neither is confirmed; other-window:
 * the vault was changed elsewhere; gone: no such case, or not ours to write in; own-closing: the member who
 * closed a case does not approve that; number-taken: another case of this desk has this number; not-approver:
 * it is for another to approve what the reporter is told, or a later status overtook it; overtaken: a
 * colleague has written to the reporter meanwhile, a person decides again; epoch: a colleague let somebody
 * go, and the new key has not come: sync again later; held: a hold is on, nothing is purged; no-second: the
 * colleague who agreed to a purge took that back; no-consent: the reporter did not agree that their name is given for
 * this, and nobody says why it is given all the same; refused-case: this member may not read the case;
 * unverifiable: older key lists are missing, so it is unknown who wrote in it; left-out: the reporter
 * excluded them; no-report: the report, which says whom the reporter excluded, is not at hand; random: this
 * machine gives no good random bytes; open-place: the server may have hidden a hold in a damaged record, or
 * shows less of a log than this desk has seen, or another, and a person can say to go on; no-heir: a hold is
 * on, and nobody would hold the keys after this; no-key: they have no sealing key for this week; role: only
 * the head and the reception do that; suspended: two colleagues keep this member out for some days; not-told,
 * no-reason, no-words, no-date: the notice table does not allow it; stale: files were made of a case as it
 * was before; told: a colleague has told of the year before; stopped: its person stopped a sync, or the
 * fetching of a file; file-missing: the server does not have all blocks of it; file-changed: they are not
 * what was sent; file-unreadable: the member's own file cannot be read, or is another than when they chose
 * it; too-large: more than a reporter is sent at once.
 */
export type DeskErrorCode =
  | (typeof OF_ONE_CASE)[number]
  | ShutOutCode
  | LineCode
  | 'offline'
  | 'not-yet'
  | 'unconfirmed'
  | 'clock'
  | 'server'
  | 'unverified'
  | 'rollback'
  | 'full'
  | 'quota'
  | 'paced'
  | 'passphrase'
  | 'damaged'
  | 'memory'
  | 'key-missing'
  | 'key-mismatch'
  | 'key-unanswered'
  | 'key-browser'
  | 'key-unfit'
  | 'key-known'
  | 'keys-full'
  | 'weeks'
  | 'weeks-damaged'
  | 'files'
  | 'full-disk'
  | 'file-busy'
  | 'unsure'
  | 'other-reception'
  | 'new-root'
  | 'root-differs'
  | 'two-roots'
  | 'foreign-bundle'
  | 'other-window'
  | 'random'
  | 'told'
  | 'stopped'
  | 'file-unreadable'
  | 'too-large'

const REFUSALS = ['log-full', 'log-quota'] as const

/** Why the server did not take a record that was sent to it correctly. */
export type RefusalCode = (typeof REFUSALS)[number]

/** Whether the server refused a record, so that the same can go again later. */
export function isRefusal(code: string): code is RefusalCode {
  return REFUSALS.some((one) => one === code)
}

const OF_ONE_CASE = [
  ...REFUSALS,
  'conflict',
  'withheld',
  'too-long',
  'gone',
  'own-closing',
  'number-taken',
  'not-approver',
  'overtaken',
  'epoch',
  'held',
  'no-second',
  'no-consent',
  'refused-case',
  'unverifiable',
  'left-out',
  'no-report',
  'open-place',
  'no-heir',
  'no-key',
  'role',
  'stale',
  'file-missing',
  'file-changed',
  'other-file',
  ...NOTICE_FAULTS,
] as const

const OF_WHO_IS_OUT = ['unsigned', 'suspended'] as const

/** Why the reception has shut a member out: the key list no longer names them, or two members keep them out. */
export type ShutOutCode = (typeof OF_WHO_IS_OUT)[number]

/** Whether the member whose desk it is has no part in the reception now. */
export function isShutOut(code: string | null): code is ShutOutCode {
  return OF_WHO_IS_OUT.some((one) => one === code)
}

/** Whether the fault concerns only one case, so that the others can go on. */
export function concernsOneCase({ code }: DeskError): boolean {
  return OF_ONE_CASE.some((one) => one === code)
}

/** Whether the server said nothing, so that what was sent may have arrived: the same goes again. */
export function isUnanswered(code: string | null): boolean {
  if (code === null) return false
  return code === 'offline' || code === 'not-yet' || code === 'unconfirmed' || isOfLine(code)
}

function isOfLine(code: string): boolean {
  return Object.values(LINE_CODES).some((one) => one === code)
}

/** Whether what was to be sent goes by itself later: no answer came, or this desk has sent its share. */
export function goesLater(code: string | null): boolean {
  return isUnanswered(code) || code === 'paced'
}

/** Codes for faults of the line whose remedy is another one than to try again. */
const LINE_CODES = {
  untrusted: 'line-untrusted',
  'wrong-name': 'line-wrong-name',
  expired: 'line-date',
  'not-yet': 'line-date',
  'no-name': 'line-no-name',
  refused: 'line-refused',
  proxy: 'line-proxy',
  'proxy-no': 'line-proxy',
  onion: 'line-onion',
  'not-tls': 'line-stranger',
  'not-http': 'line-stranger',
} as const satisfies Readonly<Partial<Record<LineFault, string>>>
type LineCode = (typeof LINE_CODES)[keyof typeof LINE_CODES]

/** The error for an answer that did not come. */
export function offlineError(error: OfflineError): DeskError {
  const fault = lineFaultBehind(error)
  const codes: Readonly<Partial<Record<LineFault, LineCode>>> = LINE_CODES
  return new DeskError((fault === null ? undefined : codes[fault]) ?? 'offline', error)
}

export class DeskError extends Error {
  readonly code: DeskErrorCode

  constructor(code: DeskErrorCode, cause?: unknown) {
    super(code, { cause })
    this.name = 'DeskError'
    this.code = code
  }
}

export type Failure = DeskErrorCode | 'internal'
