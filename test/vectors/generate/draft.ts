import { type DraftContent, makeDraftCode, sealDraft } from '../../../crypto/drop/draft.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { seededRandom } from './reception.ts'

/** A reporter's draft, with letters beyond ASCII. */
export function draftContent(what: string): DraftContent {
  return {
    format: 'postern-draft/1',
    language: 'nn',
    channel: 'general',
    answers: { what, 'when-where': '' },
    party: 'witness',
    relation: null,
    categories: ['safety'],
    leftOut: ['kari'],
    wish: ['be-heard'],
    wishText: 'Eg vil ikkje vere åleine om dette.',
  }
}

/** A copy of the same report, as it is kept after sending. */
export function copyContent(what: string): DraftContent {
  return { ...draftContent(what), format: 'postern-copy/1' }
}

/** Two files under one code: the answer of the second is too long for the smaller size. */
export function draftVector(p: Primitives, instance: Uint8Array) {
  const seed = 'postern vectors: draft'
  const random = seededRandom(seed)
  const code = makeDraftCode(random)
  const draft = draftContent('Blåbærsyltetøy på avveie 🫐')
  const file = sealDraft(p, random, instance, code, draft)
  const answer = { text: 'lenge ', times: 3000 }
  const long = draftContent(answer.text.repeat(answer.times))
  const longFile = sealDraft(p, random, instance, code, long)
  return {
    seed,
    instance,
    code,
    draft,
    file,
    long: { answer, length: longFile.length, hash: p.hash(32, null, longFile) },
  }
}

/** A copy of what was sent, under the receipt code of the report. */
export function copyVector(p: Primitives, instance: Uint8Array, code: ReceiptCode) {
  const seed = 'postern vectors: copy'
  const draft = copyContent('Blåbærsyltetøy på avveie 🫐')
  return {
    seed,
    instance,
    code,
    draft,
    file: sealDraft(p, seededRandom(seed), instance, code, draft),
  }
}
