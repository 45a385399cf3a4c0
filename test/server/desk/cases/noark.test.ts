import { createHash } from 'node:crypto'
import { expect } from 'chai'
import fc from 'fast-check'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import {
  type ArchivePack,
  archiveDocuments,
  archiveNumber,
  namesOut,
} from '../../../../client/desk/export/archive-pack.ts'
import { archiveRow, rowsForArchive } from '../../../../client/desk/export/archive-rows.ts'
import { writePdf } from '../../../../client/desk/export/pdf/write-pdf.ts'
import { BOX } from '../../../../client/desk/export/redact-names.ts'
import { namesOfReporter } from '../../../../client/desk/export/reporter-names.ts'
import type { ExportSource } from '../../../../client/desk/export/source.ts'
import { archiveFiles } from '../../../../client/desk/export/take-out.ts'
import { element, xmlOf } from '../../../../client/desk/export/xml.ts'
import { type NamedFile, zipOf } from '../../../../client/desk/export/zip.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import { seenOf } from '../../../../client/desk/model/log/checkpoint.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { ARCHIVE_TERMS } from '../../../../client/texts/archive.ts'
import type { DeskLanguage } from '../../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { deliverIdentity, testDesk } from '../../../support/desk/desk-core.ts'
import { noarkFaults, textOf, valuesOf } from '../../../support/files/noark.ts'
import { deskFonts, readTwice } from '../../../support/files/pdf-readers.ts'
import { BEYOND } from '../../../support/reception/access-reception.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const NAME = 'Torbjørg Ødegaard'
const REPORT = `${NAME} her. Eg såg Kari Nordmann ta pengar. Ring 912 34 567.`
const INTERNAL = [
  'Dette er eit internt notat',
  'Ring økonomi',
  'Varslar er redd',
  'Du skal ha tatt',
  'Underslag i kantina',
]
const WHY = 'Meir sagt enn tabellen har'
const GONE = 'dette skulle aldri ha stått her'
const NUMBER = '2027/123'

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

