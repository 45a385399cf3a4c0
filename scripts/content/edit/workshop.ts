import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type Change,
  type DraftAnswer,
  type DraftRequest,
  type EditErrorCode,
  isLogoFile,
  type LogoAnswer,
  type LogoRequest,
  type OpenedFile,
  type OpenedFolder,
  type Problem,
  type SaveAnswer,
  type SaveRequest,
} from '../../../client/editor/model/wire.ts'
import { decodeContentDocument } from '../../../crypto/entries/content.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { ContentError } from '../error.ts'
import { listContentFiles, questionnaireName, readContentFile } from '../folder.ts'
import { sampleWords } from '../leftovers.ts'
import { cleanLogo, LogoError, logoOf } from '../logo.ts'
import { type Content, contentProblems, readContent } from '../read.ts'
import { reviewLines } from '../reviews.ts'
import { parseYaml } from '../yaml.ts'
import { type Needed, neededFor } from './needs.ts'
import type { Preview } from './preview.ts'
import { type NewFile, type NewFiles, replaceFiles } from './replace-files.ts'
import { withReviews } from './review.ts'
import { rewriteYaml } from './rewrite.ts'

/** A request that the editor cannot do; the page has words for each code. */
export class EditError extends Error {
  readonly code: EditErrorCode
  /** The file that it is about; null if it is about none. */
  readonly file: string | null

  constructor(code: EditErrorCode, file: string | null = null) {
    super(file === null ? code : `${code}: ${file}`)
    this.code = code
    this.file = file
  }
}

export interface WorkshopOptions {
  readonly folder: string
  /** The publication that was signed last; null if it is not at hand. */
  readonly publication: Uint8Array | null
  readonly preview: Preview
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number
}

/** Edits a content folder: says what is wrong with a change, what it needs and how it looks, and writes it. */
export class Workshop {
  readonly #options: WorkshopOptions
  /** Versions of questionnaires that were there at the start, or were signed: `general-1`. */
  readonly #frozen: ReadonlySet<string>
  readonly #signed: ReadonlyMap<string, number>
  /** The content at the start; null if it had mistakes, and then every change counts from the first good one. */
  #inUse: Content | null
  /** The newest state without mistakes; a preview shows it while there are some. */
  #shown: Content | null

  /** @throws ContentError if the folder is not one, or lacks files */
  constructor(options: WorkshopOptions) {
    this.#options = options
    const { folder, publication } = options
    const files = listContentFiles(folder)
    const signed = publication === null ? null : signedVersions(publication)
    const there = files.flatMap((file) => questionnaireName(file) ?? [])
    this.#frozen = new Set((signed ?? there).map(({ id, version }) => `${id}-${version}`))
    this.#signed = highest(signed ?? [])
    this.#inUse = contentOf(folder)
    this.#shown = this.#inUse
  }

