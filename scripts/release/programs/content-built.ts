import { fromUtf8 } from '../../../crypto/primitives/bytes.ts'
import type { FormProgram } from '../../build/form-file.ts'
import type { Manifest } from '../../build/output.ts'
import type { builtEditor as buildEditor, builtForm as openForm } from '../../content/built.ts'
import { ASSET, assetBytes, assetText } from './assets.ts'

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

/** @throws Error if a built release is named: this program has the form of its own release inside */
const formInside: typeof openForm = (folder): FormProgram => {
  if (folder !== undefined) throw new Error('this program has the form inside: leave out --build')
  return {
    version: assetText(ASSET.version),
    assets: manifestOf(ASSET.form),
    read: (file) => assetBytes(`${ASSET.form}${file}`),
  }
}

export { editorInside as builtEditor, formInside as builtForm }

function manifestOf(folder: string): Manifest {
  return JSON.parse(fromUtf8(assetBytes(`${folder}manifest.json`)))
}
