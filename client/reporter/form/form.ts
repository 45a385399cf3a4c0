import type { ContentDocument, Questionnaire } from '../../../crypto/entries/content.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import { askedBy } from '../../../crypto/entries/questionnaire.ts'
import { askedAbout, readingOf, standbyOf, titleWithName } from '../../shared/reception/readers.ts'
import type { ChannelView, ReaderView } from '../../shared/reception/reception.ts'
import { type InLanguage, inLanguage } from '../../texts/in-language.ts'
import { fill } from '../../texts/wording.ts'
import type { App, Draft } from '../state.ts'

export { isAsked } from '../../shared/session/asked.ts'

/** A channel with its questions, in the language of the page. */
export interface Channel {
  readonly id: string
  readonly name: string
  /** With the relations that the channel is for. */
  readonly questionnaire: InLanguage<Questionnaire>
  /** Whether the channel is for some relations: then who chooses it says who they are. */
  readonly isForSome: boolean
  /** The only relation that it is for; null if it is for several, or for everybody. */
  readonly relation: string | null
}

export type Question = InLanguage<Questionnaire>['questions'][number]

/**
 * The channels with their questions, available at once. They come from the document that was served with the
 * words, until the document that the reception signed has been checked. So the form waits for nothing, and a
 * report is sent under signed headings.
 */
export function channelsOf({ state, site, language }: App): readonly Channel[] {
  const { reception } = state
  if (reception.kind !== 'ready') return channelsIn(site.form)
  const open = reception.value.channels.map(({ id }) => id)
  const signed = inLanguage(reception.value.content, language)
  return channelsIn(signed).filter(({ id }) => open.includes(id))
}

/** The heading under which an answer was written, in any channel; null if it is not known. */
export function headingOf(app: App, id: string): string | null {
  const known = [...channelsOf(app), ...channelsIn(app.site.form)].flatMap(textsIn)
  return known.find((one) => one.id === id)?.label ?? null
}

/** Every question of a channel that is answered in words. */
export function textsIn({ questionnaire: { questions, recall } }: Channel): readonly Question[] {
  return [...questions, ...recall]
}

function channelsIn(document: InLanguage<ContentDocument>): readonly Channel[] {
  return document.channels.flatMap((channel) => {
    const { id, name, relations } = channel
    const asked = askedBy(document, channel)
    return asked === null ? [] : [{ id, name, ...asked, isForSome: relations !== undefined }]
  })
}

/** The questions that everybody is asked; the others depend on later choices. */
export function guidingOf({ questionnaire }: Channel): readonly Question[] {
  return questionnaire.questions.filter(({ when }) => when === undefined)
}

/**
 * Answers, if only `ids` have a question: the text of the others goes to the end of the answer to `first`, so
 * that no word is lost. Without `first`, all answers stay as they are.
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
 * The channel whose questions can be shown before one is chosen: the first, if all of them ask everybody the
 * same. Otherwise a text written under one channel would vanish when another is chosen.
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

/** Somebody who reads a channel, by role, and by name if the key list has one. */
export interface Reader {
  readonly id: string
  /** With the name. The title of a substitute says so. */
  readonly title: string
  readonly isNamed: boolean
}

/** A member as a reporter is told of them. */
export function readerIn(one: ReaderView, language: Language): Reader {
  return { id: one.id, title: titleWithName(one, language), isNamed: one.name !== undefined }
}

/** Some of a channel's people, in the language of the page; nobody until the reception has been checked. */
export function peopleIn(
  { t, state: { reception }, language }: App,
  channel: string,
  choose: (channel: ChannelView) => readonly ReaderView[],
): readonly Reader[] {
  const all = reception.kind === 'ready' ? reception.value.channels : []
  const found = all.find(({ id }) => id === channel)
  if (found === undefined) return []
  return choose(found).map((one) => {
    const reader = readerIn(one, language)
    const { id, title } = reader
    if (!found.substitutes.includes(id)) return reader
    return { ...reader, title: fill(t.readers.substitute, { title }) }
  })
}

/** The readers of a channel, without those who are left out. */
export function readersOf(app: App, channel: string, leftOut: readonly string[]) {
  return peopleIn(app, channel, (one) => readingOf(one, leftOut))
}

/** Substitutes who read it only if one of the readers cannot. */
export function standbysOf(app: App, channel: string, leftOut: readonly string[]) {
  return peopleIn(app, channel, (one) => standbyOf(one, leftOut))
}

/** Custodians and auditors: they read no report, but could see something of a matter later. */
export function apartOf({
  state: { reception },
  language,
}: App): readonly (Reader & Pick<ReaderView, 'role'>)[] {
  const all = reception.kind === 'ready' ? reception.value.apart : []
  return all.map((one) => ({ ...readerIn(one, language), role: one.role }))
}

/** Readers, substitutes, and those who are left out. */
export function peopleOf(app: App, channel: string, leftOut: readonly string[]) {
  return peopleIn(app, channel, (one) => askedAbout(one, leftOut))
}
