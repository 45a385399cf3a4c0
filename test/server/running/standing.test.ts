import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { fromUtf8 } from '../../../crypto/primitives/bytes.ts'
import { listProblem, startLines, VERSION } from '../../../server/standing.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  type InstanceOptions,
  startInstance,
} from '../../support/server/instance.ts'

const PLENTY = { size: 1e12, free: 1e12, unit: 4096 }
const MINUTE_MS = 60_000

/** The answer to a monitor. */
async function health(instance: Instance) {
  const { status, body, headers } = await send(instance.server.staffUrl, 'GET', '/healthz')
  return { status, headers, text: fromUtf8(body), ...JSON.parse(fromUtf8(body)) }
}

describe('how a server stands', () => {
  const instances: Instance[] = []
  after(() => Promise.all(instances.map((one) => one.stop())))

  const start = async (options: InstanceOptions = {}) => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock, disk: async () => PLENTY, weeks: 26, ...options })
    instances.push(instance)
    return { clock, instance }
  }

  it('is told a monitor on the side of desks, and nobody on the side of reporters', async () => {
    const { instance } = await start()
    const { status, version, keyList, boardAge, problems } = await health(instance)
    const { list, fingerprint } = instance.reception
    expect({ status, version, boardAge, problems }).to.deep.equal({
      ...{ status: 200, version: VERSION, boardAge: 0 },
      problems: [],
    })
    expect(keyList.version).to.equal(list.version)
    expect(keyList.root).to.equal(fingerprint)
    expect(keyList.ends).to.match(/^20\d\d-\d\d-\d\d$/)
    const { publicUrl } = instance.server
    expect((await send(publicUrl, 'GET', '/healthz')).status).to.equal(404)
  })

  it('says the same before and after somebody reports, and leaves no line', async () => {
    const disk = { ...PLENTY }
    const { instance } = await start({ disk: async () => disk })
    const before = await health(instance)
    const lines = instance.log.length
    await deliver(instance)
    disk.free -= 1_000_000
    const after = await health(instance)
    expect(after.text).to.equal(before.text)
    expect(Object.keys(after.headers)).to.deep.equal(Object.keys(before.headers))
    expect(instance.log).to.have.lengthOf(lines)
  })

  it('is bad once nobody gets answers any more', async () => {
    const { clock, instance } = await start({ period: 60 })
    clock.advance(12 * MINUTE_MS)
    expect((await health(instance)).status).to.equal(200)
    clock.advance(2 * MINUTE_MS)
    const { status, problems } = await health(instance)
    expect(status).to.equal(503)
    expect(problems).to.have.lengthOf(1)
    expect(problems[0]).to.include('the boards are 14 minutes old')
    await instance.server.tick()
    expect((await health(instance)).status).to.equal(200)
  })

  it('names a disk that is narrow, and one that is full', async () => {
    const disk = { ...PLENTY }
    const { instance } = await start({ disk: async () => disk })
    disk.free = 500_000_000
    const narrow = await health(instance)
    expect([narrow.status, narrow.problems.length]).to.deep.equal([200, 1])
    expect(narrow.problems[0]).to.include('DROP_LIMIT')
    // the text around it has hashes, in which anything may stand
    expect(narrow.problems[0]).not.to.match(/500|MB/)
    disk.free = 1_000_000
    const full = await health(instance)
    expect([full.status, full.problems.length]).to.deep.equal([503, 1])
    expect(full.problems[0]).to.include('make room')
  })

  it('names a database that does not answer', async () => {
    const { instance } = await start()
    await instance.server.ctx.db.destroy()
    const { status, problems } = await health(instance)
    expect(status).to.equal(503)
    expect(problems).to.deep.equal(['the database does not answer: see whether it runs'])
    instance.server.ctx.db.initialize()
  })

  it('is told the operator at the start', async () => {
    const { instance } = await start()
    const { list, fingerprint } = instance.reception
    const lines = await startLines(instance.server.ctx)
    expect(lines[0]).to.equal(`Postern ${VERSION}`)
    expect(lines[1]).to.match(new RegExp(`^key list ${list.version}, until 20`))
    expect(lines.slice(2)).to.deep.equal([
      `its root: ${fingerprint}`,
      `database: SQLite in ${instance.config.dataDir}`,
    ])
  })

  it('has no key list before the first, and says so', async () => {
    const { instance } = await start({ reception: null })
    const { status, keyList, problems } = await health(instance)
    expect([status, keyList]).to.deep.equal([503, null])
    expect(problems[0]).to.include('publication.bin')
    expect((await startLines(instance.server.ctx)).at(-1)).to.include('note: there is no key list')
  })

  it('tells where PostgreSQL is, and not how to get in', async () => {
    const { instance } = await start()
    const config = {
      ...instance.config,
      databaseUrl: 'postgres://anna:hemmelig@db.example:5432/drop',
    }
    const lines = await startLines({ ...instance.server.ctx, config })
    expect(lines).to.include('database: PostgreSQL at db.example:5432/drop')
    expect(lines.join('\n')).not.to.match(/anna|hemmelig/)
  })
})

describe('the end of a key list', () => {
  const list = { version: 7, issued: 1000, expires: 1182 }
  const at = (left: number) => listProblem(list, list.expires - left)

  it('is no matter while there are more than eight weeks', () => {
    expect(at(57)).to.equal(null)
    expect(at(56)?.isUrgent).to.equal(false)
    expect(at(56)?.text).to.include('key list 7 ends in 56 days, on ')
  })

  it('comes tomorrow, and has come', () => {
    expect(at(1)?.text).to.include('ends tomorrow')
    expect(at(0)?.isUrgent).to.equal(true)
    expect(at(-3)?.text).to.include('has ended on')
  })

  it('of a short list is no matter for the first two thirds of its time', () => {
    const short = { version: 1, issued: 1000, expires: 1021 }
    expect(listProblem(short, 1013)).to.equal(null)
    expect(listProblem(short, 1014)?.text).to.include('in 7 days')
  })

  it('is told the operator once on a day, and makes the server stand badly', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock, disk: async () => PLENTY, weeks: 26 })
    try {
      const { expires } = instance.reception.list
      const told = () => instance.log.filter((line) => line.includes('key list 1 '))
      const goTo = async (left: number) => {
        clock.advance((expires - left) * DAY_MS - clock.now())
        await instance.server.tick()
        await instance.server.tick()
      }
      expect(told()).to.deep.equal([])
      await goTo(56)
      expect(told()).to.have.lengthOf(1)
      clock.advance(DAY_MS / 2)
      await instance.server.tick()
      expect(told()).to.have.lengthOf(1)
      await goTo(55)
      expect(told()).to.have.lengthOf(2)
      expect((await health(instance)).status).to.equal(200)
      await goTo(0)
      expect(told().at(-1)).to.include('nobody can send a report')
      expect((await health(instance)).status).to.equal(503)
    } finally {
      await instance.stop()
    }
  })
})
