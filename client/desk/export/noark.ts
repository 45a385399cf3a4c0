import { type Day, dayOf } from '../../../crypto/days/calendar.ts'
import { type Random, toHex } from '../../../crypto/primitives/bytes.ts'
import type { ArchiveCode } from '../../texts/archive.ts'
import { NOARK_VALUES, NOARK_WORDS } from '../../texts/noark.ts'
import { fill } from '../../texts/wording.ts'
import { fieldOfDay } from '../format/words.ts'
import {
  type ArchiveAttachment,
  type ArchiveDocument,
  type ArchivePack,
  archiveLanguage,
  archiveNumber,
  discardOf,
  endOfCase,
  inArchiveWords,
  provisionOf,
} from './archive-pack.ts'
import type { ArchiveWay } from './archive-rows.ts'
import type { ExportSource } from './source.ts'
import { element, type XmlElement, xmlOf } from './xml.ts'

/** A document with the file that was made of it. */
export interface WrittenDocument extends ArchiveDocument {
  readonly bytes: number
  /** SHA-256 of the file, in lower-case hex. */
  readonly sha256: string
}

/** Values that all elements of one package share. */
interface Scope {
  readonly source: ExportSource
  readonly pack: ArchivePack
  readonly random: Random
  readonly language: 'nb' | 'nn'
  readonly ended: { readonly day: Day; readonly by: string }
  /** Title of the member who makes the package. */
  readonly maker: string
  readonly made: Day
}

const NAMESPACE = 'http://www.arkivverket.no/standarder/noark5/arkivstruktur'
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'

/**
 * `arkivstruktur.xml` of a case that ended, by version 5.0 of Noark 5: one case file, one entry of the
 * journal for each document. Its titles say nothing of the matter. It names only members, by their titles,
 * and the reporter, if `pack` has a name.
 *
 * @param random for the ids of all parts: none of them leads back to a row of the desk
 * @throws Error if the case goes on, or if its number in the archive is not valid
 */
export function noarkStructure(
  shown: ExportSource,
  pack: ArchivePack,
  documents: readonly WrittenDocument[],
  random: Random,
): Uint8Array {
  const source = inArchiveWords(shown)
  const language = archiveLanguage(source)
  const ended = endOfCase(source)
  if (ended === null) throw new Error('a case that goes on')
  const maker = source.view.member?.[language] || pack.terms.unit
  const made = dayOf(source.made)
  const scope = { source, pack, random, language, ended, maker, made }
  return new TextEncoder().encode(xmlOf(archiveOf(scope, documents)))
}

function archiveOf(scope: Scope, documents: readonly WrittenDocument[]): XmlElement {
  const { source, pack, language } = scope
  const organisation = source.view.organisation?.[language] || pack.terms.unit
  const { series } = NOARK_WORDS[language]
  return element(
    'arkiv',
    [
      ...idAndTitle(scope, series),
      element('arkivstatus', NOARK_VALUES.closed),
      element('dokumentmedium', NOARK_VALUES.electronic),
      ...madeNow(scope),
      element('arkivskaper', [
        element('arkivskaperID', pack.terms.creator ?? organisation),
        element('arkivskaperNavn', organisation),
      ]),
      element('arkivdel', [
        ...idAndTitle(scope, series),
        element('arkivdelstatus', NOARK_VALUES.closedPeriod),
        element('dokumentmedium', NOARK_VALUES.electronic),
        ...madeNow(scope),
        caseFile(scope, documents),
      ]),
    ],
    { xmlns: NAMESPACE, 'xmlns:xsi': INSTANCE },
  )
}

