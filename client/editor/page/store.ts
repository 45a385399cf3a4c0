import type { Language } from '../../../crypto/entries/names.ts'
import { LOGO_FILES, LOGO_MOST, type LogoFile, type LogoMistake } from '../../texts/logo.ts'
import { kindOfFile, questionnaireOf, shownFiles } from '../model/files.ts'
import { type Group, isGroup, withValue } from '../model/values.ts'
import type {
  Change,
  Chosen,
  DraftAnswer,
  OpenedFolder,
  Path,
  PreviewPlace,
  SaveAnswer,
} from '../model/wire.ts'
import { type EditorHostClient, RefusedError } from './host-client.ts'

/** Everything that the page knows. A new object for each change. */
export interface EditorState {
  /** Null until it was read. */
  readonly folder: OpenedFolder | null
  /** The content of every file, as it is edited. */
  readonly values: ReadonlyMap<string, unknown>
  /** New files, each with the file that it begins as a copy of. */
  readonly copies: ReadonlyMap<string, string>
  /** Versions of questionnaires that somebody says were never in use. */
  readonly inPlace: ReadonlySet<string>
  /** The file that is shown. */
  readonly file: string
  readonly place: PreviewPlace | null
  readonly language: Language
  readonly chosen: Chosen
  readonly answer: DraftAnswer
  readonly work: 'none' | 'checking' | 'saving'
  readonly refusal: RefusedError | null
  /** Outcome of the last saving, until something is changed again. */
  readonly saved: SaveAnswer | null
}

const NOT_CHECKED: DraftAnswer = { problems: [], needs: [], warnings: [], html: null, isOld: false }
const FIRST_FILE = 'organisation.yaml'

const START: EditorState = {
  folder: null,
  ...{ values: new Map(), copies: new Map(), inPlace: new Set() },
  file: FIRST_FILE,
  place: kindOfFile(FIRST_FILE).place,
  language: 'nb',
  chosen: { party: null, relation: null, category: null },
  answer: NOT_CHECKED,
  work: 'none',
  ...{ refusal: null, saved: null },
}

/** Milliseconds without a key before a change is looked over. */
const PAUSE = 250

/** The state of the page, and all ways to change it. */
export class EditorStore {
  state: EditorState = START
  readonly #host: EditorHostClient
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Number of the newest request: an older answer is not shown. */
  #asked = 0

  constructor(host: EditorHostClient) {
    this.#host = host
  }

