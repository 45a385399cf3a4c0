import { type Child, h } from '../../shared/dom.ts'
import { more, paragraph } from '../parts.ts'
import type { Scene } from '../state.ts'
import { framed, sections } from './frame.ts'

/** How we protect you, and what we cannot do: in plain words, then for those who check. */
export function protection(scene: Scene): Child[] {
  const { t, root } = scene
  return framed(
    scene,
    'protection',
    ...sections(scene, 'protection'),
    h('p', {}, h('code', { class: 'print' }, root)),
    more(
      t.protect.deepTitle,
      paragraph(t.protect.text),
      h('h3', {}, t.protect.limitsTitle),
      paragraph(t.protect.limits),
      paragraph(t.protect.tor),
      paragraph(t.protect.deep),
    ),
  )
}
