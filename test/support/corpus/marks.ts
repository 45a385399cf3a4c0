/** Makes markers, each for one place in one file, and remembers them. */
export class Marks {
  readonly all: Record<string, string>
  readonly #prefix: string

  /** @param prefix of letters and digits, different for each file */
  constructor(prefix: string, all: Record<string, string> = {}) {
    this.#prefix = prefix
    this.all = all
  }

  /** A marker of 8 letters or more for `place`; only letters and digits, so that it fits everywhere. */
  at(place: string): string {
    const name = this.#prefix + place.replaceAll(/[^A-Za-z0-9]/g, '')
    if (name in this.all) throw new Error(`a second marker in ${name}`)
    const marker = `Mk${name}Q7x9`
    this.all[name] = marker
    return marker
  }

  /** For what stands within: its markers are among those of the file. */
  within(place: string): Marks {
    return new Marks(this.#prefix + place, this.all)
  }
}
