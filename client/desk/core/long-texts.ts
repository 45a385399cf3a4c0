import { CryptoError } from '../../../crypto/errors.ts'
import { joinAnswers, type LongText } from '../../../crypto/long-text.ts'
import { Download } from '../../shared/stream/download.ts'
import { StreamError } from '../../shared/stream/stream-error.ts'
import { VisitError } from '../../shared/visit-error.ts'
import type { ReporterDrop } from './drops.ts'
import type { Holdings } from './holdings.ts'
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

/**
 * Fetch what of the letters at hand lies in blocks. What the server does not have, or has damaged, is
 * asked for again at the next sync; no letter holds up another, nor the sync.
 */
export async function readTexts(staff: Staff, holdings: Holdings): Promise<void> {
  for (const [id, one] of holdings.drops) {
    if (one.kind !== 'reporter' || !waitsForText(one.drop)) continue
    try {
      const drop = await withItsTexts(staff, one.drop)
      if (drop !== null) holdings.drops.set(id, { kind: 'reporter', drop })
    } catch (error) {
      if (error instanceof VisitError) return
      if (!(error instanceof StreamError) && !(error instanceof CryptoError)) throw error
    }
  }
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
