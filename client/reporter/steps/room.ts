import { type Child, h } from '../../shared/dom.ts'
import { count } from '../../texts/wording.ts'
import { showText } from '../parts.ts'
import type { App, FieldError } from '../state.ts'

/** Bytes left below which the counter is shown: hardly anybody comes near it. */
const SHOWN = 20_000
/** Bytes left below which it is shown as a warning. */
const SCARCE = 500

function roomText({ t, language }: App, left: number): string {
  if (left >= SHOWN) return ''
  return left < 0 ? count(language, t.tell.over, -left) : count(language, t.tell.left, left)
}

/** Update the counter. A screen reader is told when room becomes scarce, and not at every key. */
export function showRoom(app: App, left: number): void {
  const text = roomText(app, left)
  const scarce = left < 0 ? 'error' : left < SCARCE ? 'hint scarce' : 'hint'
  const before = document.getElementById('room')?.className
  showText('room', text, scarce)
  if (before !== scarce && scarce !== 'hint') app.say(text)
}

/** The counter as a step draws it. */
export function roomLine(app: App, left: number): Child {
  const attributes = { id: 'room', tabindex: -1, class: left < 0 ? 'error' : 'hint' }
  return h('p', attributes, roomText(app, left))
}

/** A text field of a step with its content. */
export interface Filled {
  readonly field: string
  readonly text: string
}

/**
 * The error that the text is too long, and by how much; it is shown at the longest of the step's fields.
 *
 * @param left bytes that are left, below zero if it is too long
 */
export function roomErrors(app: App, left: number, fields: readonly Filled[]): FieldError[] {
  if (left >= 0) return []
  const longest = fields.reduce<Filled>(
    (most, one) => (one.text.length > most.text.length ? one : most),
    { field: 'room', text: '' },
  )
  const sentence: FieldError['sentence'] = (t) => count(app.language, t.tell.overShort, -left)
  return [{ field: longest.field, sentence }]
}
