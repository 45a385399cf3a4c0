import { useState } from 'preact/hooks'
import { fill } from '../../texts/wording.ts'
import type { Failure } from '../link.ts'
import type { DeskView } from '../protocol.ts'
import type { DeskState, DeskStore } from '../state.ts'
import { useWords } from './words.ts'

export interface NoticesProps {
  readonly store: DeskStore
  readonly state: DeskState
}

type Notice = DeskView['notices'][number]

/** What goes wrong with the desk as a whole, in plain words. */
export function Notices({ store, state: { failure, view } }: NoticesProps) {
  const { desk } = useWords()
  const notices = view?.notices ?? []
  return (
    <div class="notices">
      <div role="alert">{failure ? <p class="notice bad">{desk.errors[failure]}</p> : null}</div>
      {notices.length === 0 ? null : (
        <section aria-label={desk.people.notices}>
          {notices.map((notice) => (
            <NoticeLine
              key={'member' in notice ? `${notice.kind} ${notice.member}` : notice.kind}
              {...{ store, notice }}
            />
          ))}
        </section>
      )}
    </div>
  )
}

function NoticeLine({ store, notice }: { readonly store: DeskStore; readonly notice: Notice }) {
  const { desk, day, name } = useWords()
  return (
    <div class="notice">
      <p>
        {fill(desk.notices[notice.kind], {
          count: 'ids' in notice ? notice.ids.length : 0,
          day: 'day' in notice ? day(notice.day) : '',
          name: 'title' in notice ? name(notice.title) : '',
          by: 'by' in notice ? name(notice.by) : '',
        })}
      </p>
      {notice.kind === 'suspension-asked' && !notice.own ? (
        <Join member={notice.member} store={store} />
      ) : null}
    </div>
  )
}

/** The second of two says the same; nobody is kept out by one alone. */
function Join({ member, store }: { readonly member: string; readonly store: DeskStore }) {
  const { desk } = useWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [working, setWorking] = useState(false)
  const join = async () => {
    if (working) return
    setWorking(true)
    setFailure(await store.suspend(member))
    setWorking(false)
  }
  return (
    <>
      <button type="button" aria-disabled={working} onClick={() => void join()}>
        {desk.people.join}
      </button>
      <span role="alert">{failure ? desk.errors[failure] : ''}</span>
    </>
  )
}
