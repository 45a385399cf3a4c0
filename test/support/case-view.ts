import { ALONE } from '../../client/desk/case-merge.ts'
import type { Access } from '../../client/desk/core/access.ts'
import { foldCasework } from '../../client/desk/core/casework.ts'
import { plain } from '../../client/desk/plain.ts'
import type { CaseView } from '../../client/desk/protocol.ts'

const NO_ACCESS: Access = {
  readers: [],
  released: [],
  leftOut: [],
  substitute: null,
  declarations: [],
  hold: null,
  purged: null,
  requests: [],
}

/** A case as the page shows it, open and calm. */
export function caseView(part: Partial<CaseView> = {}): CaseView {
  return {
    id: '00',
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
    unread: 0,
    items: [],
    work: plain(foldCasework([])),
    linkName: null,
    merge: ALONE,
    readers: [],
    access: { ...plain(NO_ACCESS), titles: {} },
    barred: [],
    tellings: [],
    may: { read: true, handle: true, admit: true, keep: true },
    declared: true,
    mayOpen: true,
    waitsForKey: false,
    log: null,
    unsent: [],
    warnings: [],
    waiting: null,
    writable: true,
    labels: [],
    urgent: false,
    assignee: null,
    ...part,
  }
}
