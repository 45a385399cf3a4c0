/** A later event, in a test that does not get that far. */
export const never = (): Promise<void> => new Promise(() => {})

/** Sends no blocks, in a test in which no text is too long for its entry, and no file is put in. */
export const noBlocks = {
  hold: (): never => {
    throw new Error('a file')
  },
  send: (): Promise<never> => Promise.reject(new Error('a long text')),
  done: (): void => {},
}

/** Time that passes only when told to, for work that is done some time later. */
export class Later {
  #time = 0
  #waiting: { readonly at: number; readonly wake: () => void }[] = []

  readonly later = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.#waiting.push({ at: this.#time + ms, wake })
    })

  /** Number of waiting calls. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Let `ms` pass, and wake every call whose time has come. Their work after that may take a while. */
  pass(ms: number): void {
    this.#time += ms
    const due = this.#waiting.filter(({ at }) => at <= this.#time)
    this.#waiting = this.#waiting.filter((one) => !due.includes(one))
    for (const { wake } of due) wake()
  }
}
