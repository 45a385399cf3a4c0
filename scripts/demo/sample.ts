import { fileURLToPath } from 'node:url'
import type { MemberPlan, Names, Plan } from '../ceremony/core.ts'
import { type Content, readContent } from '../content/read.ts'

const names = (nb: string, nn: string, en: string): Names => ({ nb, nn, en })

/** The content of a made-up Norwegian university, which demos and ceremonies begin with. */
export const SAMPLE_FOLDER = fileURLToPath(
  new URL('../../client/texts/sample-university', import.meta.url),
)

/** @throws ContentError */
export function sampleContent(): Content {
  return readContent(SAMPLE_FOLDER)
}

export const OTHER_WAYS: Names = names(
  'Du kan også varsle i brev til varslingsmottaket, eller snakke med verneombudet, studentombudet eller en tillitsvalgt. Arbeidstilsynet tar imot varsler utenfra huset.',
  'Du kan òg varsle i brev til varslingsmottaket, eller snakke med verneombodet, studentombodet eller ein tillitsvald. Arbeidstilsynet tek imot varsel utanfrå huset.',
  'You can also write a letter to the reception, or talk to the safety representative, the ombud for students or a union representative. The Labour Inspection Authority takes reports from outside the house.',
)

/** Every channel of the sample: one cannot be left without readers. */
const CHANNELS = ['employees', 'students', 'external', 'sexual-harassment']

const MEMBERS: readonly MemberPlan[] = [
  {
    id: 'head',
    role: 'head',
    title: names('Leder for varslingsmottaket', 'Leiar for varslingsmottaket', 'Head of reception'),
    position: 0,
    channels: CHANNELS,
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
    channels: CHANNELS,
  },
  {
    id: 'custodian',
    role: 'custodian',
    title: names(
      'Den som tar vare på navn',
      'Den som tek vare på namn',
      'The one who keeps names safe',
    ),
    position: 2,
    // no report is for them: only a name that a reporter gives
    channels: [],
  },
  {
    id: 'deputy',
    role: 'reception',
    title: names('Likestillingsrådgiver', 'Likestillingsrådgjevar', 'Adviser on equality'),
    position: 6,
    channels: [],
    // reads when the head or the adviser cannot, or must not
    substituteIn: ['sexual-harassment'],
  },
]

/** The demo, and what the ceremony offers to begin with. */
export const SAMPLE_PLAN: Plan = {
  size: 'small',
  members: MEMBERS,
  otherWays: OTHER_WAYS,
}
