import { fill } from '../../../texts/wording.ts'
import type { Words } from '../../format/words.ts'
import type { Instead, Turn } from '../../model/access/deputies.ts'
import type { DeskView } from '../../model/views.ts'

type Reader = Pick<DeskView, 'members' | 'formerly'>

/**
 * Why a deadline is with members other than those it names, for the member who reads it; null if there is
 * nothing to say.
 */
export function turnText(
  { members, instead }: Turn,
  view: Reader,
  { desk, day, name }: Pick<Words, 'desk' | 'day' | 'name'>,
): string | null {
  const own = view.members.find((one) => one.own)?.id
  if (instead === null || instead.of === own) return null
  const titleOf = (id: string) =>
    name(view.members.find((one) => one.id === id)?.title ?? view.formerly[id]) ||
    desk.turns.unknown
  const { of, until, deputy } = instead
  if (until === null) return fill(desk.turns.gone, { name: titleOf(of) })
  const isHere = own !== undefined && (members?.includes(own) ?? true)
  const values = { name: titleOf(of), day: day(until) }
  const { turns } = desk
  const kind: Instead['kind'] = isHere ? instead.kind : 'deputy'
  switch (kind) {
    case 'deputy':
      return fill(turns.deputy, values)
    case 'no-access':
      return fill(turns.noAccess, { ...values, deputy: titleOf(deputy ?? '') })
    case 'head':
    case 'all':
      return fill(turns.nobody, values)
    default:
      return kind satisfies never
  }
}
