/**
 * The file that may hold an organisation's logo, and the most bytes of each kind. The first page has to be there after
 * 30 kB and six requests on a bad line; the logo is the sixth. A drawing is compressed on its way, so it may be longer.
 */
export const LOGO_MOST = { 'logo.svg': 4096, 'logo.png': 2048 } as const
export type LogoFile = keyof typeof LOGO_MOST
export const LOGO_FILES = Object.keys(LOGO_MOST) as readonly LogoFile[]

/** Why a file cannot be the logo. */
export type LogoMistake = 'two' | 'large' | 'kind' | 'damaged' | 'shape'
