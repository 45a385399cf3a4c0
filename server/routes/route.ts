import type { Role } from '../../crypto/keys/keylist.ts'
import type { Context } from '../context.ts'
import type { Answer, BodyRule, Incoming } from '../http.ts'
import type { Crowds } from '../limits.ts'

/** Base64url of a member's 8-byte key id. */
export type MemberKey = string

interface Place {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Without the value that may stand at its end. */
  readonly path: string
  /** Whether a value stands at the end of the path. */
  readonly takesValue?: true
  readonly body: BodyRule
  /**
   * The crowd that the request joins. The size of a crowd is bounded, since each request holds a block in
   * memory. A request that brings a block shows a ticket for it first; the handler spends it.
   */
  readonly crowd?: keyof Crowds
}

export type PublicHandler = (ctx: Context, request: Incoming) => Promise<Answer>
export type MemberHandler = (ctx: Context, request: Incoming, member: MemberKey) => Promise<Answer>

/** One of the server's own routes: anybody may ask, or only a sender who signs as a member. */
export type Route =
  | (Place & {
      readonly access: 'anybody'
      readonly handle: PublicHandler
    })
  | (Place & {
      readonly access: 'member'
      /** All of them if absent. */
      readonly roles?: readonly Role[]
      readonly handle: MemberHandler
    })
