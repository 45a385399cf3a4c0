import type { Mutation } from './mutation.ts'

/** Mutations that tell the operator of the server the kind of a visit. PROTOCOL.md section 6.1 */
export const VISIT_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a report that is there takes along what was written since',
    file: 'client/reporter/steps/send.ts',
    from: 'if (!state.isAsFixed()) return\n',
    to: '\n',
    test: 'test/unit/reporter/return/arrival.test.ts',
  },
  {
    name: 'a letter goes on as soon as it has its ticket',
    file: 'client/shared/session/visit-tickets.ts',
    from: '    await ticket.rested\n',
    to: '',
    test: 'test/unit/shared/visit-steps.test.ts',
  },
  {
    name: 'a letter that is no first report takes no ticket before it is tried',
    file: 'client/shared/session/visit.ts',
    from: '      await this.#tickets.rested(this.#placeOf(outgoing.receipt))\n',
    to: '',
    test: 'test/unit/shared/visit-steps.test.ts',
  },
  {
    name: 'work is done for who writes to custodians alone',
    file: 'client/shared/session/letter.ts',
    from: 'const keepers = custodians(p, reception)\n',
    to: 'const keepers = isForCustodians(kind, content) ? custodians(p, reception) : []\n',
    test: 'test/unit/shared/visit-steps.test.ts',
  },
  {
    name: 'a random source that repeats itself is used',
    file: 'client/shared/session/visit-tickets.ts',
    from: "if (equal(random(SIZE.key), random(SIZE.key))) throw new VisitError('random')",
    to: '',
    test: 'test/unit/shared/visit-steps.test.ts',
  },
  {
    name: 'the age of a look counts from the code',
    file: 'client/shared/session/visit.ts',
    from: 'return { ...reading, fetchedAt,',
    to: 'return { ...reading, fetchedAt: fetchedAt > 0 ? this.#source.now() : 0,',
    test: 'test/unit/reporter/return/age.test.ts',
  },
  {
    name: 'going back to the matter after a letter fetches a page',
    file: 'client/reporter/steps/letter/letter.ts',
    from: 'void look(app, false)',
    to: 'void look(app)',
    test: 'test/unit/reporter/return/age.test.ts',
  },
  {
    name: 'an emptied page fetches no page that was to come',
    file: 'client/reporter/page.ts',
    from: 'startVisitWorker(this.#sources, late)',
    to: 'startVisitWorker(this.#sources)',
    test: 'test/browser/shared/visit-browser.test.ts',
  },
  {
    name: 'what is to be fetched after a letter outlives leaving the page',
    file: 'client/reporter/worker/visit-worker.ts',
    from: '      pages.clear()\n',
    to: '',
    test: 'test/unit/reporter/visit-worker.test.ts',
  },
  {
    name: 'a report that a desk puts in opens no visit',
    file: 'client/desk/engine/cases/register.ts',
    from: 'if (!current.opened) await current.visit.open()\n',
    to: '',
    test: 'test/server/desk/board/visit.test.ts',
  },
  {
    name: 'a split opens no visit',
    file: 'client/desk/engine/cases/split.ts',
    from: 'if (!sending.opened) await sending.visit.open()\n',
    to: '',
    test: 'test/server/desk/board/visit.test.ts',
  },
]
