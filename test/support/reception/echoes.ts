import { encodeChoice, sealEcho } from '../../../crypto/board/choice.ts'
import type { EchoName } from '../../../crypto/board/echo.ts'
import type { SentLetter } from '../../../crypto/board/sent.ts'
import type { RowList } from '../../../crypto/keys/choice-row.ts'
import type { ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'

/** The echo of a letter to the first channel, for its reporter. @param leftOut member ids */
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

/** Letters as a page lists them, one for each of these weeks. */
export function sentIn(...weeks: readonly number[]): SentLetter[] {
  return weeks.map((week) => ({ week, letter: 7, fetched: true }))
}

/** The weeks of the letters that a page lists. */
export function weeksOf({ sent }: { readonly sent: readonly SentLetter[] }): number[] {
  return sent.map(({ week }) => week)
}
