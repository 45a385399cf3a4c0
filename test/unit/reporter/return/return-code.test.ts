import { expect } from 'chai'
import fc from 'fast-check'
import { findCode } from '../../../../client/reporter/form/code-entry.ts'
import type { State } from '../../../../client/reporter/state.ts'
import { code as codeView, problem } from '../../../../client/reporter/steps/code.ts'
import {
  codeGroups,
  makeCode,
  parseCode,
  type ReceiptCode,
} from '../../../../crypto/keys/receipt.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import {
  elementsOf,
  piecesOf,
  SOME_CODE,
  someReception,
  stillApp,
} from '../../../support/reporter/app.ts'

/** Has zeros and ones, which are mistaken for letters. */
const CODE = makeCode((length) => new Uint8Array(length).map((_, i) => (i * 5) % 3), '0123456')
const GROUPS = codeGroups(CODE)
const DASHED = GROUPS.join('-')

const found = (typed: string) => {
  const { parsed } = findCode(typed)
  return parsed.kind === 'code' ? parsed.code : parsed.kind
}

/** Codes as they are made: of random symbols. */
const codes: fc.Arbitrary<ReceiptCode> = fc
  .tuple(
    fc.uint8Array({ minLength: 26, maxLength: 26 }),
    fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{7}$/),
  )
  .map(([secret, reference]) => makeCode(() => secret, reference))

