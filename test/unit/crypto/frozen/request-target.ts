import { memberByKeyId } from '../../../../crypto/keys/keylist.ts'
import { concat, type Random, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { listQuery } from '../../../../crypto/wire/listing.ts'
import {
  type RequestParts,
  type SignatureHeaders,
  signRequest,
  verifyRequest,
} from '../../../../crypto/wire/request.ts'
import { DAY, member, type Scene } from '../../../support/reception/sealing.ts'
import type { Target } from './tampering.ts'

type Signed = RequestParts & { readonly headers: SignatureHeaders }

/** A signed request as bytes: seven lines, then the body. */
function requestBytes({ method, path, query, headers, body }: Signed): Uint8Array {
  const lines = [
    method,
    path,
    query,
    headers['content-digest'],
    headers['postern-instance'],
    headers['signature-input'],
    headers.signature,
  ]
  return concat(utf8(lines.map((line) => `${line}\n`).join('')), body)
}

/** Bytes as text, one character each, as a server reads a request's head. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

function requestOf(bytes: Uint8Array): Signed {
  const ends = [...bytes.keys()].filter((i) => bytes[i] === 10).slice(0, 7)
  const lines = ends.map((end, i) => latin1(bytes.subarray(i === 0 ? 0 : ends[i - 1]! + 1, end)))
  const [method, path, query, digest, instance, input, signature] = lines
  if (!method || !path || !query || !digest || !instance || !input || !signature) {
    throw new CryptoError('malformed', 'a line is missing')
  }
  const headers = {
    'content-digest': digest,
    'postern-instance': instance,
    'signature-input': input,
    signature,
  }
  return { method, path, query, headers, body: bytes.slice(ends[6]! + 1) }
}

/** A staff request, read as the server does. */
export function requestTarget(p: Primitives, random: Random, { reception }: Scene): Target {
  const now = DAY * 86_400_000
  const { instance, list } = reception
  const seal = (id: string, query: string, body: Uint8Array): Signed => {
    const request = { method: 'POST', path: '/api/desk/records', query, body }
    const { sign } = member(reception, id)
    return { ...request, headers: signRequest(p, random, now, instance, sign, request) }
  }
  const first = requestBytes(seal('ola', listQuery(new Set([0, 9, 255])), random(40)))
  const read = (bytes: Uint8Array, at = now, where = instance, members = list.members) => {
    const request = requestOf(bytes)
    const signerOf = (id: Uint8Array) => memberByKeyId(p, { members }, id)?.signing ?? null
    return verifyRequest(p, at, where, signerOf, request, request.headers)
  }
  const lines = [...first.keys()].filter((i) => first[i] === 10).slice(0, 7)
  return {
    name: 'a staff request',
    originals: [
      first,
      requestBytes(seal('kari', '?weeks=1-1', random(40))),
      requestBytes(seal('ola', '?', random(40))),
    ],
    parts: [0, ...lines.map((at) => at + 1), first.length],
    open: (bytes) => read(bytes),
    elsewhere: [
      (draw) => read(first, now, draw(16)),
      (draw) => read(first, now + 121_000 + 1000 * (draw(1)[0] ?? 0)),
      (draw) => read(first, now - 121_000 - 1000 * (draw(1)[0] ?? 0)),
      () => read(first, now, instance, list.members.slice(2)),
    ],
  }
}
