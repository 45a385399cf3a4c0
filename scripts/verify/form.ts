import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import * as v from 'valibot'
import { FORM_ID } from '../../client/reporter/alone/carried.ts'
import { fromBase64url, utf8 } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { FormError, type FormInput, type FormProgram, formFile } from '../build/form-file.ts'
import { EXIT, Exit, fingerprintOf } from '../cli/cli.ts'
import { print } from '../cli/command.ts'
import { publicWords } from '../content/public-words.ts'
import { readContent } from '../content/read.ts'
import { firstDifference } from './expected.ts'
import { releasedForm } from './released.ts'

/** More than any form has: some 2 MB of program, and 27 weeks of keys for 64 members. */
const MOST_BYTES = 32 * 1024 * 1024

const schema = v.object({
  demo: v.boolean(),
  listB64: v.string(),
  content: v.string(),
  words: v.string(),
  firstWeek: v.number(),
  bundlesB64: v.array(v.string()),
})

/**
 * Compare a form with the release, and with what its root has signed: what it carries is read from it, and the form is
 * made again from that.
 *
 * @param own words of a content folder at hand; null without one
 * @returns what differs, in one sentence; null if nothing does
 */
export function formDifference(
  program: FormProgram,
  root: string,
  form: Uint8Array,
  own: Uint8Array | null,
): string | null {
  const input = inputOf(form, root)
  if (input === null) return 'it holds no signed list and words that can be read'
  if (own !== null) {
    const at = firstDifference(input.words, own)
    if (at.at < Math.max(own.length, input.words.length)) {
      return `its words differ from the content folder at byte ${at.at}: ${at.text}`
    }
  }
  try {
    const right = formFile(program, input)
    const { at, text } = firstDifference(form, right)
    return at === Math.max(form.length, right.length) ? null : `byte ${at} differs: ${text}`
  } catch (error) {
    if (error instanceof FormError) return error.message
    throw error
  }
}

/** @returns null if nothing of it can be read */
function inputOf(form: Uint8Array, root: string): FormInput | null {
  const [, json] =
    new RegExp(`<script type="application/json" id="${FORM_ID.data}">([^<]*)<`).exec(
      Buffer.from(form).toString('utf8'),
    ) ?? []
  try {
    const { demo, listB64, content, words, firstWeek, bundlesB64 } = v.parse(
      schema,
      JSON.parse(json ?? ''),
    )
    const bundles = bundlesB64.map((one, i) => ({
      week: firstWeek + i,
      bundle: fromBase64url(one),
    }))
    const publication = { signed: fromBase64url(listB64), content: utf8(content), bundles }
    return { root, publication, words: utf8(words), demo }
  } catch (error) {
    if (error instanceof CryptoError || error instanceof SyntaxError || v.isValiError(error)) {
      return null
    }
    throw error
  }
}

interface Options {
  readonly fingerprint?: string | undefined
  readonly build?: string | undefined
  readonly content?: string | undefined
}

/** Verify a form, and ask no server. @throws Exit for wrong use, and if something differs */
export async function verifyForm(path: string, values: Options): Promise<void> {
  if (values.fingerprint === undefined) {
    throw new Exit(EXIT.usage, '--fingerprint is missing: it stands on a poster of the reception.')
  }
  const form = formAt(path)
  const program = releasedForm(values.build)
  const own = values.content === undefined ? null : await publicWords(readContent(values.content))
  const root = fingerprintOf(values.fingerprint)
  const difference = formDifference(program, root, form, own)
  if (difference !== null) throw new Exit(EXIT.unverified, `Differs: ${path}: ${difference}`)
  print('As released: the form, byte by byte; its keys and words are signed.')
  print(`Release:  Postern ${program.version}`)
  print(`SHA-256:  ${createHash('sha256').update(form).digest('hex')}`)
}

/** @throws Exit */
function formAt(path: string): Uint8Array {
  const known = statSync(path, { throwIfNoEntry: false })
  if (!known?.isFile()) {
    throw new Exit(EXIT.file, `Cannot read ${path}: check the name and place of the form.`)
  }
  if (known.size > MOST_BYTES) throw new Exit(EXIT.unverified, `Differs: ${path} is too large.`)
  return new Uint8Array(readFileSync(path))
}
