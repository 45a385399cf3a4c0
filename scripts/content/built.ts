import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesIn, type ReadBuilt } from '../../client/shared/local-host/page.ts'
import { buildClient, DIST, TARGETS } from '../build/client.ts'
import type { Manifest } from '../build/output.ts'

/*
 * Note "Pages in a program of one file": the commands of content need pages that are built. This module builds them
 * in the tree; in a program scripts/release/programs/content-built.ts takes its place, which has them inside.
 */

/** The page that edits content. */
export interface EditorPages {
  readonly read: ReadBuilt
  readonly manifest: Manifest
  /** The style of the reporter's pages, for previews. */
  readonly reporterStyle: Uint8Array
}

/** Build the page that edits content. @throws Error */
export async function builtEditor(): Promise<EditorPages> {
  const [manifest, reporter] = await buildClient({ targets: [TARGETS.editor, TARGETS.reporter] })
  const style = reporter?.style
  if (manifest === undefined || style === undefined) throw new Error('the build gave no pages')
  const file = join(DIST, TARGETS.reporter.folder, style.file)
  return {
    read: filesIn(join(DIST, TARGETS.editor.folder)),
    manifest,
    reporterStyle: new Uint8Array(await readFile(file)),
  }
}
