import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { tempFolder } from '../run/temp.ts'
import { deskMisfits, LOOKS } from './desk-measure.ts'
import { violations } from './reporter-measure.ts'

/** Have the page keep the file that it would save, instead of a folder of downloads. */
export async function catchDownloads(page: Page): Promise<void> {
  await page.evaluate(() => {
    const onOffer = new Set<string>()
    Object.assign(window, { onOffer })
    URL.createObjectURL = (blob) => {
      Object.assign(window, { taken: blob })
      onOffer.add('blob:none')
      return 'blob:none'
    }
    URL.revokeObjectURL = (url) => {
      onOffer.delete(url)
    }
    HTMLAnchorElement.prototype.click = () => {}
  })
}

/** Whether the page holds a file that it has offered to save. */
export function holdsFile(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as unknown as { onOffer: Set<string> }).onOffer.size > 0)
}

/** Make the files by keyboard and save them. Their list is signed and fits. @returns their folder */
export async function takeFiles(page: Page): Promise<string> {
  await page.focus('#export-make')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#export-save', { timeout: 120_000 })
  await page.focus('#export-save')
  await page.keyboard.press('Enter')
  const bytes = await page.evaluate(async () => {
    const { taken } = window as unknown as { taken: Blob }
    return [...new Uint8Array(await taken.arrayBuffer())]
  })
  const folder = tempFolder('taken')
  writeFileSync(join(folder, 'all.zip'), Uint8Array.from(bytes))
  execFileSync('unzip', ['-q', 'all.zip'], { cwd: folder })
  const signature = '-in SHA256SUMS -sigfile SHA256SUMS.sig'
  const verify = `openssl pkeyutl -verify -rawin -pubin -inkey signer.pem ${signature}`
  const check = `${verify} && sha256sum --check --strict SHA256SUMS`
  expect(spawnSync('sh', ['-c', check], { cwd: folder }).status).to.equal(0)
  return folder
}

/** Faults of the page with the files, narrow by night and wide by day. */
export async function faultsIn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [width, value] of LOOKS) {
    await page.setViewport({ width, height: 900 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    found.push(...(await deskMisfits(page)), ...(await violations(page)))
  }
  return found
}
