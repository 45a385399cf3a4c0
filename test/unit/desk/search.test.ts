import { expect } from 'chai'
import fc from 'fast-check'
import { LiveSearch, Searcher } from '../../../client/desk/engine/search/searcher.ts'
import { beginsNear, FIT, stemsOf } from '../../../client/desk/engine/search/term-index.ts'
import { fold, wordsOf } from '../../../client/desk/engine/search/words.ts'
import type { CaseView, EntryView, ItemView } from '../../../client/desk/model/views.ts'
import { REFERENCE_FIT, type SearchResult } from '../../../client/desk/rpc/search-result.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { caseView, NOT_NOTED, OLD_REQUEST } from '../../support/reception/case-view.ts'
import { scaled } from '../../support/run/scale.ts'

let rows = 0
const entry = (said: EntryView): ItemView => ({
  ...{ kind: 'entry', key: toHex(Uint8Array.of(rows++)), day: 1, own: false, entry: said },
  author: { nb: 'Leder', nn: 'Leiar', en: 'Head' },
})
const note = (text: string) => entry({ kind: 'note', text, language: null })
const saying = (id: string, ...texts: string[]): CaseView =>
  caseView({ id, reference: null, items: texts.map(note) })

function over(...cases: CaseView[]): Searcher {
  const searcher = new Searcher()
  searcher.follow(cases)
  searcher.add(cases.length)
  return searcher
}

const ids = (searcher: Searcher, text: string) => searcher.find(text).ids
const findsOne = (said: string, typed: string) => ids(over(saying('a', said)), typed).length === 1

describe('a word in its other forms', () => {
  const isOneWord = (...forms: string[]) => {
    const missed = forms.flatMap((said) =>
      forms
        .filter((typed) => !findsOne(`Det gjaldt ${said}, sa hun`, typed))
        .map((typed) => [said, typed]),
    )
    expect(missed).to.deep.equal([])
  }

  it('is found in bokmål', () => {
    isOneWord('varsel', 'varsle', 'varsler', 'varslet', 'varsling', 'varslingen', 'varsleren')
    isOneWord('trakassering', 'trakasseringen', 'trakassert', 'trakasserte', 'trakasserer')
    isOneWord('leder', 'lederen', 'ledere', 'lederne')
    isOneWord('møte', 'møter', 'møtet', 'møtene')
    isOneWord('mobbing', 'mobbet', 'mobber', 'mobbingen')
  })

  it('is found in nynorsk, and from one of the two in the other', () => {
    isOneWord('varslar', 'varsla', 'varslinga', 'varslaren', 'varslarane', 'varsel')
    isOneWord('trakassering', 'trakasseringa', 'trakassert', 'trakasserar')
    isOneWord('studentar', 'studentane', 'studenten', 'student')
    isOneWord('varsler', 'varslar', 'varslet', 'varsla', 'varslingen', 'varslinga')
  })

  it('is found in English', () => {
    isOneWord('harass', 'harassed', 'harassing', 'harassment')
    isOneWord('bully', 'bullied', 'bullying')
    isOneWord('retaliate', 'retaliation', 'retaliated')
  })

  it('is no other word that begins alike, nor a number', () => {
    expect(findsOne('Hun holder et foredrag', 'forslag')).to.equal(false)
    expect(findsOne('Varmen er borte', 'varsel')).to.equal(false)
    expect(stemsOf('ad')).to.deep.equal([])
    expect(stemsOf('1990er')).to.deep.equal([])
  })
})

describe('how a word is typed', () => {
  it('is with or without the letters of another keyboard', () => {
    expect(new Set(['Åse', 'aase', 'ÅSE', 'A\u030Ase'].map(fold))).to.deep.equal(new Set(['aase']))
    expect(new Set(['Sør', 'soer', 'Sör'].map(fold))).to.deep.equal(new Set(['soer']))
    expect(new Set(['Lærer', 'laerer', 'Lärer'].map(fold))).to.deep.equal(new Set(['laerer']))
    expect(['Idé', 'Čáhci', 'Đuoddara'].map(fold)).to.deep.equal(['ide', 'cahci', 'duoddara'])
    for (const typed of ['Håkon', 'haakon', 'HÅKON']) {
      expect(findsOne('Haakon ringte, og Håkon svarte', typed), typed).to.equal(true)
    }
  })

  it('may stop after any of its letters', () => {
    const word = 'underslag'
    for (let end = 1; end <= word.length; end++) {
      expect(findsOne('Et underslag i kassen', word.slice(0, end)), word.slice(0, end)).to.equal(
        true,
      )
    }
  })

  it('may be a part of a longer one, if not a short part', () => {
    expect(findsOne('Laserkutteren er borte', 'kutter')).to.equal(true)
    expect(findsOne('Laserkutteren er borte', 'kut')).to.equal(false)
  })

  it('may have one letter wrong, but for the first, as long as nothing else fits', () => {
    const near = ['trakasering', 'trakasssering', 'trakassreing', 'trakazsering', 'trakasse']
    for (const typed of near) expect(beginsNear('trakassering', typed), typed).to.equal(true)
    for (const typed of ['drakassering', 'trakazzering', 'trkaasirng']) {
      expect(beginsNear('trakassering', typed), typed).to.equal(false)
    }
    expect(findsOne('Det var trakassering', 'trakasering')).to.equal(true)
    const both = over(saying('a', 'Havnen'), saying('b', 'Hallen'))
    expect(ids(both, 'havnen')).to.deep.equal(['a'])
    expect(ids(both, 'hadnen')).to.deep.equal(['a'])
    expect(findsOne('Fire', 'fyre')).to.equal(false)
  })
})

