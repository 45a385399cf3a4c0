import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'puppeteer-core'
import { type BrowserKind, launch } from '../../test/support/browser/browser.ts'

/** Work in a page of a browser of its own. @throws Error that names the browser and what it complained of */
export async function inBrowser<T>(
  kind: BrowserKind,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const tested = await launch(kind)
  try {
    return await work(await tested.newPage())
  } catch (cause) {
    throw new Error(`${kind}: ${[cause, ...tested.problems].join('; ')}`, { cause })
  } finally {
    await tested.close()
  }
}

/** A script of this folder, bundled for browsers. */
export async function bundleOf(file: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [fileURLToPath(new URL(file, import.meta.url))], write: false },
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2022' },
    ...{ platform: 'browser', logLevel: 'silent' },
  })
  const [output] = outputFiles
  if (output === undefined) throw new Error('nothing was bundled')
  return output.text
}
