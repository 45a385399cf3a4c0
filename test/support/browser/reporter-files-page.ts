import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import { Download } from '../../../client/shared/blocks/download.ts'
import { planStream } from '../../../client/shared/blocks/plan.ts'
import { Upload } from '../../../client/shared/blocks/upload.ts'
import { cleanFile } from '../../../client/shared/clean/clean.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { staffTransport, syncAndOpen, testDesk } from '../desk/desk-core.ts'
import { fetchedFile, sha256 } from '../server/block-shelf.ts'
import type { Instance } from '../server/instance.ts'
import { onNextStep, openReporter, press, put } from './reporter-page.ts'

/** A file for a browser to choose. */
export interface Given {
  readonly name: string
  readonly bytes: Uint8Array
}

/** From the landing through the text, with a word in it, to the step for files. */
export async function beginReport(page: Page, url: string): Promise<void> {
  await openReporter(page, url)
  await onNextStep(page, () => press(page, 'start'))
  await page.evaluate(() => document.querySelector<HTMLElement>('[name="channel"]')?.click())
  await put(page, 'answer-what', 'Se på bildet')
  await toFiles(page)
}

/** From the text to the step for files. */
export async function toFiles(page: Page): Promise<void> {
  await onNextStep(page, () => press(page, 'to-files'))
  await page.waitForSelector('#files')
}

/** Choose files with the button. @param folder for the files on the disk */
export async function pick(page: Page, folder: string, files: readonly Given[]): Promise<void> {
  const paths = files.map(({ name, bytes }) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
  const field = (await page.waitForSelector('#files-add-input')) as ElementHandle<HTMLInputElement>
  await field.uploadFile(...paths)
}

/** Drop or paste files at `selector`. */
export async function bring(
  page: Page,
  how: 'drop' | 'paste',
  selector: string,
  files: readonly Given[],
): Promise<boolean> {
  await page.waitForSelector('#files')
  return page.evaluate(
    (type, where, all) => {
      const data = new DataTransfer()
      for (const { name, bytes } of all) data.items.add(new File([Uint8Array.from(bytes)], name))
      const init = { bubbles: true, cancelable: true }
      const event =
        type === 'drop'
          ? new DragEvent(type, { ...init, dataTransfer: data })
          : new ClipboardEvent(type, { ...init, clipboardData: data })
      // a prevented event keeps the browser from opening the file instead of the page
      return !document.querySelector(where)!.dispatchEvent(event)
    },
    how,
    selector,
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  )
}

/** Wait until so many files are there and all have been checked. @returns the text of each row */
export async function lookedThrough(page: Page, many: number): Promise<string[]> {
  await page.waitForFunction(
    (n) =>
      document.querySelectorAll('.file').length === n &&
      document.querySelectorAll('.file .busy').length === 0,
    {},
    many,
  )
  return page.$$eval('.file', (rows) => rows.map((row) => row.textContent ?? ''))
}

/** The bytes of a cleaned file. @throws Error if it is not cleaned */
export async function cleanedBytes({ name, bytes }: Given): Promise<Uint8Array> {
  const source = bytesSource(bytes)
  const outcome = await cleanFile(source, name)
  if (outcome.kind !== 'clean') throw new Error(`${name} is ${outcome.kind}`)
  const cleaned = pieceSource(source, outcome.pieces)
  return cleaned.read(0, cleaned.size)
}

/** Every file that has reached the first member's desk, in order. */
export async function filesAtDesk(instance: Instance): Promise<Given[]> {
  const desk = testDesk(instance, 0)
  await syncAndOpen(desk)
  const manifests = desk.cases.flatMap(({ timeline }) =>
    timeline.flatMap((item): Manifest[] => {
      const manifest = item.kind === 'drop' ? item.drop.content.manifest : null
      return manifest === null ? [] : [manifest]
    }),
  )
  const all = await Promise.all(
    manifests.map((manifest) => {
      const stream = new Download(sourceOf(instance), instance.reception.list.instance, manifest)
      return Promise.all(
        manifest.files.map(async ({ name }, i) => ({ name, bytes: await fetchedFile(stream, i) })),
      )
    }),
  )
  return all.flat()
}

/** Upload files to the server, as a desk does before it names them. */
export async function uploadedFiles(
  instance: Instance,
  files: readonly Given[],
): Promise<Manifest> {
  const outgoing = files.map(({ name, bytes }) => ({ name, type: '', source: bytesSource(bytes) }))
  const source = { ...sourceOf(instance), random: systemRandom, sha256, now: Date.now }
  const upload = new Upload(source, instance.reception.list.instance, planStream(outgoing))
  await upload.run()
  return upload.manifest
}

function sourceOf(instance: Instance) {
  return {
    primitives: async () => instance.p,
    transport: staffTransport(instance),
    wait: async () => {},
  }
}