describe('what is found', () => {
  it('has every word, in whatever text of the case each stands', () => {
    const searcher = over(
      saying('a', 'Kantina er stengt', 'Styret vet det'),
      saying('b', 'Kantina'),
    )
    expect(ids(searcher, 'kantina')).to.have.members(['a', 'b'])
    expect(ids(searcher, ' styret  KANTINA ')).to.deep.equal(['a'])
    expect(ids(searcher, 'styret brann')).to.deep.equal([])
    expect(ids(searcher, '...')).to.deep.equal([])
  })

  it('begins with whose reference was typed, then goes by how well it fits, then stays in order', () => {
    const searcher = over(
      saying('part', 'Innkjøpskontoret'),
      saying('prefix', 'Kontoristen'),
      saying('stem', 'Kontorene'),
      saying('exact', 'Et kontor'),
      saying('exact too', 'Kontor igjen'),
    )
    const { ids, fits } = searcher.find('kontor')
    expect(ids).to.deep.equal(['exact', 'exact too', 'stem', 'prefix', 'part'])
    expect(fits).to.deep.equal([FIT.exact, FIT.exact, FIT.stem, FIT.prefix, FIT.part])
    const named = over(
      saying('a', 'Se K7M2Q4X'),
      caseView({ id: 'b', reference: 'K7M2Q4X' }),
      caseView({ id: 'c', reference: 'K7M2Q4Y' }),
    )
    for (const typed of ['K7M2Q4X', 'k7m2-q4x', 'k7m2 q4x']) {
      const found = named.find(typed)
      expect([found.ids[0], found.fits[0]], typed).to.deep.equal(['b', REFERENCE_FIT])
    }
    expect(named.find('k7m2').ids).to.have.members(['a', 'b', 'c'])
  })

  it('is one entry for cases that are handled together, whichever of them has which word', () => {
    const led = { into: 'a', follows: 'a', with: [], elsewhere: 0, same: null }
    const searcher = over(
      { ...saying('a', 'Den ene'), merge: { ...led, into: null, follows: null, with: ['b'] } },
      { ...saying('b', 'Den andre'), merge: led },
      saying('c', 'Den tredje'),
    )
    expect(ids(searcher, 'andre')).to.deep.equal(['a'])
    expect(ids(searcher, 'andre ene')).to.deep.equal(['a'])
    expect(searcher.snippets('andre', ['a']).a?.text).to.equal('Den andre')
  })

  it('is every word of every text that is shown', () => {
    const letters = fc.constantFrom(...'abeørtåæ éÉÅn-.,\n1 9ǅ中ß')
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: letters, maxLength: 80 }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 4 }), (all) => {
        const cases = all.map((texts, i) => saying(`${i}`, ...texts))
        const searcher = over(...cases)
        for (const [i, texts] of all.entries()) {
          for (const word of texts.flatMap((one) =>
            wordsOf(one).map((each) => one.slice(each.start, each.end)),
          )) {
            if (!ids(searcher, word).includes(`${i}`)) return false
          }
        }
        return true
      }),
      { numRuns: scaled(3000, 150) },
    )
  })
})

