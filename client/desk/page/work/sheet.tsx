import type { FunctionComponent } from 'preact'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { scoreText } from '../../format/work-labels.ts'
import { numberText } from '../../model/case/case-number.ts'
import { type Late, lateIn } from '../../model/deadlines/work-late.ts'
import type { CaseView } from '../../model/views.ts'
import { LinksSection } from '../links/links.tsx'
import { useWords } from '../shell/words.ts'
import { AccusedSection } from './accused.tsx'
import { AssessmentSection } from './assessment.tsx'
import { CareSection } from './care.tsx'
import { ClosingSection } from './closing.tsx'
import { HearingsSection } from './hearings.tsx'
import { InvolvedSection } from './involved.tsx'
import { NamingSection } from './naming.tsx'
import type { Panel } from './panel.ts'
import type { TellProps } from './props.ts'
import { TasksSection } from './tasks.tsx'

const SECTIONS = [
  ...(['naming', 'assessment', 'tasks', 'care', 'hearings', 'accused', 'involved'] as const),
  ...(['links', 'closing'] as const),
] as const
type SectionName = (typeof SECTIONS)[number]

const PARTS: Readonly<Record<SectionName, FunctionComponent<TellProps>>> = {
  naming: NamingSection,
  assessment: AssessmentSection,
  tasks: TasksSection,
  care: CareSection,
  hearings: HearingsSection,
  accused: AccusedSection,
  involved: InvolvedSection,
  links: LinksSection,
  closing: ClosingSection,
}

/** Notes of the reception on its work: each panel shows its state in a word. */
export const WORK_PANELS: readonly Panel[] = SECTIONS.map((name) => ({
  id: `work-${name}`,
  title: (desk) => desk.sheet[name],
  State: ({ one, view }) => <SectionState {...{ name, one }} late={lateIn(one, view.today)} />,
  Section: PARTS[name],
  // If no log can be read, nothing is noted either.
  isThere: ({ identityOnly, linkName }) => !identityOnly && linkName !== null,
}))

interface StateProps {
  readonly name: SectionName
  readonly one: CaseView
  readonly late: Late
}

/** The state of a section, in a word. */
function SectionState({ name, one, late }: StateProps) {
  const { desk } = useWords()
  const state = stateOf(name, one, desk)
  const count = name === 'tasks' || name === 'care' || name === 'accused' ? late[name] : 0
  return (
    <>
      {state === '' ? null : <span class="work-state">{state}</span>}
      {count === 0 ? null : <span class="work-state late">{fill(desk.sheet.late, { count })}</span>}
    </>
  )
}

function stateOf(name: SectionName, { work }: CaseView, desk: DeskTexts): string {
  const counted = (all: readonly unknown[]) => (all.length === 0 ? '' : String(all.length))
  switch (name) {
    case 'naming':
      return work.number === null ? '' : numberText(work.number)
    case 'assessment': {
      const { likelihood = 0, impact = 0 } = work.assessment?.entry ?? {}
      return likelihood * impact === 0 ? '' : scoreText(likelihood * impact, desk)
    }
    case 'tasks': {
      const done = work.tasks.filter((task) => task.done !== null).length
      const all = work.tasks.length
      return all === 0 ? '' : fill(desk.sheet.of, { done, all })
    }
    case 'care': {
      const risk = work.care.at(-1)?.entry.risk
      return risk === undefined ? '' : desk.risks[risk]
    }
    case 'hearings':
      return counted(work.hearings)
    case 'accused':
      return counted(work.accused)
    case 'involved':
      return counted(work.involved)
    case 'links':
      return counted(work.links)
    case 'closing': {
      if (work.closing === null) return ''
      const outcome = desk.outcomes[work.closing.entry.outcome]
      return work.closing.approved !== null ? outcome : fill(desk.closing.notApproved, { outcome })
    }
    default:
      return name satisfies never
  }
}
