import { readFileSync, statSync } from 'node:fs'
import { type HandedIn, handIn } from '../../client/shared/session/hand-in.ts'
import { Visit } from '../../client/shared/session/visit.ts'
import { SEALED_FILE } from '../../crypto/drop/sealed-file.ts'
import { EXIT, Exit, unsureExit, visitSource } from './cli.ts'
import { print } from './command.ts'

export const SEALED_HELP = `  --sealed FILE         hand in a report that was sealed before, with the form that is one file; nothing is read
                        on standard input, and there is no new code. It can be handed in again: nothing
                        changes by that`

const REFUSED: Readonly<Record<Exclude<HandedIn, 'accepted'>, readonly [number, string]>> = {
  other: [
    EXIT.file,
    'This is no sealed report, or it was cut. Nothing was handed in; copy the file again from where it was saved.',
  ],
  changed: [
    EXIT.file,
    'The file was changed since it was sealed. Nothing was handed in; copy it again from where it was saved.',
  ],
  foreign: [
    EXIT.file,
    'The file is for another reception. Nothing was handed in; hand it in at the server of the reception that gave out the form.',
  ],
  ended: [
    EXIT.closed,
    'The time in which this file could be handed in is over: its keys are destroyed, and nobody can open it. The report has to be written again.',
  ],
  ahead: [
    EXIT.closed,
    'The file is sealed to a week that has not begun by the server: the date was wrong where it was written. Hand it in when that week has come, or have it written again.',
  ],
}

/** Hand in a sealed file instead of a report. @throws Exit, VisitError */
export async function handInFile(
  path: string,
  values: Parameters<typeof visitSource>[0] & { readonly json: boolean },
): Promise<void> {
  const file = sealedFile(path)
  const { source, pinned } = await visitSource(values)
  const visit = new Visit(source)
  await visit.open()
  const became = await handed(visit, file)
  if (became !== 'accepted') throw new Exit(...REFUSED[became])
  print(values.json ? JSON.stringify({ handedIn: true, pinned }) : 'handed in')

  async function handed(to: Visit, bytes: Uint8Array): Promise<HandedIn> {
    try {
      return await handIn(to, await source.primitives(), bytes)
    } catch (error) {
      throw unsureExit(error) ?? error
    }
  }
}

/** @throws Exit `file` */
function sealedFile(path: string): Uint8Array {
  try {
    // no file of another length is read
    return statSync(path).size === SEALED_FILE
      ? new Uint8Array(readFileSync(path))
      : new Uint8Array()
  } catch {
    throw new Exit(EXIT.file, `Cannot read ${path}: check its name and place.`)
  }
}
