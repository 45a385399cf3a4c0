import { fileURLToPath } from 'node:url'
import { fromUtf8 } from '../../crypto/primitives/bytes.ts'
import type { FormProgram } from '../build/form-file.ts'
import { IS_BUNDLE } from '../build/frozen.ts'
import type { Build } from '../build/manifest.ts'
import type { Manifest } from '../build/output.ts'
import type { ReporterProgram } from '../build/reporter-pages.ts'

/** The built folder that is served: the one around a built program, or that of the source tree. */
export const BUILT_FOLDER = fileURLToPath(new URL(IS_BUNDLE ? '..' : '../../dist', import.meta.url))

/** The reporters' program in a build. */
export function reporterProgram(build: Build): ReporterProgram {
  return programIn(build, 'reporter')
}

/** The program of the form that is one file, in a build. */
export function formProgram(build: Build): FormProgram {
  return programIn(build, 'form')
}

function programIn(build: Build, folder: string): FormProgram {
  const read = (file: string) => build.read(`${folder}/${file}`)
  const assets: Manifest = JSON.parse(fromUtf8(read('manifest.json')))
  return { version: build.manifest.version, assets, read }
}
