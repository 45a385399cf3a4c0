import { CryptoError } from '../../../crypto/errors.ts'
import { joinAnswers, type LongText } from '../../../crypto/long-text.ts'
import { Download } from '../../shared/stream/download.ts'
import { StreamError } from '../../shared/stream/stream-error.ts'
import { VisitError } from '../../shared/visit-error.ts'
import type { ReporterDrop } from './drops.ts'
import { hexOf } from './hex-of.ts'
import { type Holdings, reporterDrops } from './holdings.ts'
import type { Staff } from './staff.ts'

/** Whether some of what its reporter wrote lies in blocks that are not at hand. */
export function waitsForText({ content, texts }: Pick<ReporterDrop, 'content' | 'texts'>): boolean {
  return content.manifest?.text !== undefined && texts === undefined
}

/** @throws CryptoError `malformed` where the texts are not of this letter */
export function withTexts(drop: ReporterDrop, texts: LongText): ReporterDrop {
  return { ...drop, content: { ...drop.content, answers: joinAnswers(drop.content, texts) }, texts }
}

/** As it was sealed, with what came in blocks beside it. */
export function partedTexts(drop: ReporterDrop): ReporterDrop {
  const { texts } = drop
  if (texts === undefined) return drop
  const kept = Object.entries(drop.content.answers).filter(([name]) => !Object.hasOwn(texts, name))
  return { ...drop, content: { ...drop.content, answers: Object.fromEntries(kept) } }
}

/** Bytes of such text that a desk holds: who floods it with long letters does not bring it down. */
const HELD = 128 * 1024 * 1024

/**
 * Fetch what of the letters at hand lies in blocks, the shortest first. What the server does not have,
 * or has damaged, is asked for again at the next sync; no letter holds up another, nor the sync.
 *
 * @param limit bytes in all; what is beyond it is not fetched
 */
export async function readTexts(staff: Staff, holdings: Holdings, limit = HELD): Promise<void> {
  const all = reporterDrops(holdings).filter(({ content }) => content.manifest?.text !== undefined)
  const waiting = all.filter(waitsForText).sort((a, b) => sizeOf(a) - sizeOf(b))
  let held = all.reduce((sum, drop) => sum + (waitsForText(drop) ? 0 : sizeOf(drop)), 0)
  for (const one of waiting) {
    if (held + sizeOf(one) > limit) return
    try {
      const drop = await withItsTexts(staff, one)
      if (drop === null) continue
      holdings.drops.set(hexOf(one.id), { kind: 'reporter', drop })
      held += sizeOf(one)
    } catch (error) {
      if (error instanceof VisitError) return
      if (!(error instanceof StreamError) && !(error instanceof CryptoError)) throw error
    }
  }
}

function sizeOf({ content }: ReporterDrop): number {
  return content.manifest?.text?.size ?? 0
}

async function withItsTexts(
  { primitives, transport, instance }: Staff,
  drop: ReporterDrop,
): Promise<ReporterDrop | null> {
  const { manifest } = drop.content
  if (manifest === null) return null
  const source = { primitives: async () => primitives, transport, wait: giveUp }
  const texts = await new Download(source, instance, manifest).text()
  return texts && withTexts(drop, texts)
}

/** What is lost now is asked for at the next sync: nobody waits in this one. */
async function giveUp(): Promise<void> {
  throw new VisitError('offline')
}
