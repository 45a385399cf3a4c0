import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { CaseRole } from '../../../../crypto/entries/entry-access.ts'
import type { Member, Role } from '../../../../crypto/keys/keylist.ts'

/**
 * A thing that a role may do in a case whose keys it holds. read: say that one is impartial, name drops, write
 * notes; handle: work on the case; admit: let others in and go; keep: put a hold on, purge; tell: make the
 * annual report.
 */
export type Power = 'read' | 'handle' | 'admit' | 'keep' | 'tell'

const HANDLERS: readonly Role[] = ['head', 'reception', 'follow-up-manager', 'co-handler']

/** ACCESS.md section 13.1, "Who may what" */
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

/** The most that somebody who was let into a case may do in it, whatever their role in the key list. */
const CASE_POWERS: Readonly<Record<CaseRole, readonly Power[]>> = {
  reception: ['read', 'handle', 'admit', 'keep', 'tell'],
  'follow-up-manager': ['read', 'handle', 'admit', 'tell'],
  'co-handler': ['read', 'handle', 'tell'],
  reader: ['read'],
}

/**
 * Whether a member may do such a thing in a case: their role and what they are in the case must both allow it.
 * A member who has not been let in yet is limited only by their role.
 */
export function mayIn(
  { readers }: { readonly readers: readonly { readonly member: string; readonly as: CaseRole }[] },
  { id, role }: Pick<Member, 'id' | 'role'>,
  power: Power,
): boolean {
  const as = readers.find(({ member }) => member === id)?.as ?? 'reception'
  return hasPower(power, { role }) && CASE_POWERS[as].includes(power)
}

/** The author of an entry. */
export interface Standing {
  /** Their role in the newest list that names them. */
  readonly role: Role
  /** All roles that any list ever gave to their signing key. */
  readonly roles: readonly Role[]
  /** Their role in the case at the entry's place; null or absent if nothing states one. */
  readonly as?: CaseRole | null
  /** They said last that they are not impartial. */
  readonly partial?: boolean
}

/**
 * Whether an entry counts, by its author. `said`: only if somebody has said before it that they are not
 * impartial: the member whom it lets go, or its author, whose keys go to others under a hold.
 */
export type Right = 'counts' | 'said' | 'void'

/**
 * Whether an entry counts, by its author.
 *
 * A role counts if any list ever gave it: only its author vouches for the day, and a later list must not undo
 * what many have built on. A purge needs the newest list's word as well, because nobody can undo a purge. The
 * author's role in the case limits both.
 */
export function rightTo(
  { role, roles, as = null, partial = false }: Standing,
  entry: Entry,
): Right {
  const limits = CASE_POWERS[as ?? 'reception']
  const has = (power: Power) =>
    limits.includes(power) && roles.some((one) => hasPower(power, { role: one }))
  const isCustodian = roles.includes('custodian')
  if (entry.kind === 'identity-ask-first') return isCustodian ? 'counts' : 'void'
  if (entry.kind === 'identity-answer' && isCustodian) return 'counts'
  if (entry.kind === 'identity-answer' && entry.given) return 'void'
  const power = powerFor(entry)
  if (partial) return rightOfPartial(entry, has('read'))
  const purges = entry.kind === 'purged' || entry.kind === 'purge-agreed'
  if (purges && !hasPower(power, { role })) return 'void'
  if (has(power)) return 'counts'
  return entry.kind === 'released' && entry.why === 'conflict' && has('handle') ? 'said' : 'void'
}

/** A member who is not impartial has no say in the case, except over where their own keys go. */
function rightOfPartial(entry: Entry, reads: boolean): Right {
  if (!reads) return 'void'
  switch (entry.kind) {
    case 'impartiality':
    case 'drop':
      return 'counts'
    case 'granted':
    case 'keys-sent':
      return 'said'
    default:
      return 'void'
  }
}

/** Whether an entry can count, by its author. */
export function mayWrite(standing: Standing, entry: Entry): boolean {
  return rightTo(standing, entry) !== 'void'
}

/**
 * The least power that an entry of each kind needs; every kind has its line. `AccessState.allows` and `isRight`
 * decide on entries that count only by what stands before them. ACCESS.md section 13.1, "Who may what"
 */
const NEEDS: Readonly<Record<Exclude<Entry['kind'], 'evidence' | 'logged'>, Power>> = {
  ...{ drop: 'read', note: 'read', impartiality: 'read' },
  ...{ acknowledged: 'handle', status: 'handle', message: 'handle' },
  ...{
    granted: 'admit',
    released: 'admit',
    'release-agreed': 'admit',
    reinstated: 'admit',
    'keys-sent': 'handle',
  },
  ...{ holding: 'keep', hold: 'keep', 'purge-agreed': 'keep', purged: 'keep' },
  ...{ 'identity-request': 'handle', 'identity-ask-first': 'handle', 'identity-answer': 'handle' },
  ...{ registered: 'handle', assessment: 'handle', labels: 'handle', memo: 'handle' },
  ...{ named: 'handle', involved: 'handle', dismissed: 'handle' },
  ...{ task: 'handle', 'task-done': 'handle', care: 'handle', hearing: 'handle' },
  ...{ accused: 'handle', linked: 'handle', redacted: 'handle', exported: 'handle' },
  ...{ filed: 'handle' },
  ...{ closing: 'handle', approved: 'handle', counted: 'tell' },
}

function powerFor(entry: Entry): Power {
  if (entry.kind === 'evidence') return entry.action === 'saved' ? 'handle' : 'read'
  if (entry.kind === 'logged') return entry.what === 'purged' ? 'keep' : 'admit'
  return NEEDS[entry.kind]
}
