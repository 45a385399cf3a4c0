import { toBase64url, utf8 } from './bytes.ts'

// The reporter's first script imports this file: beside what reads JSON it would bring the schema library along.

/** UTF-8 bytes of `value` as JSON without white space; byte strings as base64url. */
export function encodeJson(value: unknown): Uint8Array {
  return utf8(
    JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? toBase64url(part) : part)),
  )
}
