import type * as v from 'valibot'
import { type Day, LAST_DAY } from '../../../crypto/days/calendar.ts'
import { systemRandom, toBase64url } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { decodeJson, encodeJson } from '../../../crypto/primitives/json.ts'
import type { Dice } from '../reception/together.ts'

/** Texts of every class that a page may have to draw. */
const TEXTS = [
  '',
  ' ',
  '\0',
  '\u202e\u2066מימין לשמאל',
  'ا'.repeat(300),
  '\ud800',
  '\udfff\ud800',
  '\ufeff\uffff\ufffe',
  `a${'\u0301'.repeat(400)}`,
  '👩‍👩‍👧‍👦'.repeat(40),
  '<script>alert(1)</script>"\'&',
  '__proto__',
  'constructor',
  '{name} {n} {day}',
  '\r\n\u2028\u2029\u0085\t'.repeat(50),
  'Ordet'.repeat(200),
  '\u{10ffff}',
] as const
/** Names that something in the test has, and some that nothing has. */
const NAMES = ['main', 'm0', 'm1', 'm2', 'general', 'what', 'other', 'x', 'a'.repeat(40)] as const
/** Values of another type than the schema wants. */
const STRANGE = [null, true, -1, 0.5, 1e308, '', [], {}, [null], { kind: {} }] as const
/** A number without a limit of its own goes as far as a number can. */
const FAR = Number.MAX_SAFE_INTEGER
const DAYS = [0, 1, LAST_DAY - 1, LAST_DAY, LAST_DAY + 1] as const
/** Share in a hundred of values that are of another type. */
const STRANGE_SHARE = 1
/** Share in a hundred of values that may be refused. The others are drawn until one is taken, but not for ever. */
const LOOSE_SHARE = 15
const DRAWS = 20

/** A schema or an action of valibot, as far as it is looked at here. */
interface Node {
  readonly type: string
  readonly pipe?: readonly Node[]
  readonly requirement?: unknown
  readonly wrapped?: Node
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly items?: readonly Node[]
  readonly options?: readonly (Node & string)[]
  readonly literal?: unknown
  readonly key?: Node
  readonly value?: Node
  readonly getter?: (input: unknown) => Node
}

/**
 * Makes values by a schema, with extremes in the fields: what a program that holds the keys can seal and no page ever
 * would. Most of them are as the schema wants, so that they come through the decoder to what reads them.
 */
export class Forger {
  readonly #dice: Dice
  readonly #today: Day
  /** Bytes that come again, by their length: what one thing names, another has. */
  readonly #known = new Map<number, Uint8Array[]>()

  constructor(dice: Dice, today: Day) {
    this.#dice = dice
    this.#today = today
  }

  /** Have some of the values name these bytes, such as the id of a drop. */
  know(bytes: Uint8Array): void {
    const known = this.#known.get(bytes.length) ?? []
    this.#known.set(bytes.length, [...known.slice(-8), bytes])
  }

  /**
   * A value for this schema, of at most `limit` bytes as JSON if that can be found. Some of them the schema refuses,
   * by one field or by how two of them fit together.
   */
  value(schema: v.GenericSchema, limit: number): unknown {
    const isLoose = this.#dice.chance(LOOSE_SHARE)
    for (let draws = 1; ; draws++) {
      const made = this.#make(schema as unknown as Node)
      if (isLoose || draws === DRAWS || isTaken(schema, encodeJson(made), limit)) return made
    }
  }

  u32(): number {
    return this.#dice.pick([0, 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1, this.#today])
  }

  /** A day that a reader takes, or one that no calendar has. */
  day(): number {
    const near = this.#today - 8 + this.#dice.roll(16)
    return this.#dice.chance(80) ? near : this.#dice.pick([...DAYS, this.u32()])
  }

  text(): string {
    return this.#dice.pick(TEXTS)
  }

  #make(node: Node): unknown {
    if (this.#dice.chance(STRANGE_SHARE)) return this.#dice.pick(STRANGE)
    const { type } = node
    if (type === 'lazy') return this.#make(node.getter!(undefined))
    if (type === 'variant' || type === 'union') return this.#make(this.#dice.pick(node.options!))
    if (type === 'picklist') return this.#dice.pick(node.options!)
    if (type === 'literal') return node.literal
    if (type === 'boolean') return this.#dice.chance(50)
    if (type === 'string') return this.#string(node)
    if (type === 'number') return this.#number(node)
    if (type === 'array') return this.#list(node)
    if (node.wrapped) return this.#dice.chance(50) ? this.#absent(type) : this.#make(node.wrapped)
    if (node.items) return node.items.map((item) => this.#make(item))
    if (type === 'record') return this.#record(node)
    if (node.entries) return this.#object(node.entries)
    throw new Error(`no values are made for a schema of type "${type}"`)
  }

  #absent(type: string): null | undefined {
    return type === 'nullable' ? null : undefined
  }

  #string(node: Node): unknown {
    const length = limitOf(node, 'length')
    const most = limitOf(node, 'max_length') ?? 300
    const least = limitOf(node, 'min_length') ?? 0
    const isName = node.pipe?.some(({ type }) => type === 'regex') ?? false
    if (length !== null) return toBase64url(this.#bytes(Math.floor((length * 3) / 4)))
    if (isName) return this.#dice.chance(2) ? this.text() : this.#dice.pick(NAMES)
    const some = this.#dice.pick([this.text(), this.text(), 'w'.repeat(most), 'x'.repeat(least)])
    return some.slice(0, most).padEnd(least, 'x')
  }

  #bytes(length: number): Uint8Array {
    const known = this.#known.get(length) ?? []
    const made = this.#dice.pick([0, 255, -1, -1])
    if (known.length > 0 && this.#dice.chance(60)) return this.#dice.pick(known)
    const bytes = made < 0 ? systemRandom(length) : new Uint8Array(length).fill(made)
    this.know(bytes)
    return bytes
  }

  #number(node: Node): number {
    const least = limitOf(node, 'min_value') ?? -FAR
    const most = limitOf(node, 'max_value') ?? FAR
    if (most === LAST_DAY && this.#dice.chance(60)) return this.day()
    const beyond = this.#dice.chance(3)
    return this.#dice.pick(beyond ? [least - 1, most + 1] : [least, least + 1, most - 1, most])
  }

  #list(node: Node): unknown[] {
    const most = limitOf(node, 'max_length') ?? 40
    const least = limitOf(node, 'min_length') ?? 0
    const count = this.#dice.pick([least, least, least + 1, least + 2, Math.min(most, 12)])
    return Array.from({ length: count }, () => this.#make(node.item!))
  }

  #record({ key, value }: Node): Record<string, unknown> {
    const count = this.#dice.roll(4)
    const pairs = Array.from({ length: count }, () => [this.#make(key!), this.#make(value!)])
    return Object.fromEntries(pairs)
  }

  #object(entries: Readonly<Record<string, Node>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(entries).map(([name, node]) => [name, this.#make(node)]),
    )
  }
}

function limitOf({ pipe = [] }: Node, type: string): number | null {
  const found = pipe.find((one) => one.type === type)?.requirement
  return typeof found === 'number' ? found : null
}

function isTaken(schema: v.GenericSchema, bytes: Uint8Array, limit: number): boolean {
  if (bytes.length > limit) return false
  try {
    decodeJson(schema, bytes)
    return true
  } catch (error) {
    if (error instanceof CryptoError) return false
    throw error
  }
}
