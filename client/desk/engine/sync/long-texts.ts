import { joinSlotText } from '../../../../crypto/drop/long-text.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import { compare } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, SIZE } from '../../../../crypto/primitives/labels.ts'
import { Download } from '../../../shared/blocks/download.ts'
import { StreamError } from '../../../shared/blocks/stream-error.ts'
import { VisitError } from '../../../shared/session/visit-error.ts'
import { manifestIn } from '../../model/case/case-files.ts'
import { type ReporterDrop, waitsForText, withTexts } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { withMessageText } from '../../model/log/stream.ts'
import { type Holdings, reporterDrops } from '../holdings.ts'
import type { Staff } from '../post/staff.ts'

/** Bytes of such text that a desk holds: a flood of long letters does not bring it down. */
const HELD = 128 * 1024 * 1024

/** Letters whose text is asked for in one sync; the others wait for the next. */
const AT_ONCE = 64
/** Milliseconds until a text that the server did not have is asked for again; unlocking the desk again asks at once. */
const RETRY_MS = 3_600_000

interface TextLimits {
  /** Bytes in all; a text beyond them is not fetched. */
  readonly held: number
  /** Letters in one call. */
  readonly atOnce: number
}

/**
 * Fetch the texts of the letters at hand that lie in blocks, oldest letters first, since nobody can send one
 * before those that have come. A text that the server does not have, or has damaged, is asked for again an hour
 * later, behind all others; no letter holds up another, nor the sync.
 *
 * @param onProgress may throw to end it between two letters, as that of `untilStopped`
 */
export async function readTexts(
  staff: Staff,
  holdings: Holdings,
  onProgress: (done: number, total: number) => void = () => {},
  limits: TextLimits = { held: HELD, atOnce: AT_ONCE },
): Promise<void> {
  const all = reporterDrops(holdings).filter(({ content }) => content.manifest?.text !== undefined)
  let held = all.reduce((sum, drop) => sum + (waitsForText(drop) ? 0 : sizeOf(drop)), 0)
  const due = all
    .filter((drop) => waitsForText(drop) && !missedLately(staff, holdings, drop))
    .sort(inTurn(staff, holdings))
    .slice(0, limits.atOnce)
  for (const [done, one] of due.entries()) {
    // The sender states its size: a false size keeps out nothing else.
    if (held + sizeOf(one) > limits.held) continue
    onProgress(done, due.length)
    try {
      const drop = await withItsTexts(staff, one)
      if (drop === null) continue
      holdings.drops.set(hexOf(one.id), { kind: 'reporter', drop })
      held += sizeOf(one)
    } catch (error) {
      if (error instanceof VisitError && error.code === 'offline') return
      if (!isOfOneText(error)) throw error
      holdings.textMisses.set(hexOf(one.id), staff.now())
    }
  }
}

/**
 * Fetch the texts of our own messages, notes, hearings and closings that lie in blocks: colleagues read what was
 * said, and the log is whole. A missing text is asked for again an hour later.
 */
export async function readMessageTexts(
  staff: Staff,
  { streams, textMisses }: Holdings,
  limits: TextLimits = { held: HELD, atOnce: AT_ONCE },
): Promise<void> {
  let [held, asked] = [0, 0]
  for (const [key, stream] of streams) {
    for (const [place, one] of stream.records) {
      const { content, id } = one
      if (content.kind !== 'opened' || !content.counts) continue
      const { entry, longText } = content.record
      const manifest = manifestIn(entry)
      held += longText === undefined ? 0 : (manifest?.text?.size ?? 0)
      if (!manifest?.text || longText !== undefined) continue
      const missed = textMisses.get(hexOf(id)) ?? Number.NEGATIVE_INFINITY
      if (staff.now() - missed < RETRY_MS || asked++ >= limits.atOnce) continue
      // The author states its size: a false size keeps out nothing else.
      const { size } = manifest.text
      if (size > SIZE.longText || held + size > limits.held) continue
      const text = await messageText(staff, manifest)
      if (text === 'offline') return
      if (text === null) textMisses.set(hexOf(id), staff.now())
      else streams.set(key, withMessageText(streams.get(key) ?? stream, place, text))
    }
  }
}

/** @returns null if it is not there, or not as it was sent */
async function messageText(staff: Staff, manifest: Manifest): Promise<string | 'offline' | null> {
  try {
    const texts = await textsOf(staff, manifest)
    return texts && joinSlotText({ text: '' }, texts)
  } catch (error) {
    if (error instanceof VisitError && error.code === 'offline') return 'offline'
    if (!isOfOneText(error)) throw error
    return null
  }
}

function missedLately({ now }: Staff, { textMisses }: Holdings, { id }: ReporterDrop): boolean {
  const missed = textMisses.get(hexOf(id))
  return missed !== undefined && now() - missed < RETRY_MS
}

/** First by the time of the last request without success, then as they came. */
function inTurn(staff: Staff, holdings: Holdings): (a: ReporterDrop, b: ReporterDrop) => number {
  const missed = ({ id }: ReporterDrop) => holdings.textMisses.get(hexOf(id)) ?? 0
  const came = asTheyCame(staff, holdings)
  return (a, b) => missed(a) - missed(b) || came(a, b)
}

/**
 * By the week in which each letter came, regardless of its lifetime. Within a week by a value that nobody else
 * knows: the day and the id of a letter are its sender's choice. A letter that was read from a copy stands first:
 * a person worked on its case.
 */
export function asTheyCame(
  { primitives: p, signer }: Pick<Staff, 'primitives' | 'signer'>,
  { came: weeks }: Pick<Holdings, 'came'>,
): (a: ReporterDrop, b: ReporterDrop) => number {
  const came = ({ id }: ReporterDrop) => weeks.get(hexOf(id)) ?? 0
  const place = ({ id }: ReporterDrop) => kdf(p, signer.seed, LABEL.cover, id)
  return (a, b) => came(a) - came(b) || compare(place(a), place(b))
}

function isOfOneText(error: unknown): boolean {
  return [VisitError, StreamError, CryptoError].some((one) => error instanceof one)
}

function sizeOf({ content }: ReporterDrop): number {
  return content.manifest?.text?.size ?? 0
}

async function withItsTexts(staff: Staff, drop: ReporterDrop): Promise<ReporterDrop | null> {
  const { manifest } = drop.content
  if (manifest === null) return null
  const texts = await textsOf(staff, manifest)
  return texts && withTexts(drop, texts)
}

function textsOf({ primitives, transport, instance }: Staff, manifest: Manifest) {
  const source = { primitives: async () => primitives, transport, wait: giveUp }
  return new Download(source, instance, manifest).text()
}

/** A block that is missing now is asked for at the next sync: nobody waits in this one. */
async function giveUp(): Promise<void> {
  throw new VisitError('offline')
}
