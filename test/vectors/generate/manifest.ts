import { blockId, sealBlock } from '../../../crypto/drop/blocks.ts'
import { encodeLongText, encodeSlotText, textPart } from '../../../crypto/drop/long-text.ts'
import { blocksFor, contentSize, fileHash, pieceHash } from '../../../crypto/drop/manifest.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { concat } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { reportContent, seededRandom, type VectorReception } from './reception.ts'

/** A letter whose text and three files fill three blocks of four, a message to a reporter, and refused manifests. */
export function manifestVector(p: Primitives, { instance }: VectorReception) {
  const seed = 'postern vectors: manifest'
  const random = seededRandom(seed)
  const answer = { name: 'what', text: 'lenge 🫐 ', times: 50_000 }
  const text = encodeLongText({ [answer.name]: answer.text.repeat(answer.times) })
  const sizes = [100, 0, 30_000]
  const key = random(SIZE.key)
  const files = sizes.map((length) => random(length))
  const stream = concat(text, ...files)
  const manifest = manifestOf(p, key, text, files)
  const content = { ...reportContent(''), answers: { party: 'witness' }, manifest }
  const message = encodeSlotText('En lang melding.')
  const slot = { day: 20_600, text: '', manifest: manifestOf(p, random(SIZE.key), message, []) }
  return {
    seed,
    instance,
    answer,
    content,
    blocks: Array.from({ length: manifest.blocks }, (_, index) => {
      const place = { instance, streamKey: key, index, total: manifest.blocks }
      const from = index * SIZE.blockPlain
      const sealed = sealBlock(p, place, stream.subarray(from, from + SIZE.blockPlain))
      return { id: blockId(p, key, index), hash: p.hash(32, null, sealed) }
    }),
    slot: { content: slot, message },
    refused: brokenManifests(manifest),
  }
}

function manifestOf(
  p: Primitives,
  key: Uint8Array,
  text: Uint8Array,
  contents: readonly Uint8Array[],
): Manifest {
  let offset = text.length
  const files = contents.map((bytes, i) => {
    const at = offset
    const size = bytes.length
    offset += size
    const hash = fileHash(
      p,
      piecesOf(bytes, at).map((piece) => pieceHash(p, piece)),
    )
    return { name: `vedlegg ${i + 1}.bin`, type: '', size, offset: at, hash }
  })
  const extent = { size: text.length, offset: 0, hash: textPart(p, text).hash }
  return { key, blocks: blocksFor(contentSize({ text: extent, files })), text: extent, files }
}

/** Pieces of a file, one for each block; the file begins at `offset`. */
function piecesOf(bytes: Uint8Array, offset: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = SIZE.blockPlain - ((offset + at) % SIZE.blockPlain)
    pieces.push(bytes.subarray(at, at + length))
    at += length
  }
  return pieces
}

/** Manifests that no sender makes, each with its fault. */
function brokenManifests(whole: Manifest) {
  const { blocks, text, files } = whole
  if (text === undefined) throw new Error('no text')
  const edited = (at: number, change: Partial<Manifest['files'][number]>) =>
    files.map((file, i) => (i === at ? { ...file, ...change } : file))
  return [
    { why: 'a block too many', manifest: { ...whole, blocks: blocks * 2 } },
    { why: 'a block too few', manifest: { ...whole, blocks: blocks - 1 } },
    {
      why: 'a gap',
      manifest: { ...whole, files: edited(2, { offset: (files[2]?.offset ?? 0) + 1 }) },
    },
    { why: 'over each other', manifest: { ...whole, files: edited(0, { size: 101 }) } },
    { why: 'in another order', manifest: { ...whole, files: [...files].reverse() } },
    { why: 'beyond the stream', manifest: { ...whole, files: edited(2, { size: 10 ** 12 }) } },
    { why: 'text not at the start', manifest: { ...whole, text: { ...text, offset: 1 } } },
    { why: 'an empty text', manifest: { ...whole, text: { ...text, size: 0 }, files: [] } },
  ]
}
