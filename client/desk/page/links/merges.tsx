import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { groupOf } from '../../model/case/merged-list.ts'
import type { CaseView, WorkView } from '../../model/views.ts'
import { AccessStep } from '../access/step.tsx'
import { useWords } from '../shell/words.ts'
import { type Elsewhere, FormOutcome, useSaving } from '../work/form.tsx'
import type { WorkProps } from '../work/props.ts'

/** The cases that are handled together with this one: who reads which, and how to end that. */
export function Merges(props: WorkProps) {
  const { one, view } = props
  const { into } = one.merge
  const root = view.cases.find(({ id }) => id === into) ?? one
  const led = into === null ? groupOf(one, view.cases).slice(1) : [one]
  const unread = one.work.links.filter(({ entry }) => isUnread(entry, view.cases))
  return (
    <>
      {led.map((other) => (
        <Pair key={other.id} {...props} leading={root} led={other} />
      ))}
      {unread.map(({ entry }) => (
        <EndHere key={entry.case} {...props} linkName={entry.case} />
      ))}
    </>
  )
}

function isUnread(
  { how, case: name }: WorkView['links'][number]['entry'],
  cases: readonly CaseView[],
): boolean {
  const isJoin = how === 'merged' || how === 'duplicate'
  return isJoin && !cases.some(({ linkName }) => linkName === name)
}

interface PairProps extends WorkProps {
  readonly leading: CaseView
  readonly led: CaseView
}

function Pair(props: PairProps) {
  const { one, store, leading, led } = props
  const { desk } = useWords()
  const { outcome, save } = useSaving(store, one.id)
  const label = fill(desk.merging.end, { name: caseName(led, desk) })
  const end = () => void save(apart(props, desk.merging.ended))
  return (
    <div class="merge-pair" data-led={led.id}>
      <h5>
        {desk.merging.reads}: {caseName(leading, desk)} · {caseName(led, desk)}
      </h5>
      <ul class="work-list who-reads">
        {peopleOf(leading, led).map((member) => (
          <li key={member} class="work-row" data-member={member}>
            <Reads {...props} member={member} />
          </li>
        ))}
      </ul>
      {one.may.handle ? (
        <div class="work-foot">
          <button type="button" class="quiet" id={`apart-${led.id}`} onClick={end}>
            {label}
          </button>
          <FormOutcome id={`apart-${led.id}-outcome`} outcome={outcome} />
        </div>
      ) : null}
    </div>
  )
}

/** The actions that end a merge: a plain link instead of the merge, in both logs. */
function apart({ view, led }: PairProps, text: string): readonly Elsewhere[] {
  const first = view.cases.find(({ id }) => id === led.merge.follows)
  if (first === undefined) return []
  const link = { kind: 'linked', how: 'related', text } as const
  return [
    { caseId: led.id, action: { ...link, case: first.linkName ?? '' } },
    { caseId: first.id, action: { ...link, case: led.linkName ?? '' } },
  ]
}

function peopleOf(leading: CaseView, led: CaseView): string[] {
  return [...new Set([...leading.readers, ...led.readers])]
}

/** Which of two cases a member reads. A member who may read the other one can be let in from here. */
function Reads({ leading, led, store, member }: PairProps & { readonly member: string }) {
  const { desk, name } = useWords()
  const title = name(leading.access.titles[member]) || name(led.access.titles[member])
  const readsBoth = leading.readers.includes(member) && led.readers.includes(member)
  if (readsBoth) {
    return (
      <span class="work-top">
        <strong>{title}</strong> <span class="work-facts">{desk.merging.both}</span>
      </span>
    )
  }
  const [here, there] = leading.readers.includes(member) ? [leading, led] : [led, leading]
  const names = { name: caseName(here, desk), other: caseName(there, desk) }
  const bar = barOf(there, member)
  const as = here.access.readers.find((reader) => reader.member === member)?.as ?? 'reader'
  const text = fill(desk.merging.letText, { name: names.name })
  return (
    <span class="work-top">
      <strong>{title}</strong>
      <span class="work-facts">{fill(desk.merging[bar ?? 'only'], names)}</span>
      {bar === null && there.may.admit ? (
        <AccessStep
          id={`let-${member}-${there.id}`}
          label={fill(desk.merging.let, { name: names.other })}
          about={title}
          lead={desk.access.grantLead}
          confirm={desk.access.grantConfirm}
          store={store}
          request={() => ({ kind: 'grant', caseId: there.id, member, as, text })}
        />
      ) : null}
    </span>
  )
}

/** Why nobody can let a member into a case; null if nothing keeps the member out. */
function barOf({ access, barred }: CaseView, member: string): 'leftOut' | 'conflict' | null {
  const isPartial =
    access.declarations.some((one) => one.member === member && one.conflict) ||
    access.released.some((one) => one.member === member && one.why === 'conflict')
  if (isPartial && !access.leftOut.includes(member)) return 'conflict'
  return barred.includes(member) ? 'leftOut' : null
}

/** Ends a merge with a case that this desk does not read, from this side. */
function EndHere({ one, store, linkName }: WorkProps & { readonly linkName: string }) {
  const { desk } = useWords()
  const { outcome, save } = useSaving(store, one.id)
  const end = () =>
    void save([{ kind: 'linked', case: linkName, how: 'related', text: desk.merging.ended }])
  return (
    <div class="work-foot">
      <span class="work-facts">{desk.merging.elsewhere}</span>
      {one.may.handle ? (
        <button type="button" class="quiet" id="apart-unread" onClick={end}>
          {desk.merging.endHere}
        </button>
      ) : null}
      <FormOutcome id="apart-unread-outcome" outcome={outcome} />
    </div>
  )
}
