import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import * as v from 'valibot'
import { hasToken, hostHeaders, isOwnRequest, readBody } from '../../../client/desk/host/guard.ts'
import { listenLocally } from '../../../client/desk/host/listen.ts'
import {
  draftRequest,
  EDIT_LIMIT,
  type EditErrorCode,
  type EditRefusal,
  saveRequest,
} from '../../../client/editor/model/wire.ts'
import { ContentError } from '../error.ts'
import { EditError, type Workshop } from './workshop.ts'

/** A file of the editor's page. */
export interface EditorFile {
  readonly type: string
  readonly body: Uint8Array
}

export interface EditorHostOptions {
  readonly workshop: Workshop
  /** Path → file. */
  readonly assets: ReadonlyMap<string, EditorFile>
  /** The style of a preview; null if no preview names that path. */
  readonly styleAt: (path: string) => Uint8Array | null
  /** 0 for any free one. */
  readonly port: number
}

export interface EditorHost {
  /** With the token in the fragment, which no browser sends. */
  readonly url: string
  stop(): Promise<void>
}

interface Serving extends EditorHostOptions {
  readonly origin: string
  readonly token: string
}

interface EditReply {
  readonly status: number
  readonly type: string
  readonly body: Uint8Array
}

/**
 * Serve the editor only on this machine, as localhost: its page, and what the page asks about one content folder.
 *
 * @throws Error if the port is taken
 */
export async function startEditorHost(options: EditorHostOptions): Promise<EditorHost> {
  const token = randomBytes(32).toString('base64url')
  let serving: Serving | null = null
  const make = () =>
    createServer((request, response) => {
      if (serving === null) response.destroy()
      else void answerEditor(serving, request, response)
    })
  const { listeners, port } = await listenLocally(make, options.port)
  const origin = `http://localhost:${port}`
  serving = { ...options, origin, token }
  const stop = async () => {
    await Promise.all(listeners.map(closed))
  }
  return { url: `${origin}/#${token}`, stop }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
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
].join('; ')

async function answerEditor(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await replyTo(serving, request).catch(refusalOf)
  response.writeHead(reply.status, {
    ...hostHeaders(serving.origin),
    'content-security-policy': POLICY,
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'content-type': reply.type,
    'content-length': reply.body.length,
  })
  response.end(reply.body)
}

async function replyTo(serving: Serving, request: IncomingMessage): Promise<EditReply> {
  const { workshop, assets, origin, token } = serving
  const { method = '', url = '' } = request
  if (!isOwnRequest(request, origin)) throw new EditError('not-ours')
  const asset = assets.get(url) ?? styleFile(serving, url)
  if (asset !== null) {
    if (method !== 'GET') throw new EditError('method')
    return { status: 200, ...asset }
  }
  if (!hasToken(request, token)) throw new EditError('not-ours')
  const route = ROUTES.get(url)
  if (route === undefined) throw new EditError('not-found')
  if (method !== route.method) throw new EditError('method')
  const body = await readBody(request, EDIT_LIMIT)
  if (body === null) throw new EditError('too-large')
  return json(200, route.work(workshop, body))
}

function styleFile({ styleAt }: Serving, url: string): EditorFile | null {
  const body = styleAt(url)
  return body && { type: 'text/css; charset=utf-8', body }
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
function refusalOf(error: unknown): EditReply {
  if (error instanceof ContentError) return json(422, { error: 'mistakes', file: error.file })
  if (!(error instanceof EditError)) return json(STATUS.disk, { error: 'disk' })
  const { code, file } = error
  const refusal: EditRefusal = file === null ? { error: code } : { error: code, file }
  return json(STATUS[code], refusal)
}

function json(status: number, value: unknown): EditReply {
  const body = new TextEncoder().encode(JSON.stringify(value))
  return { status, type: 'application/json; charset=utf-8', body }
}
