import { type Child, h, type Markup } from '../../shared/dom.ts'
import type { Site } from '../../texts/words.ts'
import type { Scene } from '../state.ts'
import { framed, sections } from './frame.ts'

/** The ways to report, compared. Routine, S8 */
export function ways(scene: Scene): Child[] {
  return framed(scene, 'ways', comparison(scene), ...sections(scene, 'ways'))
}

type Way = Site['ways'][number]

/**
 * A table whose rows become cards on narrow screens. The roles repeat what the elements are, because some
 * browsers forget it when a table is drawn as anything else. For the same reason each cell contains its
 * heading, hidden from screen readers.
 */
function comparison({ t, site }: Scene): Markup {
  const columns: readonly (readonly [name: string, of: (way: Way) => string])[] = [
    [t.compare.sees, (way) => way['who-sees']],
    [t.compare.traces, (way) => way.traces],
    [t.compare.anonymous, (way) => way.anonymous],
    [t.compare.answers, (way) => way.answers],
  ]
  const heads = [t.compare.way, ...columns.map(([name]) => name)].map((name) =>
    h('th', { scope: 'col', role: 'columnheader' }, name),
  )
  const rows = site.ways.map((way) =>
    h(
      'tr',
      { role: 'row' },
      h(
        'th',
        { scope: 'row', role: 'rowheader' },
        h('span', { class: 'way-name' }, way.name),
        ' ',
        h('span', { class: 'way-how' }, way.how),
      ),
      ...columns.map(([name, of]) =>
        h(
          'td',
          { role: 'cell' },
          h('span', { class: 'cell-name', 'aria-hidden': 'true' }, name),
          h('span', {}, of(way)),
        ),
      ),
    ),
  )
  return h(
    'table',
    { class: 'compare', role: 'table' },
    h('caption', {}, t.compare.caption),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...heads)),
    h('tbody', { role: 'rowgroup' }, ...rows),
  )
}
