import type { Entry } from '../../../crypto/entry.ts'
import type { Member, Role } from '../../../crypto/keylist.ts'

/**
 * What a role may do in a case whose keys it holds. read: say that one is impartial, name drops,
 * write notes; handle: work on the case; admit: let others in and go; keep: put a hold on, purge; tell: make
 * the annual report.
 */
export type Power = 'read' | 'handle' | 'admit' | 'keep' | 'tell'

const HANDLERS: readonly Role[] = ['head', 'reception', 'follow-up-manager', 'co-handler']

/** PROTOCOL.md section 13.1, "Who may what" */
const ROLES: Readonly<Record<Power, readonly Role[]>> = {
  read: [...HANDLERS, 'reader'],
  handle: HANDLERS,
  admit: ['head', 'reception', 'follow-up-manager'],
  keep: ['head', 'reception'],
  tell: ['head'],
}

export function hasPower(power: Power, { role }: Pick<Member, 'role'>): boolean {
  return ROLES[power].includes(role)
}

/** Whoever wrote an entry. */
export interface Standing {
  /** As the newest list that names them has it. */
  readonly role: Role
  /** All that any list ever gave to their signing key. */
  readonly roles: readonly Role[]
}

/**
 * Whether an entry counts, by who wrote it. `said`: once the member whom it lets go has said that
 * they are not impartial.
 */
export type Right = 'counts' | 'said' | 'void'

/**
 * What becomes of an entry by who wrote it.
 *
 * A role counts once any list gave it: of a day there is its author's word alone, and what many
 * have built on is not to be undone by a later list. A purge takes the newest list's word as well:
 * that one cannot be undone by anybody.
 */
export function rightTo({ role, roles }: Standing, entry: Entry): Right {
  const has = (power: Power) => roles.some((one) => hasPower(power, { role: one }))
  if (entry.kind === 'identity-answer' && roles.includes('custodian')) return 'counts'
  if (entry.kind === 'identity-answer' && entry.given) return 'void'
  const power = powerFor(entry)
  if (entry.kind === 'purged' && !hasPower(power, { role })) return 'void'
  if (has(power)) return 'counts'
  return entry.kind === 'released' && entry.why === 'conflict' && has('handle') ? 'said' : 'void'
}

/** Whether an entry can count, by who wrote it. */
export function mayWrite(standing: Standing, entry: Entry): boolean {
  return rightTo(standing, entry) !== 'void'
}

function powerFor(entry: Entry): Power {
  switch (entry.kind) {
    case 'drop':
    case 'note':
    case 'impartiality':
      return 'read'
    case 'evidence':
      return entry.action === 'saved' ? 'handle' : 'read'
    case 'logged':
      return entry.what === 'purged' ? 'keep' : 'admit'
    case 'granted':
    case 'released':
      return 'admit'
    case 'hold':
    case 'purged':
      return 'keep'
    case 'counted':
      return 'tell'
    default:
      return 'handle'
  }
}
