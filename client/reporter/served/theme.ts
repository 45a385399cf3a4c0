import type { Shades, SiteContent } from '../../texts/site.ts'

/** A picture that stands before the organisation's name. */
export interface ShownLogo {
  /** Path at which it is served. */
  readonly path: string
  /** Its width, where its height is 1. */
  readonly ratio: number
}

/**
 * The organisation's colours and logo as a style; the reader of the content folder has checked their contrast, and
 * the logo's size.
 */
export function themeStyle({ light, dark }: SiteContent['theme'], logo: ShownLogo | null): string {
  const colours = `:root{${declared(light)}}@media (prefers-color-scheme:dark){:root{${declared(dark)}}}\n`
  return logo === null ? colours : colours + logoStyle(logo)
}

function declared(shades: Shades): string {
  return Object.entries(shades)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
}

/** In rem: as high as two lines, and no wider than leaves room for the name on the smallest phone. */
const LOGO = { height: 2.5, width: 9 }

/**
 * The logo stands on white also in the dark and in forced colours, because it was drawn for paper.
 *
 * Note "One request for the logo": it is a background, not an image of the page. Every step draws the page again,
 * and a browser may ask again for an image that it must not keep. Then anybody who watches the line could count steps.
 * It is also no word for a screen reader: the name stands beside it.
 */
function logoStyle({ path, ratio }: ShownLogo): string {
  const height = Math.min(LOGO.height, LOGO.width / ratio)
  const box = `box-sizing:content-box;width:${rounded(height * ratio)}rem;height:${rounded(height)}rem`
  const picture = `background:#fff url(${path}) center/contain no-repeat content-box`
  return `.house::before{content:"";flex:none;${box};padding:.2rem;border-radius:.25rem;${picture};forced-color-adjust:none}\n`
}

function rounded(rem: number): number {
  return Math.round(100 * rem) / 100
}
