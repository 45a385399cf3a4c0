import {
  checkHistory,
  fetchLists,
  type ListChange,
  listChanges,
  type MemberChange,
} from '../client/shared/reception/history.ts'
import { titleWithName } from '../client/shared/reception/readers.ts'
import { VisitError } from '../client/shared/session/visit-error.ts'
import { isoDate } from '../crypto/days/calendar.ts'
import { type Member, type VerifiedKeyList, verifyKeyList } from '../crypto/keys/keylist.ts'
import { toHex } from '../crypto/primitives/bytes.ts'
import { CryptoError } from '../crypto/primitives/errors.ts'
import { PATH } from '../crypto/wire/wire.ts'
import { EXIT, Exit, run, SERVER_OPTIONS, visitSource } from './cli/cli.ts'
import { print } from './cli/command.ts'

const HELP = `Show what has changed in the reception's key lists, and whether each follows from the one before.

  npm run -s history -- --server URL [options]

  --server URL          the reporters' address of the reception's server
  --fingerprint F       the reception's fingerprint, from a poster; without it the server is trusted
  --socks HOST:PORT     go through a SOCKS5 proxy, such as Tor's
  --ca FILE             an authority, as PEM, that may vouch for the server too, this time only
  --json                print one object
  --help

Each list must be signed by the root of the one before, or by a successor that this root named, and
name the hash of the one before; the newest must be signed by the root of the fingerprint. Two people
who see the same last line have been shown the same history.

Exit codes: 0 the whole history is valid, from the first list on; 1 a fault of this program; 2 wrong
use; 4 the lists of the server are valid, but do not go back to the first list; 5 no answer from the
server; 6 the history is not valid: do not report there, and ask the reception in another way.`

void run(HELP, SERVER_OPTIONS, async (values) => {
  const { source, pinned } = await visitSource(values)
  const p = await source.primitives()
  const newest = await source.transport.request('GET', PATH.keyList)
  if (newest.status !== 200) throw new VisitError('server')
  const { version, hash } = holding(() => verifyKeyList(p, newest.body, source.root))
  const signed = await fetchLists(source.transport, 1, version - 1)
  const lists = holding(() => checkHistory(p, [...signed, newest.body], source.root))
  const changes = listChanges(p, lists)
  if (values.json) print(JSON.stringify(resultOf(changes, lists, pinned)))
  else printHistory(changes, lists, toHex(hash))
  const first = lists[0]?.version ?? version
  if (first > 1) {
    throw new Exit(
      EXIT.unknown,
      `The server gives no list before version ${first}: what changed earlier cannot be checked.`,
    )
  }
})

/** A history that does not hold is no fault of this program, and must not look like one. */
function holding<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new Exit(
      EXIT.unverified,
      `The history is not valid: ${error.message}. Do not report there; ask the reception in another way.`,
    )
  }
}

function resultOf(
  changes: readonly ListChange[],
  lists: readonly VerifiedKeyList[],
  pinned: boolean,
) {
  const nameOf = ({ id, role, position, title, name }: Member) => ({
    ...{ id, role, position, title: title.en },
    ...(name === undefined ? {} : { name }),
  })
  return {
    pinned,
    whole: changes[0]?.version === 1,
    lists: changes.map(({ issued, expires, joined, left, changed, ...rest }, i) => ({
      ...rest,
      hash: toHex(lists[i]?.hash ?? new Uint8Array(0)),
      issued: isoDate(issued),
      expires: isoDate(expires),
      joined: joined.map(nameOf),
      left: left.map(nameOf),
      changed: changed.map(({ member, ...before }) => ({ ...nameOf(member), ...before })),
    })),
  }
}

function printHistory(
  changes: readonly ListChange[],
  lists: readonly VerifiedKeyList[],
  newest: string,
): void {
  for (const [i, change] of changes.entries()) {
    const { version, issued, expires, root } = change
    print(`key list ${version}, issued ${isoDate(issued)}, until ${isoDate(expires)}`)
    if (i === 0 || change.succeeded) {
      const stolen = lists[i]?.successions.at(-1)?.stolen ? ', for its key was stolen' : ''
      const named = `the root has named a successor${stolen}`
      print(`  ${change.succeeded ? named : 'the root'}: ${root}`)
    }
    const lines = linesOf(change)
    for (const line of lines) print(`  ${line}`)
    if (lines.length === 0 && !change.succeeded) print('  nobody came, went, or changed')
  }
  print(`the lists follow from each other; the newest has the hash ${newest}`)
}

function linesOf({ joined, left, changed, channels }: ListChange): string[] {
  return [
    ...joined.map(
      (one) => `in: ${one.id} (${titleWithName(one, 'en')}), ${one.role}, position ${one.position}`,
    ),
    ...left.map((one) => `out: ${one.id} (${titleWithName(one, 'en')})`),
    ...changed.flatMap(memberLines),
    ...channels.flatMap(({ id, is, joined: more, left: less, order, substitutes }) => [
      ...(is === 'changed' ? [] : [`channel ${id} is ${is}`]),
      ...(more.length > 0 ? [`channel ${id} is now read by: ${more.join(', ')}`] : []),
      ...(less.length > 0 ? [`channel ${id} is no longer read by: ${less.join(', ')}`] : []),
      ...(order === null ? [] : [`channel ${id} is now asked in this order: ${order.join(', ')}`]),
      ...(substitutes === null
        ? []
        : [`channel ${id} now has as substitutes: ${substitutes.join(', ') || 'nobody'}`]),
    ]),
  ]
}

function memberLines(change: MemberChange): string[] {
  const { member, roleBefore, positionBefore, titleBefore, nameBefore, newKey } = change
  const { id, role, position, title, name = 'not named' } = member
  return [
    ...(roleBefore === null ? [] : [`${id} is ${role}, and was ${roleBefore}`]),
    ...(positionBefore === null
      ? []
      : [`${id} has position ${position}, and had ${positionBefore}`]),
    ...(titleBefore === null ? [] : [`${id} is called ${title.en}, and was ${titleBefore.en}`]),
    ...(nameBefore === null ? [] : [`${id} is ${name}, and was ${nameBefore || 'not named'}`]),
    ...(newKey ? [`${id} signs with a new key`] : []),
  ]
}
