import { FAULT_CATALOGUES, type FaultCode } from '../../client/texts/faults.ts'
import { fill } from '../../client/texts/wording.ts'
import type { Language } from '../../crypto/entries/names.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'

type Values = Readonly<Record<string, string | number>>

/** An error whose sentence is there in each language; its message is the English one. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly values: Values

  constructor(code: FaultCode, values: Values = {}, options?: ErrorOptions) {
    super(fill(FAULT_CATALOGUES.en.faults[code], values), options)
    this.name = 'Fault'
    this.code = code
    this.values = values
  }
}

/** Codes of the system → ours. */
const OF_THE_SYSTEM: Readonly<Record<string, FaultCode>> = {
  ...{ ENOSPC: 'disk-full', EDQUOT: 'disk-full', ENOENT: 'no-file', EEXIST: 'file-there' },
  ...{ EACCES: 'may-not', EPERM: 'may-not', EROFS: 'may-not', EBUSY: 'may-not' },
}

/** The sentence of an error in a person's language; one without a code says its message. */
export function sentenceOf(error: unknown, language: Language): string {
  const texts = FAULT_CATALOGUES[language].faults
  if (error instanceof Fault) return fill(texts[error.code], error.values)
  if (error instanceof CryptoError) return texts[error.code]
  if (!(error instanceof Error)) return String(error)
  const { code = '', path } = error as NodeJS.ErrnoException
  const known = OF_THE_SYSTEM[code]
  if (known === undefined) return error.message
  // an error of a port or of a program has a code of these too, and names no file
  const isNamed = path !== undefined || !texts[known].includes('{file}')
  return isNamed ? fill(texts[known], { file: path ?? '' }) : error.message
}

/** The English sentence of an error of the system or of wrong options; that of any other error is its message. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code = '', message } = error as NodeJS.ErrnoException
  // after its first sentence Node explains how to write options
  if (/^ERR_PARSE_ARGS/.test(code)) return `${message.replace(/\.\s.*$/s, '')}: see --help`
  return Object.hasOwn(OF_THE_SYSTEM, code) ? sentenceOf(error, 'en') : message
}

/** Do `work`; its errors say their sentence in a language. */
export async function saidIn<T>(language: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new Error(sentenceOf(error, language), { cause: error })
  }
}
