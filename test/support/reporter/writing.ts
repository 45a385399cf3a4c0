import type { App, Draft, State } from '../../../client/reporter/state.ts'
import { newDraft } from '../../../client/reporter/state.ts'
import type { Child, Markup } from '../../../client/shared/dom.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import { sampleDocument, sampleWords } from '../reception/site.ts'
import { elementsOf, someReception, stillApp } from './app.ts'

/** A reception with the questions of the sample, in its own words. */
export function reception(
  change: Partial<ReturnType<typeof someReception>> = {},
): State['reception'] {
  return { kind: 'ready', value: { ...someReception(), content: sampleDocument(), ...change } }
}

/** A reporter who writes to the sample's first channel. */
export function writing(
  draft: Partial<Draft>,
  change: Partial<State> = {},
  language: Language = 'en',
): App {
  const filled = { ...newDraft(), channel: 'employees', ...draft }
  return stillApp({ reception: reception(), draft: filled, ...change }, sampleWords(language))
}

/** The ids of all elements of a kind, in order. */
export function idsOf(children: readonly Child[], tag: string): string[] {
  return elementsOf(children)
    .filter((one) => one.tag === tag)
    .map(({ attributes }) => String(attributes.id))
}

/** Targets of the links. */
export function hrefsOf(children: readonly Child[]): unknown[] {
  return elementsOf(children).map(({ attributes }) => attributes.href)
}

/** The element with this id. */
export function byId(children: readonly Child[], id: string): Markup {
  const found = elementsOf(children).find(({ attributes }) => attributes.id === id)
  if (found === undefined) throw new Error(`nothing has the id ${id}`)
  return found
}

/** Press the button with this id. */
export function clickOn(children: readonly Child[], id: string): void {
  const { click } = byId(children, id).attributes.on as Record<string, () => void>
  click?.()
}
