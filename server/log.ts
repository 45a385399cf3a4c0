import { fileURLToPath } from 'node:url'
import type { ErrorCode } from '../crypto/wire/wire.ts'

/**
 * The log of the server about itself: its own faults, and how often it refused something. It never holds an
 * address, a browser, an id, a requested path, or the time of a request.
 */
export interface Log {
  /**
   * Write one line: the part of the server, the class of the error, and the place in the code. Never its message.
   * The same line again within a minute is only counted.
   */
  fault(where: string, error: unknown): void
  /** Write how often faults came again, if their minute is over. */
  counts(): void
  /** Count a refusal; nothing is written. */
  refused(code: ErrorCode): void
  /** A note that the operator should read; only the caller's words. */
  note(text: string): void
  /** The counts since the start, rounded up to powers of two; written once, at the end. */
  totals(): void
}

/** A fault that was written, and how often it came again since then. */
interface Written {
  readonly at: number
  again: number
}

const MINUTE_MS = 60_000

/** @param steady milliseconds, which no setting of a clock changes */
export function createLog(
  write: (line: string) => void,
  steady: () => number = () => performance.now(),
): Log {
  const refused = new Map<ErrorCode, number>()
  const faults = new Map<string, Written>()
  const tell = (isDue: (one: Written) => boolean) => {
    for (const [line, one] of faults) {
      if (!isDue(one)) continue
      faults.delete(line)
      if (one.again > 0) write(`${line}: at most ${roundUp(one.again)} more`)
    }
  }
  const isOver = ({ at }: Written) => steady() - at >= MINUTE_MS
  return {
    fault: (where, error) => {
      tell(isOver)
      const line = `fault in ${where}: ${describeFault(error)}`
      const known = faults.get(line)
      if (known !== undefined) {
        known.again += 1
        return
      }
      faults.set(line, { at: steady(), again: 0 })
      write(line)
    },
    counts: () => tell(isOver),
    refused: (code) => refused.set(code, (refused.get(code) ?? 0) + 1),
    note: write,
    totals: () => {
      tell(() => true)
      const parts = [...refused].sort().map(([code, count]) => `${code} ${roundUp(count)}`)
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
