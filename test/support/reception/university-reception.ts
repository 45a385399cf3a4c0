import type { Day } from '../../../crypto/days/calendar.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import {
  contentHash,
  type KeyList,
  signKeyList,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { makeReception, type TestReception } from './reception.ts'
import { sampleDocument } from './site.ts'

export const TITLES = [
  {
    nb: 'Leder for varslingsmottaket',
    nn: 'Leiar for varslingsmottaket',
    en: 'Head of the whistleblowing team',
  },
  { nb: 'Rådgiver i mottaket', nn: 'Rådgivar i mottaket', en: 'Adviser in the reception' },
  { nb: 'Verneombud i mottaket', nn: 'Verneombod i mottaket', en: 'Safety delegate' },
  { nb: 'Den som tar vare på navn', nn: 'Den som tek vare på namn', en: 'Keeper of names' },
]

/**
 * A reception of two channels and three readers with words in three languages, and a custodian of names, as at a
 * university.
 *
 * @param more further channels, read by the first two
 */
export function universityReception(
  p: Primitives,
  today: Day,
  more: ContentDocument['channels'] = [],
): TestReception {
  const asked = universityContent()
  const document = { ...asked, channels: [...asked.channels, ...more] }
  return receptionOf(p, today, document, [
    { id: 'staff', members: ['m0', 'm1', 'm2'] },
    { id: 'students', members: ['m0', 'm1'] },
    ...readByTwo(more),
  ])
}

/** The same people as the reception of another organisation; the first two read every channel. */
export function receptionFor(p: Primitives, today: Day, document: ContentDocument): TestReception {
  return receptionOf(p, today, document, readByTwo(document.channels))
}

function readByTwo(channels: ContentDocument['channels']): KeyList['channels'] {
  return channels.map(({ id }) => ({ id, members: ['m0', 'm1'] }))
}

function receptionOf(
  p: Primitives,
  today: Day,
  document: ContentDocument,
  channels: KeyList['channels'],
): TestReception {
  const roles = ['head', 'reception', 'reception', 'custodian'] as const
  const reception = makeReception(p, { today, roles })
  const content = encodeJson(document)
  const { hash: _, ...list } = reception.list
  const changed: KeyList = {
    ...list,
    content: contentHash(p, list.instance, content),
    channels,
    members: list.members.map((member, i) => ({ ...member, title: TITLES[i] ?? member.title })),
    otherWays: OTHER_WAYS,
  }
  const signed = signKeyList(p, reception.root.seed, changed)
  return { ...reception, signed, content, list: verifyKeyList(p, signed, reception.fingerprint) }
}

/** The reception asks the questions of the sample, through channels of its own. */
export function universityContent(): ContentDocument {
  return {
    format: 'postern-content/1',
    organisation: {
      nb: 'Universitetet i Fjordby',
      nn: 'Universitetet i Fjordby',
      en: 'University of Fjordby',
    },
    channels: [
      {
        id: 'staff',
        name: { nb: 'Arbeidsplassen', nn: 'Arbeidsplassen', en: 'The workplace' },
        questionnaire: 'general',
      },
      {
        id: 'students',
        name: { nb: 'Studiene', nn: 'Studia', en: 'Studies' },
        questionnaire: 'general',
      },
    ],
    questionnaires: sampleDocument().questionnaires,
  }
}

const OTHER_WAYS = {
  nb: 'Brev: Varslingsmottaket, Postboks 100, 0000 Fjordby (merk konvolutten «personlig»)\nTelefon: 00 00 00 00, hverdager 9 til 15\nPersonlig: avtal et møte med verneombudet',
  nn: 'Brev: Varslingsmottaket, Postboks 100, 0000 Fjordby (merk konvolutten «personleg»)\nTelefon: 00 00 00 00, kvardagar 9 til 15\nPersonleg: avtal eit møte med verneombodet',
  en: 'Letter: The whistleblowing team, P.O. Box 100, 0000 Fjordby (mark the envelope “personal”)\nTelephone: 00 00 00 00, weekdays 9 to 15\nIn person: arrange a meeting with the safety delegate',
}
