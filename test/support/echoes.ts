import { encodeChoice, sealEcho } from '../../crypto/choice.ts'
import type { RowList } from '../../crypto/choice-row.ts'
import type { EchoName } from '../../crypto/echo.ts'
import type { Primitives } from '../../crypto/primitives.ts'
import type { ReceiptKeys } from '../../crypto/receipt.ts'
import type { SentLetter } from '../../crypto/sent.ts'

/** What a letter to the first channel carries for its reporter. @param leftOut member ids */
export function echoFor(
  p: Primitives,
  list: RowList,
  { echoKey }: Pick<ReceiptKeys, 'echoKey'>,
  name: EchoName,
  leftOut: readonly string[] = [],
): Uint8Array {
  const channel = list.channels[0]?.id ?? ''
  const plain = encodeChoice(list, { channel, leftOut })
  if (plain === null) throw new Error('no such channel')
  return sealEcho(p, echoKey, name, plain)
}

/** Letters as a page tells them, one of each of these weeks. */
export function sentIn(...weeks: readonly number[]): SentLetter[] {
  return weeks.map((week) => ({ week, letter: 7, fetched: true }))
}

/** The weeks of the letters that a page tells. */
export function weeksOf({ sent }: { readonly sent: readonly SentLetter[] }): number[] {
  return sent.map(({ week }) => week)
}
