import * as v from 'valibot'
import { integer, name } from '../../crypto/primitives/json.ts'
import { inThree, oneLine } from './site-values.ts'

const codeSchema = v.strictObject({
  id: name,
  /** Its wording in the archive, in bokmål. */
  provision: oneLine(200),
  /** When it applies, for the person who chooses at a desk. */
  label: inThree(oneLine(200)),
  /** The documents that it is put on: all, or those that the reporter wrote. */
  on: v.picklist(['all', 'from-reporter']),
  /** Number of years; null if that is not decided. */
  years: v.nullable(integer(1, 120)),
  /** Whether it is chosen as long as nobody has chosen. */
  chosen: v.boolean(),
})
export type ArchiveCode = v.InferOutput<typeof codeSchema>

/** `archive.yaml` of a content folder: what a package for the archive says besides the content of a case. */
export const ARCHIVE_FILE = v.strictObject({
  /** Identifier of the organisation in the archive, such as its register number; null: its name is used. */
  creator: v.nullable(oneLine(60)),
  /** Name of the unit that the cases belong to there, in bokmål; never a person. */
  unit: oneLine(100),
  /** Grounds on which documents are exempt from public access. */
  codes: v.pipe(
    v.array(codeSchema),
    v.minLength(1),
    v.maxLength(12),
    v.check(
      (codes) => codes.some(({ on }) => on === 'all'),
      'at least one ground has to be on all documents: write "on: all"',
    ),
  ),
})
export type ArchiveTerms = v.InferOutput<typeof ARCHIVE_FILE>

/** Terms if an organisation has said nothing: the grounds that fit most cases. The sample says the same. */
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
        en: 'Someone’s personal circumstances. Nearly always applies.',
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
        en: 'A private person tells of an offence. It is put only on what the reporter wrote.',
      },
      on: 'from-reporter',
      years: null,
      chosen: false,
    },
  ],
}
