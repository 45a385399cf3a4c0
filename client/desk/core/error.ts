/**
 * Why the desk could not do what it was asked; the texts say for each what to do next.
 *
 * offline: no answer came, repeat; clock: this machine's clock is off; unsigned: the server does
 * not know this member; server: an answer that makes no sense; unverified: the key list is not the
 * root's; rollback: it is older than one that this desk has seen; full, quota: the board takes no
 * more now; conflict: colleagues kept writing in the same place; withheld: the server says that a
 * record is there and does not hand it over; too-long: beyond what an envelope holds; passphrase,
 * damaged: the vault does not open; weeks: the weekly file does not; files: they cannot be written;
 * other-window: the vault was changed elsewhere; gone: no such case, or not ours to write in;
 * own-closing: who closed a case does not approve that.
 */
export type DeskErrorCode =
  | 'offline'
  | 'clock'
  | 'unsigned'
  | 'server'
  | 'unverified'
  | 'rollback'
  | 'full'
  | 'quota'
  | 'conflict'
  | 'withheld'
  | 'too-long'
  | 'passphrase'
  | 'damaged'
  | 'weeks'
  | 'files'
  | 'other-window'
  | 'gone'
  | 'own-closing'

const OF_ONE_CASE: readonly DeskErrorCode[] = [
  'conflict',
  'withheld',
  'too-long',
  'gone',
]

/** Whether the fault is one case's alone, so that the others can go on. */
export function concernsOneCase({ code }: DeskError): boolean {
  return OF_ONE_CASE.includes(code)
}

export class DeskError extends Error {
  readonly code: DeskErrorCode

  constructor(code: DeskErrorCode, cause?: unknown) {
    super(code, { cause })
    this.name = 'DeskError'
    this.code = code
  }
}
