import * as v from 'valibot'
import { fromBase64url, fromUtf8 } from './bytes.ts'
import { encodeJson } from './encode-json.ts'
import { CryptoError } from './errors.ts'
import { LIMIT } from './labels.ts'

export { encodeJson }

/**
 * Parse bytes that somebody else made: depth first, then JSON, then shape.
 *
 * @param bytes already limited in length by the caller
 * @throws CryptoError `malformed`
 */
export function decodeJson<S extends v.GenericSchema>(
  schema: S,
  bytes: Uint8Array,
): v.InferOutput<S> {
  const text = fromUtf8(bytes)
  requireDepth(text)
  const result = v.safeParse(schema, parse(text), { abortEarly: true })
  if (!result.success) {
    const issue = result.issues[0]
    const path = issue.path?.map((item) => String(item.key)).join('.') ?? ''
    throw new CryptoError('malformed', `unexpected shape at "${path}": ${issue.message}`)
  }
  return result.output
}

/** Parse bytes of which a seal says that this program wrote them. @throws CryptoError `malformed` */
export function decodeOwnJson<S extends v.GenericSchema>(
  schema: S,
  bytes: Uint8Array,
): v.InferOutput<S> {
  const result = v.safeParse(schema, JSON.parse(fromUtf8(bytes)), { abortEarly: true })
  if (!result.success) throw new CryptoError('malformed', 'of another version of the program')
  return result.output
}

/**
 * UTF-8 bytes of `value` as JSON.
 *
 * @param what names the value in the error
 * @throws CryptoError `refused` if there are more than `limit`
 */
export function encodeUpTo(limit: number, value: unknown, what: string): Uint8Array {
  const bytes = encodeJson(value)
  if (bytes.length <= limit) return bytes
  throw new CryptoError('refused', `${what} of ${bytes.length} bytes, at most ${limit}`)
}

/** Names that valibot's records leave out without a word: what was signed must be read or refused. */
const TAKEN = new Set(['__proto__', 'constructor', 'prototype'])

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, part) => {
      if (TAKEN.has(key)) throw new CryptoError('malformed', `"${key}" is not allowed as a name`)
      return part
    })
  } catch (error) {
    if (error instanceof CryptoError) throw error
    throw new CryptoError('malformed', 'not JSON')
  }
}

/** Nesting is bounded before parsing, so that a hostile text cannot exhaust the stack. */
function requireDepth(text: string): void {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const symbol = text[i]
    if (inString) {
      if (symbol === '\\') i++
      else if (symbol === '"') inString = false
    } else if (symbol === '"') inString = true
    else if (symbol === '{' || symbol === '[') {
      if (++depth > LIMIT.jsonDepth) throw new CryptoError('malformed', 'nested too deeply')
    } else if (symbol === '}' || symbol === ']') depth--
  }
}

/** Schema of base64url text that carries exactly `length` bytes; the output is the bytes. */
export function bytesOf(length: number) {
  return v.pipe(v.string(), v.length(textLength(length)), ...decoded)
}

/** The same of at most `max` bytes. */
export function bytesUpTo(max: number) {
  return v.pipe(v.string(), v.maxLength(textLength(max)), ...decoded)
}

function textLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3)
}

const decoded = [
  v.regex(/^[A-Za-z0-9_-]*$/),
  v.rawTransform<string, Uint8Array>(({ dataset, addIssue, NEVER }) => {
    try {
      return fromBase64url(dataset.value)
    } catch {
      addIssue({ message: 'not base64url' })
      return NEVER
    }
  }),
] as const

/** Schema of an integer from `min` to `max`. */
export function integer(min: number, max: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
}

/** Schema of text of at most `max` UTF-16 units. */
export function text(max: number, min = 0) {
  return v.pipe(v.string(), v.minLength(min), v.maxLength(max))
}

/** Schema of a text in the three languages. */
export function inThree(max: number) {
  return v.strictObject({ nb: text(max, 1), nn: text(max, 1), en: text(max, 1) })
}

/** Schemas of a day and of a week, up to the last ones of `crypto/days/calendar.ts`. */
export const day = integer(0, 1_000_000)
export const week = integer(0, 142_857)

/** Schema of one kind of thing: exactly these fields beside the name of its kind. */
export function kindOf<const Kind extends string, Fields extends v.ObjectEntries>(
  kind: Kind,
  fields: Fields,
) {
  return v.strictObject({ kind: v.literal(kind), ...fields })
}

/** A schema that says the name of its kind. */
interface OfKind extends v.GenericSchema {
  readonly entries: { readonly kind: v.GenericSchema & { readonly literal?: unknown } }
}

/**
 * Schema of a thing of one of these kinds. It decides as `v.variant` does, and says the same of what it refuses; but it
 * looks the kind up instead of trying all before it: a desk reads tens of thousands of records.
 */
export function anyKindOf<const Kinds extends readonly OfKind[]>(kinds: Kinds) {
  const tried = v.variant('kind', kinds as never) as v.GenericSchema as Kinds[number]
  const found = new Map<unknown, Kinds[number]>()
  for (const one of kinds) {
    const { literal } = one.entries.kind
    found.set(literal, literal === undefined || found.has(literal) ? tried : one)
  }
  return v.lazy<Kinds[number]>((input) => found.get(kindIn(input)) ?? tried)
}

function kindIn(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined
}

/** Schema of a short machine name: a letter, then letters, digits, dashes; fit for a JSON member. */
export const name = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'a letter a to z, then letters, digits and dashes, 40 at most'),
  v.check((value) => !TAKEN.has(value), 'a reserved name'),
)
