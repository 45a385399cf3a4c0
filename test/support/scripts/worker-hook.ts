import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { tempFolder } from '../run/temp.ts'

const ID = 'worker-hook@example.org'

const MANIFEST = {
  ...{ manifest_version: 2, name: 'Worker hook', version: '1.0' },
  browser_specific_settings: { gecko: { id: ID } },
  content_scripts: [{ matches: ['<all_urls>'], js: ['hook.js'], run_at: 'document_start' }],
}

const HOOK = `
const page = window.wrappedJSObject
const Original = page.Worker
function Hooked(url, options) {
  const worker = new Original(url + '#first-party', options)
  page.document.documentElement.setAttribute('data-hooked', url)
  return worker
}
exportFunction(Hooked, page, { defineAs: 'Worker' })
`

/**
 * Install an extension in Firefox that wraps `Worker` as WEBCAT does: it hands on the address as text, with a part of
 * its own. Pages that start a worker then have its address in `data-hooked`.
 */
export async function installWorkerHook(browser: Browser): Promise<void> {
  const folder = tempFolder('worker-hook')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST))
  writeFileSync(join(folder, 'hook.js'), HOOK)
  await browser.installExtension(folder)
}
