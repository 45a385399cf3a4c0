import { fileURLToPath } from 'node:url'
import type { ErrorCode } from '../crypto/wire/wire.ts'

/**
 * The log of the server about itself: its own faults, and how often it refused something. It never holds an
 * address, a browser, an id, a requested path, or the time of a request.
 */
export interface Log {
  /**
   * Write one line now: the part of the server, the class of the error, and the place in the code. Never its
   * message.
   */
  fault(where: string, error: unknown): void
  /** Count a refusal; nothing is written. */
  refused(code: ErrorCode): void
  /** A note that the operator should read; only the caller's words. */
  note(text: string): void
  /** The counts since the start, rounded up to powers of two; written once, at the end. */
  totals(): void
}

export function createLog(write: (line: string) => void): Log {
  const counts = new Map<ErrorCode, number>()
  return {
    fault: (where, error) => write(`fault in ${where}: ${describeFault(error)}`),
    refused: (code) => counts.set(code, (counts.get(code) ?? 0) + 1),
    note: write,
    totals: () => {
      const parts = [...counts].sort().map(([code, count]) => `${code} ${roundUp(count)}`)
      if (parts.length > 0) write(`refused since the start, at most: ${parts.join(', ')}`)
    },
  }
}

function roundUp(count: number): number {
  return 2 ** Math.ceil(Math.log2(count))
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Class, machine-made code and first place of ours; a message could repeat what somebody sent. */
function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && /^[A-Z_0-9]{1,40}$/.test(String(error.code)) ? error.code : ''
  const frame = error.stack?.split('\n').find((line) => line.includes(ROOT) && isOurs(line))
  const place = frame?.slice(frame.indexOf(ROOT) + ROOT.length).match(/^[\w./-]+:\d+/)?.[0]
  return [error.constructor.name, code, place ? `at ${place}` : ''].filter(Boolean).join(' ')
}

function isOurs(line: string): boolean {
  return !line.includes('node_modules') && line.trimStart().startsWith('at ')
}
