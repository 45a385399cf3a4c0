import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill } from '../../texts/wording.ts'
import type { EntryView } from '../model/views.ts'

/**
 * One line about an entry on access; the kind of the entry stands before it.
 *
 * @param nameOf the title of a member, by their id
 * @returns null if it is about something else
 */
export function accessLine(
  entry: EntryView,
  desk: DeskTexts,
  nameOf: (id: string) => string,
): string | null {
  const said = lineOf(entry, desk, nameOf)
  if (said === null) return null
  const text = 'text' in entry ? entry.text : ''
  return [said, text].filter(Boolean).join(' · ')
}

function lineOf(entry: EntryView, desk: DeskTexts, nameOf: (id: string) => string): string | null {
  const texts = desk.accessLines
  switch (entry.kind) {
    case 'impartiality':
      return entry.conflict ? texts.partial : texts.impartial
    case 'granted':
      return fill(texts.granted, { name: nameOf(entry.member), as: desk.caseRoles[entry.as] })
    case 'keys-sent':
      return fill(texts.keysSent, { name: nameOf(entry.member) })
    case 'holding':
      return fill(texts.holding, { name: nameOf(entry.member) })
    case 'reinstated':
      return fill(texts.reinstated, { name: nameOf(entry.member) })
    case 'release-agreed':
      return fill(texts['release-agreed'], { name: nameOf(entry.member) })
    case 'released':
      return fill(texts.released, {
        name: nameOf(entry.member),
        why: desk.releaseReasons[entry.why],
      })
    case 'hold':
      return entry.on ? '' : texts.holdOff
    case 'purge-agreed':
      return entry.on ? texts.purgeAgreed : texts.purgeRefused
    case 'purged':
      return ''
    default:
      return null
  }
}
