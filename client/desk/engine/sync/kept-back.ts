import { type Day, firstDay } from '../../../../crypto/days/calendar.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { askedAbout } from '../../model/log/case-streams.ts'
import type { ReporterDrop } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { Stream } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import { markIdOf } from './letter-mark.ts'

/** Days after which a letter that no desk marked is shown to every member who can open it. */
const PATIENCE = 7

/**
 * Keep back every letter whose report this desk cannot open, so that nothing in the desk sees it: its reporter
 * may have left the member out, and even a question would tell. It comes out once the report opens, or a log that
 * this desk reads names the letter. ACCESS.md section 13.10
 *
 * @param today the day of the state of the shelves that is held
 */
export function keepBack(p: Primitives, holdings: Holdings, vault: Vault, today: Day): void {
  const { drops, asked } = holdings
  asked.clear()
  const rest = lettersWithoutReport(holdings)
  const without = new Set(rest)
  for (const [id, one] of drops) {
    // Its report opened later than the letter. Reports that desks made and that are no case stay back.
    const isOut = one.kind === 'kept-back' && one.drop.kind !== 'report' && !without.has(one.drop)
    if (isOut) drops.set(id, { kind: 'reporter', drop: one.drop })
  }
  if (rest.length === 0) return
  const isKnown = knownBy(p, holdings, vault)
  const said = new Set((vault.letters ?? []).map(hexOf))
  for (const drop of rest) {
    const id = hexOf(drop.id)
    if (isKnown(drop) || said.has(id)) {
      drops.set(id, { kind: 'reporter', drop })
      continue
    }
    const mark = toHex(markIdOf(p, drop))
    // A mark that the server lists and does not hand over counts: it could as well hold back the letter.
    const marked = holdings.expires.records.has(mark) && holdings.marks.get(mark) !== false
    const isDue = holdings.listed.records !== null && today - sentOn(drop) >= PATIENCE
    const isAsked = isDue && !marked && !isForCustodians(drop.kind, drop.content)
    if (isAsked) asked.add(id)
    drops.set(id, isAsked ? { kind: 'reporter', drop } : { kind: 'kept-back', drop, marked })
  }
}

/** Letters of reporters without an open report. A name stands for itself: no custodian has the report. */
export function lettersWithoutReport({ drops }: Holdings): ReporterDrop[] {
  const opened = [...drops.values()].flatMap((one) =>
    one.kind === 'reporter' || one.kind === 'kept-back' ? [one.drop] : [],
  )
  const reported = new Set(
    opened.flatMap(({ kind, signer }) => (kind === 'report' ? [hexOf(signer)] : [])),
  )
  return opened.filter(
    ({ kind, signer }) => kind !== 'report' && kind !== 'identity' && !reported.has(hexOf(signer)),
  )
}

/** Whether anything other than its report says that a letter is for this member. */
function knownBy(p: Primitives, { drops, streams }: Holdings, { closed }: Vault) {
  const named = new Set([...streams.values()].flatMap(namedIn))
  const past = new Set(closed.flatMap(({ letters }) => (letters ? [toHex(letters)] : [])))
  const names = new Set(
    [...drops.values()].flatMap((one) =>
      one.kind === 'reporter' && one.drop.kind === 'identity' ? [hexOf(one.drop.signer)] : [],
    ),
  )
  for (const stream of streams.values()) {
    const reporter = stream.of === null ? askedAbout(stream) : null
    if (reporter !== null) names.add(toHex(reporter))
  }
  return ({ id, kind, content, signer }: ReporterDrop): boolean => {
    if (isForCustodians(kind, content)) return names.has(hexOf(signer))
    return named.has(hexOf(id)) || past.has(toHex(p.hash(16, null, signer)))
  }
}

function namedIn({ records }: Stream): string[] {
  return [...records.values()].flatMap(({ content }) => {
    const entry = content.kind === 'opened' && content.counts ? content.record.entry : null
    return entry?.kind === 'drop' ? [hexOf(entry.drop)] : []
  })
}

/** The sender states the day: it counts only within the week of the keys that opened the letter. */
function sentOn({ day, week }: ReporterDrop): Day {
  return Math.min(Math.max(day, firstDay(week)), firstDay(week) + 6)
}
