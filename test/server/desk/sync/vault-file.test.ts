import { expect } from 'chai'
import type { ReceptionSource } from '../../../../client/desk/engine/monitor/reception.ts'
import {
  enrolmentFile,
  findOwnPlace,
  hasJoined,
  listNotices,
  newMember,
  printOf,
  requireSameRoot,
  secretsForNextList,
} from '../../../../client/desk/engine/vault/enrol.ts'
import { VaultFile } from '../../../../client/desk/engine/vault/vault-file.ts'
import type { DeskErrorCode } from '../../../../client/desk/model/error.ts'
import type { VaultFileName } from '../../../../client/desk/wire/ports.ts'
import { OfflineError } from '../../../../client/shared/transport.ts'
import { DAY_MS, dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import { readEnrolment } from '../../../../crypto/keys/enrolment.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { readU32, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSumo, type SumoEngine } from '../../../../crypto/primitives/sodium-sumo.ts'
import type { Hashing, Vault } from '../../../../crypto/vault/vault.ts'
import { withComingWeeks } from '../../../../crypto/vault/weekly.ts'
import { openPublication } from '../../../../scripts/ceremony/publish.ts'
import { type Changes, nextInstance } from '../../../../scripts/ceremony/renew.ts'
import { staffTransport, testDesk, vaultOf, weeksOf } from '../../../support/desk/desk-core.ts'
import { codeOf, MemoryFiles } from '../../../support/desk/memory-files.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  publicationOf,
  startInstance,
} from '../../../support/server/instance.ts'

