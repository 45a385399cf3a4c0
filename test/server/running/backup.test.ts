import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { asKemPublicKey, asKemSeed } from '../../../crypto/keys/keys.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { listBackups } from '../../../scripts/backup/kept.ts'
import { makeBackup } from '../../../scripts/backup/make.ts'
import { putBack } from '../../../scripts/backup/put-back.ts'
import { verifyBackup } from '../../../scripts/backup/verify.ts'
import { staffTransport, syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { postgresUrl } from '../../support/run/postgres.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { fetchBlock, putBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  type SealedReport,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { wholeState } from '../db/rows.ts'

const p = await loadSodium()
const seed = asKemSeed(systemRandom(32))
const to = asKemPublicKey(p.kemPublicKey(seed))

type Database = 'sqlite' | 'postgres'
type Target = Pick<Instance['config'], 'dataDir' | 'databaseUrl'>

function backUp({ config, now }: Pick<Instance, 'config' | 'now'>, folder = tempFolder('backups')) {
  return makeBackup({ p, random: systemRandom, config, to, folder, now: now() })
}

const restore = (path: string, config: Target, now: number, key = seed) =>
  putBack({ p, seed: key, path, config, now })

/** A folder and a database that have nothing. */
async function nothing(database: Database = 'sqlite'): Promise<Target> {
  const databaseUrl = database === 'postgres' ? await postgresUrl() : null
  return { dataDir: join(tempFolder('restored'), 'data'), databaseUrl }
}

/** Start a server where a backup was put back. */
const startOn = ({ reception }: Instance, clock: ReturnType<typeof fakeClock>, config: Target) =>
  startInstance({ clock, reception, config })

async function answer(instance: Instance, report: SealedReport, text: string): Promise<void> {
  const [, member] = instance.reception.members
  const json = slotPostFor(instance, member!, report.receipt, { content: { text } })
  expect((await staffFetch(instance, member!, 'POST', PATH.deskSlots, { json })).status).to.equal(
    200,
  )
}

/** The message of the error with which `work` ends. */
async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: Error) => error.message,
  )
}

for (const [from, into] of [
  ['sqlite', 'sqlite'],
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
] as const) {
  describe(`a backup of ${from} that is put back into ${into}`, () => {
    it('was taken while uploads ran; every shelf is the same, and every receipt opens', async () => {
      const clock = fakeClock(A_MONDAY)
      const instance = await startInstance({ clock, database: from, weeks: 26 })
      const reports = [await deliver(instance), await deliver(instance), await deliver(instance)]
      await answer(instance, reports[0]!, 'Takk.')
      const blocks = [someBlock(), someBlock(), someBlock()]
      for (const block of blocks) await putBlock(instance, block)
      const desk = testDesk(instance, 1)
      await syncAndOpen(desk)
      let isDone = false
      const uploads = (async () => {
        for (let n = 0; n < 12 && !isDone; n++)
          await Promise.all([deliver(instance), putBlock(instance, someBlock())])
      })()
      const { path, missing } = await backUp(instance)
      isDone = true
      await uploads
      expect(missing).to.equal(0)
      const target = await nothing(into)
      await restore(path, target, clock.now())
      await instance.stop()
      const again = await startOn(instance, clock, target)
      expect(again.log).to.deep.equal([])
      await again.server.tick()
      for (const { receipt, week } of reports)
        expect(weeksOf(await readReceipt(again, receipt))).to.include(week)
      const reading = await readReceipt(again, reports[0]!.receipt)
      expect(reading.status?.content.text).to.equal('Takk.')
      for (const { id, sealed } of blocks)
        expect((await fetchBlock(again, id)).body).to.deep.equal(sealed)
      const rows: readonly { id: Uint8Array }[] = await again.server.ctx.db('blocks')
      const files = readdirSync(join(target.dataDir, 'blocks'))
      expect(rows.map(({ id }) => toHex(id)).sort()).to.deep.equal(files.sort())
      await again.stop()
    })
  })
}

