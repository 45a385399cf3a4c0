import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { isSea } from 'node:sea'

/** Commands of a clone, as they are typed if the program is one file. */
const IN_ONE_FILE: Readonly<Record<string, string>> = {
  ...{ report: 'postern report', check: 'postern check', history: 'postern history' },
  ...{ verify: 'postern verify', watch: 'postern watch', webcat: 'postern webcat' },
  ...{ ceremony: 'postern ceremony', content: 'postern content', print: 'postern print' },
  ...{ desk: 'postern-desk', recovery: 'postern-desk recovery', bundle: 'postern-desk bundle' },
}

/** Programs of the package for Debian and of the image. */
const INSTALLED_AT = /^\/usr\/(?:lib\/postern\/|bin\/postern-)/

/** Commands of a clone, as they are typed where the server is installed. */
const INSTALLED: Readonly<Record<string, string>> = {
  ...IN_ONE_FILE,
  ...{ backup: 'postern-backup', restore: 'postern-restore', doctor: 'postern-doctor' },
}

/** A program of one file, and where a person has started it. */
export interface OneFile {
  /** Its whole path, with the name that the file has now. */
  readonly file: string
  /** The folder in which the person is. */
  readonly folder: string
  /** Folders in which a shell looks for a name alone. */
  readonly searched: readonly string[]
  readonly isWindows: boolean
  readonly isThere: (file: string) => boolean
}

/** @returns null if this process is no program of one file */
function thisFile(): OneFile | null {
  if (!isSea()) return null
  const isWindows = process.platform === 'win32'
  const searched = (process.env.PATH ?? '').split(isWindows ? ';' : ':')
  const at = { file: process.execPath, folder: process.cwd() }
  return { ...at, searched, isWindows, isThere: existsSync }
}

/**
 * A text with the commands in it as the person types them.
 *
 * @param program path of the script that runs, if it is no program of one file
 */
export function asTyped(
  text: string,
  oneFile: OneFile | null = thisFile(),
  program = process.argv[1] ?? '',
): string {
  if (oneFile === null && !INSTALLED_AT.test(program)) return text
  const commands = oneFile === null ? INSTALLED : IN_ONE_FILE
  return text.replaceAll(/npm run (?:-s )?(\w+)(?: --(?= ))?/g, (whole, name: string) => {
    const command = commands[name] ?? whole
    return oneFile === null
      ? command
      : command.replace(/^postern(?:-desk)?/, (word) => typedProgram(oneFile, word))
  })
}

/** A text for paper, which is read in another folder: its commands are for the folder of the program. */
export function asOnPaper(text: string, oneFile: OneFile | null = thisFile()): string {
  if (oneFile === null) return asTyped(text, null)
  const folder = (oneFile.isWindows ? win32 : posix).dirname(oneFile.file)
  return asTyped(text, { ...oneFile, folder, searched: [] })
}

/** How `postern` or `postern-desk` is typed. The other program lies beside this one, or has its plain name. */
function typedProgram({ file, folder, searched, isWindows, isThere }: OneFile, word: string) {
  const paths = isWindows ? win32 : posix
  const own = paths.basename(file)
  // the ending of the name says the system, in both programs
  const ending = own.replace(/^postern(?:-desk)?(?=[-.]|$)/, '')
  const path = paths.join(paths.dirname(file), `${word}${ending}`)
  if (path !== file && !isThere(path)) return word
  if (searched.includes(paths.dirname(path))) return paths.basename(path)
  const way = paths.relative(folder, path)
  const isBelow = !way.startsWith('..') && !paths.isAbsolute(way)
  const typed = isBelow ? `.${paths.sep}${way}` : path
  return typed.includes(' ') ? `"${typed}"` : typed
}
