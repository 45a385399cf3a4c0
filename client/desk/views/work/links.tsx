import { LINKS } from '../../../../crypto/entry-casework.ts'
import { fill } from '../../../texts/wording.ts'
import type { CaseView } from '../../protocol.ts'
import { useWords } from '../words.ts'
import { useFields } from './drafts.tsx'
import { Choice, TextField } from './fields.tsx'
import { type Filled, WorkForm } from './form.tsx'
import { caseName, type WorkProps } from './props.ts'

/** Other cases that this one has to do with. */
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
              <span class="work-facts">{desk.linkKinds[entry.how]}</span>
              <strong>{named(entry.case)}</strong>
            </span>
            {entry.text === '' ? null : <p class="as-written">{entry.text}</p>}
          </li>
        ))}
        {linksTo(one, view.cases).map(({ from, how }) => (
          <li key={from.id} class="work-row">
            <span class="work-top">
              <strong>{caseName(from, desk)}</strong>
              <span class="work-facts">{fill(desk.links.from, { how: desk.linkKinds[how] })}</span>
            </span>
          </li>
        ))}
      </ul>
      {one.writable ? <LinkForm {...props} /> : null}
    </>
  )
}

/** Links that colleagues wrote in other cases of this desk. */
function linksTo(one: CaseView, cases: readonly CaseView[]) {
  return cases.flatMap((from) =>
    from.work.links
      .filter(({ entry }) => entry.case === one.linkName)
      .map(({ entry }) => ({ from, how: entry.how })),
  )
}

const NEW_LINK = { case: '', how: 'related', text: '' }

function LinkForm(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const { value, change, clear } = useFields(`link ${one.id}`, NEW_LINK)
  const others = view.cases.filter(({ id, linkName }) => id !== one.id && linkName !== null)
  if (others.length === 0) return <p class="hint">{desk.links.nowhere}</p>
  const filled = (): Filled => {
    const how = LINKS.find((each) => each === value.how) ?? 'related'
    const text = value.text.trim()
    if (value.case === '') return { missing: desk.links.case }
    return [{ kind: 'linked', case: value.case, how, text }]
  }
  return (
    <WorkForm {...props} id="link" submit={desk.sheet.add} filled={filled} saved={clear}>
      <Choice
        id="link-how"
        label={desk.links.how}
        choices={LINKS.map((how) => [how, desk.linkKinds[how]])}
        value={value.how}
        change={(how) => change({ how })}
      />
      <Choice
        id="link-case"
        label={desk.links.case}
        none={desk.sheet.choose}
        choices={others.map((other) => [other.linkName ?? '', caseName(other, desk)])}
        value={value.case}
        change={(linkName) => change({ case: linkName })}
      />
      <TextField
        id="link-text"
        label={fill(desk.sheet.optional, { label: desk.links.text })}
        max={1000}
        value={value.text}
        change={(text) => change({ text })}
      />
    </WorkForm>
  )
}
