import { treeText } from '../build/frozen.ts'

/** The styles that say what the pages' backgrounds are. */
const STYLES = 'client/shared/base.css'

const MODES = ['light', 'dark'] as const
type Mode = (typeof MODES)[number]

/** Custom properties on which links and buttons stand, and those of notices if there are any. */
const NEEDED = ['ground', 'sheet']
const NOTICES = ['calm', 'good', 'care']

export type Surfaces = Readonly<Record<Mode, Readonly<Record<string, string>>>>

/**
 * The backgrounds of the pages in base.css, by name.
 *
 * @throws Error if base.css has no `--ground` or `--sheet` of the form #rrggbb
 */
export function pageSurfaces(css = treeText(STYLES) ?? ''): Surfaces {
  const dark = /@media\s*\(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{([^}]*)\}/.exec(css)
  const light = /:root\s*\{([^}]*)\}/.exec(css)
  return { light: surfacesIn(light?.[1], 'light'), dark: surfacesIn(dark?.[1], 'dark') }
}

function surfacesIn(block = '', mode: Mode): Readonly<Record<string, string>> {
  const found = [...NEEDED, ...NOTICES].flatMap((name) => {
    const [, colour] = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\s*;`, 'i').exec(block) ?? []
    if (colour !== undefined) return [[name, colour]]
    if (!NEEDED.includes(name)) return []
    throw new Error(`client/shared/base.css has no --${name} as #rrggbb for ${mode} pages`)
  })
  return Object.fromEntries(found)
}
