import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { concat, equal, toHex } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { decodeJson, encodeJson } from '../../../crypto/primitives/json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import {
  decodeListing,
  encodeListing,
  type Listed,
  prefixOf,
  readListQuery,
} from '../../../crypto/wire/listing.ts'
import {
  acceptedAnswer,
  ERROR_STATUS,
  type ErrorCode,
  PATH,
  renewalPost,
} from '../../../crypto/wire/wire.ts'
import type { Answer, Transport } from '../../shared/transport.ts'
import { type Bundle, byId, decodeBundle, encodeBundle, isList } from '../wire/bundle-file.ts'
import { encodeNote } from '../wire/bundle-note.ts'

export interface BundlePaths {
  /** The file that was copied from the shelves. */
  readonly bundle: string
  /** The file for written records; it must not exist yet. */
  readonly answers: string
  /** An earlier written file that found no place on the shelves; null if there is none. */
  readonly again: string | null
}

/** Access of a host to a bundle instead of a server. */
export interface BundleRelay {
  readonly transport: Transport
  /** `encodeNote` of it */
  readonly note: Uint8Array
}

/** @throws Error that says what to do */
export async function openBundleRelay(paths: BundlePaths): Promise<BundleRelay> {
  const p = await loadSodium()
  const bundle = readBundle(p, paths.bundle)
  if (existsSync(paths.answers)) {
    throw new Error(`${paths.answers} already exists: choose another name for what you write`)
  }
  const before = paths.again === null ? null : readBundle(p, paths.again)
  if (before !== null && !equal(before.instance, bundle.instance)) {
    throw new Error(`${paths.again} and ${paths.bundle} belong to different receptions`)
  }
  const { instance, day } = bundle
  const keep = (records: readonly Uint8Array[]) => {
    const written = { instance, day, answers: new Map(), drops: [], records }
    replaceFile(paths.answers, encodeBundle(p, written))
  }
  return {
    transport: bundleTransport(bundle, keep),
    note: encodeNote({ instance, day, again: before?.records ?? [] }),
  }
}

/** @throws Error if it is not a bundle, or not whole */
export function readBundle(p: Primitives, path: string): Bundle {
  if (!existsSync(path)) throw new Error(`there is no file ${path}`)
  try {
    const bundle = decodeBundle(p, new Uint8Array(readFileSync(path)))
    for (const [kept, body] of bundle.answers) rowsIn(kept, body)
    return bundle
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new Error(`${path} is not a complete bundle: copy it again from where it was made`)
  }
}

/** Replace a file; a reader sees the old state or the new one, whole. */
function replaceFile(path: string, bytes: Uint8Array): void {
  const file = openSync(`${path}.new`, 'w', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.new`, path)
}

/**
 * Answers as the server would have when the bundle was made, and takes records as it would. The
 * board, envelopes and suspensions wait for a network.
 *
 * @param keep makes the records written so far durable
 */
function bundleTransport(
  bundle: Bundle,
  keep: (records: readonly Uint8Array[]) => void,
): Transport {
  const drops = byId(bundle.drops)
  const records = byId(bundle.records)
  const written: Uint8Array[] = []
  const take = (record: Uint8Array): Answer => {
    const id = toHex(record.subarray(0, SIZE.id))
    const there = records.get(id)
    if (there !== undefined && equal(there, record)) return accepted(record)
    if (there !== undefined) return { status: ERROR_STATUS.conflict, body: there }
    keep([...written, record])
    written.push(record)
    records.set(id, record)
    return accepted(record)
  }
  return {
    request: async (method, path, { body = new Uint8Array(0) } = {}) => {
      if (method === 'GET') return answerTo(bundle, path)
      if (path === PATH.deskDropsFetch) return rowsOf(drops, body)
      if (path === PATH.deskRecordsFetch) return rowsOf(records, body)
      if (path === PATH.deskRenewals) return noBlocks(body)
      return path === PATH.deskRecords ? take(body) : refusal('unavailable')
    },
  }
}

function accepted(body: Uint8Array): Answer {
  return { status: 200, body: acceptedAnswer(hashOf(body)) }
}

/** A bundle has no blocks: they are renewed at the next sync over a network. */
function noBlocks(body: Uint8Array): Answer {
  const there = decodeJson(renewalPost, body).map(() => false)
  return { status: 200, body: encodeJson({ accepted: hashOf(body), there }) }
}

function hashOf(body: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(body).digest())
}

function refusal(code: ErrorCode): Answer {
  return { status: ERROR_STATUS[code], body: encodeJson({ error: code }) }
}

/** The bundle holds whole lists, because all of a list was asked for when it was made. */
function answerTo({ answers }: Bundle, path: string): Answer {
  const body = answers.get(path) ?? listIn(answers, path)
  if (body !== null) return { status: 200, body }
  return refusal(path.startsWith(PATH.board) ? 'unavailable' : 'not-found')
}

/** @returns null if the path is not a list of a shelf */
function listIn(answers: Bundle['answers'], path: string): Uint8Array | null {
  if (!isList(path)) return null
  const asked = queryOf(path)
  if (asked === null) return null
  const route = path.slice(0, path.indexOf('?') + 1)
  const rows = [...answers].flatMap(([kept, body]) =>
    kept.startsWith(route) ? rowsIn(kept, body) : [],
  )
  return encodeListing(rows.filter(({ id }) => asked.has(prefixOf(id))))
}

/** @throws CryptoError `malformed` if the body is not a valid list; a path that is not a list has no rows */
function rowsIn(path: string, body: Uint8Array): Listed[] {
  const prefixes = isList(path) ? queryOf(path) : null
  return prefixes === null ? [] : decodeListing(body, prefixes)
}

function queryOf(path: string): ReadonlySet<number> | null {
  return readListQuery(path.slice(path.indexOf('?')))
}

function rowsOf(rows: ReadonlyMap<string, Uint8Array>, ids: Uint8Array): Answer {
  const found = Array.from({ length: ids.length / SIZE.id }, (_, i) =>
    rows.get(toHex(ids.subarray(i * SIZE.id, (i + 1) * SIZE.id))),
  )
  return { status: 200, body: concat(...found.flatMap((row) => (row ? [row] : []))) }
}
