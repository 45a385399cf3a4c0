import type { ContentDocument, Questionnaire } from '../../../crypto/entries/content.ts'
import { newestQuestionnaire } from '../../../crypto/entries/questionnaire.ts'
import { askedAbout, readingOf, standbyOf } from '../../shared/reception/readers.ts'
import type { ChannelView, ReaderView } from '../../shared/reception/reception.ts'
import { type InLanguage, inLanguage } from '../../texts/in-language.ts'
import { fill } from '../../texts/wording.ts'
import type { App, Draft } from '../state.ts'

export { isAsked } from '../../shared/session/asked.ts'

/** A channel with what it asks, in the language of the page. */
export interface Channel {
  readonly id: string
  readonly name: string
  readonly questionnaire: InLanguage<Questionnaire>
}

export type Question = InLanguage<Questionnaire>['questions'][number]

/**
 * What is asked, at once: the document that came with the words, until the one that the reception
 * signed has been checked. So the form waits for nothing, and what is sent stands under signed headings.
 */
export function channelsOf({ state, site, language }: App): readonly Channel[] {
  const { reception } = state
  if (reception.kind !== 'ready') return channelsIn(site.form)
  const open = reception.value.channels.map(({ id }) => id)
  const signed = inLanguage(reception.value.content, language)
  return channelsIn(signed).filter(({ id }) => open.includes(id))
}

/** The heading under which an answer was written, in whatever channel; null where nobody knows it. */
export function headingOf(app: App, id: string): string | null {
  const known = [...channelsOf(app), ...channelsIn(app.site.form)].flatMap(textsIn)
  return known.find((one) => one.id === id)?.label ?? null
}

/** All that a channel may ask for in words. */
export function textsIn({ questionnaire: { questions, recall } }: Channel): readonly Question[] {
  return [...questions, ...recall]
}

function channelsIn(document: InLanguage<ContentDocument>): readonly Channel[] {
  return document.channels.flatMap(({ id, name, questionnaire: wanted }) => {
    const questionnaire = newestQuestionnaire(document, wanted)
    return questionnaire === null ? [] : [{ id, name, questionnaire }]
  })
}

/** The questions that are asked of everybody; the others come with what is chosen later. */
export function guidingOf({ questionnaire }: Channel): readonly Question[] {
  return questionnaire.questions.filter(({ when }) => when === undefined)
}

/**
 * Answers as they are kept where only `ids` have a question: the others go to the end of that of
 * `first`, so that no word is lost. Without a first one all stay as they are.
 */
export function placedAnswers(
  answers: Draft['answers'],
  ids: ReadonlySet<string>,
  first: string | undefined,
): { readonly answers: Draft['answers']; readonly moved: boolean } {
  const texts = Object.entries(answers)
  const homeless = texts.filter(([id, text]) => !ids.has(id) && text.trim() !== '')
  if (first === undefined) return { answers: { ...answers }, moved: false }
  const placed: Draft['answers'] = Object.fromEntries(texts.filter(([id]) => ids.has(id)))
  if (homeless.length > 0) {
    const parts = [placed[first] ?? '', ...homeless.map(([, text]) => text)]
    placed[first] = parts.filter((text) => text.trim() !== '').join('\n\n')
  }
  return { answers: placed, moved: homeless.length > 0 }
}

/**
 * The channel whose questions can be shown before one is chosen: the first, where all of them ask
 * the same of everybody. Else what was written under one would vanish with the choice of another.
 */
export function channelForAll(channels: readonly Channel[]): Channel | null {
  const asked = new Set(
    channels.map((channel) =>
      guidingOf(channel)
        .map(({ id }) => id)
        .join(' '),
    ),
  )
  return asked.size === 1 ? (channels[0] ?? null) : null
}

/** Somebody who reads a channel, by role; of a substitute it says so. */
export interface Reader {
  readonly id: string
  readonly title: string
}

/** Some of a channel's people, in the language of the page; nobody while they have not been checked. */
export function peopleIn(
  { t, state: { reception }, language }: App,
  channel: string,
  choose: (channel: ChannelView) => readonly ReaderView[],
): readonly Reader[] {
  const all = reception.kind === 'ready' ? reception.value.channels : []
  const found = all.find(({ id }) => id === channel)
  if (found === undefined) return []
  return choose(found).map(({ id, title }) => ({
    id,
    title: found.substitutes.includes(id)
      ? fill(t.readers.substitute, { title: title[language] })
      : title[language],
  }))
}

/** Who reads a channel, where these are left out. */
export function readersOf(app: App, channel: string, leftOut: readonly string[]) {
  return peopleIn(app, channel, (one) => readingOf(one, leftOut))
}

/** Substitutes who read it only if one of those cannot. */
export function standbysOf(app: App, channel: string, leftOut: readonly string[]) {
  return peopleIn(app, channel, (one) => standbyOf(one, leftOut))
}

/** Those who read no report, and would come to see something of a matter: custodians and auditors. */
export function apartOf({ state: { reception }, language }: App): readonly Reader[] {
  const all = reception.kind === 'ready' ? reception.value.apart : []
  return all.map(({ id, title }) => ({ id, title: title[language] }))
}

/** All of these, and those who are left out. */
export function peopleOf(app: App, channel: string, leftOut: readonly string[]) {
  return peopleIn(app, channel, (one) => askedAbout(one, leftOut))
}
