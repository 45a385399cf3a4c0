import * as v from 'valibot'
import { bytesOf, integer, name, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'

/** What a member who was let into a case is in it. */
export const CASE_ROLES = ['reception', 'follow-up-manager', 'co-handler', 'reader'] as const
export type CaseRole = (typeof CASE_ROLES)[number]

/** Why a member is let go from a case. */
export const RELEASE_REASONS = ['done', 'conflict', 'left', 'suspended'] as const
export type ReleaseReason = (typeof RELEASE_REASONS)[number]

/** Entries on who may read a case, and who knows the reporter. ACCESS.md section 13.1 */
export const ACCESS_ENTRIES = [
  /** What its author says of their own impartiality, before anything of the case is shown to them. */
  v.strictObject({ kind: v.literal('impartiality'), conflict: v.boolean(), text: text(1000) }),
  /** This member is let in. Their keys are sent after this record, never before it. */
  v.strictObject({
    kind: v.literal('granted'),
    member: name,
    as: v.picklist(CASE_ROLES),
    text: text(1000),
    /** Hash of the key list that its author goes by. As `reception` it counts only with one. */
    list: v.optional(bytesOf(SIZE.key)),
  }),
  /** The author has sent this member the key of every epoch. */
  v.strictObject({ kind: v.literal('keys-sent'), member: name }),
  /**
   * This member reads nothing that comes after. The epoch ends with this record: what follows is
   * sealed under the next one's key, which `commit` names. `list` is the hash of the key list that its
   * author goes by: a later one may let them in again.
   */
  v.strictObject({
    kind: v.literal('released'),
    member: name,
    why: v.picklist(RELEASE_REASONS),
    text: text(1000),
    epoch: integer(1, 0xffff_ffff),
    /** HASH(16, key of that epoch) */
    commit: bytesOf(16),
    list: bytesOf(SIZE.key),
  }),
  /**
   * The author holds every key of the case that this member held, who is not impartial: under a hold
   * the member's desk destroys its own only after this.
   */
  v.strictObject({ kind: v.literal('holding'), member: name }),
  /** This member is to read again, who was let go as suspended, or for a conflict that they deny. */
  v.strictObject({ kind: v.literal('reinstated'), member: name, text: text(1000) }),
  /** In the identity stream: the custodian is asked who the reporter with this public key is. */
  v.strictObject({
    kind: v.literal('identity-request'),
    reporter: bytesOf(SIZE.key),
    text: text(2000, 1),
    /** Why, in words for the reporter, who is told if the name is given. */
    reason: v.optional(text(800, 1)),
  }),
  /**
   * In the identity stream: what the custodian answers to the request in record `request`. By
   * anybody else, and not given: it is asked no more, since who reads the case has changed.
   */
  v.strictObject({
    kind: v.literal('identity-answer'),
    request: bytesOf(SIZE.id),
    given: v.boolean(),
    /** Why, and where it is given who the reporter is. */
    text: text(3000),
  }),
  /**
   * Nobody may purge the case while this is on. In an identity stream it names the reporter, and tells
   * those who read the log no further.
   */
  v.strictObject({
    kind: v.literal('hold'),
    on: v.boolean(),
    text: text(1000),
    reporter: v.optional(bytesOf(SIZE.key)),
  }),
  /**
   * Every desk destroys its keys to the case. Nothing may follow. In an identity stream it names
   * the reporter, whose name the custodian's desk destroys; and it reaches who was let go. `list` is the
   * hash of the key list that its author goes by: without one that gives them the right it counts for nothing.
   */
  v.strictObject({
    kind: v.literal('purged'),
    text: text(1000),
    list: v.optional(bytesOf(SIZE.key)),
    reporter: v.optional(bytesOf(SIZE.key)),
  }),
] as const
