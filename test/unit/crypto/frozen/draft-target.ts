import { makeDraftCode, openDraft, sealDraft } from '../../../../crypto/drop/draft.ts'
import type { Random } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Scene } from '../../../support/reception/sealing.ts'
import { copyContent, draftContent } from '../../../vectors/generate/draft.ts'
import type { Target } from './tampering.ts'

/** The file of a draft, read by somebody who has its code. Others are of the same code, and of a receipt. */
export function draftTarget(
  p: Primitives,
  random: Random,
  { reception, code: receipt }: Scene,
): Target {
  const { instance } = reception
  const [code, other] = [makeDraftCode(random), makeDraftCode(random)]
  const seal = (under: typeof code, what: string) =>
    sealDraft(p, random, instance, under, draftContent(what))
  const first = seal(code, 'det første')
  return {
    name: 'a draft',
    originals: [
      first,
      seal(code, 'det andre'),
      seal(other, 'det første'),
      sealDraft(p, random, instance, receipt, copyContent('det første')),
    ],
    parts: [0, SIZE.nonce, SIZE.nonce + 4, first.length - SIZE.aeadTag, first.length],
    open: (bytes) => openDraft(p, instance, code, bytes),
    elsewhere: [
      (draw) => openDraft(p, draw(16), code, first),
      (draw) => openDraft(p, instance, makeDraftCode(draw), first),
      () => openDraft(p, instance, receipt, first),
    ],
  }
}
