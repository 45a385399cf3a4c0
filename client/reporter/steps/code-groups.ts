import { h, type Markup } from '../../shared/dom.ts'
import { paragraph } from '../parts.ts'

/** The groups of a code as they stand on the page. @param label name of the code for screen readers */
export function codeList(groups: readonly string[], label: string): Markup {
  return h('ol', { id: 'code', class: 'code', 'aria-label': label }, ...spelled(groups))
}

/** A fingerprint below its label, in numbered groups: two people compare one group after another. */
export function printList(print: string, label: string): Markup {
  const groups = spelled(print.split('-'))
  return h(
    'div',
    {},
    paragraph(label, 'strong'),
    h('ol', { class: 'code small-code print', 'aria-label': label }, ...groups),
  )
}

/**
 * Groups as items of a list. For screen readers there are spaces between the symbols, so that they spell the
 * groups instead of pronouncing them.
 */
function spelled(groups: readonly string[]): Markup[] {
  return groups.map((group) =>
    h(
      'li',
      {},
      h('span', { 'aria-hidden': 'true' }, group),
      h('span', { class: 'only-heard' }, [...group].join(' ')),
    ),
  )
}