function caseFile(scope: Scope, documents: readonly WrittenDocument[]): XmlElement {
  const { source, pack, language, ended, maker } = scope
  const number = archiveNumber(pack.number)
  if (number === null) throw new Error('not a number of a case in an archive')
  const title = fill(NOARK_WORDS[language].title, { number: pack.number })
  const onAll = pack.codes.filter(({ on }) => on === 'all')
  return element(
    'mappe',
    [
      id(scope),
      element('mappeID', pack.number),
      element('tittel', title),
      element('offentligTittel', title),
      element('dokumentmedium', NOARK_VALUES.electronic),
      element('opprettetDato', moment(source.one.since)),
      element('opprettetAv', pack.terms.unit),
      element('avsluttetDato', moment(ended.day)),
      element('avsluttetAv', ended.by),
      ...discarding(scope),
      exemption(onAll, NOARK_VALUES.hideParty),
      ...documents.map((one) => entryOf(scope, one)),
      element('saksaar', number.year),
      element('sakssekvensnummer', number.at),
      element('saksdato', fieldOfDay(source.one.since)),
      element('administrativEnhet', pack.terms.unit),
      element('saksansvarlig', maker),
      element('saksstatus', NOARK_VALUES.closed),
    ],
    { 'xsi:type': 'saksmappe' },
  )
}

/** The period for which it is kept, if that is known. */
function discarding({ source, pack }: Scope): XmlElement[] {
  const discard = discardOf(source, pack)
  if (discard === null) return []
  return [
    element('kassasjon', [
      element('kassasjonsvedtak', NOARK_VALUES.discarded),
      element('bevaringstid', discard.years),
      element('kassasjonsdato', fieldOfDay(discard.day)),
    ]),
  ]
}

const WAYS = {
  incoming: { type: NOARK_VALUES.incoming, hides: NOARK_VALUES.hideSender },
  outgoing: { type: NOARK_VALUES.outgoing, hides: NOARK_VALUES.hideRecipient },
  internal: { type: NOARK_VALUES.internal, hides: NOARK_VALUES.hideTitle },
} as const satisfies Record<ArchiveWay, object>

function entryOf(scope: Scope, one: WrittenDocument): XmlElement {
  const { pack, ended } = scope
  const { type, hides } = WAYS[one.way]
  const isIncoming = one.way === 'incoming'
  return element(
    'registrering',
    [
      id(scope),
      ...createdBy(scope, one),
      element('arkivertDato', moment(scope.made)),
      element('arkivertAv', scope.maker),
      exemption(one.codes, hides),
      descriptionOf(scope, one, hides),
      ...one.attached.map((file, i) => attachmentOf(scope, one, file, i)),
      element('registreringsID', `${pack.number}-${one.at}`),
      element('tittel', one.title),
      element('offentligTittel', one.title),
      element('dokumentmedium', NOARK_VALUES.electronic),
      ...partiesOf(scope, one.way),
      element('journalaar', Number(fieldOfDay(one.day).slice(0, 4))),
      element('journalsekvensnummer', one.at),
      element('journalpostnummer', one.at),
      element('journalposttype', type),
      element('journalstatus', NOARK_VALUES.archived),
      element('journaldato', fieldOfDay(one.day)),
      element('dokumentetsDato', fieldOfDay(one.day)),
      ...(isIncoming ? [element('mottattDato', moment(one.day))] : []),
      ...(one.way === 'outgoing' ? [element('sendtDato', moment(one.day))] : []),
      ...(isIncoming ? [answered(ended)] : []),
    ],
    { 'xsi:type': 'journalpost' },
  )
}

/** Nothing that came in waits for an answer in a case that ended. */
function answered({ day, by }: Scope['ended']): XmlElement {
  return element('avskrivning', [
    element('avskrivningsdato', fieldOfDay(day)),
    element('avskrevetAv', by),
    element('avskrivningsmaate', NOARK_VALUES.noted),
  ])
}

function partiesOf({ pack, language }: Scope, way: ArchiveWay): XmlElement[] {
  const party = (type: string, name: string) =>
    element('korrespondansepart', [
      element('korrespondanseparttype', type),
      element('korrespondansepartNavn', name),
    ])
  const reporter = pack.reporter ?? NOARK_WORDS[language].reporter
  const { unit } = pack.terms
  switch (way) {
    case 'incoming':
      return [party(NOARK_VALUES.sender, reporter), party(NOARK_VALUES.innerRecipient, unit)]
    case 'outgoing':
      return [party(NOARK_VALUES.innerSender, unit), party(NOARK_VALUES.recipient, reporter)]
    case 'internal':
      return [party(NOARK_VALUES.innerSender, unit)]
    default:
      return way satisfies never
  }
}

