import * as v from 'valibot'
import { bytesOf, integer, kindOf, name, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'
import { consentFound } from './consent.ts'
import { NAME_PURPOSES } from './names.ts'

/** The role in a case of a member who was granted access to it. */
export const CASE_ROLES = ['reception', 'follow-up-manager', 'co-handler', 'reader'] as const
export type CaseRole = (typeof CASE_ROLES)[number]

/** Reasons to revoke a member's access to a case. */
export const RELEASE_REASONS = ['done', 'conflict', 'left', 'suspended'] as const
export type ReleaseReason = (typeof RELEASE_REASONS)[number]

/** See `encodeReadingStatement`. */
const signed = bytesOf(SIZE.readingStatement)
const statement = v.optional(signed)

/** Entries on who may read a case, and who knows the reporter. ACCESS.md section 13.1 */
export const ACCESS_ENTRIES = [
  /** The author's statement on their own impartiality, before anything of the case is shown to them. */
  kindOf('impartiality', {
    conflict: v.boolean(),
    text: text(1000),
    /** Signed for the reporter: `out` with a conflict; `opens` by one of two who open a report together. */
    statement,
  }),
  /** This member is granted access. Their keys are sent after this record, never before it. */
  kindOf('granted', {
    member: name,
    as: v.picklist(CASE_ROLES),
    text: text(1000),
    /** Hash of the key list that its author goes by. A grant as `reception` counts only with one. */
    list: v.optional(bytesOf(SIZE.key)),
  }),
  /** The author has sent this member the key of every epoch. */
  kindOf('keys-sent', { member: name }),
  /**
   * This member reads nothing that comes after. The epoch ends with this record: what follows is sealed under
   * the next one's key, which `commit` names. `list` is the hash of the key list that its author goes by: a
   * later one may grant them access again.
   */
  kindOf('released', {
    member: name,
    why: v.picklist(RELEASE_REASONS),
    text: text(1000),
    epoch: integer(1, 0xffff_ffff),
    /** HASH(16, key of that epoch) */
    commit: bytesOf(16),
    list: bytesOf(SIZE.key),
    /** `out`, signed for the reporter; absent if the author does not have the report, or the member left the list. */
    statement,
  }),
  /**
   * The author confirms that this member, whom a colleague released, does not read any more. Only then the
   * reporter's letters do not go to them: no single member decides that.
   */
  kindOf('release-agreed', { member: name, text: text(1000), statement: signed }),
  /**
   * The author holds every key of the case that this member, who is not impartial, held. Under a hold, the
   * member's desk destroys its own keys only after this.
   */
  kindOf('holding', { member: name }),
  /** This member reads again, after a release as suspended, or for a conflict that they deny. */
  kindOf('reinstated', { member: name, text: text(1000) }),
  /** In the identity stream: the custodian is asked who the reporter with this public key is. */
  kindOf('identity-request', {
    reporter: bytesOf(SIZE.key),
    text: text(2000, 1),
    /** Why, in words for the reporter, who is told if the name is given. */
    reason: v.optional(text(800, 1)),
    /** The purpose of the name; absent in requests of desks that did not ask. */
    purpose: v.optional(v.picklist(NAME_PURPOSES)),
  }),
  /**
   * In the identity stream: the custodian wants the reporter to be asked first. The request in record
   * `request` goes on waiting.
   */
  kindOf('identity-ask-first', { request: bytesOf(SIZE.id), text: text(1000), ...consentFound }),
  /**
   * In the identity stream: the custodian's answer to the request in record `request`. If another member
   * writes it, and `given` is false, the request is withdrawn, since the readers of the case have changed.
   */
  v.pipe(
    kindOf('identity-answer', {
      request: bytesOf(SIZE.id),
      given: v.boolean(),
      /** The reason and, if it is given, who the reporter is. */
      text: text(3000),
      ...consentFound,
      /** Why the name is given although the reporter did not agree, and what they are told. */
      beyond: v.optional(v.strictObject({ why: text(800, 1), tell: text(800, 1) })),
    }),
    v.check(({ given, consent, beyond }) => {
      const isBeyond = given && consent !== undefined && consent !== 'yes'
      return isBeyond === (beyond !== undefined)
    }, 'beyond consent'),
  ),
  /**
   * Nobody may purge the case while this is on. In an identity stream it names the reporter, and reaches
   * members who no longer read the log.
   */
  kindOf('hold', { on: v.boolean(), text: text(1000), reporter: v.optional(bytesOf(SIZE.key)) }),
  /**
   * The author agrees that the case is purged, or (`on` false) nobody does any more. If others could agree, a
   * purge counts only after another member than its author did. `list` as in `purged`.
   */
  kindOf('purge-agreed', {
    on: v.boolean(),
    text: text(1000),
    list: v.optional(bytesOf(SIZE.key)),
  }),
  /**
   * Every desk destroys its keys to the case. Nothing may follow. In an identity stream it names the
   * reporter, whose name the custodian's desk destroys; and it reaches released members. `list` is the hash
   * of the key list that its author goes by: without one that gives them the right it counts for nothing.
   */
  kindOf('purged', {
    text: text(1000),
    list: v.optional(bytesOf(SIZE.key)),
    reporter: v.optional(bytesOf(SIZE.key)),
  }),
] as const
