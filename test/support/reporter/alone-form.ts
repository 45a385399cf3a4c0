import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { buildClient, DIST, TARGETS } from '../../../scripts/build/client.ts'
import { type FormProgram, formFile } from '../../../scripts/build/form-file.ts'
import { publicWords } from '../../../scripts/content/public-words.ts'
import type { TestReception } from '../reception/reception.ts'
import { sampleSite } from '../reception/site.ts'
import { tempFolder } from '../run/temp.ts'
import { publicationOf } from '../server/instance.ts'

/** The form's program, from a fresh build. */
export async function buildFormProgram(): Promise<FormProgram> {
  const [assets] = await buildClient({ targets: [TARGETS.form] })
  if (assets === undefined) throw new Error('the build gave no form')
  const read = (file: string) => new Uint8Array(readFileSync(join(DIST, TARGETS.form.folder, file)))
  return { version: '1.0.0', assets, read }
}

/** The form of a reception. */
export async function makeForm(reception: TestReception): Promise<Uint8Array> {
  const publication = decodePublication(publicationOf(reception))
  const document = JSON.parse(new TextDecoder().decode(publication.content))
  const words = await publicWords({ document, site: sampleSite() })
  const { fingerprint: root } = reception
  return formFile(await buildFormProgram(), { root, publication, words, demo: false })
}

/** Open a form from a file. @returns the addresses of all requests from now on */
export async function openForm(page: Page, form: Uint8Array): Promise<string[]> {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const file = join(tempFolder('form'), 'form.html')
  writeFileSync(file, form)
  await page.goto(pathToFileURL(file).href)
  await page.waitForSelector('html[data-reception="ready"]')
  return requests
}