const { primitives: p } = await loadSumo()
const CHEAP = { operations: 1, memory: 8 }
const ROOT = 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HH4P'
const JOINING = {
  id: 'anna',
  title: { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' },
  root: ROOT,
}

describe('the files of a vault', () => {
  const now = weekAt(A_MONDAY)
  let engine: SumoEngine
  let tools: { engine: SumoEngine; random: typeof systemRandom; cost: typeof CHEAP }
  let files: MemoryFiles

  before(async () => {
    engine = await loadSumo()
    tools = { engine, random: systemRandom, cost: CHEAP }
  })
  beforeEach(async () => {
    files = new MemoryFiles()
    const made = newMember(engine.primitives, systemRandom, JOINING, now)
    await VaultFile.create(tools, files, 'the first one', made)
    files.changes = 0
  })

  const open = (passphrase: string, from = files) => VaultFile.open(tools, from, passphrase)

  it('open to what was made, and are not made over', async () => {
    const safe = await open('the first one')
    expect([safe.vault.member, safe.weeks.weeks.length]).to.deep.equal(['anna', 27])
    const act = VaultFile.create(tools, files, 'another one', {
      vault: safe.vault,
      weeks: safe.weeks,
    })
    expect(await codeOf(act)).to.equal('other-window')
    expect((await open('the first one')).vault).to.deep.equal(safe.vault)
  })

  it('open by a hash that was made beside, and by one made here where that one fails', async () => {
    const asked: number[] = []
    const hashBeside = async (hashing: Hashing) => engine.hashPassphrase(...hashing)
    const counted = async (hashing: Hashing) => {
      asked.push(hashing[2].operations)
      return hashBeside(hashing)
    }
    const noHere = {
      ...engine,
      hashPassphrase: () => {
        throw new Error('it was hashed here')
      },
    }
    const beside = { ...tools, engine: noHere, hashBeside: counted }
    const safe = await VaultFile.open(beside, files, 'the first one')
    expect([safe.vault.member, ...asked]).to.deep.equal(['anna', CHEAP.operations])
    expect(await codeOf(VaultFile.open(beside, files, 'not this'))).to.equal('passphrase')
    const failing = { ...tools, hashBeside: async () => null }
    expect((await VaultFile.open(failing, files, 'the first one')).vault).to.deep.equal(safe.vault)
    const wrong = { ...tools, hashBeside: async () => new Uint8Array(32) }
    expect(await codeOf(VaultFile.open(wrong, files, 'the first one'))).to.equal('passphrase')
    files.files.set('vault', files.files.get('vault')!.subarray(0, 20))
    asked.length = 0
    expect(await codeOf(VaultFile.open(beside, files, 'the first one'))).to.equal('damaged')
    expect(asked).to.deep.equal([])
  })

  it('tell a wrong passphrase, a damaged vault, and a weekly file that is damaged or of another', async () => {
    const stranger = new MemoryFiles()
    const made = newMember(engine.primitives, systemRandom, JOINING, now)
    await VaultFile.create(tools, stranger, 'the first one', made)
    const spoil = (name: VaultFileName) => {
      const bytes = files.files.get(name)!.slice()
      bytes[100] = (bytes[100] ?? 0) ^ 1
      return bytes
    }
    const cases: [VaultFileName, Uint8Array, DeskErrorCode][] = [
      ['vault', spoil('vault'), 'damaged'],
      ['vault', files.files.get('vault')!.slice(0, -1), 'damaged'],
      ['vault', files.files.get('weeks')!, 'damaged'],
      ['weeks', spoil('weeks'), 'weeks-damaged'],
      ['weeks', stranger.files.get('weeks')!, 'weeks'],
    ]
    expect(await codeOf(open('the first One'))).to.equal('passphrase')
    for (const [name, bytes, code] of cases) {
      const copy = new MemoryFiles()
      for (const [one, whole] of files.files) copy.files.set(one, whole)
      copy.files.set(name, bytes)
      expect(await codeOf(open('the first one', copy)), `${name} ${code}`).to.equal(code)
    }
    files.files.delete('weeks')
    expect((await open('the first one')).weeks.weeks).to.deep.equal([])
  })

  it('open only with the new passphrase once it is changed, and what is kept later too', async () => {
    const safe = await open('the first one')
    expect(await codeOf(safe.changePassphrase('not this', 'the second one'))).to.equal('passphrase')
    await safe.changePassphrase('the first one', 'the second one')
    expect(files.files.has('weeks-next')).to.equal(false)
    await safe.keep({ ...safe.vault, listVersion: 7 }, safe.weeks)
    expect(await codeOf(open('the first one'))).to.equal('passphrase')
    const again = await open('the second one')
    expect(again.vault.listVersion).to.equal(7)
    expect(again.weeks).to.deep.equal(safe.weeks)
    await again.changePassphrase('the second one', 'the third one')
    expect((await open('the third one')).weeks).to.deep.equal(safe.weeks)
  })

  it('follow a risen cost when the passphrase changes, and say before that theirs is lower', async () => {
    const costs = () => {
      const header = files.files.get('vault')!
      return [readU32(header, 16), readU32(header, 20)]
    }
    const risen = { ...tools, cost: { operations: 2, memory: 16 } }
    const safe = await VaultFile.open(risen, files, 'the first one')
    expect([safe.isCheap, costs()]).to.deep.equal([true, [1, 8]])
    await safe.keep({ ...safe.vault, listVersion: 7 }, safe.weeks)
    // a save by itself keeps the low cost: recovery sheets could not open another one
    expect(costs()).to.deep.equal([1, 8])
    await safe.changePassphrase('the first one', 'the first one')
    expect([safe.isCheap, costs()]).to.deep.equal([false, [2, 16]])
    const again = await VaultFile.open(risen, files, 'the first one')
    expect([again.isCheap, again.vault.listVersion]).to.deep.equal([false, 7])
    expect(again.weeks).to.deep.equal(safe.weeks)
  })

  it('are sealed at 256 MiB or more where nobody says otherwise, and open again', async () => {
    const full = { engine, random: systemRandom }
    const fresh = new MemoryFiles()
    const made = newMember(engine.primitives, systemRandom, JOINING, now)
    const safe = await VaultFile.create(full, fresh, 'the first one', made)
    const header = fresh.files.get('vault')!
    expect(readU32(header, 16)).to.be.at.least(3)
    expect(readU32(header, 20)).to.be.at.least(256 * 1024)
    expect(safe.isCheap).to.equal(false)
    expect((await VaultFile.open(full, fresh, 'the first one')).vault).to.deep.equal(safe.vault)
  })

  it('say that a machine has too little memory, and are as they were', async () => {
    const safe = await open('the first one')
    const { hashPassphrase } = engine
    // more than any build of the engine can take
    const short = (passphrase: Uint8Array, salt: Uint8Array, cost: { operations: number }) =>
      hashPassphrase(passphrase, salt, { ...cost, memory: 2_097_151 })
    const tight = { ...tools, engine: { ...engine, hashPassphrase: short } }
    expect(await codeOf(VaultFile.open(tight, files, 'the first one'))).to.equal('memory')
    const dear = { ...tools, cost: { operations: 1, memory: 2_097_151 } }
    const other = await VaultFile.open(dear, files, 'the first one')
    const change = other.changePassphrase('the first one', 'the second one')
    expect(await codeOf(change)).to.equal('memory')
    expect((await open('the first one')).vault).to.deep.equal(safe.vault)
    expect([...files.files.keys()].sort()).to.deep.equal(['vault', 'weeks'])
  })

  it('lose nothing where a change of passphrase is broken off anywhere', async () => {
    const { weeks } = await open('the first one')
    const changed: boolean[] = []
    for (const failAt of [1, 2, 3, 4, 5]) {
      const copy = new MemoryFiles()
      for (const [name, bytes] of files.files) copy.files.set(name, bytes)
      const safe = await open('the first one', copy)
      copy.failAt = failAt
      const code = await codeOf(safe.changePassphrase('the first one', 'the second one'))
      copy.failAt = Number.POSITIVE_INFINITY
      const passphrase = code === null ? 'the second one' : 'the first one'
      changed.push(code === null)
      const again = await open(passphrase, copy)
      expect(again.weeks, `broken off at ${failAt}`).to.deep.equal(weeks)
      expect([...copy.files.keys()].sort()).to.deep.equal(['vault', 'weeks'])
    }
    expect(changed).to.deep.equal([false, false, true, true, true])
  })

  it('lose nothing where nobody knows whether a part of a change of passphrase was written', async () => {
    const { weeks } = await open('the first one')
    for (const unsureAt of [1, 2, 3]) {
      for (const isWrittenThen of [true, false]) {
        const copy = new MemoryFiles()
        for (const [name, bytes] of files.files) copy.files.set(name, bytes)
        const safe = await open('the first one', copy)
        Object.assign(copy, { changes: 0, unsureAt, isWrittenThen })
        const code = await codeOf(safe.changePassphrase('the first one', 'the second one'))
        copy.unsureAt = Number.POSITIVE_INFINITY
        expect(code).to.equal(unsureAt === 3 ? null : 'unsure')
        const isNew = unsureAt === 3 || (unsureAt === 2 && isWrittenThen)
        const again = await open(isNew ? 'the second one' : 'the first one', copy)
        expect(again.weeks, `${unsureAt} ${isWrittenThen}`).to.deep.equal(weeks)
        expect([...copy.files.keys()].sort()).to.deep.equal(['vault', 'weeks'])
      }
    }
  })

  it('are kept again where nobody knows whether they were', async () => {
    const safe = await open('the first one')
    const weeks = { ...safe.weeks, weeks: safe.weeks.weeks.slice(1) }
    const vault = { ...safe.vault, listVersion: 7 }
    Object.assign(files, { unsureAt: 1, isWrittenThen: false })
    expect(await codeOf(safe.keep(vault, weeks))).to.equal('unsure')
    // no weekly key goes before the keys of what it opened are there
    expect((await open('the first one')).weeks.weeks).to.have.length(27)
    await safe.keep(vault, weeks)
    const again = await open('the first one')
    expect([again.vault.listVersion, again.weeks.weeks.length]).to.deep.equal([7, 26])
  })

  it('keep no copy of a weekly secret that is destroyed after a broken-off change', async () => {
    const safe = await open('the first one')
    files.failAt = 3
    await safe.changePassphrase('the first one', 'the second one')
    expect(files.files.has('weeks-next')).to.equal(true)
    files.failAt = Number.POSITIVE_INFINITY
    await safe.keep(safe.vault, { ...safe.weeks, weeks: safe.weeks.weeks.slice(1) })
    expect([...files.files.keys()].sort()).to.deep.equal(['vault', 'weeks'])
    expect((await open('the second one')).weeks.weeks).to.have.length(26)
  })
})

describe('a vault that waits for its key list', () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  after(() => instance.stop())

  const source = (over: Partial<ReceptionSource> = {}): ReceptionSource => ({
    primitives: instance.p,
    transport: staffTransport(instance),
    now: instance.now,
    buildDay: 0,
    ...over,
  })
  const week = weekAt(A_MONDAY)
  const member = (root: string) => newMember(instance.p, systemRandom, { ...JOINING, root }, week)

  it('learns instance and id from the first list of its root that names its key', async () => {
    const { reception } = instance
    const { vault, weeks } = member(reception.fingerprint)
    expect(hasJoined(vault)).to.equal(false)
    expect(await findOwnPlace(source(), vault)).to.equal(null)
    const file = enrolmentFile(p, vault, weeks, JOINING, week)
    const enrolment = readEnrolment(p, file)
    expect(printOf(p, vault, file)).to.equal(enrolment.print)
    expect(printOf(p, member(reception.fingerprint).vault, file)).to.equal(null)
    const tools = { engine: await loadSumo(), random: systemRandom, today: dayOf(A_MONDAY) }
    const added = [{ id: 'second', enrolment, role: 'reception' as const, position: null }]
    const changes: Changes = {
      keys: [],
      removed: [],
      added: added.map((one) => ({ ...one, channels: ['main'] })),
    }
    const next = nextInstance(tools, reception.root.seed, publicationOf(reception), changes)
    const { signed, content, bundles } = openPublication(p, next.publication)
    const bodies: Record<string, Uint8Array> = {
      '/api/key-list': signed,
      '/api/content': content,
      [`/api/weekly-keys/${week}`]: bundles[0]!.bundle,
    }
    const transport = {
      request: async (_: string, path: string) => ({ status: 200, body: bodies[path]! }),
    }
    const joined = await findOwnPlace(source({ transport }), vault)
    expect(joined).to.deep.equal({ ...vault, instance: reception.list.instance, member: 'second' })
    expect(hasJoined(joined!)).to.equal(true)
  })

  it('takes no list of another root, and says so before anything is made', async () => {
    const foreign = makeReception(instance.p, { today: dayOf(A_MONDAY) })
    const { vault } = member(foreign.fingerprint)
    expect(await codeOf(findOwnPlace(source(), vault))).to.equal('other-reception')
    expect(await codeOf(requireSameRoot(source(), foreign.fingerprint))).to.equal('other-reception')
    expect(await codeOf(requireSameRoot(source(), instance.reception.fingerprint))).to.equal(null)
    const transport = {
      request: () => Promise.reject(new OfflineError('nobody')),
    }
    const offline = source({ transport })
    expect(await codeOf(requireSameRoot(offline, foreign.fingerprint))).to.equal(null)
    expect(await codeOf(findOwnPlace(offline, vault))).to.equal('offline')
  })

  it('of another reception, or of a member who is in no list, opens no desk', async () => {
    const foreign = makeReception(instance.p, { today: dayOf(A_MONDAY) })
    const desk = testDesk(instance, 0, { vault: vaultOf(foreign, 0) })
    expect(await codeOf(desk.sync())).to.equal('other-reception')
    const wrong = { ...vaultOf(instance.reception, 0), instance: systemRandom(16) }
    expect(await codeOf(testDesk(instance, 0, { vault: wrong }).sync())).to.equal('other-reception')
    const { seed } = newSignKeyPair(p, systemRandom)
    const gone: Vault = { ...vaultOf(instance.reception, 0), signing: seed }
    expect(await codeOf(testDesk(instance, 0, { vault: gone }).sync())).to.equal('unsigned')
  })
})

