/** One line of security code changed for the worse, and the tests that must notice. */
export interface Mutation {
  /** What the changed program does. */
  readonly name: string
  /** Path of the file that is changed. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly from: string
  readonly to: string
  /** Path of the test file that must go red. */
  readonly test: string
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a receipt code has a secret part of zeros',
    file: 'crypto/receipt.ts',
    from: '[...random(SECRET_LENGTH)]',
    to: '[...new Uint8Array(SECRET_LENGTH)]',
    test: 'test/crypto/receipt.test.ts',
  },
  {
    name: 'a visit makes its code without the random source',
    file: 'client/shared/visit.ts',
    from: 'makeCode(this.#source.random,',
    to: 'makeCode((length) => new Uint8Array(length),',
    test: 'test/client/visit-requests.test.ts',
  },
  {
    name: 'no page is fetched after sending',
    file: 'client/shared/visit.ts',
    from: 'await this.#coverRead(outgoing.receipt)',
    to: '',
    test: 'test/client/visit-requests.test.ts',
  },
  {
    name: 'page 0 is fetched for every code',
    file: 'client/shared/visit.ts',
    from: 'pageOf(address, list.board.pageBits)',
    to: '0',
    test: 'test/client/visit-requests.test.ts',
  },
  {
    name: 'every letter has the same message id',
    file: 'client/shared/visit.ts',
    from: 'this.#source.random(SIZE.messageId)',
    to: 'new Uint8Array(SIZE.messageId)',
    test: 'test/client/visit-requests.test.ts',
  },
  {
    name: 'a batch is filled with zeros',
    file: 'client/desk/core/staff.ts',
    from: '() => random(SIZE.id))',
    to: '() => new Uint8Array(SIZE.id))',
    test: 'test/client/desk-fetch.test.ts',
  },
  {
    name: 'real ids stand before random ones',
    file: 'client/desk/core/staff.ts',
    from: '[...ids, ...fill].sort(compare)',
    to: '[...ids, ...fill]',
    test: 'test/client/desk-fetch.test.ts',
  },
  {
    name: 'records are fetched case by case',
    file: 'client/desk/core/sync.ts',
    from: 'const ids = [...places.keys()].sort()',
    to: 'const ids = [...places.keys()]',
    test: 'test/client/desk-fetch.test.ts',
  },
  {
    name: 'the next epoch key follows from the running one',
    file: 'client/desk/core/rights.ts',
    from: 'key: random(SIZE.key) }',
    to: 'key: p.hash(SIZE.key, null, running.key) }',
    test: 'test/client/desk-epoch-keys.test.ts',
  },
  {
    name: 'a desk does not notice that an envelope was forwarded',
    file: 'client/desk/core/drops.ts',
    from: 'sortOpened(opened, !named)',
    to: 'sortOpened(opened, false)',
    test: 'test/client/desk-forwarded.test.ts',
  },
  {
    name: 'rows are deleted by the clock of the machine alone',
    file: 'server/schedule.ts',
    from: 'dayOf(clock.sure())',
    to: 'dayOf(now())',
    test: 'test/server/clock.test.ts',
  },
  {
    name: 'the server follows its clock however it is set',
    file: 'server/clock.ts',
    from: 'if (!isNear(off, 0, SLACK_MS) || !isNear(this.#followed + off, 0, most)) return',
    to: '',
    test: 'test/server/clock.test.ts',
  },
  {
    name: 'the server passes the end of the key list by itself',
    file: 'server/clock.ts',
    from: 'end > counted ? Math.min(believed, end) : believed',
    to: 'believed',
    test: 'test/server/clock.test.ts',
  },
  {
    name: 'a desk destroys weekly keys of which the server is not sure',
    file: 'client/desk/core/keys.ts',
    from: 'Math.min(weekAt(now - CLOCK_MARGIN), sure)',
    to: 'weekAt(now - CLOCK_MARGIN)',
    test: 'test/client/desk-fold.test.ts',
  },
  {
    name: 'any 200 counts as delivered',
    file: 'client/shared/accepted.ts',
    from: ' && equal(body, acceptedAnswer(await sha256(sent)))',
    to: '',
    test: 'test/client/false-answers.test.ts',
  },
]
