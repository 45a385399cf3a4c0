import type { Shades, SiteContent } from '../../texts/site.ts'

/** The organisation's colours as a style; the reader of the content folder has checked their contrast. */
export function themeStyle({ light, dark }: SiteContent['theme']): string {
  return `:root{${declared(light)}}@media (prefers-color-scheme:dark){:root{${declared(dark)}}}\n`
}

function declared(shades: Shades): string {
  return Object.entries(shades)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
}
