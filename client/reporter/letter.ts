import { CONTENT_LIMIT, contentLength } from '../../crypto/body.ts'
import type { ReporterContent } from '../../crypto/content.ts'
import type { ChannelView, ReceptionView } from '../shared/reception.ts'
import { canonicalTexts, type Texts } from '../texts/catalogue.ts'
import type { OutgoingLetter } from './protocol.ts'
import type { State } from './state.ts'

/** The reception as it was loaded, or null while it is not. */
export function receptionOf(state: State): ReceptionView | null {
  return state.reception.kind === 'ready' ? state.reception.value : null
}

/** The channel that is chosen, or the only one there is. */
export function channelOf(state: State): ChannelView | null {
  const channels = receptionOf(state)?.channels ?? []
  const chosen = channels.find(({ id }) => id === state.draft.channel)
  return chosen ?? (channels.length === 1 ? (channels[0] ?? null) : null)
}

/** The report as it would be sent; what was not answered is left out. */
export function reportContent(state: State): ReporterContent {
  const { answers, party, relation, categories } = state.draft
  const texts = Object.entries(answers).filter(([, text]) => text.trim() !== '')
  return {
    ...frame(state, channelOf(state)),
    answers: {
      ...Object.fromEntries(texts),
      ...(party ? { party } : {}),
      ...(relation ? { relation } : {}),
      ...(categories.length > 0 ? { categories } : {}),
    },
    about: null,
  }
}

/** The channel of the matter, which its status tells; else the one that the reporter chose again. */
export function followUpChannel(state: State): ChannelView | null {
  const reading = state.reading.kind === 'ready' ? state.reading.value : null
  const told = reading?.status?.content.channel
  if (told === undefined) return channelOf(state)
  return receptionOf(state)?.channels.find(({ id }) => id === told) ?? null
}

export function followUpContent(state: State): ReporterContent {
  return {
    ...frame(state, followUpChannel(state)),
    answers: { text: state.followUp },
    about: state.about?.messageId ?? null,
  }
}

function frame(state: State, channel: ChannelView | null) {
  const { id = 'none', version = 1 } = channel?.questionnaire ?? {}
  return {
    channel: channel?.id ?? 'none',
    language: state.language,
    questionnaire: { id, version },
    manifest: null,
  }
}

/** How many bytes are left in one sending; below zero, it is too long. */
export function roomLeft(content: ReporterContent): number {
  return CONTENT_LIMIT - contentLength(content)
}

/** Fix what is sent, so that a retry sends the same. */
export function sealReady(state: State, t: Texts, kind: 'report' | 'follow-up'): OutgoingLetter {
  const reading = state.reading.kind === 'ready' ? state.reading.value : null
  const report = kind === 'report'
  return {
    number: (state.letter?.number ?? 0) + 1,
    kind,
    content: report ? reportContent(state) : followUpContent(state),
    texts: canonicalTexts(t),
    leftOut: report || asksAgain(state) ? state.draft.leftOut : [],
    positions: report ? null : (reading?.positions ?? null),
  }
}

/** Whether nothing on the board says who could read the report, so that the reporter has to. */
export function asksAgain(state: State): boolean {
  return state.reading.kind !== 'ready' || state.reading.value.positions === null
}
