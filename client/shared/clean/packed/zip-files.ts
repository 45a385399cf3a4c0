import { type CleanTools, damaged } from '../outcome.ts'
import type { ByteSource } from '../source.ts'
import { unpack, unpackWhole, type ZipEntry } from './zip.ts'

/** The files of an archive by their names. */
export class ZipFiles {
  protected readonly tools: CleanTools
  readonly #source: ByteSource
  readonly #entries: ReadonlyMap<string, ZipEntry>

  /** @param nameOf the name by which a file is asked for, if it is another than its own */
  constructor(
    source: ByteSource,
    tools: CleanTools,
    entries: readonly ZipEntry[],
    nameOf: (name: string) => string = (name) => name,
  ) {
    this.#source = source
    this.tools = tools
    this.#entries = new Map(entries.map((entry) => [nameOf(entry.name), entry]))
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** @throws CleanError `damaged` if the file is not there or not whole */
  async pieces(name: string): Promise<Iterable<Uint8Array>> {
    return unpack(this.#source, this.#entry(name), this.tools)
  }

  async whole(name: string): Promise<Uint8Array> {
    return unpackWhole(this.#source, this.#entry(name), this.tools)
  }

  #entry(name: string): ZipEntry {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw damaged('a file that is missing')
    return entry
  }
}
