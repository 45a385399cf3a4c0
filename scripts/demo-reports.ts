import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { nodeTransport } from '../client/shared/node-transport.ts'
import { type Letter, Visit } from '../client/shared/visit.ts'
import { systemRandom } from '../crypto/bytes.ts'
import type { ContentDocument, ReporterContent } from '../crypto/content.ts'
import { SIZE } from '../crypto/labels.ts'
import type { Primitives } from '../crypto/primitives.ts'
import { newestQuestionnaire } from '../crypto/questionnaire.ts'

/** Made-up reports, so that the desk of a demo is not empty. */
const REPORTS: readonly Pick<ReporterContent, 'channel' | 'language' | 'answers'>[] = [
  {
    channel: 'employees',
    language: 'nb',
    answers: {
      what: 'Leverandøren av laboratorieutstyr har to ganger betalt reiser for den som bestemmer hva vi kjøper. Ingen andre fikk gi tilbud.',
      'when-where': 'I mars og i september, på instituttet.',
      who: 'Den som leder innkjøp. To kolleger var til stede da reisen ble omtalt.',
      before: 'Det ble sagt noe lignende i fjor, men ingen fulgte det opp.',
      party: 'witness',
      relation: 'employee',
      categories: ['financial-crime'],
    },
  },
  {
    channel: 'students',
    language: 'en',
    answers: {
      what: 'A supervisor comments on my appearance in every meeting, and twice put a hand on my back. I have asked to change supervisor and got no answer.',
      'when-where': 'Since August, in the supervisor’s office.',
      party: 'own',
      relation: 'student',
      categories: ['sexual-harassment', 'not-sure'],
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
  const letters = REPORTS.flatMap((report) => letterOf(report, document))
  for (const letter of letters) {
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
    await visit.send({ ...letter, shown })
  }
  return letters.length
}

function letterOf(
  report: (typeof REPORTS)[number],
  document: ContentDocument,
): Omit<Letter, 'shown'>[] {
  const channel = document.channels.find(({ id }) => id === report.channel)
  const asked = channel && newestQuestionnaire(document, channel.questionnaire)
  if (!asked) return []
  const questionnaire = { id: asked.id, version: asked.version }
  return [
    {
      kind: 'report',
      content: { ...report, questionnaire, about: null, manifest: null },
      // nobody read anything on a screen
      textsHash: new Uint8Array(SIZE.key),
      leftOut: [],
      positions: null,
    },
  ]
}
