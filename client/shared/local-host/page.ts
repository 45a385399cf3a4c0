import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeValue } from '../escape.ts'

/** A file that a local host serves. */
export interface LocalFile {
  readonly type: string
  readonly body: Uint8Array
  /** Headers that replace those of every answer. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Files that a local host serves, by path. */
export type LocalFiles = ReadonlyMap<string, LocalFile>

/** A file of a build: its name in the folder of the build, and the `integrity` of its element. */
export interface BuiltFile {
  readonly file: string
  readonly integrity: string
}

/** Reads a file of a build by its name. A program that is one file has its build inside. */
export type ReadBuilt = (file: string) => Promise<Uint8Array>

/** Read the files of a build from the folder where they lie. */
export function filesIn(folder: string): ReadBuilt {
  return async (file) => new Uint8Array(await readFile(join(folder, file)))
}

export interface LocalPageOptions {
  readonly read: ReadBuilt
  readonly script: BuiltFile
  readonly style: BuiltFile
  /** Other files of the build that the script loads. */
  readonly others?: readonly BuiltFile[]
  /** Id of the element in which the script draws the page. */
  readonly root: string
  /** The path of the icon on a square of 16 by 16, as SVG has it. */
  readonly drawing: string
  /** A sentence for a browser without JavaScript, in bokmål and English. */
  readonly withoutScript: string
  /** Attributes of the document that the script reads. */
  readonly data?: Readonly<Record<`data-${string}`, string>>
}

/**
 * The page of a local host: one document, its icon, and the files of its build, each at the path that `assetPath` gives.
 *
 * @throws Error if a file of the build is missing
 */
export async function loadLocalPage(options: LocalPageOptions): Promise<LocalFiles> {
  const { read, script, style, others = [], drawing } = options
  const built = await Promise.all(
    [script, style, ...others].map(async (one): Promise<[string, LocalFile]> => {
      const type = one.file.endsWith('.css') ? 'text/css' : 'text/javascript'
      return [assetPath(one), { type: `${type}; charset=utf-8`, body: await read(one.file) }]
    }),
  )
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: new TextEncoder().encode(html(options)) }],
    ['/icon.svg', { type: 'image/svg+xml', body: new TextEncoder().encode(icon(drawing)) }],
    ...built,
  ])
}

/** The path of a file of the build. */
export function assetPath({ file }: BuiltFile): string {
  return `/assets/${file}`
}

/** A square in the colour of the pages, with a drawing in white. */
function icon(drawing: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect width="16" height="16" rx="3" fill="#14565c"/>
<path d="${drawing}" fill="none" stroke="#fff"/></svg>`
}

function html({ script, style, root, withoutScript, data = {} }: LocalPageOptions): string {
  const attributes = Object.entries(data).map(([name, value]) => ` ${name}="${escapeValue(value)}"`)
  return `<!doctype html>
<html lang="nb"${attributes.join('')}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Postern</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="${assetPath(style)}" integrity="${style.integrity}">
<script type="module" src="${assetPath(script)}" integrity="${script.integrity}"></script>
</head>
<body>
<div id="${root}"></div>
<noscript><p>${withoutScript}</p></noscript>
</body>
</html>
`
}
