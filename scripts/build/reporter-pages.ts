import {
  assetPath,
  type BuiltFile,
  type BuiltFiles,
  ROLES,
} from '../../client/reporter/served/built.ts'
import { renderPages, type ServedFile } from '../../client/reporter/served/html.ts'
import { SECURITY_PATH, securityText } from '../../client/reporter/served/security-txt.ts'
import { type ShownLogo, themeStyle } from '../../client/reporter/served/theme.ts'
import type { SecurityContact } from '../../client/texts/security.ts'
import type { SiteContent } from '../../client/texts/site.ts'
import { type Day, dayOf } from '../../crypto/days/calendar.ts'
import type { ContentDocument } from '../../crypto/entries/content.ts'
import type { VerifiedKeyList } from '../../crypto/keys/keylist.ts'
import { fingerprint } from '../../crypto/keys/keys.ts'
import { utf8 } from '../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { cleanLogo, type Logo } from '../content/logo.ts'
import { hashedName, type Manifest, programSum } from './output.ts'

/** The reporters' program as it was built, wherever it lies. */
export interface ReporterProgram {
  /** Version of the whole program, such as 1.0.0. */
  readonly version: string
  readonly assets: Manifest
  /** Read a file that `assets` names, or its packed form with `.br` or `.gz` behind the name. */
  read(file: string): Uint8Array
}

/** Texts and questions of an organisation. */
export interface PageContent {
  readonly document: ContentDocument
  readonly site: SiteContent
  /** Absent or null if the organisation has none. */
  readonly logo?: Logo | null
  /** Absent or null if nobody is named for weaknesses of the instance. */
  readonly security?: SecurityContact | null
}

/**
 * Render the reporters' pages for the instance of a key list.
 *
 * @returns exact path → file, as the server serves them
 */
export async function reporterPages(
  program: ReporterProgram,
  list: VerifiedKeyList,
  content: PageContent,
  options: { readonly demo?: boolean; readonly today?: Day; readonly webcat?: boolean } = {},
): Promise<Map<string, ServedFile>> {
  const logo = await servedLogo(content)
  const pages = new Map<string, ServedFile>(
    renderPages({
      fingerprint: fingerprint(await loadSodium(), list.root),
      manifest: themed(program, content.site, logo?.shown ?? null),
      release: { version: program.version, sum: programSum(program.assets) },
      site: content.site,
      form: content.document,
      otherWays: list.otherWays,
      today: options.today ?? dayOf(Date.now()),
      nameFile,
      demo: options.demo ?? false,
      webcat: options.webcat ?? false,
    }),
  )
  if (logo !== null) pages.set(logo.shown.path, logo.served)
  const { security } = content
  if (security) {
    const body = utf8(securityText(security, dayOf(Date.now()), list.expires))
    pages.set(SECURITY_PATH, { body, type: 'text/plain; charset=utf-8' })
  }
  return pages
}

/** The logo as a file of the pages, and as their style names it. @throws ContentError if it cannot be shown */
async function servedLogo({
  logo,
}: PageContent): Promise<{ readonly shown: ShownLogo; readonly served: ServedFile } | null> {
  if (logo === undefined || logo === null) return null
  const { file, body, type, ratio } = await cleanLogo(logo)
  const path = assetPath(nameFile('logo', file.slice(file.indexOf('.') + 1), body))
  return { shown: { path, ratio }, served: { body, type } }
}

/** The built files, with the organisation's colours and logo at the end of the style. */
function themed(program: ReporterProgram, site: SiteContent, logo: ShownLogo | null): BuiltFiles {
  const files = ROLES.map((role) => builtFile(program, role))
  const manifest = Object.fromEntries(ROLES.map((role, i) => [role, files[i]])) as Record<
    (typeof ROLES)[number],
    BuiltFile
  >
  const colours = new TextEncoder().encode(themeStyle(site.theme, logo))
  const style = nameFile('style', 'css', Buffer.concat([manifest.style.body, colours]))
  return { ...manifest, style }
}

/** Name a file by its content, as the build does. */
function nameFile(stem: string, extension: string, body: Uint8Array): BuiltFile {
  return { ...hashedName({ stem, extension, body }), body: new Uint8Array(body) }
}

function builtFile({ assets, read }: ReporterProgram, role: string): BuiltFile {
  const asset = assets[role]
  if (asset === undefined) throw new Error(`the build has no ${role}`)
  const { file, integrity } = asset
  return { file, integrity, body: read(file) }
}
