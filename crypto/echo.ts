import type { Day, Week } from './calendar.ts'
import { ctx, kdf } from './kdf.ts'
import { LABEL } from './labels.ts'
import type { Primitives } from './primitives.ts'

/** The 16-byte echo of the week in which a drop was sealed; the server gets this one. */
export function firstEcho(p: Primitives, echoKey: Uint8Array, sealed: Week): Uint8Array {
  return p.hash(16, echoKey, ctx(LABEL.echo, sealed))
}

/** The echo of the week after that of `echo`; there is no way back. */
export function nextEcho(p: Primitives, echo: Uint8Array): Uint8Array {
  return p.hash(16, echo, ctx(LABEL.next))
}

/** What `echo`, of the running week, shows on one day's pages. */
export function echoDayKey(p: Primitives, echo: Uint8Array, day: Day): Uint8Array {
  return kdf(p, echo, LABEL.day, day)
}
