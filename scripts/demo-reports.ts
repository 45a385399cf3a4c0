import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { nodeTransport } from '../client/shared/node-transport.ts'
import { type Letter, Visit } from '../client/shared/visit.ts'
import { systemRandom } from '../crypto/bytes.ts'
import type { ContentDocument, ReporterContent } from '../crypto/content.ts'
import { SIZE } from '../crypto/labels.ts'
import type { LetterName } from '../crypto/names.ts'
import type { Primitives } from '../crypto/primitives.ts'
import { newestQuestionnaire } from '../crypto/questionnaire.ts'

type Said = Pick<ReporterContent, 'channel' | 'language' | 'answers'>

/** A made-up report, and the letter that its reporter sends after it, where there is one. */
interface MadeUp extends Said {
  readonly letter?: { readonly name: LetterName; readonly answers: Said['answers'] }
}

/** So that the desk of a demo is not empty, and can be practised on. Every text says that it is made up. */
const REPORTS: readonly MadeUp[] = [
  {
    channel: 'employees',
    language: 'nb',
    answers: {
      what: 'Oppdiktet, til øvelse: Leverandøren av laboratorieutstyr har to ganger betalt reiser for den som bestemmer hva vi kjøper. Ingen andre fikk gi tilbud.',
      'when-where': 'I mars og i september, på instituttet.',
      who: 'Den som leder innkjøp. To kolleger var til stede da reisen ble omtalt.',
      before: 'Det ble sagt noe lignende i fjor, men ingen fulgte det opp.',
      party: 'witness',
      relation: 'employee',
      categories: ['financial-crime'],
    },
    letter: {
      name: 'letter-retaliation',
      answers: {
        text: 'Oppdiktet, til øvelse: Jeg er tatt ut av prosjektet uten å få vite hvorfor.',
        since: 'For to uker siden',
        help: 'At noen utenfor instituttet ser på det',
      },
    },
  },
  {
    channel: 'students',
    language: 'en',
    answers: {
      what: 'Made up, for practice: A supervisor comments on my appearance in every meeting, and twice put a hand on my back. I have asked to change supervisor and got no answer.',
      'when-where': 'Since August, in the supervisor’s office.',
      party: 'own',
      relation: 'student',
      categories: ['sexual-harassment', 'not-sure'],
    },
  },
  {
    channel: 'external',
    language: 'nb',
    answers: {
      what: 'Oppdiktet, til øvelse: Avfall fra verkstedet blir tømt i bekken bak bygget om kvelden. Vannet skummer dagen etter.',
      'when-where': 'Fire ganger siden påske, bak den nederste bygningen.',
      party: 'witness',
      relation: 'other',
      categories: ['danger-to-environment'],
    },
  },
  {
    channel: 'employees',
    language: 'nn',
    answers: {
      what: 'Oppdikta, til øving: Timelister blir skrivne under for folk som ikkje har vore på arbeid.',
      'when-where': 'Kvar månad sidan i fjor haust.',
      who: 'Den som godkjenner listene. Eg har sett tre av dei.',
      party: 'on-behalf',
      relation: 'hired-in',
      categories: ['financial-crime', 'abuse-of-authority'],
    },
  },
  {
    channel: 'students',
    language: 'nb',
    answers: {
      what: 'Oppdiktet, til øvelse: Parkeringsplassene ved biblioteket er for få, og ingen gjør noe med det.',
      party: 'own',
      relation: 'student',
      categories: ['other'],
    },
  },
]

/**
 * Send the made-up reports, as anybody's browser would: those whose channel is still there.
 *
 * @returns how many
 */
export async function sendDemoReports(
  p: Primitives,
  server: string,
  root: string,
  document: ContentDocument,
): Promise<number> {
  const reports = REPORTS.map((report) => lettersOf(report, document))
  for (const letters of reports) {
    const [letter] = letters
    if (letter === undefined) continue
    const visit = new Visit({
      primitives: async () => p,
      transport: nodeTransport({ server: new URL(server) }),
      root,
      now: Date.now,
      buildDay: 0,
      random: systemRandom,
      sha256: (message) => new Uint8Array(createHash('sha256').update(message).digest()),
      wait: (ms) => sleep(ms),
    })
    const { channels } = await visit.open()
    await visit.makeReceipt()
    const channel = channels.find(({ id }) => id === letter.content.channel)
    const shown = (channel?.recipients ?? []).map(({ id }) => id)
    for (const one of letters) await visit.send({ ...one, shown })
  }
  return reports.flat().length
}

/** The report and what follows it; nothing where its channel is gone. */
function lettersOf(report: MadeUp, document: ContentDocument): Omit<Letter, 'shown'>[] {
  const { letter, ...said } = report
  const channel = document.channels.find(({ id }) => id === report.channel)
  const asked = channel && newestQuestionnaire(document, channel.questionnaire)
  if (!asked) return []
  const unread = {
    // nobody read anything on a screen
    textsHash: new Uint8Array(SIZE.key),
    leftOut: [],
    positions: null,
  }
  const rest = { about: null, manifest: null }
  const first = { id: asked.id, version: asked.version }
  return [
    { kind: 'report', content: { ...said, ...rest, questionnaire: first }, ...unread },
    ...(letter === undefined
      ? []
      : [
          {
            kind: 'follow-up' as const,
            content: {
              ...{ ...said, ...rest, answers: letter.answers },
              questionnaire: { id: letter.name, version: 1 },
            },
            ...unread,
          },
        ]),
  ]
}
