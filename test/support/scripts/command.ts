import { openDrop } from '../../../crypto/drop/drop.ts'
import type { SlotContent, SlotKind } from '../../../crypto/entries/content.ts'
import { deriveReceipt, parseCode } from '../../../crypto/keys/receipt.ts'
import { countDrops } from '../../../db/drops.ts'
import { getEnvelopes } from '../../../db/shelf.ts'
import { type Child, startNode } from '../run/process.ts'
import { type Instance, slotPostFor, staffFetch } from '../server/instance.ts'
import { storedIds } from '../server/listing.ts'
import { type Front, type Meddle, startFront } from './front.ts'

export type Input = string | Uint8Array

type Script = 'report' | 'check' | 'history'

/** Start a command that ends as soon as its letter is delivered. */
export function start(script: Script, args: readonly string[], input: Input): Child {
  const ending = script === 'history' ? args : [...args, '--at-once']
  return startWhole(script, ending, input)
}

/** Start a command as it is called. */
export function startWhole(script: Script, args: readonly string[], input: Input): Child {
  const child = startNode('scripts/postern.ts', [script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // it may end before it has read everything
  child.process.stdin?.on('error', () => {})
  child.process.stdin?.end(input)
  return child
}

export async function run(script: Script, args: readonly string[], input: Input) {
  const child = start(script, args, input)
  const { code } = await child.exit
  return { code, stdout: child.stdout, stderr: child.stderr.join('\n') }
}

export const pinned = (instance: Instance, url = instance.server.publicUrl) => [
  ...['--server', url, '--fingerprint', instance.reception.fingerprint],
]

export const storedDrops = (instance: Instance) => countDrops(instance.server.ctx.db)

export async function withFront<T>(
  instance: Instance,
  meddle: Meddle | undefined,
  work: (front: Front, to: string[]) => Promise<T>,
): Promise<T> {
  const front = await startFront(instance.server.publicUrl, meddle)
  try {
    return await work(front, pinned(instance, front.url))
  } finally {
    await front.close()
  }
}

export function receiptOf(instance: Instance, code: string) {
  const parsed = parseCode(code)
  if (parsed.kind !== 'code') throw new Error('no code')
  return deriveReceipt(instance.p, instance.reception.list.instance, parsed.code)
}

/** Every stored drop that some member can open, once for each. */
export async function openedBy({ reception, p, server }: Instance) {
  const { db } = server.ctx
  const ids = await storedIds(db, 'drops')
  return (await getEnvelopes(db, 'drops', ids)).flatMap(({ sealed }) =>
    reception.members.flatMap((member) => {
      const opened = openDrop(p, reception.list.instance, member.position, member.weeks, sealed)
      return opened === null ? [] : [{ member: member.id, body: opened.body }]
    }),
  )
}

/** Put a slot under a code onto the board, as the first member's desk does. @param live bits of numbers */
export async function postSlot(
  instance: Instance,
  code: string,
  number: number,
  kind: SlotKind,
  content: Partial<SlotContent>,
  positions = 3,
  live = 2 ** (number + 1) - 1,
): Promise<void> {
  const [member] = instance.reception.members
  const receipt = receiptOf(instance, code)
  const json = slotPostFor(instance, member!, receipt, {
    ...{ number, kind, content, part: { positions, live } },
  })
  const answer = await staffFetch(instance, member!, 'POST', '/api/desk/slots', { json })
  if (answer.status !== 200) throw new Error(`not posted: ${answer.status}`)
}