describe('a backup of a server at rest', () => {
  const clock = fakeClock(A_MONDAY)
  let instance: Instance
  let path: string
  const made = tempFolder('backups')
  before(async () => {
    instance = await startInstance({ clock, weeks: 26 })
    await deliver(instance)
    await putBlock(instance, someBlock())
    path = (await backUp(instance, made)).path
  })
  after(() => instance.stop())

  /** A copy of the backup that was changed. */
  function changed(change: (bytes: Buffer) => Buffer): string {
    const file = join(tempFolder('changed'), 'copy.backup')
    writeFileSync(file, change(readFileSync(path)))
    return file
  }

  it('has every row of the original but server id and term, and gets an id of its own', async () => {
    const target = await nothing()
    await restore(path, target, clock.now())
    const again = await startOn(instance, clock, target)
    const [there, here] = [
      await wholeState(again.server.ctx.db),
      await wholeState(instance.server.ctx.db),
    ]
    const own = (rows: readonly string[]) => rows.filter((row) => row.includes('server-id'))
    expect(own(there.settings)).to.have.lengthOf(1)
    expect(own(there.settings)).not.to.deep.equal(own(here.settings))
    const rest = (state: typeof here) => ({
      ...state,
      settings: state.settings.filter((row) => !row.includes('server-id')),
    })
    expect(rest(there)).to.deep.equal(rest(here))
    expect(readFileSync(join(target.dataDir, 'publication.bin'))).to.deep.equal(
      readFileSync(join(instance.config.dataDir, 'publication.bin')),
    )
    await again.stop()
  })

  it('tells by name, time and size only the day and a size class, whatever came', async () => {
    const { size, mtimeMs, mode } = statSync(path)
    expect(path).to.equal(join(made, 'postern-2027-01-04.backup'))
    expect([mtimeMs, mode & 0o777]).to.deep.equal([dayOf(A_MONDAY) * DAY_MS, 0o600])
    const other = await startInstance({ clock, weeks: 26 })
    for (let n = 0; n < 20; n++) await deliver(other)
    const { path: fuller } = await backUp(other)
    await other.stop()
    expect(statSync(fuller).size).to.equal(size)
    expect(readdirSync(made)).to.deep.equal(['postern-2027-01-04.backup'])
  })

  it('is refused if it is cut, changed, foreign or something else, and nothing is left of it', async () => {
    const target = await nothing()
    const cases: readonly (readonly [file: string, sentence: RegExp, key?: typeof seed])[] = [
      [changed((bytes) => bytes.subarray(0, -1)), /is cut off: copy it again/],
      [changed((bytes) => bytes.subarray(0, 500_000)), /is cut off: copy it again/],
      [changed((bytes) => flip(bytes, 9_000_000)), /was changed or damaged.*take another copy/],
      [changed((bytes) => flip(bytes, bytes.length - 1)), /was changed or damaged/],
      [changed((bytes) => flip(bytes, 100)), /was changed or damaged/],
      [path, /is sealed to another key: give the secret key/, asKemSeed(systemRandom(32))],
      [changed((bytes) => flip(bytes, 3)), /this is not a backup of this version/],
      [changed(() => Buffer.from('postern')), /this is not a backup of this version/],
    ]
    for (const [file, sentence, key] of cases) {
      expect(await refusal(restore(file, target, clock.now(), key))).to.match(sentence)
      if (existsSync(target.dataDir)) expect(readdirSync(target.dataDir)).to.deep.equal(['lock'])
    }
    await restore(path, target, clock.now())
  })

  it('is refused before its day, and from its end on', async () => {
    const target = await nothing()
    const at = (days: number) => clock.now() + days * DAY_MS
    expect(await refusal(restore(path, target, at(-1)))).to.match(/set the clock$/)
    expect(await refusal(restore(path, target, at(14)))).to.match(
      /ended on 2027-01-18: .* must not come back\. Take a newer one, and delete this one$/,
    )
    await restore(path, target, at(13))
  })

  it('is not put back where something is', async () => {
    const { dataDir } = instance.config
    const before = await wholeState(instance.server.ctx.db)
    expect(await refusal(restore(path, { dataDir, databaseUrl: null }, clock.now()))).to.match(
      /there is a database in DATA_DIR .*: a backup is put back only into an empty folder/,
    )
    expect(await wholeState(instance.server.ctx.db)).to.deep.equal(before)
    const used = await startInstance({ clock, database: 'postgres' })
    const fresh = { ...(await nothing()), databaseUrl: used.config.databaseUrl }
    expect(await refusal(restore(path, fresh, clock.now()))).to.match(
      /another server uses the database/,
    )
    await used.stop()
    expect(await refusal(restore(path, fresh, clock.now()))).to.match(
      /the database of DATABASE_URL is not empty/,
    )
  })

  it('is tried by a server of its own, which leaves nothing', async () => {
    const below = tempFolder('below')
    const { day, root, notes } = await verifyBackup({ p, seed, path, now: clock.now() }, below)
    expect([day, root, notes]).to.deep.equal([
      ...[dayOf(A_MONDAY), instance.reception.fingerprint, []],
    ])
    expect(readdirSync(below)).to.deep.equal([])
    const broken = changed((bytes) => flip(bytes, 5_000_000))
    const options = { p, seed, path: broken, now: clock.now() }
    expect(await refusal(verifyBackup(options, below))).to.match(/was changed or damaged/)
    expect(readdirSync(below)).to.deep.equal([])
  })

  it('is not made of a folder and a database of two servers, inside DATA_DIR, or by a wrong clock', async () => {
    const other = await startInstance({ clock })
    const { databaseUrl } = other.config
    await other.stop()
    const nobody = { ...instance, config: { ...instance.config, dataDir: tempFolder('empty') } }
    expect(await refusal(backUp(nobody))).to.match(
      /there is no database in DATA_DIR .*: set DATA_DIR/,
    )
    writeFileSync(join(other.config.dataDir, 'server-id'), 'ab')
    expect(await refusal(backUp({ ...other, config: { ...other.config, databaseUrl } }))).to.match(
      /belong to different servers/,
    )
    const inside = join(instance.config.dataDir, 'backups')
    expect(await refusal(backUp(instance, inside))).to.match(/lies in DATA_DIR/)
    for (const days of [-1, 29]) {
      const now = () => clock.now() + days * DAY_MS
      expect(await refusal(backUp({ ...instance, now }))).to.match(/set the clock/)
    }
  })
})

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = bytes[at]! ^ 1
  return bytes
}

