import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import fc from 'fast-check'
import { findHints, findIn } from '../../../../client/reporter/hint/find.ts'
import { KINDS, type Kind, PATTERNS } from '../../../../client/reporter/hint/patterns.ts'
import { type ReadText, readText } from '../../../../client/reporter/hint/tokens.ts'
import { markedReports } from '../../../support/hint/reports.ts'
import { SCALE } from '../../../support/run/scale.ts'

const RULES = fileURLToPath(new URL('../../../../client/reporter/hint', import.meta.url))

/** Texts with the words of them that may point to the writer. */
const FOUND: Readonly<Record<Kind, readonly (readonly [text: string, words: string])[]>> = {
  name: [
    ['Det var Kåre Brekke og jeg som så det.', 'Kåre Brekke og jeg'],
    ['Mannen min, Trygve, vet om det.', 'Mannen min, Trygve'],
    ['Eg heiter Jorunn Moe.', 'Eg heiter Jorunn Moe'],
    ['My colleague Zadie saw it.', 'My colleague Zadie'],
    ['Afterwards my sister called.', 'my sister'],
  ],
  contact: [
    ['Ring 912 34 567 etter fire.', '912 34 567'],
    ['Skriv til kari@post.example i kveld.', 'kari@post.example'],
    ['You can ring 07700 900 555.', '07700 900 555'],
  ],
  role: [
    ['Jeg er hovedverneombud her.', 'Jeg er hovedverneombud her'],
    ['Eg er den einaste logopeden i bygda.', 'Eg er den einaste logopeden i bygda'],
    ['I am the only welder on site.', 'I am the only welder on site'],
    ['As the treasurer I saw the bills.', 'As the treasurer I saw the bills'],
  ],
  few: [
    ['Det var bare meg i rommet.', 'Det var bare meg i rommet'],
    ['Ho sa det til meg under fire auge, og vi var berre to der.', 'vi var berre to der'],
    ['Jeg fikk vite det på tomannshånd.', 'på tomannshånd'],
    ['There were four of us at the table.', 'There were four of us at the table'],
    ['I told him face to face.', 'face to face'],
  ],
  self: [
    ['Jeg har jobbet her i 17 år.', 'Jeg har jobbet her i 17 år'],
    ['Eg er 61 år.', 'Eg er 61 år'],
    ['I have been here for 12 years.', 'I have been here for 12 years'],
    ['I was on maternity leave then.', 'maternity leave then'],
  ],
  time: [
    ['Møtet var torsdag 4. april kl. 09.15.', 'torsdag 4. april'],
    ['Det skjedde 03.11.2025 på natta.', '03.11.2025'],
    ['Førre måndag kom han inn.', 'Førre måndag'],
    ['It was on the 3rd of May.', 'the 3rd of May'],
    ['She came last Friday evening.', 'last Friday evening'],
  ],
  place: [
    ['Han sto i rom 317.', 'rom 317'],
    ['Møtet var på Solvang skole.', 'på Solvang skole'],
    ['Vi så Administrasjonsbygget.', 'Administrasjonsbygget'],
    ['They met in room B12.', 'room B12'],
    ['It lies at 14 Mill Lane.', '14 Mill Lane'],
  ],
  style: [
    ['Heisann! Det lekker.', 'Heisann'],
    ['Det lekker.\nMvh\nT.K.', 'Mvh\nT.K'],
    ['Dear team, it leaks.', 'Dear'],
    ['It leaks. Kind regards, Bo', 'Kind regards, Bo'],
    ['Som jeg pleier å si: Det lekker.', 'Som jeg pleier å si'],
  ],
}

/** Texts that point to nobody in particular. */
const NOTHING = [
  'Taket lekker, og ingen gjør noe med det.',
  'Prøvene blir tekne på feil stad kvar veke.',
  'The roof has leaked since last year.',
  'Fakturaen er datert 2. mai og gjelder 4 200 000 kroner.',
  'Etter lov av 17. juni 2005 er det forbudt.',
  'Dekan Halvorsen tok pengene.',
  'The dean, Dr Whitlock, took the money in Norway.',
  'I Norge er dette ulovlig.',
  'Dei sa til meg at det var på same staden som sist.',
  '',
]

