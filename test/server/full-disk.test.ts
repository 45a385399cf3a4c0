import { expect } from 'chai'
import { systemRandom } from '../../crypto/bytes.ts'
import { dayOf } from '../../crypto/calendar.ts'
import { keyId } from '../../crypto/kdf.ts'
import { SIZE } from '../../crypto/labels.ts'
import { signStop } from '../../crypto/stop.ts'
import { signSuspension } from '../../crypto/suspension.ts'
import { PATH } from '../../crypto/wire.ts'
import { fence } from '../../db/transaction.ts'
import { STAFF_ROUTES } from '../../server/routes/tables.ts'
import { ACCEPTED, outcomeOf } from '../support/accepted.ts'
import { putBlock, someBlock } from '../support/blocks.ts'
import { send } from '../support/http.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  publicationOf,
  sealReport,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../support/instance.ts'
import { nextHouse } from '../support/lists.ts'

const FULL = '507 {"error":"full"}'
const NOTE = 'the disk is full: nothing is taken until there is room'

/** Routes that take a body and write nothing. */
const READING: readonly string[] = [
  ...[PATH.tickets, PATH.blocksFetch, PATH.deskDropsFetch, PATH.deskRecordsFetch],
  PATH.deskSlotsFetch,
]

/** @returns what became of it, as `outcomeOf` says */
type Send = () => Promise<string>

/** For each route that writes, a request that is accepted as often as it is sent. */
async function requestsThatWrite(instance: Instance): Promise<ReadonlyMap<string, Send>> {
  const { p, house, server, now } = instance
  const [head, other] = house.members as [(typeof house.members)[0], (typeof house.members)[0]]
  const { instance: id } = house.list
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
  const list = publicationOf(nextHouse(p, house))
  const headers = { 'content-type': 'application/octet-stream' }
  return new Map<string, Send>([
    [PATH.drops, async () => outcomeOf(await postDrop(instance, report.request), report.request)],
    [PATH.blocks, async () => outcomeOf(await putBlock(instance, block), block.sealed)],
    [PATH.deskRecords, asMember(PATH.deskRecords, { body: systemRandom(SIZE.record) })],
    [PATH.deskSlots, asMember(PATH.deskSlots, { json: sealed })],
    [PATH.deskSlotsRemove, asMember(PATH.deskSlotsRemove, { json: removal })],
    [
      PATH.deskRenewals,
      asMember(PATH.deskRenewals, {
        json: { shelf: 'drops', disposals: [systemRandom(32)] },
      }),
    ],
    [PATH.deskSuspensions, asMember(PATH.deskSuspensions, { json: suspension })],
    [PATH.deskStops, asMember(PATH.deskStops, { body: signStop(p, head.signing, house.list) })],
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

describe('a start on a disk that DROP_LIMIT does not fit', () => {
  const started = async (free: number, dropLimit = 20_000) => {
    const disk = async () => ({ size: 1e12, free, unit: 4096 })
    const instance = await startInstance({
      ...{ clock: fakeClock(A_MONDAY), disk, config: { dropLimit } },
    })
    await instance.stop()
    return instance.log
  }

  it('says so, with what is needed and what is left', async () => {
    expect(await started(1e9)).to.deep.equal([
      'DROP_LIMIT=20000 may need 1966 MB, with the nightly rewrite, and the disk of DATA_DIR has 1000 MB left: make room or lower DROP_LIMIT; until then no files are taken, and drops until the disk is full',
    ])
  })

  it('says nothing where it fits', async () => {
    expect(await started(1.97e9)).to.deep.equal([])
    expect(await started(1e9, 10_000)).to.deep.equal([])
  })
})
