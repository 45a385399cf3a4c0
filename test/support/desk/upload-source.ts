import { nodeTransport } from '../../../client/shared/node-transport.ts'
import type { TicketSource } from '../../../client/shared/reception/ticket.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { sha256 } from '../server/block-shelf.ts'
import type { Instance } from '../server/instance.ts'

/** With what a reporter's page sends blocks to an instance. */
export function uploadSource({ p, server, now }: Instance): TicketSource {
  return {
    primitives: async () => p,
    transport: nodeTransport({ server: new URL(server.publicUrl) }),
    random: systemRandom,
    sha256,
    now,
    wait: async () => {},
  }
}
