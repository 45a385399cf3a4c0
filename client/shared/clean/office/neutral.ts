/** Names of people in a file, each made `Author 1`, `Author 2` and so on: who answers whom can be read. */
export class NeutralNames {
  readonly #numbers = new Map<string, number>()

  /** The name as it is written in the place of `name`; '' for ''. */
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

/** Whether a text names a file or a folder, or is an address, rather than words for people. */
export function looksLikeFile(text: string): boolean {
  const line = text.trim()
  return (
    /^(?:[a-z]:)?[\\/]|\\\\|[a-z]:\\|^(?:file|https?|smb|ftp):/i.test(line) ||
    (/\.[a-z0-9]{2,5}$/i.test(line) && !/\s[^\s.]*\s[^\s.]*\s/.test(line)) ||
    /^(?:IMG|DSC|PXL|MVI|VID|WhatsApp|Screenshot|Skjermbilde)[-_ ]?\w*\d{3}/i.test(line)
  )
}

/** Addresses that a reader follows on purpose; nothing of them is fetched when a file is opened. */
export function isPublicLink(target: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(target.trim())
}
