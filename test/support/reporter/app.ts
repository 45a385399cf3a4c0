import { servedRoom } from '../../../client/reporter/form/letter.ts'
import { READ_VIEWS } from '../../../client/reporter/pages/prose.ts'
import { type App, newState, type State } from '../../../client/reporter/state.ts'
import type { Child, Markup } from '../../../client/shared/dom.ts'
import type { ReceptionView } from '../../../client/shared/reception/reception.ts'
import { isLate } from '../../../client/shared/session/sent-state.ts'
import type { Look } from '../../../client/shared/session/visit.ts'
import { encodeWords, type Words } from '../../../client/texts/words.ts'
import type { BoardMessage } from '../../../crypto/board/board.ts'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { bracketedDocument, sampleWords } from '../reception/site.ts'

const TODAY = 20_783
/** Milliseconds since 1970. */
export const NOW = TODAY * DAY_MS

/** A fingerprint. It has no letters, so that no view is blamed for them. */
export const SOME_ROOT = '0011-2233-4455-6677-8899-9876-5432-6677'

/** An app for reading views without a browser; it changes no screen. */
export function stillApp(change: Partial<State> = {}, words: Words = sampleWords()): App {
  const nothing = () => {}
  const { language, t, site } = words
  const reception = { kind: 'ready', value: someReception() } as const
  const state: State = { ...newState(language), reception, ...change }
  const app: App = {
    state,
    t,
    site,
    language,
    now: NOW,
    get scene() {
      const otherWays = someReception().otherWays[language]
      return { t, site, language, root: SOME_ROOT, today: TODAY, otherWays, inside: null, app }
    },
    words: encodeWords(words),
    root: SOME_ROOT,
    room: servedRoom,
    demo: true,
    inside: null,
    files: { kind: 'loading' },
    hint: null,
    aloud: null,
    reading: READ_VIEWS,
    loadFiles: async () => {},
    office: { ask: () => Promise.reject(new Error('not asked')), close: () => [] },
    hasAllWords: true,
    completeWords: async () => {},
    go: nothing,
    visit: nothing,
    write: async () => {},
    redraw: nothing,
    refuse: nothing,
    say: nothing,
    restart: nothing,
  }
  return app
}

/** All text of some markup, in single pieces, with the texts for readers in attributes. */
export function piecesOf(children: readonly Child[]): string[] {
  return children.flatMap((child) => {
    if (child === null) return []
    if (typeof child === 'string') return [child]
    const { 'aria-label': label } = child.attributes
    return [...(typeof label === 'string' ? [label] : []), ...piecesOf(child.children)]
  })
}

/** Every element of some markup. */
export function elementsOf(children: readonly Child[]): Markup[] {
  return children.flatMap((child) =>
    child === null || typeof child === 'string' ? [] : [child, ...elementsOf(child.children)],
  )
}

const three = (text: string) => ({ nb: text, nn: text, en: text })

/** A reception that has been checked. Every text of it stands in brackets, as in `bracketed`. */
export function someReception(): ReceptionView {
  const content = bracketedDocument()
  return {
    version: 1,
    content,
    otherWays: three('⟦ways⟧'),
    state: 'open',
    custodians: [{ id: 'm2', role: 'custodian', title: three('⟦custodian⟧'), position: 2 }],
    newRoot: null,
    apart: [],
    channels: content.channels.map(({ id, name }) => ({
      id,
      name,
      seats: 2,
      substitutes: [],
      row: ['m0', 'm1'],
      keyless: [],
      people: [
        { id: 'm0', role: 'head' as const, title: three('⟦head⟧'), position: 0 },
        { id: 'm1', role: 'reception' as const, title: three('⟦adviser⟧'), position: 1 },
      ],
    })),
  }
}

export const SOME_CODE = makeCode((length) => new Uint8Array(length).fill(7), 'ABCDEFG')
export const OTHER_CODE = makeCode((length) => new Uint8Array(length).fill(9), 'ABCDEFG')

const MEMBER = { id: 'm0', title: three('⟦head⟧') } as BoardMessage['author']

/** A message of the reception. */
export function message(
  kind: BoardMessage['kind'],
  content: Partial<BoardMessage['content']> = {},
): BoardMessage {
  const messageId = new Uint8Array(16).fill(kind.length)
  return { messageId, kind, author: MEMBER, content: { day: 20_000, text: '⟦text⟧', ...content } }
}

/** A reading in which nothing was found, with the given changes. */
export function reading(change: Partial<Look> = {}): Look {
  const channel = change.status?.content.channel
  const { day = 20_010, sent = [] } = change
  return {
    day,
    sent,
    isLate: sent.some((one) => isLate(one, day)),
    // a reporter with a status has sent something; it leaves nobody out
    choice: channel === undefined ? null : { channel, leftOut: [] },
    leftOut: [],
    alwaysLeftOut: [],
    standing: { out: [], opens: [] },
    status: null,
    messages: [],
    positions: null,
    incomplete: false,
    newerList: false,
    fetchedAt: NOW,
    ...change,
  }
}
