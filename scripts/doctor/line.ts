/** One thing that was looked at. */
export interface Line {
  /** `red`: something is wrong; `note`: it was not looked at, or has time. */
  readonly state: 'ok' | 'red' | 'note'
  readonly name: string
  /** The finding; of `red` and `note` with the remedy. */
  readonly text: string
}

export const ok = (name: string, text: string): Line => ({ state: 'ok', name, text })
export const red = (name: string, text: string): Line => ({ state: 'red', name, text })
export const note = (name: string, text: string): Line => ({ state: 'note', name, text })

export function lineText({ state, name, text }: Line): string {
  return `${state.toUpperCase().padEnd(5)} ${name}: ${text}`
}
