import { count, fill, sizeText } from '../../texts/wording.ts'
import type { App, FieldError } from '../state.ts'
import type { ChosenFile } from './chosen-file.ts'
import type { Cleaning } from './cleaning.ts'
import { endingOf, shownName } from './wording.ts'

/** Inputs for adding files: the report or letter that they belong to, and the cleaning that looks them through. */
export interface Adding {
  readonly app: App
  readonly owner: string
  readonly cleaning: Cleaning
}

/** Most files of one report or letter. PROTOCOL.md section 9 */
export const MOST_FILES = 100

/** Most bytes of the files of one report or letter, if the organisation sets no limit: 2 GiB. */
const MOST_BYTES = 2 * 1024 ** 3

/** Most bytes that the files of one report or letter may have together. */
export function filesLimit({ site }: App): number {
  const megabytes = site.organisation.files?.['most-megabytes']
  return megabytes === undefined ? MOST_BYTES : megabytes * 1_000_000
}

/** The files that go with something, as they are now. */
export function filesOf({ state }: App, owner: string): readonly ChosenFile[] {
  return state.files[owner] ?? []
}

export function setFiles({ state }: App, owner: string, files: readonly ChosenFile[]): void {
  state.files = { ...state.files, [owner]: files }
}

/**
 * Add files, and have each looked through. Files beyond a limit are refused by number or size, before a byte
 * of them is read.
 *
 * @param names the name of each file at the start; the neutral name if there is none
 * @param together add all of them or none
 * @returns whether all were added
 */
export function addFiles(
  app: App,
  owner: string,
  chosen: readonly File[],
  cleaning: Cleaning,
  names: readonly string[] = [],
  together = false,
): boolean {
  if (chosen.length === 0) return true
  const before = filesOf(app, owner)
  const limit = filesLimit(app)
  const added: ChosenFile[] = []
  const errors: FieldError[] = []
  let room = limit - before.reduce((sum, { size }) => sum + size, 0)
  let number = before.reduce((most, one) => Math.max(most, one.number), 0)
  for (const [i, file] of chosen.entries()) {
    const { size } = file
    if (before.length + added.length >= MOST_FILES) {
      errors.push(error((t) => fill(t.files.tooMany, { n: MOST_FILES })))
      break
    }
    if (size > room) {
      const sizes = { size: sizeText(app.language, limit), own: sizeText(app.language, size) }
      errors.push(error((t) => fill(t.files.tooLarge, { name: file.name, ...sizes })))
      continue
    }
    room -= size
    number += 1
    const ending = endingOf(file.name)
    const name = names[i] ?? ''
    added.push({ number, file, size, ending, look: { kind: 'looking' }, asIs: false, name })
  }
  const refused = errors.length > 0
  if (refused && together) added.length = 0
  setFiles(app, owner, [...before, ...added])
  app.state.errors = app.state.errors.filter(({ field }) => field !== ADD_ID)
  if (refused) app.refuse(errors)
  else app.redraw()
  if (added.length === 0) return !refused
  app.say(count(app.language, app.t.files.added, added.length))
  for (const one of added) void lookThrough(app, owner, one, cleaning)
  return !refused
}

/** id of the button that adds files; errors about adding lead to it. */
export const ADD_ID = 'files-add'

const error = (sentence: FieldError['sentence']): FieldError => ({ field: ADD_ID, sentence })

/** Have one file looked through, and say how it went. */
export async function lookThrough(
  app: App,
  owner: string,
  file: ChosenFile,
  cleaning: Cleaning,
): Promise<void> {
  const { state } = app
  file.look = { kind: 'looking' }
  // the choice was made for a file that was not cleaned: for a clean one it would mean sending the original
  file.asIs = false
  const look = await cleaning.look(file.file)
  if (app.state !== state || !filesOf(app, owner).includes(file)) return
  file.look = look
  app.redraw()
  app.say(`${shownName(app.t, file)}: ${lookSentence(app, file)}`)
}

/** How looking through a file went, in one sentence. */
export function lookSentence({ t }: App, { look }: ChosenFile): string {
  switch (look.kind) {
    case 'looking':
      return t.files.looking
    case 'clean':
      if (look.found.length > 0) return t.files.cleaned
      return look.stays.length === 0 ? t.files.nothing : t.files.nothingOut
    case 'unknown':
      return t.files.unknown
    case 'trouble':
      return t.trouble[look.code]
    default:
      return look satisfies never
  }
}

export function removeFile(app: App, owner: string, file: ChosenFile): void {
  const name = shownName(app.t, file)
  setFiles(
    app,
    owner,
    filesOf(app, owner).filter((one) => one !== file),
  )
  app.state.errors = []
  app.redraw()
  document.getElementById(ADD_ID)?.focus()
  app.say(fill(app.t.files.removedSaid, { name }))
}
