import type { Access } from '../../../client/desk/model/access/access.ts'
import { foldCasework } from '../../../client/desk/model/case/casework.ts'
import { ALONE } from '../../../client/desk/model/case/merge-view.ts'
import type { ClockFacts } from '../../../client/desk/model/deadlines/clocks.ts'
import { plain } from '../../../client/desk/model/plain.ts'
import type { CaseView } from '../../../client/desk/model/views.ts'

const NO_ACCESS: Access = {
  readers: [],
  released: [],
  leftOut: [],
  substitute: null,
  declarations: [],
  keepers: [],
  holders: [],
  hold: null,
  purged: null,
  agreed: [],
  seconds: [],
  requests: [],
}

/** As little as its clocks need: acknowledged at once, and nothing set. */
function clockOf({
  acknowledged = true,
  since = 0,
  status = 'assessing',
  next = null,
  ...part
}: Partial<CaseView>): ClockFacts | null {
  if (part.identityOnly) return null
  return {
    ...{ since, isParty: false, isRead: true, outcome: null, held: false, assignee: null },
    acknowledged: acknowledged ? since : null,
    history: [[status, since]],
    ...{ heard: [[status, since]], isReached: true, isSeen: true },
    next: next === null ? null : { day: next, said: since },
    ...{ told: [since], spoken: [], unanswered: null },
    ...{ tasks: [], hearings: [], accused: [], care: null },
  }
}

/** A case as the page shows it, open and calm. */
/** A request or an answer of a desk that noted no consent. */
export const NOT_NOTED = { consent: null, uses: null } as const

/** A request of an older desk. */
export const OLD_REQUEST = { purpose: null, reason: null, first: null } as const

export function caseView(part: Partial<CaseView> = {}): CaseView {
  return {
    id: '00',
    untold: null,
    reference: 'ABCDEFG',
    channel: 'main',
    status: 'assessing',
    acknowledged: true,
    language: 'nn',
    party: { is: 'undecided', confirmed: false },
    retaliation: false,
    identityOnly: false,
    next: null,
    since: 0,
    latest: 0,
    gist: '',
    concerns: null,
    unread: 0,
    changes: [],
    items: [],
    work: plain(foldCasework([])),
    unapproved: null,
    linkName: null,
    merge: ALONE,
    readers: [],
    access: { ...plain(NO_ACCESS), titles: {}, out: [] },
    barred: [],
    tellings: [],
    consent: null,
    questions: [],
    may: { read: true, handle: true, admit: true, keep: true },
    gives: ['reception', 'follow-up-manager', 'co-handler', 'reader'],
    declared: true,
    mayOpen: true,
    asks: false,
    waitsForKey: false,
    log: null,
    unsent: [],
    warnings: [],
    waiting: null,
    writable: true,
    labels: [],
    urgent: false,
    assignee: null,
    clock: clockOf(part),
    ...part,
  }
}
