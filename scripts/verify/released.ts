import type { FormProgram } from '../build/form-file.ts'
import { openBuild } from '../build/manifest.ts'
import type { ReporterProgram } from '../build/reporter-pages.ts'
import { BUILT_FOLDER, formProgram, reporterProgram } from '../serve/built.ts'

/*
 * Note "A release in a program of one file": who compares something with a release needs its built files. This module
 * reads them from a built folder; in a program scripts/release/programs/released-inside.ts takes its place, which has
 * those of its own release inside.
 */

/** The reporters' program of a release. @param folder a built release; `dist` by default. @throws BuildError */
export function releasedReporter(folder = BUILT_FOLDER): ReporterProgram {
  return reporterProgram(openBuild(folder))
}

/** The program of the form that is one file. @param folder a built release; `dist` by default. @throws BuildError */
export function releasedForm(folder = BUILT_FOLDER): FormProgram {
  return formProgram(openBuild(folder))
}
