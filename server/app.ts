import type { IncomingMessage, ServerResponse } from 'node:http'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { type Day, dayOf } from '../crypto/days/calendar.ts'
import { toHex } from '../crypto/primitives/bytes.ts'
import { encodeJson } from '../crypto/primitives/json.ts'
import { TICKET_HEADER } from '../crypto/wire/wire.ts'
import type { Context } from './context.ts'
import { AbortedError, ApiError, errorCode, isNoSpace, NotYetError, TakenError } from './errors.ts'
import { type Csp, headerTable, policyOf, setHeaders } from './headers.ts'
import { discardBody, readBody, requireHead, sendBytes } from './http.ts'
import { type Crowd, type Crowds, isTooSlow, LOOK_EVERY, REQUEST_TIME } from './limits.ts'
import { FALLBACK_PATH, type Packed, sendPage } from './pages.ts'
import type { Route } from './routes/route.ts'
import { PUBLIC_ROUTES, STAFF_ROUTES } from './routes/tables.ts'
import { requireMember } from './signed.ts'
import { checkTicket, type ValidTicket } from './tickets.ts'

/** Pages by exact path; they may be others at the next request. */
export type Pages = Pick<ReadonlyMap<string, Packed>, 'get'>

/**
 * The app that reporters reach: their pages and their routes. It knows nothing of the staff.
 *
 * @param csp another policy, for tests that show the pages under it
 */
export function createPublicApp(
  ctx: Context,
  pages: Pages,
  csp: Csp = policyOf(ctx.config),
): Express {
  return createApp(ctx, PUBLIC_ROUTES, ctx.crowds.reporters, pages, csp)
}

/** The app that desks reach. It serves no page and no program. */
export function createStaffApp(ctx: Context, csp: Csp = policyOf(ctx.config)): Express {
  return createApp(ctx, STAFF_ROUTES, ctx.crowds.staff, new Map(), csp)
}

function createApp(
  ctx: Context,
  routes: readonly Route[],
  crowds: Crowds,
  pages: Pages,
  csp: Csp,
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.disable('query parser')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.use(setHeaders(headerTable(csp)))
  for (const path of new Set(routes.map(pathPattern))) {
    app.all(path, answerRoute(ctx, path, routes, crowds))
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

/** One handler for all methods of a path, so that the answer to a wrong one names the right ones. */
function answerRoute(
  ctx: Context,
  path: string,
  routes: readonly Route[],
  crowds: Crowds,
): RequestHandler {
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
    const ticket = request.get(TICKET_HEADER) ?? null
    await requireHead(request, route.body)
    if (route.crowd === 'arriving') {
      const valid = await requireTicket(ctx, request, ticket)
      await enterCrowd(crowds.arriving, request, response, toHex(valid.random))
      cutIfSlow(ctx, request, valid)
    }
    const body = await readBody(request, route.body)
    if (route.crowd === 'leaving') await enterCrowd(crowds.leaving, request, response)
    const incoming = {
      value: route.takesValue ? rawPath.slice(route.path.length) : '',
      query,
      body,
      ticket,
    }
    const answer =
      route.access === 'anybody'
        ? await route.handle(ctx, incoming)
        : await route.handle(
            ctx,
            incoming,
            await requireMember(ctx, route, request, { path: rawPath, query, body }),
          )
    sendBytes(response, answer.status ?? 200, answer.type, answer.body)
  }
}

/** A place requires a ticket that could pay. The ticket is checked and not spent. @throws ApiError `ticket` */
async function requireTicket(
  { p, tickets, now }: Context,
  request: IncomingMessage,
  ticket: string | null,
): Promise<ValidTicket> {
  try {
    return await checkTicket(p, tickets, now(), ticket, 'block')
  } catch (error) {
    await discardBody(request)
    throw error
  }
}

/** @throws ApiError `unavailable` if the crowd is as large as it may be, or has enough of this ticket */
async function enterCrowd(
  crowd: Crowd,
  request: IncomingMessage,
  response: ServerResponse,
  ticket?: string,
): Promise<void> {
  if (!crowd.enter(ticket)) {
    await discardBody(request)
    throw new ApiError('unavailable')
  }
  const timer = setTimeout(() => request.destroy(), REQUEST_TIME)
  response.once('close', () => {
    clearTimeout(timer)
    crowd.leave(ticket)
  })
}

/**
 * End an upload that brings almost nothing: otherwise it would hold its place for eleven minutes at no cost.
 * Its ticket pays for the place as for a block: otherwise it would come back at once.
 */
function cutIfSlow({ tickets }: Context, request: IncomingMessage, ticket: ValidTicket): void {
  const { socket } = request
  const before = socket.bytesRead
  let ms = 0
  const timer = setInterval(() => {
    ms += LOOK_EVERY
    if (!isTooSlow(ms, socket.bytesRead - before)) return
    clearInterval(timer)
    void tickets.spend(ticket.random, ticket.expires, 'block')
    request.destroy()
  }, LOOK_EVERY)
  for (const over of ['end', 'close'] as const) request.once(over, () => clearInterval(timer))
}

/**
 * Answer with a page. A language's first page also has its path without the last slash, as people type it. It is no
 * redirect: browsers would write both addresses to the disk.
 *
 * WEBCAT knows one file for each path, and one for every path without a file: the first page, as not found.
 */
function answerPage({ config }: Context, pages: Pages): RequestHandler {
  const { webcat } = config
  const other = (path: string) => (webcat === null ? pages.get(`${path}/`) : undefined)
  return (request, response, next) => {
    const { path, method } = request
    const isRead = method === 'GET' || method === 'HEAD'
    const page = pages.get(path) ?? other(path)
    if (page !== undefined) {
      if (isRead) return sendPage(request, response, path, page, config)
      response.setHeader('allow', 'GET, HEAD')
      throw new ApiError('method')
    }
    const fallback = webcat !== null && isRead ? pages.get(FALLBACK_PATH) : undefined
    if (fallback === undefined) return next()
    sendPage(request, response, path, fallback, config, 404)
  }
}

/** The day on which each server last said that its disk is full. */
const saidFull = new WeakMap<Context, Day>()

/** Log one line a day, however many requests are refused. */
export function noteFullDisk(ctx: Context): void {
  const today = dayOf(ctx.now())
  if (saidFull.get(ctx) === today) return
  saidFull.set(ctx, today)
  ctx.log.note('the disk is full: nothing is accepted until there is room')
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
    if (isNoSpace(error)) noteFullDisk(ctx)
    const { status } = new ApiError(code)
    if (error instanceof TakenError) {
      return sendBytes(response, status, 'application/octet-stream', error.there)
    }
    if (error instanceof NotYetError) response.setHeader('retry-after', error.wait)
    const close = code === 'too-large'
    sendBytes(response, status, 'application/json', encodeJson({ error: code }), close)
  }
}
