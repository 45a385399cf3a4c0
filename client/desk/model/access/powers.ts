import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { CaseRole } from '../../../../crypto/entries/entry-access.ts'
import type { Member, Role } from '../../../../crypto/keys/keylist.ts'

/**
 * What a role may do in a case whose keys it holds. read: say that one is impartial, name drops,
 * write notes; handle: work on the case; admit: let others in and go; keep: put a hold on, purge; tell: make
 * the annual report.
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

/** What somebody who was let into a case may do in it at most, whatever their role. */
const CASE_POWERS: Readonly<Record<CaseRole, readonly Power[]>> = {
  reception: ['read', 'handle', 'admit', 'keep', 'tell'],
  'follow-up-manager': ['read', 'handle', 'admit', 'tell'],
  'co-handler': ['read', 'handle', 'tell'],
  reader: ['read'],
}

/**
 * Whether a member may do such a thing in a case: their role must allow it, and what they are in the
 * case. Who has not been let in yet has no other limit than their role.
 */
export function mayIn(
  { readers }: { readonly readers: readonly { readonly member: string; readonly as: CaseRole }[] },
  { id, role }: Pick<Member, 'id' | 'role'>,
  power: Power,
): boolean {
  const as = readers.find(({ member }) => member === id)?.as ?? 'reception'
  return hasPower(power, { role }) && CASE_POWERS[as].includes(power)
}

/** Whoever wrote an entry. */
export interface Standing {
  /** As the newest list that names them has it. */
  readonly role: Role
  /** All that any list ever gave to their signing key. */
  readonly roles: readonly Role[]
  /** What they are in the case where it stands; null or absent where nothing says. */
  readonly as?: CaseRole | null
  /** They said last that they are not impartial. */
  readonly partial?: boolean
}

/**
 * Whether an entry counts, by who wrote it. `said`: only if somebody has said before it that they are
 * not impartial: the member whom it lets go, or its author, whose keys go to others under a hold.
 */
export type Right = 'counts' | 'said' | 'void'

/**
 * What becomes of an entry by who wrote it.
 *
 * A role counts once any list gave it: of a day there is its author's word alone, and what many
 * have built on is not to be undone by a later list. A purge takes the newest list's word as well:
 * that one cannot be undone by anybody. What the author is in the case limits either.
 */
export function rightTo(
  { role, roles, as = null, partial = false }: Standing,
  entry: Entry,
): Right {
  const limits = CASE_POWERS[as ?? 'reception']
  const has = (power: Power) =>
    limits.includes(power) && roles.some((one) => hasPower(power, { role: one }))
  if (entry.kind === 'identity-answer' && roles.includes('custodian')) return 'counts'
  if (entry.kind === 'identity-answer' && entry.given) return 'void'
  const power = powerFor(entry)
  if (partial) return rightOfPartial(entry, has('read'))
  if (entry.kind === 'purged' && !hasPower(power, { role })) return 'void'
  if (has(power)) return 'counts'
  return entry.kind === 'released' && entry.why === 'conflict' && has('handle') ? 'said' : 'void'
}

/** Who is not impartial has no say in the case, but over where their own keys go. */
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

/** Whether an entry can count, by who wrote it. */
export function mayWrite(standing: Standing, entry: Entry): boolean {
  return rightTo(standing, entry) !== 'void'
}

/**
 * What it takes to write an entry of each kind, at least: no kind is without its line. What counts only
 * by what stands before it, `AccessState.allows` and `isRight` say. ACCESS.md section 13.1, "Who may what"
 */
const NEEDS: Readonly<Record<Exclude<Entry['kind'], 'evidence' | 'logged'>, Power>> = {
  ...{ drop: 'read', note: 'read', impartiality: 'read' },
  ...{ acknowledged: 'handle', status: 'handle', message: 'handle' },
  ...{ granted: 'admit', released: 'admit', reinstated: 'admit', 'keys-sent': 'handle' },
  ...{ holding: 'keep', hold: 'keep', purged: 'keep' },
  ...{ 'identity-request': 'handle', 'identity-answer': 'handle' },
  ...{ registered: 'handle', assessment: 'handle', labels: 'handle', memo: 'handle' },
  ...{ task: 'handle', 'task-done': 'handle', care: 'handle', hearing: 'handle' },
  ...{ accused: 'handle', linked: 'handle', redacted: 'handle', exported: 'handle' },
  ...{ closing: 'handle', approved: 'handle', counted: 'tell' },
}

function powerFor(entry: Entry): Power {
  if (entry.kind === 'evidence') return entry.action === 'saved' ? 'handle' : 'read'
  if (entry.kind === 'logged') return entry.what === 'purged' ? 'keep' : 'admit'
  return NEEDS[entry.kind]
}
