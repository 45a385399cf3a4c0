import { looksLikeMarkup } from '../../texts/site-values.ts'
import { type Field, fieldOf } from './fields.ts'
import { schemaOfFile } from './files.ts'
import { valueAt } from './values.ts'
import type { Path, Problem } from './wire.ts'

/** A mistake for which the editor has words of its own. */
export type Mistake =
  | { readonly kind: 'empty' | 'markup' | 'day' | 'colour' | 'contrast' | 'none' | 'lines' }
  | { readonly kind: 'long'; readonly over: number; readonly most: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }

/**
 * The kind of a mistake that the check of a folder found. The check decides whether something is wrong; this only
 * chooses words.
 *
 * @param content of the file
 * @returns null if the words of the check say it best
 */
export function mistakeIn({ file, path }: Problem, content: unknown): Mistake | null {
  const field = fieldAt(fieldOf(schemaOfFile(file)), path)
  const value = valueAt(content, path)
  switch (field?.kind) {
    case 'text':
      return textMistake(field, value)
    case 'number':
      return { kind: 'range', least: field.least, most: field.most }
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? null : { kind: 'day' }
    case 'colour':
      return { kind: /^#[0-9a-f]{6}$/i.test(String(value)) ? 'contrast' : 'colour' }
    case 'list':
    case 'choices':
      return Array.isArray(value) && value.length === 0 ? { kind: 'none' } : null
    default:
      return null
  }
}

function textMistake(field: Field & { readonly kind: 'text' }, value: unknown): Mistake | null {
  if (typeof value !== 'string') return null
  const { most } = field
  if (value.trim() === '') return { kind: 'empty' }
  if (most !== null && value.length > most) return { kind: 'long', over: value.length - most, most }
  if (looksLikeMarkup(value)) return { kind: 'markup' }
  return !field.isLong && value.includes('\n') ? { kind: 'lines' } : null
}

/** @returns null if nothing can be put in there */
function fieldAt(field: Field, path: Path): Field | null {
  const [step, ...rest] = path
  if (step === undefined) return field
  if (field.kind === 'list' && typeof step === 'number') return fieldAt(field.item, rest)
  if (field.kind === 'three') return fieldAt(field.text, rest)
  const part = field.kind === 'group' ? field.parts.find(({ key }) => key === step) : undefined
  return part === undefined ? null : fieldAt(part.field, rest)
}
