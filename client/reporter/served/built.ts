export interface BuiltFile {
  /** Name in the folder of the build. */
  readonly file: string
  /** For the `integrity` attribute. */
  readonly integrity: string
  readonly body: Uint8Array
}

/** Roles of the files that the pages load. */
export const ROLES = [
  ...(['script', 'app', 'style', 'worker', 'sodium', 'files', 'clean', 'listen'] as const),
  ...(['reading', 'hint', 'aloud'] as const),
] as const
export type BuiltFiles = Readonly<Record<(typeof ROLES)[number], BuiltFile>>

export const ICON_PATH = '/assets/page.svg'

/** The path at which a built file is served. */
export const assetPath = ({ file }: Pick<BuiltFile, 'file'>) => `/assets/${file}`
