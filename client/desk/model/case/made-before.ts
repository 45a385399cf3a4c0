/**
 * Values that were made before, each with all that it was made of. A value is made again if any of that is
 * another value. Makers must be functions of what they name, and of nothing else.
 */
export class Memo<T> {
  readonly #made = new Map<string, { readonly of: readonly unknown[]; readonly value: T }>()

  /** @param of everything that `make` looks at; objects that are never changed in place, or plain values */
  get(key: string, of: readonly unknown[], make: () => T): T {
    const known = this.#made.get(key)
    if (known !== undefined && isSame(known.of, of)) return known.value
    const value = make()
    this.#made.set(key, { of, value })
    return value
  }

  /** Forget the values under other keys: what they hold may have to go from memory. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of [...this.#made.keys()]) if (!keys.has(key)) this.#made.delete(key)
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => Object.is(one, b[at]))
}
