import type { IncomingMessage, ServerResponse } from 'node:http'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { encodeJson } from '../crypto/json.ts'
import { TICKET_HEADER } from '../crypto/wire.ts'
import type { Context } from './context.ts'
import { AbortedError, ApiError, errorCode } from './errors.ts'
import { CSP, type Csp, headerTable, setHeaders } from './headers.ts'
import { discardBody, readBody, sendBytes } from './http.ts'
import type { Crowd } from './limits.ts'
import { type Packed, sendPage } from './pages.ts'
import type { Route } from './routes/route.ts'
import { PUBLIC_ROUTES, STAFF_ROUTES } from './routes/tables.ts'
import { requireMember } from './signed.ts'

export interface AppOptions {
  /** Another policy, for tests that show the pages under it. */
  readonly csp?: Csp
}

/** What reporters reach: their pages and their routes. Nothing of the staff's is known here. */
export function createPublicApp(
  ctx: Context,
  pages: ReadonlyMap<string, Packed>,
  options: AppOptions = {},
): Express {
  return createApp(ctx, PUBLIC_ROUTES, pages, options)
}

/** What desks reach. No page and no program is served here. */
export function createStaffApp(ctx: Context, options: AppOptions = {}): Express {
  return createApp(ctx, STAFF_ROUTES, new Map(), options)
}

function createApp(
  ctx: Context,
  routes: readonly Route[],
  pages: ReadonlyMap<string, Packed>,
  { csp = CSP }: AppOptions,
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.disable('query parser')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.use(setHeaders(headerTable(csp)))
  for (const path of new Set(routes.map(pathPattern))) {
    app.all(path, answerRoute(ctx, path, routes))
  }
  app.use(answerPage(ctx, pages))
  app.use(() => {
    throw new ApiError('not-found')
  })
  app.use(answerError(ctx))
  return app
}

function pathPattern(route: Route): string {
  return route.takesValue ? `${route.path}:value` : route.path
}

/** One handler for all methods of a path, so that a wrong one is told which are right. */
function answerRoute(ctx: Context, path: string, routes: readonly Route[]): RequestHandler {
  const here = routes.filter((route) => pathPattern(route) === path)
  const allow = here.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  return async (request, response) => {
    const wanted = request.method === 'HEAD' ? 'GET' : request.method
    const route = here.find(({ method }) => method === wanted)
    if (route === undefined) {
      response.setHeader('allow', allow.join(', '))
      throw new ApiError('method')
    }
    const [rawPath = '', ...rest] = request.url.split('?')
    const query = rest.length > 0 ? `?${rest.join('?')}` : ''
    if (route.crowd) await enterCrowd(ctx.crowds[route.crowd], request, response)
    const body = await readBody(request, route.body)
    const incoming = {
      value: route.takesValue ? rawPath.slice(route.path.length) : '',
      query,
      body,
      ticket: request.get(TICKET_HEADER) ?? null,
    }
    const answer =
      route.access === 'anybody'
        ? await route.handle(ctx, incoming)
        : await route.handle(
            ctx,
            incoming,
            await requireMember(ctx, route, request, { path: rawPath, query, body }),
          )
    sendBytes(response, 200, answer.type, answer.body)
  }
}

/** Milliseconds that a request and its answer may be in a crowd, however slow the line. */
const STAY = 300_000

/** @throws ApiError `unavailable` where the crowd is as large as it may be */
async function enterCrowd(
  crowd: Crowd,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!crowd.enter()) {
    await discardBody(request)
    throw new ApiError('unavailable')
  }
  const timer = setTimeout(() => request.destroy(), STAY)
  response.once('close', () => {
    clearTimeout(timer)
    crowd.leave()
  })
}

function answerPage({ config }: Context, pages: ReadonlyMap<string, Packed>): RequestHandler {
  return (request, response, next) => {
    const page = pages.get(request.path)
    if (page === undefined) return next()
    if (request.method === 'GET' || request.method === 'HEAD') {
      return sendPage(request, response, request.path, page, config)
    }
    response.setHeader('allow', 'GET, HEAD')
    throw new ApiError('method')
  }
}

/** The one place where errors become answers. Express takes a handler by its four parameters. */
function answerError(ctx: Context): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (error instanceof AbortedError || response.destroyed || response.headersSent) {
      if (!(error instanceof AbortedError)) ctx.log.fault('an answer', error)
      request.destroy()
      return
    }
    const code = errorCode(error)
    if (code === 'internal') ctx.log.fault('a request', error)
    else ctx.log.refused(code)
    const { status } = new ApiError(code)
    const close = code === 'too-large'
    sendBytes(response, status, 'application/json', encodeJson({ error: code }), close)
  }
}
