import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { Desk } from '../../../../client/desk/engine/desk.ts'
import { copyShelves, postRecords } from '../../../../client/desk/engine/offline/bundle.ts'
import {
  type BundleRelay,
  openBundleRelay,
  readBundle,
} from '../../../../client/desk/host/bundle.ts'
import { readOptions } from '../../../../client/desk/host/options.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { noticeJob } from '../../../../client/desk/model/rules/notice-policy.ts'
import { decodeBundle, encodeBundle } from '../../../../client/desk/wire/bundle-file.ts'
import { decodeNote } from '../../../../client/desk/wire/bundle-note.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { concat, systemRandom, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { staffTransport, testDesk, vaultOf, weeksOf } from '../../../support/desk/desk-core.ts'
import { codeOf } from '../../../support/desk/memory-files.ts'
import { publishWithout } from '../../../support/reception/access-reception.ts'
import { noticesOf, recorded, warningsOf } from '../../../support/reception/checkpoints.ts'
import { textsOf } from '../../../support/reception/together.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  reportOf,
  type SealedReport,
  sha256,
  startInstance,
} from '../../../support/server/instance.ts'
import { exchanged, lyingTransport, rivalRecord } from '../../../support/server/lies.ts'
import { listPath } from '../../../support/server/listing.ts'

const note = (text: string) => jobOf(systemRandom, { kind: 'note', text })
const notes = (desk: Desk) => textsOf(desk.cases[0]!)

