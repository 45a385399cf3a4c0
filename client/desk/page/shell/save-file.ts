/** Milliseconds that a browser has to begin to save. It may first ask the person for a place. */
const FILE_LIFE = 600_000

/** Offer bytes as a file; the browser saves it where the person chooses. */
export function offer(
  bytes: Uint8Array,
  name: string,
  type: string = 'application/octet-stream',
): void {
  offerBlob(new Blob([new Uint8Array(bytes)], { type }), name)
}

/** The same for bytes that are not in one piece. */
export function offerBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), FILE_LIFE)
}
