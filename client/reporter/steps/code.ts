import type { Language } from '../../../crypto/entries/content.ts'
import {
  CODE_LENGTH,
  GROUP_LENGTH,
  type ParsedCode,
  parseCode,
} from '../../../crypto/keys/receipt.ts'
import { type Child, h } from '../../shared/dom.ts'
import type { Texts } from '../../texts/shape.ts'
import { count, fill } from '../../texts/wording.ts'
import { errorSummary, textField } from '../fields.ts'
import { findCode, oddGroups } from '../form/code-entry.ts'
import { pageLink } from '../links.ts'
import { canReport } from '../pages/doors.ts'
import { actions, button, goButton, heading, more, paragraph, showText } from '../parts.ts'
import type { App } from '../state.ts'
import { openInbox } from './look.ts'

/** "I have a code": the code is read here, as tolerantly as possible; a wrong one never causes a request. */
export function code(app: App): Child[] {
  const { t, state } = app
  const { parsed } = state
  return [
    heading(t.code.heading),
    errorSummary(app),
    textField(app, {
      id: 'typed-code',
      label: t.code.label,
      hint: t.code.hint,
      value: state.typedCode,
      rows: 3,
      code: true,
      count: 'symbols',
      onInput: (value) => {
        state.typedCode = value
        showText('symbols', countText(app))
      },
    }),
    h('p', { id: 'symbols', class: 'hint' }, countText(app)),
    parsed === null || parsed.kind === 'code' ? null : marked(app, parsed),
    actions(
      button(t.code.open, () => openCode(app), { id: 'open', look: 'main' }),
      goButton(app, t.page.back, 'landing', { id: 'back', look: 'quiet' }),
    ),
    lostCode(app),
  ]
}

/** A way on for somebody who lost the code: nobody can find it again. */
export function lostCode(app: App): Child {
  const { t, site, scene } = app
  return more(
    t.code.lost,
    paragraph(t.worry.lostText),
    canReport(scene) ? h('p', {}, goButton(app, t.landing.start, 'tell', { id: 'start' })) : null,
    h('p', {}, pageLink(scene, 'ways', site.pages.ways.title)),
  )
}

function countText({ t, language, state }: App): string {
  return count(language, t.code.count, symbolsOf(findCode(state.typedCode).text).length)
}

/** The symbols that count, in capitals: all that `parseCode` does not skip. */
function symbolsOf(text: string): string[] {
  return [...text].flatMap((one) => {
    const parsed = parseCode(one)
    return parsed.kind === 'length' && parsed.symbols === 0 ? [] : [one.toUpperCase()]
  })
}

function openCode(app: App): void {
  const { state, language } = app
  const { text, parsed } = findCode(state.typedCode)
  state.parsed = parsed
  if (parsed.kind !== 'code') {
    const sentence = (t: Texts) => problem(t, language, parsed, text)
    app.refuse([{ field: 'typed-code', sentence }])
    return
  }
  state.typedCode = ''
  state.parsed = null
  void openInbox(app, parsed.code)
}

type Wrong = Exclude<ParsedCode, { kind: 'code' }>

/** Explain what is wrong with a code, and where. @param text the code as it was typed */
export function problem(t: Texts, language: Language, wrong: Wrong, text: string): string {
  switch (wrong.kind) {
    case 'length': {
      const { symbols } = wrong
      if (symbols === 0) return t.code.empty
      const [odd] = oddGroups(text)?.odd ?? []
      if (odd) return count(language, t.code.odd, odd.symbols, { group: odd.number })
      const over = symbols - CODE_LENGTH
      return count(language, over > 0 ? t.code.long : t.code.short, Math.abs(over))
    }
    case 'symbol': {
      const { index, symbol } = wrong
      const group = Math.floor(index / GROUP_LENGTH) + 1
      return fill(t.code.symbol, { symbol, at: (index % GROUP_LENGTH) + 1, group })
    }
    case 'checksum': {
      const numbers = wrong.groups.map((group) => group + 1)
      if (numbers.length === 0) return t.code.checksumMany
      return fill(t.code.checksum, { groups: listed(numbers, t.code.or) })
    }
    default:
      return wrong satisfies never
  }
}

/** "4", "4 or 6", "4, 6 or 7" */
function listed(numbers: readonly number[], or: string): string {
  const last = numbers.at(-1)
  return numbers.length > 1 ? `${numbers.slice(0, -1).join(', ')} ${or} ${last}` : `${last}`
}

/** The code as we read it, in groups, with a mark on the doubtful ones. */
function marked({ t, state }: App, wrong: Wrong): Child {
  const { text } = findCode(state.typedCode)
  const shown = groupsToMark(text, wrong)
  if (shown === null) return paragraph(t.code.nothingSent, 'hint')
  const items = shown.groups.map((group, i) =>
    h('li', {}, shown.suspects.includes(i) ? h('mark', {}, group) : group),
  )
  return h(
    'div',
    {},
    paragraph(t.code.marked),
    h('ol', { class: 'code small-code' }, ...items),
    wrong.kind === 'checksum' ? paragraph(t.code.swapped, 'hint') : null,
    paragraph(t.code.nothingSent, 'hint'),
  )
}

/** The groups, and the indices from 0 of those that may be wrong; null if none can be pointed at. */
function groupsToMark(text: string, wrong: Wrong) {
  if (wrong.kind === 'length') {
    const own = oddGroups(text)
    return own && { groups: own.groups, suspects: own.odd.map(({ number }) => number - 1) }
  }
  const symbols = symbolsOf(text)
  const many = Math.ceil(symbols.length / GROUP_LENGTH)
  const groups = Array.from({ length: many }, (_, i) =>
    symbols.slice(i * GROUP_LENGTH, (i + 1) * GROUP_LENGTH).join(''),
  )
  const suspects = wrong.kind === 'symbol' ? [Math.floor(wrong.index / GROUP_LENGTH)] : wrong.groups
  return { groups, suspects }
}
