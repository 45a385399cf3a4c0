import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildClient, commitDay, TARGETS, TREE } from './client.ts'
import { treeVersion } from './frozen.ts'
import { type Build, MANIFEST_FILE, writeManifest } from './manifest.ts'
import type { Manifest } from './output.ts'
import { buildServer, SERVER_FOLDER } from './server.ts'

/** A whole build, with the list of files of each program for browsers, by folder. */
export interface WholeBuild extends Build {
  readonly programs: Readonly<Record<string, Manifest>>
}

/** It is for a person who opens the folder. */
const README_FILE = 'README.md'
const OURS = [
  ...Object.values(TARGETS).map(({ folder }) => folder),
  ...[SERVER_FOLDER, README_FILE, MANIFEST_FILE],
]

/**
 * Build this tree into a folder: what browsers fetch, the server, and the manifest of both.
 *
 * @throws Error if the folder has something that no build makes, or something does not compile
 */
export async function buildWhole(outDir = 'dist'): Promise<WholeBuild> {
  const folder = resolve(TREE, outDir)
  requireOurs(folder)
  const manifests = await buildClient({ outDir: folder })
  await buildServer({ outDir: folder })
  const version = treeVersion()
  writeFileSync(join(folder, README_FILE), readmeOf(version))
  const built = writeManifest(folder, { version, day: commitDay(TREE) })
  const programs = Object.values(TARGETS).map((target, at) => [target.folder, manifests[at] ?? {}])
  return { ...built, programs: Object.fromEntries(programs) }
}

/** Otherwise the manifest would name what lies there by chance. */
function requireOurs(folder: string): void {
  if (!existsSync(folder)) return
  const other = readdirSync(folder).find((name) => !OURS.includes(name))
  if (other === undefined) return
  throw new Error(`${join(folder, other)} is of no build: remove it, or build into another folder`)
}

/**
 * The text that says how a built folder is started. Only version and system of the machine are in it, so it is the
 * same each time.
 */
export function readmeOf(version: string, system = `${process.platform}-${process.arch}`): string {
  return `# Postern ${version}, built

This folder is the server of Postern, with all that it gives to browsers. It was built on ${system}, and its database driver
needs that system. It needs Node.js 20.19 or later, and no package.

    DATA_DIR=/var/lib/postern node server/serve.mjs

\`DATA_DIR\` holds \`publication.bin\` and \`content/\`, which the ceremony makes (\`postern ceremony\`). It has to lie outside this folder:
\`manifest.json\` has the SHA-256 of every file here, and the server refuses to start if one is changed, missing or added.

The other programs are \`server/backup.mjs\`, \`server/restore.mjs\` and \`server/doctor.mjs\`; each says more with \`--help\`.
INSTALL.md has every step and setting. It is in \`documents/\` of the release, and in \`server/\` of the source.
\`server/licences.txt\` and those beside it are the licences of the packages in it.
`
}
