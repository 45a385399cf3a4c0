import type { FileHandle } from 'node:fs/promises'
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
