import { OfflineError } from '../transport.ts'

/**
 * Why a visit could not go on; the texts say for each what to do next.
 *
 * offline: no answer came, nothing is lost, repeat; clock: the device's week is wrong; expired, closed: nobody can be
 * sealed to; full: the shelf is full, use another way; unverified: the server sent something that is not signed by the
 * root, or a program that is not the page's; too-long: beyond one body; letters: this code has sent all letters of the week that it can; newer-list: the
 * reception knows newer keys than the server shows; readers-changed: somebody who was not shown would read, ask again
 * who reads; new-root: the list is of a successor of the root that the visit began with, and the reporter was not shown
 * it: `open` tells which; random: the device gives no good random bytes, so nothing can be sealed with it; server: an
 * answer that makes no sense, for example if something else answers instead of the server: nothing is confirmed,
 * repeat.
 */
export type VisitErrorCode =
  | 'offline'
  | 'clock'
  | 'expired'
  | 'closed'
  | 'full'
  | 'unverified'
  | 'too-long'
  | 'letters'
  | 'newer-list'
  | 'readers-changed'
  | 'new-root'
  | 'random'
  | 'server'

export class VisitError extends Error {
  readonly code: VisitErrorCode

  constructor(code: VisitErrorCode, cause?: unknown) {
    super(code, { cause })
    this.name = 'VisitError'
    this.code = code
  }
}

/** Turn a missing answer into the error of a visit. */
export async function online<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OfflineError) throw new VisitError('offline', error)
    throw error
  }
}
