import { type Day, isoDate } from '../days/calendar.ts'
import type { Exported } from '../entries/entry-export.ts'
import type { SignKeyPair, SignPublicKey } from '../keys/keys.ts'
import { toBase64, toBase64url, toHex, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { LABEL } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

export interface ExportedFile {
  /** Lower-case letters, digits, dots and dashes; begins with a letter. It may stand in one folder, before a slash. */
  readonly name: string
  readonly bytes: number
  readonly sha256: Uint8Array
}

export interface ExportManifest {
  readonly instance: Uint8Array
  /** Id of the member who signs. */
  readonly member: string
  readonly day: Day
  readonly what: Exported
  /** Reference of the case; null if none is known. */
  readonly reference: string | null
  /** Files in their order. */
  readonly files: readonly ExportedFile[]
}

export interface SignedManifest {
  /** Text that `sha256sum --check` reads. */
  readonly manifest: Uint8Array
  /** 64 bytes, over exactly that text. */
  readonly signature: Uint8Array
  /** The signer's public key, as openssl reads it. */
  readonly signer: string
}

/**
 * The first line of every manifest. No other signed bytes begin like this: the others begin with
 * `postern/v1/`, or with `"@method"`.
 */
export const MANIFEST_LINE = `# postern/v1/${LABEL.export}\n`

const NAME = /^(?:[a-z][a-z0-9-]{0,39}\/)?[a-z][a-z0-9.-]{0,99}$/
const REFERENCE = /^[A-Z0-9]{7}$/
const MEMBER = /^[a-z][a-z0-9-]{0,39}$/

/**
 * List files that leave a desk, and sign the list. The shape of every signed field is fixed, so the member's
 * key signs no word of a case and nothing that others choose. CASEWORK.md 13.6
 *
 * @throws CryptoError `malformed` if a name, a reference or a hash is of another shape
 */
export function signManifest(
  p: Primitives,
  signer: SignKeyPair,
  manifest: ExportManifest,
): SignedManifest {
  const bytes = utf8(textOf(manifest, signer.publicKey))
  return {
    manifest: bytes,
    signature: p.sign(signer.seed, bytes),
    signer: pemOf(signer.publicKey),
  }
}

function textOf(manifest: ExportManifest, key: SignPublicKey): string {
  const { instance, member, day, what, reference, files } = manifest
  const isShaped =
    MEMBER.test(member) &&
    (reference === null || REFERENCE.test(reference)) &&
    files.every(({ name, sha256 }) => NAME.test(name) && sha256.length === 32) &&
    new Set(files.map(({ name }) => name)).size === files.length
  if (!isShaped) throw new CryptoError('malformed', 'not a list of files')
  return [
    MANIFEST_LINE.trimEnd(),
    `# instance ${toBase64url(instance)}`,
    `# signer ${member} ${toBase64url(key)}`,
    `# day ${isoDate(day)}`,
    `# what ${what}`,
    `# reference ${reference ?? '-'}`,
    ...files.map(({ name, bytes }) => `# bytes ${bytes} ${name}`),
    ...files.map(({ name, sha256 }) => `${toHex(sha256)}  ${name}`),
    '',
  ].join('\n')
}

/** DER prefix of an Ed25519 public key. RFC 8410 */
const PREFIX = [48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0]

function pemOf(key: Uint8Array): string {
  const bytes = new Uint8Array([...PREFIX, ...key])
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(bytes)}\n-----END PUBLIC KEY-----\n`
}
