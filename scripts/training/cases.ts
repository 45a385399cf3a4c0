import type { Action } from '../../client/desk/model/rules/action.ts'
import type { Day } from '../../crypto/days/calendar.ts'
import type { MadeUp } from '../demo/reporter.ts'
import { DEMO_REPORTS } from '../demo/reports.ts'

/** Answers of a made-up reporter, in their own language. */
export interface Replies {
  /** Answers to questions and invitations: one after the other, then the last again. */
  readonly texts: readonly string[]
  /** Number of the first questions that stay without an answer. */
  readonly ignores?: number
  /** Correction of the first minutes; absent if they are approved. */
  readonly correction?: string
}

/** A made-up case. */
export interface TrainingCase {
  /** Subject of practice in this case, for the person who runs the training. */
  readonly about: string
  readonly madeUp: MadeUp
  readonly replies: Replies
  /** Actions on the desk before anybody practises; absent if nobody has opened the case. */
  readonly done?: (today: Day) => readonly Action[]
}

const REPLIES: Readonly<Record<MadeUp['language'], readonly string[]>> = {
  nb: [
    'Oppdiktet svar: Ja, det stemmer. Jeg var der selv, og skrev det ned samme dag.',
    'Oppdiktet svar: Det vet jeg ikke sikkert. Den som var til stede heter Eksempel Eksempelsen.',
    'Oppdiktet svar: Jeg har ikke mer å fortelle om det.',
  ],
  nn: [
    'Oppdikta svar: Ja, det stemmer. Eg var der sjølv, og skreiv det ned same dagen.',
    'Oppdikta svar: Det veit eg ikkje sikkert. Den som var til stades heiter Døme Dømesen.',
    'Oppdikta svar: Eg har ikkje meir å fortelje om det.',
  ],
  en: [
    'Made-up answer: Yes, that is right. I was there myself, and wrote it down the same day.',
    'Made-up answer: I do not know for sure. The one who was there is called Example Person.',
    'Made-up answer: I have nothing more to tell about it.',
  ],
}

const answering = ({ language }: MadeUp): Replies => ({ texts: REPLIES[language] })

const GENUINE: Action = { kind: 'acknowledge', next: null }

/** The report of the demo whose text contains a word. */
function demoReport(word: string): MadeUp {
  const found = DEMO_REPORTS.find(({ answers }) => `${answers.what}`.includes(word))
  if (found === undefined) throw new Error(`no report tells of "${word}"`)
  return found
}

const asked: TrainingCase = {
  about: 'a question is out, and nobody answers the first one',
  madeUp: demoReport('supervisor'),
  replies: { texts: REPLIES.en, ignores: 1 },
  done: () => [
    GENUINE,
    {
      kind: 'message',
      as: 'question',
      text: 'Made up, for practice: When did you ask to change supervisor, and whom?',
      language: 'en',
    },
  ],
}

const assessing: TrainingCase = {
  about: 'under assessment; the reporter corrects minutes',
  madeUp: demoReport('Avfall'),
  replies: { texts: REPLIES.nb, correction: 'Oppdiktet: Det var fem ganger, ikke fire.' },
  done: (today) => [
    GENUINE,
    { kind: 'status', status: 'assessing', text: '', next: today + 14 },
    {
      kind: 'assessment',
      scope: 'yes',
      urgent: true,
      criminal: true,
      evidenceAtRisk: true,
      likelihood: 4,
      impact: 4,
      risk: 'low',
      text: 'Oppdiktet, til øvelse: Vannprøver bør tas før neste helg.',
    },
    { kind: 'labels', labels: ['øvelse', 'miljø'] },
    {
      kind: 'task',
      id: null,
      text: 'Oppdiktet, til øvelse: be driftsavdelingen om en vannprøve',
      member: 'adviser',
      due: today + 3,
    },
  ],
}

const answered: TrainingCase = {
  about: 'a question was answered',
  madeUp: demoReport('Timelister'),
  replies: answering(demoReport('Timelister')),
  done: () => [
    GENUINE,
    {
      kind: 'message',
      as: 'question',
      text: 'Oppdikta, til øving: Kven har skrive under listene du har sett?',
      language: 'nn',
    },
  ],
}

/** The same words under two codes: from two people, or from one who was not sure that the first arrived. */
const TWICE: MadeUp = {
  channel: 'employees',
  language: 'en',
  answers: {
    what: 'Made up, for practice: Travel expenses were claimed for a conference that was held on the screen.',
    'when-where': 'In October; the claim was paid in November.',
    party: 'witness',
    relation: 'employee',
    categories: ['financial-crime'],
  },
}

