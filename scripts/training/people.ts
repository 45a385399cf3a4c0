import type { MemberPlan, Plan } from '../ceremony/core.ts'
import { SAMPLE_PLAN } from '../demo/sample.ts'

/** The member who notes in the cases of a training before anybody practises. */
export const STAGE_HAND = 'colleague'

const MORE: readonly MemberPlan[] = [
  {
    id: STAGE_HAND,
    role: 'reception',
    title: {
      nb: 'Kollega i varslingsmottaket',
      nn: 'Kollega i varslingsmottaket',
      en: 'Colleague, whistleblowing team',
    },
    position: 3,
    channels: SAMPLE_PLAN.members.find(({ id }) => id === 'adviser')?.channels ?? [],
  },
  {
    id: 'manager',
    role: 'follow-up-manager',
    title: { nb: 'Instituttleder', nn: 'Instituttleiar', en: 'Head of department' },
    position: 4,
    // reads only cases that the reception gives them access to
    channels: [],
  },
  {
    id: 'auditor',
    role: 'auditor',
    title: { nb: 'Internrevisor', nn: 'Internrevisor', en: 'Internal auditor' },
    position: 5,
    channels: [],
  },
]

/** The sample's people, and three more, so that somebody can practise as every role except co-handler and reader. */
export const TRAINING_PLAN: Plan = { ...SAMPLE_PLAN, members: [...SAMPLE_PLAN.members, ...MORE] }
