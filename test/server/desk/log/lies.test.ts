import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { logMark, streamName } from '../../../../client/desk/model/log/checkpoint.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { signKeyList } from '../../../../crypto/keys/keylist.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  reportOf,
  startInstance,
} from '../../../support/server/instance.ts'
import { honest, note, Scene, write } from '../../../support/server/lie-scene.ts'
import {
  exchanged,
  recordsAt,
  rivalRecord,
  rowsOf,
  said,
  served,
  swallowed,
  swapped,
  withheld,
  without,
  withoutSlot,
} from '../../../support/server/lies.ts'

interface LieTest {
  readonly lie: string
  /** @returns the desk that is to notice, or the code of what it threw */
  readonly tell: (scene: Scene) => Promise<Desk | string>
  readonly nb: string
  readonly en: string
}

/** Three entries stand in the log when a lie begins: what came in, "en" and "to". */
const LIES: readonly LieTest[] = [
  {
    lie: 'lists a drop, and does not hand it over',
    tell: async (scene) => {
      const { id } = await deliver(scene.instance)
      return scene.synced(1, withheld([toHex(id)]))
    },
    nb: 'Tjeneren viser en konvolutt som den ikke gir ut. Prøv igjen senere.',
    en: 'The server lists an envelope that it does not hand over. Try again later.',
  },
  {
    lie: 'hides a drop from one desk that a colleague has read',
    tell: async (scene) => {
      const drop = reportOf('mer', 'follow-up')
      const { id } = await deliver(scene.instance, { code: scene.report.code, drop })
      await scene.a.sync()
      const log = new Set(scene.ids())
      const copies = (await recordsAt(scene.instance)).filter((one) => !log.has(one))
      return scene.synced(1, without([toHex(id), ...copies]))
    },
    nb: 'Loggen viser til en konvolutt som tjeneren ikke har.',
    en: 'The log names an envelope that the server does not have.',
  },
  {
    lie: 'lists a record, and does not hand it over',
    tell: (scene) => scene.synced(1, withheld([scene.id(1)])),
    nb: 'Tjeneren sier at innslag 2 finnes, men gir det ikke ut.',
    en: 'The server says that entry 2 exists, and does not hand it over.',
  },
  {
    lie: 'hides a record among others',
    tell: (scene) => scene.synced(1, without([scene.id(1)])),
    nb: 'Innslag 2 i loggen mangler, og det som står etter, teller ikke før det kommer. Enten har noen hoppet over et innslag, eller så holder tjeneren det tilbake. Spør kollegene hva som skal stå der.',
    en: 'Entry 2 of the log is missing, and what stands after it does not count until it comes. Either somebody skipped an entry, or the server holds it back. Ask your colleagues what should stand there.',
  },
  {
    lie: 'drops the end of a log while the desk is locked',
    tell: (scene) => scene.synced(1, without([scene.id(2)]), scene.b),
    nb: 'Sist gikk loggen i denne saken til innslag 3. Nå gir tjeneren bare ut en eldre og kortere logg. Ikke stol på den; si fra til lederen.',
    en: 'The log of this case last went as far as entry 3. Now the server hands over only an older, shorter log. Do not trust it; tell the head of reception.',
  },
  {
    lie: 'shows another record than before in the same place',
    tell: (scene) => scene.synced(1, exchanged([rivalRecord(scene.instance, scene.a, 2)]), scene.b),
    nb: 'Innslag 3 er et annet enn det som sto der sist. Sammenlign loggmerket med en kollega, og si fra til lederen.',
    en: 'Entry 3 is another one than stood there last time. Compare the log mark with a colleague, and tell the head of reception.',
  },
  {
    lie: 'shows two desks different records in one place',
    tell: async (scene) => {
      const rival = rivalRecord(scene.instance, scene.a, 2)
      await write(scene.a, note('tre'))
      return scene.synced(1, exchanged([rival]))
    },
    nb: 'Innslag 4 passer ikke til det som står før: tjeneren kan ha vist dere ulike logger. Sammenlign loggmerket med en kollega.',
    en: 'Entry 4 does not follow from what stands before it: the server may have shown you different logs. Compare the log mark with a colleague.',
  },
  {
    lie: 'keeps two desks apart, each on a log of its own',
    tell: async (scene) => {
      await scene.a.tell('heads')
      return scene.synced(1, exchanged([rivalRecord(scene.instance, scene.a, 2)]))
    },
    nb: 'Innslag 3 er et annet her enn det Member 0 har sett: tjeneren viser dere ulike logger. Sammenlign loggmerket med Member 0 på telefon eller ansikt til ansikt, og si fra til lederen.',
    en: 'Entry 3 is not the same here as the one that Member 0 has seen: the server shows you different logs. Compare the log mark with Member 0 by telephone or in person, and tell the head of reception.',
  },
  {
    lie: 'gives one desk less of a log than a colleague has',
    tell: async (scene) => {
      await scene.a.tell('heads')
      return scene.lookTwice(scene.desk(1, without([scene.id(2)])))
    },
    nb: 'Member 0 har sett loggen i denne saken gå til innslag 3, men tjeneren gir ikke ut så mye til deg. Ring Member 0, og si fra til lederen.',
    en: 'Member 0 has seen the log of this case go as far as entry 3, but the server does not give you as much. Call Member 0, and tell the head of reception.',
  },
  {
    lie: 'holds back what a colleague sends every week',
    tell: async (scene) => {
      const held: string[] = []
      let desk = await scene.synced(1, honest)
      for (let week = 0; week < 3; week++) {
        held.push(...(await scene.dropsOf(() => scene.a.tell('heads'))))
        await scene.pass(7 * DAY_MS)
        desk = await scene.synced(1, without(held), desk)
        await scene.a.sync()
      }
      return desk
    },
    nb: 'Skranken til Member 0 har ikke gitt livstegn siden uke 1. Ring: enten er den ikke låst opp, eller så holder tjeneren livstegnet tilbake.',
    en: 'The desk of Member 0 has not been heard of since week 1. Call Member 0: either it has not been unlocked, or the server holds back word of it.',
  },
  {
    lie: 'exchanges two records',
    tell: async (scene) => {
      const [one, two] = await rowsOf(scene.instance, [scene.id(1), scene.id(2)])
      return scene.synced(1, exchanged([swapped(one!, two!), swapped(two!, one!)]))
    },
    nb: 'Innslag 2 er skadet og vises ikke.',
    en: 'Entry 2 is damaged and is not shown.',
  },
  {
    lie: 'shows an older key list',
    tell: async (scene) => {
      const { reception } = scene.instance
      const { hash, ...list } = reception.list
      const newer = signKeyList(scene.instance.p, reception.root.seed, {
        ...list,
        version: 2,
        previous: hash,
      })
      const before = await scene.synced(1, served(PATH.keyList, newer))
      return codeOf(scene.synced(1, honest, before))
    },
    nb: 'Tjeneren viser en eldre nøkkelliste enn den du har sett. Ikke stol på den; si fra til lederen.',
    en: 'The server shows an older key list than one you have seen. Do not trust it; tell the head of reception.',
  },
  {
    lie: 'puts another word into the key list',
    tell: (scene) => {
      const forged = scene.instance.reception.signed.slice()
      forged[forged.length - 20]! ^= 1
      return codeOf(scene.synced(1, served(PATH.keyList, forged)))
    },
    nb: 'Nøkkellista er ikke signert av mottaket. Ikke bruk skranken; si fra til lederen.',
    en: 'The key list is not signed by the reception. Do not use the desk; tell the head of reception.',
  },
  {
    lie: 'shows the key list of another reception',
    tell: (scene) => {
      const other = makeReception(scene.instance.p, { today: scene.instance.reception.list.issued })
      return codeOf(scene.synced(1, served(PATH.keyList, other.signed)))
    },
    nb: 'Tjeneren hører til et annet mottak enn hvelvet. Den som ser til maskinen din, kan sjekke adressen til tjeneren, hvelvet og fingeravtrykket. Stemmer alt, så si fra til lederen.',
    en: 'The server belongs to another reception than the vault. Whoever looks after your machine can check the address of the server, the vault and the fingerprint. If all are right, tell the head.',
  },
  {
    lie: 'hides a slot on the board',
    tell: async (scene) => {
      await write(scene.a, { kind: 'acknowledge', next: null })
      await write(scene.a, { kind: 'message', as: 'message', text: 'hei' })
      await scene.pass(60_000)
      const key = scene.report.receipt.board(scene.report.week)
      return scene.lookTwice(scene.desk(1, withoutSlot(scene.instance.p, key, 1)))
    },
    nb: 'Det du la ut til varsleren, vises ikke på oppslagstavla. Varsleren får ikke lest det. Si fra til den som driver tjeneren.',
    en: 'What you put up for the reporter is not shown on the board. The reporter cannot read it. Tell whoever runs the server.',
  },
  {
    lie: 'shows the board as it was earlier in the day',
    tell: async (scene) => {
      await write(scene.a, { kind: 'acknowledge', next: null })
      await scene.pass(60_000)
      const before = await scene.page()
      await write(scene.a, { kind: 'message', as: 'message', text: 'hei' })
      await scene.pass(60_000)
      return scene.lookTwice(scene.desk(1, served(`${PATH.board}0`, before)))
    },
    nb: 'Det du la ut til varsleren, vises ikke på oppslagstavla. Varsleren får ikke lest det. Si fra til den som driver tjeneren.',
    en: 'What you put up for the reporter is not shown on the board. The reporter cannot read it. Tell whoever runs the server.',
  },
  {
    lie: 'shows the board of the day before',
    tell: async (scene) => {
      await write(scene.a, { kind: 'acknowledge', next: null })
      await scene.pass(60_000)
      const before = await scene.page()
      await scene.pass(DAY_MS)
      return scene.lookTwice(scene.desk(1, served(`${PATH.board}0`, before)))
    },
    nb: 'Oppslagstavla som varslerne åpner med kodene sine, er fra en tidligere dag. De ser ikke det nyeste. Si fra til den som driver tjeneren.',
    en: 'The board that reporters open with their codes is of an earlier day. They do not see the newest. Tell whoever runs the server.',
  },
  {
    lie: "hides a colleague's whole log",
    tell: (scene) => scene.synced(1, without(scene.ids())),
    nb: 'Det er skrevet noe i loggen i denne saken som tjeneren ikke viser. Si fra til lederen.',
    en: 'Something was written in the log of this case that the server does not show. Tell the head of reception.',
  },
  {
    lie: 'hides a whole case that the desk has read',
    tell: async (scene) => {
      const all = [...(await recordsAt(scene.instance)), toHex(scene.report.id)]
      return scene.synced(1, without(all), scene.b)
    },
    nb: 'Tjeneren gir ikke lenger ut en sak som du har lest her før. Spør kollegene om den er slettet; er den ikke det, så si fra til lederen.',
    en: 'The server no longer hands over a case that you have read here before. Ask your colleagues whether it was deleted; if not, tell the head of reception.',
  },
  {
    lie: 'pretends that an entry was taken',
    tell: async (scene) => {
      const desk = await scene.synced(1, swallowed(PATH.deskRecords))
      await write(desk, note('tapt'))
      await write(scene.a, note('tre'))
      await desk.sync()
      return desk
    },
    nb: 'Det er skrevet noe i loggen i denne saken som tjeneren ikke viser. Si fra til lederen.',
    en: 'Something was written in the log of this case that the server does not show. Tell the head of reception.',
  },
  {
    lie: 'pretends that a slot was taken',
    tell: async (scene) => {
      const desk = await scene.synced(1, swallowed(PATH.deskSlots))
      await write(desk, { kind: 'acknowledge', next: null })
      await scene.pass(DAY_MS)
      return scene.lookTwice(desk)
    },
    nb: 'Det du la ut til varsleren, vises ikke på oppslagstavla. Varsleren får ikke lest det. Si fra til den som driver tjeneren.',
    en: 'What you put up for the reporter is not shown on the board. The reporter cannot read it. Tell whoever runs the server.',
  },
]

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'nothing'
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}

