import { fromUtf8 } from '../../../crypto/primitives/bytes.ts'
import type { Manifest } from '../../build/output.ts'
import type { builtEditor as buildEditor } from '../../content/built.ts'
import { ASSET, assetBytes } from './assets.ts'

/** This module stands for scripts/content/built.ts: see its note "Pages in a program of one file". */
const editorInside: typeof buildEditor = async () => {
  const { style } = manifestOf(ASSET.reporter)
  if (style === undefined) throw new Error('this program has no style of the pages inside')
  return {
    read: async (file) => assetBytes(`${ASSET.editor}${file}`),
    manifest: manifestOf(ASSET.editor),
    reporterStyle: assetBytes(`${ASSET.reporter}${style.file}`),
  }
}

export { editorInside as builtEditor }

function manifestOf(folder: string): Manifest {
  return JSON.parse(fromUtf8(assetBytes(`${folder}manifest.json`)))
}
