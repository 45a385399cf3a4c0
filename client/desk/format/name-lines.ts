import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill } from '../../texts/wording.ts'
import type { NameRow } from '../model/names/name-register.ts'
import type { CaseView, ItemView } from '../model/views.ts'
import type { Words } from './words.ts'

/** The purpose of a request, and the consent at that time; empty if no desk noted either. */
export function nameFacts(
  { purpose, consent }: Pick<Extract<ItemView, { kind: 'identity' }>, 'purpose' | 'consent'>,
  desk: DeskTexts,
): string {
  return [
    purpose === null ? '' : fill(desk.consent.asksFor, { purpose: desk.nameFor[purpose] }),
    consent === null ? '' : `${desk.consent.agreedThen}: ${desk.consents[consent]}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

type Telling = Pick<CaseView['tellings'][number], 'told' | 'untold'>

/** Whether the reporter cannot know that their name was given, as far as this desk has looked. */
export function isUnaware({ told, untold }: Telling): boolean {
  return told === null || (untold !== null && untold !== 'unseen')
}

/**
 * How far the letter came that tells a reporter that their name was given. Only what stands on their board counts
 * as told.
 *
 * @returns null while nobody has written it
 */
export function toldLine(
  { told, untold }: Telling,
  { desk: { rights }, day }: Pick<Words, 'desk' | 'day'>,
): string | null {
  if (told === null) return null
  const said = untold === null ? rights.told : untold === 'unseen' ? rights.unseen : rights.written
  return fill(said, { day: day(told) })
}

/** One row of the register of consents and disclosures: its heading, and its facts. */
export interface NameLine {
  readonly head: string
  readonly facts: readonly string[]
}

/** @param titled the title of a member, by their id */
export function nameLine(
  row: NameRow,
  { desk, day }: Pick<Words, 'desk' | 'day'>,
  titled: (member: string) => string,
): NameLine {
  const { day: on, purpose, asked, outcome, by } = row
  const what = purpose === null ? desk.consent.notNoted : desk.nameFor[purpose]
  const asksFor = fill(desk.consent.asksFor, { purpose: what })
  const then = row.consent === null ? desk.consent.notNoted : desk.consents[row.consent]
  const facts: readonly (readonly [string, string])[] = [
    [desk.consent.askedBy, titled(asked)],
    [desk.consent.outcome, desk.nameOutcomes[outcome]],
    [desk.consent.agreedThen, by === null ? '' : then],
    [desk.consent.by, by === null ? '' : titled(by)],
    [
      desk.consent.to,
      outcome === 'given' ? fill(desk.consent.toReaders, { name: titled(asked) }) : '',
    ],
  ]
  return {
    head: `${day(on)} · ${asksFor}`,
    facts: facts.flatMap(([term, text]) => (text === '' ? [] : [`${term}: ${text}`])),
  }
}