/** Words of the patterns, so that drawn texts come near to what is found. */
const WORDS = [
  ...new Set(
    Object.values(PATTERNS)
      .flatMap((kinds) => Object.values(kinds))
      .flatMap((lines) => lines.split(/[\s/]+/)),
  ),
  ...[
    'Kari',
    'Nordmann',
    '14.',
    'mars',
    'March',
    '12',
    '2021',
    '\n',
    '. ',
    ', ',
    '@',
    '😀',
    '\ud800',
  ],
]

const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join(' ')),
)

describe('words that may point to the writer', () => {
  for (const kind of KINDS) {
    it(`are found by kind, with the words around them: ${kind}`, () => {
      for (const [text, words] of FOUND[kind]) {
        const found = findHints(text).map(({ kind: of, from, to }) => [of, text.slice(from, to)])
        expect(found, text).to.deep.include([kind, words])
      }
    })
  }

  it('are not seen in sentences that point to nobody in particular', () => {
    for (const text of NOTHING) {
      const found = findHints(text).map(({ from, to }) => text.slice(from, to))
      expect(found, text).to.deep.equal([])
    }
  })

  it('are read in the tongue of each sentence: "I" in Norwegian is no "I" in English', () => {
    expect(
      findHints('I går kveld var det bare vann på gulvet.').map(({ kind }) => kind),
    ).to.not.include('role')
    const mixed = 'Jeg er lærling her. Then I was the only one there.'
    expect(findHints(mixed).map(({ from, to }) => mixed.slice(from, to))).to.deep.equal([
      'Jeg er lærling her',
      'I was the only one there',
    ])
  })

  it('lie within the text, in order and apart, for any text', () => {
    fc.assert(
      fc.property(someText, (text) => {
        let last = 0
        for (const { from, to } of findHints(text)) {
          expect(from).to.be.at.least(last)
          expect(to).to.be.within(from + 1, text.length)
          last = to
        }
      }),
      { numRuns: 300 * SCALE },
    )
  })

  it('are found in time that grows as the text does, for any text', () => {
    const texts = markedReports('nn').map(({ text }) => text)
    const words = WORDS.filter((_, at) => at % 9 === 0).map((word) => `${word} `)
    for (const piece of [
      ...words,
      ...texts.slice(0, 3),
      'a.',
      '1',
      '1 ',
      '@a.',
      'Jeg er ',
      'I am ',
    ]) {
      const [once, tenTimes] = [10, 100].map((times) => effort(piece.repeat(times)))
      expect(tenTimes, piece).to.be.at.most((once ?? 0) * 11)
    }
  })

  it('are found without a regular expression that could backtrack', () => {
    const found = readdirSync(RULES).flatMap((file) => expressionsIn(join(RULES, file)))
    expect(found).to.have.length.above(10)
    for (const one of found) expect(one).to.not.match(/[^\\][*+]|\{\d+,\}/)
  })
})

/** How often the signs of a text and then its tokens are looked at. */
function effort(text: string): number {
  let looks = 0
  const counted = <T extends object>(target: T, take: (name: string | symbol) => unknown) =>
    new Proxy(target, {
      get: (_, name) => {
        looks++
        return take(name)
      },
    })
  const own = text as unknown as Record<string | symbol, unknown>
  const signs = counted({}, (name) => {
    const value = own[name]
    if (typeof value !== 'function') return value
    return (...values: unknown[]) => {
      const result: unknown = value.apply(text, values)
      looks += typeof result === 'string' ? result.length : 1
      return result
    }
  })
  const { tokens, sentences } = readText(signs as unknown as string)
  const all = tokens as unknown as Record<string | symbol, unknown>
  const watched = counted(tokens as object, (name) => all[name]) as ReadText['tokens']
  findIn({ tokens: watched, sentences })
  return looks
}

const EXPRESSION = /(?<=[=(,&|?:>!]\s*|return )\/(?![/*])(?:\\.|\[[^\]]*\]|[^/\\\n])+\/[a-z]*/g

const expressionsIn = (path: string): string[] => readFileSync(path, 'utf8').match(EXPRESSION) ?? []
