import { expect } from 'chai'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { identityStream } from '../../../../client/desk/model/log/stream.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { concat, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { joinSheets, vaultKeyOfRecovery } from '../../../../crypto/vault/recovery.ts'
import { newVaultKey, openWeeks, sealVault, sealWeeks } from '../../../../crypto/vault/vault.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { makeSet, openWithKey } from '../../../../scripts/recovery/core.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  agreeToPurge,
  BEYOND,
  caseId,
  codeOf,
  only,
  say,
} from '../../../support/reception/access-reception.ts'
import {
  type Files,
  filesOf,
  openAll,
  Recording,
  reportAs,
  type Shelves,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { sendFiles } from '../../../support/server/case-files.ts'
import { A_MONDAY, staffFetch } from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)
const WEEK_MS = 7 * DAY_MS

/** Not Argon2id, which is slow: the passphrase hash is not under test here. */
const quick = (passphrase: Uint8Array, salt: Uint8Array) =>
  p.hash(32, null, concat(passphrase, salt))

/**
 * Recovery sheets for each of these vaults. Given what a member has later, each opens all that they
 * open: the vault of the day they were made on, that of later, and none, with the weekly file of later.
 */
const sheetsOf = (files: Files) =>
  Promise.all(
    files.map(async ({ vault }) => {
      const key = newVaultKey(systemRandom, quick, 'seks helt tilfeldige ord om havet')
      const old = sealVault(p, systemRandom, key, vault)
      const { sheets, file } = await makeSet(p, systemRandom, { key, vault }, old, [2, 3])
      return async (later: Files[number]): Promise<Files> => {
        const joined = await joinSheets(p, sheets.slice(0, 2))
        if (joined.kind !== 'key') throw new Error('these sheets do not fit together')
        const newer = sealVault(p, systemRandom, key, later.vault)
        const weekly = sealWeeks(p, systemRandom, key, later.weeks)
        return [old, newer, null].map((one) => {
          const opened = openWithKey(p, joined.key, file, one)
          const weeks = openWeeks(p, vaultKeyOfRecovery(opened.recovery), weekly)
          return { vault: opened.vault, weeks }
        })
      }
    }),
  )

/** A copy that nothing is taken from, whatever the desks do afterwards. */
const copyOf = (files: Files): Files => structuredClone(files)

