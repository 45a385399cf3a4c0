/**
 * The one of `known` that the author of `text` probably meant, or null if none is near.
 *
 * Near means: at most as many slips as a third of the letters, or two if that is more.
 */
export function nearest(text: string, known: readonly string[]): string | null {
  const allowed = Math.max(2, Math.floor(text.length / 3))
  const [best] = known
    .map((name) => ({ name, slips: slips(text, name) }))
    .filter((one) => one.slips <= allowed && one.slips < one.name.length)
    .sort((a, b) => a.slips - b.slips)
  return best?.name ?? null
}

/** Letters to add, take out or change until `a` is `b`. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