describe('a package for the archive', () => {
  let instance: Instance
  let desk: Desk
  let files: readonly NamedFile[]
  let xml: string

  const only = () => desk.cases[0]!
  const sourceOf = (language: DeskLanguage = 'nn'): ExportSource => {
    const view = viewDesk(desk, A_MONDAY, A_MONDAY)
    const [one] = view.cases
    const words = wordsIn(language)
    return { one: one!, view, words, provision: '', to: 'Arkivet', made: A_MONDAY + 86_400_000 }
  }
  const packOf = (part: Partial<ArchivePack> = {}): ArchivePack => ({
    number: NUMBER,
    rows: rowsForArchive(sourceOf().one.items),
    codes: ARCHIVE_TERMS.codes,
    names: [],
    reporter: null,
    terms: ARCHIVE_TERMS,
    retention: { substantiated: 30 },
    ...part,
  })
  const write = (documents: readonly Parameters<typeof writePdf>[0][]) =>
    Promise.all(documents.map((one) => writePdf(one, deskFonts())))
  const make = (pack = packOf(), source = sourceOf()) =>
    archiveFiles(source, pack, { write, sha256, random: systemRandom })
  const structureOf = async (pack: ArchivePack, source = sourceOf()) => {
    const none = async (documents: readonly unknown[]) => documents.map(() => new Uint8Array(1))
    const tools = { write: none, sha256, random: systemRandom }
    return Buffer.from((await archiveFiles(source, pack, tools))[0]!.body).toString()
  }

  before(async () => {
    const roles = ['head', 'reception', 'custodian'] as const
    instance = await startInstance({ clock: fakeClock(A_MONDAY), roles })
    const report = await deliver(instance, { text: REPORT })
    await deliverIdentity(instance, report, { name: NAME, contact: 'torbjorg@post.example' })
    desk = testDesk(instance, 0)
    const custodian = testDesk(instance, 2)
    await desk.sync()
    await desk.declare(only().id, false, '')
    const say = (action: Parameters<typeof jobOf>[1]) =>
      desk.append(only().id, jobOf(systemRandom, action))
    await say({ kind: 'acknowledge', next: null })
    await desk.askIdentity(only().id, 'for å verne', '')
    await custodian.sync()
    const [asking] = custodian.cases.filter(({ access }) => access.requests.length > 0)
    const [asked] = asking!.access.requests
    const given = `${NAME}\ntorbjorg@post.example, 912 34 567`
    await custodian.answerIdentity(asking!.id, toHex(asked!.id), true, given, BEYOND)
    await desk.sync()
    await say({ kind: 'note', text: INTERNAL[0]! })
    await say({ kind: 'task', id: null, text: INTERNAL[1]! })
    await say({ kind: 'care', risk: 'high', text: INTERNAL[2]! })
    await say({ kind: 'memo', text: INTERNAL[3]! })
    await say({ kind: 'named', title: INTERNAL[4]!, number: { year: 2026, at: 4172 } })
    const told = `Hei ${NAME}, vi ser på det`
    await say({ kind: 'message', as: 'message', text: told, override: WHY })
    await say({ kind: 'message', as: 'minutes', text: 'Referat: vi møttest' })
    await say({ kind: 'message', as: 'message', text: GONE })
    const row = only().timeline.find(
      (item) => item.kind === 'entry' && JSON.stringify(item.entry).includes(GONE),
    )
    await say({
      kind: 'redacted',
      row: toHex(row!.kind === 'entry' ? row!.id : new Uint8Array()),
      text: 'Feil',
    })
    const closing = { findings: 'Det stemte', measures: 'Nye rutinar', lessons: '' }
    await say({ kind: 'closing', outcome: 'substantiated', ...closing })
    const colleague = testDesk(instance, 1)
    await colleague.sync()
    await colleague.declare(only().id, false, '')
    const closed = colleague.cases[0]!.work.closing!
    const approved = { kind: 'approved', closing: toHex(closed.id) } as const
    await colleague.append(only().id, jobOf(systemRandom, approved))
    await desk.sync()
    await say({
      kind: 'status',
      status: 'closed',
      text: 'Saka er avslutta',
      party: 'party',
      next: null,
    })
    files = await make()
    xml = Buffer.from(files[0]!.body).toString()
  })
  after(() => instance.stop())

  it('has the order, the number and the values that Noark 5 gives its elements, by libxml2', async () => {
    expect(noarkFaults(xml)).to.deep.equal([])
    for (const [from, to] of [
      ['<arkivstatus>Avsluttet</arkivstatus>', ''],
      ['<saksstatus>Avsluttet</saksstatus>', '<saksstatus>Ferdig</saksstatus>'],
      ['<skjermingMetadata>Skjerming navn part i sak</skjermingMetadata>', ''],
      ['<saksaar>2027</saksaar>', '<saksaar>tjuesju</saksaar>'],
      ['</mappeID>', '</mappeID><merknad/>'],
      ['xsi:type="saksmappe"', ''],
    ] as const) {
      expect(xml).to.contain(from)
      const isFree = from.includes('arkivstatus')
      expect(noarkFaults(xml.replace(from, to)).length > 0, from).to.equal(!isFree)
    }
    const swapped = xml.replace(
      /(<tittel>.*<\/tittel>)\s*(<offentligTittel>.*<\/offentligTittel>)/,
      '$2$1',
    )
    expect(noarkFaults(swapped)).to.not.deep.equal([])
    for (const language of ['nb', 'en'] as const) {
      const other = await structureOf(packOf({ retention: null }), sourceOf(language))
      expect(noarkFaults(other)).to.deep.equal([])
      expect(valuesOf(other, 'korrespondansepartNavn')).to.include('Varsler')
    }
    const source = sourceOf('en')
    const author = { nb: 'Leder', nn: 'Leiar', en: 'Head' }
    const items = source.one.items.map((item) => ({ ...item, author }))
    const titled = await structureOf(packOf(), {
      ...source,
      one: { ...source.one, items } as never,
    })
    expect(new Set(valuesOf(titled, 'avskrevetAv'))).to.deep.equal(new Set(['Leder']))
    expect(titled).to.not.contain('Head')
  })

  it('has one case file with a title that says nothing, and an entry for each document', () => {
    const title = `Varslingssak ${NUMBER}`
    expect(valuesOf(xml, 'mappeID')).to.deep.equal([NUMBER])
    expect(valuesOf(xml, 'tittel').filter((one) => one.includes('/'))).to.deep.equal([title])
    expect(valuesOf(xml, 'offentligTittel')).to.deep.equal([
      ...[title, 'Varsel', 'Melding til varslar', 'Referat til varslar'],
      ...['Avslutning av saka', 'Statusmelding til varslar'],
    ])
    expect(valuesOf(xml, 'journalposttype').map((type) => type.split(' ')[0])).to.deep.equal([
      ...['Inngående', 'Utgående', 'Utgående', 'Organinternt', 'Utgående'],
    ])
    expect(new Set(valuesOf(xml, 'korrespondansepartNavn'))).to.deep.equal(
      new Set(['Varslar', 'Varslingsmottaket']),
    )
    expect(valuesOf(xml, 'avskrivningsmaate')).to.deep.equal(['Tatt til etterretning'])
    const ids = valuesOf(xml, 'systemID')
    expect(new Set(ids).size).to.equal(ids.length)
    expect(ids).to.have.lengthOf(3 + 3 * 5)
  })

  it('is exempt on every level, by the grounds that were chosen, and is kept as long as is decided', async () => {
    const [all, outside, offence] = ARCHIVE_TERMS.codes.map(({ provision }) => provision)
    const onAll = `${all}; ${outside}`
    const grounds = valuesOf(xml, 'skjermingshjemmel')
    expect(grounds).to.have.lengthOf(1 + 2 * 5)
    // Grounds meant only for the reporter's letters stand on these, and not on the case file.
    expect(grounds.slice(0, 4)).to.deep.equal([
      ...[onAll, `${onAll}; ${offence}`, `${onAll}; ${offence}`, onAll],
    ])
    expect(new Set(valuesOf(xml, 'skjermingsvarighet'))).to.deep.equal(new Set(['60']))
    expect(valuesOf(xml, 'kassasjonsdato')).to.deep.equal(['2029-07-04'])
    expect(valuesOf(xml, 'bevaringstid')).to.deep.equal(['3'])
    for (const retention of [null, {}, { substantiated: null }, { partly: 12 }]) {
      expect(await structureOf(packOf({ retention }))).to.not.contain('kassasjon')
    }
    const source = sourceOf()
    const hold = { member: 'm0', day: dayOf(A_MONDAY), text: '' }
    const held = { ...source, one: { ...source.one, access: { ...source.one.access, hold } } }
    expect(await structureOf(packOf(), held)).to.not.contain('kassasjon')
  })

  it('names each file with its size and its SHA-256, and has no other', async () => {
    const names = valuesOf(xml, 'referanseDokumentfil')
    expect(files.map(({ name }) => name)).to.deep.equal(['arkivstruktur.xml', ...names])
    const sums = await Promise.all(
      files.slice(1).map(async ({ body }) => toHex(await sha256(body))),
    )
    expect(valuesOf(xml, 'sjekksum')).to.deep.equal(sums)
    expect(valuesOf(xml, 'filstoerrelse').map(Number)).to.deep.equal(
      files.slice(1).map(({ body }) => body.length),
    )
    for (const { body } of files.slice(1)) {
      expect(Buffer.from(body).toString('latin1')).to.match(
        /<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</,
      )
    }
  })

  it('has no byte of who the reporter is, no internal note and nothing redacted', async () => {
    const known = ['Torbjørg', 'Ødegaard', 'torbjorg@post.example', '912 34 567']
    expect(namesOfReporter(sourceOf().one)).to.include.members(known)
    const zip = Buffer.from(await (await zipOf(files)).arrayBuffer())
    const texts = files.slice(1).flatMap(({ body }) => readTwice(body).texts)
    expect(texts.join('\n')).to.contain('Godkjend av')
    expect(texts.join('\n'))
      .to.contain('ta pengar')
      .and.contain(BOX)
      .and.contain('Saka er avslutta')
    for (const canary of [...known, ...INTERNAL, WHY, GONE, 'for å verne']) {
      for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
        expect(zip.includes(Buffer.from(canary, encoding)), canary).to.equal(false)
      }
      expect(zip.includes(Buffer.from(canary, 'utf16le').swap16()), canary).to.equal(false)
      for (const text of texts) expect(text, canary).to.not.contain(canary)
    }
  })

  it('has an internal note that a person ticked, and never what tells who the reporter is', () => {
    const { items } = sourceOf().one
    const rows = new Set(items.map(({ key }) => key))
    const said = archiveDocuments(sourceOf(), packOf({ rows }))
    const kinds = said.map(({ name }) => name)
    expect(kinds).to.include.members(['note', 'care', 'memo'])
    expect(items.map(({ kind }) => kind)).to.include.members(['identity', 'redacted'])
    expect(said).to.have.lengthOf(5 + 3)
    const text = JSON.stringify(said)
    expect(text).to.contain(INTERNAL[0]).and.contain(INTERNAL[3]).and.not.contain(GONE)
  })

  it('takes no letter to the custodians, whose words are names to it', () => {
    const { one } = sourceOf()
    const letter = (drop: string, answers: Record<string, string>) => {
      const content = { answers, about: null, language: 'nn' }
      return { ...one.items[0], kind: 'drop', key: drop, drop, content } as never
    }
    const items = [
      letter('identity', { name: 'Nils Li', contact: 'nils@post.example' }),
      letter('withdrawal', { what: 'identity', text: 'Slett namnet' }),
      letter('withdrawal', { what: 'report', text: 'Eg angrar' }),
    ]
    expect(items.map((item) => archiveRow(item).standing)).to.deep.equal(['never', 'never', 'in'])
    const known = namesOfReporter({ ...one, items, access: { ...one.access, requests: [] } })
    expect(known).to.include.members(['Nils Li', 'Nils', 'Li', 'nils@post.example'])
  })

  it('names the reporter where a person chose so, and blacks out other names that they chose', async () => {
    const pack = packOf({ reporter: NAME, names: ['Kari Nordmann'] })
    const named = await structureOf(pack)
    expect(noarkFaults(named)).to.deep.equal([])
    expect(valuesOf(named, 'korrespondansepartNavn')).to.include(NAME).and.not.include('Varslar')
    const [report] = archiveDocuments(sourceOf(), pack)
    const text = JSON.stringify(report!.pdf)
    expect(text).to.contain(NAME).and.contain(`${BOX} ta pengar`).and.not.contain('Nordmann')
    expect(namesOut(sourceOf().one, packOf())).to.include(NAME)
  })

  it('is made of no case that goes on, and under no number that is none', async () => {
    const source = sourceOf()
    const open = { ...source, one: { ...source.one, status: 'hearing' as const } }
    const refused = (work: Promise<unknown>) => work.then(() => null, String)
    expect(await refused(make(packOf(), open))).to.contain('goes on')
    for (const number of ['', '123', '27/1', '2027/0', '2027/12345678901', '2027/1 ', 'a/1']) {
      expect(archiveNumber(number), number).to.equal(null)
      expect(await refused(structureOf(packOf({ number }))), number).to.contain('not a number')
    }
  })

  it('is in the log and in a signed list, like all that leaves', async () => {
    const listed = await Promise.all(
      files.map(async ({ name, body }) => ({
        name,
        bytes: body.length,
        sha256: await sha256(body),
      })),
    )
    const leaving = { what: 'archive', text: 'Arkivet', files: listed, sha256 } as const
    const log = seenOf(only().stream)
    const signed = await desk.signExport(only().id, { ...leaving, log })
    const list = Buffer.from(signed.manifest).toString()
    expect(list)
      .to.contain('# what archive')
      .and.match(/^[0-9a-f]{64} {2}dokumenter\/dokument-0001\.pdf$/m)
    const said = only().timeline.flatMap((item) =>
      item.kind === 'entry' && item.entry.kind === 'exported' ? [item.entry.what] : [],
    )
    expect(said).to.deep.equal(['archive'])
  })
})

