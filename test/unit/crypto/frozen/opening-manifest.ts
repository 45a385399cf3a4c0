import { blockId, openBlock, sealBlock } from '../../../../crypto/drop/blocks.ts'
import {
  encodeLongText,
  joinAnswers,
  joinSlotText,
  openTextPart,
} from '../../../../crypto/drop/long-text.ts'
import { checkManifest } from '../../../../crypto/drop/manifest.ts'
import {
  type Manifest,
  manifestSchema,
  reporterContentSchema,
  slotContentSchema,
} from '../../../../crypto/entries/content.ts'
import { concat, equal, fromBase64url, u32be } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { seededRandom } from '../../../vectors/generate/reception.ts'

/** As it stands in its frozen file. */
export interface FrozenManifest {
  readonly seed: string
  readonly instance: string
  readonly answer: { readonly name: string; readonly text: string; readonly times: number }
  readonly content: unknown
  readonly blocks: readonly { readonly id: string; readonly hash: string }[]
  readonly slot: { readonly content: unknown; readonly message: string }
  readonly refused: readonly { readonly why: string; readonly manifest: unknown }[]
}

/** @throws where blocks, files or text are other than the file says, or what is refused is taken */
export function openFrozenManifest(p: Primitives, file: FrozenManifest): void {
  const content = decodeJson(reporterContentSchema, encodeJson(file.content))
  const { manifest } = content
  if (manifest === null) throw new Error('a letter without manifest')
  checkManifest(manifest)
  const stream = openStream(p, file, manifest)
  const { text, files } = manifest
  const cut = (one: { offset: number; size: number }) =>
    stream.slice(one.offset, one.offset + one.size)
  for (const [i, one] of files.entries()) {
    const hash = hashOf(p, stream, one)
    if (!equal(hash, one.hash)) throw new Error(`file ${i} is another`)
  }
  if (text === undefined) throw new Error('no text')
  const words = openTextPart(p, { bytes: cut(text), hash: text.hash })
  const { name, text: part, times } = file.answer
  const joined = joinAnswers(content, words)
  if (joined[name] !== part.repeat(times)) throw new Error('another answer')
  openSlotText(p, file)
  for (const one of file.refused) mustBeRefused(one)
}

/** Only from the text of PROTOCOL.md section 9.4. */
function hashOf(p: Primitives, stream: Uint8Array, one: { offset: number; size: number }) {
  const end = one.offset + one.size
  const hashes: Uint8Array[] = []
  for (let from = 0; from < end; from += SIZE.blockPlain) {
    const piece = stream.slice(Math.max(from, one.offset), Math.min(from + SIZE.blockPlain, end))
    if (from + SIZE.blockPlain > one.offset && piece.length > 0)
      hashes.push(p.hash(32, null, piece))
  }
  const length = concat(...hashes).length
  const label = new TextEncoder().encode('postern/v1/file\0')
  return p.hash(32, null, concat(label, u32be(length), ...hashes))
}

/** The blocks again, from the bytes that the seed gives; each must be the one whose hash is kept. */
function openStream(p: Primitives, file: FrozenManifest, manifest: Manifest): Uint8Array {
  const { name, text, times } = file.answer
  const random = seededRandom(file.seed)
  mustBe(random(SIZE.key), encodedKey(file), 'the key')
  const files = manifest.files.map(({ size }) => random(size))
  const whole = concat(encodeLongText({ [name]: text.repeat(times) }), ...files)
  const opened = file.blocks.map(({ id, hash }, index) => {
    const place = { instance: fromBase64url(file.instance), streamKey: manifest.key, index }
    const from = index * SIZE.blockPlain
    const plain = whole.subarray(from, from + SIZE.blockPlain)
    const sealed = sealBlock(p, { ...place, total: manifest.blocks }, plain)
    mustBe(blockId(p, manifest.key, index), id, `id of block ${index}`)
    mustBe(p.hash(32, null, sealed), hash, `block ${index}`)
    return openBlock(p, { ...place, total: manifest.blocks }, sealed)
  })
  if (opened.length !== manifest.blocks) throw new Error(`${opened.length} blocks`)
  return concat(...opened)
}

function encodedKey({ content }: FrozenManifest): string {
  return (content as { manifest: { key: string } }).manifest.key
}

function openSlotText(p: Primitives, { slot }: FrozenManifest): void {
  const content = decodeJson(slotContentSchema, encodeJson(slot.content))
  const message = fromBase64url(slot.message)
  if (content.manifest?.text?.size !== message.length) throw new Error('the size of a message')
  checkManifest(content.manifest)
  const texts = openTextPart(p, { bytes: message, hash: content.manifest.text.hash })
  if (joinSlotText(content, texts) === '') throw new Error('an empty message')
}

function mustBeRefused({ why, manifest }: FrozenManifest['refused'][number]): void {
  const read = decodeJson(manifestSchema, encodeJson(manifest))
  try {
    checkManifest(read)
  } catch (error) {
    if (error instanceof CryptoError) return
    throw error
  }
  throw new Error(`taken: ${why}`)
}

function mustBe(bytes: Uint8Array, wanted: string, what: string): void {
  if (!equal(bytes, fromBase64url(wanted))) throw new Error(`${what} is another`)
}
