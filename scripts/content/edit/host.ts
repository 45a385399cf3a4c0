import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import {
  draftRequest,
  EDIT_LIMIT,
  type EditErrorCode,
  type EditRefusal,
  logoRequest,
  saveRequest,
} from '../../../client/editor/model/wire.ts'
import { hasToken, isOwnRequest, readLocalBody } from '../../../client/shared/local-host/guard.ts'
import type { LocalFile, LocalFiles } from '../../../client/shared/local-host/page.ts'
import {
  type LocalHost,
  type LocalPlace,
  type LocalReply,
  startLocalHost,
} from '../../../client/shared/local-host/server.ts'
import { ContentError } from '../error.ts'
import { EditError, type Workshop } from './workshop.ts'

export interface EditorHostOptions {
  readonly workshop: Workshop
  readonly assets: LocalFiles
  /** The style or the logo of a preview; null if no preview names that path. */
  readonly fileAt: (path: string) => LocalFile | null
  /** 0 for any free one. */
  readonly port: number
}

/**
 * Serve the editor only on this machine, as localhost: its page, and what the page asks about one content folder.
 *
 * @throws Error if the port is taken
 */
export function startEditorHost(options: EditorHostOptions): Promise<LocalHost> {
  return startLocalHost({
    port: options.port,
    headersAt: () => HEADERS,
    replyTo: (request, place) => replyTo(options, place, request).catch(refusalOf),
  })
}

/** The page runs its own scripts only. A frame has the document that the page gives it, and no script. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types postern',
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

async function replyTo(
  { workshop, assets, fileAt }: EditorHostOptions,
  { origin, token }: LocalPlace,
  request: IncomingMessage,
): Promise<LocalReply> {
  const { method = '', url = '' } = request
  if (!isOwnRequest(request, origin)) throw new EditError('not-ours')
  const asset = assets.get(url) ?? fileAt(url)
  if (asset !== null) {
    if (method !== 'GET') throw new EditError('method')
    return { status: 200, ...asset }
  }
  if (!hasToken(request, token)) throw new EditError('not-ours')
  const route = ROUTES.get(url)
  if (route === undefined) throw new EditError('not-found')
  if (method !== route.method) throw new EditError('method')
  const body = await readLocalBody(request, EDIT_LIMIT)
  if (body === null) throw new EditError('too-large')
  return json(200, await route.work(workshop, body))
}

interface EditRoute {
  readonly method: 'GET' | 'POST'
  readonly work: (workshop: Workshop, body: Uint8Array) => unknown
}

const ROUTES: ReadonlyMap<string, EditRoute> = new Map([
  ['/edit/folder', { method: 'GET', work: (workshop) => workshop.open() }],
  [
    '/edit/draft',
    { method: 'POST', work: (workshop, body) => workshop.draft(parsedBody(draftRequest, body)) },
  ],
  [
    '/edit/save',
    { method: 'POST', work: (workshop, body) => workshop.save(parsedBody(saveRequest, body)) },
  ],
  [
    '/edit/logo',
    { method: 'POST', work: (workshop, body) => workshop.logo(parsedBody(logoRequest, body)) },
  ],
] satisfies [string, EditRoute][])

/** @throws EditError */
function parsedBody<S extends v.GenericSchema>(schema: S, body: Uint8Array): v.InferOutput<S> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new EditError('malformed')
  }
  const result = v.safeParse(schema, value)
  if (!result.success) throw new EditError('malformed')
  return result.output
}

const STATUS: Readonly<Record<EditErrorCode, number>> = {
  'not-ours': 403,
  'not-found': 404,
  method: 405,
  'too-large': 413,
  malformed: 400,
  'unknown-file': 400,
  'changed-meanwhile': 409,
  mistakes: 422,
  disk: 500,
}

/** The page has words for each code; nothing is logged. */
function refusalOf(error: unknown): LocalReply {
  if (error instanceof ContentError) return json(422, { error: 'mistakes', file: error.file })
  if (!(error instanceof EditError)) return json(STATUS.disk, { error: 'disk' })
  const { code, file } = error
  const refusal: EditRefusal = file === null ? { error: code } : { error: code, file }
  return json(STATUS[code], refusal)
}

function json(status: number, value: unknown): LocalReply {
  const body = new TextEncoder().encode(JSON.stringify(value))
  return { status, type: 'application/json; charset=utf-8', body }
}
