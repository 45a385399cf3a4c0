import type { SiteContent } from '../../client/texts/site.ts'
import { CONTRAST_NEEDED, contrast } from '../content/contrast.ts'
import { BLACK } from './pdf.ts'

/** The colours of what is printed, each readable on what lies under it. */
export interface Look {
  /** An area behind the organisation's name. */
  readonly band: string
  /** The name on it. */
  readonly onBand: string
  /** Headings on white. */
  readonly heading: string
}

const WHITE = '#ffffff'

/** The organisation's colours for light pagesif their contrast is enough, otherwise black on white. */
export function lookOf({ light }: SiteContent['theme']): Look {
  const { accent, 'on-accent': onAccent } = light
  const pairs = contrast(accent, onAccent) >= CONTRAST_NEEDED
  return {
    band: pairs ? accent : WHITE,
    onBand: pairs ? onAccent : BLACK,
    heading: contrast(accent, WHITE) >= CONTRAST_NEEDED ? accent : BLACK,
  }
}
