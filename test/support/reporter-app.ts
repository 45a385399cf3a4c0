import { type App, newState, type State } from '../../client/reporter/state.ts'
import type { Child, Markup } from '../../client/shared/dom.ts'
import { CATALOGUES, type Texts } from '../../client/texts/catalogue.ts'
import type { BoardMessage, BoardReading } from '../../crypto/board.ts'
import { makeCode } from '../../crypto/receipt.ts'

/** An app for reading views without a browser: its ways of changing the screen do nothing. */
export function stillApp(change: Partial<State> = {}, t: Texts = CATALOGUES.en): App {
  const nothing = () => {}
  return {
    state: { ...newState('en'), reception: { kind: 'ready', value: RECEPTION }, ...change },
    t,
    root: 'FINGERPRINT',
    demo: true,
    office: { ask: () => Promise.reject(new Error('not asked')), close: nothing },
    go: nothing,
    redraw: nothing,
    refuse: nothing,
    say: nothing,
    restart: nothing,
  }
}

/** All text of some markup, one piece each, with what is written for readers in attributes. */
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

/** Two channels; every text of it stands in brackets, as do those of `bracketed`. */
export const RECEPTION = {
  organisation: three('⟦house⟧'),
  otherWays: three('⟦ways⟧'),
  state: 'open' as const,
  takesIdentity: false,
  channels: ['a', 'b'].map((id) => ({
    id,
    name: three(`⟦${id}⟧`),
    questionnaire: {
      id: 'general',
      version: 1,
      questions: ['what', 'who'],
      categories: ['bullying', 'other'],
      relations: ['student'],
      parties: ['own', 'witness'],
    },
    recipients: [
      { id: 'm0', role: 'head' as const, title: three('⟦head⟧') },
      { id: 'm1', role: 'reception' as const, title: three('⟦adviser⟧') },
    ],
  })),
}

/** A catalogue whose every text stands in brackets, so that a text of another origin shows. */
export function bracketed(texts: Texts = CATALOGUES.en): Texts {
  const sections = Object.entries(texts).map(([name, section]) => [
    name,
    Object.fromEntries(
      Object.entries(section).map(([key, text]) => [key, `⟦${name}.${key}${places(text)}⟧`]),
    ),
  ])
  const changed = Object.fromEntries(sections) as Texts
  // A number and its name are told apart by the colon; months by their spaces.
  const help = Object.fromEntries(
    Object.entries(texts.help).map(([key, text]) => [
      key,
      text.includes(': ') ? `⟦${key}⟧: ⟦${key}⟧` : `⟦${key}⟧`,
    ]),
  ) as Texts['help']
  const months = Array.from({ length: 12 }, () => '⟦month⟧').join(' ')
  return { ...changed, help, page: { ...changed.page, months } }
}

const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).join('')

export const SOME_CODE = makeCode((length) => new Uint8Array(length).fill(7), 'ABCDEFG')

const MEMBER = { id: 'm0', title: three('⟦head⟧') } as BoardMessage['author']

/** A message of the reception. */
export function message(
  kind: BoardMessage['kind'],
  content: Partial<BoardMessage['content']> = {},
): BoardMessage {
  const messageId = new Uint8Array(16).fill(kind.length)
  return { messageId, kind, author: MEMBER, content: { day: 20_000, text: '⟦text⟧', ...content } }
}

/** A reading in which nothing was found, changed as told. */
export function reading(change: Partial<BoardReading> = {}): BoardReading {
  return {
    day: 20_010,
    sentWeeks: [],
    status: null,
    messages: [],
    positions: null,
    incomplete: false,
    newerList: false,
    ...change,
  }
}
