import { removeFolder, tempFolder } from '../../test/support/temp.ts'
import { buildClient, TARGETS } from '../build-client.ts'
import type { Effort, Row, Section } from './table.ts'

/** What the browser's half weighs. */
export async function benchSizes(_effort: Effort): Promise<Section> {
  const outDir = tempFolder('bench-build')
  const manifests = await buildClient({ outDir })
  removeFolder(outDir)
  const rows = Object.keys(TARGETS).flatMap((target, at) =>
    Object.entries(manifests[at] ?? {}).map(([role, asset]): Row => {
      const { bytes, gzipBytes, brotliBytes } = asset
      return {
        what: `${target}, ${role}: brotli`,
        value: brotliBytes,
        unit: 'bytes',
        against: { what: 'raw', value: bytes },
        note: `gzip ${gzipBytes}`,
      }
    }),
  )
  return { title: 'Bundles', rows }
}
