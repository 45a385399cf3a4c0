import { h, type Markup } from '../../shared/dom.ts'

/**
 * The groups of a code as they stand on the page. For screen readers there are spaces between the symbols, so
 * that they spell the groups instead of pronouncing them.
 *
 * @param label name of the code for screen readers
 */
export function codeList(groups: readonly string[], label: string): Markup {
  const items = groups.map((group) =>
    h(
      'li',
      {},
      h('span', { 'aria-hidden': 'true' }, group),
      h('span', { class: 'only-heard' }, [...group].join(' ')),
    ),
  )
  return h('ol', { id: 'code', class: 'code', 'aria-label': label }, ...items)
}
