import { StreamError, type StreamErrorCode } from '../../../shared/blocks/stream-error.ts'
import { VisitError } from '../../../shared/session/visit-error.ts'
import { DeskError, type DeskErrorCode } from '../../model/error.ts'

/**
 * @throws DeskError `offline`, `server`, `full`, `stopped`, `too-large`, `file-missing`, `file-changed`,
 *   `file-unreadable`, `other-file` for what a stream throws
 */
export async function streamAsDesk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw new DeskError(code, error)
  }
}

const OF_STREAM: Readonly<Record<StreamErrorCode, DeskErrorCode>> = {
  'too-large': 'too-large',
  'too-many': 'too-large',
  unreadable: 'file-unreadable',
  changed: 'file-unreadable',
  paused: 'stopped',
  cancelled: 'stopped',
  missing: 'file-missing',
  tampered: 'file-changed',
  'other-file': 'other-file',
}

function codeOf(error: unknown): DeskErrorCode | null {
  if (error instanceof StreamError) return OF_STREAM[error.code]
  if (!(error instanceof VisitError)) return null
  return error.code === 'offline' || error.code === 'full' ? error.code : 'server'
}
