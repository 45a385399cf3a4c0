import { fileURLToPath } from 'node:url'
import {
  assetPath,
  type BuiltFile,
  filesIn,
  type LocalFiles,
  loadLocalPage,
  type ReadBuilt,
} from '../../shared/local-host/page.ts'
import { frameAsset } from './frames.ts'

/** Scripts that frames run. They stand inside the documents of the frames, because frames may fetch nothing. */
const FRAMED = ['viewer', 'pages', 'drawing'] as const
type Role = 'script' | 'worker' | 'pdf' | 'style' | 'start' | (typeof FRAMED)[number]
type Manifest = Readonly<Record<Role, BuiltFile>>

/** Read from the folder into which `npm run build` puts the desk. */
function built(): ReadBuilt {
  return filesIn(fileURLToPath(new URL('../../../dist/desk', import.meta.url)))
}

/** A closed envelope. */
const ENVELOPE = 'M3 5h10v6H3zM3 5l5 4 5-4'

const NEEDS_SCRIPT = 'Skranken trenger JavaScript. The desk needs JavaScript.'

/** All that the page is told about the place where it runs. */
export interface DeskPlace {
  /** The page says throughout that nothing on it is real. */
  readonly training?: boolean
  /**
   * If true, the desk sends records at its own pace, and also sends drops for nobody. Otherwise it sends
   * records as they come, for a reception that is made up.
   */
  readonly paced?: boolean
  /** Fingerprint of the root, if the member gave it before the page was there. */
  readonly root?: string
  /** Path of the page that asks for a server and a vault, if the program has one. */
  readonly settings?: string
}

/**
 * Load the built desk.
 *
 * @throws Error if it has not been built; the message says what to do
 */
export async function loadDeskAssets(
  read: ReadBuilt = built(),
  place: DeskPlace = {},
): Promise<LocalFiles> {
  const manifest = await readManifest(read)
  const { script, style, worker, pdf } = manifest
  const page = await loadLocalPage({
    ...{ read, script, style, others: [worker, pdf], root: 'desk', drawing: ENVELOPE },
    withoutScript: NEEDS_SCRIPT,
    data: {
      'data-worker': assetPath(worker),
      'data-pdf': assetPath(pdf),
      'data-viewer': '/viewer',
      'data-pages': '/pages',
      ...(place.training ? { 'data-training': '' } : {}),
      ...(place.paced ? { 'data-paced': '' } : {}),
      ...(place.root === undefined ? {} : { 'data-root': place.root }),
      ...(place.settings === undefined ? {} : { 'data-settings': place.settings }),
    },
  })
  const [viewer, pages, drawing] = await Promise.all(
    FRAMED.map(async (role) => new TextDecoder().decode(await read(manifest[role].file))),
  )
  return new Map([
    ...page,
    ['/viewer', frameAsset(viewer ?? '')],
    ['/pages', frameAsset(pages ?? '', drawing)],
  ])
}

/**
 * Load the page that asks for a server and a vault before there is a desk. It has no worker, and no key.
 *
 * @throws Error if it has not been built; the message says what to do
 */
export async function loadStartAssets(read: ReadBuilt = built()): Promise<LocalFiles> {
  const { start, style } = await readManifest(read)
  return loadLocalPage({
    ...{ read, script: start, style, root: 'start', drawing: ENVELOPE },
    withoutScript: NEEDS_SCRIPT,
  })
}

async function readManifest(read: ReadBuilt): Promise<Manifest> {
  try {
    return JSON.parse(new TextDecoder().decode(await read('manifest.json'))) as Manifest
  } catch (error) {
    throw new Error('the desk is not built: run "npm run build" first', { cause: error })
  }
}
