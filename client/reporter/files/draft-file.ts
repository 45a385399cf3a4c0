import type { DraftContent } from '../../../crypto/drop/draft.ts'
import type { Language } from '../../../crypto/entries/content.ts'
import type { Texts } from '../../texts/shape.ts'
import { channelForAll, channelsOf, guidingOf, placedAnswers, textsIn } from '../form/form.ts'
import { receptionOf } from '../form/letter.ts'
import type { App, Draft } from '../state.ts'
import { WISHES } from '../steps/contact.ts'

/** The content of a file: of a draft, or of a copy of what was sent. */
export function draftContent(
  draft: Draft,
  language: Language,
  format: DraftContent['format'] = 'postern-draft/1',
): DraftContent {
  return { format, language, ...draft }
}

/**
 * Kinds of things in a draft's file that are gone: no longer asked for here, or a person who no longer reads
 * anything.
 */
export type Gone = 'channel' | 'choice' | 'reader' | 'question'

/** A draft that was read from a file, as far as it still belongs here. */
export interface Restored {
  readonly draft: Draft
  readonly gone: readonly Gone[]
}

/**
 * Take up a draft where it was left. Choices that no longer exist are left out, and the reporter is told. A
 * text under a question that no longer exists is put at the end of the first question, so that no word is
 * lost.
 */
export function restoredDraft(app: App, content: DraftContent): Restored {
  const { format: _format, language: _language, ...kept } = content
  const channels = channelsOf(app)
  const channel = channels.find(({ id }) => id === kept.channel) ?? null
  const asked = channel === null ? channels : [channel]
  const known = (list: 'parties' | 'relations' | 'categories', some = asked) =>
    new Set(some.flatMap(({ questionnaire }) => questionnaire[list].map(({ id }) => id)))
  const choice = (id: string | null, ids: ReadonlySet<string>) =>
    id !== null && ids.has(id) ? id : null
  const here = readersHere(app)
  const party = choice(kept.party, known('parties'))
  // The channel may answer it itself, or ask about fewer.
  const relation = choice(kept.relation, known('relations', channels))
  const categories = kept.categories.filter((id) => known('categories').has(id))
  const wish = WISHES.filter((one) => kept.wish.includes(one))
  const { answers, moved } = answersHere(app, kept.channel, content.answers)
  const changed = [party !== kept.party, relation !== kept.relation]
  const losses: readonly (readonly [Gone, boolean])[] = [
    ['channel', kept.channel !== null && channel === null],
    ['choice', changed.includes(true) || categories.length < kept.categories.length],
    // They stay left out all the same: a later list may name them again.
    ['reader', here !== null && kept.leftOut.some((id) => !here.has(id))],
    ['question', moved],
  ]
  return {
    draft: {
      ...kept,
      channel: channel?.id ?? null,
      answers,
      party,
      relation,
      categories,
      wish,
    },
    gone: losses.filter(([, lost]) => lost).map(([name]) => name),
  }
}

/** Ids of everybody who reads anything here, or may do so later; null while that is not known. */
function readersHere({ state }: App): ReadonlySet<string> | null {
  const reception = receptionOf(state)
  if (reception === null) return null
  const all = reception.channels.flatMap(({ people, keyless }) => [...people, ...keyless])
  return new Set(all.map(({ id }) => id))
}

/** The answers, each under a question that some channel asks. */
function answersHere(app: App, wanted: string | null, answers: DraftContent['answers']) {
  const channels = channelsOf(app)
  const ids = new Set(channels.flatMap((one) => textsIn(one).map(({ id }) => id)))
  const channel = channels.find(({ id }) => id === wanted) ?? channelForAll(channels) ?? channels[0]
  const texts = Object.entries(answers).map(([id, text]) => [id, [text].flat().join('\n')])
  return placedAnswers(Object.fromEntries(texts), ids, channel && guidingOf(channel)[0]?.id)
}

/** The message about a text that was taken up. @param opened what it is */
export function restoredText(t: Texts, opened: string, gone: readonly Gone[]): string {
  const sentences: Readonly<Record<Gone, string>> = {
    channel: t.draft.goneChannel,
    choice: t.draft.goneChoice,
    reader: t.draft.goneReader,
    question: t.draft.goneQuestion,
  }
  return [opened, ...gone.map((one) => sentences[one])].join(' ')
}

/**
 * Go on with what a file holds, on the first step.
 *
 * @param said what it is, said on that step
 */
export function takeUp(app: App, content: DraftContent, said: (t: Texts) => string): void {
  const { state } = app
  const { draft, gone } = restoredDraft(app, content)
  state.draft = draft
  state.notSent = []
  state.draftKept = gone.length === 0
  state.sentBefore = content.format === 'postern-copy/1'
  app.go('tell')
  const note = (t: Texts) => restoredText(t, said(t), gone)
  state.note = note
  app.redraw()
  app.say(note(app.t))
}
