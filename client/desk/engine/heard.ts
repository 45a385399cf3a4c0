import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { Holdings } from './holdings.ts'
import { hearAbsences } from './monitor/absence.ts'
import { type Hearing, hearColleagues } from './monitor/silence.ts'

/**
 * The vault with what colleagues said since, after a sync that got through.
 *
 * @returns the vault itself where they said nothing
 */
export function withHeard(hearing: Hearing, weeks: WeeklySecrets, holdings: Holdings): Vault {
  const { vault } = hearing
  const checkpoints = hearColleagues(hearing, weeks, holdings)
  const absences = hearAbsences(hearing, holdings)
  if (checkpoints === vault.checkpoints && absences === vault.absences) return vault
  return { ...vault, checkpoints, ...(absences ? { absences: [...absences] } : {}) }
}
