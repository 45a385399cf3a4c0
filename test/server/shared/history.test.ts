import { expect } from 'chai'
import { checkHistory, fetchLists, listChanges } from '../../../client/shared/reception/history.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import { fingerprint, newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { nextReception, succession, without } from '../../support/reception/lists.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import { refusal } from '../../support/run/refusal.ts'

const TODAY = 20_822
const p = await loadSodium()

/** Four lists: m1 leaves, m2 becomes a reader at another place, the root names a successor. */
function story() {
  const first = makeReception(p, { today: TODAY, roles: ['head', 'reception', 'co-handler'] })
  const second = nextReception(p, first, { ...without(first, 'm1'), issued: TODAY + 10 })
  const members = second.list.members.map((member) =>
    member.id === 'm2' ? { ...member, role: 'reader' as const, position: 5 } : member,
  )
  const third = nextReception(p, second, { members, channels: [{ id: 'other', members: ['m0'] }] })
  const root = newSignKeyPair(p, systemRandom)
  const successions = [succession(p, third, root)]
  const fourth = nextReception(p, third, { root: root.publicKey, successions }, root)
  const receptions: readonly TestReception[] = [first, second, third, fourth]
  return { receptions, newRoot: fingerprint(p, root.publicKey), successor: root }
}

const signedOf = (receptions: readonly TestReception[]) => receptions.map(({ signed }) => signed)

