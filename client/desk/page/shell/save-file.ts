/** Milliseconds that a browser has to begin to save; it may ask the person first where. */
const FILE_LIFE = 600_000

/** As a file that the browser saves where the person says. */
export function offer(
  bytes: Uint8Array,
  name: string,
  type: string = 'application/octet-stream',
): void {
  offerBlob(new Blob([new Uint8Array(bytes)], { type }), name)
}

/** The same of what is not in one piece. */
export function offerBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), FILE_LIFE)
}
