/** A filter of the second order, in transposed direct form II. Coefficients by R. Bristow-Johnson's cookbook */
export class Biquad {
  readonly #b: readonly [number, number, number]
  readonly #a: readonly [number, number]
  #z1 = 0
  #z2 = 0

  /** @param a without the leading one */
  constructor(b: readonly [number, number, number], a: readonly [number, number]) {
    this.#b = b
    this.#a = a
  }

  next(x: number): number {
    const y = this.#b[0] * x + this.#z1
    this.#z1 = this.#b[1] * x - this.#a[0] * y + this.#z2
    this.#z2 = this.#b[2] * x - this.#a[1] * y
    return y
  }
}

/** Passes the band between `low` and `high`, with no gain in the middle. Hz */
export function bandPass(low: number, high: number, rate: number): Biquad {
  const middle = Math.sqrt(low * high)
  const { cos, alpha } = at(middle, middle / (high - low), rate)
  const a0 = 1 + alpha
  return new Biquad([alpha / a0, 0, -alpha / a0], [(-2 * cos) / a0, (1 - alpha) / a0])
}

/** Passes the band below `cut` Hz; maximally flat. */
export function lowPass(cut: number, rate: number): Biquad {
  const { cos, alpha } = at(cut, Math.SQRT1_2, rate)
  const a0 = 1 + alpha
  const b = (1 - cos) / a0
  return new Biquad([b / 2, b, b / 2], [(-2 * cos) / a0, (1 - alpha) / a0])
}

function at(frequency: number, q: number, rate: number): { cos: number; alpha: number } {
  const omega = (2 * Math.PI * frequency) / rate
  return { cos: Math.cos(omega), alpha: Math.sin(omega) / (2 * q) }
}
