import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { CaseView, EntryView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'

/** Number of entries on this desk that the server has not taken: locking loses them. */
export function unsentCount(cases: readonly CaseView[]): number {
  return cases.reduce((count, { unsent }) => count + unsent.length, 0)
}

/** Entries of this case that wait for an answer of the server. */
export function Unsent({ one: { unsent } }: { readonly one: Pick<CaseView, 'unsent'> }) {
  const { desk } = useWords()
  if (unsent.length === 0) return null
  return (
    <section class="timeline unsent" aria-labelledby="unsent-title">
      <h3 id="unsent-title">{desk.unsent.title}</h3>
      {unsent.every(({ failure }) => failure !== null) ? null : (
        <p class="notice">{desk.unsent.waiting}</p>
      )}
      <ol>
        {unsent.map(({ entry, failure }, i) => (
          <li key={i}>
            <article class="entry" data-entry={entry.kind}>
              <h4>{titleOf(entry, desk)}</h4>
              {'text' in entry && entry.text !== '' ? <p class="as-written">{entry.text}</p> : null}
              {failure === null ? null : (
                <p class="problem">{fill(desk.unsent.stopped, { why: desk.errors[failure] })}</p>
              )}
            </article>
          </li>
        ))}
      </ol>
    </section>
  )
}

function titleOf(entry: EntryView, desk: DeskTexts): string {
  if (entry.kind === 'acknowledged') return desk.case.acknowledge
  if (entry.kind === 'status') {
    return fill(desk.unsent.status, { status: desk.statuses[entry.status] })
  }
  return 'language' in entry ? desk.items[entry.kind] : desk.work[entry.kind]
}
