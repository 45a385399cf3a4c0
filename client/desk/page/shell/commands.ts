/** Something that can be done from the palette. */
export interface Command {
  readonly id: string
  readonly group: 'inCase' | 'everywhere' | 'cases'
  readonly label: string
  /** The subject of the command; it is searched too. */
  readonly detail: string
  /** The shortcut, as people press it; empty if there is none. */
  readonly keys: string
  readonly run: () => void
}

/** The commands that contain every word of `text`, in their order. */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label, detail }) => {
    const all = `${label} ${detail}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** Every button that the open case shows, except those in the timeline, the composer and forms. */
export function buttonsOf(panel: HTMLElement | null): Command[] {
  const buttons = [...(panel?.querySelectorAll<HTMLElement>('.case button, .case summary') ?? [])]
  return buttons
    .filter((one) => one.checkVisibility() && !one.closest('.timeline, .composer, form'))
    .map((one, index) => ({
      id: `button-${index}`,
      group: 'inCase' as const,
      label: one.getAttribute('aria-label') ?? textOf(one),
      detail: '',
      keys: one.getAttribute('aria-keyshortcuts') ?? '',
      run: () => {
        one.focus()
        one.click()
      },
    }))
}

/** The text of an element, with a space between its parts. */
function textOf(element: HTMLElement): string {
  const parts = [...element.childNodes].map(({ textContent }) => textContent?.trim())
  return parts.filter(Boolean).join(' ')
}
