import type { MemberPlan, Names, Plan } from '../ceremony/core.ts'
import type { Content } from '../content/read.ts'
import { readSample, type Sample } from '../content/samples.ts'

const names = (nb: string, nn: string, en: string): Names => ({ nb, nn, en })

/** The content of a made-up Norwegian university, which demos and ceremonies begin with. @throws ContentError */
export function sampleContent(): Content {
  return readSample('university')
}

const OTHER_WAYS: Readonly<Record<Sample, Names>> = {
  university: names(
    'Du kan også varsle i brev til varslingsmottaket, eller snakke med verneombudet, studentombudet eller en tillitsvalgt. Arbeidstilsynet tar imot varsler utenfra huset.',
    'Du kan òg varsle i brev til varslingsmottaket, eller snakke med verneombodet, studentombodet eller ein tillitsvald. Arbeidstilsynet tek imot varsel utanfrå huset.',
    'You can also write a letter to the whistleblowing team, or talk to the safety representative, the ombud for students or a union representative. The Labour Inspection Authority takes reports from outside the house.',
  ),
  municipality: names(
    'Du kan også varsle i brev til varslingsmottaket, eller snakke med verneombudet eller en tillitsvalgt. Kontrollutvalget, Statsforvalteren og Arbeidstilsynet tar også imot varsler.',
    'Du kan òg varsle i brev til varslingsmottaket, eller snakke med verneombodet eller ein tillitsvald. Kontrollutvalet, Statsforvaltaren og Arbeidstilsynet tek òg imot varsel.',
    'You can also write a letter to the whistleblowing team, or talk to the safety delegate or a union representative. The control committee, the County Governor and the Labour Inspection Authority take reports too.',
  ),
  company: names(
    'Du kan også varsle i brev til advokatfirmaet, eller snakke med verneombudet eller en tillitsvalgt. Arbeidstilsynet tar også imot varsler.',
    'Du kan òg varsle i brev til advokatfirmaet, eller snakke med verneombodet eller ein tillitsvald. Arbeidstilsynet tek òg imot varsel.',
    'You can also write a letter to the law firm, or talk to the safety delegate or a union representative. The Labour Inspection Authority takes reports too.',
  ),
}

const HARASSMENT = 'sexual-harassment'
/** Every channel of each sample: none can be left without readers. */
const CHANNELS: Readonly<Record<Sample, readonly string[]>> = {
  university: ['employees', 'students', 'external', HARASSMENT],
  municipality: ['municipal-staff', 'residents', 'others', HARASSMENT],
  company: ['company-staff', 'partners', HARASSMENT],
}

interface Titles {
  readonly head: Names
  readonly adviser: Names
  readonly deputy: Names
}

const OF_THE_HOUSE: Titles = {
  head: names(
    'Leder for varslingsmottaket',
    'Leiar for varslingsmottaket',
    'Head of the whistleblowing team',
  ),
  adviser: names(
    'Rådgiver i varslingsmottaket',
    'Rådgjevar i varslingsmottaket',
    'Adviser, whistleblowing team',
  ),
  deputy: names('Likestillingsrådgiver', 'Likestillingsrådgjevar', 'Adviser on equality'),
}

/** A company of forty has too few people for a reception of its own, so a law firm is it. */
const TITLES: Readonly<Record<Sample, Titles>> = {
  university: OF_THE_HOUSE,
  municipality: OF_THE_HOUSE,
  company: {
    head: names(
      'Ansvarlig advokat i advokatfirmaet',
      'Ansvarleg advokat i advokatfirmaet',
      'Lead lawyer at the law firm',
    ),
    adviser: names('Advokat i advokatfirmaet', 'Advokat hos advokatfirmaet', 'Lawyer, law firm'),
    deputy: names('Styrets leder', 'Styreleiaren', 'Chair of the board'),
  },
}

function membersOf(sample: Sample): readonly MemberPlan[] {
  const channels = [...CHANNELS[sample]]
  const { head, adviser, deputy } = TITLES[sample]
  return [
    { id: 'head', role: 'head', title: head, name: 'Kari Nordmann', position: 0, channels },
    {
      id: 'adviser',
      role: 'reception',
      title: adviser,
      name: 'Ola Nordmann',
      position: 1,
      channels,
    },
    {
      id: 'custodian',
      role: 'custodian',
      title: names(
        'Den som tar vare på navn',
        'Den som tek vare på namn',
        'The one who keeps names safe',
      ),
      name: 'Siri Hansen',
      position: 2,
      // no report is for them: only a name that a reporter gives
      channels: [],
    },
    {
      id: 'deputy',
      role: 'reception',
      title: deputy,
      name: 'Nils Johansen',
      position: 6,
      channels: [],
      // reads when the head or the adviser cannot, or must not
      substituteIn: [HARASSMENT],
    },
  ]
}

/** The people of a sample's demo, and what the ceremony offers to begin with. */
export function samplePlan(sample: Sample): Plan {
  return { size: 'small', members: membersOf(sample), otherWays: OTHER_WAYS[sample] }
}

export const SAMPLE_PLAN: Plan = samplePlan('university')
