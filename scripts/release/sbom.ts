import { createHash } from 'node:crypto'
import { isoDate } from '../../crypto/days/calendar.ts'
import { DEPENDENCIES } from './dependencies.ts'

/** The parts of `package-lock.json` that are read. */
export interface Lock {
  readonly version: string
  readonly packages: Readonly<Record<string, Locked>>
}

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const HOME = 'node_modules/'

/** Names of packages in the lock file that we list ourselves. */
export function listedIn({ packages }: Lock): string[] {
  const { dependencies = {}, devDependencies = {} } = packages[''] ?? {}
  return Object.keys({ ...dependencies, ...devDependencies })
}

/** Direct dependencies without a line of reason, and lines without a dependency. */
export function unlisted(lock: Lock): string[] {
  const listed = listedIn(lock)
  const unknown = listed.filter((name) => !Object.hasOwn(DEPENDENCIES, name))
  const idle = Object.keys(DEPENDENCIES).filter((name) => !listed.includes(name))
  return [...unknown, ...idle].filter((name) => !name.startsWith('@types/'))
}

/**
 * The list of all packages as CycloneDX 1.6. The same lock file gives the same bytes.
 *
 * @param day of the commit
 */
export function sbom(lock: Lock, day: number): string {
  const packages = Object.entries(lock.packages).filter(([path]) => path.startsWith(HOME))
  const components = packages.map(([path, locked]) => componentOf(path, locked))
  const self = `pkg:npm/postern@${lock.version}`
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: `${isoDate(day)}T00:00:00Z`,
      component: {
        ...{ type: 'application', 'bom-ref': self, name: 'postern', version: lock.version },
        licenses: [{ license: { id: 'EUPL-1.2' } }],
        purl: self,
      },
    },
    components,
    dependencies: [
      { ref: self, dependsOn: refsOf(lock, '', listedIn(lock)) },
      ...packages.map(([path, { dependencies = {} }]) => ({
        ref: refOf(path, lock.packages[path] ?? {}),
        dependsOn: refsOf(lock, path, Object.keys(dependencies)),
      })),
    ],
  }
  const serial = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const { bomFormat, specVersion, ...rest } = body
  const whole = { bomFormat, specVersion, serialNumber: `urn:uuid:${uuidOf(serial)}`, ...rest }
  return `${JSON.stringify(whole, null, 1)}\n`
}

/** A UUID that the content decides. RFC 9562, version 8 */
function uuidOf(hex: string): string {
  const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17, 32)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const nameIn = (path: string) => path.slice(path.lastIndexOf(HOME) + HOME.length)

/** The same package may lie in two places: the place is part of the reference. */
function refOf(path: string, { version = '' }: Locked): string {
  return `${purlOf(nameIn(path), version)}#${path}`
}

function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

function componentOf(path: string, locked: Locked) {
  const { version = '', integrity, license, dev = false, optional = false } = locked
  const name = nameIn(path)
  const known = DEPENDENCIES[name]
  const isRun = known === undefined ? !dev : known.use === 'run'
  const digest = /^sha512-(.+)$/.exec(integrity ?? '')?.[1]
  return {
    type: 'library',
    'bom-ref': refOf(path, locked),
    name,
    version,
    scope: isRun ? (optional ? 'optional' : 'required') : 'excluded',
    ...(digest === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }),
    ...(license === undefined ? {} : { licenses: [licenceOf(license)] }),
    purl: purlOf(name, version),
    ...(known === undefined ? {} : { description: known.reason }),
  }
}

function licenceOf(license: string) {
  return /[( ]/.test(license) ? { expression: license } : { license: { name: license } }
}

/** The packages that one finds under these names: in its own folder, or in one above. */
function refsOf(lock: Lock, from: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${HOME}`)))) {
      const path = at === '' ? `${HOME}${name}` : `${at}/${HOME}${name}`
      const found = lock.packages[path]
      if (found !== undefined) return [refOf(path, found)]
      if (at === '') return []
    }
  })
}
