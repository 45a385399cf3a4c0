import type { ContentDocument } from '../../crypto/entries/content.ts'
import { DemoReporter, isAsked, type MadeUp, type ReporterPlace } from './reporter.ts'

/** So that the desk of a demo is not empty, and can be practised on. Every text says that it is made up. */
export const DEMO_REPORTS: readonly MadeUp[] = [
  {
    channel: 'employees',
    language: 'nb',
    answers: {
      what: 'Oppdiktet, til øvelse: Leverandøren av laboratorieutstyr har to ganger betalt reiser for den som bestemmer hva vi kjøper. Ingen andre fikk gi tilbud.',
      'when-where': 'I mars og i september, på instituttet.',
      who: 'Den som leder innkjøp.',
      before:
        'To kolleger var til stede da reisen ble omtalt. Det ble sagt noe lignende i fjor, men ingen fulgte det opp.',
      party: 'witness',
      relation: 'employee',
      categories: ['financial-crime'],
    },
    letters: [
      {
        name: 'letter-retaliation',
        answers: {
          text: 'Oppdiktet, til øvelse: Jeg er tatt ut av prosjektet uten å få vite hvorfor.',
          since: 'For to uker siden',
          help: 'At noen utenfor instituttet ser på det',
        },
      },
    ],
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
      who: 'Den som godkjenner listene.',
      before: 'Eg har sett tre av dei.',
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
  {
    channel: 'municipal-staff',
    language: 'nb',
    answers: {
      what: 'Oppdiktet, til øvelse: Vi er én på vakt for tjue beboere om natten. To ganger lå noen på gulvet til morgenen.',
      'when-where': 'Siden sommeren, på sykehjemmet.',
      party: 'witness',
      relation: 'employee',
      categories: ['neglect', 'danger-to-life'],
    },
  },
  {
    channel: 'residents',
    language: 'nn',
    answers: {
      what: 'Oppdikta, til øving: Saksbehandlaren bad om å få kjøpe tomta billeg før vi fekk byggjeløyvet.',
      party: 'own',
      relation: 'resident',
      categories: ['financial-crime', 'abuse-of-authority'],
    },
  },
  {
    channel: 'company-staff',
    language: 'en',
    answers: {
      what: 'Made up, for practice: The guard of the saw is taken off to work faster. Someone nearly lost a finger.',
      'when-where': 'Every day since spring, in the workshop.',
      party: 'witness',
      relation: 'hired-in',
      categories: ['danger-to-life'],
    },
  },
  {
    channel: 'partners',
    language: 'nb',
    answers: {
      what: 'Oppdiktet, til øvelse: Jeg ble bedt om å sende en faktura for arbeid som ikke er gjort.',
      party: 'own',
      relation: 'supplier',
      categories: ['financial-crime'],
    },
  },
]

/**
 * Send the made-up reports, as anybody's browser would: those whose channel is still there.
 *
 * @returns who sent them
 */
export async function sendDemoReports(
  place: ReporterPlace,
  document: ContentDocument,
  reports: readonly MadeUp[] = DEMO_REPORTS,
): Promise<DemoReporter[]> {
  const asked = reports.filter((report) => isAsked(report, document))
  const reporters = asked.map((report) => new DemoReporter(place, document, report))
  for (const reporter of reporters) await reporter.report()
  return reporters
}
