import type { Mutation } from './mutation.ts'

/** What a desk says of boards, marks and refusals. */
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
]
