/** Milliseconds that a browser has to begin to save. It may first ask the person for a place. */
const FILE_LIFE = 600_000

/** Addresses of the files on offer: each holds its bytes in memory. */
const offers = new Set<string>()

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
  offers.add(url)
  link.click()
  setTimeout(() => withdraw(url), FILE_LIFE)
}

/** Let go of every file on offer: a locked desk holds nothing that it opened. */
export function withdrawOffers(): void {
  for (const url of offers) withdraw(url)
}

function withdraw(url: string): void {
  offers.delete(url)
  URL.revokeObjectURL(url)
}
