import { TOKEN_HEADER } from '../../shared/transport.ts'
import type {
  DraftAnswer,
  DraftRequest,
  EditErrorCode,
  EditRefusal,
  LogoAnswer,
  LogoRequest,
  OpenedFolder,
  SaveAnswer,
  SaveRequest,
} from '../model/wire.ts'

/** Why something was not done; `ended` if the program no longer answers. */
export class RefusedError extends Error {
  readonly code: EditErrorCode | 'ended'
  /** The file that it is about; empty if it is about none. */
  readonly file: string

  constructor(code: EditErrorCode | 'ended', file = '', options: ErrorOptions = {}) {
    super(code, options)
    this.code = code
    this.file = file
  }
}

/** All that the page asks its host. Each promise ends in a RefusedError if the host refuses. */
export interface EditorHostClient {
  open(): Promise<OpenedFolder>
  draft(request: DraftRequest): Promise<DraftAnswer>
  save(request: SaveRequest): Promise<SaveAnswer>
  logo(request: LogoRequest): Promise<LogoAnswer>
}

/** @param token from the address that the program printed */
export function editorHost(token: string): EditorHostClient {
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`/edit/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { [TOKEN_HEADER]: token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    }).catch((cause: unknown) => {
      throw new RefusedError('ended', '', { cause })
    })
    const answer: unknown = await response.json()
    if (response.ok) return answer
    const { error, file } = answer as EditRefusal
    throw new RefusedError(error, file)
  }
  // The answers are those of the program that served this very page: both come from one commit.
  return {
    open: async () => (await ask('folder')) as OpenedFolder,
    draft: async (request) => (await ask('draft', request)) as DraftAnswer,
    save: async (request) => (await ask('save', request)) as SaveAnswer,
    logo: async (request) => (await ask('logo', request)) as LogoAnswer,
  }
}