  /** The folder as it is on the disk. @throws ContentError */
  open(): OpenedFolder {
    const { folder, now } = this.#options
    const files: OpenedFile[] = []
    const unreadable: Problem[] = []
    const names = listContentFiles(folder)
    for (const file of names) {
      try {
        files.push({ ...this.#read(file), isFrozen: this.#isFrozen(file) })
      } catch (error) {
        if (!(error instanceof ContentError)) throw error
        unreadable.push(problemOf(error))
      }
    }
    const there = highest(names.flatMap((file) => questionnaireName(file) ?? []))
    const versions = new Map([...there, ...this.#signed])
    for (const [id, version] of there) versions.set(id, Math.max(version, versions.get(id) ?? 0))
    const content = contentOf(folder)
    const due = content === null ? [] : reviewLines(content, now())
    return {
      ...{ files, unreadable, versions: Object.fromEntries(versions) },
      due: due.map((line) => line.slice(0, line.indexOf(':'))),
      sampleWords: sampleWords(),
    }
  }

  /** Look over changes: their mistakes, needs and looks. @throws EditError */
  draft({ changes, preview }: DraftRequest): DraftAnswer {
    const texts = this.#textsOf(changes)
    const { problems, content, needed } = this.#inCopy(texts)
    const shown = content ?? this.#shown
    this.#shown = shown
    const html = preview && shown && this.#options.preview(shown, preview)
    return { problems, ...needed, html, isOld: content === null }
  }

  /** Clean a picture that somebody chose as the logo. It is written only when it is saved. */
  async logo({ body }: LogoRequest): Promise<LogoAnswer> {
    try {
      const logo = await cleanLogo(logoOf(new Uint8Array(Buffer.from(body, 'base64'))))
      return { kind: 'good', file: logo.file, body: Buffer.from(logo.body).toString('base64') }
    } catch (error) {
      if (error instanceof LogoError) return { kind: 'wrong', mistake: error.mistake }
      throw error
    }
  }

  /** Write changes that have no mistakes. @throws EditError, or the error of the disk */
  save({ changes }: SaveRequest): SaveAnswer {
    const { folder, now } = this.#options
    for (const { file, base } of changes) {
      this.#requireKnown(file)
      if (this.#baseNow(file) !== base) throw new EditError('changed-meanwhile', file)
    }
    const today = new Date(now()).toISOString().slice(0, 10)
    const readNow = (file: string) => {
      return this.#isThere(file) ? this.#read(file) : { value: null, base: null }
    }
    const texts = this.#textsOf(withReviews(changes.map(cleaned), readNow, today))
    const { problems, needed } = this.#inCopy(texts)
    const [first] = problems
    if (first !== undefined) throw new EditError('mistakes', first.file)
    const before = replaceFiles(folder, texts, now())
    return { saved: [...texts.keys()], before, needs: needed.needs, folder: this.open() }
  }

  #read(file: string): { readonly file: string; readonly base: string; readonly value: unknown } {
    const bytes = readContentFile(this.#options.folder, file)
    const value = isLogoFile(file)
      ? Buffer.from(bytes).toString('base64')
      : parseYaml(file, bytes).value
    return { file, base: hashOf(bytes), value }
  }

  #isThere(file: string): boolean {
    return listContentFiles(this.#options.folder).includes(file)
  }

  #baseNow(file: string): string | null {
    return this.#isThere(file) ? hashOf(readContentFile(this.#options.folder, file)) : null
  }

  #isFrozen(file: string): boolean {
    const name = questionnaireName(file)
    return name !== null && this.#frozen.has(`${name.id}-${name.version}`)
  }

  /** Only files that the program reads are written; a path that leads elsewhere is none of them. */
  #requireKnown(file: string): void {
    if (!this.#isThere(file) && questionnaireName(file) === null && !isLogoFile(file)) {
      throw new EditError('unknown-file', file)
    }
  }

  /** The new text or bytes of each changed file; null for a file that goes. */
  #textsOf(changes: readonly Change[]): NewFiles {
    const { folder } = this.#options
    const texts = changes.map(cleaned).map(({ file, from, value }): [string, NewFile] => {
      this.#requireKnown(file)
      if (isLogoFile(file))
        return [file, typeof value === 'string' ? Buffer.from(value, 'base64') : null]
      const source = this.#isThere(file) ? file : from
      if (source !== undefined) this.#requireKnown(source)
      const isThere = source !== undefined && this.#isThere(source)
      const text = isThere ? new TextDecoder().decode(readContentFile(folder, source)) : ''
      return [file, rewriteYaml(text, value)]
    })
    return new Map(texts)
  }

  /** Look at a copy of the folder with other texts in it. */
  #inCopy(texts: NewFiles): Checked {
    const { folder } = this.#options
    const copy = mkdtempSync(join(tmpdir(), 'postern-content-'))
    try {
      for (const file of listContentFiles(folder)) cpSync(join(folder, file), join(copy, file))
      for (const [file, text] of texts) {
        mkdirSync(dirname(join(copy, file)), { recursive: true })
        if (text === null) rmSync(join(copy, file), { force: true })
        else writeFileSync(join(copy, file), text)
      }
      return this.#checked(copy)
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  }

  #checked(copy: string): Checked {
    const content = contentOf(copy)
    if (content === null) {
      return { problems: contentProblems(copy).map(problemOf), content, needed: NOTHING }
    }
    const problems: readonly Problem[] = []
    this.#inUse ??= content
    try {
      const needed = neededFor(this.#inUse, content, this.#options.publication)
      return { problems, content, needed }
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      return { problems: [problemOf(error)], content, needed: NOTHING }
    }
  }
}

interface Checked {
  readonly problems: readonly Problem[]
  /** Null if there are mistakes. */
  readonly content: Content | null
  readonly needed: Needed
}

/** @returns null if the folder has a mistake */
function contentOf(folder: string): Content | null {
  try {
    return readContent(folder)
  } catch (error) {
    if (error instanceof ContentError) return null
    throw error
  }
}

const NOTHING: Needed = { needs: [], warnings: [] }

function problemOf({ file, path, problem, remedy }: ContentError): Problem {
  return { file, path, problem, remedy }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

interface Named {
  readonly id: string
  readonly version: number
}

function signedVersions(publication: Uint8Array): readonly Named[] {
  return decodeContentDocument(decodePublication(publication).content).questionnaires
}

function highest(list: readonly Named[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { id, version } of list) found.set(id, Math.max(version, found.get(id) ?? 0))
  return found
}

/** Texts as a file can hold them: without space around them, and without halves of signs. */
function cleaned(change: Change): Change {
  return { ...change, value: cleanedValue(change.value) }
}

function cleanedValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return value
      .replace(/\r\n?/g, '\n')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .trim()
  }
  if (Array.isArray(value)) return value.map(cleanedValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanedValue(one)]))
}
