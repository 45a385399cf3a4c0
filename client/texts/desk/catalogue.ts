import type { Language } from '../../../crypto/entries/names.ts'
import { type Catalogue, catalogues } from '../entry.ts'
import { access } from './access.ts'
import { annual } from './annual.ts'
import { care } from './care.ts'
import { cases } from './case.ts'
import { casework } from './casework.ts'
import { compose, noticeParts, noticing } from './compose.ts'
import { consent } from './consent.ts'
import { deadlines } from './deadlines.ts'
import { errors } from './errors.ts'
import { exporting } from './export.ts'
import { files } from './files.ts'
import { idle } from './idle.ts'
import { merging } from './merging.ts'
import { notices } from './notices.ts'
import { overview } from './overview.ts'
import { people } from './people.ts'
import { register } from './register.ts'
import { shell } from './shell.ts'
import { start } from './start.ts'
import { vault } from './vault.ts'
import { waiting } from './waiting.ts'
import { warnings } from './warnings.ts'

export type DeskLanguage = Language

/** The desk's own words; those of the questions stand in the content document. */
export const DESK_TEXTS = {
  ...shell,
  ...vault,
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
  ...consent,
  ...people,
  ...deadlines,
  ...overview,
  ...annual,
  ...exporting,
  ...waiting,
  ...idle,
  ...warnings,
  ...notices,
  ...errors,
  ...start,
}

/** Those texts by language. */
export const DESK_CATALOGUES: Readonly<Record<DeskLanguage, Catalogue<typeof DESK_TEXTS>>> =
  catalogues(DESK_TEXTS)
