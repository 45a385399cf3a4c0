import { useState } from 'preact/hooks'
import type { SavedView } from '../../../../crypto/entries/saved-view.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { focusSoon, refocus } from '../shell/focus.ts'
import { notDone, useWords } from '../shell/words.ts'
import type { NotDone, PageStore } from '../store/state.ts'
import { isNarrowed, type ListChoice } from './list-order.ts'
import { LONGEST_NAME, listChoiceOf, MOST_VIEWS, savedView } from './saved-choice.ts'

export interface SavedViewsProps {
  readonly saved: readonly SavedView[]
  readonly choice: ListChoice
  readonly choose: (choice: ListChoice) => void
  readonly store: PageStore
}

/** Views that a member needs again and again: one press shows a view, and the member's vault keeps it. */
export function SavedViews({ saved, choice, choose, store }: SavedViewsProps) {
  const { desk } = useWords()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const keep = async (views: readonly SavedView[], done: Said) => {
    const failure = await store.ask('keep-views', { views })
    setOutcome(failure === null ? done : { failure })
    return failure === null
  }
  const remove = async (one: SavedView) => {
    const others = saved.filter((each) => each !== one)
    if (await keep(others, 'removed')) refocus('view-name')
  }
  return (
    <section class="saved-views" aria-labelledby="saved-views-title">
      <h3 id="saved-views-title">{desk.search.views}</h3>
      {saved.length === 0 ? null : (
        <ul>
          {saved.map((one) => (
            <li key={one.name}>
              <button type="button" class="switch" onClick={() => choose(listChoiceOf(one))}>
                {one.name}
              </button>
              <button
                type="button"
                class="quiet"
                aria-label={fill(desk.search.remove, { name: one.name })}
                onClick={() => void remove(one)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <KeepView {...{ saved, choice, keep, setOutcome }} isNameless={outcome === 'nameless'} />
      <p role="status" id="view-outcome" class={isGood(outcome) ? undefined : 'problem'}>
        {outcome === null ? '' : outcomeText(outcome, desk)}
      </p>
      <p class="hint">{desk.search.viewsHint}</p>
    </section>
  )
}

type Said = 'kept' | 'removed' | 'nameless' | 'nothingChosen' | 'tooMany'
type Outcome = Said | { readonly failure: NotDone }

function isGood(outcome: Outcome | null): boolean {
  return outcome === null || outcome === 'kept' || outcome === 'removed'
}

function outcomeText(outcome: Outcome, desk: DeskTexts): string {
  return typeof outcome === 'string' ? desk.search[outcome] : notDone(outcome.failure, desk)
}

interface KeepViewProps extends Pick<SavedViewsProps, 'saved' | 'choice'> {
  readonly keep: (views: readonly SavedView[], done: Said) => Promise<boolean>
  readonly setOutcome: (outcome: Outcome) => void
  /** Whether a view was to be kept without a name. */
  readonly isNameless: boolean
}

/** Give the current choice a name. If the name is taken already, the current choice replaces the old one. */
function KeepView({ saved, choice, keep, setOutcome, isNameless }: KeepViewProps) {
  const { desk } = useWords()
  const [name, setName] = useState('')
  const submit = async (event: Event) => {
    event.preventDefault()
    const one = savedView(name.trim(), choice)
    const others = saved.filter((each) => each.name !== one.name)
    if (one.name === '') {
      setOutcome('nameless')
      focusSoon('view-name')
    } else if (!isNarrowed(choice)) setOutcome('nothingChosen')
    else if (others.length >= MOST_VIEWS) setOutcome('tooMany')
    else if (await keep([...others, one], 'kept')) setName('')
  }
  return (
    <form class="keep-view" onSubmit={(event) => void submit(event)}>
      <label for="view-name">{desk.search.viewName}</label>
      <input
        id="view-name"
        type="text"
        autocomplete="off"
        maxLength={LONGEST_NAME}
        value={name}
        aria-invalid={isNameless}
        aria-describedby={isNameless ? 'view-outcome' : undefined}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" id="view-keep">
        {desk.search.keep}
      </button>
    </form>
  )
}
