import { useContext } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseChoice, caseName, linkLabel } from '../../format/work-labels.ts'
import { groupOf, isHandled } from '../../model/case/merged-list.ts'
import type { CaseView, WorkView } from '../../model/views.ts'
import { AccessStep } from '../access/step.tsx'
import { focusSoon } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import { Choice, type FieldsOf, TextField, useFields } from '../work/fields.tsx'
import { type Elsewhere, type FilledForm, FormOutcome, useSaving, WorkForm } from '../work/form.tsx'
import { OpenCaseContext } from '../work/open-case.tsx'
import type { WorkProps } from '../work/props.ts'
import { SplitForm } from '../work/split-form.tsx'

/** Other cases that concern this one. */
export function LinksSection(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const named = (linkName: string) => {
    const other = view.cases.find((each) => each.linkName === linkName)
    return other === undefined ? desk.links.hidden : caseName(other, desk)
  }
  return (
    <>
      <p class="hint">{desk.links.lead}</p>
      <ul class="work-list" id="link-list">
        {one.work.links.map(({ entry }) => (
          <li key={entry.case} class="work-row">
            <span class="work-top">
              <span class="work-facts">{linkLabel(entry, desk)}</span>
              <strong>{named(entry.case)}</strong>
            </span>
            {entry.text === '' ? null : <p class="as-written">{entry.text}</p>}
          </li>
        ))}
        {linksTo(one, view.cases).map(({ from, entry }) => (
          <li key={from.id} class="work-row">
            <span class="work-top">
              <strong>{caseName(from, desk)}</strong>
              <span class="work-facts">
                {fill(desk.links.from, { how: linkLabel(entry, desk) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {one.may.handle ? <LinkForm {...props} /> : null}
      <Merges {...props} />
      {one.may.handle ? (
        <>
          <MergeForm {...props} />
          <SplitForm {...props} />
        </>
      ) : null}
    </>
  )
}

/** Links that stand only in other cases of this desk. */
function linksTo(one: CaseView, cases: readonly CaseView[]) {
  const own = new Set(one.work.links.map(({ entry }) => entry.case))
  return cases.flatMap((from) =>
    from.work.links
      .filter(({ entry }) => entry.case === one.linkName && !own.has(from.linkName ?? ''))
      .map(({ entry }) => ({ from, entry })),
  )
}

const NEW_LINK = { case: '', text: '' }

function LinkForm(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const { value, at, clear } = useFields('link', one.id, NEW_LINK)
  const others = view.cases.filter((other) => isUnlinked(one, other))
  if (others.length === 0) return <p class="hint">{desk.links.nowhere}</p>
  const filled = (): FilledForm => {
    const text = value.text.trim()
    if (value.case === '') return { missing: desk.links.case }
    return [{ kind: 'linked', case: value.case, how: 'related', text }]
  }
  return (
    <WorkForm {...props} id="link" submit={desk.sheet.add} filled={filled} saved={clear}>
      <Choice
        {...at('case')}
        label={desk.links.case}
        none={desk.sheet.choose}
        choices={others.map((other) => [other.linkName ?? '', caseChoice(other, desk)])}
      />
      <TextField
        {...at('text')}
        label={fill(desk.sheet.optional, { label: desk.links.text })}
        max={1000}
      />
    </WorkForm>
  )
}

/** Whether a link can be made. A link that says more than `related` stays as it is. */
function isUnlinked({ id, work }: CaseView, other: CaseView): boolean {
  if (other.id === id || other.linkName === null) return false
  return !work.links.some(({ entry }) => entry.case === other.linkName && entry.how !== 'related')
}

/** The cases that are handled together with this one: who reads which, and how to end that. */
function Merges(props: WorkProps) {
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
  const { one, leading, led } = props
  const { desk } = useWords()
  const { outcome, save } = useSaving(one.id)
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
function Reads({ leading, led, member }: PairProps & { readonly member: string }) {
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
function EndHere({ one, linkName }: WorkProps & { readonly linkName: string }) {
  const { desk } = useWords()
  const { outcome, save } = useSaving(one.id)
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

const NEW_MERGE = { case: '', how: 'merged', leads: '', text: '' }

/** The form to handle another case together with this one. */
function MergeForm(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const open = useContext(OpenCaseContext)
  const { value, at, clear } = useFields('merge', one.id, NEW_MERGE)
  const others = view.cases.filter((other) => isMergeable(other) && other.id !== one.id)
  const leading = view.cases.find(({ id }) => id === one.merge.into)
  if (leading !== undefined || others.length === 0) {
    const led = leading && fill(desk.merging.led, { name: caseName(leading, desk) })
    return (
      <>
        <h5>{desk.merging.title}</h5>
        <p id="merge-case" class="hint" tabIndex={-1}>
          {led ?? desk.merging.nowhere}
        </p>
      </>
    )
  }
  const other = others.find(({ linkName }) => linkName === value.case)
  const leads = value.leads || (other && other.since < one.since ? 'other' : 'this')
  const [first, second] = leads === 'other' ? [other, one] : [one, other]
  const filled = (): FilledForm => {
    if (first === undefined || second === undefined) return { missing: desk.merging.case }
    const how = value.how === 'duplicate' ? 'duplicate' : 'merged'
    return mergeOf(first, second, how, value.text.trim())
  }
  const saved = () => {
    clear()
    if (first) open(first.id, false)
  }
  return (
    <>
      <h5>{desk.merging.title}</h5>
      <p class="hint">{desk.merging.lead}</p>
      <WorkForm {...props} id="merge" submit={desk.merging.save} filled={filled} saved={saved}>
        <MergeFields {...{ one, others, other, leads, at }} />
      </WorkForm>
    </>
  )
}

interface FieldsProps {
  readonly one: CaseView
  readonly others: readonly CaseView[]
  /** The chosen case. */
  readonly other: CaseView | undefined
  /** The case that leads: the chosen one, or the one that came first. */
  readonly leads: string
  readonly at: FieldsOf<typeof NEW_MERGE>
}

function MergeFields({ one, others, other, leads, at }: FieldsProps) {
  const { desk } = useWords()
  return (
    <>
      <Choice
        {...at('case')}
        label={desk.merging.case}
        none={desk.sheet.choose}
        choices={others.map((each) => [each.linkName ?? '', caseChoice(each, desk)])}
      />
      <Choice
        {...at('how')}
        label={desk.merging.how}
        choices={[
          ['merged', desk.merging.merged],
          ['duplicate', desk.merging.duplicate],
        ]}
      />
      <Choice
        {...at('leads')}
        value={leads}
        label={desk.merging.leads}
        choices={[
          ['this', fill(desk.merging.this, { name: caseName(one, desk) })],
          ['other', other === undefined ? desk.merging.other : caseName(other, desk)],
        ]}
      />
      <TextField
        {...at('text')}
        label={fill(desk.sheet.optional, { label: desk.merging.text })}
        hint={desk.merging.leadsHint}
        max={1000}
      />
    </>
  )
}

/** Whether a case can be merged here. A led case is merged from the case that leads it. */
function isMergeable(one: CaseView): boolean {
  return isHandled(one) && one.linkName !== null && one.merge.into === null
}

/** The entries of a merge. The log of the led case gets its entry first: by itself, that entry changes nothing. */
function mergeOf(
  leading: CaseView,
  led: CaseView,
  how: 'merged' | 'duplicate',
  text: string,
): readonly Elsewhere[] {
  const link = { kind: 'linked', how, text } as const
  return [
    { caseId: led.id, action: { ...link, case: leading.linkName ?? '' } },
    { caseId: leading.id, action: { ...link, case: led.linkName ?? '', leads: true } },
  ]
}

/** Open the part of the casework about other cases, at one of its fields. */
export function openLinks(field: 'merge-case' | 'split-rows'): void {
  const part = document.getElementById('work-links')
  if (part?.getAttribute('aria-expanded') === 'false') part.click()
  focusSoon(field)
}
