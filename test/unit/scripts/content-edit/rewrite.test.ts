import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import { rewriteYaml } from '../../../../scripts/content/edit/rewrite.ts'
import { listContentFiles } from '../../../../scripts/content/folder.ts'
import { parseYaml } from '../../../../scripts/content/yaml.ts'
import { SAMPLE_FOLDER } from '../../../support/scripts/content-folder.ts'

const sampleText = (file: string) => readFileSync(join(SAMPLE_FOLDER, file), 'utf8')
const read = (text: string) => parseYaml('a.yaml', Buffer.from(text)).value
const FILES = listContentFiles(SAMPLE_FOLDER)

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain }

/** Lines of the first text that the second one does not have at that place, as pairs. */
function differingLines(before: string, after: string): [number, string, string][] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  return now.flatMap((line, i): [number, string, string][] =>
    line === old[i] ? [] : [[i + 1, old[i] ?? '', line]],
  )
}

describe('writing other data into a file', () => {
  it('changes only the line of the one text that changed', () => {
    const before = sampleText('organisation.yaml')
    const value = read(before) as { name: Record<string, string> }
    const after = rewriteYaml(before, { ...value, name: { ...value.name, nn: 'Fjord kommune' } })
    expect(differingLines(before, after)).to.deep.equal([
      [15, '  nn: Eksempeluniversitetet', '  nn: Fjord kommune'],
    ])
  })

  it('leaves every file of the sample byte for byte if nothing changed', () => {
    for (const file of FILES) {
      const text = sampleText(file)
      expect(rewriteYaml(text, read(text)), file).to.equal(text)
    }
  })

  it('keeps the comments and the lines of items that move, go and come', () => {
    const before = `# Numbers to call.
list:
  # the first
  - id: a
    name: "A: one" # loud

  # the second
  - id: b
    name: >-
      folded
      text

  - id: c
    name: C
# the end
last: 1
`
    const item = (id: string, name: string) => ({ id, name })
    const all = [item('c', 'C'), item('new', 'N'), item('a', 'A: one'), item('b', 'folded text')]
    expect(rewriteYaml(before, { list: all, last: 1 })).to.equal(`# Numbers to call.
list:
  # the first
  - id: c
    name: C

  - id: new
    name: N

  - id: a
    name: "A: one" # loud

  # the second
  - id: b
    name: >-
      folded
      text
# the end
last: 1
`)
  })

  it('adds a key beside the key before it, and takes one out with its comment', () => {
    const before = 'a: 1\n# of b\nb:\n  nb: x\nc: 3\n'
    expect(rewriteYaml(before, { a: 1, d: ['x', 'y'], c: 3 })).to.equal('a: 1\nd: [x, y]\nc: 3\n')
  })

  it('takes the first key of a file out, and puts others below what stays', () => {
    const before = '# the file\na: 1\n# of b\nb: 2\n'
    expect(rewriteYaml(before, { b: 2, c: 3 })).to.equal('# the file\n# of b\nb: 2\nc: 3\n')
    expect(rewriteYaml('- {a: 1}\n- a: 2\n', [{ b: 1 }])).to.equal('- b: 1\n')
  })

  it('writes paragraphs as a block, and a long text folded', () => {
    const long = 'a word '.repeat(30).trim()
    const after = rewriteYaml('a: b\nc: d\n', { a: 'one\n\n- two', c: long })
    expect(after).to.match(/^a: \|-\n {2}one\n\n {2}- two\nc: >-\n {2}a word/)
    expect(after.split('\n').every((line) => line.length <= 102)).to.equal(true)
  })

  it('keeps the line breaks of Windows', () => {
    expect(rewriteYaml('a: b\r\nc: d\r\n', { a: 'b', c: 'e' })).to.equal('a: b\r\nc: e\r\n')
  })

  it('writes a file of another layout again, below its first comment', () => {
    const after = rewriteYaml('# mine\n\n{a: b}\n', { a: 'c' })
    expect(after).to.equal('# mine\n\na: c\n')
  })

  it('reads back as just the data that were wanted, whatever was edited in a file of the sample', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.array(someEdit(), { maxLength: 4 }),
        (file, edits) => {
          const before = sampleText(file)
          const wanted = edits.reduce((value, edit) => edit(value), read(before) as Plain)
          expect(read(rewriteYaml(before, wanted))).to.deep.equal(wanted)
        },
      ),
      { numRuns: 100 },
    )
  })
})

const LINES = [
  '',
  ' ',
  '  two',
  '- item',
  '# no comment',
  'key: value',
  '"quoted"',
  "it's",
  '|',
  '>-',
  '*a',
  '&b',
  '!c',
  'true',
  '12',
  'null',
  '~',
  '2026-01-01',
  'x'.repeat(120),
  'word '.repeat(40),
  'æøå «»',
  '\u{1f600}',
  'a #b',
  'a\tb',
  '%',
  '@',
  '`',
  '{',
  ']',
  '---',
  '...',
  '\u0007',
  '\u2028',
]
const someText = () =>
  fc
    .oneof(
      fc
        .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 4 })
        .map((all) => all.join('\n')),
      fc
        .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 4 })
        .map((all) => all.join(' ')),
      fc.string({ unit: 'grapheme' }),
    )
    .map((text) => text.replaceAll('\r', ' ').trim())

/** A change somewhere in plain data: another text, or an item or key that goes, comes or moves. */
function someEdit(): fc.Arbitrary<(value: Plain) => Plain> {
  return fc.record({ steps: fc.infiniteStream(fc.nat()), kind: fc.nat(3), text: someText() }).map(
    ({ steps, kind, text }) =>
      (value: Plain) =>
        edited(value, steps, kind, text),
  )
}

function edited(value: Plain, steps: Iterator<number>, kind: number, text: string): Plain {
  const draw = (below: number) => (steps.next().value as number) % below
  if (Array.isArray(value) && value.length > 0) {
    const at = draw(value.length)
    const goesOn = draw(3) > 0
    if (goesOn) return value.map((one, i) => (i === at ? edited(one, steps, kind, text) : one))
    if (kind === 0) return value.filter((_, i) => i !== at)
    if (kind === 1) return [...value.slice(at), ...value.slice(0, at)]
    return [
      ...value.slice(0, at),
      kind === 2 ? text : { id: `new-${at}`, nb: text },
      ...value.slice(at),
    ]
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value)
    const at = draw(Math.max(1, entries.length))
    const goesOn = entries.length > 0 && draw(4) > 0
    if (goesOn) {
      const change = ([key, one]: [string, Plain], i: number): [string, Plain] => [
        key,
        i === at ? edited(one, steps, kind, text) : one,
      ]
      return Object.fromEntries(entries.map(change))
    }
    if (kind === 0) return Object.fromEntries(entries.filter((_, i) => i !== at))
    const fresh: [string, Plain] = ['a-new-key', kind === 1 ? text : [{ nb: text }, { nb: 'x' }]]
    return Object.fromEntries([...entries.slice(0, at), fresh, ...entries.slice(at)])
  }
  return text
}
