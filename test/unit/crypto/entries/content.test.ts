import { expect } from 'chai'
import * as v from 'valibot'
import {
  type ContentDocument,
  contentDocumentSchema,
  decodeContentDocument,
  encodeContentDocument,
  LETTERS,
  type Questionnaire,
  RESERVED_ANSWERS,
} from '../../../../crypto/entries/content.ts'
import { newestQuestionnaire, questionnaireOf } from '../../../../crypto/entries/questionnaire.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { contentDocument } from '../../../support/reception/reception.ts'
import { refusal } from '../../../support/run/refusal.ts'

const [GENERAL] = contentDocument().questionnaires as [Questionnaire]
const label = { nb: 'a', nn: 'b', en: 'c' }

/** The sample with its questionnaire changed. */
function withQuestionnaire(change: object): object {
  return { ...contentDocument(), questionnaires: [{ ...GENERAL, ...change }] }
}

/** The faults of a document: each place with its message. */
function faults(document: unknown): string[] {
  const result = v.safeParse(contentDocumentSchema, document)
  return (result.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
}

describe('the content document', () => {
  it('is taken as the sample has it, and comes back from its bytes', () => {
    expect(faults(contentDocument())).to.deep.equal([])
    const bytes = encodeContentDocument(contentDocument())
    expect(decodeContentDocument(bytes)).to.deep.equal(contentDocument())
  })

  for (const id of RESERVED_ANSWERS) {
    it(`has no question named ${id}, which stands beside the questions in every report`, () => {
      const message = `"${id}" is reserved for another answer: choose another id`
      expect(faults(withQuestionnaire({ questions: [{ id, label }] }))).to.deep.equal([
        `questionnaires.0.questions.0.id: ${message}`,
      ])
      expect(faults(withQuestionnaire({ recall: [{ id, label }] }))).to.deep.equal([
        `questionnaires.0.recall.0.id: ${message}`,
      ])
    })
  }

  for (const list of ['questions', 'recall', 'categories', 'relations', 'parties'] as const) {
    it(`names nothing twice among its ${list}`, () => {
      const one = { id: 'again', label, ...(list === 'parties' ? { proposes: 'party' } : {}) }
      const all = [...GENERAL[list], one, one]
      const at = `questionnaires.0.${list}.${all.length - 1}.id`
      expect(faults(withQuestionnaire({ [list]: all }))).to.deep.equal([
        `${at}: "again" is already in use: choose another id`,
      ])
    })
  }

  it('names no question to help remember like one that everybody is asked', () => {
    expect(faults(withQuestionnaire({ recall: [{ id: 'what', label }] }))).to.deep.equal([
      'questionnaires.0.recall.0.id: "what" is already in use: choose another id',
    ])
    const shared = { categories: [{ id: 'what', label }], relations: [{ id: 'what', label }] }
    expect(faults(withQuestionnaire(shared))).to.deep.equal([])
  })

  it('asks under no condition that nobody can fulfil', () => {
    const asked = (when: object) => withQuestionnaire({ questions: [{ id: 'x', label, when }] })
    const at = 'questionnaires.0.questions.0.when'
    expect(faults(asked({ party: ['own', 'nobody'] }))).to.deep.equal([
      `${at}.party.1: "nobody" is none of the parties, which are own, witness, on-behalf, representative`,
    ])
    expect(faults(asked({ relation: ['own'] }))).to.deep.equal([
      `${at}.relation.0: "own" is none of the relations, which are employee, student, prefer-not-to-say`,
    ])
    expect(faults(asked({ category: ['x', 'other'] }))).to.deep.equal([
      `${at}.category.0: "x" is none of the categories, which are bullying, other, not-sure`,
    ])
    expect(faults(asked({ category: [] }))).to.deep.equal([
      `${at}.category: name something, or leave the list out`,
    ])
    expect(faults(asked({ category: ['other'], party: ['own'] }))).to.deep.equal([])
    const recall = [{ id: 'x', label, when: { category: ['x'] } }]
    expect(faults(withQuestionnaire({ recall, categories: [] }))).to.deep.equal([
      'questionnaires.0.recall.0.when.category.0: "x" is none of the categories, which are none',
    ])
  })

  it('shows a reader one question at most before the rest, which is not the first and says so', () => {
    const what = { id: 'what', label }
    const gate = { id: 'unit', label, hint: label, gate: true }
    const asked = (...questions: object[]) => faults(withQuestionnaire({ questions, recall: [] }))
    expect(asked(what, gate)).to.deep.equal([])
    expect(asked(what, gate, { ...gate, id: 'other', gate: false })).to.deep.equal([])
    expect(asked(what, gate, { ...gate, id: 'other' })).to.deep.equal([
      'questionnaires.0.questions.2.gate: "unit" is shown before the rest already: one question is enough',
    ])
    expect(asked(gate, what)).to.deep.equal([
      'questionnaires.0.questions.0.gate: the first question takes the whole story: choose another question',
    ])
    expect(asked(what, { ...gate, hint: undefined })).to.deep.equal([
      'questionnaires.0.questions.1.gate: say in the hint who sees the answer, and when',
    ])
    expect(faults(withQuestionnaire({ recall: [gate] }))).to.deep.equal([
      'questionnaires.0.recall.0.gate: help to remember is not shown before the rest: choose another question',
    ])
  })

  it('has a questionnaire for each channel, and no channel twice', () => {
    const channels = (all: object[]) => ({ ...contentDocument(), channels: all })
    const main = { id: 'main', name: label, questionnaire: 'general' }
    expect(faults(channels([main, { ...main, id: 'b', questionnaire: 'missing' }]))).to.deep.equal([
      'channels.1.questionnaire: "missing" is none of the questionnaires, which are general',
    ])
    expect(faults(channels([main, main]))).to.deep.equal([
      'channels.1.id: "main" is already in use: choose another id',
    ])
  })

  it('names for a channel only relations that its questionnaire has, each once', () => {
    const [main] = contentDocument().channels
    const forSome = (relations: string[]) => ({
      ...contentDocument(),
      channels: [{ ...main, relations }],
    })
    expect(faults(forSome(['student', 'employee']))).to.deep.equal([])
    expect(faults(forSome(['student', 'own']))).to.deep.equal([
      'channels.0.relations.1: "own" is none of the relations, which are employee, student, prefer-not-to-say',
    ])
    expect(faults(forSome(['student', 'student']))).to.deep.equal([
      'channels.0.relations.1: "student" stands in the list already: once is enough',
    ])
    expect(faults(forSome([]))).to.deep.equal([
      'channels.0.relations: name something, or leave the list out',
    ])
  })

  it('checks the relations of a channel against the newest version of its questionnaire', () => {
    const [main] = contentDocument().channels
    const relations = GENERAL.relations.slice(0, 1)
    const document = {
      ...contentDocument(),
      channels: [{ ...main, relations: ['student'] }],
      questionnaires: [GENERAL, { ...GENERAL, version: 2, relations }],
    }
    expect(faults(document)).to.deep.equal([
      'channels.0.relations.0: "student" is none of the relations, which are employee',
    ])
  })

  it('has each questionnaire once in each version', () => {
    const versions = (...all: number[]) => ({
      ...contentDocument(),
      questionnaires: all.map((version) => ({ ...GENERAL, version })),
    })
    expect(faults(versions(2, 1, 3))).to.deep.equal([])
    expect(faults(versions(1, 2, 1))).to.deep.equal([
      'questionnaires.2.version: "general" has a version 1 already: changed words need a new version',
    ])
  })

  it("has no questionnaire with a name of the program's own letters", () => {
    for (const id of [...LETTERS, 'letter-of-ours']) {
      const channels = [{ id: 'main', name: label, questionnaire: id }]
      expect(faults({ ...withQuestionnaire({ id }), channels })).to.deep.equal([
        'questionnaires.0.id: choose an id that does not begin with "letter"',
      ])
    }
    const channels = [{ id: 'main', name: label, questionnaire: 'letters' }]
    expect(faults({ ...withQuestionnaire({ id: 'letters' }), channels })).to.deep.equal([])
  })

  it('says everything that is wrong at once, each at its place', () => {
    const questions = [
      { id: 'party', label },
      { id: 'a', label, when: { party: ['x'] } },
      { id: 'a', label },
    ]
    const places = faults(withQuestionnaire({ questions })).map((one) => one.split(':')[0])
    expect(places).to.have.members([
      'questionnaires.0.questions.0.id',
      'questionnaires.0.questions.1.when.party.0',
      'questionnaires.0.questions.2.id',
    ])
  })
})

describe('the bytes of the content document', () => {
  /** A document of exactly `length` bytes: hints are drawn out until it is that long. */
  function documentOf(length: number): ContentDocument {
    let spare = 0
    const hint = () => {
      const more = Math.min(599, spare)
      spare -= more
      return 'x'.repeat(1 + more)
    }
    const questions = () =>
      Array.from({ length: 40 }, (_, i) => {
        return { id: `q${i}`, label, hint: { nb: hint(), nn: hint(), en: hint() } }
      })
    const draw = (): ContentDocument => ({
      ...contentDocument(),
      questionnaires: [1, 2].map((version) => ({ ...GENERAL, version, questions: questions() })),
    })
    spare = length - encodeJson(draw()).length
    return draw()
  }

  it('are 131,072 at most, counted before anything is parsed', () => {
    const longest = documentOf(131_072)
    expect(encodeContentDocument(longest)).to.have.length(131_072)
    expect(decodeContentDocument(encodeContentDocument(longest))).to.deep.equal(longest)
    const longer = documentOf(131_073)
    expect(refusal(() => encodeContentDocument(longer))).to.equal('refused')
    expect(() => decodeContentDocument(encodeJson(longer))).to.throw('131073 bytes, at most 131072')
    expect(() => decodeContentDocument(new Uint8Array(131_072))).to.throw('not JSON')
    expect(() => decodeContentDocument(new Uint8Array(131_073))).to.throw('131073 bytes')
  })

  it('are not made of what no reader would take', () => {
    const broken = withQuestionnaire({ questions: [] }) as ContentDocument
    expect(refusal(() => encodeContentDocument(broken))).to.equal('malformed')
    expect(refusal(() => decodeContentDocument(encodeJson(broken)))).to.equal('malformed')
  })
})

describe('a questionnaire of the content document', () => {
  const versions = [2, 10, 1].map((version) => ({ ...GENERAL, version }))
  const document = { questionnaires: [...versions, { ...GENERAL, id: 'other', version: 99 }] }

  it('is the one of the highest version for new reports', () => {
    expect(newestQuestionnaire(document, 'general')).to.equal(versions[1])
    expect(newestQuestionnaire(document, 'none')).to.equal(null)
    expect(newestQuestionnaire({ questionnaires: [] }, 'general')).to.equal(null)
  })

  it('is the one that a report names, or none', () => {
    for (const one of versions) {
      expect(questionnaireOf(document, { id: 'general', version: one.version })).to.equal(one)
    }
    expect(questionnaireOf(document, { id: 'general', version: 99 })).to.equal(null)
    expect(questionnaireOf(document, { id: 'letter', version: 1 })).to.equal(null)
  })
})
