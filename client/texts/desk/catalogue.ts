import type { Language } from '../../../crypto/entries/names.ts'
import { type Catalogue, catalogues } from '../entry.ts'
import { access, taken } from './access.ts'
import { annual, told } from './annual.ts'
import { care } from './care.ts'
import { cases } from './case.ts'
import { casework } from './casework.ts'
import { compose, noticeParts, noticing } from './compose.ts'
import { deadlines } from './deadlines.ts'
import { errors } from './errors.ts'
import { archiving, exporting } from './export.ts'
import { files } from './files.ts'
import { merging } from './merging.ts'
import { notices } from './notices.ts'
import { audit, overview } from './overview.ts'
import { absences, channels, people } from './people.ts'
import { register } from './register.ts'
import { search, shell, shutOut, training } from './shell.ts'
import { securityKeys, vault } from './vault.ts'
import { boards, rights, warnings } from './warnings.ts'

export type DeskLanguage = Language

/** The desk's own words; those of the questions stand in the content document. */
export const DESK_TEXTS = {
  ...shell,
  ...search,
  ...shutOut,
  ...training,
  ...vault,
  ...securityKeys,
  ...cases,
  ...casework,
  ...care,
  ...merging,
  ...files,
  ...compose,
  ...noticing,
  noticeParts,
  ...register,
  ...access,
  ...taken,
  ...people,
  ...absences,
  ...channels,
  ...deadlines,
  ...overview,
  ...audit,
  ...annual,
  ...told,
  ...exporting,
  ...archiving,
  ...boards,
  ...rights,
  ...warnings,
  ...notices,
  ...errors,
}

/** The same by language. */
export const DESK_CATALOGUES: Readonly<Record<DeskLanguage, Catalogue<typeof DESK_TEXTS>>> =
  catalogues(DESK_TEXTS)
