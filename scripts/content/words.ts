import * as v from 'valibot'
import { prose } from '../../client/texts/site-values.ts'
import { excerpt, type Finding, nameOf } from './describe.ts'
import type { Path } from './yaml.ts'

/** Texts are held against the rule of every other text; their length is another schema's matter. */
const WORDS = prose(Number.MAX_SAFE_INTEGER)

/** Texts that look like markup, anywhere in plain data. */
export function markupFindings(value: unknown, path: Path = []): Finding[] {
  if (typeof value === 'string') {
    const result = v.safeParse(WORDS, value)
    if (result.success || value === '') return []
    const problem = `${nameOf(path)} cannot be ${excerpt(value)}`
    return [{ path, problem, remedy: result.issues[0].message }]
  }
  if (Array.isArray(value)) return value.flatMap((part, i) => markupFindings(part, [...path, i]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => markupFindings(part, [...path, key]))
}

/** The same data without white space at the ends of texts. */
export function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(trimmed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, trimmed(part)]))
}
