import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { ALLOCATOR, NODE_FLAGS } from '../../serve/runtime.ts'
import { COMMANDS, type PackageParts } from '../debian/package.ts'
import { type TarEntry, tarOf, withFolders } from '../tar.ts'
import type { BasePackage } from './base.ts'

export interface ImageParts extends Pick<PackageParts, 'build' | 'node' | 'architecture'> {
  readonly base: readonly BasePackage[]
}

/** The user of the server in the image, who owns nothing but the data folder. */
const USER = 10_001
const PLACE = 'usr/lib/postern'
const DATA = 'var/lib/postern'

const ENVIRONMENT = [
  `DATA_DIR=/${DATA}`,
  // only a path to another container or to the host leads here
  'HOST=0.0.0.0',
  'STAFF_HOST=0.0.0.0',
  // the system of files is read-only, and the nightly rewrite needs room
  `SQLITE_TMPDIR=/${DATA}`,
  ...Object.entries(ALLOCATOR).map(([name, value]) => `${name}=${value}`),
]
const ENTRYPOINT = [`/${PLACE}/node`, ...NODE_FLAGS, `/${PLACE}/dist/server/serve.mjs`]

export function imageName({ build, architecture }: ImageParts): string {
  return `postern_${build.manifest.version}_${architecture}.oci.tar`
}

/**
 * Make the image of the server, as a tar file of the layout that the Open Container Initiative defines (image-spec
 * 1.1): the same parts give the same bytes. Nothing in it has a shell.
 */
export function imageOf(parts: ImageParts): Uint8Array {
  const time = parts.build.manifest.day * 86_400
  const layers = [...parts.base.map(({ files }) => files), ownFiles(parts, time)]
  const packed = layers.map((layer) => blobOf(new Uint8Array(gzipSync(layer, { level: 9 }))))
  const config = jsonBlob(configOf(parts, layers.map(digestOf), time))
  const manifest = jsonBlob({
    schemaVersion: 2,
    mediaType: `${TYPE}.manifest.v1+json`,
    config: descriptor('config.v1+json', config),
    layers: packed.map((one) => descriptor('layer.v1.tar+gzip', one)),
  })
  const index = {
    schemaVersion: 2,
    manifests: [
      {
        ...descriptor('manifest.v1+json', manifest),
        annotations: {
          'org.opencontainers.image.ref.name': `postern:${parts.build.manifest.version}`,
        },
      },
    ],
  }
  const blobs = [config, manifest, ...packed].map(({ digest, body }): TarEntry => {
    return { path: `blobs/${digest.replace(':', '/')}`, body }
  })
  const layout = { imageLayoutVersion: '1.0.0' }
  return tarOf(
    withFolders([
      ...blobs,
      { path: 'index.json', body: json(index) },
      { path: 'oci-layout', body: json(layout) },
    ]),
    time,
  )
}

const TYPE = 'application/vnd.oci.image'

interface Blob {
  readonly digest: string
  readonly body: Uint8Array
}

function blobOf(body: Uint8Array): Blob {
  return { digest: digestOf(body), body }
}

function digestOf(body: Uint8Array): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function jsonBlob(value: unknown): Blob {
  return blobOf(json(value))
}

function descriptor(type: string, { digest, body }: Blob) {
  return { mediaType: `${TYPE}.${type}`, digest, size: body.length }
}

function configOf({ build, architecture, base }: ImageParts, ids: readonly string[], time: number) {
  const created = new Date(time * 1000).toISOString()
  return {
    created,
    ...{ architecture, os: 'linux' },
    config: {
      User: `${USER}:${USER}`,
      ExposedPorts: { '8080/tcp': {}, '8081/tcp': {} },
      ...{ Env: ENVIRONMENT, Entrypoint: ENTRYPOINT, WorkingDir: '/' },
      Volumes: { [`/${DATA}`]: {} },
      Labels: {
        'org.opencontainers.image.title': 'postern',
        'org.opencontainers.image.version': build.manifest.version,
        'org.opencontainers.image.licenses': 'EUPL-1.2',
      },
    },
    rootfs: { type: 'layers', diff_ids: ids },
    history: [...base.map(({ name }) => name), 'postern'].map((made) => ({
      ...{ created, created_by: made },
    })),
  }
}

/** A command of an operator, for `podman exec`. Node runs it, since there is no shell. */
function command(name: string): TarEntry {
  const lines = `#!/${PLACE}/node\nimport('/${PLACE}/dist/server/${name}.mjs')\n`
  return { path: `usr/bin/postern-${name}`, body: new TextEncoder().encode(lines), mode: 0o755 }
}

/** The layer of the program, with what a system of files needs around it. */
function ownFiles({ build, node }: ImageParts, time: number): Uint8Array {
  const built = Object.keys(build.manifest.files).map((path): TarEntry => {
    return { path: `${PLACE}/dist/${path}`, body: build.read(path) }
  })
  const users = `root:x:0:0::/:/\npostern:x:${USER}:${USER}::/${DATA}:/\n`
  return tarOf(
    withFolders([
      ...built,
      { path: `${PLACE}/dist/manifest.json`, body: build.bytes },
      { path: `${PLACE}/node`, body: node, mode: 0o755 },
      ...COMMANDS.map(command),
      { path: 'etc/passwd', body: new TextEncoder().encode(users) },
      // the loader of programs is looked for there
      { path: 'lib', link: 'usr/lib' },
      { path: 'lib64', link: 'usr/lib64' },
      // where whatever runs the image puts devices and processes
      ...['dev/', 'proc/', 'sys/'].map((path) => ({ path })),
      { path: 'tmp/', mode: 0o1777 },
      { path: `${DATA}/`, mode: 0o700, owner: USER },
    ]),
    time,
  )
}
