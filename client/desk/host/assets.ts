import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  assetPath,
  type BuiltFile,
  type LocalFiles,
  loadLocalPage,
} from '../../shared/local-host/page.ts'
import { frameAsset } from './frames.ts'

/** Scripts that frames run. They stand inside the documents of the frames, because frames may fetch nothing. */
const FRAMED = ['viewer', 'pages', 'drawing'] as const
type Role = 'script' | 'worker' | 'pdf' | 'style' | (typeof FRAMED)[number]
type Manifest = Readonly<Record<Role, BuiltFile>>

/** Folder into which `npm run build` puts the desk. */
const BUILT = fileURLToPath(new URL('../../../dist/desk', import.meta.url))

/** A closed envelope. */
const ENVELOPE = 'M3 5h10v6H3zM3 5l5 4 5-4'

/** All that the page is told about the place where it runs. */
export interface DeskPlace {
  /** The page says throughout that nothing on it is real. */
  readonly training?: boolean
  /**
   * If true, the desk sends records at its own pace, and also sends drops for nobody. Otherwise it sends
   * records as they come, for a reception that is made up.
   */
  readonly paced?: boolean
}

/**
 * Load the built desk.
 *
 * @throws Error if it has not been built; the message says what to do
 */
export async function loadDeskAssets(
  folder: string = BUILT,
  place: DeskPlace = {},
): Promise<LocalFiles> {
  const manifest = await readManifest(folder)
  const { script, style, worker, pdf } = manifest
  const page = await loadLocalPage({
    ...{ folder, script, style, others: [worker, pdf], root: 'desk', drawing: ENVELOPE },
    withoutScript: 'Skranken trenger JavaScript. The desk needs JavaScript.',
    data: {
      'data-worker': assetPath(worker),
      'data-pdf': assetPath(pdf),
      'data-viewer': '/viewer',
      'data-pages': '/pages',
      ...(place.training ? { 'data-training': '' } : {}),
      ...(place.paced ? { 'data-paced': '' } : {}),
    },
  })
  const [viewer, pages, drawing] = await Promise.all(
    FRAMED.map((role) => readFile(join(folder, manifest[role].file), 'utf8')),
  )
  return new Map([
    ...page,
    ['/viewer', frameAsset(viewer ?? '')],
    ['/pages', frameAsset(pages ?? '', drawing)],
  ])
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch (error) {
    throw new Error('the desk is not built: run "npm run build" first', { cause: error })
  }
}
