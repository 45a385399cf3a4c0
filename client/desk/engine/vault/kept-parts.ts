import { decodeSlip } from '../../../../crypto/drop/slip.ts'
import type { OwnPart } from '../../../../crypto/drop/together.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { unlessBroken } from '../../model/broken.ts'

/** The member's parts of letters that two open, as the vault keeps them. */
export function keptParts({ parts = [] }: Vault): OwnPart[] {
  return parts.flatMap(({ id, week, position, slip, part }) =>
    unlessBroken([], () => [{ id, week, position, slip: decodeSlip(slip), part }]),
  )
}
