import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodeJson } from '../crypto/primitives/json.ts'
import { acceptedAnswer } from '../crypto/wire/wire.ts'
import { AbortedError, ApiError } from './errors.ts'

/** The body that a route takes. Sizes are in bytes and are checked before anything else. */
export type BodyRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'exactly'; readonly length: number }
  | { readonly kind: 'either'; readonly lengths: readonly [number, number] }
  | { readonly kind: 'up-to'; readonly limit: number; readonly type: MediaType }

export type MediaType = 'application/octet-stream' | 'application/json'

/** All that a handler learns of a request. It does not learn who asks, with what, or from where. */
export interface Incoming {
  /** The value in the path, as it was sent; empty if the path has none. */
  readonly value: string
  /** With its question mark; empty if there is none. */
  readonly query: string
  readonly body: Uint8Array
  /** The ticket header; null if there is none. */
  readonly ticket: string | null
}

/** The answer to a request that succeeded; everything else is thrown. */
export interface Answer {
  readonly type: MediaType
  readonly body: Uint8Array
  /** 208 if the same row lay on the shelf before, 503 if the server is not well; 200 if absent. */
  readonly status?: 208 | 503
}

export function jsonAnswer(value: unknown): Answer {
  return { type: 'application/json', body: encodeJson(value) }
}

export function bytesAnswer(body: Uint8Array): Answer {
  return { type: 'application/octet-stream', body }
}

/** The answer to every write that was taken, the first time and every time after. */
export function accepted(body: Uint8Array): Answer {
  return { type: 'application/json', body: acceptedAnswer(hashOf(body)) }
}

/** The hash by which an answer names the body that was taken. */
export function hashOf(body: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(body).digest())
}

/** Surplus bytes that are read and thrown away, so that the sender gets the answer. */
const DISCARD_LIMIT = 1_048_576

/**
 * Check the headers of a request about its body, before any of it is read.
 *
 * @throws ApiError `too-large`, `media-type`; AbortedError
 */
export async function requireHead(request: IncomingMessage, rule: BodyRule): Promise<void> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > limitOf(rule)) await refuseLarge(request, declared)
  if (rule.kind !== 'none') requireType(request, rule)
}

/**
 * Read a body by its rule, after `requireHead`.
 *
 * @throws ApiError `too-large`, `malformed` (too short); AbortedError
 */
export async function readBody(request: IncomingMessage, rule: BodyRule): Promise<Uint8Array> {
  if (rule.kind === 'either') {
    const body = await collect(request, limitOf(rule))
    if (!rule.lengths.includes(body.length)) throw new ApiError('malformed')
    return body
  }
  if (rule.kind !== 'exactly') return collect(request, limitOf(rule))
  const body = new Uint8Array(rule.length)
  if ((await fill(request, body)) !== body.length) throw new ApiError('malformed')
  return body
}

function limitOf(rule: BodyRule): number {
  switch (rule.kind) {
    case 'none':
      return 0
    case 'exactly':
      return rule.length
    case 'either':
      return Math.max(...rule.lengths)
    case 'up-to':
      return rule.limit
    default:
      return rule satisfies never
  }
}

function requireType(request: IncomingMessage, rule: Exclude<BodyRule, { kind: 'none' }>): void {
  const wanted = rule.kind === 'up-to' ? rule.type : 'application/octet-stream'
  const encoded = request.headers['content-encoding'] !== undefined
  if (encoded || request.headers['content-type'] !== wanted) throw new ApiError('media-type')
}

async function collect(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunksOf(request)) {
    length += chunk.length
    if (length > limit) await refuseLarge(request, length)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

async function refuseLarge(request: IncomingMessage, declared: number): Promise<never> {
  if (declared <= DISCARD_LIMIT) await discardBody(request)
  throw new ApiError('too-large')
}

/** Read a body into one array, so that no second copy is ever in memory. @returns its length */
async function fill(request: IncomingMessage, body: Uint8Array): Promise<number> {
  let length = 0
  for await (const chunk of chunksOf(request)) {
    if (length + chunk.length > body.length) await refuseLarge(request, length + chunk.length)
    body.set(chunk, length)
    length += chunk.length
  }
  return length
}

/** Read the rest of a body and keep none of it: a sender that is cut off may never see why. */
export async function discardBody(request: IncomingMessage): Promise<void> {
  let length = 0
  for await (const chunk of chunksOf(request)) {
    length += chunk.length
    if (length > DISCARD_LIMIT) break
  }
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk
  } catch {
    throw new AbortedError('the request ended early')
  }
}

/** @param close end the connection after this answer */
export function sendBytes(
  response: ServerResponse,
  status: number,
  type: string,
  body: Uint8Array,
  close = false,
): void {
  if (close) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': type, 'content-length': body.length })
  response.end(body)
}
