import * as v from 'valibot'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { LOGO_FILES, type LogoFile, type LogoMistake } from '../../texts/logo.ts'
import { PAGE_IDS } from '../../texts/pages.ts'

/** The messages between the editor's page and its host. Everything else between them is files of the page. */

/** The most bytes of one request: every file of a folder at its limit is less. */
export const EDIT_LIMIT = 4 * 1024 * 1024

/** The steps of the form that the preview draws beside the pages to read. */
export const FORM_STEPS = ['tell', 'details'] as const

const place = v.picklist(['landing', ...PAGE_IDS, ...FORM_STEPS])
export type PreviewPlace = v.InferOutput<typeof place>

const chosen = v.strictObject({
  party: v.nullable(v.string()),
  relation: v.nullable(v.string()),
  category: v.nullable(v.string()),
})
/** The choices of a reporter for whom a preview of the form is drawn. */
export type Chosen = v.InferOutput<typeof chosen>

const changeSchema = v.strictObject({
  /** Path from the folder. */
  file: v.string(),
  /** SHA-256 in hex of the file as the page got it; null for a file that is not there yet. */
  base: v.nullable(v.string()),
  /** A new file begins as a copy of this one. */
  from: v.optional(v.string()),
  /** The whole content of the file, as plain data. For a logo its bytes in base64, or null if it goes. */
  value: v.unknown(),
})
export type Change = v.InferOutput<typeof changeSchema>

const changes = v.pipe(v.array(changeSchema), v.maxLength(100))

export const draftRequest = v.strictObject({
  changes,
  preview: v.nullable(
    v.strictObject({
      place,
      language: v.picklist(LANGUAGES),
      /** The questionnaire of the form. */
      questionnaire: v.nullable(v.string()),
      chosen,
      /** Whether the visitor comes from a network that the pages warn of. */
      isInside: v.boolean(),
    }),
  ),
})
export type DraftRequest = v.InferOutput<typeof draftRequest>
export type PreviewWish = NonNullable<DraftRequest['preview']>

export const saveRequest = v.strictObject({ changes })
export type SaveRequest = v.InferOutput<typeof saveRequest>

export const logoRequest = v.strictObject({
  /** The bytes of a picture that somebody chose, in base64. */
  body: v.string(),
})
export type LogoRequest = v.InferOutput<typeof logoRequest>

/** A picture that is cleaned and can be the logo, or the mistake. */
export type LogoAnswer =
  | { readonly kind: 'good'; readonly file: LogoFile; readonly body: string }
  | { readonly kind: 'wrong'; readonly mistake: LogoMistake }

/** Whether a file of a folder is its logo. */
export function isLogoFile(file: string): file is LogoFile {
  return LOGO_FILES.some((one) => one === file)
}

export type Path = readonly (string | number)[]

/** A mistake, as the check of a folder names it. */
export interface Problem {
  readonly file: string
  readonly path: Path
  readonly problem: string
  readonly remedy: string
}

export interface OpenedFile {
  readonly file: string
  readonly base: string
  readonly value: unknown
  /** Whether reports may name this version of a questionnaire: other words need a new version. */
  readonly isFrozen: boolean
}

/** A folder as it is on the disk. */
export interface OpenedFolder {
  readonly files: readonly OpenedFile[]
  /** Files that cannot be edited here until somebody mends them. */
  readonly unreadable: readonly Problem[]
  /** The highest version of each questionnaire that is known, also from what was signed. */
  readonly versions: Readonly<Record<string, number>>
  /** Files whose review is due. */
  readonly due: readonly string[]
  /** Words that only samples have: made-up names, numbers and addresses. */
  readonly sampleWords: readonly string[]
}

/** A thing to do before a change is seen. */
export type Need = 'server' | 'sign' | 'sign-first' | 'desks'

export interface DraftAnswer {
  readonly problems: readonly Problem[]
  readonly needs: readonly Need[]
  /** Everything that is lost if the new content is signed. */
  readonly warnings: readonly string[]
  /** The page of the preview; null if none was asked for, or there never was a state without mistakes. */
  readonly html: string | null
  /** Whether the preview shows an earlier state, because there are mistakes. */
  readonly isOld: boolean
}

export interface SaveAnswer {
  readonly saved: readonly string[]
  /** Folder with the files as they were before. */
  readonly before: string
  readonly needs: readonly Need[]
  /** The folder as it is now. */
  readonly folder: OpenedFolder
}

/** Why the host refused. */
export type EditErrorCode =
  | 'not-ours'
  | 'not-found'
  | 'method'
  | 'too-large'
  | 'malformed'
  | 'unknown-file'
  | 'changed-meanwhile'
  | 'mistakes'
  | 'disk'

export interface EditRefusal {
  readonly error: EditErrorCode
  /** The file that it is about; absent if it is about none. */
  readonly file?: string
}

export type { Language }
