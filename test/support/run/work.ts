import { Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'
import vm from 'node:vm'
import { build } from 'esbuild'

/** Result of one run, and the work that it took. */
export interface Worked<T> {
  readonly result: T
  /**
   * Runs of each piece of the program between branches, plus letters and bytes that the engine searched or copied
   * for it. The same for the same input, on a busy machine too.
   */
  readonly work: number
}

export type Count = <T>(run: () => T | Promise<T>) => Promise<Worked<T>>

const SCRIPT = 'counted.js'
let loads = 0

/**
 * Load a module of the program, with all that it imports, so that its work can be counted while `use` runs. The
 * module is a copy: its classes are not those that a test imports beside it. Meanwhile the whole process is slower.
 *
 * @param path from the top of the repository
 */
export async function counting<M>(
  path: string,
  use: (module: M, count: Count) => Promise<void>,
): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path],
    ...{ bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2023' },
    globalName: 'counted',
  })
  const session = new Session()
  session.connect()
  // Calls of a function that is inlined into another are not counted.
  setFlagsFromString('--no-turbofan')
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    // Only code that is compiled from here on has counters in its branches. If the text were the same, the engine
    // would use code that it compiled before.
    const code = `(() => {${outputFiles[0]!.text}; return counted})() // ${++loads}`
    const module = new vm.Script(code, { filename: SCRIPT }).runInThisContext() as M
    await branchWork(session)
    await use(module, (run) => countWork(session, run))
  } finally {
    setFlagsFromString('--turbofan')
    session.disconnect()
  }
}

async function countWork<T>(session: Session, run: () => T | Promise<T>): Promise<Worked<T>> {
  const native = new NativeWork()
  let result: T
  try {
    result = await run()
  } finally {
    native.stop()
  }
  return { result, work: native.work + (await branchWork(session)) }
}

/** Work in branches since the last call. */
async function branchWork(session: Session): Promise<number> {
  const { result: scripts } = await session.post('Profiler.takePreciseCoverage')
  return scripts
    .filter(({ url }) => url === SCRIPT)
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0)
}

type Sized = { readonly length: number }
type Method = (...args: unknown[]) => unknown
/** Cost of a call, in letters or bytes. */
type Cost = (self: Sized, args: readonly unknown[], answer: unknown) => number

const all: Cost = (self) => self.length
const made: Cost = (_, __, answer) => (answer as Sized).length
const given: Cost = (_, [first]) => (first as Sized).length
/** From the start of a search to its result, or to the end. */
const passed: Cost = (self, [, from = 0], answer) =>
  (answer === -1 ? self.length : Number(answer)) - Number(from)

const BYTES = Object.getPrototypeOf(Uint8Array.prototype) as object
const COSTS: readonly (readonly [owner: object, cost: Cost, ...names: string[]])[] = [
  [String.prototype, passed, 'indexOf'],
  [String.prototype, all, 'includes', 'split', 'toLowerCase', 'trim', 'trimEnd', 'trimStart'],
  [String.prototype, made, 'normalize', 'repeat'],
  [BYTES, passed, 'indexOf'],
  [BYTES, all, 'fill', 'includes'],
  [BYTES, made, 'slice'],
  [BYTES, given, 'set'],
  [Array.prototype, passed, 'indexOf'],
  [Array.prototype, all, 'includes'],
  [Array.prototype, made, 'concat', 'join', 'slice'],
  [TextDecoder.prototype, made, 'decode'],
]

/**
 * Counts work that counters in branches do not see: a search through a whole file is one call.
 *
 * A regular expression counts the letters from its start to the end of its match, or to the end of the text if it
 * may look there. Repeated tries on its way are not seen.
 */
class NativeWork {
  work = 0
  readonly #restore: (() => void)[] = []

  constructor() {
    for (const [owner, cost, ...names] of COSTS) {
      for (const name of names) {
        this.#wrap(owner, name, (method, self, args) => {
          const answer = method.apply(self, args)
          this.work += cost(self as Sized, args, answer)
          return answer
        })
      }
    }
    this.#wrap(RegExp.prototype, 'exec', (method, self, [text]) => {
      const pattern = self as RegExp
      const before = pattern.global || pattern.sticky ? pattern.lastIndex : 0
      const match = method.call(pattern, text) as RegExpExecArray | null
      if (match !== null) this.work += match.index + match[0].length - before
      else if (!pattern.sticky) this.work += (text as string).length - before
      return match
    })
  }

  stop(): void {
    for (const restore of this.#restore) restore()
  }

  #wrap(
    owner: object,
    name: string,
    counted: (method: Method, self: unknown, args: unknown[]) => unknown,
  ): void {
    const methods = owner as Record<string, Method>
    const method = methods[name] as Method
    methods[name] = function (this: unknown, ...args: unknown[]) {
      return counted(method, this, args)
    }
    this.#restore.push(() => {
      methods[name] = method
    })
  }
}
