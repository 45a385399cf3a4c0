import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { blankOf, type Field, fieldOf } from '../../../../client/editor/model/fields.ts'
import {
  kindOfFile,
  nameOfFile,
  schemaOfFile,
  shownFiles,
} from '../../../../client/editor/model/files.ts'
import { mistakeIn } from '../../../../client/editor/model/mistakes.ts'
import { referencesAt } from '../../../../client/editor/model/references.ts'
import { moved, newItem, valueAt, withValue } from '../../../../client/editor/model/values.ts'
import { EDITOR_TEXTS } from '../../../../client/texts/editor/catalogue.ts'
import { listContentFiles } from '../../../../scripts/content/folder.ts'
import { parseYaml } from '../../../../scripts/content/yaml.ts'
import { codeOf, textFindings, usedByEditor } from '../../../../scripts/rules/text-rules.ts'
import { sampleDocument } from '../../../support/reception/site.ts'
import { SAMPLE_FOLDER } from '../../../support/scripts/content-folder.ts'

const FILES = listContentFiles(SAMPLE_FOLDER)

/** Every key and every option that a field names. */
function namesIn(field: Field): { keys: string[]; options: string[] } {
  const none = { keys: [], options: [] }
  if (field.kind === 'list') return namesIn(field.item)
  if (field.kind === 'choice' || field.kind === 'choices')
    return { ...none, options: [...field.options] }
  if (field.kind !== 'group') return none
  const inside = field.parts.map((part) => namesIn(part.field))
  return {
    keys: [...field.parts.map(({ key }) => key), ...inside.flatMap(({ keys }) => keys)],
    options: inside.flatMap(({ options }) => options),
  }
}

/** Paths of a value that no field shows. */
function hiddenIn(field: Field, value: unknown, path: readonly (string | number)[] = []): string[] {
  if (field.kind === 'list') {
    const list = Array.isArray(value) ? value : []
    return list.flatMap((one, i) => hiddenIn(field.item, one, [...path, i]))
  }
  if (field.kind !== 'group') return []
  return Object.entries(value ?? {}).flatMap(([key, one]) => {
    const part = field.parts.find((known) => known.key === key)
    return part === undefined
      ? [[...path, key].join('.')]
      : hiddenIn(part.field, one, [...path, key])
  })
}