describe('the history of key lists', () => {
  it('says who came, who left, what they were, who reads a channel, and which root signed', () => {
    const { receptions, newRoot } = story()
    const root = receptions[0]!.fingerprint
    const changes = listChanges(p, checkHistory(p, signedOf(receptions), root)).map((change) => ({
      version: change.version,
      root: change.root === root ? 'first' : change.root === newRoot ? 'second' : 'another',
      succeeded: change.succeeded,
      joined: change.joined.map(({ id }) => id),
      left: change.left.map(({ id }) => id),
      changed: change.changed.map(
        ({ member, roleBefore, positionBefore, titleBefore, newKey }) =>
          `${member.id}: ${roleBefore} ${positionBefore} ${titleBefore} ${newKey}`,
      ),
      channels: change.channels,
    }))
    const nothing = { succeeded: false, joined: [], left: [], changed: [], channels: [] }
    const all = ['m0', 'm1', 'm2']
    const same = { order: null, substitutes: null }
    expect(changes).to.deep.equal([
      {
        ...nothing,
        ...{ version: 1, root: 'first', joined: all },
        channels: [{ id: 'main', is: 'new', joined: all, left: [], ...same }],
      },
      {
        ...nothing,
        ...{ version: 2, root: 'first', left: ['m1'] },
        channels: [{ id: 'main', is: 'changed', joined: [], left: ['m1'], ...same }],
      },
      {
        ...nothing,
        ...{ version: 3, root: 'first', changed: ['m2: co-handler 2 null false'] },
        channels: [
          { id: 'other', is: 'new', joined: ['m0'], left: [], ...same },
          { id: 'main', is: 'gone', joined: [], left: ['m0', 'm2'], ...same },
        ],
      },
      { ...nothing, version: 4, root: 'second', succeeded: true },
    ])
  })

  it('says who got a name, another one, or none', () => {
    const first = story().receptions[0]!
    const named = (...names: readonly (string | undefined)[]) => ({
      members: first.list.members.map((member, i) => {
        const { name: _, ...rest } = member
        return names[i] === undefined ? rest : { ...rest, name: names[i] }
      }),
    })
    const second = nextReception(p, first, named('Kari'))
    const third = nextReception(p, second, named('Ola', 'Siri'))
    const fourth = nextReception(p, third, named('Ola'))
    const receptions = [first, second, third, fourth]
    const [, ...changes] = listChanges(p, checkHistory(p, signedOf(receptions), first.fingerprint))
    const said = changes.map(({ changed }) =>
      changed.map(({ member, nameBefore }) => [member.id, nameBefore, member.name]),
    )
    expect(said).to.deep.equal([
      [['m0', '', 'Kari']],
      [
        ['m0', 'Kari', 'Ola'],
        ['m1', '', 'Siri'],
      ],
      [['m1', 'Siri', undefined]],
    ])
  })

  it('says in which order a channel asks its members, and who stands in for them', () => {
    const first = story().receptions[0]!
    const asks = (members: string[], substitutes?: string[]) => ({
      channels: [{ id: 'main', members, ...(substitutes ? { substitutes } : {}) }],
    })
    const second = nextReception(p, first, asks(['m1', 'm0', 'm2']))
    const third = nextReception(p, second, asks(['m1', 'm0'], ['m2']))
    const fourth = nextReception(p, third, asks(['m2', 'm1', 'm0'], []))
    const fifth = nextReception(p, fourth, asks(['m2', 'm1', 'm0']))
    const receptions = [first, second, third, fourth, fifth]
    const [, ...changes] = listChanges(p, checkHistory(p, signedOf(receptions), first.fingerprint))
    const main = { id: 'main', is: 'changed', joined: [], left: [], order: null, substitutes: null }
    expect(changes.map(({ channels }) => channels)).to.deep.equal([
      [{ ...main, order: ['m1', 'm0', 'm2'] }],
      [{ ...main, left: ['m2'], substitutes: ['m2'] }],
      [{ ...main, joined: ['m2'], order: ['m2', 'm1', 'm0'], substitutes: [] }],
      [],
    ])
  })

  it('holds for who trusts the first root and for who trusts its successor, and for no other', () => {
    const { receptions, newRoot } = story()
    const signed = signedOf(receptions)
    for (const root of [receptions[0]!.fingerprint, newRoot])
      expect(checkHistory(p, signed, root).map(({ version }) => version)).to.deep.equal([
        1, 2, 3, 4,
      ])
    const stranger = fingerprint(p, newSignKeyPair(p, systemRandom).publicKey)
    expect(refusal(() => checkHistory(p, signed, stranger))).to.equal('foreign')
    expect(refusal(() => checkHistory(p, signed.slice(0, 3), newRoot))).to.equal('foreign')
  })

  it('does not hold where a list forgets a root that was left, which could come back', () => {
    const { receptions, newRoot, successor } = story()
    const signed = signedOf(receptions)
    const forgetful = nextReception(p, receptions[3]!, { successions: [] }, successor)
    expect(refusal(() => checkHistory(p, [...signed, forgetful.signed], newRoot))).to.equal(
      'forged',
    )
  })

  it('does not hold with a list left out, swapped, changed, signed by another, or shown twice', () => {
    const { receptions, newRoot } = story()
    const [first, second, third, fourth] = signedOf(receptions) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ]
    const check = (...lists: Uint8Array[]) => refusal(() => checkHistory(p, lists, newRoot))
    expect(check(first, third, fourth)).to.equal('forged')
    expect(check(first, second, second, third, fourth)).to.equal('forged')
    expect(check(second, first, third, fourth)).to.equal('forged')
    for (let at = 0; at < second.length; at += 97) {
      const changed = second.slice()
      changed[at]! ^= 1
      expect(check(first, changed, third, fourth), `${at}`).to.be.oneOf([
        ...['forged', 'malformed', 'refused', 'foreign'],
      ])
    }
    // another second list of the same root, that only some were shown
    const other = nextReception(p, receptions[0]!, { issued: TODAY + 11 })
    expect(check(first, other.signed, third, fourth)).to.equal('forged')
    // a root that nobody named
    const thief = newSignKeyPair(p, systemRandom)
    const stolen = nextReception(p, receptions[1]!, { root: thief.publicKey }, thief)
    const root = fingerprint(p, thief.publicKey)
    expect(refusal(() => checkHistory(p, [first, second, stolen.signed], root))).to.equal('foreign')
    expect(check()).to.equal('malformed')
  })

  it('is fetched oldest first, as far back as the server has it without a gap', async () => {
    const asked: string[] = []
    const transport = (missing: number): Transport => ({
      request: async (method, path) => {
        asked.push(`${method} ${path}`)
        const version = Number(path.split('/').at(-1))
        const status = version === missing ? 404 : 200
        return { status, body: Uint8Array.of(version) }
      },
    })
    const versions = async (missing: number, first: number, last: number) =>
      (await fetchLists(transport(missing), first, last)).map(([version]) => version)
    expect(await versions(0, 1, 20)).to.deep.equal(Array.from({ length: 20 }, (_, i) => i + 1))
    expect([...asked].sort()[0]).to.equal('GET /api/key-list/1')
    expect(asked).to.have.length(20)
    expect(await versions(15, 1, 20)).to.deep.equal([16, 17, 18, 19, 20])
    expect(await versions(1, 1, 3)).to.deep.equal([2, 3])
    expect(await versions(0, 4, 3)).to.deep.equal([])
    expect(await versions(3, 1, 3)).to.deep.equal([])
  })
})