  /** @returns a function that ends it */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async open(): Promise<void> {
    await this.#attempt(async () => {
      this.#take(await this.#host.open())
      await this.#look()
    })
  }

  show(file: string): void {
    this.#set({ file, place: kindOfFile(file).place })
    this.#lookSoon()
  }

  showPlace(place: PreviewPlace): void {
    this.#set({ place })
    this.#lookSoon()
  }

  showLanguage(language: Language): void {
    this.#set({ language })
    this.#lookSoon()
  }

  choose(chosen: Partial<Chosen>): void {
    this.#set({ chosen: { ...this.state.chosen, ...chosen } })
    this.#lookSoon()
  }

  /** Change a version of a questionnaire itself, instead of a new version. */
  changeInPlace(file: string, isInPlace: boolean): void {
    const inPlace = new Set(this.state.inPlace)
    if (isInPlace) inPlace.add(file)
    else inPlace.delete(file)
    this.#set({ inPlace })
  }

  /** Put a value into the file that is shown; undefined takes a key out. @param keys all keys, in their order */
  edit(path: Path, value: unknown, keys: readonly string[] = []): void {
    const file = this.#writable()
    const { values } = this.state
    const next = new Map(values).set(file, withValue(values.get(file), path, value, keys))
    this.#set({ values: next, saved: null })
    this.#lookSoon()
  }

  /** Begin a new questionnaire as a copy of the one that is shown. @returns whether its id was free */
  copyAs(id: string): boolean {
    const { file, values, copies } = this.state
    const isTaken = [...values.keys()].some((one) => questionnaireOf(one)?.id === id)
    if (id === '' || isTaken) return false
    const copy = `questionnaires/${id}-${this.nextVersion(id)}.yaml`
    const before = values.get(file)
    const value: Group = {
      ...(isGroup(before) ? before : {}),
      ...{ id, version: this.nextVersion(id) },
    }
    this.#set({
      values: new Map(values).set(copy, value),
      copies: new Map(copies).set(copy, copies.get(file) ?? file),
    })
    this.show(copy)
    return true
  }

  /** Clean a picture and make it the logo. @returns the mistake; null if it is the logo now */
  async chooseLogo(picture: Blob): Promise<LogoMistake | null> {
    if (picture.size > Math.max(...Object.values(LOGO_MOST))) return 'large'
    const bytes = new Uint8Array(await picture.arrayBuffer())
    let mistake: LogoMistake | null = null
    await this.#attempt(async () => {
      const answer = await this.#host.logo({ body: btoa(String.fromCharCode(...bytes)) })
      if (answer.kind === 'good') this.setLogo(answer)
      else mistake = answer.mistake
    })
    return mistake
  }

  /** Make a clean picture the logo; null takes the logo out. */
  setLogo(logo: { readonly file: LogoFile; readonly body: string } | null): void {
    const values = new Map(this.state.values)
    for (const file of LOGO_FILES) {
      if (file === logo?.file) values.set(file, logo.body)
      else if (values.has(file)) values.set(file, null)
    }
    this.#set({ values, saved: null })
    this.#lookSoon()
  }

  /** Put a file back as it is on the disk. */
  undo(file: string): void {
    const { folder, values, copies } = this.state
    const before = folder?.files.find((one) => one.file === file)
    const next = new Map(values)
    if (before !== undefined) next.set(file, before.value)
    else next.delete(file)
    const shown = before === undefined ? newestOf(copies.get(file) ?? '', next) : file
    this.#set({ values: next, copies: without(copies, file), file: shown })
    this.#lookSoon()
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#set({ work: 'saving' })
    await this.#attempt(async () => {
      const saved = await this.#host.save({ changes: [...this.changes()] })
      this.#take(saved.folder)
      this.#set({ saved })
      await this.#look()
    })
  }

  /** Every file that differs from the one on the disk. */
  changes(): readonly Change[] {
    const { folder, values, copies } = this.state
    const there = new Map(folder?.files.map((one) => [one.file, one]))
    return [...values].flatMap(([file, value]) => {
      const before = there.get(file)
      if (isSame(before?.value ?? null, value)) return []
      const from = copies.get(file)
      return [{ file, base: before?.base ?? null, value, ...(from === undefined ? {} : { from }) }]
    })
  }

  /** Whether a change of this file becomes a new version of the questionnaire. */
  isFrozen(file: string): boolean {
    const { folder, inPlace } = this.state
    return !inPlace.has(file) && folder?.files.find((one) => one.file === file)?.isFrozen === true
  }

  /** The next version of a questionnaire. */
  nextVersion(id: string): number {
    return (this.state.folder?.versions[id] ?? 0) + 1
  }

  /** The file that takes a change of the file that is shown. */
  #writable(): string {
    const { file, values, copies } = this.state
    const name = questionnaireOf(file)
    if (name === null || !this.isFrozen(file)) return file
    const version = this.nextVersion(name.id)
    const copy = `questionnaires/${name.id}-${version}.yaml`
    if (!values.has(copy)) {
      const before = values.get(file)
      const value: Group = { ...(isGroup(before) ? before : {}), version }
      this.#set({
        values: new Map(values).set(copy, value),
        copies: new Map(copies).set(copy, file),
      })
    }
    this.#set({ file: copy })
    return copy
  }

  #take(folder: OpenedFolder): void {
    const values = new Map(folder.files.map(({ file, value }) => [file, value]))
    const [first] = shownFiles(folder.files)
    const file = values.has(this.state.file) ? this.state.file : (first?.file ?? FIRST_FILE)
    this.#set({ folder, values, copies: new Map(), file })
  }

  #lookSoon(): void {
    clearTimeout(this.#timer)
    this.#set({ work: 'checking' })
    this.#timer = setTimeout(() => void this.#attempt(() => this.#look()), PAUSE)
  }

  async #look(): Promise<void> {
    const asked = ++this.#asked
    const { place, language, chosen, file } = this.state
    const questionnaire = questionnaireOf(file)?.id ?? null
    const isInside = file === 'networks.yaml'
    const preview = place === null ? null : { place, language, chosen, questionnaire, isInside }
    const answer = await this.#host.draft({ changes: [...this.changes()], preview })
    if (asked !== this.#asked) return
    this.#set({ answer, work: 'none', refusal: null })
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      this.#set({ refusal: error, work: 'none' })
    }
  }

  #set(change: Partial<EditorState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** The newest version of the questionnaire of a file. */
function newestOf(file: string, values: ReadonlyMap<string, unknown>): string {
  const wanted = questionnaireOf(file)?.id
  const shown = shownFiles([...values.keys()].map((one) => ({ file: one })))
  return shown.find((one) => questionnaireOf(one.file)?.id === wanted)?.file ?? FIRST_FILE
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function without(map: ReadonlyMap<string, string>, key: string): ReadonlyMap<string, string> {
  return new Map([...map].filter(([one]) => one !== key))
}
