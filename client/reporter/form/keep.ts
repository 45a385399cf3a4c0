/**
 * Put text on the clipboard; by the old way if the new one is missing, as on an onion address.
 *
 * @returns whether it worked
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  const focused = document.activeElement
  field.value = text
  field.autocomplete = 'off'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}

/** Addresses of files that the browser may still be reading, each with the timer that ends it. */
const files = new Map<string, ReturnType<typeof setTimeout>>()

/** Milliseconds that an address lives: Firefox asks for a file some time after the click. */
const FILE_LIFE = 60_000

/**
 * Have the browser save a file, without a request. The page holds the file for a minute, or until
 * `forgetFiles`.
 *
 * @param type media type, for instance `text/plain`
 */
export function saveFile(name: string, body: string | Uint8Array | Blob, type: string): void {
  const part = body instanceof Uint8Array ? new Uint8Array(body) : body
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  files.set(
    url,
    setTimeout(() => forgetFile(url), FILE_LIFE),
  )
}

function forgetFile(url: string): void {
  clearTimeout(files.get(url))
  files.delete(url)
  URL.revokeObjectURL(url)
}

/** Let go of every file that was given to the browser: it holds a code, or a text of the reporter. */
export function forgetFiles(): void {
  for (const url of files.keys()) forgetFile(url)
}
