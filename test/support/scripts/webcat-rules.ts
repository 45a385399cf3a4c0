import { createHash } from 'node:crypto'

/**
 * The rules of WEBCAT, written from what it has published, as of extension 2.6.2. The commits:
 *
 * - freedomofpress/webcat-spec: csp.md 066b23c5, manifest.md 200e6e15, server.md 05cd9357
 * - freedomofpress/webcat-docs: requirements.md 31774e13, CSP.md 2d304e1e
 * - freedomofpress/webcat, extension/src/webcat: response.ts 00f33ad6, validators.ts and originstate.ts 022e7679,
 *   resources.ts 82e4b66e, canonicalize.ts 10bb563b; what headers are refused, by its tests in 022e7679
 * - freedomofpress/webcat-cli: manifest.ts 002d30f9
 */
export const WEBCAT_VERSION = '2.6.2'

export interface WebcatManifest {
  readonly app: string
  readonly version: string
  readonly default_csp: string
  readonly extra_csp: Readonly<Record<string, string>>
  readonly default_index: string
  readonly default_fallback: string
  readonly files: Readonly<Record<string, string>>
  readonly wasm: readonly string[]
}

/** The purpose for which a browser fetches something. */
export type Use = 'main_frame' | 'script' | 'stylesheet' | 'image' | 'xmlhttprequest'

export interface WebcatAnswer {
  readonly path: string
  readonly use: Use
  readonly status: number
  /** Names in lower case; the values of one that came twice, with a comma between. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

const HASH = /^[\w-]{43}$/

/** Sources that each directive may have; `'sha…'` is a hash of something that lies in the page. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  'default-src': /^'(?:none|self)'$/,
  'script-src': /^'(?:none|self|wasm-unsafe-eval|sha(?:256|384|512)-[^']+)'$/,
  'script-src-elem': /^'(?:none|self|wasm-unsafe-eval|sha(?:256|384|512)-[^']+)'$/,
  'style-src': /^'(?:none|self|unsafe-inline|unsafe-hashes|sha(?:256|384|512)-[^']+)'$/,
  'style-src-elem': /^'(?:none|self|unsafe-inline|unsafe-hashes|sha(?:256|384|512)-[^']+)'$/,
  'object-src': /^'none'$/,
  'worker-src': /^'(?:none|self)'$/,
}

/** Why a manifest may not have this policy; null if it may. */
export function policyFault(csp: string): string | null {
  if (csp.includes(',')) return 'a comma'
  const directives = new Map<string, readonly string[]>()
  for (const part of csp.toLowerCase().split(';')) {
    const [name = '', ...sources] = part.trim().split(/[\t\n\f\r ]+/)
    if (name !== '' && !directives.has(name)) directives.set(name, sources)
  }
  for (const [name, sources] of directives) {
    const other = sources.find((source) => ALLOWED[name]?.test(source) === false)
    if (other !== undefined) return `${name} has ${other}`
  }
  const rest = directives.get('default-src')
  if (rest?.length === 1 && rest[0] === "'none'") return null
  const wanted = ['script-src', 'style-src', 'object-src', 'worker-src']
  const missing = wanted.find((name) => !directives.get(name)?.length)
  return missing === undefined ? null : `${missing} is missing beside that default-src`
}

/** Why the extension refuses a manifest; null if it does not. */
export function manifestFault(manifest: WebcatManifest): string | null {
  const { app, version, default_csp, extra_csp, default_index, default_fallback } = manifest
  const { files, wasm } = manifest
  if (!URL.canParse(app) || version === '') return 'no app or version'
  if (!Object.hasOwn(files, `/${default_index}`)) return `no file /${default_index}`
  if (!Object.hasOwn(files, default_fallback)) return `no file ${default_fallback}`
  const path = [...Object.keys(files), ...Object.keys(extra_csp)].find((one) => !/^\//.test(one))
  if (path !== undefined) return `the path ${path} has no slash in front`
  const hash = [...Object.values(files), ...wasm].find((one) => !HASH.test(one))
  if (hash !== undefined) return `${hash} is not a hash`
  for (const csp of [default_csp, ...Object.values(extra_csp)]) {
    const fault = policyFault(csp)
    if (fault !== null) return fault
  }
  return null
}

/** Uses that are compared only if the manifest names the path. */
const FREE: ReadonlySet<Use> = new Set(['image', 'xmlhttprequest'])

/** Why the extension refuses an answer; null if it does not. */
export function answerFault(manifest: WebcatManifest, answer: WebcatAnswer): string | null {
  return headerFault(manifest, answer) ?? bodyFault(manifest, answer)
}

/** The same, by the headers only: what is no answer to GET or HEAD is never shown or run. */
export function headerFault(
  manifest: WebcatManifest,
  { path, use, headers }: WebcatAnswer,
): string | null {
  const csp = headers.get('content-security-policy')
  if (csp === undefined) return 'no policy'
  if (csp !== policyAt(manifest, path)) return `another policy: ${csp}`
  const forbidden = ['link', 'refresh'].find((name) => headers.has(name))
  if (forbidden !== undefined) return `the header ${forbidden}`
  const location = headers.get('location')
  if (location !== undefined && use !== 'main_frame') return 'a redirection of what is no page'
  if (location !== undefined && !/^(?:\/(?![/\\])|\.\.?\/)/.test(location)) {
    return `a redirection that is not relative: ${location}`
  }
  const cluster = headers.get('origin-agent-cluster') ?? '?1'
  return cluster === '?1' ? null : `origin-agent-cluster: ${cluster}`
}

/** The policy of a path: its own, or that of the longest prefix, or the one for all. */
function policyAt({ default_csp, extra_csp, default_index }: WebcatManifest, path: string) {
  const place = path === '/' ? default_index : path
  const [longest] = Object.keys(extra_csp)
    .filter((prefix) => place.startsWith(prefix))
    .sort((a, b) => b.length - a.length)
  return longest === undefined ? default_csp : extra_csp[longest]
}

function bodyFault({ files, ...manifest }: WebcatManifest, { path, use, body }: WebcatAnswer) {
  const index = path.endsWith('/') ? files[path + manifest.default_index] : undefined
  const own = files[path] ?? index
  if (own === undefined && FREE.has(use)) return null
  const wanted = own ?? (path.endsWith('/') ? undefined : files[manifest.default_fallback])
  if (wanted === undefined) return 'no file for this path'
  // the extension lets an answer without a body pass
  if (body.length === 0) return null
  const hash = createHash('sha256').update(body).digest('base64url')
  return hash === wanted ? null : 'other bytes than the manifest names'
}
