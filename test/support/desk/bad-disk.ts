import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Disk, type Fill, SYSTEM_DISK } from '../../../client/desk/host/files.ts'

/** An error as the system gives it. */
export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}

/** A disk on which one can see what was waited for. */
export interface TestDisk extends Disk {
  readonly waits: number[]
}

/** The disk of this machine, but that nobody waits, with some of its calls replaced. */
export function diskWith(change: Partial<Disk>): TestDisk {
  const waits: number[] = []
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
  }
  return { ...SYSTEM_DISK, wait, ...change, waits }
}

/** A disk whose folders are flushed with that error; `EPERM` is what Windows says. */
export function unflushed(code = 'EPERM', change: Partial<Disk> = {}): TestDisk {
  return diskWith({
    open: async (path, flags, mode) => {
      const file = await SYSTEM_DISK.open(path, flags, mode)
      const isFolder = (await file.stat()).isDirectory()
      return isFolder
        ? Object.assign(file, { sync: () => Promise.reject(systemError(code)) })
        : file
    },
    ...change,
  })
}

/**
 * A disk that refuses what Windows refuses: to replace or remove a file that somebody has open, to flush a folder, and
 * names that Windows has no file for.
 *
 * @returns the disk, and everything that was refused, as `CALL NAME`
 */
export function windowsDisk(): { disk: TestDisk; refused: readonly string[] } {
  const open = new Map<string, number>()
  const refused: string[] = []
  const refuse = (call: string, path: string, code: string): never => {
    refused.push(`${call} ${basename(path)}`)
    throw systemError(code)
  }
  const requireClosed = (call: string, ...paths: string[]) => {
    const held = paths.find((path) => (open.get(path) ?? 0) > 0)
    if (held !== undefined) refuse(call, held, 'EPERM')
  }
  const disk = diskWith({
    open: async (path, flags, mode) => {
      if (/[<>:"|?*]|[. ]$/.test(basename(path))) refuse('open', path, 'ENOENT')
      const file = await SYSTEM_DISK.open(path, flags, mode)
      if ((await file.stat()).isDirectory()) {
        const sync = async () => refuse('flush', path, 'EPERM')
        return Object.assign(file, { sync })
      }
      open.set(path, (open.get(path) ?? 0) + 1)
      const close = file.close.bind(file)
      return Object.assign(file, {
        close: async () => {
          open.set(path, (open.get(path) ?? 1) - 1)
          await close()
        },
      })
    },
    renameSync: (from, to) => {
      requireClosed('rename', from, to)
      SYSTEM_DISK.renameSync(from, to)
    },
    remove: async (path) => {
      requireClosed('remove', path)
      await SYSTEM_DISK.remove(path)
    },
  })
  return { disk, refused }
}

/**
 * A machine that fails at the step of that number, and does nothing from then on.
 *
 * @returns the disk and how it is written, step by step
 */
export function dyingDisk(at: number): { disk: TestDisk; fill: Fill; steps: () => number } {
  let steps = 0
  const step = () => {
    if (++steps >= at) throw systemError('EIO')
  }
  const stepping =
    <A extends readonly unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A) => {
      step()
      return work(...args)
    }
  const dying = (file: FileHandle): FileHandle => {
    const write = file.write.bind(file)
    // The file that the machine was writing when it failed is half there.
    const halfWritten = async (bytes: Uint8Array, from: number, length: number) => {
      if (steps + 1 === at) await write(bytes, from, length >> 1)
      step()
      return write(bytes, from, length)
    }
    return Object.assign(file, { sync: stepping(file.sync.bind(file)), write: halfWritten })
  }
  const disk = diskWith({
    open: stepping(async (...args) => dying(await SYSTEM_DISK.open(...args))),
    remove: stepping(SYSTEM_DISK.remove),
    renameSync: (from, to) => {
      step()
      SYSTEM_DISK.renameSync(from, to)
    },
  })
  const fill: Fill = async (file, bytes) => {
    await file.writeFile(bytes.subarray(0, bytes.length / 2))
    step()
    await file.writeFile(bytes.subarray(bytes.length / 2))
    await file.sync()
  }
  return { disk, fill, steps: () => steps }
}