describe('old backups', () => {
  it('are deleted two weeks after their day, by days that the server is sure of', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock, weeks: 26 })
    const folder = tempFolder('backups')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'postern-2020-01-01.backup'), 'something else')
    await backUp(instance, folder)
    for (let day = 1; day <= 13; day++) {
      clock.advance(DAY_MS)
      await instance.server.tick()
    }
    // a clock that is ahead deletes nothing
    const ahead = { ...instance, now: () => clock.now() + 5 * DAY_MS }
    expect((await backUp(ahead, folder)).removed).to.equal(0)
    clock.advance(DAY_MS)
    await instance.server.tick()
    expect((await backUp(instance, folder)).removed).to.equal(1)
    const days = (await listBackups(folder)).map(({ day }) => day - dayOf(A_MONDAY))
    expect(days).to.deep.equal([14, 18])
    expect(readdirSync(folder)).to.include('postern-2020-01-01.backup')
    await instance.stop()
  })
})

describe('a server that was put back, after more had come', () => {
  it('says nothing misleading to reporters and desks, and goes on', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock, weeks: 26 })
    let current = instance
    const transport: Transport = { request: (...all) => staffTransport(current).request(...all) }
    const reports = [await deliver(instance), await deliver(instance)]
    const [quiet, busy] = reports.map(caseOf)
    const desks = [0, 1].map((n) => testDesk(instance, n, { transport }))
    for (const desk of desks) await syncAndOpen(desk)
    await instance.server.tick()
    const { path } = await backUp(instance)
    clock.advance(DAY_MS)
    await instance.server.tick()
    const late = await deliver(instance)
    for (const desk of desks) await syncAndOpen(desk)
    const [first] = desks
    await write(first!, busy!)
    await first!.sync()
    await instance.stop()
    const target = await nothing()
    await restore(path, target, clock.now())
    current = await startOn(instance, clock, target)
    await current.server.tick()
    // the server holds what it held, and knows nothing of the report that came later
    const held = await Promise.all(
      [...reports, late].map((one) => readReceipt(current, one.receipt)),
    )
    expect(held.map(weeksOf)).to.deep.equal([[reports[0]!.week], [reports[1]!.week], []])
    // a desk that is still open, and one that is unlocked after it
    for (const isOpen of [true, false]) {
      const { vault, weeks } = first!
      const desk = isOpen ? first! : testDesk(instance, 0, { transport, vault, weeks })
      await desk.sync()
      await desk.whole()
      expect(desk.notices.map(({ kind }) => kind)).to.deep.equal(['vanished-cases'])
      const warnings = desk.cases.map((one) => [one.id, one.warnings.map(({ kind }) => kind)])
      expect(Object.fromEntries(warnings)).to.deep.equal({ [quiet!]: [], [busy!]: ['shortened'] })
      expect(await refusal(write(desk, busy!))).to.equal('withheld')
      expect(await refusal(write(desk, quiet!))).to.equal('done')
    }
    const anew = await deliver(current)
    await current.server.tick()
    expect(weeksOf(await readReceipt(current, anew.receipt))).to.deep.equal([anew.week])
    await desks[1]!.sync()
    expect(desks[1]!.cases.map(({ id }) => id)).to.include(caseOf(anew))
    // a colleague who had not seen the lost entry goes on
    expect(await refusal(write(desks[1]!, busy!))).to.equal('done')
    await current.stop()
  })
})

