import { expect } from 'chai'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { A_MONDAY, deliver, fakeClock, startInstance } from '../../support/server/instance.ts'

/** Whether a statement changes what lies on the shelf of drops or of records. */
const changes = (sql: string) =>
  /\bupdate\s+["`]?(drops|records)\b/i.test(sql) ||
  (/\binto\s+["`]?(drops|records)\b/i.test(sql) && /\bdo update\b|\bor replace\b/i.test(sql))

for (const database of ['sqlite', 'postgres'] as const) {
  it(`no statement over ${database} updates a drop or a record, whatever desks and nights do`, async () => {
    const clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception'] as const
    let on = await startInstance({ database, clock, roles })
    try {
      const statements: string[] = []
      const watch = () =>
        on.server.ctx.db.on('query', ({ sql }: { sql: string }) => statements.push(sql))
      watch()
      const report = await deliver(on)
      const desk = testDesk(on, 0)
      await syncAndOpen(desk)
      await desk.append(desk.cases[0]!.id, jobOf(systemRandom, { kind: 'note', text: 'seen' }))
      clock.advance(8 * DAY_MS)
      await on.server.tick()
      await desk.sync()
      await deliver(on, { code: report.code })
      on = await on.restart({ tick: 900, cover: 960 })
      watch()
      clock.advance(900_000)
      await on.server.moveLists()
      clock.advance(20 * 7 * DAY_MS)
      await on.server.tick()
      await on.server.moveLists()
      expect(statements.filter((sql) => /["`]drops["`]/.test(sql))).to.not.deep.equal([])
      expect(statements.filter((sql) => /["`]records["`]/.test(sql))).to.not.deep.equal([])
      expect(statements.filter(changes)).to.deep.equal([])
    } finally {
      await on.stop()
    }
  })
}

it('a statement that updates a shelf is found', () => {
  for (const sql of [
    'update `drops` set `expiry_week` = ? where `id` = ?',
    'insert into "records" ("id") values (?) on conflict ("id") do update set "id" = ?',
  ]) {
    expect(changes(sql)).to.equal(true)
  }
  expect(changes('update `blocks` set `expiry_week` = ?')).to.equal(false)
})
