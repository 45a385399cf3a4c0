import type { ContentDocument } from '../crypto/content.ts'
import type { MemberPlan, Names, Plan } from './ceremony-core.ts'

const names = (nb: string, nn: string, en: string): Names => ({ nb, nn, en })

/** What a Norwegian university takes reports about, to begin with. */
export const UNIVERSITY_CONTENT: ContentDocument = {
  format: 'postern-content/1',
  organisation: names('Eksempeluniversitetet', 'Eksempeluniversitetet', 'Example University'),
  channels: [
    {
      id: 'employees',
      name: names('For ansatte', 'For tilsette', 'For employees'),
      questionnaire: 'general',
    },
    {
      id: 'students',
      name: names('For studenter', 'For studentar', 'For students'),
      questionnaire: 'general',
    },
  ],
  questionnaires: [
    {
      id: 'general',
      version: 1,
      questions: ['what', 'when-where', 'who', 'before'],
      categories: [
        'bullying',
        'harassment',
        'sexual-harassment',
        'financial-crime',
        'danger-to-life',
        'danger-to-environment',
        'abuse-of-authority',
        'working-environment',
        'data-breach',
        'research-integrity',
        'other',
        'not-sure',
      ],
      relations: [
        'employee',
        'phd-candidate',
        'student',
        'hired-in',
        'former',
        'applicant',
        'supplier',
        'other',
        'prefer-not-to-say',
      ],
      parties: ['own', 'witness', 'on-behalf', 'representative'],
    },
  ],
}

export const OTHER_WAYS: Names = names(
  'Du kan også varsle i brev til varslingsmottaket, eller snakke med verneombudet, studentombudet eller en tillitsvalgt. Arbeidstilsynet tar imot varsler utenfra huset.',
  'Du kan òg varsle i brev til varslingsmottaket, eller snakke med verneombodet, studentombodet eller ein tillitsvald. Arbeidstilsynet tek imot varsel utanfrå huset.',
  'You can also write a letter to the reception, or talk to the safety representative, the ombud for students or a union representative. The Labour Inspection Authority takes reports from outside the house.',
)

const MEMBERS: readonly MemberPlan[] = [
  {
    id: 'head',
    role: 'head',
    title: names('Leder for varslingsmottaket', 'Leiar for varslingsmottaket', 'Head of reception'),
    position: 0,
    channels: ['employees', 'students'],
  },
  {
    id: 'adviser',
    role: 'reception',
    title: names(
      'Rådgiver i varslingsmottaket',
      'Rådgjevar i varslingsmottaket',
      'Adviser, reception',
    ),
    position: 1,
    channels: ['employees', 'students'],
  },
]

/** The demo, and what the ceremony offers to begin with. */
export const SAMPLE_PLAN: Plan = {
  size: 'small',
  members: MEMBERS,
  content: UNIVERSITY_CONTENT,
  otherWays: OTHER_WAYS,
}
