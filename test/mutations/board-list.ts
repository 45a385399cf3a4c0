import type { Mutation } from './mutation.ts'

/** Whose board it is, and who may write there. PROTOCOL.md 11 and 12 */
export const BOARD_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a board belongs to whoever states its B',
    file: 'crypto/receipt.ts',
    from: 'return kdf(p, boardKey, LABEL.boardOf, signer)',
    to: 'return kdf(p, boardKey, LABEL.boardOf)',
    test: 'test/client/desk-board-keys.test.ts',
  },
  {
    name: 'an ended epoch leaves its slots where they are',
    file: 'client/desk/core/rights.ts',
    from: 'await hand.moveBoard()',
    to: '',
    test: 'test/client/desk-board-let-go.test.ts',
  },
  {
    name: 'what was overwritten comes back',
    file: 'crypto/board.ts',
    from: 'b.generation - a.generation ||',
    to: 'a.generation - b.generation ||',
    test: 'test/crypto/board-rows.test.ts',
  },
  {
    name: 'of two authors one is shown without a word',
    file: 'crypto/board.ts',
    from: 'broken: slots.length > 1 || isTied',
    to: 'broken: isTied',
    test: 'test/crypto/board-rows.test.ts',
  },
  {
    name: 'one of two authors tells the status and the readers',
    file: 'crypto/board.ts',
    from: 'const isContested = other?.number === 0',
    to: 'const isContested = false',
    test: 'test/crypto/board-rows.test.ts',
  },
  {
    name: 'a number that is not live is read',
    file: 'crypto/board.ts',
    from: 'if ((live >> number) % 2 === 0) continue',
    to: '',
    test: 'test/crypto/board-rows.test.ts',
  },
  {
    name: 'a case stays on an older board while the page is full',
    file: 'client/desk/core/reconcile.ts',
    from: 'isRefused(outcome) && step.there === null && going.length > kept',
    to: 'false',
    test: 'test/client/desk-board-room.test.ts',
  },
  {
    name: 'a quiet case on a full page is not moved to the next epoch',
    file: 'client/desk/core/reconcile.ts',
    from: ' && !isElsewhere',
    to: '',
    test: 'test/client/desk-board-room.test.ts',
  },
  {
    name: 'number 0 speaks of what found no room',
    file: 'client/desk/core/reconcile.ts',
    from: 'if (slot.number !== 0 || waiting.length === 0) return step',
    to: 'return step',
    test: 'test/client/desk-board-room.test.ts',
  },
  {
    name: 'rows of one key are shown under one tag',
    file: 'crypto/page.ts',
    from: 'const key = rowKey(p, slot.key, index)',
    to: 'const key = slot.key',
    test: 'test/crypto/board-rows.test.ts',
  },
  {
    name: 'a purge leaves its case on the board',
    file: 'client/desk/core/cabinet.ts',
    from: "if (why === 'purged') await this.clearBoard(c)",
    to: '',
    test: 'test/client/desk-purge.test.ts',
  },
  {
    name: 'a slot is moved whatever stands there now',
    file: 'db/slots.ts',
    from: "if (old === null || !equal(hash(old), replaced.hash)) return 'conflict'",
    to: "if (old === null) return 'conflict'",
    test: 'test/db/slots.test.ts',
  },
]
