type Rows = readonly Float32Array[]

/** How much two bands that are neighbours go together, as in speech. */
const TOGETHER = 0.6
/** Turns the logarithm of odds into a value of about unit spread. */
const ODDS = 0.55

/**
 * Levels that are alike for all speakers: every band has the mean 0, the spread 1 and one distribution, and every two
 * bands go together as they do in usual speech.
 *
 * @param rows levels of each band, frame by frame, in decibels
 * @param isHeard the frames that count
 * @param doubt frames up to which a recording's own statistics weigh less than the usual ones: a word alone has none
 */
export function evened(rows: Rows, isHeard: readonly boolean[], doubt: number): Rows {
  const heard = rows.filter((_, i) => isHeard[i])
  const means = columns(heard).map((values) => sum(values) / values.length)
  const usual = means.map((_, i) => means.map((_, k) => TOGETHER ** Math.abs(i - k)))
  const own = usual.map((row, i) =>
    row.map((value, k) => {
      const products = heard.map((r) => apart(r, means, i) * apart(r, means, k))
      // 81: decibels squared, the spread of a usual voice
      return (sum(products) + doubt * 81 * value) / (heard.length + doubt)
    }),
  )
  const [from, to] = [lowerRoot(own), lowerRoot(usual)]
  const alike = rows.map((row) => {
    const free: number[] = []
    for (const [i, weights] of from.entries()) {
      const known = free.reduce((total, value, k) => total + value * (weights[k] ?? 0), 0)
      free.push((apart(row, means, i) - known) / (weights[i] ?? 1))
    }
    return Float32Array.from(to, (weights) => sum(weights.map((w, k) => w * (free[k] ?? 0))))
  })
  return ranked(alike, isHeard, heard.length / (heard.length + doubt))
}

/** Bring every band to one distribution, by the rank of each level. @param share how far, 0 to 1 */
function ranked(rows: Rows, isHeard: readonly boolean[], share: number): Rows {
  const sorted = columns(rows.filter((_, i) => isHeard[i])).map((values) =>
    Float32Array.from(values).sort(),
  )
  return rows.map((row) =>
    row.map((level, k) => {
      const band = sorted[k] ?? new Float32Array()
      const place = (below(band, level) + 0.5) / (band.length + 1)
      return (1 - share) * level + share * ODDS * Math.log(place / (1 - place))
    }),
  )
}

/** How many values are below `level`; by halving. */
function below(sorted: Float32Array, level: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] ?? 0) < level) from = middle + 1
    else to = middle
  }
  return from
}

/** The lower triangle whose product with itself turned is `matrix`: Cholesky's. */
function lowerRoot(matrix: readonly (readonly number[])[]): number[][] {
  const root: number[][] = []
  for (const [i, values] of matrix.entries()) {
    const row: number[] = []
    for (const [k, value] of values.slice(0, i + 1).entries()) {
      const other = root[k] ?? row
      const rest = value - sum(row.slice(0, k).map((x, j) => x * (other[j] ?? 0)))
      row.push(i === k ? Math.sqrt(Math.max(1e-6, rest)) : rest / (other[k] ?? 1))
    }
    root.push(row)
  }
  return root
}

const columns = (rows: Rows) => Array.from(rows[0] ?? [], (_, k) => rows.map((row) => row[k] ?? 0))
const apart = (row: Float32Array, means: readonly number[], k: number) =>
  (row[k] ?? 0) - (means[k] ?? 0)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
