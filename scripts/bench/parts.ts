import { type Effort, type Section, tableLines } from './table.ts'

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
