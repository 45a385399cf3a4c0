import { existsSync, readdirSync } from 'node:fs'
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

const FOLDERS = [...Object.values(TARGETS).map(({ folder }) => folder), SERVER_FOLDER]

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
  const built = writeManifest(folder, { version: treeVersion(), day: commitDay(TREE) })
  const programs = Object.values(TARGETS).map((target, at) => [target.folder, manifests[at] ?? {}])
  return { ...built, programs: Object.fromEntries(programs) }
}

/** Otherwise the manifest would name what lies there by chance. */
function requireOurs(folder: string): void {
  if (!existsSync(folder)) return
  const other = readdirSync(folder).find((name) => ![...FOLDERS, MANIFEST_FILE].includes(name))
  if (other === undefined) return
  throw new Error(`${join(folder, other)} is of no build: remove it, or build into another folder`)
}
