import type { Day } from '../../../../crypto/days/calendar.ts'
import { keyFromParts } from '../../../../crypto/drop/together.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { holdersOf } from '../../model/log/key-parts.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { SealedLetter } from '../../model/views.ts'
import type { Holdings } from '../holdings.ts'
import { holdersSaid, sentStatements } from '../sync/openers.ts'
import { ownParts, toldParts } from '../sync/together.ts'

export type { SealedLetter } from '../../model/views.ts'

interface Sealed {
  readonly primitives: Primitives
  readonly holdings: Holdings
  readonly authors: Authors
  /** newest first */
  readonly lists: readonly VerifiedKeyList[]
  readonly vault: Vault
}

/**
 * Reports that wait until two open them, the oldest first. Nothing is shown of another letter: its reporter may have
 * left this member out of the report. PROTOCOL.md section 8.2
 */
export function sealedLetters({
  primitives: p,
  holdings,
  authors,
  lists,
  vault,
}: Sealed): SealedLetter[] {
  const reports = ownParts(holdings).filter(({ slip }) => slip.kind === 'report')
  const sent = sentStatements({ holdings, authors })
  const views = reports.map((own): SealedLetter => {
    const parts = toldParts(holdings, authors, lists, own)
    const told = new Set(parts.map(({ member }) => member))
    const said = holdersSaid({ primitives: p, lists }, own, sent)
    const agreed = (vault.agreed ?? []).some((one) => equal(one, own.slip.reporter))
    // Until the next sync, two that fit may be here and not joined.
    const isShut = agreed && keyFromParts(p, own.id, [own, ...parts]) === null
    const others = [...holdersOf(own, lists).values()].filter(({ id }) => id !== vault.member)
    const day: Day = own.slip.day
    return {
      ...{ id: toHex(own.id), channel: own.slip.channel, day, agreed },
      others: others.map(({ id, title }) => {
        const isTold = told.has(id)
        const isAgreed = isTold || said.opens.has(id)
        // It may have this member's part by now, and open the report alone.
        const owes = agreed && isAgreed && !isTold
        return { id, title, agreed: isAgreed, misfits: isShut && isTold, owes }
      }),
    }
  })
  return views.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
}
