import { createHash } from 'node:crypto'
import { FORM_ID, type FormData } from '../../client/reporter/alone/carried.ts'
import { toHtml } from '../../client/reporter/served/document.ts'
import { themeStyle } from '../../client/reporter/served/theme.ts'
import { PAGE_ID } from '../../client/reporter/shell.ts'
import { h } from '../../client/shared/dom.ts'
import { CATALOGUES } from '../../client/texts/catalogue.ts'
import { openBundle, verifyKeyList } from '../../crypto/keys/keylist.ts'
import type { Publication } from '../../crypto/keys/publication.ts'
import { fromUtf8, toBase64url, utf8 } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { noble } from '../../crypto/primitives/noble.ts'
import { contentOf } from '../content/public-words.ts'
import { wordsFault } from '../verify/expected.ts'
import { type Manifest, programSum } from './output.ts'

/** The program of the form that is one file, as it was built. */
export interface FormProgram {
  /** Version of the whole program, such as 1.0.0. */
  readonly version: string
  readonly assets: Manifest
  /** Read a file that `assets` names. */
  read(file: string): Uint8Array
}

/** The signed documents of an organisation, for a form. */
export interface FormInput {
  /** Fingerprint of the root. */
  readonly root: string
  readonly publication: Publication
  /** Bytes of `publicWords`: all that the form shows of a content folder. */
  readonly words: Uint8Array
  /** Whether the keys are only for trying. */
  readonly demo: boolean
}

/** A form cannot be made of this; the message is one sentence with the remedy. */
export class FormError extends Error {}

/**
 * Make the form: one HTML file with the program, and with what the organisation has signed. The same input gives the
 * same bytes.
 *
 * @throws FormError if something is not signed as it should be; Error if the build is not whole
 */
export function formFile(program: FormProgram, input: FormInput): Uint8Array {
  requireSigned(input)
  const { root, publication, words, demo } = input
  const { signed, content, bundles } = publication
  return drawn(program, {
    ...{ root, demo },
    release: { version: program.version, sum: programSum(program.assets) },
    listB64: toBase64url(signed),
    content: fromUtf8(content),
    words: fromUtf8(words),
    firstWeek: bundles[0]?.week ?? 0,
    bundlesB64: bundles.map(({ bundle }) => toBase64url(bundle)),
  })
}

/** @throws FormError */
function requireSigned({ root, publication, words }: FormInput): void {
  const { signed, content: document, bundles } = publication
  try {
    const list = verifyKeyList(noble, signed, root)
    const { first, bundles: hashes } = list.weeks
    if (bundles[0]?.week !== first || bundles.length !== hashes.length) {
      throw new FormError('the weekly keys are not all that the key list names')
    }
    for (const { week, bundle } of bundles) openBundle(noble, list, week, bundle)
    const fault = wordsFault(noble, { list, document, words }, words)
    if (fault !== null) throw new FormError(fault)
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new FormError(`the key list of the root ${root} does not hold: ${error.message}`)
  }
}

/** Draw the form around what it carries. */
function drawn({ assets, read }: FormProgram, data: FormData): Uint8Array {
  const { site } = contentOf(utf8(data.words), utf8(data.content))
  const part = (role: string) => {
    const asset = assets[role]
    if (asset === undefined) throw new Error(`the build has no ${role} of the form`)
    return fromUtf8(read(asset.file))
  }
  const script = inScript(part('script'))
  const style = `${part('style')}${themeStyle(site.theme, null)}`
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'worker-src blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types postern',
  ].join('; ')
  const head = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'format-detection', content: 'telephone=no' }),
    h('title', {}, CATALOGUES.nb.page.title),
  ]
  const { noscript } = CATALOGUES.nb
  const page = h('div', { id: PAGE_ID }, h('noscript', {}, h('p', {}, noscript.program)))
  // what the browser does not run as it stands has another type than a script
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return utf8(
    [
      '<!doctype html>',
      `<html lang="nb"><head>${head.map(toHtml).join('')}<style>${style}</style></head>`,
      `<body>${toHtml(page)}`,
      `<script type="application/json" id="${FORM_ID.data}">${json}</script>`,
      `<script type="text/plain" id="${FORM_ID.worker}">${inScript(part('sealer'))}</script>`,
      `<script type="module">${script}</script>`,
      '</body></html>\n',
    ].join('\n'),
  )
}

/** @throws Error if a browser would end the element in the middle of a program */
function inScript(source: string): string {
  if (/<\/script|<!--/i.test(source)) throw new Error('a program cannot stand in one file')
  return source
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
}
