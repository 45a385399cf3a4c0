import { h, type Markup } from '../../shared/dom.ts'

/**
 * The groups of a code as they stand on the page, with spaces between the symbols for who hears
 * them, so that a screen reader spells instead of pronouncing them.
 *
 * @param label what the code is, for who hears it
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
