import type { Desk } from '../../../client/desk/engine/desk.ts'
import { Outgoing } from '../../../client/desk/engine/files/outgoing.ts'
import { FILED_LIMITS } from '../../../client/desk/model/files/attached.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import type { DocumentKind } from '../../../crypto/entries/entry-evidence.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { type SentFile, sha256 } from '../server/case-files.ts'
import type { Instance } from '../server/instance.ts'
import { staffTransport } from './desk-core.ts'

/** Words about files that are put into a case. */
export interface FiledWords {
  readonly as?: DocumentKind
  readonly received?: number | null
  readonly text?: string
}

/** A desk's tools to seal files and send their blocks. */
export function outgoingOf(
  instance: Instance,
  transport: Transport = staffTransport(instance),
): Outgoing {
  const { p: primitives, now } = instance
  const source = { primitives, transport, now, sha256, random: systemRandom }
  return new Outgoing({ ...source, wait: async () => {} })
}

/** Put files into the only case of a desk, as its page does. */
export async function fileIn(
  instance: Instance,
  desk: Desk,
  files: readonly SentFile[],
  { as = 'letter', received = null, text = '' }: FiledWords = {},
): Promise<void> {
  const outgoing = outgoingOf(instance)
  const taken = files.map(({ name, bytes, type = '' }, i) => {
    return outgoing.take(`${i}`, new File([new Uint8Array(bytes)], name, { type }))
  })
  const going = (await Promise.all(taken)).map(({ id }) => ({ id, asIs: true }))
  const { instance: name } = instance.reception.list
  const manifest = await outgoing.send('job', name, going, () => {}, null, FILED_LIMITS)
  const action = { kind: 'filed', as, received, text, files: going, manifest } as const
  const [only] = desk.cases
  await desk.append(only?.id ?? '', jobOf(systemRandom, action))
}
