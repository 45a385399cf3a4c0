import { fromUtf8 } from '../../../crypto/primitives/bytes.ts'
import type { FormProgram } from '../../build/form-file.ts'
import { openBuild } from '../../build/manifest.ts'
import { formProgram, reporterProgram } from '../../serve/built.ts'
import type {
  releasedForm as openForm,
  releasedReporter as openReporter,
} from '../../verify/released.ts'
import { ASSET, assetBytes, assetText } from './assets.ts'

/** This module stands for scripts/verify/released.ts: see its note "A release in a program of one file". */
const reporterInside: typeof openReporter = (folder) =>
  folder === undefined ? inside(ASSET.reporter) : reporterProgram(openBuild(folder))

const formInside: typeof openForm = (folder) =>
  folder === undefined ? inside(ASSET.form) : formProgram(openBuild(folder))

export { formInside as releasedForm, reporterInside as releasedReporter }

function inside(folder: string): FormProgram {
  return {
    version: assetText(ASSET.version),
    assets: JSON.parse(fromUtf8(assetBytes(`${folder}manifest.json`))),
    read: (file) => assetBytes(`${folder}${file}`),
  }
}
