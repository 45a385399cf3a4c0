import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuiltFile, renderPages, type ServedFile } from '../client/reporter/html.ts'
import { statedFingerprint, verifyKeyList } from '../crypto/keylist.ts'
import { fingerprint } from '../crypto/keys.ts'
import { noble } from '../crypto/noble.ts'
import { decodePublication } from '../crypto/publication.ts'
import { buildClient, TARGETS } from './build-client.ts'
import type { Manifest } from './build-output.ts'

export const DIST = fileURLToPath(new URL('../dist', import.meta.url))

/**
 * Build the reporter's side and render its pages for the instance of a publication.
 *
 * @returns exact path → file, as the server serves them
 * @throws CryptoError where the publication is not whole, or not signed by its own root
 */
export async function reporterPages(
  publication: Uint8Array,
  options: { readonly demo?: boolean } = {},
): Promise<Map<string, ServedFile>> {
  const { signed } = decodePublication(publication)
  const list = verifyKeyList(noble, signed, statedFingerprint(noble, signed))
  const [manifest] = await buildClient({ targets: [TARGETS.reporter] })
  if (manifest === undefined) throw new Error('the build gave no reporter pages')
  return renderPages({
    fingerprint: fingerprint(noble, list.root),
    manifest: {
      script: await builtFile(manifest, 'script'),
      style: await builtFile(manifest, 'style'),
      worker: await builtFile(manifest, 'worker'),
      sodium: await builtFile(manifest, 'sodium'),
    },
    demo: options.demo ?? false,
    otherWays: list.otherWays,
  })
}

async function builtFile(manifest: Manifest, role: string): Promise<BuiltFile> {
  const asset = manifest[role]
  if (asset === undefined) throw new Error(`the build has no ${role}`)
  const { file, integrity } = asset
  return { file, integrity, body: new Uint8Array(await readFile(join(DIST, 'reporter', file))) }
}
