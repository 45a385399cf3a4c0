import { expect } from 'chai'
import {
  boardKeysOf,
  sharedBoardKeys,
  sharedBoardWarnings,
} from '../../../client/desk/model/case/board-keys.ts'
import type { ReporterDrop } from '../../../client/desk/model/log/drops.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import { boardOf } from '../../../crypto/keys/receipt.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'

const p = await loadSodium()
const of = (byte: number, length = 32) => new Uint8Array(length).fill(byte)
const [OURS, THEIRS] = [of(1), of(2)]

interface Letter {
  readonly id: number
  readonly week?: number
  /** Byte of B; the letter has no B if it is null. */
  readonly key?: number | null
  readonly day?: number
  readonly signer?: Uint8Array
}

/** As far as boards go by it. */
function letter(kind: 'report' | 'follow-up', said: Letter): ReporterDrop {
  const { id, week = 10, key = 7, day = 67, signer = OURS } = said
  const boardKey = key === null ? null : of(key)
  return {
    ...{ kind, id: of(id), week, day, boardKey, signer, address: of(id, 4) },
  } as ReporterDrop
}
const named = (id: number) => ({ entry: { kind: 'drop', drop: of(id), key: of(0) } as Entry })
const says = (kind: 'acknowledged' | 'status' | 'note') => ({ entry: { kind } as Entry })

describe('the boards of a case', () => {
  const report = letter('report', { id: 5 })
  const keys = (drops: readonly ReporterDrop[], lines: Parameters<typeof boardKeysOf>[2] = []) =>
    boardKeysOf(p, drops, lines)

  it('belong to its signer, with the board secret that the report states', () => {
    expect(keys([report])).to.deep.equal([
      { week: 10, key: boardOf(p, of(7), OURS), signer: OURS, address: of(5, 4), since: 67 },
    ])
    const forged = letter('report', { id: 6, signer: THEIRS })
    expect(keys([forged])[0]!.key).not.to.deep.equal(keys([report])[0]!.key)
  })

  it('are not those of a letter that the log does not name, nor of one that states none', () => {
    const more = letter('follow-up', { id: 6, week: 11, key: 8 })
    const none = letter('follow-up', { id: 7, week: 12, key: null })
    expect(keys([report, more, none]).map(({ week }) => week)).to.deep.equal([10])
    const lines = [named(6), named(7)]
    expect(keys([report, more, none], lines).map(({ week }) => week)).to.deep.equal([11, 10])
  })

  it('are one for each week, that of the letter with the smallest id, in whatever order they come', () => {
    const other = letter('follow-up', { id: 4, key: 9, day: 70 })
    for (const drops of [
      [report, other],
      [other, report],
    ]) {
      const all = keys(drops, [named(4)])
      expect(all.map(({ key, since }) => [key, since])).to.deep.equal([
        [boardOf(p, of(9), OURS), 67],
      ])
    }
  })
})

describe('a board secret that two signers state', () => {
  const report = letter('report', { id: 5 })
  const forged = letter('report', { id: 6, signer: THEIRS })
  const shared = sharedBoardKeys([report, forged])
  const warned = (lines: Parameters<typeof sharedBoardWarnings>[1], drops = [report]) =>
    sharedBoardWarnings(drops, lines, shared).length > 0

  it('is one that letters of one signer alone do not make', () => {
    expect(shared.size).to.equal(1)
    const more = letter('follow-up', { id: 6 })
    expect(sharedBoardKeys([report, more]).size).to.equal(0)
  })

  it('is warned of until the case has told its reporter something on that board', () => {
    expect(warned([])).to.equal(true)
    expect(warned([says('note'), says('status')])).to.equal(true)
    expect(warned([says('acknowledged')])).to.equal(false)
    expect(warned([says('note'), says('acknowledged'), says('note')])).to.equal(false)
  })

  it('is warned of where a later letter states it, until that letter is answered', () => {
    const first = letter('report', { id: 4, key: 3 })
    const drops = [first, letter('follow-up', { id: 5, week: 11 })]
    const before = [says('acknowledged'), says('status')]
    expect(warned(before, drops)).to.equal(true)
    expect(warned([...before, named(5)], drops)).to.equal(true)
    expect(warned([...before, named(5), says('status')], drops)).to.equal(false)
  })
})
