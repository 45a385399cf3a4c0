import { join } from 'node:path'
import { LANGUAGES } from '../../crypto/entries/names.ts'
import { Fault } from '../cli/fault.ts'
import { requireNew, writeNew } from '../cli/files.ts'
import type { Content } from '../content/read.ts'
import { cardPdf, type Handout, posterPdf } from './handout.ts'
import { lookOf } from './look.ts'

/** The facts on a poster and a card. */
type Facts = Pick<Handout, 'address' | 'onion' | 'fingerprint'> & Pick<Content, 'site'>

/**
 * Write card and poster in each language into a folder, all of them or none.
 *
 * @returns the paths
 * @throws Error if one of them is there
 */
export async function writeHandouts(
  out: string,
  { site, ...said }: Facts,
): Promise<readonly string[]> {
  const facts = { ...said, look: lookOf(site.theme), now: new Date() }
  const files = LANGUAGES.flatMap((language) => {
    const handout = { ...facts, organisation: site.organisation.name[language] }
    return [
      { path: join(out, `card-${language}.pdf`), pdf: () => cardPdf(handout, language) },
      { path: join(out, `poster-${language}.pdf`), pdf: () => posterPdf(handout, language) },
    ]
  })
  requireNew(files.map(({ path }) => path))
  const made = await Promise.all(files.map(async ({ path, pdf }) => ({ path, bytes: await pdf() })))
  for (const { path, bytes } of made) writeNew(path, bytes)
  return files.map(({ path }) => path)
}

const UNENCRYPTED = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|[a-z2-7]{56}\.onion)$/

/** @throws Error unless it is an address that people can be sent to */
export function addressOf(text: string | undefined): string {
  if (text === undefined) throw new Error('say what is printed as the address: --address URL')
  const url = URL.canParse(text) ? new URL(text) : null
  const safe = url?.protocol === 'https:' || UNENCRYPTED.test(url?.hostname ?? '')
  if (url !== null && /^https?:$/.test(url.protocol) && safe) return url.href
  throw new Fault('no-address', { text })
}
