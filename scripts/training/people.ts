import type { MemberPlan, Plan } from '../ceremony/core.ts'
import { SAMPLE_PLAN } from '../demo/sample.ts'

/** Who notes in the cases of a training before anybody practises. */
export const STAGE_HAND = 'colleague'

const MORE: readonly MemberPlan[] = [
  {
    id: STAGE_HAND,
    role: 'reception',
    title: {
      nb: 'Kollega i varslingsmottaket',
      nn: 'Kollega i varslingsmottaket',
      en: 'Colleague, reception',
    },
    position: 3,
    channels: SAMPLE_PLAN.members.find(({ id }) => id === 'adviser')?.channels ?? [],
  },
  {
    id: 'manager',
    role: 'follow-up-manager',
    title: { nb: 'Instituttleder', nn: 'Instituttleiar', en: 'Head of department' },
    position: 4,
    // reads what the reception lets them into
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

/** The sample's people, and three more: every role but co-handler and reader has somebody to practise as. */
export const TRAINING_PLAN: Plan = { ...SAMPLE_PLAN, members: [...SAMPLE_PLAN.members, ...MORE] }
