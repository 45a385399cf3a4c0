import { concat, equal, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { ctx, ZERO_NONCE } from '../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { type Instance, type ReportOptions, type SealedReport, sealReport } from './instance.ts'

/** A reporter's own program: what it changes in the wraps, 9,344 bytes, before the body is sealed. */
export type Rewrapping = (wraps: Uint8Array, report: SealedReport) => void

/**
 * A report as a reporter's own program can seal it: everything fits but the wraps, which are as it
 * likes. Its body is sealed and signed as it should be.
 */
export function rewrapped(
  source: Pick<Instance, 'p' | 'reception' | 'now'>,
  options: ReportOptions,
  change: Rewrapping,
): SealedReport {
  const { p, reception } = source
  const report = sealReport(source, options)
  const { request, contentKey } = report
  const headEnd = SIZE.id + SIZE.wraps
  const { instance } = reception.list
  const body = bodyOf(p, instance, report)
  const head = request.slice(0, headEnd)
  change(head.subarray(SIZE.id), report)
  const sealed = p.aeadSeal(contentKey, ZERO_NONCE, ctx('drop', instance, head), body)
  return { ...report, request: concat(head, sealed, request.subarray(SIZE.sealedDrop)) }
}

function bodyOf(p: Primitives, instance: Uint8Array, { request, contentKey }: SealedReport) {
  const headEnd = SIZE.id + SIZE.wraps
  const ad = ctx('drop', instance, request.subarray(0, headEnd))
  const sealed = request.subarray(headEnd, SIZE.sealedDrop)
  const body = p.aeadOpen(contentKey, ZERO_NONCE, ad, sealed)
  if (body === null) throw new Error('the report does not open')
  return body
}

/** Noise in the wrap at `position`: its reader cannot open it. */
export function spoiled(position: number): Rewrapping {
  return (wraps) => {
    const before = wraps.slice()
    wraps.set(systemRandom(SIZE.wrap), position * SIZE.wrap)
    if (equal(before, wraps)) throw new Error('nothing was spoiled')
  }
}
