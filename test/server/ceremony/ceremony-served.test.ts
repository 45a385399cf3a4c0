import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { en } from '../../../client/texts/ceremony.ts'
import { verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { readU32 } from '../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { openRoot, openVault, openWeeks, PASSPHRASE_COST } from '../../../crypto/vault/vault.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { SAMPLE_ALONE } from '../../support/reception/alone.ts'
import { send } from '../../support/run/http.ts'
import { type Child, startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { startAtTerminal } from '../../support/run/terminal.ts'
import { OWN_FOLDER } from '../../support/scripts/content-folder.ts'

const SECRETS = {
  root: 'six words for the root of it',
  members: {
    head: 'six words for the head of it',
    adviser: 'six words for the adviser',
    custodian: 'six words for who keeps names',
    deputy: 'six words for the deputy',
  },
}

async function ceremony(...args: string[]) {
  return ceremonyAt('cheap', args)
}

async function ceremonyAt(cost: 'cheap' | 'full', args: readonly string[]) {
  const child = startNode('scripts/ceremony.ts', args, { cost })
  const { code } = await child.exit
  return { code, said: [...child.stdout, ...child.stderr].join('\n') }
}

/** Everything in a folder, byte for byte. */
function stateOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((path) => [path, readFileSync(path, 'hex')]),
  )
}

interface Made {
  readonly folder: string
  readonly out: string
  readonly plan: string
  readonly passphrases: string
}

async function make(): Promise<Made> {
  const folder = tempFolder('ceremony')
  const [plan, passphrases] = [join(folder, 'plan.json'), join(folder, 'passphrases.json')]
  writeFileSync(plan, JSON.stringify(SAMPLE_PLAN))
  writeFileSync(passphrases, JSON.stringify(SECRETS))
  const out = join(folder, 'out')
  const made = await ceremony(...createArgs({ folder, out, plan, passphrases }))
  expect(made.code, made.said).to.equal(0)
  return { folder, out, plan, passphrases }
}

const createArgs = ({ plan, out, passphrases }: Made) => [
  ...['create', '--plan', plan, '--content', OWN_FOLDER],
  ...[...SAMPLE_ALONE, '--out', out, '--passphrases', passphrases],
]

const renewArgs = ({ out, passphrases }: Made, to: string) => [
  ...['renew', '--root', join(out, 'root.key'), '--publication', join(out, 'publication.bin')],
  ...['--members', join(out, 'members'), '--out', to, '--passphrases', passphrases],
  ...SAMPLE_ALONE,
]

