import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { dayOf } from '../../crypto/days/calendar.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { reporterPages } from '../../test/support/browser/reporter-page.ts'
import { universityReception } from '../../test/support/reception/university-reception.ts'
import { removeFolder, tempFolder } from '../../test/support/run/temp.ts'
import { buildClient, TARGETS } from '../build/client.ts'
import { type Effort, type Row, row, type Section } from './table.ts'

/** Sizes of the browser's half. */
export async function benchSizes(_effort: Effort): Promise<Section> {
  return {
    title: 'Bundles, and the sample university’s pages',
    rows: [...(await bundles()), ...(await served())],
  }
}

async function bundles(): Promise<Row[]> {
  const outDir = tempFolder('bench-build')
  const manifests = await buildClient({ outDir })
  removeFolder(outDir)
  return Object.keys(TARGETS).flatMap((target, at) =>
    Object.entries(manifests[at] ?? {}).map(([role, { bytes, gzipBytes, brotliBytes }]) => {
      const what = `${target}, ${ROLES[role] ?? role}: brotli`
      return row(what, brotliBytes, 'bytes', ['raw', bytes], `gzip ${gzipBytes}`)
    }),
  )
}

/** Names of the roles in the table. */
const ROLES: Readonly<Record<string, string>> = { script: 'first script' }

/** Files that no build makes: the words of each language, and the first page in it. */
async function served(): Promise<Row[]> {
  const files = await reporterPages(universityReception(await loadSodium(), dayOf(Date.now())))
  const wanted = /^\/assets\/(words|pages)-|^(\/|\/nn\/|\/en\/)$/
  return [...files]
    .filter(([path]) => wanted.test(path))
    .map(([path, { body }]) => {
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
      const what = path.replace('/assets/', '').replace(/-[0-9a-f]{12}\.json$/, '')
      const [br, gz] = [brotliCompressSync(body, quality), gzipSync(body, { level: 9 })]
      const against = ['raw', body.length] as const
      return row(`served, ${what}: brotli`, br.length, 'bytes', against, `gzip ${gz.length}`)
    })
}
