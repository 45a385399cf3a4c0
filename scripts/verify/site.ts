import { createHash } from 'node:crypto'
import { INDEX, isListed, WEBCAT_POLICY, webcatHash, withIndexes } from '../serve/webcat.ts'
import type { ExpectedFiles } from './expected.ts'

/** The file that `webcat manifest generate` reads. The order of the fields is that of its documentation. */
interface WebcatConfig {
  readonly app: string
  readonly version: string
  readonly default_csp: string
  readonly default_index: string
  readonly default_fallback: string
  readonly wasm: readonly string[]
  readonly extra_csp: Readonly<Record<string, string>>
}

export interface Site {
  readonly config: WebcatConfig
  /** The manifest that is to be signed, in canonical form; for Sigsum its time is still missing. */
  readonly manifest: string
  /** Path in the folder of the site → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * A site as WEBCAT wants it described. The same pages give the same bytes.
 *
 * @param app the address of the program's source
 */
export function siteOf(expected: ExpectedFiles, app: string, version: string): Site {
  const bodies = [...withIndexes(expected)].flatMap(([path, { bodies }]) => {
    const [body] = bodies
    return body === undefined ? [] : [[path, body] as const]
  })
  const files = new Map(bodies.filter(([path]) => isListed(path)))
  const wasm = bodies.filter(([path]) => path.endsWith('.wasm')).map(([, body]) => webcatHash(body))
  const config = {
    app,
    version,
    default_csp: WEBCAT_POLICY,
    default_index: INDEX,
    default_fallback: `/${INDEX}`,
    wasm: wasm.sort(),
    extra_csp: {},
  }
  const hashes = Object.fromEntries([...files].map(([path, body]) => [path, webcatHash(body)]))
  return { config, manifest: canonical({ manifest: { ...config, files: hashes } }), files }
}

type Plain = string | readonly string[] | { readonly [name: string]: Plain }

/** Canonical JSON: keys sorted, nothing between, only quote and backslash escaped. */
function canonical(value: Plain | WebcatConfig): string {
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, one]) => `${canonical(name)}:${canonical(one)}`).join(',')}}`
}

/** The hash that `webcat manifest hash` prints: signers compare it before they sign. */
export function manifestHash(manifest: string): string {
  const inner = manifest.slice('{"manifest":'.length, -1)
  return createHash('sha256').update(inner).digest('base64url')
}
