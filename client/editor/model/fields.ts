import * as v from 'valibot'
import { LANGUAGES } from '../../../crypto/entries/names.ts'

/** The input for one place of a file, as its schema says. */
export type Field =
  | { readonly kind: 'text'; readonly isLong: boolean; readonly most: number | null }
  | { readonly kind: 'three'; readonly text: Field & { readonly kind: 'text' } }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'day' }
  | { readonly kind: 'colour' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'list'; readonly item: Field }
  | { readonly kind: 'group'; readonly parts: readonly Part[] }

/** A part of a group. */
export interface Part {
  readonly key: string
  readonly field: Field
  /** The part may be left out. */
  readonly isOptional: boolean
  /** The part may say that nothing is decided. */
  readonly isNullable: boolean
}

/** As much of a schema as is read here; the library's own types of schemas name each of them apart. */
interface Schema {
  readonly type: string
  readonly entries?: Readonly<Record<string, Schema>>
  readonly item?: Schema
  readonly wrapped?: Schema
  readonly options?: readonly string[]
  readonly pipe?: readonly Rule[]
}

/** A rule for a value, or a schema with rules of its own. */
interface Rule {
  readonly type: string
  readonly requirement?: unknown
  readonly pipe?: readonly Rule[]
}

/** The fields of a schema of a content folder. @throws Error for a schema that no file has */
export function fieldOf(schema: v.GenericSchema): Field {
  return fieldIn(schema as unknown as Schema)
}

function fieldIn(schema: Schema): Field {
  switch (schema.type) {
    case 'optional':
    case 'nullable':
      return fieldIn(schema.wrapped as Schema)
    case 'string':
      return textField(schema)
    case 'number':
      return {
        kind: 'number',
        least: Number(limitOf(schema, 'min_value') ?? 0),
        most: Number(limitOf(schema, 'max_value') ?? Number.MAX_SAFE_INTEGER),
      }
    case 'boolean':
      return { kind: 'yes-no' }
    case 'picklist':
      return { kind: 'choice', options: schema.options ?? [] }
    case 'array':
      return listField(fieldIn(schema.item as Schema))
    case 'strict_object':
      return groupField(schema.entries ?? {})
    default:
      throw new Error(`no field for ${schema.type}`)
  }
}

/** Texts that may be longer get room for several lines. */
const LONGEST_LINE = 200

function textField(schema: Schema): Field {
  if (isValid(schema, '2026-11-30')) {
    if (!isValid(schema, 'a') && !isValid(schema, '#aabbcc')) return { kind: 'day' }
  } else if (isValid(schema, '#aabbcc')) return { kind: 'colour' }
  const most = limitOf(schema, 'max_length')
  return {
    kind: 'text',
    isLong: typeof most === 'number' && most > LONGEST_LINE,
    most: typeof most === 'number' ? most : null,
  }
}

function isValid(schema: Schema, value: unknown): boolean {
  return v.is(schema as unknown as v.GenericSchema, value)
}

function listField(item: Field): Field {
  return item.kind === 'choice'
    ? { kind: 'choices', options: item.options }
    : { kind: 'list', item }
}

function groupField(entries: Readonly<Record<string, Schema>>): Field {
  const keys = Object.keys(entries)
  const isThree = keys.length === LANGUAGES.length && LANGUAGES.every((one) => keys.includes(one))
  const first = isThree ? fieldIn(entries.nb as Schema) : null
  if (first?.kind === 'text') return { kind: 'three', text: first }
  return {
    kind: 'group',
    parts: Object.entries(entries).map(([key, schema]) => ({
      key,
      field: fieldIn(schema),
      isOptional: schema.type === 'optional',
      isNullable: schema.type === 'nullable',
    })),
  }
}

function limitOf({ pipe = [] }: Pick<Schema, 'pipe'>, type: string): unknown {
  const limits = pipe.map((rule) => (rule.type === type ? rule.requirement : limitOf(rule, type)))
  return limits.find((limit) => limit !== undefined)
}

/** A first value of a field, to be filled in; parts that may be left out are. */
export function blankOf(field: Field): unknown {
  switch (field.kind) {
    case 'text':
    case 'day':
      return ''
    case 'colour':
      return '#000000'
    case 'three':
      return { nb: '', nn: '', en: '' }
    case 'number':
      return Math.max(0, field.least)
    case 'yes-no':
      return false
    case 'choice':
      return field.options[0] ?? ''
    case 'choices':
    case 'list':
      return []
    case 'group':
      return Object.fromEntries(
        field.parts
          .filter(({ isOptional }) => !isOptional)
          .map((part) => [part.key, part.isNullable ? null : blankOf(part.field)]),
      )
    default:
      return field satisfies never
  }
}
