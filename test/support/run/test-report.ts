import { relative } from 'node:path'
import Mocha from 'mocha'

interface Timed {
  readonly title: string
  /** Milliseconds. */
  readonly duration: number
}

/** The `count` that took longest, as lines to print. */
export function slowestLines(timed: readonly Timed[], count: number): readonly string[] {
  return [...timed]
    .sort((a, b) => b.duration - a.duration)
    .slice(0, count)
    .map(({ title, duration }) => `${(duration / 1000).toFixed(1).padStart(7)} s  ${title}`)
}

/** Mocha's own report, then the slowest tests and a last line that scripts can read. */
export class TestReport extends Mocha.reporters.Spec {
  readonly #tests: Timed[] = []
  /** Milliseconds of its tests and hooks, by file. */
  readonly #files = new Map<string, number>()
  readonly #runner: Mocha.Runner
  readonly #patience: number

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options)
    this.#runner = runner
    this.#patience = Number(options.reporterOptions?.patience ?? PATIENCE)
    runner.on('test end', (test) => {
      this.#tests.push({ title: test.fullTitle(), duration: test.duration ?? 0 })
      this.#count(test)
    })
    runner.on('hook end', (hook) => this.#count(hook))
  }

  #count({ file = '', duration = 0 }: Mocha.Runnable): void {
    this.#files.set(file, (this.#files.get(file) ?? 0) + duration)
  }

  /** Mocha calls this when all is over; `end` must be called with the number of failures. */
  override done(failures: number, end: (failures: number) => void): void {
    // A run without a single test must not look like a good one.
    const passed = this.#runner.stats?.passes ?? 0
    const failed = passed === 0 && failures === 0 ? 1 : failures
    if (failed > failures) process.stdout.write('No test was run.\n')
    const files = [...this.#files].map(([file, duration]) => ({
      title: relative('.', file),
      duration,
    }))
    process.stdout.write(`Slowest files:\n${slowestLines(files, 25).join('\n')}\n`)
    process.stdout.write(`Slowest tests:\n${slowestLines(this.#tests, 10).join('\n')}\n\n`)
    process.stdout.write(`${passed} passed, ${failed} failed\n`)
    stopLeftovers(this.#patience)
    end(failed)
  }
}

/** How long the process may take to end by itself once the last test is over, in milliseconds. */
const PATIENCE = 10_000

/** A browser, server or timer that a test forgot would hold the run for ever: name it and fail. */
function stopLeftovers(patience: number): void {
  const stop = () => {
    const left = process.getActiveResourcesInfo().join(', ')
    process.stderr.write(`Still open after the tests: ${left}\n`)
    // Mocha sets its own code while the process ends: ours must come after it.
    process.on('exit', () => {
      process.exitCode = 1
    })
    process.exit()
  }
  setTimeout(stop, patience).unref()
}

// Mocha takes a reporter only as the default export.
export { TestReport as default }
