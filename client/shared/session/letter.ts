import type { Choice } from '../../../crypto/board/choice.ts'
import type { Openers } from '../../../crypto/drop/drop.ts'
import type { ReporterContent, ReporterKind } from '../../../crypto/entries/content.ts'
import { isForCustodians } from '../../../crypto/entries/custody.ts'
import { passedOver } from '../../../crypto/keys/channel.ts'
import { type KeyList, peopleOf, type Recipient } from '../../../crypto/keys/keylist.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import type { EnclosedLetter, Enclosure } from '../blocks/enclose.ts'
import { StreamError } from '../blocks/stream-error.ts'
import { channelRecipients, custodians, type Reception } from '../reception/reception.ts'

/** The readers of a letter to people who have opened its report. */
export interface Circle {
  /** Member ids. */
  readonly readers: readonly string[]
  /** Two have said that they open what comes: each of them opens it. */
  readonly opened: boolean
}

/** A letter that a reporter sends, of any kind. */
export interface Letter {
  readonly kind: ReporterKind
  readonly content: ReporterContent
  /** 32 bytes: hash of the texts that were on the screen. */
  readonly textsHash: Uint8Array
  /** Member ids who must not read. */
  readonly leftOut: readonly string[]
  /**
   * For a letter that is not a report: everyone whom its reporter leaves out of the whole matter, `leftOut` included,
   * for the code to tell again. Without it the code tells that somebody has to be asked.
   */
  readonly choice?: Choice | null
  /** Those to whom it goes once the reception has written on the board; null before, and for a report. */
  readonly circle: Circle | null
  /** Member ids of all who were named as its readers: it is sealed to nobody else. */
  readonly shown: readonly string[]
  /**
   * Version of the list by which they were shown: if another list changed who can be left out of the matter, nobody was
   * asked about them.
   */
  readonly listVersion: number
  /** Fingerprint of the root after `VisitSource.root`, if its writer was shown that there is one. */
  readonly newRoot?: string
}

/** A letter under way: the same bytes go out until an answer comes. */
export interface Outgoing {
  readonly letter: Letter
  /** The code under which it was first sent; another may be in use by now. */
  readonly receipt: ReceiptCode
  /** Null until it is sealed: of the same steps in every letter. */
  messageId: Uint8Array | null
  readonly enclosure: Enclosure
  /** Null until it is known whether there is any need for blocks; then the contents of the blocks. */
  enclosed: (Pick<EnclosedLetter, 'content'> & Partial<EnclosedLetter>) | null
  /** How it was stopped while it was not sent yet; null if it was not stopped. */
  stopped: 'paused' | 'cancelled' | null
  request: Uint8Array | null
  /** It went out at least once, whatever came back. */
  posted: boolean
}

/** @throws StreamError if it was stopped */
export function requireWanted({ stopped }: Outgoing): void {
  if (stopped !== null) throw new StreamError(stopped)
}

/** The recipients of a letter by the list in hand. */
export function recipientsFor(
  p: Parameters<typeof channelRecipients>[0],
  reception: Reception,
  letter: Letter,
): Recipient[] {
  const { kind, content, leftOut, circle } = letter
  // all three for every letter, so that its kind takes no work of its own
  const keepers = custodians(p, reception)
  const seated = channelRecipients(p, reception, content.channel, leftOut)
  const people = peopleOf(p, reception.list, reception.keys, content.channel)
  const isLeftOut = ({ member: { id } }: Recipient) => leftOut.includes(id)
  if (isForCustodians(kind, content)) return keepers.filter((one) => !isLeftOut(one))
  if (circle === null) return seated
  // A member who has stepped in for somebody goes on reading.
  return people.filter((one) => circle.readers.includes(one.member.id) && !isLeftOut(one))
}

/**
 * How many of its recipients it takes to open a letter. One is enough once two have signed that they open what its
 * reporter writes. PROTOCOL.md section 8.2
 */
export function openersOf(
  { kind, content, circle }: Letter,
  { channels }: Pick<KeyList, 'channels'>,
): Openers {
  const channel = channels.find(({ id }) => id === content.channel)
  const isTold = circle?.opened || isForCustodians(kind, content)
  return channel?.together === undefined || isTold ? 'one' : 'two'
}

/**
 * The choice that the code is to tell; null if it is not known who is left out. For a report these are all people whom
 * desks take for left out: its reporter was not asked about a member who has no key.
 */
export function choiceOf(
  { kind, content, leftOut, choice = null }: Letter,
  { channels }: Pick<KeyList, 'channels'>,
  recipients: readonly Recipient[],
): Choice | null {
  if (kind !== 'report') return choice
  const channel = channels.find(({ id }) => id === content.channel)
  const sealed = recipients.map(({ member }) => member.id)
  const over = channel === undefined ? [] : passedOver(channel, sealed)
  return { channel: content.channel, leftOut: [...new Set([...leftOut, ...over])] }
}