describe('the end of a key list on a desk', () => {
  it('is warned of from 8 weeks before, again from 2 weeks, and said once it has come', () => {
    const { list } = makeReception(p, { today: dayOf(A_MONDAY) })
    const ending = { ...list, expires: dayOf(A_MONDAY) }
    const kinds = [57, 56, 15, 14, 1, 0, -100].map((days) => {
      const [notice] = listNotices(ending, A_MONDAY - days * DAY_MS)
      return notice?.kind ?? null
    })
    expect(kinds).to.deep.equal([
      ...[null, 'list-expires', 'list-expires'],
      ...['list-expires-soon', 'list-expires-soon', 'list-expired', 'list-expired'],
    ])
  })

  it('stops no reading: what came before it is fetched, opened and shown after it', async () => {
    const clock = fakeClock(A_MONDAY)
    const today = dayOf(A_MONDAY)
    const reception = makeReception(p, { today, edit: (list) => ({ ...list, expires: today + 7 }) })
    const instance = await startInstance({ clock, reception })
    try {
      await deliver(instance, { text: 'in time' })
      clock.advance(13 * DAY_MS)
      await instance.server.tick()
      const desk = testDesk(instance, 0)
      await desk.sync()
      expect(desk.cases).to.have.length(1)
      expect(desk.notices).to.deep.include({ kind: 'list-expired', day: today + 7 })
    } finally {
      await instance.stop()
    }
  })

  it('is prepared by keys that keep the weeks at hand, and add those of the next list', () => {
    const week = weekAt(A_MONDAY)
    const nothing = { format: 'postern-weekly-keys/1', weeks: [] } as const
    const held = withComingWeeks(systemRandom, { ...nothing, weeks: [] }, week - 20)
    const more = secretsForNextList(systemRandom, held, A_MONDAY)
    expect(more.weeks.slice(0, 27)).to.deep.equal(held.weeks)
    expect(more.weeks.map((one) => one.week)).to.deep.equal(
      Array.from({ length: 47 }, (_, i) => week - 20 + i),
    )
    expect(new Set(more.weeks.map(({ seed }) => toHex(seed))).size).to.equal(47)
  })
})

