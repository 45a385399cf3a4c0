/** Methods of the server's interface. PROTOCOL.md section 16 */
export type Method = 'GET' | 'POST' | 'PUT'

/** How bytes get to the server; one for browsers, one for the command line. */
export interface Transport {
  /**
   * @param path with query, e.g. `/api/board/0`
   * @throws OfflineError if no answer came
   */
  request(method: Method, path: string, options?: RequestOptions): Promise<Answer>
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

export interface Answer {
  readonly status: number
  readonly body: Uint8Array
  /** The host of a desk has kept the rows of it. */
  readonly kept?: true
}

/** With this header the host of a desk says that it has kept the rows of an answer. */
export const KEPT_HEADER = 'postern-kept'

/** With this header the host of a desk says why no answer came: a `LineFault`. */
export const LINE_HEADER = 'postern-line'

/** No answer came: the request may or may not have arrived. */
export class OfflineError extends Error {}

/** The most bytes that any answer may have; a board page of a national reception is 336 KB. */
export const ANSWER_LIMIT = 16 * 1024 * 1024

/**
 * Milliseconds until a block counts as lost: a line can die without a word, and nobody looks at an
 * upload all the time. Three at once get through in it at 1.3 KB a second.
 */
const BLOCK_TIME = 600_000

const LONGEST_PAUSE = 8000

/** How long to wait before a request is sent again. @param losses in a row, from 1. @returns milliseconds */
export function pauseAfter(losses: number): number {
  return Math.min(LONGEST_PAUSE, 125 * 2 ** losses)
}

/**
 * The browser's fetch, to the page's own origin, without cookies, cache or referrer. The origin is named, because a
 * worker that was started from checked bytes has no address that a path could begin from.
 */
export const fetchTransport: Transport = {
  request: async (method, path, options = {}) => {
    try {
      const response = await fetch(new URL(path, globalThis.origin), {
        method,
        headers: { ...options.headers },
        ...(method === 'PUT' ? { signal: AbortSignal.timeout(BLOCK_TIME) } : {}),
        // none of our bytes are shared with another thread, which fetch refuses
        ...(options.body ? { body: options.body as Uint8Array<ArrayBuffer> } : {}),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      })
      return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) }
    } catch (error) {
      throw new OfflineError('no answer', { cause: error })
    }
  },
}

/** The header that carries the token from the address that a program on this machine printed. */
export const TOKEN_HEADER = 'postern-local-token'
