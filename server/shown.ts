import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'
import type { Context } from './context.ts'
import { ApiError } from './errors.ts'
import type { MailWords } from './mail/config.ts'
import { type Brotli, type Packed, type PageFiles, packPages } from './pages.ts'
import { previewPublication, publicationIn, takePublication } from './publication-file.ts'
import type { Published } from './reception.ts'
import type { Schedule } from './time/schedule.ts'

/** All that a server shows and says in the organisation's words. */
export interface Shown {
  /** The reporters' pages, by exact path. */
  readonly pages: PageFiles
  /** Words of the daily mail; null if the organisation has none of its own. */
  readonly mail: MailWords | null
}

/** The files of DATA_DIR that pages and words are made of. */
export interface ShownSource {
  /** A text that is another one once a file is: by names, sizes and times. */
  mark(): string
  /** @throws Error with a remedy if the files cannot be used with this publication */
  show(published: Published): Promise<Shown>
}

/** Pages as they are; or made from the publication that is in use; or with files that may change. */
export type PageSource = PageFiles | ((published: Published) => Promise<PageFiles>) | ShownSource

/** Sets of pages whose files stay after newer ones: an open page loads the rest of its own later. */
const EARLIER_SETS = 4

/** Files that only a page of the same build asks for: each is named by its content. */
const ASSETS = '/assets/'

/**
 * The pages and words in use. They follow the files in DATA_DIR, and the key list: a change is checked as at the
 * start, and taken as a whole or not at all.
 */
export class Front {
  readonly #ctx: Context
  readonly #source: Source
  readonly #brotli: Brotli | undefined
  #pages: ReadonlyMap<string, Packed> = new Map()
  #assets: readonly ReadonlyMap<string, Packed>[] = []
  #mail: MailWords | null = null
  #published: Published | null = null
  /** The mark that is in use; that of the last look; and what was refused. */
  #used: string | null = null
  #seen = ''
  #refused = ''
  #running: Promise<void> = Promise.resolve()

  /** @param brotli packs pages after they are in use; without it they are packed before */
  constructor(ctx: Context, source: PageSource, brotli?: Brotli) {
    this.#ctx = ctx
    this.#brotli = brotli
    this.#source = sourceOf(source)
  }

  /** The page of a path, or a file that an earlier page loads. */
  get(path: string): Packed | undefined {
    const page = this.#pages.get(path)
    if (page !== undefined || !path.startsWith(ASSETS)) return page
    return this.#assets.find((assets) => assets.has(path))?.get(path)
  }

  /** The organisation's words for the daily mail, as they are now. */
  mail(): MailWords | null {
    return this.#mail
  }

  /** Take the publication and the pages for the first time. @throws Error with a remedy */
  async begin(): Promise<void> {
    this.#seen = this.#source.mark()
    await this.#take(this.#seen)
    if (this.#source.follows) this.#ctx.reception.onNext(() => void this.look())
  }

  /**
   * Look whether files have changed, and take what they say. Files that change between two looks may be half
   * written: they are left for the next.
   */
  look(): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#seen
      this.#seen = this.#source.mark()
      if (this.#seen === before) await this.#renew(this.#seen)
    })
  }

  /** Take what the files say at once: somebody says that they are whole. The log says what came of it. */
  renew(): Promise<void> {
    return this.#inTurn(async () => {
      this.#refused = ''
      this.#seen = this.#source.mark()
      if (!(await this.#renew(this.#seen))) this.#ctx.log.note('nothing has changed in DATA_DIR')
    })
  }

  /** Wait for what is under way. */
  async stop(): Promise<void> {
    await this.#running
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const fault = (error: unknown) => this.#ctx.log.fault('new pages', error)
    this.#running = this.#running.then(work).catch(fault)
    return this.#running
  }

  /** @returns whether anything was to be done */
  async #renew(mark: string): Promise<boolean> {
    const { reception, log } = this.#ctx
    const list = reception.isOpen() ? reception.current() : null
    if (mark === this.#used && list === this.#published) return false
    const wanted = `${mark} ${list?.list.version}`
    if (wanted === this.#refused) return true
    try {
      await this.#take(mark)
      log.note('new pages and words are in use')
    } catch (error) {
      if (!(error instanceof Error)) throw error
      this.#refused = wanted
      log.note(`${STAY} ${firstLines(error.message)}`)
    }
    return true
  }

  /** Everything is made before anything is used. */
  async #take(mark: string): Promise<void> {
    const ctx = this.#ctx
    const bytes = publicationIn(ctx.config.dataDir)
    const next = await previewPublication(ctx, bytes)
    const shown = await this.#source.show(next)
    const packed = await packPages(shown.pages, this.#brotli)
    if (this.#source.mark() !== mark) throw new ConfigError(CHANGING)
    if (mark !== this.#used) await takePublication(ctx, bytes)
    this.#keepAssets(packed)
    this.#pages = packed
    this.#mail = shown.mail
    this.#published = ctx.reception.isOpen() ? ctx.reception.current() : null
    this.#used = mark
  }

  #keepAssets(next: ReadonlyMap<string, Packed>): void {
    const old = [...this.#pages].filter(([path]) => path.startsWith(ASSETS) && !next.has(path))
    if (old.length === 0) return
    this.#assets = [new Map(old), ...this.#assets].slice(0, EARLIER_SETS)
  }
}

const STAY = 'pages and words stay as they are:'
const CHANGING =
  'files in DATA_DIR changed while they were read: try again once all of them are there'

/** A log has one line for it; the check of a folder names the rest. */
function firstLines(message: string): string {
  return message.split('\n').slice(0, 2).join(' ')
}

/** A source as the front asks it. */
interface Source extends Pick<ShownSource, 'mark'> {
  /** Whether pages depend on the publication. */
  readonly follows: boolean
  show(published: Published | null): Promise<Shown>
}

function sourceOf(source: PageSource): Source {
  const still = { mark: () => '' }
  if (isPages(source)) {
    return { ...still, follows: false, show: async () => ({ pages: source, mail: null }) }
  }
  const show =
    typeof source === 'function'
      ? async (published: Published) => ({ pages: await source(published), mail: null })
      : (published: Published) => source.show(published)
  return {
    mark: typeof source === 'function' ? still.mark : () => source.mark(),
    follows: true,
    show: (published) => {
      if (published === null) throw new ApiError('unavailable')
      return show(published)
    },
  }
}

function isPages(source: PageSource): source is PageFiles {
  return typeof source !== 'function' && !('show' in source)
}

/** Names, sizes, places and times of files, and of all files in folders; missing ones count as such. */
export function markOf(...paths: readonly string[]): string {
  return paths.flatMap(entriesOf).join('\n')
}

function entriesOf(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true })
  if (stat === undefined) return [`${path} -`]
  if (!stat.isDirectory())
    return [`${path} ${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`]
  const names = readdirSync(path).filter((name) => !name.startsWith('.'))
  return names.sort().flatMap((name) => entriesOf(join(path, name)))
}

/** Look every so many seconds. */
export function startLooking(front: Front, seconds: number): Schedule {
  let timer: NodeJS.Timeout
  const plan = (): void => {
    timer = setTimeout(() => void front.look().then(plan), seconds * 1000)
  }
  plan()
  return {
    stop: async () => {
      await front.stop()
      clearTimeout(timer)
    },
  }
}