describe('a member who was away', () => {
  for (const weeksAway of [2, 8]) {
    it(`for ${weeksAway} weeks opens everything that came meanwhile, and only then destroys keys`, async () => {
      const clock = fakeClock(A_MONDAY)
      const reception = makeReception(p, { today: dayOf(A_MONDAY), weeks: 10 })
      const instance = await startInstance({ clock, reception })
      try {
        const vault = vaultOf(reception, 0)
        const weeks = weeksOf(reception, 0)
        for (let week = 0; week < weeksAway; week++) {
          await deliver(instance, { text: `week ${week}` })
          clock.advance(7 * DAY_MS)
          await instance.server.tick()
        }
        clock.advance(2 * 3_600_000)
        const offline = testDesk(instance, 0, {
          ...{ vault, weeks },
          transport: { request: () => Promise.reject(new OfflineError('on a train')) },
        })
        expect(await codeOf(offline.sync())).to.equal('offline')
        expect(offline.weeks.weeks).to.have.length(10)
        const desk = testDesk(instance, 0, { vault, weeks })
        await desk.sync()
        expect(desk.cases).to.have.length(weeksAway)
        expect(desk.vault.drops).to.have.length(weeksAway)
        const first = weekAt(A_MONDAY)
        expect(desk.weeks.weeks.map((one) => one.week)).to.deep.equal(
          Array.from({ length: 11 - weeksAway }, (_, i) => first + weeksAway - 1 + i),
        )
      } finally {
        await instance.stop()
      }
    })
  }
})