function descriptionOf(scope: Scope, one: WrittenDocument, hides: string): XmlElement {
  const isNote = one.way === 'internal'
  return element('dokumentbeskrivelse', [
    id(scope),
    element('dokumenttype', isNote ? NOARK_VALUES.note : NOARK_VALUES.letter),
    element('dokumentstatus', NOARK_VALUES.finished),
    element('tittel', one.title),
    ...createdBy(scope, one),
    element('dokumentmedium', NOARK_VALUES.electronic),
    element('tilknyttetRegistreringSom', NOARK_VALUES.main),
    element('dokumentnummer', 1),
    element('tilknyttetDato', moment(scope.made)),
    element('tilknyttetAv', scope.maker),
    exemption(one.codes, hides),
    element('dokumentobjekt', [
      id(scope),
      element('versjonsnummer', 1),
      element('variantformat', NOARK_VALUES.archiveFormat),
      element('format', NOARK_VALUES.pdfA),
      element('opprettetDato', moment(scope.made)),
      element('opprettetAv', scope.maker),
      element('referanseDokumentfil', one.file),
      element('sjekksum', one.sha256),
      element('sjekksumAlgoritme', NOARK_VALUES.sha256),
      element('filstoerrelse', one.bytes),
    ]),
  ])
}

/** A file as it came: the archive gets it unchanged, under a title that says nothing. */
function attachmentOf(
  scope: Scope,
  one: WrittenDocument,
  { name, body, sha256, as }: ArchiveAttachment,
  i: number,
): XmlElement {
  return element('dokumentbeskrivelse', [
    id(scope),
    element('dokumenttype', NOARK_VALUES.attachment),
    element('dokumentstatus', NOARK_VALUES.finished),
    element('tittel', fill(NOARK_WORDS[scope.language].attachment, { number: i + 1 })),
    ...createdBy(scope, one),
    element('dokumentmedium', NOARK_VALUES.electronic),
    element('tilknyttetRegistreringSom', NOARK_VALUES.attachment),
    element('dokumentnummer', i + 2),
    element('tilknyttetDato', moment(scope.made)),
    element('tilknyttetAv', scope.maker),
    exemption(one.codes, WAYS[one.way].hides),
    element('dokumentobjekt', [
      id(scope),
      element('versjonsnummer', 1),
      element('variantformat', NOARK_VALUES.productionFormat),
      element('format', as),
      element('opprettetDato', moment(scope.made)),
      element('opprettetAv', scope.maker),
      element('referanseDokumentfil', name),
      element('sjekksum', sha256),
      element('sjekksumAlgoritme', NOARK_VALUES.sha256),
      element('filstoerrelse', body.size),
    ]),
  ])
}

/** The creator: a member, or the unit for a document from outside. */
function createdBy({ pack }: Scope, { day, author }: WrittenDocument): XmlElement[] {
  return [element('opprettetDato', moment(day)), element('opprettetAv', author || pack.terms.unit)]
}

function madeNow({ made, maker }: Scope): XmlElement[] {
  return [
    element('opprettetDato', moment(made)),
    element('opprettetAv', maker),
    element('avsluttetDato', moment(made)),
    element('avsluttetAv', maker),
  ]
}

/** @param hides the part of its metadata that is not shown */
function exemption(codes: readonly ArchiveCode[], hides: string): XmlElement {
  const years = Math.max(0, ...codes.map((code) => code.years ?? 0))
  return element('skjerming', [
    element('tilgangsrestriksjon', NOARK_VALUES.exempt),
    element('skjermingshjemmel', provisionOf(codes)),
    element('skjermingMetadata', hides),
    element('skjermingDokument', NOARK_VALUES.hideDocument),
    ...(years === 0 ? [] : [element('skjermingsvarighet', years)]),
  ])
}

function idAndTitle(scope: Scope, title: string): XmlElement[] {
  return [id(scope), element('tittel', title)]
}

/** A random UUID. RFC 9562, version 4 */
function id({ random }: Scope): XmlElement {
  const bytes = random(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return element('systemID', toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))
}

/** The beginning of the day: the desk knows only days. */
function moment(day: Day): string {
  return `${fieldOfDay(day)}T00:00:00`
}
