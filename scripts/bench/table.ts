/** One measured number, beside the value to compare it with. */
export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: Unit
  /** A peer or limit measured in the same run, in the same unit. */
  readonly against?: { readonly what: string; readonly value: number }
  readonly note?: string
}

export type Unit =
  | 'ms'
  | 's'
  | 'per s'
  | 'bytes'
  | 'requests'
  | 'points'
  | 'markers'
  | 'MB/s'
  | 'MB'
  | 'MiB'
  | 'screens'
  | 'words'
  | 'heights'
  | 'options'
  | 'taps'

/** One row. @param against the peer or limit, and its value */
export function row(
  what: string,
  value: number,
  unit: Unit,
  against: readonly [what: string, value: number] | null = null,
  note?: string,
): Row {
  return {
    ...{ what, value, unit },
    ...(against && { against: { what: against[0], value: against[1] } }),
    ...(note !== undefined && { note }),
  }
}

/** Results of one part of the benchmark. */
export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
  /** Figures of others, measured elsewhere, for comparison. */
  readonly peers?: readonly string[]
}

/** How much work to do. */
export interface Effort {
  /** Milliseconds for each number. */
  readonly time: number
  /** Numbers of cases to try a desk with. */
  readonly cases: readonly number[]
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** The table of a section as lines to print. */
export function tableLines({ title, rows, peers = [] }: Section): string[] {
  const cells = rows.map(({ what, value, unit, against, note }) => [
    what,
    `${show(value)} ${unit}`,
    against ? `${against.what}: ${show(against.value)}` : '',
    against ? `${show(value / against.value)} x` : '',
    note ?? '',
  ])
  const head = ['', 'median', 'against', 'ratio', '']
  const all = [head, ...cells]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        (column === 1 || column === 3 ? padLeft : padRight)(cell, widths[column]),
      )
      .join('  ')
      .trimEnd(),
  )
  return [title, '-'.repeat(title.length), ...lines, ...peers.map((peer) => `  peer: ${peer}`), '']
}

const padLeft = (text: string, width = 0) => text.padStart(width)
const padRight = (text: string, width = 0) => text.padEnd(width)

/** Three significant figures; whole numbers from a thousand on. */
function show(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en').replaceAll(',', ' ')
  return Number(value.toPrecision(3)).toString()
}

/** A named part of the benchmark. */
export interface Part {
  readonly name: string
  readonly run: (effort: Effort) => Promise<Section>
}

/**
 * Run the parts one after the other and print each table. A part that fails is named with its reason,
 * and the others go on.
 *
 * @returns the names of the parts that failed
 */
export async function runParts(
  parts: readonly Part[],
  effort: Effort,
  print: (line: string) => void,
): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of parts) {
    try {
      for (const line of tableLines(await run(effort))) print(line)
    } catch (error) {
      failed.push(name)
      print(`Failed: ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  if (failed.length > 0) {
    const repeat = failed.map((name) => `--only ${name}`).join(' ')
    print(
      `${failed.length} of ${parts.length} parts failed. Run them again: npm run bench -- ${repeat}`,
    )
  }
  return failed
}
