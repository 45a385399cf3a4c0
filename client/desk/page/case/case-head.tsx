import { useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { categoryNames } from '../../format/work-labels.ts'
import { numberText } from '../../model/case/case-number.ts'
import { isClosed } from '../../model/case/over.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { NearestClock } from '../deadlines/deadlines.tsx'
import { type Fact, Facts } from '../shell/facts.tsx'
import { useWords } from '../shell/words.ts'

interface CaseHeadProps {
  readonly one: CaseView
  readonly view: DeskView
  readonly back: () => void
  /** Takes the next step of closing the case. */
  readonly close: () => void
  /** Whether that step is to approve the closing of a colleague. */
  readonly toApprove: boolean
}

/** The name of a case and how it stands, in one line; what is rarely asked for opens below. */
export function CaseHead({ one, view, back, close, toApprove }: CaseHeadProps) {
  const { desk } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { reference } = one
  return (
    <header class="case-head">
      <button type="button" class="quiet back" onClick={back}>
        ‹ {desk.case.back}
      </button>
      <h2 id="case-title" tabIndex={-1}>
        {reference === null ? desk.case.noReference : fill(desk.case.reference, { reference })}
      </h2>
      {one.work.title === '' ? null : <p class="case-name">{one.work.title}</p>}
      {one.identityOnly || !one.mayOpen ? null : <Facts facts={standingOf(one, desk)} />}
      <NearestClock {...{ one, view }} />
      <button
        type="button"
        id="case-more"
        class="quiet small"
        aria-expanded={isOpen}
        aria-controls="case-rare"
        onClick={() => setOpen(!isOpen)}
      >
        {desk.case.more}
      </button>
      {one.mayOpen && one.may.handle && one.acknowledged && !isClosed(one.status) ? (
        <button type="button" id="close-case" class="quiet small" onClick={close}>
          {toApprove ? desk.waitingKinds.approval : desk.case.close}
        </button>
      ) : null}
      <div id="case-rare" hidden={!isOpen}>
        <Rare {...{ one, view }} />
      </div>
    </header>
  )
}

/** How far the case is, what the reporter is in it, whether anybody has confirmed that, and its number. */
function standingOf(
  { acknowledged, status, party, work }: CaseView,
  desk: DeskTexts,
): readonly Fact[] {
  const shown = acknowledged ? status : 'new'
  const is = desk.parties[party.is]
  return [
    [
      desk.case.status,
      acknowledged ? desk.statuses[status] : desk.list.new,
      { id: 'case-status', class: 'status', 'data-status': shown },
    ],
    [
      desk.case.standing,
      party.confirmed || party.is === 'undecided' ? is : fill(desk.case.proposed, { party: is }),
      { id: 'case-party' },
    ],
    work.number && [desk.naming.number, numberText(work.number), { id: 'case-number' }],
  ]
}

/** Age, channel and categories, the day to look again, and the mark by which two members compare their logs. */
function Rare({ one, view }: Pick<CaseHeadProps, 'one' | 'view'>) {
  const { desk, day, name, counted } = useWords()
  const { channel, next, log, work } = one
  const categories = categoryNames(work.categories, view, { name })
  const age = Math.max(0, view.today - one.since)
  return (
    <>
      <Facts
        facts={[
          [desk.case.age, age === 0 ? desk.list.today : counted(desk.list.daysLong, age)],
          channel === null ? null : [desk.case.channel, name(view.channels[channel]) || channel],
          categories.length === 0 ? null : [desk.naming.categories, categories.join(', ')],
          next === null ? null : [desk.case.next, day(next)],
          log && [
            desk.case.log,
            counted(desk.case.logMark, log.count, { mark: log.mark }),
            { id: 'log-mark' },
          ],
        ]}
      />
      {log === null ? null : <p class="hint">{desk.case.logHint}</p>}
    </>
  )
}