describe('the XML of a package', () => {
  it('holds any text so that libxml2 reads what was written, without what it cannot hold', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 })
    const odd = fc.constantFrom(
      '\u0000',
      '\u000b',
      '\ufffe',
      '\uffff',
      '\ud800',
      '\udfff',
      '\u202e',
    )
    const texts = fc.array(fc.oneof(any, odd, fc.constantFrom('<', '&', ']]>', '"', '\r\n', '😀')))
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('')
        const wanted = [...text]
          .map((sign) => sign.codePointAt(0)!)
          .filter((point) => !isTurning(point))
          .map((point) => (isHeld(point) ? String.fromCodePoint(point) : '\ufffd'))
          .join('')
        expect(textOf(xmlOf(element('a', text, { b: text })))).to.equal(wanted)
      }),
      // halves of a sign on both sides of a mark that goes
      { numRuns: 60, examples: [[['\ud800', '\u202e', '\udfff']]] },
    )
  })
})

/** Char of XML 1.0, 2.2 */
function isHeld(point: number): boolean {
  return (
    [0x9, 0xa, 0xd].includes(point) ||
    (point >= 0x20 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    point >= 0x10000
  )
}

function isTurning(point: number): boolean {
  return (
    [0x61c, 0x200e, 0x200f].includes(point) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069)
  )
}
