const ID = 'announcer'

/** Have a screen reader say `text` when it is done with what it says now. */
export function announce(text: string): void {
  const region = document.getElementById(ID) ?? addRegion()
  // The same text twice would not be a change, and so would not be said.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text
}

function addRegion(): HTMLElement {
  const region = document.createElement('div')
  region.id = ID
  region.className = 'only-heard'
  region.setAttribute('role', 'status')
  region.setAttribute('aria-live', 'polite')
  document.body.append(region)
  return region
}
