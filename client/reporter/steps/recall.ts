import type { Child } from '../../shared/dom.ts'
import { heading } from '../parts.ts'
import type { App } from '../state.ts'
import { wayOn } from './way.ts'

export function recall(app: App): Child[] {
  return [heading(app.t.tell.heading), wayOn(app, 'tell', () => app.go('tell'))]
}
