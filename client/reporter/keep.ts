/**
 * Put text on the clipboard; by the old way where the new one is missing, as on an onion address.
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

/**
 * Have the browser save a file; nothing is fetched for it.
 *
 * @param type media type, for instance `text/plain`
 */
export function saveFile(name: string, body: string | Uint8Array, type: string): void {
  const part = typeof body === 'string' ? body : new Uint8Array(body)
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
