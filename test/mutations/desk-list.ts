import type { Mutation } from './mutation.ts'

/** Mutations of what a desk says of boards, marks and refusals. */
export const DESK_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a word counts as arrived though no desk looked at the board',
    file: 'client/desk/core/arrival.ts',
    from: "looks.get(toHex(id)) ?? (presumes || 'unseen')",
    to: 'looks.get(toHex(id)) ?? true',
    test: 'test/client/desk-untold.test.ts',
  },
  {
    name: 'a clock is met by a word of which nobody knows that it arrived',
    file: 'client/desk/core/clocks.ts',
    from: "if (one.state === 'met' && !facts.isSeen)",
    to: 'if (false)',
    test: 'test/client/desk-untold.test.ts',
  },
  {
    name: 'a word that no board answered for meets a deadline',
    file: 'client/desk/core/desk.ts',
    from: 'this.looks.get(c.id), !this.waiting.has(c.id))',
    to: 'this.looks.get(c.id), true)',
    test: 'test/client/desk-untold.test.ts',
  },
  {
    name: 'a record that the server refuses stops the work in all other cases',
    file: 'client/desk/core/error.ts',
    from: '  ...REFUSALS,',
    to: '',
    test: 'test/client/desk-log.test.ts',
  },
  {
    name: 'any record at the place of a mark hides a letter',
    file: 'client/desk/core/kept-back.ts',
    from: ' && holdings.marks.get(mark) !== false',
    to: '',
    test: 'test/client/desk-left-out.test.ts',
  },
  {
    name: 'a mark by somebody who may not read cases hides a letter',
    file: 'client/desk/core/letter-mark.ts',
    from: 'if (!mayRead || ',
    to: 'if (',
    test: 'test/client/desk-left-out.test.ts',
  },
  {
    name: 'a mark over another letter hides this one',
    file: 'client/desk/core/letter-mark.ts',
    from: ' && equal(entry.drop, letter.id)',
    to: '',
    test: 'test/client/desk-left-out.test.ts',
  },
  {
    name: 'the server sees which mark a desk looks for',
    file: 'client/desk/core/sync.ts',
    from: "'records', window, progress, cover)",
    to: "'records', window, progress)",
    test: 'test/client/desk-left-out.test.ts',
  },
  {
    name: 'a board is settled by the answer to a post',
    file: 'client/desk/core/board-keeper.ts',
    from: 'wrong.has(c) ? [] : [c]',
    to: '[c]',
    test: 'test/client/desk-board.test.ts',
  },
]
