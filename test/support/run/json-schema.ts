/** A schema, limited to the keywords that ours use. */
type Schema = Readonly<Record<string, unknown>>

/**
 * Check a value against a JSON Schema (draft 2020-12), without a library. Knows the keywords that our schemas use,
 * and no others.
 *
 * @returns the values that do not fit, with their places; none if all fit
 * @throws Error at a keyword that it does not know
 */
export function schemaFaults(schema: Schema, value: unknown): readonly string[] {
  return faults(schema, schema, value, '')
}

const SAID = new Set(['$schema', '$id', '$defs', 'title', 'description'])

function faults(root: Schema, schema: Schema, value: unknown, at: string): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) =>
    SAID.has(keyword) ? [] : check(root, schema, keyword, wanted, value, at),
  )
}

function check(
  root: Schema,
  schema: Schema,
  keyword: string,
  wanted: unknown,
  value: unknown,
  at: string,
): string[] {
  const fault = (isWrong: boolean) => (isWrong ? [`${at || '/'}: ${keyword}`] : [])
  const under = (one: unknown, inner: unknown, where: string) =>
    faults(root, one as Schema, inner, where)
  const members = isObject(value) ? Object.entries(value) : []
  switch (keyword) {
    case 'type':
      return fault(![wanted].flat().some((type) => isOf(type as string, value)))
    case 'const':
      return fault(value !== wanted)
    case 'enum':
      return fault(!(wanted as unknown[]).includes(value))
    case 'pattern':
      return fault(typeof value === 'string' && !new RegExp(wanted as string, 'u').test(value))
    case 'minimum':
      return fault(typeof value === 'number' && value < (wanted as number))
    case 'required':
      return isObject(value)
        ? (wanted as string[]).flatMap((name) =>
            Object.hasOwn(value, name) ? [] : [`${at}/${name}: required`],
          )
        : []
    case 'properties':
      return members.flatMap(([name, inner]) => {
        const one = (wanted as Schema)[name]
        return one === undefined ? [] : under(one, inner, `${at}/${name}`)
      })
    case 'additionalProperties': {
      const named = Object.keys((schema.properties ?? {}) as Schema)
      const others = members.filter(([name]) => !named.includes(name))
      if (wanted === false) return others.map(([name]) => `${at}/${name}: not named`)
      return others.flatMap(([name, inner]) => under(wanted, inner, `${at}/${name}`))
    }
    case 'items':
      return Array.isArray(value)
        ? value.flatMap((inner, i) => under(wanted, inner, `${at}/${i}`))
        : []
    case 'anyOf':
    case 'oneOf': {
      const fits = (wanted as Schema[]).filter((one) => under(one, value, at).length === 0).length
      return fault(keyword === 'oneOf' ? fits !== 1 : fits === 0)
    }
    case '$ref': {
      const name = (wanted as string).replace('#/$defs/', '')
      return under((root.$defs as Schema)[name], value, at)
    }
    default:
      throw new Error(`a schema with "${keyword}", which is not known here`)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      // The names that are left are the same in both.
      return typeof value === type
  }
}