const withoutReader: MadeUp = {
  channel: 'employees',
  language: 'nb',
  answers: {
    what: 'Oppdiktet, til øvelse: Rådgiveren i varslingsmottaket er gift med den som dette gjelder, og skal ikke lese det. En stilling ble gitt bort før den var lyst ut.',
    'when-where': 'I juni, på fakultetet.',
    party: 'witness',
    relation: 'employee',
    categories: ['abuse-of-authority'],
  },
  leftOut: ['adviser'],
}

const named: MadeUp = {
  channel: 'external',
  language: 'en',
  answers: {
    what: 'Made up, for practice: A supplier was told the prices of the others before the offers were opened.',
    'when-where': 'In the spring, by telephone.',
    party: 'witness',
    relation: 'supplier',
    categories: ['financial-crime'],
  },
  letters: [
    {
      name: 'letter-identity',
      answers: {
        name: 'Example Person (made up)',
        contact: 'Made up: 00 00 00 00, in the evening',
        consent: ['call'],
      },
    },
  ],
}

const closed: TrainingCase = {
  about: 'closed, and not approved yet',
  madeUp: {
    channel: 'students',
    language: 'en',
    answers: {
      what: 'Made up, for practice: The same exam paper was used two years in a row, and some had the old one.',
      'when-where': 'In May, in the exam hall.',
      party: 'own',
      relation: 'student',
      categories: ['other'],
    },
  },
  replies: { texts: REPLIES.en },
  done: () => [
    GENUINE,
    { kind: 'status', status: 'follow-up', text: '', party: 'party', next: null },
    {
      kind: 'closing',
      outcome: 'partly',
      findings: 'Made up, for practice: The paper was used again; nobody is known to have gained.',
      measures: 'Made up, for practice: Papers are numbered from now on.',
      lessons: '',
    },
    {
      kind: 'status',
      status: 'closed',
      text: 'Made up, for practice: The paper was used again. Papers are numbered from now on.',
      party: 'party',
      language: 'en',
      next: null,
    },
  ],
}

const late: MadeUp = {
  channel: 'employees',
  language: 'nn',
  answers: {
    what: 'Oppdikta, til øving: Nøklar til arkivet blir lånte ut utan at nokon skriv det opp.',
    'when-where': 'Kvar veke, i kjellaren.',
    party: 'own',
    relation: 'employee',
    categories: ['data-breach'],
  },
  daysAgo: 6,
}

const more: MadeUp = {
  channel: 'external',
  language: 'nn',
  answers: {
    what: 'Oppdikta, til øving: Ein forskingsrapport fekk nye tal etter at oppdragsgivaren hadde lese han.',
    'when-where': 'I haust, før rapporten kom ut.',
    party: 'witness',
    relation: 'former',
    categories: ['research-integrity'],
  },
  letters: [
    {
      name: 'letter',
      answers: { text: 'Oppdikta, til øving: Eg har funne att den første utgåva.' },
    },
  ],
}

/** Cases of a training. Every text says that it is made up. */
export const TRAINING_CASES: readonly TrainingCase[] = [
  asked,
  assessing,
  answered,
  closed,
  untouched('new, and the reporter tells of retaliation', demoReport('laboratorieutstyr')),
  untouched('new, and belongs elsewhere', demoReport('Parkeringsplassene')),
  untouched('new, and the same words came twice', TWICE),
  untouched('new, and the same words came twice', TWICE),
  untouched('new, and the adviser may not read it', withoutReader),
  untouched('new, and the custodian holds the name', named),
  untouched('came six days ago, and nobody has answered', late),
  untouched('new, and the reporter has sent more', more),
]

function untouched(about: string, madeUp: MadeUp): TrainingCase {
  return { about, madeUp, replies: answering(madeUp) }
}

/** A report that somebody told in a meeting, and that a member registers. */
export const TOLD: TrainingCase & { readonly minutes: string; readonly note: string } = {
  about: 'told in a meeting, and registered; the minutes are approved',
  madeUp: {
    channel: 'students',
    language: 'nb',
    answers: {
      what: 'Oppdiktet, til øvelse: En medstudent blir holdt utenfor gruppearbeidet, og det blir ledd av det i timen.',
      'when-where': 'Hver uke siden september.',
      party: 'on-behalf',
      relation: 'student',
      categories: ['bullying'],
    },
  },
  replies: { texts: REPLIES.nb },
  done: () => [GENUINE],
  minutes:
    'Oppdiktet, til øvelse: Vi møttes på et nøytralt sted. Du fortalte at en medstudent holdes utenfor, og ønsker at faglærer får vite det.',
  note: 'Oppdiktet, til øvelse: fortalt i et møte på biblioteket',
}