describe('a purge', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  /** Every byte that ever lay on a shelf, and the board's pages: what the server deletes stays here. */
  let everything: Recording
  beforeEach(() => {
    everything = new Recording()
  })
  const record = async (): Promise<Shelves> => {
    await everything.take(on.instance)
    return everything
  }
  /** Lock all desks, let weeks pass, unlock them. */
  const weeksLater = async (weeks: number, indices = [0, 1, 2, 3, 4]) => {
    on.clock.advance(weeks * WEEK_MS)
    await on.instance.server.tick()
    for (const index of indices) {
      const { vault, weeks: secrets } = at(index)
      on.desks[index] = testDesk(on.instance, index, { vault, weeks: secrets })
    }
    await sync(...indices)
  }

  /** A case with all that there is: two epochs, a manager, letters, a name that was given. */
  async function story(): Promise<string> {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await say(at(0), 'a note')
    const answer = { kind: 'message', as: 'message', text: 'an answer' } as const
    await at(0).append(caseId(at(0)), jobOf(systemRandom, answer))
    await record()
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'please')
    await at(0).release(caseId(at(0)), 'm2', 'done', 'not needed')
    await on.instance.server.tick()
    const bytes = new TextEncoder().encode('an attachment')
    const manifest = await sendFiles(on.instance, [{ name: 'a.txt', bytes }])
    await writeMore(on.instance, code, 'more', 'letter', manifest)
    await at(0).askIdentity(caseId(at(0)), 'to protect them')
    await sync(0, 1, 2, 3, 4)
    const [asked] = only(at(4)).access.requests
    await at(4).answerIdentity(caseId(at(4)), toHex(asked!.id), true, 'Kari', BEYOND)
    await sync(0, 1, 3)
    return code.slice(0, 7)
  }

  it('P10: after it nothing recorded opens the case, with all files that are left', async () => {
    const before = copyOf(filesOf(...on.desks))
    const sheets = await sheetsOf(before)
    const reference = await story()
    await record()
    const between = copyOf(filesOf(...on.desks))
    await weeksLater(3)
    const opened = copyOf(filesOf(...on.desks))
    await agreeToPurge(at(0))
    await at(1).purge(caseId(at(1)), 'kept for as long as it may be')
    await sync(0, 1, 2, 3, 4)
    await weeksLater(1)
    await record()
    for (const desk of on.desks) expect(desk.cases).to.deep.equal([])
    const left = filesOf(...on.desks)
    // Only this is left: the actions, their authors and days, and why the case was purged.
    const [day, last] = [dayOf(A_MONDAY), dayOf(A_MONDAY) + 21]
    expect(openAll(on.instance, everything, left)).to.deep.equal([
      `logged: granted m0 ${day} ${reference} m3 follow-up-manager`,
      `logged: identity-asked m0 ${day} ${reference}`,
      `logged: identity-beyond m4 ${day} ${reference}`,
      `logged: impartial m0 ${day} ${reference}`,
      `logged: purge-agreed m0 ${last} ${reference}`,
      `logged: purged m1 ${last} ${reference} kept for as long as it may be`,
      `logged: released m0 ${day} ${reference} m2 done`,
    ])
    for (const index of [2, 3, 4]) {
      expect(openAll(on.instance, everything, filesOf(at(index)))).to.deep.equal([])
    }
    for (const { vault } of left) {
      expect(vault).to.deep.include({ drops: [], grants: [], read: [] })
    }
    // A vault from before the report was opened has no key of it; its weekly file is never kept.
    const early = before.map(({ vault }, i) => ({ vault, weeks: left[i]!.weeks }))
    expect(openAll(on.instance, everything, early)).to.deep.equal([])
    // Sheets from then open the vaults of then and of now, and what is left of the weekly files.
    const restored = await Promise.all(sheets.map((one, i) => one(left[i]!)))
    expect(restored.flat()).to.have.lengthOf(3 * on.desks.length)
    expect(openAll(on.instance, everything, restored.flat())).to.deep.equal(
      openAll(on.instance, everything, left),
    )
    const unpurged = await Promise.all(sheets.map((one, i) => one(opened[i]!)))
    expect(openAll(on.instance, everything, unpurged.flat())).to.include('report: the report')
    // A backup of a vault from between opening and purge opens what it opened then.
    const backups = [between, opened].map((files) =>
      openAll(
        on.instance,
        everything,
        files.map(({ vault }, i) => ({ vault, weeks: left[i]!.weeks })),
      ),
    )
    for (const texts of backups) {
      expect(texts).to.include.members([
        ...['report: the report', 'note: a note', 'follow-up: more', 'granted: please'],
        ...['identity: Kari Nordmann', 'identity-answer: Kari'],
        ...['board: received', 'board: an answer', 'file: a.txt an attachment'],
      ])
    }
  })

  it('takes the case off the board, of all epochs, and lets nobody put it back', async () => {
    await story()
    const slots = async () => (await on.instance.server.ctx.db('slots').select('id')).length
    expect(await slots()).to.be.greaterThan(0)
    let isLate = false
    const transport = meddled(staffTransport(on.instance), (request) => {
      if (request === `POST ${PATH.deskSlots}`) isLate = true
      return null
    })
    await agreeToPurge(at(1))
    await at(0).purge(caseId(at(0)), 'time is over')
    expect(await slots()).to.equal(0)
    const { vault, weeks } = at(1)
    const other = testDesk(on.instance, 1, { vault, weeks, transport })
    await other.sync()
    expect([await slots(), isLate, other.cases]).to.deep.equal([0, false, []])
  })

  it('destroys the keys though the server takes nothing off the board', async () => {
    await story()
    const { vault, weeks } = at(0)
    const transport = meddled(staffTransport(on.instance), (request) =>
      request === `POST ${PATH.deskSlotsRemove}` ? 'lose-request' : null,
    )
    const desk = testDesk(on.instance, 0, { vault, weeks, transport })
    await desk.sync()
    await agreeToPurge(at(1))
    await desk.purge(caseId(desk), 'time is over')
    expect([desk.cases, desk.vault.drops, desk.vault.grants]).to.deep.equal([[], [], []])
    // The next desk that reads of it takes the slots off.
    await sync(1)
    expect(await on.instance.server.ctx.db('slots').select('id')).to.deep.equal([])
  })

  it('leaves what the weekly keys would open, until they are destroyed', async () => {
    const code = await reportAs(on.instance, 'the report')
    await sync(0, 1)
    await agreeToPurge(at(1))
    await at(0).purge(caseId(at(0)), 'a mistake')
    await sync(1)
    const texts = openAll(on.instance, await record(), filesOf(at(0), at(1)))
    expect(texts).to.include('report: the report')
    await weeksLater(3, [0, 1])
    expect(openAll(on.instance, await record(), filesOf(at(0), at(1)))).to.deep.equal([
      `logged: purge-agreed m1 ${dayOf(A_MONDAY)} ${code.slice(0, 7)}`,
      `logged: purged m0 ${dayOf(A_MONDAY)} ${code.slice(0, 7)} a mistake`,
    ])
  })

  it('is refused while a hold is on, also to a member who did not know of it yet', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1]) await syncAndOpen(at(index))
    await at(0).setHold(caseId(at(0)), true, 'the police asked')
    expect(await codeOf(at(0).purge(caseId(at(0)), 'x'))).to.equal('held')
    expect(await codeOf(at(1).purge(caseId(at(1)), 'x'))).to.equal('held')
    await sync(0, 1, 2)
    for (const index of [0, 1, 2]) {
      expect(only(at(index)).access.hold).to.deep.include({ text: 'the police asked' })
      expect(only(at(index)).access.purged).to.equal(null)
    }
    await at(1).setHold(caseId(at(1)), false, 'they have it')
    await agreeToPurge(at(1))
    await at(0).purge(caseId(at(0)), 'at last')
    await sync(1)
    expect(at(1).cases).to.deep.equal([])
  })

  it('is refused to a member with access only to help', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'please')
    await syncAndOpen(at(3))
    expect(await codeOf(at(3).purge(caseId(at(3)), 'x'))).to.equal('role')
    await sync(0)
    expect(only(at(0)).access.purged).to.equal(null)
  })

  it('is believed by a custodian only of a member of the reception, and they see whose it was', async () => {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    await syncAndOpen(at(0))
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'please')
    await at(0).askIdentity(caseId(at(0)), 'to protect them')
    await sync(2, 3, 4)
    const { stream, report } = only(at(0))
    const identity = identityStream(p, stream!, stream!.epochs[0]!)
    for (const member of ['m2', 'm3']) {
      await at(0).release(caseId(at(0)), member, 'done', 'enough')
    }
    const purgedBy = async (index: number, sequence: number) => {
      const epoch = identity.epochs[0]!
      const author = reception.members[index]!
      const place = { instance: reception.list.instance, epoch: 0, epochKey: epoch.key, sequence }
      const body = sealRecord(p, systemRandom, place, author.signing, {
        ...{ previous: new Uint8Array(32), day: dayOf(A_MONDAY) },
        entry: { kind: 'purged', text: '', reporter: report!.signer, list: reception.list.hash },
      })
      const answer = await staffFetch(on.instance, author, 'POST', PATH.deskRecords, { body })
      expect(answer.status).to.equal(200)
      await sync(4)
    }
    // The request stands first, and its withdrawal when the first of them was let go.
    await purgedBy(3, 2)
    expect(at(4).cases.map(({ access }) => access.purged)).to.deep.equal([null])
    await purgedBy(2, 3)
    expect(at(4).cases).to.deep.equal([])
    expect(at(4).purged.map(({ by }) => by)).to.deep.equal(['m2'])
    await sync(0)
    expect(only(at(0)).access.purged).to.equal(null)
  })

  it('is refused where the hold wins the race', async () => {
    await reportAs(on.instance, 'the report')
    let armed = false
    const inner = staffTransport(on.instance)
    const late = testDesk(on.instance, 0, {
      transport: {
        request: async (method, path, options) => {
          if (armed && path === '/api/desk/records') {
            armed = false
            await at(1).setHold(caseId(at(1)), true, 'just in time')
          }
          return inner.request(method, path, options)
        },
      },
    })
    await late.sync()
    await sync(1)
    await agreeToPurge(at(1))
    armed = true
    expect(await codeOf(late.purge(caseId(late), 'x'))).to.equal('held')
    expect(armed).to.equal(false)
    await sync(1)
    expect(only(at(1)).access).to.deep.include({ purged: null })
  })

  it('leaves one line until the desk is locked, and no row that is renewed', async () => {
    const code = await reportAs(on.instance, 'the report')
    await sync(0, 1)
    await agreeToPurge(at(1))
    await at(0).purge(caseId(at(0)), 'done with')
    await sync(1)
    for (const index of [0, 1]) {
      const view = viewDesk(at(index), A_MONDAY, A_MONDAY)
      expect(view.cases).to.deep.equal([])
      expect(view.purged.map(({ reference, by }) => [reference, by])).to.deep.equal([
        [code.slice(0, 7), 'm0'],
      ])
      expect(view.notices).to.deep.equal([])
    }
    const renewed: string[] = []
    const transport = meddled(staffTransport(on.instance), (request) => {
      if (request.includes('renewals')) renewed.push(request)
      return null
    })
    const { vault, weeks } = at(1)
    on.clock.advance(20 * WEEK_MS)
    await on.instance.server.tick()
    const later = testDesk(on.instance, 1, { vault, weeks, transport })
    await later.sync()
    expect(later.purged).to.deep.equal([])
    expect(renewed).to.deep.equal([])
  })

  it('reaches a desk that was stopped while it destroyed its keys', async () => {
    await reportAs(on.instance, 'the report')
    await sync(0, 1)
    let lose = false
    const transport = meddled(staffTransport(on.instance), (request) =>
      lose && request === 'POST /api/desk/records' ? 'lose-answer' : null,
    )
    const stopped = testDesk(on.instance, 0, { ...filesOf(at(0))[0]!, transport })
    await stopped.sync()
    await agreeToPurge(at(1))
    lose = true
    for (let tries = 0; tries < 2; tries++) {
      expect(await codeOf(stopped.purge(caseId(stopped), 'gone'))).to.equal('offline')
    }
    const again = testDesk(on.instance, 0, filesOf(stopped)[0]!)
    await again.sync()
    const left =
      again.cases.length === 0 ? 'done' : await codeOf(again.purge(caseId(again), 'gone'))
    expect(left).to.equal('done')
    expect(again.vault).to.deep.include({ drops: [], grants: [] })
    await sync(1)
    expect(at(1).cases).to.deep.equal([])
  })

  it('leaves a letter that comes later to be read: nobody else would', async () => {
    const code = await reportAs(on.instance, 'the report')
    await sync(0, 1)
    await agreeToPurge(at(1))
    await at(0).purge(caseId(at(0)), 'done with')
    await on.instance.server.tick()
    await writeMore(on.instance, code, 'are you there?')
    await sync(0)
    expect(only(at(0)).warnings).to.deep.equal([{ kind: 'no-report' }])
  })

  it('destroys nothing of another case, whatever its log names', async () => {
    await reportAs(on.instance, 'to be kept')
    await sync(0)
    const kept = only(at(0))
    await reportAs(on.instance, 'to go')
    await sync(0, 1)
    const going = at(1).cases.find(({ id }) => id !== kept.id)!
    const drop = kept.report!.id
    for (const key of [systemRandom(32), kept.report!.contentKey]) {
      const entry = { kind: 'drop', drop, key } as const
      await at(1).append(going.id, { entry: () => entry, pending: null })
    }
    await agreeToPurge(at(0), going.id)
    await at(1).purge(going.id, 'a trap')
    await sync(0)
    for (const desk of [at(0), testDesk(on.instance, 0, filesOf(at(0))[0])]) {
      await desk.sync()
      expect(only(desk).id).to.equal(kept.id)
      expect(desk.vault.drops.map(({ id }) => toHex(id))).to.include(toHex(drop))
    }
  })
})
