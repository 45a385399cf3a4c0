import { fetchedEcho, isFetched } from '../../../../crypto/board/fetched.ts'
import type { Page } from '../../../../crypto/board/page.ts'
import { echoRows } from '../../../../crypto/board/sent.ts'
import { dayOf, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { sealDecoy } from '../../../../crypto/drop/drop.ts'
import { boardOf } from '../../../../crypto/keys/receipt.ts'
import { concat, equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault, WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { type AccessLists, sealingOf } from '../../model/access/sealing.ts'
import { shownOf } from '../../model/access/shut.ts'
import { type Case, lettersOf } from '../../model/case/fold.ts'
import type { ReporterDrop } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { isOwnMatter } from '../../model/log/own-matter.ts'
import { type Holdings, reporterDrops } from '../holdings.ts'
import type { ServerMonitor } from '../monitor/server-monitor.ts'
import type { PeerContext } from '../monitor/silence.ts'
import { asTheyCame } from '../sync/long-texts.ts'
import { isRootConfirmed } from '../vault/new-root.ts'
import { postEnvelope, type ReceptionOf } from './envelope.ts'
import type { Staff } from './staff.ts'
import { tellHeads } from './to-colleagues.ts'

/**
 * All that a desk tells by a drop. heads: how far its logs go, to colleagues. fetched: that it opened a letter, to its
 * reporter. nobody: the same if there is one to tell of; else a drop that looks as if there were.
 */
export type Announcement = 'heads' | 'fetched' | 'nobody'

interface Teller {
  readonly hasNetwork: boolean
  readonly vault: Vault
  readonly weeks: WeeklySecrets
  readonly cases: readonly Case[]
  /** Null before the first sync. */
  readonly reception: Reception | null
  readonly monitor: ServerMonitor
  staff(): Staff
  peers(): PeerContext
  keep(vault: Vault, weeks: WeeklySecrets): Promise<void>
}

/** @throws DeskError `offline`, `clock`, `full`, `server` */
export async function tell(desk: Teller, holdings: Holdings, what: Announcement): Promise<void> {
  if (!desk.hasNetwork || !isRootConfirmed(desk)) return
  const receptionOf: ReceptionOf = (week) => desk.peers().receptionOf(week)
  const staff = desk.staff()
  const to = [staff, receptionOf, desk.vault] as const
  const vault =
    what === 'heads'
      ? await tellHeads(...to, holdings.streams.values())
      : await tellFetched(...to, holdings, desk.cases, desk.peers().lists, desk.monitor.board.first)
  if (vault !== desk.vault) await desk.keep(vault, desk.weeks)
  else if (what === 'nobody') await postToNobody(staff, receptionOf, null)
}

/** A letter whose reporter is to see that a desk has opened it. */
export interface WaitingLetter {
  /** of its drop */
  readonly id: Uint8Array
  /** 16 bytes, for the echo field of a drop to nobody */
  readonly echo: Uint8Array
}

/**
 * The first letter whose reporter cannot see yet that a desk has opened it: the next drop to nobody is to carry
 * its echo instead of a random one. Letters to custodians have no board, so they are skipped.
 *
 * @param letters the letters that this desk has opened, in the order in which they are told of
 * @param said ids in hex of the letters that this desk has told of
 * @param page of the board, as reporters see it; null if it is not at hand
 */
export function nextFetched(
  p: Primitives,
  letters: readonly ReporterDrop[],
  said: ReadonlySet<string>,
  page: Page | null,
  now: Week,
): WaitingLetter | null {
  const tags = new Set(page === null ? [] : echoRows(page).keys())
  for (const { id, week, letter, boardKey, signer, forwarded } of letters) {
    if (boardKey === null || forwarded || said.has(hexOf(id))) continue
    if (week <= now - LIMIT.echoWeeks || week > now) continue
    const board = boardOf(p, boardKey, signer)
    const name = { week, letter }
    if (page !== null && isFetched(p, board, name, page, tags)) continue
    return { id, echo: fetchedEcho(p, board, name) }
  }
  return null
}

/**
 * Let one reporter see that a desk has opened their letter, by a drop to nobody: the reporter whose letter came
 * first. It tells of no letter that may not be for this member: one that appeared only because nobody took it up,
 * one of a case that the desk shuts, or one of a case that the member does not read.
 *
 * @param cases all that this desk knows of
 * @param lists the running key list, then those before it
 * @param page the last page of the board that this desk fetched; null for none. It fetches none for the sake of a
 *   letter
 * @returns the vault that remembers it; `vault` itself if there was nothing to tell
 * @throws DeskError as `postEnvelope`
 */
export async function tellFetched(
  staff: Staff,
  receptionOf: ReceptionOf,
  vault: Vault,
  holdings: Holdings,
  cases: readonly Case[],
  lists: AccessLists,
  page: Page | null,
): Promise<Vault> {
  const shown = shownOf(cases, vault.member)
  const reads = ({ access }: Case) => access.readers.some(({ member }) => member === vault.member)
  const others = cases.filter((c) => !shown.includes(c) || !reads(c)).flatMap(lettersIn)
  const all = reporterDrops(holdings)
  const hidden = hiddenOf(lists, shown, all)
  const passed = (vault.letters ?? []).map(hexOf)
  const unsaid = new Set([...others, ...holdings.asked, ...passed, ...hidden])
  const letters = all.filter(({ id }) => !unsaid.has(hexOf(id))).sort(asTheyCame(staff, holdings))
  const { primitives: p, now } = staff
  const { fetched = [] } = vault
  const said = new Set(fetched.map(toHex))
  const next = nextFetched(p, letters, said, page, weekAt(now()))
  if (next === null) return vault
  await postToNobody(staff, receptionOf, next.echo)
  const live = new Set(
    letters.flatMap(({ id, week }) => (week > weekAt(now()) - LIMIT.echoWeeks ? [hexOf(id)] : [])),
  )
  const kept = fetched.filter((id) => live.has(toHex(id)))
  return { ...vault, fetched: [...kept, next.id] }
}

/**
 * Post a drop that nobody can open.
 *
 * @param echo 16 bytes that the board is to show; null for random ones
 * @throws DeskError as `postEnvelope`
 */
export async function postToNobody(
  { primitives: p, random, now, ...staff }: Staff,
  receptionOf: ReceptionOf,
  echo: Uint8Array | null,
): Promise<void> {
  const shown = concat(echo ?? random(SIZE.echo - SIZE.choice), random(SIZE.choice))
  await postEnvelope({ primitives: p, random, now, ...staff }, receptionOf, ({ list, week }) => {
    return sealDecoy(p, random, list, { day: dayOf(now()), week }, shown).request
  })
}

/**
 * Letters that become cases of their own, if a person who is not to know of the letter has the board key of its
 * week. With that key they would see on the page that it was fetched. So its reporter does not see that either.
 *
 * @returns ids in hex
 */
function hiddenOf(
  lists: AccessLists,
  cases: readonly Case[],
  all: readonly ReporterDrop[],
): ReadonlySet<string> {
  const hidden = all.filter((letter) => {
    const c = isOwnMatter(letter) ? cases.find(({ id }) => id === hexOf(letter.signer)) : undefined
    if (c === undefined) return false
    const { sealed } = sealingOf(letter, lists)
    const readers = [...c.access.readers, ...c.access.released]
    return readers.some(({ member }) => !sealed.includes(member)) && hasOfWeek(all, letter)
  })
  return new Set(hidden.map(({ id }) => hexOf(id)))
}

/** Whether another drop of the same reporter states the same board key. */
function hasOfWeek(all: readonly ReporterDrop[], letter: ReporterDrop): boolean {
  const { id, week, boardKey } = letter
  return all.some((one) => {
    const isOther = one.week === week && !equal(one.id, id)
    return isOther && boardKey !== null && one.boardKey !== null && equal(one.boardKey, boardKey)
  })
}

/** Ids in hex. */
function lettersIn(c: Case): string[] {
  return [...(c.report === null ? [] : [c.report]), ...lettersOf(c)].map(({ id }) => hexOf(id))
}
