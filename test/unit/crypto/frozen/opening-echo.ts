import { decodeChoice, openChoice, sealEcho } from '../../../../crypto/board/choice.ts'
import {
  echoDay,
  echoPlace,
  echoRow,
  nextEcho,
  splitEcho,
  unmaskChoice,
} from '../../../../crypto/board/echo.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { fromBase64url } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { mustEqual } from './must-equal.ts'

/**
 * Open the frozen echoes and their choice.
 *
 * @param list by which the choice is read
 * @throws Error where something opens to other than what the file says
 */
export function openFrozenEchoes(
  p: Primitives,
  // biome-ignore lint/suspicious/noExplicitAny: JSON of our own making, read as it stands
  file: any,
  list: VerifiedKeyList,
): void {
  const [echoKey, nonce] = [fromBase64url(file.echoKey), fromBase64url(file.nonce)]
  const name = { week: file.sealed, letter: file.letter }
  const sent = sealEcho(p, echoKey, name, fromBase64url(file.choice))
  mustEqual(sent, fromBase64url(file.sent), 'echo and choice as they are sent')
  let echo = splitEcho(sent)
  for (const one of file.echoes) {
    mustEqual(echo.echo, fromBase64url(one.echo), `echo of ${one.week}`)
    const shown = echoDay(p, echo, one.monday)
    mustEqual(shown.key, fromBase64url(one.dayKey), `day key of ${one.week}`)
    mustEqual(shown.choice, fromBase64url(one.dayChoice), `choice of ${one.week}`)
    const row = fromBase64url(one.row)
    mustEqual(echoRow(p, shown, nonce), row, `row of ${one.week}`)
    const place = echoPlace(p, sent.slice(0, 16), file.sealed, one.monday, one.week)
    const opened = unmaskChoice(p, place, one.monday, nonce, row.subarray(16))
    mustEqual(opened, sent.slice(16), `choice, back from the row of ${one.week}`)
    echo = nextEcho(p, echo)
  }
  const plain = openChoice(p, echoKey, name, sent.slice(16))
  const choice = plain && decodeChoice(list, plain)
  mustEqual(choice, { channel: file.channel, leftOut: file.leftOut }, 'choice')
}
