import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill } from '../../texts/wording.ts'
import type { NameRow } from '../model/names/name-register.ts'
import type { ItemView } from '../model/views.ts'
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

/** One row of the register of consents and disclosures: its heading, and its facts. */
export interface NameLine {
  readonly head: string
  readonly facts: readonly string[]
}

/** @param titled the title of a member, by their id */
export function nameLine(
  { day: on, purpose, asked, outcome, consent, by }: NameRow,
  { desk, day }: Pick<Words, 'desk' | 'day'>,
  titled: (member: string) => string,
): NameLine {
  const { consent: texts } = desk
  const what = purpose === null ? texts.notNoted : desk.nameFor[purpose]
  const then = consent === null ? texts.notNoted : desk.consents[consent]
  const facts: readonly (readonly [string, string])[] = [
    [texts.askedBy, titled(asked)],
    [texts.outcome, desk.nameOutcomes[outcome]],
    [texts.agreedThen, by === null ? '' : then],
    [texts.by, by === null ? '' : titled(by)],
    [texts.to, outcome === 'given' ? fill(texts.toReaders, { name: titled(asked) }) : ''],
  ]
  return {
    head: `${day(on)} · ${what}`,
    facts: facts.flatMap(([term, text]) => (text === '' ? [] : [`${term}: ${text}`])),
  }
}
