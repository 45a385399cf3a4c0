import { CODE_LENGTH, GROUP_LENGTH, type ParsedCode, parseCode } from '../../../crypto/receipt.ts'
import { type Child, h } from '../../shared/dom.ts'
import type { Texts } from '../../texts/shape.ts'
import { fill } from '../../texts/wording.ts'
import {
  actions,
  button,
  errorSummary,
  goButton,
  heading,
  paragraph,
  showText,
  textField,
} from '../parts.ts'
import type { App } from '../state.ts'
import { openInbox } from './look.ts'

/** "I have a code": read here, as tolerantly as it can be; a wrong one never causes a request. */
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
        showText('symbols', countText(t, value))
      },
    }),
    h('p', { id: 'symbols', class: 'hint' }, countText(t, state.typedCode)),
    parsed === null || parsed.kind === 'code' ? null : marked(app, parsed),
    actions(
      button(t.code.open, () => openCode(app), { id: 'open', look: 'main' }),
      goButton(app, t.page.back, 'landing', { id: 'back', look: 'quiet' }),
    ),
  ]
}

function countText(t: Texts, typed: string): string {
  return fill(t.code.count, { n: symbolsOf(typed).length })
}

/** What counts as a symbol, in capitals: all that `parseCode` does not skip. */
function symbolsOf(typed: string): string[] {
  return [...typed.normalize('NFKC')].flatMap((one) => {
    const parsed = parseCode(one)
    return parsed.kind === 'length' && parsed.symbols === 0 ? [] : [one.toUpperCase()]
  })
}

function openCode(app: App): void {
  const { state } = app
  const parsed = parseCode(state.typedCode)
  state.parsed = parsed
  if (parsed.kind !== 'code') {
    app.refuse([{ field: 'typed-code', sentence: (t) => problem(t, parsed) }])
    return
  }
  state.typedCode = ''
  state.parsed = null
  void openInbox(app, parsed.code)
}

type Wrong = Exclude<ParsedCode, { kind: 'code' }>

/** What is wrong with a code, and where. */
export function problem(t: Texts, wrong: Wrong): string {
  switch (wrong.kind) {
    case 'length': {
      const { symbols } = wrong
      if (symbols === 0) return t.code.empty
      const long = symbols > CODE_LENGTH
      const n = Math.abs(symbols - CODE_LENGTH)
      return fill(long ? t.code.long : t.code.short, { n })
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
  }
}

/** "4", "4 or 6", "4, 6 or 7" */
function listed(numbers: readonly number[], or: string): string {
  const last = numbers.at(-1)
  return numbers.length > 1 ? `${numbers.slice(0, -1).join(', ')} ${or} ${last}` : `${last}`
}

/** The code as we read it, in groups, with a mark on those to look at. */
function marked({ t, state }: App, wrong: Wrong): Child {
  const symbols = symbolsOf(state.typedCode)
  if (symbols.length === 0 || wrong.kind === 'length') return paragraph(t.code.nothingSent, 'hint')
  const suspects = wrong.kind === 'symbol' ? [Math.floor(wrong.index / GROUP_LENGTH)] : wrong.groups
  const count = Math.ceil(symbols.length / GROUP_LENGTH)
  const groups = Array.from({ length: count }, (_, i) =>
    symbols.slice(i * GROUP_LENGTH, (i + 1) * GROUP_LENGTH).join(''),
  )
  const items = groups.map((group, i) =>
    h('li', {}, suspects.includes(i) ? h('mark', {}, group) : group),
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
