import { join } from 'node:path'
import type { CeremonyTexts } from '../../client/texts/ceremony.ts'
import { fill } from '../../client/texts/wording.ts'
import { fingerprint, type SignPublicKey, signKeyPairOf } from '../../crypto/keys/keys.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import { askYesOrNo } from '../cli/ask.ts'
import { print as say } from '../cli/command.ts'
import { writeNew } from '../cli/files.ts'
import { type CeremonyTools, makeRoot } from './core.ts'
import type { OpenPublication } from './publish.ts'
import { type OpenRoot, passphrases, type RootOptions, rootIn, rootOfFile } from './root.ts'

export interface SucceedOptions extends RootOptions {
  /** root.key of the new root; without it, a new one is made in the output folder. */
  readonly 'new-root'?: string
  /** Whether somebody else could have the old one; without it a person is asked. */
  readonly 'old-key'?: string
}

/** Both roots, open, with the answer whether the old key may be stolen. */
export interface Roots {
  readonly before: OpenRoot
  readonly after: OpenRoot
  /** root.key of the new root, if it is made here. */
  readonly file: Uint8Array | null
  readonly stolen: boolean
}

/**
 * Print the opening text about a root that is to be succeeded.
 *
 * @throws Error if the reception has had as many roots as its lists can name
 */
export function sayLead({ engine }: CeremonyTools, { list }: OpenPublication, t: CeremonyTexts) {
  const most = LIMIT.successions
  if (list.successions.length >= most) throw new Error(fill(t.succeed.full, { most }))
  const old = fingerprint(engine.primitives, list.root)
  say(fill(t.succeed.lead, { old, version: list.version }))
  say(t.succeed.newest)
}

/** @throws Error if nobody is there to ask, or the option is neither of the two */
export async function askStolen(
  { 'old-key': said }: SucceedOptions,
  { ask, succeed }: CeremonyTexts,
): Promise<boolean> {
  if (said === undefined) return askYesOrNo(succeed.stolen, succeed.stolenInstead, ask)
  if (said !== 'safe' && said !== 'stolen') throw new Error(succeed.stolenInstead)
  return said === 'stolen'
}

/**
 * Open the old root by its file or its sheets, and open or make the new one.
 *
 * @throws Error with the remedy
 */
export async function rootsIn(
  using: CeremonyTools,
  options: SucceedOptions,
  { list }: OpenPublication,
  stolen: boolean,
  t: CeremonyTexts,
): Promise<Roots> {
  const before = await rootIn(using, options, t, t.ask.oldRoot)
  requireSigner(using, before, list.root, t)
  const file = options['new-root']
  const isNew = () => file === undefined
  const asking = { isNew, nameOf: () => t.ask.newRoot, texts: t.ask }
  const passphraseOf = await passphrases(options.passphrases, ['newRoot'], asking)
  const phrase = passphraseOf('newRoot')
  if (file === undefined) {
    const { seed, fingerprint: print, root } = makeRoot(using, phrase)
    return { before, after: { seed, fingerprint: print }, file: root, stolen }
  }
  const p = using.engine.primitives
  const seed = rootOfFile(using, file, phrase, t.ask.newRoot)
  const print = fingerprint(p, signKeyPairOf(p, seed).publicKey)
  const known = [list.root, ...list.successions.map(({ from }) => from)]
  if (known.some((one) => fingerprint(p, one) === print)) throw new Error(t.succeed.same)
  return { before, after: { seed, fingerprint: print }, file: null, stolen }
}

/** Before a new passphrase is asked for. @throws Error that names both if `signer` is another root */
function requireSigner(
  { engine }: CeremonyTools,
  before: OpenRoot,
  signer: SignPublicKey,
  { root: t }: CeremonyTexts,
): void {
  const root = fingerprint(engine.primitives, signer)
  if (before.fingerprint === root) return
  throw new Error(fill(t.foreign, { given: before.fingerprint, root }))
}

/** Write root.key if it was made here, before the list that needs it. */
export function writeRoot(out: string, { file, after }: Pick<Roots, 'file' | 'after'>): void {
  if (file !== null) writeNew(join(out, 'root.key'), file)
  writeNew(join(out, 'fingerprint.txt'), `${after.fingerprint}\n`)
}

/** From here on the ceremony says how many more there can be. */
const FEW = 5

/** Print what people do next. */
export function saySucceeded(
  { list }: OpenPublication,
  { before, after, stolen }: Roots,
  files: { readonly publication: string; readonly root: string; readonly until: string },
  { succeed: t }: CeremonyTexts,
): void {
  say(fill(t.made, { version: list.version + 1, until: files.until }))
  say(fill(t.fingerprint, { root: after.fingerprint }))
  const left = LIMIT.successions - list.successions.length - 1
  if (left < FEW) say(fill(t.left, { left, most: LIMIT.successions }))
  const destroy = stolen ? t.destroyStolen : t.destroySafe
  for (const [line, file] of [
    [t.publish, files.publication],
    [t.call, ''],
    [t.posters, ''],
    [t.split, files.root],
    [destroy, ''],
  ] as const) {
    say(fill(line, { file, old: before.fingerprint }))
  }
}