describe('a desk that reads a bundle', () => {
  let instance: Instance
  let clock: Clock
  let report: SealedReport
  let folder: string
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, weeks: 4 })
    report = await deliver(instance, { code: makeCode(systemRandom, '0000000'), text: 'brann' })
    folder = tempFolder('bundle')
  })
  afterEach(() => instance.stop())

  const path = (name: string) => join(folder, name)
  /** Member 1, who carries the bundle. */
  const carrier = () => ({
    primitives: instance.p,
    random: systemRandom,
    sha256,
    now: instance.now,
    transport: staffTransport(instance),
    buildDay: 0,
    instance: instance.reception.list.instance,
    signer: instance.reception.members[1]!.signing,
  })

  async function exportTo(name: string): Promise<string> {
    const bundle = await copyShelves(carrier(), vaultOf(instance.reception, 1))
    writeFileSync(path(name), encodeBundle(instance.p, bundle))
    return path(name)
  }

  function importFrom(name: string): Promise<number> {
    return postRecords(carrier(), readBundle(instance.p, path(name)).records)
  }

  async function relayOf(answers: string, again: string | null = null): Promise<BundleRelay> {
    const bundle = await exportTo(`for-${answers}`)
    return openBundleRelay({ bundle, answers: path(answers), again: again && path(again) })
  }

  /** The desk of member 0 over a bundle, after its first sync. */
  async function offline(
    { transport, note }: BundleRelay,
    files: Partial<Pick<Desk, 'vault' | 'weeks'>> = {},
  ): Promise<Desk> {
    const { p, reception, now } = instance
    const { day, again } = decodeNote(note)
    const desk = new Desk(
      {
        primitives: p,
        random: systemRandom,
        sha256,
        now,
        transport,
        buildDay: 0,
        keep,
        bundle: day,
      },
      files.vault ?? vaultOf(reception, 0),
      files.weeks ?? weeksOf(reception, 0),
    )
    await desk.sync()
    await desk.takeUp(again)
    return desk
  }
  const keep = async () => {}

  it('reads what lay on the shelves, and what it writes is put there by another, unchanged', async () => {
    const online = testDesk(instance, 1)
    await online.sync()
    await online.append(online.cases[0]!.id, note('fra en kollega'))
    const desk = await offline(await relayOf('svar'))
    expect(desk.cases[0]!.reference).to.equal(report.receipt.reference)
    expect(desk.notices).to.deep.equal([{ kind: 'bundle', day: dayOf(A_MONDAY) }])
    expect([...desk.waiting.values()]).to.deep.equal([])
    await desk.write(desk.cases[0]!.id, note('uten nett'))
    await desk.write(desk.cases[0]!.id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    expect(notes(desk)).to.deep.equal(['fra en kollega', 'uten nett'])
    expect([...desk.waiting.values()]).to.deep.equal(['offline'])
    // both, and a copy of the report
    expect(await importFrom('svar')).to.equal(3)
    await online.sync()
    expect(notes(online)).to.deep.equal(['fra en kollega', 'uten nett'])
    expect(online.cases[0]!.warnings).to.deep.equal([])
    expect(online.cases[0]!.progress.acknowledged).to.equal(true)
    expect(await importFrom('svar')).to.equal(3)
  })

  it('writes again, once, the entries for which a colleague was quicker', async () => {
    const desk = await offline(await relayOf('svar'))
    for (const text of ['en', 'to']) await desk.write(desk.cases[0]!.id, note(text))
    const online = testDesk(instance, 1)
    await online.sync()
    await online.append(online.cases[0]!.id, note('raskere'))
    const written = readBundle(instance.p, path('svar')).records.length
    expect(await importFrom('svar')).to.be.below(written)
    const later = await offline(await relayOf('nytt-svar', 'svar'))
    expect(notes(later)).to.deep.equal(['raskere', 'en', 'to'])
    await later.takeUp(readBundle(instance.p, path('svar')).records)
    expect(notes(later)).to.deep.equal(['raskere', 'en', 'to'])
    await importFrom('nytt-svar')
    await online.sync()
    expect(notes(online)).to.deep.equal(['raskere', 'en', 'to'])
    expect(online.cases[0]!.warnings).to.deep.equal([])
  })

  it('asks the notice table again of what it takes up, and loses no word that is refused', async () => {
    const told = (desk: Desk, action: Action) =>
      desk.write(desk.cases[0]!.id, noticeJob(systemRandom, action, desk.cases[0]!, null))
    const assess = { kind: 'status', status: 'assessing', text: '', next: 20_800 } as const
    const online = testDesk(instance, 1)
    await online.sync()
    await told(online, { ...assess, party: 'party' })
    const desk = await offline(await relayOf('svar'))
    const parts = { outcome: 'Medhold', measures: 'Skiftet leder' }
    await told(desk, { kind: 'status', status: 'closed', text: 'Hei', next: null, parts })
    await desk.write(desk.cases[0]!.id, note('etterpå'))
    await told(online, { ...assess, party: 'not-a-party' })
    await importFrom('svar')
    const later = await offline(await relayOf('nytt-svar', 'svar'))
    const statuses = () => later.cases[0]!.progress.history.map(([status]) => status)
    expect(statuses()).to.deep.equal(['assessing', 'assessing'])
    const text = 'Hei\n\nUtfallet\nMedhold\n\nTiltak\nSkiftet leder'
    const refused = () => later.unsentIn(later.cases[0]!)
    const [one, ...others] = refused()
    expect(others).to.deep.equal([])
    expect(one).to.deep.include({ failure: 'not-told' })
    expect(one?.entry).to.include({ kind: 'status', status: 'closed', text })
    // what does not need it goes on, and a second time adds nothing
    expect(notes(later)).to.deep.equal(['etterpå'])
    await later.takeUp(readBundle(instance.p, path('svar')).records)
    await later.sync()
    expect(refused()).to.have.lengthOf(1)
    expect(notes(later)).to.deep.equal(['etterpå'])
    await told(later, { kind: 'status', status: 'closed', text: '', next: null })
    expect(statuses()).to.deep.equal(['assessing', 'assessing', 'closed'])
  })

  it('keeps weekly keys, since envelopes that need them may have come since', async () => {
    const bundle = await exportTo('gammel')
    clock.advance(21 * DAY_MS)
    const relay = await openBundleRelay({ bundle, answers: path('svar'), again: null })
    const desk = await offline(relay)
    expect(desk.weeks.weeks).to.have.lengthOf(4)
    expect(desk.cases).to.have.lengthOf(1)
    expect(desk.notices.map(({ kind }) => kind)).to.include('bundle')
    const online = testDesk(instance, 0)
    await online.sync()
    expect(online.weeks.weeks).to.have.lengthOf(2)
  })

  it('believes what somebody wrote who has left since, by the key lists that it brings', async () => {
    const [author, other] = [testDesk(instance, 1), testDesk(instance, 0)]
    await author.sync()
    await author.append(author.cases[0]!.id, note('farvel'))
    await other.sync()
    await publishWithout(instance, ['m1'])
    const bundle = await copyShelves(
      { ...carrier(), signer: instance.reception.members[0]!.signing },
      vaultOf(instance.reception, 0),
    )
    writeFileSync(path('pakke'), encodeBundle(instance.p, bundle))
    const paths = { bundle: path('pakke'), answers: path('svar'), again: null }
    const desk = await offline(await openBundleRelay(paths))
    expect(notes(desk)).to.deep.equal(['farvel'])
    expect(desk.cases[0]!.warnings).to.deep.equal([])
    expect(desk.notices.map(({ kind }) => kind)).to.deep.equal(['bundle'])
  })

  it('reads how far colleagues saw logs go, and sends nothing of the kind', async () => {
    const online = testDesk(instance, 1)
    await online.sync()
    await online.append(online.cases[0]!.id, note('en'))
    await online.tell('heads')
    const whole = await offline(await relayOf('svar'))
    expect(warningsOf(whole)).to.deep.equal([])
    const relay = await openBundleRelay({
      ...{ bundle: path('for-svar'), answers: path('annet'), again: null },
    })
    const rival = rivalRecord(instance, online, 1)
    const { transport, requests } = recorded(lyingTransport(relay.transport, exchanged([rival])))
    const desk = await offline({ ...relay, transport })
    expect(warningsOf(desk)).to.deep.equal(['colleague-fork Member 1'])
    requests.length = 0
    await desk.tell('heads')
    expect(requests).to.deep.equal([])
  })

  it('reads who is away, and says plainly that it can tell nobody', async () => {
    const online = testDesk(instance, 1)
    await online.sync()
    const days = { from: dayOf(A_MONDAY), until: dayOf(A_MONDAY) + 60 }
    const word = { id: 'a1'.repeat(8), member: 'm1', deputy: 'm0', ...days }
    await online.sayAbsence(word)
    const desk = await offline(await relayOf('svar'))
    expect(desk.absences).to.deep.equal(online.absences)
    clock.advance(21 * DAY_MS)
    const own = { ...word, member: 'm0', deputy: null }
    expect(await codeOf(desk.sayAbsence(own))).to.equal('offline')
    expect(desk.absences).to.have.length(1)
  })

  it('says who had fallen silent when it was made, whenever it is read', async () => {
    const colleague = testDesk(instance, 1)
    await colleague.sync()
    await colleague.tell('heads')
    const { vault, weeks } = await offline(await relayOf('svar'))
    clock.advance(21 * DAY_MS)
    await exportTo('ny')
    clock.advance(14 * DAY_MS)
    const paths = { bundle: path('ny'), answers: path('mer'), again: null }
    const desk = await offline(await openBundleRelay(paths), { vault, weeks })
    expect(noticesOf(desk)).to.include('silent-colleague m1 1')
    const old = { bundle: path('for-svar'), answers: path('gammelt'), again: null }
    const before = await offline(await openBundleRelay(old), { vault, weeks })
    expect(noticesOf(before)).to.not.include('silent-colleague m1 1')
  })

  it('says in one sentence what is wrong with a file, and writes over none', async () => {
    const bundle = await exportTo('pakke')
    const whole = readFileSync(bundle)
    const open = (file: string, answers = 'svar', again: string | null = null) =>
      openBundleRelay({ bundle: file, answers: path(answers), again }).then(
        () => 'opened',
        (error: Error) => error.message,
      )
    const list = [listPath(PATH.deskDrops), new Uint8Array(35)] as const
    const forged = { ...readBundle(instance.p, bundle), answers: new Map([list]) }
    whole[whole.length - 100]! ^= 1
    for (const [name, bytes] of [
      ['skadet', whole],
      ['kort', whole.subarray(0, 900)],
      ['tom', new Uint8Array(0)],
      ['noe annet', new Uint8Array(5000)],
      ['en liste som ingen er', encodeBundle(instance.p, forged)],
    ] as const) {
      writeFileSync(path(name), bytes)
      expect(await open(path(name))).to.match(/is not a complete bundle: copy it again/)
    }
    expect(await open(path('borte'))).to.match(/there is no file/)
    writeFileSync(path('opptatt'), 'noe')
    expect(await open(bundle, 'opptatt')).to.match(/already exists: choose another name/)
    expect(readFileSync(path('opptatt'), 'utf8')).to.equal('noe')
    const other = { ...readBundle(instance.p, bundle), instance: systemRandom(16) }
    writeFileSync(path('fremmed'), encodeBundle(instance.p, other))
    expect(await open(bundle, 'svar', path('fremmed'))).to.match(/belong to different receptions/)
    expect(existsSync(path('svar'))).to.equal(false)
    expect(() => readOptions(['--bundle', bundle, '--vault', bundle])).to.throw(/--answers FILE/)
    expect(() =>
      readOptions(['--answers', 'x', '--server', 'https://a.no', '--vault', bundle]),
    ).to.throw(/go with --bundle/)
  })

  it('lays a bundle out as section 17.5 says', () => {
    const { p } = instance
    const record = systemRandom(SIZE.record)
    const answers = new Map([['/api/content', utf8('{}')]])
    const bundle = {
      instance: systemRandom(16),
      day: 20_821,
      answers,
      drops: [],
      records: [record],
    }
    const whole = concat(
      ...[utf8('postern-bundle-1'), bundle.instance, Uint8Array.of(0, 0, 0x51, 0x55)],
      ...[Uint8Array.of(0, 0, 0, 1), Uint8Array.of(0, 12), utf8('/api/content')],
      ...[Uint8Array.of(0, 0, 0, 2), utf8('{}'), Uint8Array.of(0, 0, 0, 0)],
      ...[Uint8Array.of(0, 0, 0, 1), record],
    )
    expect(encodeBundle(p, bundle)).to.deep.equal(concat(whole, p.hash(32, null, whole)))
  })

  it('finds in a bundle all that was put into it', async () => {
    await deliver(instance, { code: report.code, drop: reportOf('mer', 'follow-up') })
    const bundle = await copyShelves(carrier(), vaultOf(instance.reception, 1))
    expect(bundle.drops).to.have.lengthOf(2)
    expect(decodeBundle(instance.p, encodeBundle(instance.p, bundle))).to.deep.equal(bundle)
  })
})
