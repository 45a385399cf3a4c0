import { readdirSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { Machine } from '../../../shared/local-host/machine.ts'

export interface Places {
  /** Folder for vault and settings: of this person, on this machine, and in no folder that is copied elsewhere. */
  readonly own: string
  /** Settings that the person chose. */
  readonly settings: string
  /** Settings that IT put beside the program: only IT can write there. */
  readonly given: string
  /** The organisation's texts for desks, beside the program too. */
  readonly texts: string
  /** Tells a second start where the first one is. */
  readonly running: string
}

/** The places on a machine, by the rules of its system. */
export function placesOn({ platform, env, home, program }: Machine): Places {
  const { join, dirname } = platform === 'win32' ? win32 : posix
  const own = join(
    localFolder({ platform, env, home, program }),
    APPLICATION[platform] ?? 'postern',
  )
  const beside = dirname(program)
  return {
    own,
    settings: join(own, 'desk.json'),
    given: join(beside, 'postern-desk.json'),
    texts: join(beside, 'postern-desk-texts.json'),
    running: join(own, 'desk.running'),
  }
}

/** Names of the folder of this program, as its neighbours are called. */
const APPLICATION: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'Postern',
  darwin: 'Postern',
}

function localFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') return env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support')
  const named = env.XDG_DATA_HOME ?? ''
  // the rules of freedesktop.org ignore a path that is not absolute
  return posix.isAbsolute(named) ? named : posix.join(home, '.local', 'share')
}

/** Names of folders that a program copies to other machines, as they stand in paths. */
const COPIED: readonly (readonly [name: RegExp, who: string])[] = [
  [/^onedrive(?: - .+)?$/i, 'OneDrive'],
  [/^sharepoint(?: - .+)?$/i, 'SharePoint'],
  [/^dropbox(?: \(.+\))?$/i, 'Dropbox'],
  [/^(?:icloud ?drive|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^(?:google ?drive|my drive|min disk)$/i, 'Google Drive'],
  [/^cloudstorage$/i, 'CloudStorage'],
  [/^(?:box|box sync)$/i, 'Box'],
  [/^syncthing$/i, 'Syncthing'],
]

/** Variables of Windows that name folders of OneDrive, whatever these folders are called. */
const ONE_DRIVE = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']

/** Files that such a program leaves in the folder that it copies. */
const LEFT: readonly (readonly [name: RegExp, who: string])[] = [
  [/^\.dropbox(?:\.cache)?$/, 'Dropbox'],
  [/^\.?_?sync_[0-9a-f]+\.db$/, 'Nextcloud'],
  [/^\.(?:nextcloud|owncloud)sync\.log$/, 'Nextcloud'],
  [/^\.stfolder$/, 'Syncthing'],
]

/** The names of the files in a folder; none if it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * Find out who copies the folder of a file to other machines, as far as this can be seen. The weekly keys that are
 * destroyed here would live on there.
 *
 * @param path of the file, absolute
 * @param filesOf the names of the files in a folder; none if there is no such folder
 * @returns a name for people; null if nobody is seen to
 */
export function copiedBy(
  path: string,
  { platform, env }: Pick<Machine, 'platform' | 'env'>,
  filesOf: (folder: string) => readonly string[] = namesIn,
): string | null {
  const { dirname, sep } = platform === 'win32' ? win32 : posix
  if (platform === 'win32') {
    const isIn = (folder: string | undefined) =>
      !!folder && `${path}\\`.toLowerCase().startsWith(`${folder}\\`.toLowerCase())
    if (ONE_DRIVE.some((name) => isIn(env[name]))) return 'OneDrive'
    if (isIn(env.APPDATA)) return 'Windows (AppData\\Roaming)'
    if (/^[\\/]{2}(?![?.])/.test(path)) return path.split(/[\\/]+/)[1] ?? null
  }
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const names = filesOf(folder)
    const left = LEFT.find(([name]) => names.some((one) => name.test(one)))
    const own = folder.split(sep).at(-1) ?? ''
    const who = left ?? COPIED.find(([name]) => name.test(own))
    if (who !== undefined) return who[1]
    if (dirname(folder) === folder) return null
  }
}