const caseOf = ({ receipt }: SealedReport): string => toHex(receipt.signer)
const write = (desk: Desk, id: string) =>
  desk.append(id, jobOf(systemRandom, { kind: 'note', text: 'Ringte.', mentions: [] }))

/** Run a command as an operator does. */
async function run(script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = startNode(script, args, { env: { ...process.env, ...env } })
  const { code } = await child.exit
  return { code, out: child.stdout.join('\n'), err: child.stderr.join('\n') }
}

describe('npm run backup and npm run restore', () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance({ weeks: 26 })
  })
  after(() => instance.stop())

  it('make a key, back up a server that runs, try the backup and put it back', async () => {
    const report = await deliver(instance)
    const keys = join(tempFolder('keys'), 'made')
    const made = await run('scripts/backup.ts', ['keys', '--out', keys], {})
    expect([made.code, readdirSync(keys).sort()]).to.deep.equal([0, ['backup.key', 'backup.pub']])
    expect(statSync(join(keys, 'backup.key')).mode & 0o777).to.equal(0o600)

    const { dataDir } = instance.config
    const folder = tempFolder('backups')
    const env = { DATA_DIR: dataDir, BACKUP_DIR: folder }
    const early = await run('scripts/backup.ts', ['make'], env)
    expect([early.code, early.err]).to.satisfy(
      ([code, err]: [number, string]) =>
        code === 1 && /make a key by "npm run backup -- keys"/.test(err),
    )
    const idle = await run('scripts/backup.ts', ['daily'], env)
    expect([idle.code, idle.out, readdirSync(folder)]).to.deep.equal([0, '', []])
    expect(idle.err).to.match(/^no backup today: there is no \S+backup\.pub: make a key by [^\n]+$/)
    copyFileSync(join(keys, 'backup.pub'), join(dataDir, 'backup.pub'))
    const homeless = await run('scripts/backup.ts', ['daily'], { DATA_DIR: dataDir })
    expect([homeless.code, homeless.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 1 && /where the backup goes/.test(err),
    )
    const backup = await run('scripts/backup.ts', ['daily'], env)
    expect([backup.code, backup.err]).to.deep.equal([0, ''])
    expect(backup.out).to.match(/postern-\d{4}-\d\d-\d\d\.backup: to be deleted on \d{4}-/)
    const [name = ''] = readdirSync(folder)
    const of = ['--key', join(keys, 'backup.key'), '--backup', join(folder, name)]

    const tried = await run('scripts/backup/restore.ts', [...of, '--verify'], {})
    expect([tried.code, tried.out]).to.satisfy(
      ([code, out]: [number, string]) => code === 0 && out.includes('whole, of'),
    )
    const target = join(tempFolder('restored'), 'data')
    const back = await run('scripts/backup/restore.ts', of, { DATA_DIR: target })
    expect(back.code).to.equal(0)
    expect(back.out).to.match(/What came since is missing\.\nRead "Put a backup back"/)
    const { reception } = instance
    const again = await startInstance({ reception, config: { dataDir: target } })
    await again.server.tick()
    expect((await readReceipt(again, report.receipt)).sent).to.have.lengthOf(1)
    await again.stop()
    const full = await run('scripts/backup/restore.ts', of, { DATA_DIR: target })
    expect([full.code, full.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 1 && /there is a database in DATA_DIR/.test(err),
    )
  })
})
