import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Build } from '../../build/manifest.ts'
import { relinked } from '../folder.ts'
import { type TarEntry, tarOf, withFolders } from '../tar.ts'
import { CONFIGURATION, control, copyright, POSTINST, POSTRM, PRERM, program } from './files.ts'

/** Systems for which there is a package, by the names of Debian. */
export type Architecture = 'amd64' | 'arm64'

export interface PackageParts {
  readonly build: Build
  /** The Node that runs it, for the same system as the native part of `build`. */
  readonly node: Uint8Array
  readonly nodeLicence: string
  readonly architecture: Architecture
  /** Root of the source tree, for the unit and the documents. */
  readonly root: string
}

/** The folder of the program. */
const PLACE = 'usr/lib/postern'
/** Programs of the build that become commands, beside the server itself. */
export const COMMANDS = ['backup', 'restore', 'doctor']
/** Files of systemd, by their names in `scripts/serve/`. */
const UNITS = ['postern.service', 'postern-backup.service', 'postern-backup.timer']
/** Samples of settings for a proxy in front of the server. */
const SAMPLES = ['nginx.conf', 'Caddyfile']

/** The version as Debian orders it: a candidate comes before what it is a candidate for. */
export function debianVersion(version: string): string {
  return version.replace('-', '~')
}

export function packageName({ build, architecture }: PackageParts): string {
  return `postern_${debianVersion(build.manifest.version)}_${architecture}.deb`
}

/** Make the package for Debian: the same parts give the same bytes. */
export function debianPackage(parts: PackageParts): Uint8Array {
  const time = parts.build.manifest.day * 86_400
  const files = filesOf(parts)
  const bytes = files.reduce((sum, { body }) => sum + (body?.length ?? 0), 0)
  const about = {
    ...{ version: debianVersion(parts.build.manifest.version), architecture: parts.architecture },
    ...{ libc: neededLibc(files), kib: Math.ceil(bytes / 1024) },
  }
  const scripts: readonly TarEntry[] = [
    text('./conffiles', '/etc/postern/postern.conf\n'),
    text('./control', control(about)),
    text('./md5sums', md5sums(files)),
    text('./postinst', POSTINST, 0o755),
    text('./postrm', POSTRM, 0o755),
    text('./prerm', PRERM, 0o755),
  ]
  const folders = withFolders(files, './')
  return archive(time, [
    ['debian-binary', Buffer.from('2.0\n')],
    ['control.tar.gz', gzipSync(tarOf([{ path: './' }, ...scripts], time), { level: 9 })],
    ['data.tar.gz', gzipSync(tarOf([{ path: './' }, ...folders], time), { level: 9 })],
  ])
}

function filesOf({ build, node, nodeLicence, root }: PackageParts): readonly TarEntry[] {
  const read = (path: string) => new Uint8Array(readFileSync(`${root}/${path}`))
  const built = Object.keys(build.manifest.files).map((path) => ({
    ...{ path: `${PLACE}/dist/${path}`, body: build.read(path) },
  }))
  const commands = COMMANDS.map((name) => {
    // logs of proxies belong to this group, and the doctor looks into them
    const group = name === 'doctor' ? 'adm' : undefined
    return text(`usr/bin/postern-${name}`, program(name, group), 0o755)
  })
  const samples = SAMPLES.filter((name) => existsSync(`${root}/scripts/serve/${name}`))
  const doc = 'usr/share/doc/postern'
  return [
    ...built,
    ...commands,
    { path: `${PLACE}/dist/manifest.json`, body: build.bytes },
    { path: `${PLACE}/node`, body: node, mode: 0o755 },
    text('etc/postern/postern.conf', CONFIGURATION, 0o640),
    ...UNITS.map((name) => ({
      ...{ path: `usr/lib/systemd/system/${name}`, body: read(`scripts/serve/${name}`) },
    })),
    ...samples.map((name) => ({
      ...{ path: `${doc}/examples/${name}`, body: read(`scripts/serve/${name}`) },
    })),
    text(`${doc}/INSTALL.md`, packageDocument(readFileSync(`${root}/server/INSTALL.md`, 'utf8'))),
    { path: `${doc}/changelog.gz`, body: gzipSync(read('CHANGELOG.md'), { level: 9 }) },
    text(`${doc}/copyright`, copyright(new TextDecoder().decode(read('LICENSE')), nodeLicence)),
  ]
}

/** A document of the tree, as it lies beside the folder of the samples; a link elsewhere becomes its words and a place. */
export function packageDocument(text: string): string {
  return relinked(text, (words, target) =>
    target.startsWith('../scripts/serve/')
      ? `[${words}](examples/${basename(target)})`
      : `${words} (\`${basename(target)}\` of the release)`,
  )
}

function text(path: string, content: string, mode = 0o644): TarEntry {
  return { path, body: Buffer.from(content), mode }
}

/** The newest part of the system's C library that a program here asks for. */
function neededLibc(files: readonly TarEntry[]): string {
  const found = files
    .filter(({ path }) => /\/node$|\.node$/.test(path))
    .flatMap(({ body = new Uint8Array(0) }) => [
      ...Buffer.from(body)
        .toString('latin1')
        .matchAll(/\0GLIBC_2\.(\d+)(?=[\0.])/g),
    ])
  return `2.${Math.max(...found.map(([, minor]) => Number(minor)))}`
}

function md5sums(files: readonly TarEntry[]): string {
  return files
    .filter(({ path }) => !path.startsWith('etc/'))
    .map(({ path, body = new Uint8Array(0) }) => {
      return `${createHash('md5').update(body).digest('hex')}  ${path}\n`
    })
    .sort()
    .join('')
}

/** The outer file, in the format of `ar`. */
function archive(time: number, members: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const parts = members.flatMap(([name, body]) => {
    const fields = [name.padEnd(16), String(time).padEnd(12), '0     0     100644  ']
    const head = `${fields.join('')}${String(body.length).padEnd(10)}\`\n`
    return [Buffer.from(head, 'latin1'), body, Buffer.from(body.length % 2 === 1 ? '\n' : '')]
  })
  return Buffer.concat([Buffer.from('!<arch>\n'), ...parts])
}