describe('a server that lies', () => {
  let scene: Scene
  beforeEach(async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock, weeks: 6 })
    scene = new Scene(instance, clock, await deliver(instance))
    await scene.a.sync()
    await write(scene.a, note('en'))
    await write(scene.a, note('to'))
    await scene.b.sync()
  })
  afterEach(() => scene.instance.stop())
  after(function () {
    const failed = this.test?.parent?.tests.some(({ state }) => state === 'failed')
    const rows = LIES.map(({ lie, nb, en }) => `${lie}\n    nb  ${nb}\n    en  ${en}`)
    if (failed) process.stdout.write(`\nWhat a desk says of each lie:\n${rows.join('\n')}\n\n`)
  })

  for (const { lie, tell, nb, en } of LIES) {
    it(`that ${lie} is noticed, and named in plain words`, async () => {
      const noticed = await tell(scene)
      expect(said(noticed, 'nb')).to.include(nb)
      expect(said(noticed, 'en')).to.include(en)
    })
  }

  it('for good to two desks, each of which sees a whole log, is found by comparing log marks', async () => {
    const markOf = ({ cases: [one] }: Desk) => logMark(one!.stream!)
    const same = await scene.synced(1, honest)
    expect(markOf(same)).to.equal(markOf(scene.a))
    expect(markOf(same)).to.match(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const apart = await scene.synced(1, exchanged([rivalRecord(scene.instance, scene.a, 2)]))
    expect(said(apart, 'nb')).to.deep.equal([])
    expect(markOf(apart)).to.not.equal(markOf(scene.a))
  })

  it('in one case keeps back none of the others', async () => {
    const hidden = scene.ids()
    const other = await deliver(scene.instance, { text: 'en annen sak' })
    const desk = await scene.synced(1, without(hidden))
    await scene.a.sync()
    const logged = scene.a.cases.find(({ id }) => id === toHex(other.receipt.signer))
    expect(logged?.stream?.records.size).to.equal(1)
    expect(desk.cases.map(({ warnings }) => warnings.length).sort()).to.deep.equal([0, 1])
  })

  it('is one thing; an honest one is accused of nothing, over days and unlockings', async () => {
    await write(scene.a, { kind: 'acknowledge', next: null })
    let desk = scene.desk(1, honest)
    for (const [ms, text] of [
      [60_000, 'i'],
      [DAY_MS, 'ii'],
      [180_000, 'iii'],
      [3 * DAY_MS, 'iv'],
    ] as const) {
      await desk.sync()
      await write(desk, { kind: 'message', as: 'message', text })
      await scene.pass(ms)
      await deliver(scene.instance, { code: scene.report.code, drop: reportOf(text, 'follow-up') })
      await scene.a.sync()
      await desk.sync()
      expect([...said(desk, 'nb'), ...said(scene.a, 'nb')]).to.deep.equal([])
      desk = scene.desk(1, honest, desk)
    }
  })

  it('is not what a desk sees that gave up a case itself, or whose colleague purged it', async () => {
    const [kept, other] = [scene.a.cases[0]!.id, await deliver(scene.instance)]
    await scene.a.sync()
    await scene.b.sync()
    await scene.b.declare(kept, true, '')
    await scene.b.purge(toHex(other.receipt.signer), 'tiden er ute')
    await scene.a.purge(toHex(other.receipt.signer), 'tiden er ute')
    await scene.b.sync()
    expect(scene.b.cases).to.deep.equal([])
    for (const desk of [scene.b, await scene.synced(1, honest, scene.b)]) {
      expect(said(desk, 'nb')).to.deep.equal([])
      // The audit log of the purged case can still be read, and nothing of the other case.
      const logs = (desk.vault.audit ?? []).map((key) => toHex(streamName(scene.instance.p, key)))
      expect(logs).to.have.lengthOf(1)
      expect(desk.vault.heads?.map(({ stream }) => toHex(stream))).to.deep.equal(logs)
    }
  })
})
