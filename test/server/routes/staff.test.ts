import { expect } from 'chai'
import { weekAt } from '../../../crypto/days/calendar.ts'
import { newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { recordId, sealRecord } from '../../../crypto/log/record.ts'
import { compare, concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { disposalKey } from '../../../crypto/primitives/kdf.ts'
import {
  ALL_PREFIXES,
  changedPrefixes,
  decodeListing,
  hashesOf,
  listQuery,
} from '../../../crypto/wire/listing.ts'
import { signRequest } from '../../../crypto/wire/request.ts'
import { BATCH, HEAP, PATH, renewalAnswer } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf, THERE } from '../../support/desk/accepted.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  signStaff,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { idsOf, listPath, rowsIn } from '../../support/server/listing.ts'

const UNSIGNED = '401 {"error":"unsigned"}'

describe('a staff request', () => {
  let clock: Clock
  let instance: Instance
  before(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock })
  })
  after(() => instance.stop())

  const path = listPath(PATH.deskDrops)
  const ask = async (
    headers: Readonly<Record<string, string>>,
    method = 'GET',
    target = path,
    body?: Uint8Array,
  ) => {
    const answer = await send(instance.server.staffUrl, method, target, {
      headers,
      ...(body ? { body } : {}),
    })
    return outcomeOf(answer, body)
  }
  const member = () => instance.reception.members[0]!

  it('is answered where a member has signed it', async () => {
    expect(await ask(signStaff(instance, member(), 'GET', path))).to.equal('200 ')
  })

  it('is refused where it comes a second time', async () => {
    const headers = signStaff(instance, member(), 'GET', path)
    expect(await ask(headers)).to.equal('200 ')
    expect(await ask(headers)).to.equal(UNSIGNED)
    clock.advance(119_000)
    expect(await ask(headers)).to.equal(UNSIGNED)
  })

  it('is refused where one component is another', async () => {
    const body = systemRandom(4096)
    const octets = { 'content-type': 'application/octet-stream' }
    const sign = (): Record<string, string> => ({
      ...signStaff(instance, member(), 'POST', PATH.deskRecords, body),
      ...octets,
    })
    const other = body.slice()
    other[77]! ^= 1
    expect(await ask(sign(), 'POST', PATH.deskRecords, other)).to.equal(UNSIGNED)
    expect(await ask(signStaff(instance, member(), 'HEAD', path))).to.equal(UNSIGNED)
    expect(await ask(signStaff(instance, member(), 'GET', path), 'GET', `${path}1`)).to.equal(
      UNSIGNED,
    )
    const records = listPath(PATH.deskRecords)
    expect(await ask(signStaff(instance, member(), 'GET', path), 'GET', records)).to.equal(UNSIGNED)
    for (const name of ['content-digest', 'postern-instance', 'signature-input', 'signature']) {
      const { [name]: value = '', ...rest } = sign()
      expect(await ask(rest, 'POST', PATH.deskRecords, body), `no ${name}`).to.equal(UNSIGNED)
      for (const at of [5, Math.floor(value.length / 2), value.length - 4]) {
        const changed = value[at] === 'A' ? 'B' : 'A'
        const bad = { ...rest, [name]: value.slice(0, at) + changed + value.slice(at + 1) }
        expect(await ask(bad, 'POST', PATH.deskRecords, body), `${name} ${at}`).to.equal(UNSIGNED)
      }
      const twice = { ...rest, [name]: `${value}, ${value}` }
      expect(await ask(twice, 'POST', PATH.deskRecords, body), `two ${name}`).to.equal(UNSIGNED)
    }
    expect(await ask(sign(), 'POST', PATH.deskRecords, body)).to.equal(ACCEPTED)
  })

  it('is refused for its clock if only that is wrong', async () => {
    for (const [seconds, answer] of [
      [-121, '401 {"error":"clock"}'],
      [-120, '200 '],
      [120, '200 '],
      [121, '401 {"error":"clock"}'],
    ] as const) {
      const shifted = { ...instance, now: () => clock.now() + seconds * 1000 }
      expect(await ask(signStaff(shifted, member(), 'GET', path)), `${seconds}`).to.equal(answer)
    }
    const stranger = { signing: newSignKeyPair(instance.p, systemRandom) }
    const late = { ...instance, now: () => clock.now() - 999_000 }
    expect(await ask(signStaff(late, stranger, 'GET', path))).to.equal(UNSIGNED)
  })

  it('is refused from who is no member, and for another instance', async () => {
    const stranger = { signing: newSignKeyPair(instance.p, systemRandom) }
    expect(await ask(signStaff(instance, stranger, 'GET', path))).to.equal(UNSIGNED)
    const root = { signing: instance.reception.root }
    expect(await ask(signStaff(instance, root, 'GET', path))).to.equal(UNSIGNED)
    const request = {
      method: 'GET',
      path: PATH.deskDrops,
      query: '?',
      body: new Uint8Array(0),
    }
    const { p } = instance
    const other = systemRandom(16)
    const signed = signRequest(p, systemRandom, clock.now(), other, member().signing, request)
    expect(await ask({ ...signed })).to.equal(UNSIGNED)
  })

  it('is refused for a list that nobody can ask for', async () => {
    const whole = listQuery(new Set([1]))
    for (const query of ['?', '?prefixes=', whole.slice(0, -1), `${whole}A`, `${whole}&a=b`]) {
      const target = `${PATH.deskDrops}${query}`
      const headers = signStaff(instance, member(), 'GET', target)
      expect(await ask(headers, 'GET', target), query).to.equal('400 {"error":"malformed"}')
    }
  })
})

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`the desk log over ${database}`, () => {
    let clock: Clock
    let instance: Instance
    before(async () => {
      clock = fakeClock(A_MONDAY)
      instance = await startInstance({ database, clock })
    })
    after(() => instance.stop())

    const epochKey = systemRandom(32)
    const seal = (sequence: number, text: string, author = 0) => {
      const { p, reception } = instance
      const place = { instance: reception.list.instance, epoch: 0, epochKey, sequence }
      const entry = { kind: 'note' as const, text }
      const record = { previous: new Uint8Array(32), day: 20_000, entry }
      return sealRecord(p, systemRandom, place, reception.members[author]!.signing, record)
    }
    const send = (body: Uint8Array, author = 0) => {
      const { members } = instance.reception
      return staffFetch(instance, members[author]!, 'POST', PATH.deskRecords, { body })
    }
    const post = async (body: Uint8Array, author = 0) => outcomeOf(await send(body, author), body)

    it('takes a record, a repeat of it, and hands the second writer the one that is there', async () => {
      const first = seal(0, 'first')
      expect(await post(first)).to.equal(ACCEPTED)
      expect(await post(first)).to.equal(THERE)
      const { status, headers, body: there } = await send(seal(0, 'second', 1), 1)
      expect([status, headers.get('content-type')]).to.deep.equal([409, 'application/octet-stream'])
      expect(there).to.deep.equal(first)
      const id = recordId(instance.p, epochKey, 0)
      const body = concat(id, systemRandom((BATCH.records - 1) * 32))
      const { members } = instance.reception
      const fetched = await staffFetch(instance, members[1]!, 'POST', PATH.deskRecordsFetch, {
        body,
      })
      expect(fetched.body).to.deep.equal(first)
    })

    it('hands over rows for as many ids as a batch has, or a heap, and for no other number', async () => {
      const { members } = instance.reception
      const ask = async (path: string, count: number) => {
        const body = systemRandom(count * 32)
        return (await staffFetch(instance, members[0]!, 'POST', path, { body })).status
      }
      for (const [path, few, many] of [
        [PATH.deskRecordsFetch, BATCH.records, HEAP.records],
        [PATH.deskDropsFetch, BATCH.drops, HEAP.drops],
      ] as const) {
        expect(await ask(path, few), `${path} ${few}`).to.equal(200)
        expect(await ask(path, many), `${path} ${many}`).to.equal(200)
        for (const count of [0, 1, few + 1, 2 * few, many - 1]) {
          expect(await ask(path, count), `${path} ${count}`).to.equal(400)
        }
        expect(await ask(path, many + 1), `${path} ${many + 1}`).to.equal(413)
      }
    })

    it('lets one of two desks win that write one place at once', async () => {
      const both = [seal(1, 'a'), seal(1, 'b', 1)]
      const answers = await Promise.all(both.map((body, author) => send(body, author)))
      const won = answers.findIndex(({ status }) => status === 200)
      expect(answers[1 - won]).to.deep.include({ status: 409, body: both[won] })
    })

    it('lists what lies there by id, with its week, and renews none of it', async () => {
      const { p, reception } = instance
      const week = weekAt(clock.now())
      const report = await deliver(instance)
      const list = async (path: string) =>
        rowsIn((await staffFetch(instance, reception.members[0]!, 'GET', listPath(path))).body)
      expect(await list(PATH.deskDrops)).to.deep.equal([
        { id: report.id, week: week + 26, life: 26 },
      ])
      const ids = [0, 1].map((sequence) => recordId(p, epochKey, sequence)).sort(compare)
      const rows = ids.map((id) => ({ id, week: week + 53, life: 53 }))
      expect(await list(PATH.deskRecords)).to.deep.equal(rows)

      clock.advance(5 * 7 * 86_400_000)
      const renew = (json: unknown) =>
        staffFetch(instance, reception.members[0]!, 'POST', PATH.deskRenewals, { json })
      const disposals = [disposalKey(p, report.contentKey, 0), disposalKey(p, epochKey, 0)]
      const answer = await renew(disposals)
      expect(decodeJson(renewalAnswer, answer.body).there).to.deep.equal([false, false])
      expect((await list(PATH.deskDrops)).map((row) => row.week)).to.deep.equal([week + 26])
      expect(await list(PATH.deskRecords)).to.deep.equal(rows)
      expect((await renew({ shelf: 'drops', disposals })).status).to.equal(400)
    })

    it('tells by hashes which parts of a list have changed', async () => {
      const { p, reception } = instance
      const ask = async (query: string) =>
        (await staffFetch(instance, reception.members[0]!, 'GET', `${PATH.deskRecords}${query}`))
          .body
      const before = await ask('')
      expect(before).to.deep.equal(hashesOf(p, await ask(listQuery(ALL_PREFIXES))))
      const record = seal(7, 'a new one')
      expect(await post(record)).to.equal(ACCEPTED)
      const changed = changedPrefixes(before, await ask(''))
      expect([...changed]).to.deep.equal([record[0]])
      const rows = decodeListing(await ask(listQuery(changed)), changed)
      expect(idsOf(rows).map(toHex)).to.include(toHex(record.subarray(0, 32)))
    })
  })
}
