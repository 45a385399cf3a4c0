import * as v from 'valibot'
import { integer, name } from '../../crypto/primitives/json.ts'
import { inThree, oneLine } from './site-values.ts'

const codeSchema = v.strictObject({
  id: name,
  /** As it stands in the archive, in bokmål. */
  provision: oneLine(200),
  /** For whom chooses at a desk: when it holds. */
  label: inThree(oneLine(200)),
  /** Which documents it is put on: all, or what the reporter wrote. */
  on: v.picklist(['all', 'from-reporter']),
  /** For how long; null where that is not decided. */
  years: v.nullable(integer(1, 120)),
  /** Whether it is chosen where nobody has chosen yet. */
  chosen: v.boolean(),
})
export type ArchiveCode = v.InferOutput<typeof codeSchema>

/** `archive.yaml` of a content folder: what a package for the archive says beside what a case holds. */
export const ARCHIVE_FILE = v.strictObject({
  /** By which the archive knows the organisation, as its number in the register; null: by its name. */
  creator: v.nullable(oneLine(60)),
  /** Under which unit the cases stand there, in bokmål: no person. */
  unit: oneLine(100),
  /** Grounds on which documents are exempt from public access. */
  codes: v.pipe(
    v.array(codeSchema),
    v.minLength(1),
    v.maxLength(12),
    v.check(
      (codes) => codes.some(({ on }) => on === 'all'),
      'one ground at least has to be on all documents: write "on: all"',
    ),
  ),
})
export type ArchiveTerms = v.InferOutput<typeof ARCHIVE_FILE>

/** Where an organisation has said nothing: the grounds that fit most cases. The sample says the same. */
export const ARCHIVE_TERMS: ArchiveTerms = {
  creator: null,
  unit: 'Varslingsmottaket',
  codes: [
    {
      id: 'personal',
      provision: 'Offl. § 13, jf. fvl. § 13 første ledd nr. 1',
      label: {
        nb: 'Noens personlige forhold. Gjelder nesten alltid.',
        nn: 'Personlege forhold. Gjeld nesten alltid.',
        en: 'Somebody’s personal circumstances. Nearly always holds.',
      },
      on: 'all',
      years: 60,
      chosen: true,
    },
    {
      id: 'external',
      provision: 'Offl. § 13, jf. aml. § 2 A-7',
      label: {
        nb: 'Varslet utenfra til en offentlig myndighet.',
        nn: 'Varsla utanfrå til ei offentleg styresmakt.',
        en: 'Reported from outside to a public authority.',
      },
      on: 'all',
      years: 60,
      chosen: false,
    },
    {
      id: 'offence',
      provision: 'Offl. § 24 andre ledd',
      label: {
        nb: 'Melding fra en privatperson om et lovbrudd. Settes bare på det varsleren skrev.',
        nn: 'Melding frå ein privatperson om eit lovbrot. Blir sett berre på det varslaren skreiv.',
        en: 'A private person tells of an offence. Put on what the reporter wrote, and nothing else.',
      },
      on: 'from-reporter',
      years: null,
      chosen: false,
    },
  ],
}
