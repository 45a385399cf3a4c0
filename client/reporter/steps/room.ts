import { type Child, h } from '../../shared/dom.ts'
import { count } from '../../texts/wording.ts'
import { showText } from '../parts.ts'
import type { App } from '../state.ts'

/** Below this, the counter is shown as a warning, in bytes. */
const SCARCE = 500

function roomText({ t, language }: App, left: number): string {
  return left < 0 ? count(language, t.tell.over, -left) : count(language, t.tell.left, left)
}

/** Count along; a screen reader is told when it becomes scarce, and not at every key. */
export function showRoom(app: App, left: number): void {
  const text = roomText(app, left)
  const scarce = left < 0 ? 'error' : left < SCARCE ? 'hint scarce' : 'hint'
  const before = document.getElementById('room')?.className
  showText('room', text, scarce)
  if (before !== scarce && scarce !== 'hint') app.say(text)
}

/** The counter as a step draws it. */
export function roomLine(app: App, left: number): Child {
  return h('p', { id: 'room', class: left < 0 ? 'error' : 'hint' }, roomText(app, left))
}
