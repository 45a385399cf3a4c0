import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argon2id } from '@noble/hashes/argon2.js'
import { expect } from 'chai'
import { fromBase64url, toBase64url, utf8 } from '../../../../crypto/primitives/bytes.ts'
import type { HashPassphrase } from '../../../../crypto/primitives/primitives.ts'
import { loadSumo } from '../../../../crypto/primitives/sodium-sumo.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { makeVectors, vectorText } from '../../../vectors/generate/data.ts'
import {
  compareVectors,
  currentVectors,
  freezeVectors,
  VECTORS,
  vaultVectors,
} from '../../../vectors/generate/vectors.ts'
import { openFrozen, openFrozenFile } from './opening.ts'

/** Every frozen file of ours by name, parsed. */
function frozen(name: string) {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8'))
}

const pureArgon: HashPassphrase = (passphrase, salt, { operations, memory }) =>
  argon2id(passphrase, salt, { t: operations, m: memory, p: 1, dkLen: 32 })

onBothEngines('the frozen vectors', (p) => {
  it('come out of the same inputs, byte for byte', async () => {
    const { hashPassphrase } = await loadSumo()
    const argon = p.name === 'noble' ? pureArgon : hashPassphrase
    const files = { ...makeVectors(p), ...vaultVectors(p, argon) }
    for (const [name, file] of Object.entries(files)) {
      expect(JSON.parse(vectorText(file)), name).to.deep.equal(frozen(name))
    }
  })

  it('open from what stands in the files alone', () => {
    openFrozen(p, frozen, pureArgon)
  })

  it('do not open once a byte of each has changed', () => {
    const spoiled = (path: readonly string[]) => (name: string) => {
      const file = frozen(name)
      const [first, ...rest] = path
      if (name !== first) return file
      const last = rest.at(-1)!
      const holder = rest.slice(0, -1).reduce((at, key) => at[key], file)
      const bytes = fromBase64url(holder[last])
      bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1
      holder[last] = toBase64url(bytes)
      return file
    }
    for (const path of [
      ['key-list', 'signed'],
      ['key-list', 'bundles', '0', 'bundle'],
      ['drops', 'drops', '0', 'request'],
      ['board', 'slot'],
      ['record', 'records', '1', 'sealed'],
      ['record-mention', 'records', '1', 'sealed'],
      ['record-consent', 'records', '2', 'sealed'],
      ['long-life', 'again', '0', 'row'],
      ['long-life', 'copies', '0', '0', 'row'],
      ['vault-2', 'vaultFile'],
      ['vault-2', 'weeklyFile'],
      ['vault-views', 'vaultFile'],
      ['vault-looked', 'vaultFile'],
      ['vault-3', 'vaultFile'],
      ['vault-3', 'weeklyFile'],
      ['draft', 'file'],
      ['copy', 'file'],
      ['stop', 'signature'],
      ['checkpoint', 'request'],
      ['absence', 'envelopes', '1', 'request'],
      ['together', 'request'],
      ['together', 'others', '0', 'request'],
      ['bundle', 'answers', '0', 'body'],
      ['channel', 'signed'],
      ['member-name', 'signed'],
      ['audit', 'records', '1', 'sealed'],
      ['suspension', 'statements', '1', 'signature'],
      ['reading-statement', 'statements', '3'],
      ['cache', 'file'],
      ['unsent', 'file'],
      ['backup', 'header'],
      ['manifest', 'blocks', '1', 'hash'],
      ['vault-views', 'weeklyFile'],
      ['receipt', 'instance'],
    ]) {
      const [name = ''] = path
      const files = name === 'receipt' ? other : spoiled(path)
      const act = () => openFrozenFile(p, files, name, pureArgon)
      // A file that nothing opens is a fault of this test.
      expect(act, path.join('.')).to.throw().and.not.be.an.instanceOf(TypeError)
    }
    function other(name: string) {
      const file = frozen(name)
      return name === 'receipt'
        ? { ...file, instance: toBase64url(utf8('another instance')) }
        : file
    }
  })
})

describe('npm run vectors', () => {
  it('finds the frozen files as the code makes them', async () => {
    const states = compareVectors(VECTORS, await currentVectors())
    expect(states.map(({ state }) => state)).to.deep.equal(states.map(() => 'same'))
    const ours = readdirSync(VECTORS).filter((file) => file.endsWith('.json'))
    const made = [...states.map(({ name }) => name), 'published']
    expect(made.map((name) => `${name}.json`).sort()).to.deep.equal(ours.sort())
  })

  it('writes what is missing and refuses to change what is there', () => {
    const folder = tempFolder('vectors')
    expect(freezeVectors(folder, { a: '1\n' }, false)).to.deep.equal(['a'])
    expect(freezeVectors(folder, { a: '1\n', b: '2\n' }, false)).to.deep.equal(['b'])
    writeFileSync(join(folder, 'a.json'), 'other')
    const act = () => freezeVectors(folder, { a: '1\n', c: '3\n' }, false)
    expect(act).to.throw('frozen vectors would change: a')
    expect(compareVectors(folder, { a: '1\n', b: '2\n', c: '3\n' })).to.deep.equal([
      { name: 'a', state: 'different' },
      { name: 'b', state: 'same' },
      { name: 'c', state: 'missing' },
    ])
    expect(freezeVectors(folder, { a: '1\n', c: '3\n' }, true)).to.deep.equal(['a', 'c'])
  })
})
