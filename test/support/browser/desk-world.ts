import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { type Action, jobOf } from '../../../client/desk/model/rules/action.ts'
import { HOLD_MS } from '../../../client/desk/page/store/hold.ts'
import { dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import type { ReporterContent } from '../../../crypto/entries/content.ts'
import { contentHash, type KeyList } from '../../../crypto/keys/keylist.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { contentOf, deliverIdentity, testDesk } from '../desk/desk-core.ts'
import { zipNames } from '../files/some-files.ts'
import { makeReception, type TestReception } from '../reception/reception.ts'
import { universityContent } from '../reception/university-reception.ts'
import { tempFolder } from '../run/temp.ts'
import { type SentFile, sendFiles } from '../server/case-files.ts'
import { type CuttableLine, cuttableLine } from '../server/cuttable-line.ts'
import { deliver, type Instance, type SealedReport, startInstance } from '../server/instance.ts'
import { type BrowserKind, launch, type TestBrowser } from './browser.ts'
import { writeVault } from './desk-page.ts'
import { stopHolding } from './desk-shell.ts'

/** Members of the reception, by their positions; a newcomer has none yet. */
const WHO = [
  ...(['head', 'adviser', 'manager', 'custodian'] as const),
  ...(['auditor', 'suspended', 'reader', 'absent'] as const),
]
type Member = (typeof WHO)[number]
/** A trainee is the adviser at a desk for practice, who has not heard of the absent member for long. */
export type Who = Member | 'newcomer' | 'trainee'

const ROLES = [
  ...(['head', 'reception', 'follow-up-manager', 'custodian'] as const),
  ...(['auditor', 'co-handler', 'reader', 'co-handler'] as const),
]

const every = (text: string) => ({ nb: text, nn: text, en: text })

/** For how long the trainee has not heard of the absent member, whose desk nobody opens. */
const SILENT_WEEKS = 6

/** As long as a title may be, with words of which no two fit on a line. */
const LONG_TITLE =
  'Kvalitetsutviklingsansvarleg for helsevitskapsutdanningane og praksisopplæringa!'

const TITLES = [
  ...['Leder for mottaket', 'Rådgiver i mottaket', LONG_TITLE, 'Den som tar vare på navn'],
  ...['Kontrollør', 'Saksbehandler ved instituttet', 'Tillitsvalgt', LONG_TITLE],
]

/** References of the cases that are made. */
export const CASE = {
  /** Has everything in it, and is closed except for the approval. */
  whole: 'K7M2Q4X',
  /** Nobody has said that they are impartial. */
  gated: '9TRW0AB',
  /** Opened by the head, and not confirmed. */
  unconfirmed: '3HJ5N7P',
  /** Ten thousand characters, and many rows. */
  long: '5DEFG6H',
  /** Finished. */
  closed: '8WXYZ2A',
  /** Handled together with the next one. */
  leading: '2BCDE3F',
  led: '4GHJK5M',
} as const

function receptionOfEight(p: Primitives): TestReception {
  const content = encodeJson({
    ...universityContent(),
    channels: [{ id: 'main', name: every('Arbeidsplassen'), questionnaire: 'general' }],
  })
  const edit = (list: KeyList): KeyList => ({
    ...list,
    content: contentHash(p, list.instance, content),
    issued: list.issued - 7 * SILENT_WEEKS,
    expires: list.expires - 7 * SILENT_WEEKS,
    channels: [{ id: 'main', members: ['m0', 'm1'] }],
    members: list.members.map((one, i) => ({ ...one, title: every(TITLES[i] ?? '') })),
  })
  return { ...makeReception(p, { today: dayOf(Date.now()), roles: ROLES, edit }), content }
}

/** A reception in the middle of its work: desks of everybody over one server, in one browser. */
export class DeskWorld {
  readonly instance: Instance
  readonly browser: TestBrowser
  /** Line between the adviser's desk and the server. */
  readonly line: CuttableLine
  readonly #hosts = new Map<Member | 'trainee', DeskHost>()
  readonly #newcomers: DeskHost[] = []
  readonly #language: string

  private constructor(
    instance: Instance,
    browser: TestBrowser,
    line: CuttableLine,
    language: string,
  ) {
    this.instance = instance
    this.browser = browser
    this.line = line
    this.#language = language
  }

  /** Stop it in `after`. @param language preference of the browser */
  static async start(kind: BrowserKind, language: 'nb' | 'nn' | 'en'): Promise<DeskWorld> {
    await buildClient({ targets: [TARGETS.desk] })
    const instance = await startInstance({ reception: receptionOfEight(await loadSodium()) })
    await fillCases(instance)
    const line = await cuttableLine(instance.server.staffUrl)
    return new DeskWorld(instance, await launch(kind), line, language)
  }

  /** Address of a desk; the desk is started on the first call, and that of a newcomer on each. */
  async url(who: Who): Promise<string> {
    if (who === 'newcomer') return this.#newcomer()
    const host = this.#hosts.get(who) ?? (await this.#start(who))
    this.#hosts.set(who, host)
    return host.url
  }

  async #newcomer(): Promise<string> {
    const server = new URL(this.instance.server.staffUrl)
    const vault = join(tempFolder('newcomer'), 'anna.vault')
    const host = await startDeskHost({ server, vault, port: 0 })
    this.#newcomers.push(host)
    return host.url
  }

  async #start(who: Member | 'trainee'): Promise<DeskHost> {
    const url = who === 'adviser' ? this.line.url : this.instance.server.staffUrl
    const training = who === 'trainee'
    return startDeskHost({ server: new URL(url), vault: await this.#vault(who), port: 0, training })
  }

  #vault(who: Member | 'trainee'): Promise<string> {
    const { p, reception } = this.instance
    if (who !== 'trainee') return writeVault(reception, WHO.indexOf(who))
    const now = weekAt(Date.now())
    const since = now - SILENT_WEEKS
    const heard = reception.members.map(({ signing }, i) => {
      const week = i === WHO.indexOf('absent') ? since : now
      return { signer: keyId(p, signing.publicKey), week }
    })
    const checkpoints = { sent: null, since, until: now, heard }
    return writeVault(reception, WHO.indexOf('adviser'), { checkpoints })
  }

  /** A page on which held texts wait until somebody sends them. */
  async newPage(): Promise<Page> {
    const page = await this.browser.newPage({ isolated: true })
    await page.evaluateOnNewDocument((language) => {
      Object.defineProperty(navigator, 'languages', { value: [language] })
    }, this.#language)
    await page.evaluateOnNewDocument(stopHolding, HOLD_MS)
    return page
  }

  async stop(): Promise<void> {
    await this.browser.close()
    const hosts = [...this.#hosts.values(), ...this.#newcomers]
    await Promise.all(hosts.map((host) => host.stop()))
    await this.line.close()
    await this.instance.stop()
  }
}

const WHAT =
  'Sjefen min har kjøpt laserkutter til hytta for 48 500 kroner. Fakturaen er ført på verkstedet, ' +
  'men maskinen kom aldri dit. Jeg har sett den to ganger, og snakket med dem som leverte den.'

/** Files with names that are too long for a line. */
const FILES: readonly SentFile[] = [
  {
    name: `${'Vaktrapport-'.repeat(9)}natt.txt`,
    bytes: new TextEncoder().encode('Døra er åpen. '),
  },
  { name: 'bilde\u202egpj.exe', type: 'image/jpeg', bytes: zipNames('a.exe', 'b.txt') },
]

/** Send a report of a reporter, with files if given. */
async function report(
  instance: Instance,
  reference: string,
  answers: ReporterContent['answers'],
  files: readonly SentFile[] = [],
) {
  const code = makeCode(systemRandom, reference)
  const manifest = files.length === 0 ? null : await sendFiles(instance, files)
  const drop = { kind: 'report' as const, content: { ...contentOf('general', answers), manifest } }
  return deliver(instance, { code, drop })
}

function letter(
  instance: Instance,
  { code }: SealedReport,
  id: string,
  answers: ReporterContent['answers'],
) {
  return deliver(instance, { code, drop: { kind: 'follow-up', content: contentOf(id, answers) } })
}

async function fillCases(instance: Instance): Promise<void> {
  const whole = await report(instance, CASE.whole, {
    ...{ what: WHAT, who: 'Ola Vannebo og en i regnskap', before: 'Ja, en henger i fjor' },
    ...{ 'when-where': 'I september, på verkstedet', party: 'witness', relation: 'employee' },
    categories: ['financial-crime', 'abuse-of-authority'],
  })
  await letter(instance, whole, 'letter-retaliation', {
    ...{ text: 'Tatt av vaktlista', since: 'I forrige uke', help: 'At noen ser det' },
  })
  await letter(instance, whole, 'letter-meeting', { how: ['meeting', 'phone'], trusted: 'yes' })
  await report(instance, CASE.gated, { what: 'Laserkutter borte fra verkstedet', party: 'own' })
  await report(instance, CASE.unconfirmed, { what: 'Mikroskopet i rom 4127 ble solgt.' })
  await report(instance, CASE.long, {
    what: 'Det begynte i august, og har ikke sluttet siden. '.repeat(100),
    before: 'Spesialpedagogikkutdanningskvalitetssikringsutvalgsleder'.repeat(3),
  })
  await report(instance, CASE.closed, { what: 'Døra til lageret står åpen om natta.' }, FILES)
  await report(instance, CASE.leading, { what: 'Vaktlista blir endret etterpå.' })
  await report(instance, CASE.led, { what: 'Timene mine er borte fra vaktlista.' })
  await deliverIdentity(instance, whole, { name: 'Kari Nordmann', contact: 'Tlf. 00 00 00 00' })
  const [head, adviser] = [testDesk(instance, 0), testDesk(instance, 1)]
  await writeAsHead(head)
  await writeAsAdviser(adviser)
  await head.suspend('m5')
  await adviser.sync()
  await adviser.suspend('m5')
  await adviser.suspend('m6')
}

const caseOf = (desk: Desk, reference: string) =>
  desk.cases.find((one) => one.reference === reference)!

async function write(desk: Desk, reference: string, ...actions: Action[]): Promise<void> {
  for (const action of actions) {
    await desk.append(caseOf(desk, reference).id, jobOf(systemRandom, action))
  }
}

async function writeAsHead(desk: Desk): Promise<void> {
  const today = dayOf(Date.now())
  await desk.sync()
  for (const reference of Object.values(CASE).filter((one) => one !== CASE.gated)) {
    await desk.declare(caseOf(desk, reference).id, false, '')
  }
  await write(
    desk,
    CASE.whole,
    { kind: 'acknowledge', next: null },
    { kind: 'message', as: 'question', text: 'Hvem andre så maskinen?', language: 'nb' },
    { kind: 'message', as: 'minutes', text: 'Varsleren fortalte om hytta.', language: 'nb' },
    { kind: 'note', text: 'Kari fra regnskap ringte' },
    {
      ...{ kind: 'assessment', scope: 'yes', urgent: true, criminal: true, evidenceAtRisk: true },
      ...{ likelihood: 4, impact: 4, risk: 'high', text: 'Regnskapet kan endres.' },
    },
    { kind: 'labels', labels: ['innkjøp', 'verksted'] },
    { kind: 'task', id: null, text: 'Be om innkjøpslista', member: 'm1', due: today - 1 },
    { kind: 'task', id: null, text: 'Snakk med verneombudet', due: today + 5 },
    { kind: 'care', risk: 'medium', text: 'Ringer hver uke.', next: today + 7 },
    {
      ...{ kind: 'hearing', id: null, who: 'Leder for verkstedet', mode: 'meeting' },
      ...{ companion: true, held: false, day: today + 3, text: 'Tar med tillitsvalgt.' },
    },
    { kind: 'accused', id: null, who: 'Ola Vannebo', state: 'deferred', text: 'Bevis kan gå tapt' },
    { kind: 'accused', id: null, who: 'En i regnskap', state: 'to-inform', text: '' },
    { kind: 'memo', text: 'Det hevdes at utstyr ble kjøpt for verkstedets penger.' },
    {
      ...{ kind: 'status', status: 'follow-up', text: 'Vi ser på fakturaene.', language: 'nb' },
      ...{ party: 'not-a-party', next: today + 14 },
    },
  )
  const id = caseOf(desk, CASE.whole).id
  await desk.grant(id, 'm2', 'follow-up-manager', 'Følger opp på verkstedet')
  await desk.askIdentity(id, 'Retten krever det')
  await desk.sync()
  await linkAndRedact(desk)
  await write(
    desk,
    CASE.closed,
    { kind: 'acknowledge', next: null },
    {
      kind: 'status',
      status: 'closed',
      text: 'Døra er låst nå.',
      party: 'party',
      language: 'nb',
      next: null,
    },
  )
  const many = Array.from(
    { length: 40 },
    (_, i) => ({ kind: 'note', text: `Samtale ${i}` }) as const,
  )
  await write(desk, CASE.long, { kind: 'acknowledge', next: null }, ...many)
  await mergeTwo(desk)
}

async function mergeTwo(desk: Desk): Promise<void> {
  const nameOf = (reference: string) => toHex(caseOf(desk, reference).linkName!)
  const merged = { kind: 'linked', how: 'merged', text: '' } as const
  await write(
    desk,
    CASE.leading,
    { kind: 'acknowledge', next: null },
    { ...merged, case: nameOf(CASE.led), leads: true },
  )
  await write(
    desk,
    CASE.led,
    { kind: 'acknowledge', next: null },
    { ...merged, case: nameOf(CASE.leading) },
  )
}

async function linkAndRedact(desk: Desk): Promise<void> {
  const { timeline } = caseOf(desk, CASE.whole)
  const row = timeline.find((item) => item.kind === 'entry' && item.entry.kind === 'note')
  if (row?.kind !== 'entry') throw new Error('the note is not there')
  const { linkName } = caseOf(desk, CASE.gated)
  await write(
    desk,
    CASE.whole,
    { kind: 'linked', case: toHex(linkName!), how: 'duplicate', text: '' },
    { kind: 'redacted', row: toHex(row.id), text: 'Navnet hører ikke hjemme her' },
    {
      ...{ kind: 'closing', outcome: 'partly', findings: 'Kjøpet var privat, og er betalt.' },
      ...{ measures: 'To attesterer kjøp.', lessons: 'Innkjøp skal kunne etterprøves.' },
    },
  )
}

async function writeAsAdviser(desk: Desk): Promise<void> {
  await desk.sync()
  await desk.declare(caseOf(desk, CASE.whole).id, false, '')
  await desk.declare(caseOf(desk, CASE.long).id, false, '')
}
