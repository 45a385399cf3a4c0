import { expect } from 'chai'
import fc from 'fast-check'
import { planStream } from '../../../../client/shared/blocks/plan.ts'
import {
  decodeLongText,
  encodeLongText,
  encodeSlotText,
  joinAnswers,
  joinSlotText,
  mayTravel,
} from '../../../../crypto/drop/long-text.ts'
import { checkManifest, contentSize } from '../../../../crypto/drop/manifest.ts'
import { type Manifest, manifestSchema } from '../../../../crypto/entries/content.ts'
import { RESERVED_ANSWERS } from '../../../../crypto/entries/names.ts'
import { utf8 } from '../../../../crypto/primitives/bytes.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { outcome, refusal } from '../../../support/run/refusal.ts'

const KEY = new Uint8Array(32)
const partOf = (length: number) => ({ bytes: new Uint8Array(length), hash: KEY })

/** As a sender makes it, for files of these sizes that nobody reads. */
function manifestOf(sizes: readonly number[], text: number | null = null): Manifest {
  const read = () => Promise.reject(new Error('read'))
  const files = sizes.map((size, i) => ({ name: `${i}`, type: '', source: { size, read } }))
  const limits = { bytes: Number.MAX_SAFE_INTEGER, files: LIMIT.files }
  const plan = planStream(files, text === null ? null : partOf(text), limits)
  const { blocks, text: extent, files: listed } = plan
  return {
    key: KEY,
    blocks,
    ...(extent ? { text: extent } : {}),
    files: listed.map((one) => ({ ...one, hash: KEY })),
  }
}

