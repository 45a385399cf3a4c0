import { scriptAddresses } from '../shared/trusted-types.ts'
import type { ROLES } from './served/built.ts'

/** A file of the program that loads after the first script. */
export type PartName = Exclude<(typeof ROLES)[number], 'script' | 'style'>

/** Name and hash of each; set by the build. */
declare const PARTS: Readonly<Record<PartName, readonly [file: string, integrity: string]>>

/**
 * The files of the program that load after the first script, each only if it is the one that was built with that
 * script. Then the hash of the first script stands for all of them.
 */
export interface Program {
  /** Whether the server has sent another file than one of these. */
  readonly isChanged: boolean
  /** Called when it has. */
  onChanged: () => void
  /** Import a module. @throws Error if it did not load, or is changed */
  module<Module>(name: PartName): Promise<Module>
  /** Fetch the script of a worker. @returns starts a worker, at each call. @throws Error as above */
  worker(name: PartName): Promise<() => Worker>
  /** Fetch any other file. @throws Error as above */
  bytes(name: PartName): Promise<ArrayBuffer>
  pathOf(name: PartName): string
}

/** The only way to an address that the browser starts a script from. Nothing else gets hold of it. */
const trusted = scriptAddresses(() => true)

/** Whether the page says that workers start by their address. */
const byAddress = document.documentElement.dataset.workers !== undefined

// WEBCAT wraps `Worker`, and hands on an address of ours as text, with a part of its own after #
if (byAddress) {
  const ours = Object.values(PARTS).map(([file]) => `/assets/${file}`)
  scriptAddresses((url) => ours.includes(url.split('#')[0] ?? ''), 'default')
}

async function fetched(path: string, integrity: string): Promise<ArrayBuffer> {
  const answer = await fetch(path, { integrity })
  if (!answer.ok) throw new TypeError(path)
  return answer.arrayBuffer()
}

/** Whether all of a file arrives, and it is another one. The browser does not tell that from a line that broke. */
async function isOther(path: string, integrity: string): Promise<boolean> {
  try {
    await fetched(path, '')
  } catch {
    return false
  }
  return fetched(path, integrity).then(
    () => false,
    () => true,
  )
}

/** A module that is in the page has passed the check of its hash, and an import of its address gives that module. */
function addScript(url: string, integrity: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    Object.assign(script, { type: 'module', integrity, src: trusted(url) })
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
}

/** How many modules were requested. */
let requests = 0

class CheckedProgram implements Program {
  isChanged = false
  onChanged = () => {}

  pathOf(name: PartName): string {
    return `/assets/${PARTS[name][0]}`
  }

  async module<Module>(name: PartName): Promise<Module> {
    // Firefox remembers that an address failed, so each try has a new one; the part after # is not sent. The first
    // has none: the page preloads it.
    const url = this.pathOf(name) + (requests++ ? `#${requests}` : '')
    await this.#checked(name, (_path, integrity) => addScript(url, integrity))
    return import(url)
  }

  /**
   * A worker takes no hash, and a second answer to its address may be another one. So it starts from the bytes that
   * were checked; by its address only if the page says so, where the extension WEBCAT checks each answer.
   */
  async worker(name: PartName): Promise<() => Worker> {
    const bytes = await this.bytes(name)
    if (byAddress) {
      return () => new Worker(trusted(this.pathOf(name)), { type: 'module' })
    }
    const script = new Blob([bytes], { type: 'text/javascript' })
    return () => {
      const url = URL.createObjectURL(script)
      const worker = new Worker(trusted(url), { type: 'module' })
      worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true })
      return worker
    }
  }

  bytes(name: PartName): Promise<ArrayBuffer> {
    return this.#checked(name, fetched)
  }

  async #checked<T>(
    name: PartName,
    load: (path: string, integrity: string) => Promise<T>,
  ): Promise<T> {
    const [path, integrity] = [this.pathOf(name), PARTS[name][1]]
    try {
      return await load(path, integrity)
    } catch (error) {
      if (await isOther(path, integrity)) {
        this.isChanged = true
        this.onChanged()
      }
      throw error
    }
  }
}

export const program: Program = new CheckedProgram()
