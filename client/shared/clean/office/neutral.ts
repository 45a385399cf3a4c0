/**
 * Names of people in a file, each made `Author 1`, `Author 2` and so on: readers can still see which author answers
 * which.
 */
export class NeutralNames {
  readonly #numbers = new Map<string, number>()

  /** The name that is written instead of `name`; '' for ''. */
  of(name: string): string {
    return name.trim() === '' ? '' : `Author ${this.#number(name)}`
  }

  initialsOf(name: string): string {
    return name.trim() === '' ? '' : `A${this.#number(name)}`
  }

  #number(name: string): number {
    const key = name.trim()
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1
    this.#numbers.set(key, number)
    return number
  }
}

/** Addresses that a reader follows on purpose; nothing of them is fetched when a file is opened. */
export function isPublicLink(target: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(target.trim())
}
