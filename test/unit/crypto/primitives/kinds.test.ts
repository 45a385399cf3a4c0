import { expect } from 'chai'
import fc from 'fast-check'
import * as v from 'valibot'
import { anyKindOf, bytesOf, integer, kindOf, text } from '../../../../crypto/primitives/json.ts'

const KINDS = [
  kindOf('note', { text: text(5) }),
  kindOf('sent', { key: bytesOf(2), at: v.optional(integer(0, 9)) }),
  v.pipe(
    kindOf('span', { from: integer(0, 9), to: integer(0, 9) }),
    v.check(({ from, to }) => from <= to, 'backwards'),
  ),
  v.strictObject({ kind: v.picklist(['begun', 'over']), at: integer(0, 9) }),
  // a second one of a name: both are tried
  kindOf('note', { at: integer(0, 9) }),
] as const

const kind = fc.oneof(
  fc.constantFrom('note', 'sent', 'span', 'begun', 'over', 'none', 'toString', '', undefined),
  fc.constantFrom<unknown>(null, 7, ['note'], { kind: 'note' }),
)
const value = fc.oneof(
  fc.constantFrom<unknown>('abc', 'abcdef', 'AAA', 'A', 3, 12, null),
  fc.integer(),
)
const thing = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, 'note', 3, [], [{ kind: 'note' }]),
  fc.record(
    { kind, text: value, key: value, at: value, from: value, to: value },
    { requiredKeys: [] },
  ),
)

/** The value as a schema takes it, or all that it says against it. */
function told(schema: v.GenericSchema, given: unknown) {
  const result = v.safeParse(schema, given, { abortEarly: true })
  if (result.success) return { good: result.output }
  return {
    faults: result.issues.map(({ message, path }) => [message, path?.map(({ key }) => key)]),
  }
}

describe('a thing of one of several kinds', () => {
  it('is read, or refused with the same words, as where every kind is tried', () => {
    const [found, tried] = [anyKindOf(KINDS), v.variant('kind', KINDS)]
    const property = fc.property(thing, (given) => {
      expect(told(found, given)).to.deep.equal(told(tried, given))
    })
    const good = [
      { kind: 'note', text: 'abc' },
      { kind: 'sent', key: 'AAA', at: 3 },
      { kind: 'span', from: 1, to: 2 },
      { kind: 'over', at: 3 },
      { kind: 'note', at: 3 },
    ]
    const wrong = [{ kind: 'span', from: 2, to: 1 }, { kind: 'note', text: 'abcdef' }, { kind: '' }]
    fc.assert(property, { numRuns: 300, examples: [...good, ...wrong].map((one) => [one]) })
    for (const one of good) expect(told(found, one), one.kind).to.have.property('good')
    for (const one of wrong) expect(told(found, one), one.kind).to.have.property('faults')
  })

  it('is looked up: the kinds before it are not tried', () => {
    let tries = 0
    const counted = v.custom<'first'>(() => {
      tries += 1
      return false
    })
    const first = v.strictObject({ kind: counted })
    const all = anyKindOf([first, kindOf('last', {})])
    expect(told(all, { kind: 'last' })).to.deep.equal({ good: { kind: 'last' } })
    expect(tries).to.equal(0)
    expect(told(all, { kind: 'other' })).to.have.property('faults')
    expect(tries).to.equal(1)
  })
})
