import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { commitDay, TREE } from '../build/client.ts'
import { treeVersion } from '../build/frozen.ts'
import { MANIFEST_FILE } from '../build/manifest.ts'
import { buildWhole } from '../build/whole.ts'
import { FLAG, print, required, runCommand, TEXT } from '../cli/command.ts'
import {
  besideDocuments,
  DOCUMENT_FOLDER,
  filesOf,
  releaseDocuments,
  releaseReadme,
  sum,
  sumsOf,
} from './folder.ts'
import { publicKeyFile, readSecretKey, signatureFile } from './minisign.ts'
import { buildPrograms, PROGRAM_NAMES } from './programs/build.ts'
import { SYSTEMS } from './programs/runtimes.ts'
import { type Lock, sbom } from './sbom.ts'
import { serverPackages } from './server-packages.ts'

const HELP = `npm run release -- --out FOLDER [--key FILE] [--without-programs]

Makes a release of this commit into a new folder: the source, the built tree, the programs of one file each, the
package for Debian, the image for containers, documents, the list of all packages (CycloneDX), licences, changelog,
manifest.json with the SHA-256 of each, and of each file that a server gives to browsers, and SHA256SUMS. The same commit gives the same bytes in any folder,
at any time; only the image has the C library that Debian gives on that day. The tree must be clean.

  --out FOLDER         new, and outside the tree
  --key FILE           secret key of minisign without passphrase: signs manifest.json and SHA256SUMS. A key with a
                       passphrase signs afterwards: minisign -S -m manifest.json SHA256SUMS
  --without-programs   leave out the programs, package and image, which need the npm registry and Debian's packages`

const OPTIONS = { out: TEXT, key: TEXT, 'without-programs': FLAG } as const

await runCommand(HELP, OPTIONS, async (values) => {
  requireClean()
  const out = resolve(required(values, 'out'))
  if (existsSync(out)) throw new Error(`${out} is there already: name a new folder`)
  const key = values.key === undefined ? null : readSecretKey(readFileSync(values.key, 'utf8'))
  mkdirSync(out, { recursive: true })
  const name = `postern-${treeVersion()}`
  const built = await buildWhole()
  write(join(out, `${name}-source.tar.gz`), sourceOf(name))
  write(
    join(out, `${name}-built.tar.gz`),
    packed(built.folder, [MANIFEST_FILE, ...Object.keys(built.manifest.files)], name),
  )
  write(join(out, 'sbom.cdx.json'), sbom(lockFile(), commitDay(TREE)))
  write(join(out, 'licences.txt'), licencesOf(built.folder))
  for (const file of ['CHANGELOG.md', 'LICENSE']) copyFileSync(join(TREE, file), join(out, file))
  write(join(out, 'SECURITY.md'), besideDocuments(TREE, 'SECURITY.md'))
  mkdirSync(join(out, DOCUMENT_FOLDER))
  for (const [file, text] of releaseDocuments(TREE)) write(join(out, file), text)
  write(join(out, 'README.md'), releaseReadme(treeVersion()))
  if (!values['without-programs']) {
    await buildPrograms({
      root: TREE,
      out: join(out, 'programs'),
      cache: join(TREE, '.cache/runtimes'),
      systems: SYSTEMS,
      programs: PROGRAM_NAMES,
    })
    for (const [file, body] of serverPackages(built, TREE)) write(join(out, file), body)
  }
  const manifest = releaseManifest(out, built.manifest.files)
  write(join(out, 'manifest.json'), manifest)
  const sums = sumsOf(out, filesOf(out))
  write(join(out, 'SHA256SUMS'), sums)
  if (key !== null) {
    write(join(out, 'minisign.pub'), publicKeyFile(key))
    const comment = `${name} of commit ${commit()}`
    for (const [file, text] of [
      ['manifest.json', manifest] as const,
      ['SHA256SUMS', sums] as const,
    ]) {
      write(join(out, `${file}.minisig`), signatureFile(key, Buffer.from(text), comment))
    }
  }
  print(`${sum(Buffer.from(manifest))}  ${join(out, 'manifest.json')}`)
})

function git(...args: readonly string[]): Buffer {
  return execFileSync('git', [...args], { cwd: TREE, maxBuffer: 2 ** 28 })
}

function commit(): string {
  return git('rev-parse', 'HEAD').toString().trim()
}

/** @throws Error if something is changed or new: nobody else could make the same */
function requireClean(): void {
  const changed = git('status', '--porcelain').toString().trim()
  if (changed !== '')
    throw new Error(`the tree is not clean: commit or remove this first\n${changed}`)
}

/** All files of the commit; their time is that of the commit. */
function sourceOf(name: string): Uint8Array {
  return gzipSync(git('archive', '--format=tar', `--prefix=${name}-source/`, 'HEAD'), { level: 9 })
}

/** Files of a folder as one archive that says nothing of who packed it, where and when. */
function packed(folder: string, files: readonly string[], name: string): Uint8Array {
  const time = commitDay(TREE) * 86_400
  const settings = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--format=ustar']
  const tar = execFileSync(
    'tar',
    [
      ...['-c', '-C', folder, ...settings, `--mtime=@${time}`, '--mode=a+rX,u+w,go-w'],
      ...[`--transform=s,^,${name}-built/,`, ...[...files].sort()],
    ],
    { maxBuffer: 2 ** 28 },
  )
  return gzipSync(tar, { level: 9 })
}

function licencesOf(folder: string): string {
  const parts = readdirSync(folder).filter((part) => existsSync(join(folder, part, 'licences.txt')))
  const line = '='.repeat(72)
  return parts
    .sort()
    .map(
      (part) => `${part}\n${line}\n\n${readFileSync(join(folder, part, 'licences.txt'), 'utf8')}`,
    )
    .join(`\n${line}\n`)
}

function lockFile(): Lock {
  return JSON.parse(readFileSync(join(TREE, 'package-lock.json'), 'utf8'))
}

/** @param build the files of the built tree: what a server gives to browsers lies in its folder `reporter` */
function releaseManifest(out: string, build: object): string {
  const files = filesOf(out).map((path) => {
    const bytes = readFileSync(join(out, path))
    return [path, { sha256: sum(bytes), bytes: bytes.length }] as const
  })
  const whole = {
    format: 'postern-release/1',
    ...{ version: treeVersion(), commit: commit(), day: commitDay(TREE) },
    ...{ files: Object.fromEntries(files), build },
  }
  return `${JSON.stringify(whole, null, 1)}\n`
}

function write(path: string, content: Uint8Array | string): void {
  writeFileSync(path, content)
}