describe('where it was found', () => {
  const snippet = (text: string, ...texts: string[]) =>
    over(saying('a', ...texts)).snippets(text, ['a']).a ?? null
  const marked = (found: ReturnType<typeof snippet>) =>
    found?.ranges.map(([from, to]) => found.text.slice(from, to))

  it('is the passage that has most of the words, with all of them marked', () => {
    const found = snippet(
      'stengt kantine',
      'Kantina er åpen',
      'Kantinen ble\nstengt. Stengte de den?',
    )
    expect(found?.text).to.equal('Kantinen ble stengt. Stengte de den?')
    expect(marked(found)).to.deep.equal(['Kantinen', 'stengt', 'Stengte'])
    expect(found?.place).to.equal('note')
  })

  it('is cut out of a long text, at words, and never through a letter', () => {
    const long = `${'Dette sto først. '.repeat(30)}Så kom underslaget. ${'Dette kom etter. '.repeat(30)}`
    const found = snippet('underslag', long)
    expect(found?.text).to.match(/^… \S.*underslaget\. .* …$/)
    expect(found?.text.length).to.be.lessThan(160)
    expect(marked(found)).to.deep.equal(['underslaget'])
    for (let before = 0; before < 40; before++) {
      const emoji = snippet(
        'brann',
        `${'x'.repeat(before)}${'😀'.repeat(40)} brann ${'😀'.repeat(90)}`,
      )
      expect(() => encodeURI(emoji?.text ?? ''), `${before}`).to.not.throw()
      expect(marked(emoji)).to.deep.equal(['brann'])
    }
  })

  it('is nothing that the list shows in any case, and no text of what is not for the list', () => {
    const one = caseView({ id: 'a', reference: 'K7M2Q4X' })
    expect(over(one).snippets('K7M2Q4X', ['a'])).to.deep.equal({ a: null })
    const asked = {
      ...{ id: '01', day: 1, member: 'm0', text: 'Må vite det', ...OLD_REQUEST },
      answer: {
        ...{ day: 2, member: 'm9', text: 'Kari Nordmann', as: 'given' as const },
        ...{ ...NOT_NOTED, beyond: null },
      },
    }
    const given = caseView({ id: 'b', access: { ...one.access, requests: [asked] } })
    expect(ids(over(given), 'nordmann')).to.deep.equal(['b'])
    const hidden = { place: 'identity-given', text: '', ranges: [] }
    expect(over(given).snippets('nordmann', ['b'])).to.deep.equal({ b: hidden })
  })
})

describe('a search that follows the cases', () => {
  it('forgets every word of what is gone, and finds what has come', () => {
    const kept = saying('a', 'Kantina er stengt')
    const searcher = over(kept, saying('b', 'Kari Nordmann tok pengene'))
    expect(ids(searcher, 'nordmann')).to.deep.equal(['b'])
    searcher.follow([kept])
    expect(searcher.words).to.equal(over(kept).words)
    expect(ids(searcher, 'nordmann')).to.deep.equal([])
    searcher.follow([kept, saying('b', 'Noe helt annet'), saying('c', 'Nordmann')])
    expect(ids(searcher, 'nordmann')).to.deep.equal([])
    searcher.add(10)
    expect(ids(searcher, 'nordmann')).to.deep.equal(['c'])
    expect(ids(searcher, 'annet')).to.deep.equal(['b'])
    searcher.follow([])
    expect(searcher.words).to.equal(0)
  })

  it('finds after any changes what one that begins with the last of them finds', () => {
    const word = fc.constantFrom('varsler', 'varslet', 'kantina', 'brann', 'ål', 'x')
    const step = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.array(word, { maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.nat(3)), { minLength: 1, maxLength: 8 }), (steps) => {
        const searcher = new Searcher()
        const casesOf = (one: Record<string, string[]>) =>
          Object.entries(one).map(([id, words]) => saying(id, words.join(' ')))
        for (const [cases, count] of steps) {
          searcher.follow(casesOf(cases))
          searcher.add(count)
        }
        searcher.add(10)
        const fresh = over(...casesOf(steps.at(-1)?.[0] ?? {}))
        expect(searcher.words).to.equal(fresh.words)
        for (const text of ['varsling', 'kan', 'ål', 'x', 'brnan']) {
          expect(ids(searcher, text)).to.have.members(ids(fresh, text))
        }
      }),
      { numRuns: scaled(2000, 100) },
    )
  })

  it('answers what was asked last whenever the cases change, a slice at a time', () => {
    const told: SearchResult[] = []
    const waiting: (() => void)[] = []
    const live = new LiveSearch(
      (found) => told.push(found),
      (work) => waiting.push(work),
    )
    const cases = Array.from({ length: 100 }, (_, i) => saying(`${i}`, 'Kantina'))
    live.ask('kantina')
    live.follow(cases)
    expect(told.map(({ ids }) => ids.length)).to.deep.equal([0, 15])
    expect(told.at(-1)?.left).to.equal(85)
    while (waiting.length > 0) waiting.shift()?.()
    expect(told.at(-1)).to.deep.include({ left: 0, text: 'kantina' })
    expect(told.at(-1)?.ids).to.have.lengthOf(100)
    live.follow(cases.slice(1))
    expect(told.at(-1)?.ids).to.not.include('0')
    live.ask(null)
    const { length } = told
    live.follow([])
    expect(told).to.have.lengthOf(length)
  })
})
