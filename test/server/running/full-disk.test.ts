import { expect } from 'chai'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { signStop } from '../../../crypto/keys/stop.ts'
import { signSuspension } from '../../../crypto/keys/suspension.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { fence } from '../../../db/transaction.ts'
import { type PageBuilder, pageBuilder } from '../../../server/board.ts'
import { mayShareDisk } from '../../../server/config.ts'
import { STAFF_ROUTES } from '../../../server/routes/tables.ts'
import { startError } from '../../../server/start-error.ts'
import { ACCEPTED, acceptedBody, outcomeOf } from '../../support/desk/accepted.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { nextReception } from '../../support/reception/lists.ts'
import { send } from '../../support/run/http.ts'
import { putBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  publicationOf,
  readReceipt,
  sealReport,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

const FULL = '507 {"error":"full"}'
type Engine = 'sqlite' | 'postgres'

const NOTE = 'the disk is full: nothing is accepted until there is room'

/** Routes that take a body and write nothing. */
const READING: readonly string[] = [
  ...[PATH.tickets, PATH.blocksFetch, PATH.deskDropsFetch, PATH.deskRecordsFetch],
]

/** The answer of a server that has none of these blocks. */
const renewalsTaken = (json: readonly Uint8Array[]) =>
  `${new TextDecoder().decode(acceptedBody(encodeJson(json))).slice(0, -1)},"there":[false]}`

/** @returns what became of it, as `outcomeOf` says */
type Send = () => Promise<string>

/** For each route that writes, a request that is accepted as often as it is sent. */
async function requestsThatWrite(instance: Instance): Promise<ReadonlyMap<string, Send>> {
  const { p, reception, server, now } = instance
  const [head, other] = reception.members as [
    (typeof reception.members)[0],
    (typeof reception.members)[0],
  ]
  const { instance: id } = reception.list
  const { receipt } = await deliver(instance)
  const sealed = slotPostFor(instance, head, receipt)
  const asMember = (path: string, content: { body?: Uint8Array; json?: unknown }): Send => {
    return async () => {
      const answer = await staffFetch(instance, head, 'POST', path, content)
      return outcomeOf(answer, content.json ?? content.body)
    }
  }
  const report = sealReport(instance)
  const block = someBlock()
  const removal = { disposal: systemRandom(32), hash: systemRandom(32) }
  const said = signSuspension(
    ...([p, id, head.signing, keyId(p, other.signing.publicKey), dayOf(now())] as const),
  )
  const suspension = { suspended: said.suspended, day: dayOf(now()), signature: said.signature }
  const list = publicationOf(nextReception(p, reception))
  const headers = { 'content-type': 'application/octet-stream' }
  return new Map<string, Send>([
    [PATH.drops, async () => outcomeOf(await postDrop(instance, report.request), report.request)],
    [PATH.blocks, async () => outcomeOf(await putBlock(instance, block), block.sealed)],
    [PATH.deskRecords, asMember(PATH.deskRecords, { body: systemRandom(SIZE.record) })],
    [PATH.deskSlots, asMember(PATH.deskSlots, { json: sealed })],
    [PATH.deskSlotsRemove, asMember(PATH.deskSlotsRemove, { json: removal })],
    [
      PATH.deskRenewals,
      async () => {
        const json = [systemRandom(32)]
        const answer = await staffFetch(instance, head, 'POST', PATH.deskRenewals, { json })
        const isTaken = answer.text === renewalsTaken(json)
        return isTaken ? ACCEPTED : outcomeOf(answer, json)
      },
    ],
    [PATH.deskSuspensions, asMember(PATH.deskSuspensions, { json: suspension })],
    [PATH.deskStops, asMember(PATH.deskStops, { body: signStop(p, head.signing, reception.list) })],
    [
      PATH.deskKeyList,
      async () =>
        outcomeOf(
          await send(server.staffUrl, 'POST', PATH.deskKeyList, { headers, body: list }),
          list,
        ),
    ],
  ])
}

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`a full disk over ${database}`, () => {
    let instance: Instance
    beforeEach(async () => {
      const config = { dropLimit: 3 }
      instance = await startInstance({ clock: fakeClock(A_MONDAY), database, config })
    })
    afterEach(() => instance.stop())

    it('is answered "full" by every route that writes, and all goes on when there is room', async () => {
      const requests = await requestsThatWrite(instance)
      const writing = STAFF_ROUTES.filter(({ method, path }) => {
        return method !== 'GET' && !READING.includes(path)
      })
      expect([...requests.keys()].sort()).to.deep.equal(writing.map(({ path }) => path).sort())
      const { db } = instance.server.ctx
      const codes = database === 'sqlite' ? ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'] : ['53100']
      for (const code of codes) {
        fence(db, async () => {
          throw Object.assign(new Error('no space'), { code })
        })
        for (const [path, request] of requests) {
          expect(await request(), path).to.equal(FULL)
        }
      }
      fence(db, async () => undefined)
      for (const [path, request] of requests) {
        expect(await request(), path).to.equal(ACCEPTED)
      }
      expect(instance.log.filter((line) => line === NOTE)).to.have.length(1)
      expect(instance.log.join()).not.to.contain('fault')
    })

    it('refuses a drop as the database itself says it, and takes it later', async () => {
      const { db } = instance.server.ctx
      const { request } = sealReport(instance)
      if (database === 'sqlite') {
        const [{ page_count: pages }] = await db.raw('PRAGMA page_count')
        await db.raw(`PRAGMA max_page_count = ${pages}`)
      } else {
        await db.raw(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$`)
        await db.raw('CREATE TRIGGER refuse BEFORE INSERT ON drops EXECUTE FUNCTION refuse()')
      }
      const refused = await postDrop(instance, request)
      expect(`${refused.status} ${refused.text}`).to.equal(FULL)
      if (database === 'sqlite') await db.raw('PRAGMA max_page_count = 100000')
      else await db.raw('DROP TRIGGER refuse ON drops')
      expect((await postDrop(instance, request)).status).to.equal(200)
    })
  })
}

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`a start on a full disk over ${database}`, () => {
    it('is a start: pages are there, and the board once there is room', async () => {
      let isFull = false
      const code = database === 'sqlite' ? 'SQLITE_FULL' : '53100'
      const buildPage: PageBuilder['buildPage'] = (...values) => {
        if (isFull) throw Object.assign(new Error('no space'), { code })
        return pageBuilder.buildPage(...values)
      }
      const instance = await startInstance({
        ...{ clock: fakeClock(A_MONDAY), database, builder: { ...pageBuilder, buildPage } },
      })
      const { receipt, week } = await deliver(instance)
      const { db } = instance.server.ctx
      // the tables of knex, to which a start has nothing to add
      for (const table of ['knex_migrations', 'knex_migrations_lock']) {
        if (database === 'sqlite') {
          await db.raw(
            `CREATE TRIGGER no_${table} BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'no space'); END`,
          )
        } else {
          await db.raw(`CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$`)
          await db.raw(`CREATE TRIGGER refuse BEFORE UPDATE ON ${table} EXECUTE FUNCTION refuse()`)
        }
      }
      isFull = true
      const again = await instance.restart()
      expect(again.log).to.deep.equal([NOTE])
      expect((await send(again.server.publicUrl, 'GET', PATH.keyList)).status).to.equal(200)
      expect((await send(again.server.publicUrl, 'GET', `${PATH.board}0`)).status).to.equal(503)
      isFull = false
      await again.server.tick()
      expect(weeksOf(await readReceipt(again, receipt))).to.deep.equal([week])
      await again.stop()
    })
  })
}

describe('a start that the system does not let write', () => {
  const said = (code: string, path?: string) => {
    const error = Object.assign(new Error(`${code}: no`), { code, ...(path ? { path } : {}) })
    return String(startError(error, { dataDir: '/data' }))
  }

  it('says in one sentence what to do', () => {
    for (const code of ['EACCES', 'EPERM'])
      expect(said(code, '/data/lock')).to.equal(
        `Error: the user of this server may not use /data/lock (${code}): give DATA_DIR and all files in it to that user (chown -R), on a file system that can be written`,
      )
    expect(said('SQLITE_READONLY')).to.contain('may not use a file in DATA_DIR (/data)')
    expect(said('EROFS', '/data/lock')).to.equal(
      'Error: /data/lock is on a file system that is read-only (EROFS): make it writable, or set DATA_DIR to a folder that is',
    )
    for (const code of ['ENOSPC', 'SQLITE_FULL'])
      expect(said(code)).to.equal(
        `Error: the disk of DATA_DIR (/data) is full (${code}): make room, and start again`,
      )
    expect(said('SQLITE_IOERR')).to.contain('its disk is full or fails; make room')
    expect(said('53100')).to.contain('the disk of the database is full')
    expect(said('42501')).to.contain('the user of DATABASE_URL may not write into the database')
    expect(said('SQLITE_NOTADB')).to.contain('is damaged (SQLITE_NOTADB)')
    expect(said('ECONNREFUSED')).to.equal(
      'Error: no database answers at the address in DATABASE_URL (ECONNREFUSED): start PostgreSQL, or correct the address',
    )
    expect(said('28P01')).to.contain('correct the name or the password')
    expect(said('3D000')).to.contain('create it, or correct the name')
    expect(said('ECONNRESET')).to.equal('Error: ECONNRESET: no')
  })
})

describe('a start on a disk that DROP_LIMIT does not fit', () => {
  const started = async (free: number, dropLimit = 20_000, database: Engine = 'sqlite') => {
    const disk = async () => ({ size: 1e12, free, unit: 4096 })
    const instance = await startInstance({
      ...{ clock: fakeClock(A_MONDAY), disk, config: { dropLimit }, database },
    })
    await instance.stop()
    return instance.log
  }

  it('says so, with what is needed and what is left', async () => {
    expect(await started(1e9)).to.deep.equal([
      'DROP_LIMIT=20000 may need 1966 MB, with the nightly rewrite, but the disk of DATA_DIR has only 1000 MB left: make room or lower DROP_LIMIT; until then files are refused, and drops are accepted until the disk is full',
    ])
  })

  it('asks the disk of DATA_DIR only where the database may lie on it', async () => {
    const [line] = await started(1e9, 20_000, 'postgres')
    expect(line).to.contain(
      'the disk of DATA_DIR, where PostgreSQL may lie as well, has only 1000 MB left',
    )
    const at = (host: string) => mayShareDisk(`postgres://postern@${host}`)
    for (const host of ['localhost', 'db:5432', '127.0.0.1:5432', '[::1]'])
      expect(at(`${host}/p`), host).to.equal(true)
    expect(at('db.example/p?host=/run/pg')).to.equal(true)
    for (const host of ['db.example/p', '10.0.0.7/p', 'localhost/p?host=db.example'])
      expect(at(host), host).to.equal(false)
  })

  it('says nothing where it fits', async () => {
    expect(await started(1.97e9)).to.deep.equal([])
    expect(await started(1e9, 10_000)).to.deep.equal([])
  })
})
