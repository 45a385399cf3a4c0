import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { packageDocument } from '../../../scripts/release/debian/package.ts'
import { DEPENDENCIES } from '../../../scripts/release/dependencies.ts'
import {
  besideDocuments,
  filesOf,
  releaseDocuments,
  releaseReadme,
  sumsOf,
} from '../../../scripts/release/folder.ts'
import {
  publicKeyFile,
  type ReleaseKey,
  readSecretKey,
  signatureFile,
  verifySignature,
} from '../../../scripts/release/minisign.ts'
import { type Lock, sbom, unlisted } from '../../../scripts/release/sbom.ts'
import { tempFolder } from '../../support/run/temp.ts'

const LOCK: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))

describe('the folder of a release', () => {
  it('has hashes that sha256sum takes, and notices a file that is changed', () => {
    const folder = tempFolder('release-sums')
    mkdirSync(join(folder, 'documents'))
    const files = { 'README.md': releaseReadme('1.0.0'), 'documents/GUIDE.md': 'words' }
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
    writeFileSync(join(folder, 'SHA256SUMS'), sumsOf(folder, filesOf(folder)))
    const check = () =>
      spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
    expect(check().stdout).to.equal('README.md: OK\ndocuments/GUIDE.md: OK\n')
    writeFileSync(join(folder, 'documents/GUIDE.md'), 'other words')
    expect(check().status).to.equal(1)
  })

  it('has the documents beside the programs, with links that lead from one to another', () => {
    const documents = releaseDocuments('.')
    const named = [...releaseReadme('1.0.0').matchAll(/documents\/[\w.-]+\.md/g)].map(
      ([name]) => name,
    )
    expect([...documents.keys()]).to.include.members(named)
    for (const short of ['FIRST-DAY', 'FIRST-WEEK', 'TRAINING']) {
      for (const end of ['.nb.md', '.nn.md', '.md']) {
        expect(named).to.include(`documents/${short}${end}`)
      }
    }
    const day = documents.get('documents/FIRST-WEEK.nn.md')
    expect(day).to.include('](FIRST-DAY.nn.md)').and.include('](INSTALL.md)')
    const install = documents.get('documents/INSTALL.md')
    expect(install).to.include('](GUIDE.md)').and.not.include('desk/GUIDE.md)')
  })

  it('has no document with a link that leads nowhere', () => {
    const documents = releaseDocuments('.')
    const links = [...documents].flatMap(([name, text]) =>
      [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => ({ name, target })),
    )
    expect(links).to.have.length.above(30)
    const inside = ({ target = '' }) =>
      /^https?:/.test(target) || documents.has(`documents/${target}`)
    expect(links.filter((link) => !inside(link))).to.deep.equal([])
    expect(documents.get('documents/INSTALL.md')).to.include(
      '(`client/texts/sample-shared/README.md` of the source)',
    )
    expect(besideDocuments('.', 'SECURITY.md')).to.include('](documents/VERIFY.md)')
    const ofPackage = [
      ...packageDocument(readFileSync('server/INSTALL.md', 'utf8')).matchAll(/\]\(([^)#]+)/g),
    ]
    expect(
      ofPackage.map(([, target = '']) => target).filter((one) => !/^https?:/.test(one)),
    ).to.have.members(['examples/nginx.conf', 'examples/Caddyfile'])
  })

  it('has the samples for a proxy, where its INSTALL.md and that of the package lead', () => {
    const documents = releaseDocuments('.')
    const source = readFileSync('server/INSTALL.md', 'utf8')
    const ofPackage = packageDocument(source)
    for (const name of ['nginx.conf', 'Caddyfile']) {
      const text = readFileSync(`scripts/serve/${name}`, 'utf8')
      expect(documents.get(`documents/${name}`), name).to.equal(text)
      expect(documents.get('documents/INSTALL.md'), name).to.include(`](${name})`)
      expect(ofPackage, name).to.include(`](examples/${name})`)
    }
    for (const text of [ofPackage, documents.get('documents/INSTALL.md')]) {
      expect(text).to.not.include('scripts/serve')
    }
  })
})

describe('the signature of a release', () => {
  const key: ReleaseKey = { id: systemRandom(8), seed: systemRandom(32) }
  const bytes = systemRandom(100_000)
  const comment = 'postern-1.0.0 of commit 0123'
  const publicFile = publicKeyFile(key)
  const signature = signatureFile(key, bytes, comment)

  it('holds for the bytes, the comment and the key, and for no others', () => {
    expect(verifySignature(publicFile, bytes, signature)).to.equal(comment)
    const flipped = bytes.slice()
    flipped[50_000] = (flipped[50_000] ?? 0) ^ 1
    expect(verifySignature(publicFile, flipped, signature)).to.equal(null)
    const other = signature.replace('1.0.0', '1.0.1')
    expect(verifySignature(publicFile, bytes, other)).to.equal(null)
    const stranger = publicKeyFile({ id: key.id, seed: systemRandom(32) })
    expect(verifySignature(stranger, bytes, signature)).to.equal(null)
    for (const cut of ['', signature.slice(0, 100), signature.replaceAll('=', '')]) {
      expect(verifySignature(publicFile, bytes, cut)).to.be.oneOf([null, comment])
    }
    expect(verifySignature(publicFile, bytes, signature.slice(0, 100))).to.equal(null)
  })

  it('is one that minisign accepts, and its keys and signatures are ones that we accept', () => {
    const folder = tempFolder('minisign')
    const at = (name: string) => join(folder, name)
    const minisign = (...args: string[]) => spawnSync('minisign', args, { encoding: 'utf8' })
    writeFileSync(at('file'), bytes)
    writeFileSync(at('file.minisig'), signature)
    writeFileSync(at('our.pub'), publicFile)
    const accepted = minisign('-V', '-p', at('our.pub'), '-m', at('file'))
    expect(accepted.error, 'minisign is missing: node scripts/setup.mjs --test').to.equal(undefined)
    expect([accepted.status, accepted.stdout]).to.deep.equal([
      0,
      `Signature and comment signature verified\nTrusted comment: ${comment}\n`,
    ])
    writeFileSync(at('file'), bytes.slice(1))
    expect(minisign('-V', '-p', at('our.pub'), '-m', at('file')).status).to.equal(1)
    expect(minisign('-G', '-W', '-p', at('their.pub'), '-s', at('their.key')).status).to.equal(0)
    expect(minisign('-S', '-s', at('their.key'), '-m', at('file'), '-t', 'theirs').status).to.equal(
      0,
    )
    const read = (name: string) => readFileSync(at(name), 'utf8')
    const theirs = verifySignature(read('their.pub'), bytes.slice(1), read('file.minisig'))
    expect(theirs).to.equal('theirs')
    const own = readSecretKey(read('their.key'))
    expect(publicKeyFile(own).split('\n')[1]).to.equal(read('their.pub').split('\n')[1])
    expect(() => readSecretKey(publicFile)).to.throw('is no secret key of minisign')
  })
})

describe('the list of packages', () => {
  it('has a line of reason for each that we import, and no line for another', () => {
    expect(unlisted(LOCK)).to.deep.equal([])
    const lock = structuredClone(LOCK) as { packages: Record<string, { dependencies: object }> }
    Object.assign(lock.packages['']!.dependencies, { 'left-pad': '1.0.0' })
    expect(unlisted(lock as unknown as Lock)).to.deep.equal(['left-pad'])
  })

  it('is CycloneDX that names each package once, with its hash, and the same each time', () => {
    const text = sbom(LOCK, 20_788)
    expect(sbom(structuredClone(LOCK), 20_788)).to.equal(text)
    const { bomFormat, specVersion, serialNumber, metadata, components, dependencies } =
      JSON.parse(text)
    expect([bomFormat, specVersion]).to.deep.equal(['CycloneDX', '1.6'])
    expect(serialNumber).to.match(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(metadata.component.version).to.equal(LOCK.version)
    type Component = {
      'bom-ref': string
      hashes?: { content: string }[]
      scope: string
      name: string
    }
    const all = components as Component[]
    const refs = all.map((one) => one['bom-ref'])
    expect(new Set(refs).size).to.equal(refs.length)
    expect(refs).to.have.length(Object.keys(LOCK.packages).length - 1)
    for (const { hashes, name } of all) {
      expect(hashes?.[0]?.content, name).to.match(/^[0-9a-f]{128}$/)
    }
    const known = new Set([...refs, metadata.component['bom-ref']])
    const named = dependencies as { ref: string; dependsOn: string[] }[]
    for (const { ref, dependsOn } of named) {
      expect(
        [ref, ...dependsOn].every((one) => known.has(one)),
        ref,
      ).to.equal(true)
    }
  })

  it('says that nobody who runs a built program has what only builds or tests it', () => {
    const { components } = JSON.parse(sbom(LOCK, 20_788))
    const scopes = new Map<string, string>(
      components.map(({ name, scope }: { name: string; scope: string }) => [name, scope]),
    )
    for (const [name, { use }] of Object.entries(DEPENDENCIES)) {
      expect(scopes.get(name), name).to.equal(use === 'run' ? 'required' : 'excluded')
    }
  })
})
