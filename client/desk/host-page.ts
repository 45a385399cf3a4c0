import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

export interface DeskFile {
  readonly body: Uint8Array
  readonly type: string
}

const assetSchema = v.object({ file: v.string(), integrity: v.string() })
const manifestSchema = v.object({ script: assetSchema, style: assetSchema, worker: assetSchema })

/**
 * The desk's page and what it needs, by exact path.
 *
 * @param folder of the built desk
 * @param server that this desk talks to, shown to the member
 * @throws Error where the desk is not built
 */
export async function deskFiles(
  folder: string,
  server: string,
): Promise<ReadonlyMap<string, DeskFile>> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8')
  const { script, style, worker } = v.parse(manifestSchema, JSON.parse(text))
  const files = new Map<string, DeskFile>()
  for (const { file } of [script, style, worker]) {
    const type = file.endsWith('.css') ? 'text/css' : 'text/javascript'
    const body = new Uint8Array(await readFile(join(folder, file)))
    files.set(`/assets/${file}`, { body, type: `${type}; charset=utf-8` })
  }
  const html = `<!doctype html>
<html lang="nb" data-worker="/assets/${worker.file}" data-server="${escapeHtml(server)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Postern</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/${style.file}" integrity="${style.integrity}">
<script type="module" src="/assets/${script.file}" integrity="${script.integrity}"></script>
</head>
<body><div id="desk"></div></body>
</html>
`
  files.set('/', { body: new TextEncoder().encode(html), type: 'text/html; charset=utf-8' })
  files.set('/assets/icon.svg', { body: new TextEncoder().encode(ICON), type: 'image/svg+xml' })
  return files
}

/** A small door in a large one. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="#14555c"/><path d="M6 14V8a2 2 0 0 1 4 0v6z" fill="#fff"/></svg>'

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (symbol) => `&#${symbol.charCodeAt(0)};`)
}
