import { TOKEN_HEADER } from '../../../shared/transport.ts'
import {
  START_PATH,
  type StartAnswer,
  type StartRequest,
  type StartView,
} from '../../wire/start.ts'

/** All that the start page asks the program. Each promise is rejected if the program does not answer. */
export interface StartClient {
  view(): Promise<StartView>
  open(request: StartRequest): Promise<StartAnswer>
  end(): Promise<void>
}

/** @param token from the address of the page */
export function startClient(token: string): StartClient {
  const ask = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(path, {
      method,
      headers: { [TOKEN_HEADER]: token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
    if (response.ok) return response
    throw new Error(`the program answered ${response.status}`)
  }
  // The answers are those of the program that served this very page: both come from one commit.
  return {
    view: async () => (await (await ask('GET', START_PATH.view)).json()) as StartView,
    open: async (request) =>
      (await (await ask('POST', START_PATH.open, request)).json()) as StartAnswer,
    end: async () => {
      await ask('POST', START_PATH.end)
    },
  }
}
