import { fill } from '../../../texts/wording.ts'
import type { DeskView, SealedLetter } from '../../model/views.ts'
import { useAttempt } from '../shell/attempt.tsx'
import { Boundary } from '../shell/boundary.tsx'
import { refocus } from '../shell/focus.ts'
import { notDone, useStore, useWords } from '../shell/words.ts'

/** Days after which colleagues who have not said yes are named. */
const LONG = 3

/** Reports that wait until two of their readers open them together: nothing of their content is here. */
export function SealedReports({ view }: { readonly view: DeskView }) {
  const { desk } = useWords()
  if (view.sealed.length === 0) return null
  return (
    <>
      <h3 id="sealed-reports" tabIndex={-1}>
        {desk.sealed.title} <span class="count">{view.sealed.length}</span>
      </h3>
      <ul class="deadline-rows" data-waiting="sealed">
        {view.sealed.map((one) => (
          <li key={one.id}>
            <Boundary>
              <SealedReport one={one} view={view} />
            </Boundary>
          </li>
        ))}
      </ul>
    </>
  )
}

function SealedReport({ one, view }: { readonly one: SealedLetter; readonly view: DeskView }) {
  const { desk, day, name } = useWords()
  const store = useStore()
  const { working, failure, attempt } = useAttempt()
  const { others, channel, agreed } = one
  const names = (some: SealedLetter['others']) => some.map(({ title }) => name(title)).join(', ')
  const said = others.filter((other) => other.agreed)
  const misfits = others.filter((other) => other.misfits)
  const owing = others.filter((other) => other.owes)
  const silent = others.filter((other) => !other.agreed)
  const isLong = view.today - one.day >= LONG
  const answer = (yes: boolean) =>
    attempt(async () => {
      if (!yes && !confirm(desk.sealed.noSure)) return null
      const why = await store.ask('answer-sealed', { id: one.id, yes })
      refocus('waiting-title')
      return why
    })
  const to = view.channels[channel]
  return (
    <div class="notice">
      <p>
        {fill(desk.sealed.waits, {
          channel: to === undefined ? channel : name(to),
          day: day(one.day),
        })}
      </p>
      <p>{fill(desk.sealed.others, { names: names(others) })}</p>
      {said.length > 0 ? <p>{fill(desk.sealed.said, { names: names(said) })}</p> : null}
      {misfits.length > 0 ? (
        <p class="problem">{fill(desk.sealed.misfits, { names: names(misfits) })}</p>
      ) : null}
      {owing.length > 0 ? <p>{fill(desk.sealed.owes, { names: names(owing) })}</p> : null}
      {isLong && silent.length > 0 ? (
        <p>{fill(desk.sealed.silent, { names: names(silent) })}</p>
      ) : null}
      <p class="hint">{agreed ? desk.sealed.agreed : desk.sealed.deadline}</p>
      {agreed ? null : (
        <p class="actions">
          <button type="button" aria-disabled={working} onClick={() => void answer(true)}>
            {desk.sealed.yes}
          </button>
          <button
            type="button"
            class="quiet"
            aria-disabled={working}
            onClick={() => void answer(false)}
          >
            {desk.sealed.refuse}
          </button>
        </p>
      )}
      <span role="alert">{failure === null ? '' : notDone(failure, desk)}</span>
    </div>
  )
}
