import { expect } from 'chai'
import fc from 'fast-check'
import { changesIn, placeOfNewest } from '../../../client/desk/model/log/changes.ts'
import type { Stream, StreamRecord } from '../../../client/desk/model/log/stream.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'

type Line = readonly [author: string, entry: Entry]

const idOf = (sequence: number) => new Uint8Array(32).fill(sequence + 1)

function streamOf(lines: readonly Line[], key = 0): Stream {
  const records = lines.map(([author, entry], sequence) => {
    const record = { id: idOf(sequence), author: { id: author }, sequence, day: sequence, entry }
    const content = { kind: 'opened', record, counts: true, late: false }
    return [sequence, { sequence, content }] as unknown as [number, StreamRecord]
  })
  return { caseKey: new Uint8Array(32).fill(key), records: new Map(records) } as unknown as Stream
}

const note = (...mentions: string[]): Entry => ({
  ...{ kind: 'note', text: 'x' },
  ...(mentions.length === 0 ? {} : { mentions }),
})
const granted = (member: string): Entry => ({ kind: 'granted', member, as: 'co-handler', text: '' })

const changesOf = (lines: readonly Line[], looked: number | null) =>
  changesIn({ stream: streamOf(lines), identity: [] }, 'me', () => looked)
const places = (lines: readonly Line[], looked: number | null) =>
  changesOf(lines, looked).map(({ day }) => day)

describe('what changed in a case since its member looked', () => {
  const lines: readonly Line[] = [
    ['other', note()],
    ['me', note()],
    ['other', { kind: 'task', id: new Uint8Array(8), text: 'x', member: 'me' }],
    ['other', { kind: 'impartiality', conflict: false, text: '' }],
    ['other', note('me')],
    ['other', note('third')],
  ]

  it('is what colleagues wrote after that, and nothing of the member’s own', () => {
    expect(places(lines, null)).to.deep.equal([0, 2, 4, 5])
    expect(places(lines, 0)).to.deep.equal([2, 4, 5])
    expect(places(lines, 4)).to.deep.equal([5])
    expect(places(lines, 5)).to.deep.equal([])
  })

  it('says of each who wrote it, what it is, and whether it names the member', () => {
    const changes = changesOf(lines, 1)
    expect(changes.map(({ by, kind, toMe }) => [by, kind, toMe])).to.deep.equal([
      ['other', 'task', true],
      ['other', 'note', true],
      ['other', 'note', false],
    ])
    expect(changes[0]?.key).to.equal(toHex(idOf(2)))
  })

  it('begins for a member who was let in with the record that let them in', () => {
    const history: readonly Line[] = [...lines, ['other', granted('me')], ['other', note()]]
    expect(places(history, null)).to.deep.equal([6, 7])
    expect(places(history, 3)).to.deep.equal([4, 5, 6, 7])
    const others: readonly Line[] = [
      ['other', note()],
      ['other', granted('third')],
    ]
    expect(places(others, null)).to.deep.equal([0, 1])
  })

  it('leads from a custodian’s answer to the row of the question', () => {
    const request = new Uint8Array(32).fill(9)
    const asked = streamOf(
      [['custodian', { kind: 'identity-answer', request, given: false, text: '' }]],
      1,
    )
    const [change] = changesIn({ stream: null, identity: [asked] }, 'me', () => null)
    expect(change).to.deep.include({ kind: 'identity-answer', row: toHex(request) })
    expect(placeOfNewest(asked, new Set([change?.key ?? '']))).to.equal(0)
  })

  it('is none once the member looked at all of it, and grows by what is new, for any log', () => {
    const line = fc.tuple(
      fc.constantFrom('me', 'other', 'third'),
      fc.oneof(
        fc.constant(note()),
        fc.constantFrom('me', 'third').map((who) => note(who)),
        fc.constantFrom('me', 'third').map(granted),
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.nat(19), (all, looked) => {
        const changes = changesOf(all, null)
        const newest = placeOfNewest(streamOf(all), new Set(changes.map(({ key }) => key)))
        expect(changesOf(all, newest ?? all.length)).to.deep.equal([])
        const since = all.flatMap(([author], i) => (author !== 'me' && i > looked ? [i] : []))
        expect(places(all, looked)).to.deep.equal(since)
      }),
    )
  })
})