describe('a manifest', () => {
  const sizes = fc.array(
    fc.oneof(fc.nat(2), fc.nat(600_000), fc.constantFrom(SIZE.blockPlain, 2 ** 31)),
    { maxLength: 12 },
  )
  const text = fc.option(fc.integer({ min: 1, max: 4000 }))

  it('as it is planned holds, whatever the sizes of its files', () => {
    fc.assert(
      fc.property(sizes, text, (some, words) => {
        const one = manifestOf(some, words)
        expect(outcome(() => checkManifest(one))).to.equal(undefined)
        expect(contentSize(one)).to.equal(some.reduce((a, b) => a + b, words ?? 0))
        expect(decodeJson(manifestSchema, encodeJson(one)).blocks).to.equal(one.blocks)
      }),
    )
  })

  it('is refused once any of its numbers is another, or its files change places', () => {
    fc.assert(
      fc.property(
        sizes,
        text,
        fc.nat(),
        fc.constantFrom(-1, 1, 7, 2 ** 40),
        (some, words, at, by) => {
          const whole = manifestOf(some, words)
          const places: ((change: (n: number) => number) => Manifest)[] = [
            (change) => ({ ...whole, blocks: change(whole.blocks) }),
            ...whole.files.flatMap((_, i) => [
              (change: (n: number) => number) => edited(whole, i, 'offset', change),
              // the manifest by itself cannot show that the size of the last file is wrong
              ...(i === whole.files.length - 1
                ? []
                : [(change: (n: number) => number) => edited(whole, i, 'size', change)]),
            ]),
          ]
          const changed = places[at % places.length]!((n) => n + by)
          expect(refusal(() => checkManifest(changed))).to.equal('malformed')
          const [first, second] = whole.files
          if (!first?.size || !second?.size) return
          const swapped = { ...whole, files: [second, first, ...whole.files.slice(2)] }
          expect(refusal(() => checkManifest(swapped))).to.equal('malformed')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is refused where its text is empty, longer than 1 MiB, or not at the start', () => {
    const whole = manifestOf([10], 20)
    for (const changed of [
      { ...whole, text: { size: 0, offset: 0, hash: KEY }, files: [] },
      manifestOf([], SIZE.longText + 1),
      { ...whole, text: { size: 20, offset: 10, hash: KEY } },
    ]) {
      expect(refusal(() => checkManifest(changed))).to.equal('malformed')
    }
    expect(outcome(() => checkManifest(manifestOf([], SIZE.longText)))).to.equal(undefined)
  })

  it('names 100 files at most', () => {
    const read = (count: number) =>
      outcome(() => decodeJson(manifestSchema, encodeJson(manyFiles(count))))
    expect(read(100)).to.be.an('object')
    expect(read(101)).to.equal('malformed')
  })
})

function edited(
  whole: Manifest,
  at: number,
  field: 'offset' | 'size',
  change: (n: number) => number,
): Manifest {
  const files = whole.files.map((file, i) =>
    i === at ? { ...file, [field]: change(file[field]) } : file,
  )
  return { ...whole, files }
}

function manyFiles(count: number): Manifest {
  const file = { name: '', type: '', size: 0, offset: 0, hash: KEY }
  return { key: KEY, blocks: 1, files: Array.from({ length: count }, () => file) }
}

describe('text in blocks', () => {
  const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/).filter((name) => mayTravel(name, ''))
  const texts = fc.dictionary(names, fc.string({ unit: 'grapheme' }), { minKeys: 1, maxKeys: 5 })

  it('comes back as it was written, and joins what stayed behind', () => {
    fc.assert(
      fc.property(texts, (some) => {
        const read = decodeLongText(encodeLongText(some))
        expect(read).to.deep.equal({ ...some })
        const answers = { 'left-out': ['kari'] }
        expect(joinAnswers({ answers }, read)).to.deep.equal({ ...answers, ...some })
      }),
    )
  })

  it('is refused where a name stands in the letter too, or decides who reads', () => {
    expect(refusal(() => joinAnswers({ answers: { what: 'a' } }, { what: 'b' }))).to.equal(
      'malformed',
    )
    for (const name of RESERVED_ANSWERS) {
      const read = outcome(() => joinAnswers({ answers: {} }, { [name]: 'x' }))
      expect(read, name).to.deep.equal(name === 'wish-text' ? { [name]: 'x' } : 'malformed')
      expect(mayTravel(name, 'x'), name).to.equal(name === 'wish-text')
    }
    expect(mayTravel('how', ['phone'])).to.equal(false)
  })

  it('has 1 MiB at most, for who writes it and for who reads it', () => {
    const length = SIZE.longText - encodeLongText({ what: '' }).length
    const full = encodeLongText({ what: 'x'.repeat(length) })
    expect(decodeLongText(full).what).to.have.length(length)
    expect(refusal(() => encodeLongText({ what: 'x'.repeat(length + 1) }))).to.equal('refused')
    const over = encodeJson({ what: 'x'.repeat(length + 1) })
    expect(refusal(() => decodeLongText(over))).to.equal('malformed')
  })

  it('is refused once a byte of its form is missing, or where it is no list of texts', () => {
    const whole = encodeLongText({ what: 'Æ, ø og å 🐟' })
    for (let end = 0; end < whole.length; end++) {
      expect(refusal(() => decodeLongText(whole.slice(0, end)))).to.equal('malformed')
    }
    for (const wrong of [
      '[]',
      'null',
      '"x"',
      '{"what":["x"]}',
      '{"What":"x"}',
      '{"__proto__":"x"}',
    ]) {
      expect(
        refusal(() => decodeLongText(utf8(wrong))),
        wrong,
      ).to.equal('malformed')
    }
  })

  it('of a message is its text alone, and stands in its place', () => {
    const read = decodeLongText(encodeSlotText('Hei'))
    expect(joinSlotText({ text: '' }, read)).to.equal('Hei')
    for (const [said, some] of [
      ['Hallo', read],
      ['', { ...read, other: 'x' }],
      ['', { other: 'x' }],
    ] as const) {
      expect(refusal(() => joinSlotText({ text: said }, some))).to.equal('malformed')
    }
  })
})
