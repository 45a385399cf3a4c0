import type { Child } from '../../../shared/dom.ts'
import type { Texts } from '../../../texts/shape.ts'

/** A field to write in, or things to choose from. */
export type FormField =
  | {
      readonly kind: 'text'
      readonly name: string
      readonly label: string
      readonly hint?: string
      readonly rows: number
    }
  | {
      readonly kind: 'radio' | 'checkbox'
      readonly name: string
      readonly label: string
      readonly hint?: string
      readonly options: readonly Option[]
    }

interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** Something that has to be filled in before a letter goes. */
export interface Missing {
  /** Name of the field. */
  readonly name: string
  readonly sentence: (t: Texts) => string
}

/** The form of one kind of letter. Names and values are those of PROTOCOL.md section 9. */
export interface Form {
  readonly heading: string
  /** Text to read before writing. */
  readonly before: readonly Child[]
  /** Empty if this letter cannot be sent. */
  readonly fields: readonly FormField[]
  /** @param hasFiles whether files go along, which may say it all */
  readonly missing: (
    values: Readonly<Record<string, string | readonly string[]>>,
    hasFiles: boolean,
  ) => readonly Missing[]
  /** The readers of the report, or only the custodians, who keep names. */
  readonly readers: 'same' | 'custodians'
  /** Whether it tells who the writer is: then nothing in it is named as pointing to them. */
  readonly saysWho?: boolean
  /** Whether files can go along. */
  readonly takesFiles?: boolean
  readonly send: string
  /** The way back without sending. */
  readonly back: string
  readonly delivered: string
}

/** id of the element for a field of a letter */
export function fieldId(name: string): string {
  return name === 'text' ? 'follow-up' : `letter-${name}`
}

/** A field to write in. */
export function textIn(name: string, rows: number, label: string, hint?: string): FormField {
  return { kind: 'text', name, label, rows, ...(hint === undefined ? {} : { hint }) }
}

/** Things to choose from. */
export function choiceIn(
  kind: 'radio' | 'checkbox',
  name: string,
  options: readonly Option[],
  label: string,
  hint?: string,
): FormField {
  return { kind, name, label, options, ...(hint === undefined ? {} : { hint }) }
}

/** The answer to what is missing, if it is one thing at the most. */
export function lacking(
  isLacking: boolean,
  name: string,
  sentence: Missing['sentence'],
): Missing[] {
  return isLacking ? [{ name, sentence }] : []
}

export function isEmpty(value: string | readonly string[] = ''): boolean {
  return `${value}`.trim() === ''
}
