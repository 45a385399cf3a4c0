/** How many cases a part has. */
export interface PartSizes {
  /** The first one: about a screen of the list, so that it is there at once. */
  readonly first: number
  /** Every other one. */
  readonly next: number
}

/** The store of what a desk has opened; nothing is lost if it fails, since it is fetched again. */
export interface CacheStore {
  /** @returns null if there is none, or it cannot be read */
  read(): Promise<Uint8Array | null>
  /** @returns whether it is kept */
  write(file: Uint8Array): Promise<boolean>
  /** Other sizes of its parts than are usual. */
  readonly sizes?: PartSizes
  /** Let others have their turn, in a long piece of work. */
  pause(): Promise<void>
}

/** The store of sealed records outside of this thread. Ids are 32 bytes each, rows 4,096; several are concatenated. */
export interface RowStore {
  /**
   * Ids in hex of all rows that are there, needed or not; null if the store cannot be read. A store without it is
   * asked by `needed`.
   */
  held?(): Promise<ReadonlySet<string> | null>
  /**
   * Tell the store which rows are needed, and learn which of them are there. The store may delete the others.
   *
   * @returns one bit for each id, in their order, the lowest of a byte first; null if the store cannot be read
   */
  needed(ids: Uint8Array): Promise<Uint8Array | null>
  /** @returns the rows that are there and whole. @throws DeskError `files`, `file-busy` */
  get(ids: Uint8Array): Promise<Uint8Array>
  /** @returns whether all of them are there now */
  append(rows: Uint8Array): Promise<boolean>
}

/** The store of what waits to be written, sealed. */
export interface UnsentStore {
  /** @returns null if there is none. @throws DeskError `files` */
  read(): Promise<Uint8Array | null>
  /** Make it durable. @throws DeskError as `VaultFiles.writeFile` */
  write(file: Uint8Array): Promise<void>
}

/** `weeks-next` lies there while a passphrase is being changed, and holds what `weeks` will hold. */
export type VaultFileName = 'vault' | 'weeks' | 'weeks-next'

/** The store of the sealed files. */
export interface VaultFiles {
  /**
   * @returns null if there is none.
   * @throws DeskError `files`
   */
  readFile(name: VaultFileName): Promise<Uint8Array | null>
  /**
   * Make a new state durable instead of the one read or written before.
   *
   * @throws DeskError `other-window` if another state is there, `files`, `full-disk`, `file-busy`: the old state
   *   stays; `unsure`: the new one is there, or nobody knows
   */
  writeFile(name: VaultFileName, bytes: Uint8Array): Promise<void>
  /** @throws DeskError `files` */
  removeNext(): Promise<void>
}
