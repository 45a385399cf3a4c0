import type { Entry } from '../../../crypto/entries/entry.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'

/** The member of whom an entry speaks, if it speaks of somebody. */
export interface Subjects {
  /** Members who are let in, or were. */
  readonly one: string
  /** Members who said that they are not impartial. */
  readonly partial: string
  /** Members who were let go as suspended. */
  readonly gone: string
}

/** The manifest of a file of one byte. */
function oneFile(key: Uint8Array) {
  const file = { name: 'x', type: '', size: 1, offset: 0, hash: key }
  return { key, blocks: 1, files: [file] }
}

type Alone = Exclude<Entry['kind'], 'released'>

/** One entry of every kind or more; but those that end an epoch, after which nothing more stands there. */
export function everyEntry({ one, partial, gone }: Subjects): Entry[] {
  const [id, row, key, text] = [new Uint8Array(8), systemRandom(32), systemRandom(32), 'x']
  const reference = 'ABCDEFG'
  const none = { message: systemRandom(16), file: 0, sha256: key, as: 'pdf' }
  const all: { readonly [K in Alone]: readonly Extract<Entry, { kind: K }>[] } = {
    drop: [{ kind: 'drop', drop: row, key }],
    acknowledged: [{ kind: 'acknowledged' }],
    status: [{ kind: 'status', status: 'assessing', text }],
    message: [{ kind: 'message', messageId: systemRandom(16), as: 'message', text }],
    note: [
      { kind: 'note', text },
      { kind: 'note', text, mentions: [one] },
    ],
    impartiality: [{ kind: 'impartiality', conflict: false, text }],
    granted: [
      { kind: 'granted', member: one, as: 'reader', text },
      { kind: 'granted', member: one, as: 'co-handler', text },
      { kind: 'granted', member: one, as: 'reception', text },
    ],
    'keys-sent': [{ kind: 'keys-sent', member: one }],
    holding: [{ kind: 'holding', member: partial }],
    reinstated: [{ kind: 'reinstated', member: gone, text }],
    'release-agreed': [
      {
        kind: 'release-agreed',
        member: gone,
        text,
        statement: new Uint8Array(SIZE.readingStatement),
      },
    ],
    'identity-request': [{ kind: 'identity-request', reporter: key, text }],
    'identity-ask-first': [{ kind: 'identity-ask-first', request: row, text }],
    'identity-answer': [
      { kind: 'identity-answer', request: row, given: false, text },
      { kind: 'identity-answer', request: row, given: true, text },
    ],
    hold: [{ kind: 'hold', on: true, text }],
    'purge-agreed': [{ kind: 'purge-agreed', on: true, text }],
    purged: [{ kind: 'purged', text }],
    registered: [{ kind: 'registered', by: 'letter', text }],
    dismissed: [{ kind: 'dismissed', on: true, text }],
    assessment: [
      {
        ...{ kind: 'assessment', scope: 'yes', urgent: false, criminal: false },
        ...{ evidenceAtRisk: false, text },
      },
    ],
    named: [{ kind: 'named', title: text, number: { year: 2026, at: 14 }, categories: ['other'] }],
    labels: [{ kind: 'labels', labels: [text] }],
    task: [{ kind: 'task', id, text }],
    'task-done': [{ kind: 'task-done', id, done: true }],
    care: [{ kind: 'care', risk: 'low', text }],
    hearing: [
      {
        ...{ kind: 'hearing', id, who: text, mode: 'meeting' },
        companion: false,
        held: false,
        text,
      },
    ],
    accused: [{ kind: 'accused', id, who: text, state: 'to-inform', text }],
    involved: [{ kind: 'involved', id, as: 'unit', who: text, role: '' }],
    memo: [{ kind: 'memo', text }],
    linked: [{ kind: 'linked', case: systemRandom(16), how: 'related', text }],
    redacted: [
      { kind: 'redacted', row, text },
      { kind: 'redacted', row, text, passages: [{ field: 'text', from: 0, to: 4 }] },
    ],
    closing: [{ kind: 'closing', outcome: 'partly', findings: text, measures: '', lessons: '' }],
    approved: [{ kind: 'approved', closing: row }],
    logged: [
      {
        kind: 'logged',
        record: systemRandom(16),
        by: one,
        on: 1,
        what: 'closing',
        reference,
      },
      { kind: 'logged', record: systemRandom(16), by: one, on: 1, what: 'purged', reference },
    ],
    exported: [{ kind: 'exported', what: 'case', manifest: key, text }],
    counted: [
      { ...{ kind: 'counted', year: 2026, change: 0, report: none.message }, state: 'begun', text },
    ],
    filed: [{ kind: 'filed', messageId: none.message, as: 'letter', text, manifest: oneFile(key) }],
    evidence: (['opened', 'viewed', 'saved'] as const).map((action) => {
      return { kind: 'evidence', action, ...none }
    }),
  }
  return Object.values(all).flat()
}
