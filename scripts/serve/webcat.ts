import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { decodeJson } from '../../crypto/primitives/json.ts'
import { ConfigError } from '../../server/config-error.ts'
import { headerTable, WEBCAT_CSP } from '../../server/headers.ts'
import type { PageFiles } from '../../server/pages.ts'

/** The folder in which the extension looks for the files of an enrolment. */
export const WEBCAT_PATH = '/.well-known/webcat/'

/** The file that a path with a slash at its end stands for, by the manifest. */
export const INDEX = 'index.html'

/** The policy as the manifest has it, and as every answer carries it. */
export const WEBCAT_POLICY = headerTable(WEBCAT_CSP).get('content-security-policy') ?? ''

const NEEDED = ['enrollment.json', 'manifest.json', 'bundle.json'] as const
/** Those of the enrolment before, while browsers learn of a new one. */
const EARLIER = ['enrollment-prev.json', 'bundle-prev.json'] as const

/** Bytes that such a file may have; a manifest of ours has 12,000. */
const MOST = 1_000_000

const bundleSchema = v.object({
  enrollment: v.looseObject({}),
  signatures: v.union([v.record(v.string(), v.string()), v.array(v.unknown())]),
  manifest: v.looseObject({
    default_csp: v.string(),
    extra_csp: v.optional(v.record(v.string(), v.string()), {}),
    default_index: v.string(),
    default_fallback: v.string(),
    files: v.record(v.string(), v.string()),
  }),
})

/** The hash of a file as a manifest has it. */
export const webcatHash = (body: Uint8Array) =>
  createHash('sha256').update(body).digest('base64url')

/** Each first page also at the path by which the manifest names it. */
export function withIndexes<File>(files: ReadonlyMap<string, File>): Map<string, File> {
  const more = [...files].flatMap(([path, file]): [string, File][] =>
    path.endsWith('/') ? [[path + INDEX, file]] : [],
  )
  return new Map([...files, ...more])
}

/** Files that a manifest names: not what lies hidden, and not machine code, which has a list of its own. */
export const isListed = (path: string) =>
  !path.startsWith('/.') && !path.endsWith('/') && !path.endsWith('.wasm')

/**
 * The pages of an instance that is enrolled with WEBCAT, with the files of its enrolment.
 *
 * @param folder where the signed files lie
 * @param say tells what browsers with the extension will refuse: the others can still report
 * @throws ConfigError if a file is missing, or none of that kind
 */
export function webcatPages(
  pages: PageFiles,
  folder: string,
  say: (line: string) => void,
): PageFiles {
  const all = withIndexes(pages)
  const enrolment = enrolmentFiles(folder)
  for (const line of refusals(all, readBundle(join(folder, 'bundle.json')))) say(line)
  return new Map([...all, ...enrolment])
}

function enrolmentFiles(folder: string): PageFiles {
  const missing = NEEDED.find((name) => !existsSync(join(folder, name)))
  if (missing !== undefined) {
    throw new ConfigError(
      `no ${missing} in WEBCAT=${folder}: put the signed files of your enrolment there, or unset WEBCAT`,
    )
  }
  const there = EARLIER.filter((name) => existsSync(join(folder, name)))
  return new Map(
    [...NEEDED, ...there].map((name) => {
      const body = new Uint8Array(readFileSync(join(folder, name)))
      return [WEBCAT_PATH + name, { body, type: 'application/json' }]
    }),
  )
}

function readBundle(file: string): v.InferOutput<typeof bundleSchema> {
  const body = new Uint8Array(readFileSync(file))
  try {
    if (body.length > MOST) throw new CryptoError('malformed', `longer than ${MOST} bytes`)
    return decodeJson(bundleSchema, body)
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new ConfigError(
      `${file} is not a bundle of WEBCAT (${error.message}): make it again by "webcat bundle create"`,
    )
  }
}

const AGAIN = 'make the manifest again by "npm run webcat", and sign it'

function refusals(pages: PageFiles, { manifest }: v.InferOutput<typeof bundleSchema>): string[] {
  const { default_csp, extra_csp, default_index, default_fallback, files } = manifest
  const isOther =
    default_csp !== WEBCAT_POLICY ||
    Object.values(extra_csp).some((csp) => csp !== WEBCAT_POLICY) ||
    default_index !== INDEX ||
    default_fallback !== `/${INDEX}`
  if (isOther) return [`WEBCAT: the manifest is for another policy or other pages: ${AGAIN}`]
  const wrong = [...pages].filter(
    ([path, { body }]) => isListed(path) && files[path] !== webcatHash(body),
  )
  const [first] = wrong
  const lines = [...pages.values()].some(({ inside = [] }) => inside.length > 0) ? [INSIDE] : []
  if (first === undefined) return lines
  return [
    ...lines,
    `WEBCAT: ${wrong.length} pages or files are not those of the manifest, such as ${first[0]}; browsers with the extension refuse them: ${AGAIN}`,
  ]
}

const INSIDE =
  'WEBCAT: visitors from your own networks get pages with a warning, which browsers with the extension refuse there'
