import type { DeskFile } from '../../client/texts/desk-file.ts'
import { encodeJson } from '../../crypto/primitives/encode-json.ts'
import type { Content } from '../content/read.ts'
import { sampleTemplates, sharedCasework } from '../content/samples.ts'

/**
 * Parts of an organisation's content that desks show: see `DeskFile`.
 *
 * @param content null if none is at hand; then templates and casework are those of the samples, and there are no
 *   figures of an organisation
 * @throws ContentError
 */
export function deskFile(content: Content | null): Uint8Array {
  const { site, templates } = content ?? { site: null, templates: null }
  const file: DeskFile = {
    format: 'postern-desk-texts/1',
    templates: [...(templates ?? sampleTemplates('university'))],
    casework: content?.casework ?? sharedCasework(),
    notices: site?.notices ?? null,
    promises: site && figuresOf(site.promises),
    complain: site?.promises.complain ?? null,
    retention: content?.retention ?? null,
    archive: content?.archive ?? null,
  }
  return encodeJson(file)
}

function figuresOf(promises: Content['site']['promises']): DeskFile['promises'] {
  const { kept: _kept, complain: _complain, ...figures } = promises
  return figures
}
