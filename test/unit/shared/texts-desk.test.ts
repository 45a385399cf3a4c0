import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { CEREMONY_CATALOGUES } from '../../../client/texts/ceremony.ts'
import { GUIDE_CATALOGUES } from '../../../client/texts/ceremony-guide.ts'
import {
  DESK_CATALOGUES,
  DESK_TEXTS,
  type DeskLanguage,
} from '../../../client/texts/desk/catalogue.ts'
import { HEAD_CATALOGUES } from '../../../client/texts/desk/for-head.ts'
import { START_CATALOGUES, WINDOW_CATALOGUES } from '../../../client/texts/desk/start.ts'
import type { DeskTexts } from '../../../client/texts/desk/texts.ts'
import { EDITOR_CATALOGUES } from '../../../client/texts/editor/catalogue.ts'
import type { Plural } from '../../../client/texts/entry.ts'
import { FAULT_CATALOGUES } from '../../../client/texts/faults.ts'
import { PRINT_CATALOGUES } from '../../../client/texts/print/catalogue.ts'
import { RECOVERY_CATALOGUES } from '../../../client/texts/recovery.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { asOnPaper } from '../../../scripts/cli/as-typed.ts'
import { codeOf, textFindings, usedByDesk } from '../../../scripts/rules/text-rules.ts'

const folder = (name: string) => codeOf(fileURLToPath(new URL(`../../../${name}`, import.meta.url)))
const CODE = folder('client/desk')
const OTHERS = ['client/reporter', 'client/shared', 'crypto'].map(folder).join('\n')

type Loose = Record<string, Record<string, Record<string, unknown> | string>>

/** The texts with a change. */
function changed(change: (texts: Loose) => void): typeof DESK_TEXTS {
  const copy = structuredClone(DESK_TEXTS)
  change(copy as unknown as Loose)
  return copy
}

const findings = (texts = DESK_TEXTS, code = CODE) => textFindings(texts, usedByDesk(code, OTHERS))

/** Every text of a language, and each form of those that count, with its key. */
const textsOf = (language: DeskLanguage, texts: DeskTexts = DESK_CATALOGUES[language]) =>
  Object.entries(texts).flatMap(([section, entries]) =>
    Object.entries<string | Plural>(entries).flatMap(([key, text]) =>
      (typeof text === 'string' ? [text] : [text.one, text.other]).map(
        (form) => [`${section}.${key}`, form] as const,
      ),
    ),
  )

/** Every text inside, however deep. */
const allIn = (texts: unknown): string[] =>
  typeof texts === 'string'
    ? [texts]
    : texts !== null && typeof texts === 'object'
      ? Object.values(texts).flatMap(allIn)
      : []

const ONE_FILE = {
  ...{ file: '/srv/postern-desk-linux-x64', folder: '/', searched: [] },
  ...{ isWindows: false, isThere: () => true },
}

describe('the texts for members', () => {
  it('call each thing by one word in bokmål', () => {
    const catalogues = [DESK_CATALOGUES, START_CATALOGUES, EDITOR_CATALOGUES, CEREMONY_CATALOGUES]
    const guides = [WINDOW_CATALOGUES, GUIDE_CATALOGUES, PRINT_CATALOGUES]
    const terminal = [RECOVERY_CATALOGUES, FAULT_CATALOGUES]
    const others = /(?<!\{)\b(?:server(?:en)?|filen|mappen|\p{L}*listen)\b(?!\})/giu
    const found = [...catalogues, ...guides, ...terminal].flatMap(({ nb }) =>
      allIn(nb).flatMap((text) => text.match(others) ?? []),
    )
    expect(found).to.deep.equal([])
  })

  it('name on paper the program that made the paper', () => {
    for (const { sheet, rootSheet } of Object.values(PRINT_CATALOGUES)) {
      const texts = [...allIn(sheet), ...allIn(rootSheet)]
      expect(texts.filter((text) => text.includes('npm run'))).to.have.lengthOf(5)
      expect(texts.map((text) => asOnPaper(text, ONE_FILE)).join(' '))
        .to.include('./postern-desk-linux-x64 recovery restore --help')
        .and.not.to.include('npm')
    }
  })
})

