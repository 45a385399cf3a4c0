import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import type { Language } from '../../../crypto/entries/names.ts'
import { readBytes, replace, writeNew } from '../../cli/files.ts'
import { fingerprintIn } from '../../cli/fingerprint.ts'
import { isSigned } from '../../content/change.ts'
import { listContentFiles } from '../../content/folder.ts'
import { contentProblems, readContent } from '../../content/read.ts'
import type { Plan } from '../core.ts'
import { readPlan } from '../plan.ts'

/** Fingerprints of files that somebody has compared with their members, by member id. */
const comparedSchema = v.record(v.string(), v.string())
export type Compared = Readonly<Record<string, string>>

/** The folder of a ceremony. Every state of the guide follows from the files in it. */
export class GuideFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  readonly at = (...names: string[]): string => join(this.path, ...names)

  get content(): string {
    return this.at('content')
  }
  get plan(): string {
    return this.at('plan.json')
  }
  get enrolments(): string {
    return this.at('enrolments')
  }
  get rootFile(): string {
    return this.at('root.key')
  }
  get server(): string {
    return this.at('for-server')
  }
  get print(): string {
    return this.at('for-print')
  }
  get #coming(): string {
    return this.at('for-server.new')
  }

  /** Make what is missing of the folder, and finish a handing out that was interrupted. */
  open(): void {
    mkdirSync(this.enrolments, { recursive: true, mode: 0o700 })
    if (!existsSync(this.#coming)) return
    const isWhole = existsSync(join(this.#coming, 'publication.bin'))
    if (isWhole && !existsSync(this.server)) renameSync(this.#coming, this.server)
    else rmSync(this.#coming, { recursive: true })
  }

  /** The fingerprint of the folder's root; null if it has none yet. @throws Error if the file has a slip in it */
  root(language: Language): string | null {
    const file = this.at('fingerprint.txt')
    return existsSync(file) ? fingerprintIn(file, language) : null
  }

  /** The file of the key list in use; null before the first. */
  publication(): string | null {
    const files = [join(this.server, 'publication.bin'), this.at('publication.bin')]
    return files.find((file) => existsSync(file)) ?? null
  }

  /** The files of all key lists that were signed here. */
  publications(): readonly string[] {
    const earlier = this.at('earlier')
    const folders = existsSync(earlier) ? readdirSync(earlier) : []
    const files = folders.map((name) => join(earlier, name, 'publication.bin'))
    const inUse = this.publication()
    return [...(inUse === null ? [] : [inUse]), ...files.filter((file) => existsSync(file))]
  }

  readPlan(): Plan {
    return readPlan(this.plan)
  }

  writePlan(plan: Plan): void {
    replace(this.plan, `${JSON.stringify(plan, null, 2)}\n`)
  }

  readCompared(): Compared {
    const file = this.at('compared.json')
    return existsSync(file) ? v.parse(comparedSchema, JSON.parse(readFileSync(file, 'utf8'))) : {}
  }

  addCompared(id: string, print: string): void {
    const all = { ...this.readCompared(), [id]: print }
    replace(this.at('compared.json'), `${JSON.stringify(all, null, 2)}\n`)
  }

  /** Paths of what members brought, by the ending of the name. */
  brought(...endings: readonly string[]): readonly string[] {
    return readdirSync(this.enrolments)
      .filter((name) => !name.startsWith('.') && endings.some((ending) => name.endsWith(ending)))
      .sort()
      .map((name) => join(this.enrolments, name))
  }

  /** A hash of everything that is signed or decides it: what was checked is what is signed. */
  digest(): string {
    const hash = createHash('sha256')
    const content = listContentFiles(this.content).map((name) => join(this.content, name))
    for (const file of [...content, this.plan, ...this.brought('')]) {
      const bytes = readFileSync(file)
      hash.update(`${file} ${bytes.length}\n`).update(bytes)
    }
    return hash.digest('hex')
  }

  /** Put the server's part together beside the one before, and exchange the two once it is whole. */
  handOut(publication: Uint8Array, version: number): void {
    rmSync(this.#coming, { recursive: true, force: true })
    const filter = (source: string) => !basename(source).startsWith('.')
    const content = join(this.#coming, 'content')
    cpSync(this.content, content, { recursive: true, filter })
    if (!isSigned(publication, readContent(content).document)) {
      throw new Error(`${this.content} changed while it was copied: look again`)
    }
    writeNew(join(this.#coming, 'publication.bin'), publication)
    if (existsSync(this.server)) {
      mkdirSync(this.at('earlier'), { recursive: true, mode: 0o700 })
      renameSync(this.server, this.at('earlier', `for-server-${version - 1}`))
    }
    renameSync(this.#coming, this.server)
  }

  /** Whether the server's part belongs together: somebody may have changed its content afterwards. */
  belongsTogether(): boolean {
    const file = join(this.server, 'publication.bin')
    if (!existsSync(file)) return true
    const content = join(this.server, 'content')
    if (contentProblems(content).length > 0) return false
    return isSigned(readBytes(file), readContent(content).document)
  }
}
