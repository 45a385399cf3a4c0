import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AssetFile, frameAsset } from './frames.ts'

/** Files that the host serves, by path. */
export type DeskAssets = ReadonlyMap<string, AssetFile>

const ROLES = ['script', 'worker', 'pdf', 'style'] as const
/** Scripts that frames run. They stand inside the documents of the frames, because frames may fetch nothing. */
const FRAMED = ['viewer', 'pages', 'drawing'] as const
type Manifest = Readonly<
  Record<
    (typeof ROLES | typeof FRAMED)[number],
    { readonly file: string; readonly integrity: string }
  >
>

/** Folder into which `npm run build` puts the desk. */
const BUILT = fileURLToPath(new URL('../../../dist/desk', import.meta.url))

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
): Promise<DeskAssets> {
  const manifest = await readManifest(folder)
  const files = await Promise.all(
    ROLES.map(async (role): Promise<[string, AssetFile]> => {
      const { file } = manifest[role]
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript'
      const body = new Uint8Array(await readFile(join(folder, file)))
      return [`/assets/${file}`, { type: `${type}; charset=utf-8`, body }]
    }),
  )
  const page = {
    type: 'text/html; charset=utf-8',
    body: new TextEncoder().encode(html(manifest, place)),
  }
  const [viewer, pages, drawing] = await Promise.all(
    FRAMED.map((role) => readFile(join(folder, manifest[role].file), 'utf8')),
  )
  const frames: [string, AssetFile][] = [
    ['/viewer', frameAsset(viewer ?? '')],
    ['/pages', frameAsset(pages ?? '', drawing)],
  ]
  const icon = { type: 'image/svg+xml', body: new TextEncoder().encode(ICON) }
  return new Map([['/', page], ['/icon.svg', icon], ...frames, ...files])
}

/** A closed envelope in the colours of the pages. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect width="16" height="16" rx="3" fill="#14565c"/>
<path d="M3 5h10v6H3zM3 5l5 4 5-4" fill="none" stroke="#fff"/></svg>`

async function readManifest(folder: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch (error) {
    throw new Error('the desk is not built: run "npm run build" first', { cause: error })
  }
}

function html({ script, style, worker, pdf }: Manifest, place: DeskPlace): string {
  const told = `${place.training ? ' data-training' : ''}${place.paced ? ' data-paced' : ''}`
  return `<!doctype html>
<html lang="nb" data-worker="/assets/${worker.file}" data-pdf="/assets/${pdf.file}" data-viewer="/viewer" data-pages="/pages"${told}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Postern</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/assets/${style.file}" integrity="${style.integrity}">
<script type="module" src="/assets/${script.file}" integrity="${script.integrity}"></script>
</head>
<body>
<div id="desk"></div>
<noscript><p>Skranken trenger JavaScript. The desk needs JavaScript.</p></noscript>
</body>
</html>
`
}