describe('the fields of the editor', () => {
  it('offer for a channel the relations that some questionnaire asks about, each once, by their words', () => {
    const values = new Map(
      FILES.map((file) => [
        file,
        parseYaml(file, new Uint8Array(readFileSync(join(SAMPLE_FOLDER, file)))).value,
      ]),
    )
    const place = ['channels', 0, 'relations']
    const offered = referencesAt(values, 'channels.yaml', place, 'nb') ?? []
    const { questionnaires } = sampleDocument()
    const asked = questionnaires.flatMap(({ relations }) => relations.map(({ id }) => id))
    expect(offered.map(({ id }) => id)).to.deep.equal([...new Set(asked)])
    expect(offered.find(({ id }) => id === 'student')?.label).to.equal('Student')
  })

  const all = FILES.map((file) => namesIn(fieldOf(schemaOfFile(file))))

  it('have words for every file, key and option, and no words for others', () => {
    const keys = new Set(all.flatMap((one) => one.keys))
    const options = new Set(all.flatMap((one) => one.options))
    keys.delete('id')
    const special = Object.keys(EDITOR_TEXTS.fields).filter((name) => name.includes(':'))
    expect([...keys].sort()).to.deep.equal(
      Object.keys(EDITOR_TEXTS.fields)
        .filter((name) => !special.includes(name))
        .sort(),
    )
    expect([...options].sort()).to.deep.equal(Object.keys(EDITOR_TEXTS.options).sort())
    for (const name of special) expect(keys).to.include(name.split(':')[1])
    for (const section of [EDITOR_TEXTS.hints, EDITOR_TEXTS.adding]) {
      for (const name of Object.keys(section)) expect(keys).to.include(name)
    }
    const files = new Set(FILES.map(nameOfFile))
    const named = Object.keys(EDITOR_TEXTS.fileNames).filter((name) => !name.startsWith('group-'))
    expect([...files].sort()).to.deep.equal(named.sort())
  })

  it('have words that are whole, used, and each in its own language', () => {
    const code = codeOf(fileURLToPath(new URL('../../../../client/editor', import.meta.url)))
    expect(textFindings(EDITOR_TEXTS, usedByEditor(code))).to.deep.equal([])
    const save = { nb: 'Lagre', nn: 'Lagre', en: 'Save' }
    const wrong = { ...EDITOR_TEXTS, editor: { ...EDITOR_TEXTS.editor, save, old: 'x' } }
    expect(textFindings(wrong, usedByEditor(code))).to.have.length(2)
  })

  it('show everything that stands in the sample', () => {
    for (const file of FILES) {
      const value = parseYaml(file, readFileSync(join(SAMPLE_FOLDER, file))).value
      expect(hiddenIn(fieldOf(schemaOfFile(file)), value), file).to.deep.equal([])
    }
  })

  it('know texts with their limits, days, colours and lists of choices', () => {
    const part = (file: string, ...keys: string[]) =>
      keys.reduce<Field>(
        (field, key) => {
          const group = field.kind === 'list' ? field.item : field
          if (group.kind !== 'group') throw new Error(`${key} is in no group`)
          return group.parts.find((one) => one.key === key)!.field
        },
        fieldOf(schemaOfFile(file)),
      )
    const text = (isLong: boolean, most: number) => ({ kind: 'text', isLong, most })
    expect(part('organisation.yaml', 'name')).to.deep.equal({
      kind: 'three',
      text: text(false, 160),
    })
    expect(part('pages/talk.yaml', 'sections', 'text')).to.deep.equal({
      kind: 'three',
      text: text(true, 6000),
    })
    expect(part('organisation.yaml', 'review', 'next-review')).to.deep.equal({ kind: 'day' })
    expect(part('theme.yaml', 'dark', 'accent')).to.deep.equal({ kind: 'colour' })
    expect(part('promises.yaml', 'acknowledge-days')).to.deep.equal({
      kind: 'number',
      least: 1,
      most: 7,
    })
    expect(part('people.yaml', 'people', 'audiences').kind).to.equal('choices')
  })

  it('have words of their own for the mistakes that are common, and leave the others to the check', () => {
    const kind = (file: string, path: (string | number)[], value: unknown) =>
      mistakeIn({ file, path, problem: '', remedy: '' }, withValue({}, path, value))
    const name = ['name', 'nn']
    expect(kind('organisation.yaml', name, ' ')).to.deep.equal({ kind: 'empty' })
    expect(kind('organisation.yaml', name, '<b>')).to.deep.equal({ kind: 'markup' })
    expect(kind('organisation.yaml', name, 'a\nb')).to.deep.equal({ kind: 'lines' })
    expect(kind('organisation.yaml', name, 'x'.repeat(162))).to.deep.equal({
      kind: 'long',
      over: 2,
      most: 160,
    })
    expect(kind('organisation.yaml', ['review', 'next-review'], '')).to.deep.equal({ kind: 'day' })
    expect(kind('organisation.yaml', ['review', 'next-review'], '2020-01-01')).to.equal(null)
    expect(kind('promises.yaml', ['acknowledge-days'], 9)).to.deep.equal({
      kind: 'range',
      least: 1,
      most: 7,
    })
    expect(kind('theme.yaml', ['dark', 'accent'], 'red')).to.deep.equal({ kind: 'colour' })
    expect(kind('theme.yaml', ['dark', 'accent'], '#000000')).to.deep.equal({ kind: 'contrast' })
    expect(kind('channels.yaml', ['channels'], [])).to.deep.equal({ kind: 'none' })
    expect(kind('channels.yaml', ['no', 'such', 'place'], 'a')).to.equal(null)
  })

  it('begin a new item with an id of its own, and without what may be left out', () => {
    const field = fieldOf(schemaOfFile('questionnaires/general-1.yaml'))
    const questions =
      field.kind === 'group' ? field.parts.find(({ key }) => key === 'questions') : null
    const item = questions?.field.kind === 'list' ? questions.field.item : { kind: 'day' as const }
    const blank = { nb: '', nn: '', en: '' }
    expect(newItem(item, [{ id: 'question-2' }], 'question')).to.deep.equal({
      id: 'question-3',
      label: blank,
    })
    expect(blankOf(item)).to.deep.equal({ id: '', label: blank })
  })

  it('put a key where the file has it, take it out again, and move items', () => {
    const keys = ['a', 'b', 'c']
    const all = withValue({ a: 1, c: [1, 2] }, ['b'], { x: 1 }, keys)
    expect(Object.keys(all as object)).to.deep.equal(keys)
    expect(valueAt(withValue(all, ['b', 'x'], 2), ['b', 'x'])).to.equal(2)
    expect(withValue(all, ['b'], undefined, keys)).to.deep.equal({ a: 1, c: [1, 2] })
    expect(valueAt(all, ['toString'])).to.equal(undefined)
    expect(moved([1, 2, 3], 2, -1)).to.deep.equal([1, 3, 2])
    expect(moved([1, 2], 1, 1)).to.deep.equal([1, 2])
  })

  it('show the newest version of each questionnaire, and say where each file is seen', () => {
    const files = [
      'channels.yaml',
      ...['a-2', 'a-10', 'b-1'].map((name) => `questionnaires/${name}.yaml`),
    ]
    expect(shownFiles(files.map((file) => ({ file }))).map(({ file }) => file)).to.deep.equal([
      'channels.yaml',
      'questionnaires/a-10.yaml',
      'questionnaires/b-1.yaml',
    ])
    expect(kindOfFile('pages/rights.yaml')).to.deep.equal({ group: 'texts', place: 'rights' })
    expect(kindOfFile('templates.yaml').place).to.equal(null)
  })
})