describe('W13: a code that is brought back', () => {
  const ways: readonly [string, string][] = [
    ['as it was given', DASHED],
    ['without dashes', CODE],
    ['in small letters', DASHED.toLowerCase()],
    ['group by group on lines', GROUPS.join('\n')],
    ['with Windows line breaks and tabs', GROUPS.join('\r\n\t')],
    ['with other dashes', GROUPS.join('–')],
    ['with points', GROUPS.join('. ')],
    ['with commas', GROUPS.join(', ')],
    ['symbol by symbol', [...CODE].join(' ')],
    [
      'with O for 0 and l or I for 1',
      DASHED.replaceAll('0', 'O').replace('1', 'l').replace('1', 'I'),
    ],
    ['with Ø for 0 and | for 1', DASHED.replaceAll('0', 'Ø').replaceAll('1', '|')],
    [
      'in full width',
      DASHED.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['with what cannot be seen', `\ufeff${GROUPS.join('\u200b')}\u00ad`],
    ['in quotes', `"${DASHED}"`],
    ['after a label', `Code: ${DASHED}`],
    ['after a label of five letters', `Notat ${DASHED}`],
    ['as a slip has it', `Notes\n${GROUPS.join('\n')}\n3 December 2026`],
    ['as a password manager has it', `Title: Notes\nUsername: me\nPassword: ${CODE}\nURL:`],
    ['with the numbers of the groups', GROUPS.map((group, i) => `${i + 1}. ${group}`).join('\n')],
    ['in a sentence', `My code is ${DASHED}, do not lose it.`],
    ['in a sentence with spaces', `Hei, koden min er ${GROUPS.join(' ')} takk`],
    ['twice', `${DASHED}\n${DASHED}`],
  ]
  for (const [how, typed] of ways) {
    it(`is found ${how}`, () => {
      expect(found(typed)).to.equal(CODE)
    })
  }

  it('is found whatever the code, in a note of somebody', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const groups = codeGroups(code)
        expect(found(`Notes from work:\n${groups.join('-').toLowerCase()}\n`)).to.equal(code)
        expect(found(groups.join(' / '))).to.equal(code)
      }),
    )
  })

  it('is found behind a word that would make another code of it', () => {
    const code = 'YNMCA-FPHWD-1FVCY-M7837-43N5P-PR025-000SR'
    expect(parseCode(`notes-${code.slice(0, 35)}`).kind).to.equal('code')
    expect(found(`Notes from work:\n${code.toLowerCase()}\n`)).to.equal(code.replaceAll('-', ''))
  })

  it('is never made up where there is none', () => {
    for (const typed of ['', '  ', 'hello', '12345', 'a'.repeat(35), 'u'.repeat(5000)]) {
      expect(found(typed)).to.be.oneOf(['length', 'symbol', 'checksum'])
    }
  })

  it('is not what is left of one with a sign more, less or changed', () => {
    const at = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(codes, at, fc.constantFrom('A', '7', 'Z'), (code, i, sign) => {
        const text = codeGroups(code).join('-')
        const cut = (from: number) => text.slice(from)
        fc.pre(text[i] !== sign && text[i] !== '-')
        for (const wrong of [
          `${text.slice(0, i)}${sign}${cut(i)}`,
          `${text.slice(0, i)}${cut(i + 1)}`,
          `${text.slice(0, i)}${sign}${cut(i + 1)}`,
          `${text}${sign}`,
          `My code: ${text}${sign}.`,
        ]) {
          expect(found(wrong), wrong).to.be.oneOf(['length', 'checksum'])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is not chosen where two stand side by side', () => {
    expect(found(`${DASHED} ${codeGroups(SOME_CODE).join('-')}`)).to.equal('length')
  })
})

describe('W13: a code that is lost', () => {
  const { t, site } = sampleWords()

  const folded = (change: Partial<State> = {}) => {
    const parts = elementsOf(codeView(stillApp({ step: 'code', ...change })))
    const details = parts.find(({ tag, children }) => {
      return tag === 'details' && piecesOf(children).includes(t.code.lost)
    })
    return elementsOf(details?.children ?? [])
  }

  it('is not found again: the page says so, and leads to a new report and to the other ways', () => {
    const parts = folded()
    expect(piecesOf(parts)).to.include(t.worry.lostText)
    expect(parts.map(({ attributes }) => attributes.id)).to.include('start')
    expect(piecesOf(parts)).to.include(site.pages.ways.title)
  })

  it('leads to no new report while nobody can read one, but still to the other ways', () => {
    const reception = { kind: 'ready', value: { ...someReception(), state: 'closed' } } as const
    const parts = folded({ reception })
    expect(parts.map(({ attributes }) => attributes.id)).not.to.include('start')
    expect(piecesOf(parts)).to.include(site.pages.ways.title)
  })
})

describe('W13: a code that is wrong', () => {
  const { t } = sampleWords()
  const wrongGroup = GROUPS.map((group, i) => (i === 3 ? `9${group.slice(1)}` : group))

  const say = (typed: string) => {
    const { text, parsed } = findCode(typed)
    return parsed.kind === 'code' ? null : problem(t, 'en', parsed, text)
  }
  const marksOf = (typedCode: string, change: Partial<State> = {}) => {
    const { parsed } = findCode(typedCode)
    const view = codeView(stillApp({ typedCode, parsed, ...change }))
    return piecesOf(elementsOf(view).filter(({ tag }) => tag === 'mark'))
  }

  it('is counted in the singular and the plural', () => {
    expect(say(CODE.slice(1))).to.equal('A code has 35 characters. 1 is missing here.')
    expect(say(CODE.slice(2))).to.equal('A code has 35 characters. 2 are missing here.')
    expect(say(`${CODE}7`)).to.equal('A code has 35 characters. There is 1 too many here.')
    expect(say(' - ')).to.equal(t.code.empty)
  })

  it('has the group pointed at that is too short or too long', () => {
    const short = GROUPS.map((group, i) => (i === 4 ? group.slice(1) : group)).join('-')
    expect(say(short)).to.equal('Each group has five characters. Group 5 has 4.')
    expect(marksOf(short)).to.deep.equal([GROUPS[4]!.slice(1)])
    const long = GROUPS.map((group, i) => (i === 0 ? `${group}7` : group)).join(' ')
    expect(say(long)).to.equal('Each group has five characters. Group 1 has 6.')
    expect(marksOf(long)).to.deep.equal([`${GROUPS[0]}7`])
  })

  it('has the groups marked in which one sign could be wrong, also in a sentence', () => {
    for (const typed of [
      wrongGroup.join('-'),
      `Code: ${wrongGroup.join('-')}`,
      `Notat\n${wrongGroup.join('\n')}`,
      `My code is ${wrongGroup.join('-')} and the month is April`,
    ]) {
      expect(say(typed), typed).to.match(/in group ([1-7], )*([1-7] or )?[1-7]\.$/)
      expect(marksOf(typed), typed).to.include(wrongGroup[3])
    }
  })

  it('has the sign pointed at that no code has', () => {
    const typed = GROUPS.map((group, i) => (i === 1 ? `${group.slice(0, 4)}u` : group)).join('-')
    expect(say(typed)).to.equal('“U” is not used in codes. Look at character 5 of group 2.')
    expect(marksOf(typed)).to.deep.equal([typed.slice(6, 11).toUpperCase()])
  })

  it('is read without its label where it is too short', () => {
    expect(say(`Code: ${GROUPS.slice(1).join('-')}`)).to.include('5 are missing')
  })

  it('is never sent: it leads to no request', () => {
    const asked: string[] = []
    const app = stillApp({ typedCode: wrongGroup.join('-') })
    const office = { ...app.office, ask: async (name: string) => asked.push(name) as never }
    const refused: unknown[] = []
    const page = { ...app, office, refuse: (errors: unknown) => refused.push(errors) }
    const open = elementsOf(codeView(page)).find(({ attributes }) => attributes.id === 'open')
    open?.attributes.on?.click?.(new Event('click'))
    expect(asked).to.deep.equal([])
    expect(refused).to.have.length(1)
  })
})
