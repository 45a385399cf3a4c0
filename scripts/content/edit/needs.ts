import type { Need } from '../../../client/editor/model/wire.ts'
import { equal } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/encode-json.ts'
import { changeWarnings, isSigned } from '../change.ts'
import type { Content } from '../read.ts'

export interface Needed {
  readonly needs: readonly Need[]
  readonly warnings: readonly string[]
}

/**
 * Everything that has to happen before other content is in use, and everything that is lost by it.
 *
 * @param before the content that is in use
 * @param publication what was signed last; null if no list is at hand, and then what is in use counts as signed
 * @throws ContentError if a questionnaire that was signed has other words
 */
export function neededFor(before: Content, after: Content, publication: Uint8Array | null): Needed {
  const isOther = (one: (content: Content) => unknown) => !isSame(one(before), one(after))
  const signs =
    publication === null
      ? isOther(({ document }) => document)
      : !isSigned(publication, after.document)
  const needs: readonly (Need | false)[] = [
    signs && (publication === null ? 'sign-first' : 'sign'),
    (signs || isOther(servedParts)) && 'server',
    isOther(deskParts) && 'desks',
  ]
  return {
    needs: needs.filter((need) => need !== false),
    warnings: publication !== null && signs ? changeWarnings(publication, after.document) : [],
  }
}

/** Everything besides the signed document that the server reads once, as it starts. */
function servedParts({ site, logo, mail, security }: Content) {
  const picture = logo && { file: logo.file, body: Buffer.from(logo.body).toString('base64') }
  return { site, picture, mail, security }
}

/** All that desks show of a folder; scripts/build/desk-file.ts makes their file of it. */
function deskParts({ site, templates, casework, retention, archive }: Content) {
  const { notices, promises } = site
  return { templates, casework, retention, archive, notices, promises }
}

function isSame(one: unknown, other: unknown): boolean {
  return equal(encodeJson({ one }), encodeJson({ one: other }))
}