async function serve(dataDir: string): Promise<{ child: Child; reporters: string }> {
  const environment = { DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0', DATABASE_URL: '' }
  const child = startNode('scripts/serve.ts', [], { env: { ...process.env, ...environment } })
  const [, reporters = ''] = await child.line(/^reporters: (\S+)$/)
  return { child, reporters }
}

describe('what the ceremony makes', () => {
  let engine: SumoEngine
  let made: Made
  let print: string

  before(async () => {
    engine = await loadSumo()
    made = await make()
    print = readFileSync(join(made.out, 'fingerprint.txt'), 'utf8').trim()
  })

  it('is served under the fingerprint of the root, and followed by its renewal', async () => {
    const dataDir = tempFolder('served')
    cpSync(OWN_FOLDER, join(dataDir, 'content'), { recursive: true })
    const renewed = join(made.folder, 'renewed')
    const { code, said } = await ceremony(...renewArgs(made, renewed))
    expect(code, said).to.equal(0)
    for (const [source, version] of [
      [made.out, 1],
      [renewed, 2],
    ] as const) {
      const file = readFileSync(join(source, 'publication.bin'))
      writeFileSync(join(dataDir, 'publication.bin'), file)
      const { child, reporters } = await serve(dataDir)
      const page = await send(reporters, 'GET', '/')
      const answer = await send(reporters, 'GET', '/api/key-list')
      const exit = await child.kill('SIGTERM')
      expect(page.text).to.include(print)
      const list = verifyKeyList(engine.primitives, answer.body, print)
      expect(list.version).to.equal(version)
      expect(exit).to.deep.equal({ code: 0, signal: null })
    }
    const [first, second] = [made.out, renewed].map((source) => {
      const bytes = new Uint8Array(readFileSync(join(source, 'publication.bin')))
      return verifyKeyList(engine.primitives, decodePublication(bytes).signed, print)
    })
    expect(second!.previous).to.deep.equal(first!.hash)
  })

  it('opens with the passphrases that were given, and holds only the weeks of the list', () => {
    const read = (...path: string[]) => new Uint8Array(readFileSync(join(made.out, ...path)))
    const p = engine.primitives
    expect(openRoot(p, engine.hashPassphrase, SECRETS.root, read('root.key'))).to.not.equal(null)
    for (const [id, passphrase] of Object.entries(SECRETS.members)) {
      const opened = openVault(p, engine.hashPassphrase, passphrase, read('members', `${id}.vault`))
      expect(opened?.vault).to.include({ member: id, root: print, listVersion: 1 })
      const { weeks } = openWeeks(p, opened!.key, read('members', `${id}.vault.weeks`))
      expect(weeks).to.have.length(LIMIT.listWeeks + 1)
    }
  })

  it('is never written over: not a file, not by halves', async () => {
    const before = stateOf(made.out)
    expect(await ceremony(...createArgs(made))).to.include({ code: 1 })
    // into the folder of the publication that it renews
    const { code, said } = await ceremony(...renewArgs(made, made.out))
    expect(code).to.equal(1)
    expect(said).to.include('publication.bin already exists')
    expect(stateOf(made.out)).to.deep.equal(before)
    // one file in the way is enough
    const out = join(made.folder, 'half')
    const other = { ...made, out }
    mkdirSync(out)
    writeFileSync(join(out, 'fingerprint.txt'), 'of another')
    expect(await ceremony(...createArgs(other))).to.include({ code: 1 })
    expect([...stateOf(out).keys()]).to.deep.equal([join(out, 'fingerprint.txt')])
  })

  it('is not renewed by a wrong passphrase, nor with a root that is not its own', async () => {
    const before = stateOf(made.out)
    const wrong = join(made.folder, 'wrong.json')
    const to = join(made.folder, 'nowhere')
    const { head, adviser } = SECRETS.members
    const swapped = { ...SECRETS.members, head: adviser, adviser: head }
    for (const [secrets, words] of [
      [{ ...SECRETS, root: 'six words of somebody else' }, 'wrong passphrase of the root'],
      [{ ...SECRETS, members: swapped }, 'wrong passphrase of head'],
    ] as const) {
      writeFileSync(wrong, JSON.stringify(secrets))
      const { code, said } = await ceremony(...renewArgs({ ...made, passphrases: wrong }, to))
      expect([code, said]).to.deep.equal([1, said])
      expect(said).to.include(words)
    }
    const stranger = await make()
    const args = renewArgs(made, to)
    args[2] = join(stranger.out, 'root.key')
    const { code, said } = await ceremony(...args)
    expect(code).to.equal(1)
    expect(said).to.include('and publication.bin was signed by the root')
    expect(existsSync(to)).to.equal(false)
    expect(stateOf(made.out)).to.deep.equal(before)
  })

  it('needs a passphrase for each, long enough and not easy to guess, hashed at the full cost, and a second reader unless told otherwise', async () => {
    const out = join(made.folder, 'refused')
    const file = join(made.folder, 'short.json')
    writeFileSync(file, JSON.stringify({ ...SECRETS, members: { head: 'short' } }))
    const short = await ceremony(...createArgs({ ...made, out, passphrases: file }))
    expect([short.code, short.said]).to.deep.equal([
      1,
      'the passphrase of head needs at least 16 characters',
    ])
    writeFileSync(file, JSON.stringify({ ...SECRETS, members: { head: 'a'.repeat(20) } }))
    const easy = await ceremony(...createArgs({ ...made, out, passphrases: file }))
    expect([easy.code, easy.said]).to.deep.equal([
      1,
      'the passphrase of head is too easy to guess: use more different characters, or six random words',
    ])
    const [, ...unasked] = createArgs({ ...made, out })
    const nobody = await ceremony('create', ...unasked.slice(0, -2))
    expect([nobody.code, nobody.said.includes('--passphrases')]).to.deep.equal([1, true])
    const plan = join(made.folder, 'alone.json')
    writeFileSync(plan, JSON.stringify({ ...SAMPLE_PLAN, members: [SAMPLE_PLAN.members[0]] }))
    const alone = createArgs({ ...made, out, plan })
    const refused = await ceremony(...alone)
    const stake =
      'If head loses the vault, nobody reads channel employees, channel students, channel external and channel sexual-harassment.'
    expect([refused.code, refused.said.startsWith(stake)]).to.deep.equal([1, true])
    expect(refused.said).to.include('Name another person for it.')
    expect(existsSync(out)).to.equal(false)
    const taken = await ceremonyAt('full', [...alone, '--alone', stake])
    expect(taken.code, taken.said).to.equal(0)
    expect(taken.said).to.include(`Beware: ${stake}`)
    for (const file of ['root.key', 'members/head.vault']) {
      const bytes = new Uint8Array(readFileSync(join(out, file)))
      const cost = { operations: readU32(bytes, 16), memory: readU32(bytes, 20) }
      expect(cost, file).to.deep.equal(PASSPHRASE_COST)
    }
  })
})

describe('the ceremony at a terminal', () => {
  it('asks twice for each passphrase, shows none, and asks again where two differ', async () => {
    const folder = tempFolder('terminal')
    const plan = join(folder, 'plan.json')
    const readers = SAMPLE_PLAN.members.filter(({ role }) => role !== 'custodian')
    writeFileSync(plan, JSON.stringify({ ...SAMPLE_PLAN, members: readers }))
    const out = join(folder, 'out')
    const args = ['create', '--plan', plan, '--content', OWN_FOLDER, '--out', out]
    const child = startAtTerminal('scripts/ceremony.ts', args)
    const { root, members } = SECRETS
    // the second is as long as it must be, and found by the first guess
    for (const typed of ['too short', 'a'.repeat(20), root]) {
      await child.answer('New passphrase of the root (at least 16 characters): ', typed)
    }
    await child.answer('The same again: ', `${root}x`)
    for (const [owner, passphrase] of [
      ['the root', root],
      ['member head', members.head],
      ['member adviser', members.adviser],
      ['member deputy', members.deputy],
    ] as const) {
      await child.answer(`New passphrase of ${owner} (at least 16 characters): `, passphrase)
      await child.answer('The same again: ', passphrase)
    }
    expect((await child.exit).code).to.equal(0)
    const shown = child.stdout.join('\n')
    expect(shown).to.include(en.ask.short).and.include(en.ask.poor)
    for (const secret of [root, members.head, members.adviser, 'too short', 'aaaa']) {
      expect(shown).to.not.include(secret)
    }
    const engine = await loadSumo()
    const file = new Uint8Array(readFileSync(join(out, 'root.key')))
    expect(openRoot(engine.primitives, engine.hashPassphrase, root, file)).to.not.equal(null)
  })
})
