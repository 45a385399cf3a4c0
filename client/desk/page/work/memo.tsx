import { fill } from '../../../texts/wording.ts'
import { checkMemo, type LeakHint } from '../../model/rules/memo-check.ts'
import type { CaseView } from '../../model/views.ts'
import { COMMON, ROLES, writtenBy } from '../case/telling-words.ts'
import { Facts } from '../shell/facts.tsx'
import { useWords } from '../shell/words.ts'
import { useFields } from './drafts.tsx'
import { TextArea } from './fields.tsx'
import { type FilledForm, WorkForm } from './form.tsx'
import { useMemberNames, type WorkProps } from './props.ts'

/** The memo that is put before the accused; it must not tell them who reported. */
export function MemoPart(props: WorkProps) {
  const { one, view } = props
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  const { value, at, clear } = useFields('memo', one.id, { text: '' })
  const filled = (): FilledForm => {
    const text = value.text.trim()
    return text === '' ? { missing: desk.memo.text } : [{ kind: 'memo', text }]
  }
  return (
    <>
      <h5>{desk.memo.title}</h5>
      <p class="hint">{desk.memo.lead}</p>
      <ul class="work-list" id="memo-list">
        {one.work.memos.map(({ id, entry, member, day: written }) => (
          <li key={id} class="work-row">
            <span class="work-facts">
              {fill(desk.sheet.by, { who: nameOf(member), day: day(written) })}
            </span>
            <p class="as-written">{entry.text}</p>
          </li>
        ))}
      </ul>
      {one.may.handle ? (
        <WorkForm {...props} id="memo" submit={desk.memo.save} filled={filled} saved={clear}>
          <TextArea {...at('text')} label={desk.memo.text} max={3000} />
          {value.text.trim() === '' ? null : <Found telling={tellingIn(value.text, one)} />}
        </WorkForm>
      ) : null}
    </>
  )
}

const ORDER = ['names', 'words', 'numbers', 'roles'] as const

function Found({ telling }: { readonly telling: LeakHint }) {
  const { desk } = useWords()
  const found = ORDER.filter((kind) => telling[kind].length > 0)
  return (
    <div id="memo-found" class="work-wide" role="status">
      {found.length === 0 ? (
        <p class="hint">{desk.memo.clear}</p>
      ) : (
        <div class="notice">
          <p>{desk.memo.found}</p>
          <Facts facts={found.map((kind) => [desk.memo[kind], telling[kind].join(', ')])} />
        </div>
      )}
    </div>
  )
}

function tellingIn(memo: string, one: CaseView): LeakHint {
  const accused = one.work.accused.map(({ entry }) => entry.who)
  return checkMemo(memo, { theirs: writtenBy(one), accused, roles: ROLES, common: COMMON })
}
