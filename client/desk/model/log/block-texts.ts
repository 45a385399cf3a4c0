import { joinAnswers, type LongText } from '../../../../crypto/drop/long-text.ts'
import type { ReporterDrop } from './drops.ts'
import type { Stream } from './stream.ts'

/** Whether some of what its reporter wrote lies in blocks that are not at hand. */
export function waitsForText({ content, texts }: Pick<ReporterDrop, 'content' | 'texts'>): boolean {
  return content.manifest?.text !== undefined && texts === undefined
}

/** @throws CryptoError `malformed` if the texts are not of this letter */
export function withTexts(drop: ReporterDrop, texts: LongText): ReporterDrop {
  return { ...drop, content: { ...drop.content, answers: joinAnswers(drop.content, texts) }, texts }
}

/** The drop as it was sealed, with the texts that came in blocks beside it. */
export function partedTexts(drop: ReporterDrop): ReporterDrop {
  const { texts } = drop
  if (texts === undefined) return drop
  const kept = Object.entries(drop.content.answers).filter(([name]) => !Object.hasOwn(texts, name))
  return { ...drop, content: { ...drop.content, answers: Object.fromEntries(kept) } }
}

/** The stream with the text of the message at `place`. */
export function withMessageText(stream: Stream, place: number, longText: string): Stream {
  const one = stream.records.get(place)
  if (one?.content.kind !== 'opened') return stream
  const content = { ...one.content, record: { ...one.content.record, longText } }
  return { ...stream, records: new Map([...stream.records, [place, { ...one, content }]]) }
}
