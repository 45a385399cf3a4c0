/** One entry of a tar file; the time is the same for all. */
export interface TarEntry {
  /** Path without a slash at its start; a folder's ends with a slash. */
  readonly path: string
  readonly body?: Uint8Array
  /** 0644 for a file, 0755 for a folder by default. */
  readonly mode?: number
  /** The path that a symbolic link leads to; absent for a file and a folder. */
  readonly link?: string
  /** Number of its user and group; 0, which is root, by default. */
  readonly owner?: number
}

const BLOCK = 512

/**
 * Make a tar file (ustar), in the order of the entries: the same entries give the same bytes.
 *
 * @param time seconds since 1970-01-01 UTC, of every entry
 * @throws Error for a path that ustar has no room for
 */
export function tarOf(entries: readonly TarEntry[], time: number): Uint8Array {
  const parts = entries.flatMap((entry) => {
    const body = entry.body ?? new Uint8Array(0)
    return [header(entry, body.length, time), body, new Uint8Array(-body.length & (BLOCK - 1))]
  })
  return Buffer.concat([...parts, new Uint8Array(2 * BLOCK)])
}

function header({ path, mode, link, owner = 0 }: TarEntry, size: number, time: number): Uint8Array {
  const isFolder = path.endsWith('/')
  const block = Buffer.alloc(BLOCK)
  const [name, prefix] = splitPath(path)
  const number = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  block.write(name, 0, 100, 'utf8')
  number(mode ?? (isFolder ? 0o755 : 0o644), 100, 8)
  number(owner, 108, 8)
  number(owner, 116, 8)
  number(size, 124, 12)
  number(time, 136, 12)
  block.write(' '.repeat(8), 148, 'latin1')
  block.write(link !== undefined ? '2' : isFolder ? '5' : '0', 156, 'latin1')
  block.write(link ?? '', 157, 100, 'utf8')
  block.write('ustar\u000000', 257, 'latin1')
  if (owner === 0) {
    block.write('root', 265, 'latin1')
    block.write('root', 297, 'latin1')
  }
  block.write(prefix, 345, 155, 'utf8')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

/** A name of up to 100 bytes, and before it a folder of up to 155. */
function splitPath(path: string): readonly [name: string, prefix: string] {
  if (Buffer.byteLength(path) <= 100) return [path, '']
  const at = path.indexOf('/', path.length - 101)
  const [prefix, name] = [path.slice(0, at), path.slice(at + 1)]
  if (at > 0 && at <= 155 && name !== '' && Buffer.byteLength(name) <= 100) return [name, prefix]
  throw new Error(`${path} is too long for a tar file: shorten it`)
}

/** The folders around files, each once and before what is in it, then the files, in the order of their paths. */
export function withFolders(files: readonly TarEntry[], top = ''): readonly TarEntry[] {
  const folders = files.flatMap(({ path }) => {
    const parts = path.split('/').slice(0, -1)
    return parts.map((_, at) => `${parts.slice(0, at + 1).join('/')}/`)
  })
  const entries = [...new Set(folders)].map((path): TarEntry => ({ path }))
  const all = new Map([...entries, ...files].map((entry) => [entry.path, entry]))
  const sorted = [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return sorted.map((entry) => ({ ...entry, path: `${top}${entry.path}` }))
}
