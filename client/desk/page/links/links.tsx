import { fill } from '../../../texts/wording.ts'
import { caseName, linkLabel } from '../../format/work-labels.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from '../work/drafts.tsx'
import { Choice, TextField } from '../work/fields.tsx'
import { type FilledForm, WorkForm } from '../work/form.tsx'
import type { WorkProps } from '../work/props.ts'
import { SplitForm } from '../work/split-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { Merges } from './merges.tsx'

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
        choices={others.map((other) => [other.linkName ?? '', caseName(other, desk)])}
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
