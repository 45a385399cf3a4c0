import { StreamError } from '../../shared/stream/stream-error.ts'
import { VisitError } from '../../shared/visit-error.ts'
import { DeskError, type DeskErrorCode } from '../core/error.ts'

/** @throws DeskError `offline`, `server`, `full`, `file-missing`, `file-changed` for what a stream throws */
export async function streamAsDesk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw new DeskError(code, error)
  }
}

function codeOf(error: unknown): DeskErrorCode | null {
  if (error instanceof StreamError) {
    if (error.code === 'cancelled' || error.code === 'paused') return 'stopped'
    return error.code === 'missing' ? 'file-missing' : 'file-changed'
  }
  if (!(error instanceof VisitError)) return null
  return error.code === 'offline' || error.code === 'full' ? error.code : 'server'
}
