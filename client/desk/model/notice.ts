import type { Day } from '../../../crypto/days/calendar.ts'
import type { Member } from '../../../crypto/keys/keylist.ts'
import type { NewRoot } from '../../../crypto/keys/succession.ts'
import type { RefusalCode } from './error.ts'

/** A message about the desk as a whole. */
export type Notice =
  /** Envelopes that a key of ours opens and that are not whole. */
  | { readonly kind: 'broken-drops'; readonly ids: readonly string[] }
  /** Envelopes that the server lists and does not hand over. */
  | { readonly kind: 'withheld-drops'; readonly ids: readonly string[] }
  /** Cases that this program cannot show, by their references. */
  | {
      readonly kind: 'unreadable-cases'
      readonly ids: readonly string[]
      readonly cases: readonly string[]
    }
  /** Somebody outside the key list granted access to a case. */
  | { readonly kind: 'foreign-grant'; readonly ids: readonly string[] }
  /** The key list ends, or has: after it nobody can report. */
  | ListNotice
  | ServerNotice
  /** There is no network: all is as it lay at the server on that day. */
  | { readonly kind: 'bundle'; readonly day: Day }
  | PeopleNotice
  | SilenceNotice
  /** We have no key for the running week: what is sealed in it will stay closed to us. */
  | { readonly kind: 'no-weekly-key' }
  /** Weekly keys stay whose time is over by this machine: the server is not sure of it. */
  | { readonly kind: 'keys-kept' }
  /** Weekly keys stay that may open what the server lists and does not hand over. */
  | { readonly kind: 'keys-withheld' }
  /** The file of what waited to be sent when the desk was last locked does not open. */
  | { readonly kind: 'unsent-broken' }
  /** Only this member opens something, and no recovery sheets of theirs were tried within a year. */
  | { readonly kind: 'sole-opener' }

/** How the end of the key list comes nearer. */
export type ListNotice = {
  readonly kind: 'list-expires' | 'list-expires-soon' | 'list-expired'
  readonly day: Day
}

/** A fault of the server that concerns the desk as a whole. */
export type ServerNotice =
  /** Logs into which the server took nothing of what this desk had to write, by their cases' references. */
  | {
      readonly kind: RefusalCode
      readonly ids: readonly string[]
      readonly cases: readonly string[]
    }
  /** Cases whose log this desk has read before, and that the server does not give any more. */
  | { readonly kind: 'vanished-cases'; readonly ids: readonly string[] }
  /** Strangers get a board page of an earlier day. */
  | { readonly kind: 'old-board' }

/** A member, by id and title. */
interface OfMember {
  readonly member: string
  readonly title: Member['title']
}

/** A message about colleagues, and about the root that names them. */
export type PeopleNotice =
  /** Nothing is sealed to a member's weekly keys any more: a new key list is needed. */
  | ({ readonly kind: 'keys-stopped' } & OfMember)
  /** The key lists that the server gives do not follow from one another. */
  | { readonly kind: 'list-history' }
  /** No key list up to and with this version is to be had: members of only those are unknown. */
  | { readonly kind: 'lists-missing'; readonly version: number }
  /** The reception has another root, and the member has not confirmed its fingerprint. */
  | ({ readonly kind: 'new-root' } & NewRoot)
  /** Two colleagues keep a member out, up to and with this day. */
  | ({ readonly kind: 'suspended'; readonly day: Day } & OfMember)
  /** A member wanted to write more records in a day than any desk does; `count` were refused, by the server's word. */
  | ({ readonly kind: 'over-quota'; readonly count: number } & OfMember)
  /** A colleague wants a member kept out, and a second one has not joined yet. */
  | ({
      readonly kind: 'suspension-asked'
      readonly by: Member['title']
      /** Whether that is the member whose desk it is. */
      readonly own: boolean
    } & OfMember)

/** No checkpoint of a member has come for more than two full weeks. */
export interface SilenceNotice extends OfMember {
  readonly kind: 'silent-colleague'
  /** ISO week of the year, 1 to 53, of the newest checkpoint, or of the first that was due. */
  readonly week: number
}
