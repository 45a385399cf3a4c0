import { type FileHandle, open, stat } from 'node:fs/promises'
import type { ByteSource } from '../../client/shared/clean/source.ts'

/**
 * A file on this machine; only what is asked for is ever in memory.
 *
 * @returns a source that refuses to be read once the file is another than it was now
 * @throws Error where it cannot be read, or is no file
 */
export async function fileSource(path: string): Promise<ByteSource> {
  const now = await stat(path)
  if (!now.isFile()) throw new Error(`${path} is no file`)
  return {
    size: now.size,
    read: async (offset, length) => {
      const file = await open(path)
      try {
        const { mtimeMs, size, ino } = await file.stat()
        if (mtimeMs !== now.mtimeMs || size !== now.size || ino !== now.ino) {
          throw new Error(`${path} was changed`)
        }
        return await readFully(file, offset, Math.min(length, size - offset))
      } finally {
        await file.close()
      }
    },
  }
}

async function readFully(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, length))
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, offset + at)
    if (bytesRead === 0) return bytes.slice(0, at)
    at += bytesRead
  }
  return bytes
}