describe('the texts of the desk', () => {
  it('are whole, used, and each in its own words in every language', () => {
    expect(findings()).to.deep.equal([])
  })

  it('send no head of reception to the head', () => {
    const sends = {
      nb: /(si fra til|ring|spør|be|til) lederen (for|av) mottaket|(si fra til|ring|spør|be) lederen/i,
      nn: /(sei frå til|ring|spør|be|til) leiaren (for|av) mottaket|(sei frå til|ring|spør|be) leiaren/i,
      en: /(tell|call|ask|talk to) the head\b|to the head of reception/i,
    }
    // A desk that is locked, or not joined yet, does not know whose it is.
    const locked =
      /^(enrol|enrolLead|joining|startFaults|shutOut|vaultNew|errors\.(unsigned|suspended))/
    const found = LANGUAGES.flatMap((language) =>
      textsOf(language, HEAD_CATALOGUES[language])
        .filter(([key, text]) => sends[language].test(text) && !locked.test(key))
        .map(([key]) => `${language} ${key}`),
    )
    expect(found).to.deep.equal([])
  })

  it('ask nobody to type a command', () => {
    const found = LANGUAGES.flatMap((language) =>
      textsOf(language).filter(([, text]) => /\bnpm\b| --\w/.test(text)),
    )
    expect(found.map(([key]) => key)).to.deep.equal([])
  })

  it('stop the build where a key is missing, stale, empty or not translated', () => {
    const { nb } = DESK_CATALOGUES
    const cases: [(texts: Loose) => void, string][] = [
      [
        (t) => Object.assign(t.top ?? {}, { lock: { en: 'Lock' } }),
        'top.lock is missing in nn: write it',
      ],
      [
        (t) => Object.assign(t.top ?? {}, { old: { nn: 'Gammal' } }),
        'top.old is missing in nb: write it',
      ],
      [
        (t) => Object.assign(t.list?.empty ?? {}, { nn: ' ' }),
        'list.empty in nn is empty or begins or ends with space: write it',
      ],
      [
        (t) => Object.assign(t.unlock?.lead ?? {}, { nn: nb.unlock.lead }),
        'unlock.lead is the same in nb nn: translate it, or write it once, bare or as `no`',
      ],
      [
        (t) => Object.assign(t.list?.title ?? {}, { en: nb.list.title }),
        'list.title is the same in no en: translate it, or write it once, bare or as `no`',
      ],
      [
        (t) => Object.assign(t.top?.synced ?? {}, { nn: 'Henta' }),
        'top.synced in nn fills in nothing: as in the others',
      ],
    ]
    for (const [change, finding] of cases) expect(findings(changed(change))).to.include(finding)
  })

  it('are missed where nothing shows them any more, by their own name or by another', () => {
    const stale = [
      [CODE.replaceAll('desk.unlock.lead', ''), 'unlock.lead'],
      [CODE.replaceAll("'own-closing'", ''), 'errors.own-closing'],
      [CODE.replaceAll('texts.keysSent', ''), 'accessLines.keysSent'],
      [CODE.replaceAll('desk.strengths[', '['), 'strengths.poor'],
    ] as const
    for (const [code, key] of stale) {
      expect(findings(DESK_TEXTS, code)).to.include(`${key} is used nowhere: remove it`)
    }
  })

  for (const language of LANGUAGES) {
    it(`in ${language} use no word that only programmers know`, () => {
      const jargon =
        /krypt|encrypt|hash|\bdrops?\b|slot|payload|epo[ck]|\bbytes?\b|synkron|\bnull\b|varseltabell|notice table|sandkass|sandbox|terminal/i
      const found = textsOf(language).filter(([, text]) => jargon.test(text))
      expect(found).to.deep.equal([])
    })
  }

  it('name no kind of organisation, except in the words that are looked for in what is written', () => {
    const places = /student|stipendiat|ph\.?d\b|universit|fakultet|facult|\bkommune|municipal/i
    const found = LANGUAGES.flatMap((language) =>
      textsOf(language).filter(
        ([key, text]) => !/^(memo|notice)Check\./.test(key) && places.test(text),
      ),
    )
    expect(found).to.deep.equal([])
  })

  it('in nynorsk have no word that is bokmål alone, and none in bokmål that is nynorsk alone', () => {
    const alone = {
      nn: 'ikke noe noen hva hvem hvor hvordan hvorfor jeg dere ennå bare ble være gjøre uten også fra mer flere selv hvis mye sammen saken meldingen varsleren lederen tjeneren hvelvet åpne åpnet',
      nb: 'ikkje noko nokon kva kven kvar korleis kvifor eg dykk enno berre vart vere gjere utan òg frå meir fleire sjølv dersom mykje saman saka meldinga varslaren leiaren tenaren kvelvet opne opna',
    }
    for (const language of ['nn', 'nb'] as const) {
      const foreign = new Set(alone[language].split(' '))
      const found = textsOf(language).filter(
        ([key, text]) =>
          !key.startsWith('memoCheck.') &&
          text.split(/[^\p{L}]+/u).some((word) => foreign.has(word.toLowerCase())),
      )
      expect(found, language).to.deep.equal([])
    }
  })

  it('in nynorsk use the same forms as the pages of reporters', () => {
    const others =
      /\b(?:lat|late|lèt|gje|gjev|gjeve|blei|derfor|omtrent|igjen|henne|syner|røyst\w*|ålment\w*)\b/iu
    const found = textsOf('nn').filter(
      ([key, text]) => !key.startsWith('memoCheck.') && others.test(text),
    )
    expect(found).to.deep.equal([])
  })

  it('call a colleague by one word in bokmål', () => {
    const found = textsOf('nb').filter(
      ([key, text]) => !key.startsWith('noticeCheck.') && /kollegae(?!n\b)/i.test(text),
    )
    expect(found).to.deep.equal([])
  })
})
