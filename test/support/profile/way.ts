import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { pagePath } from '../../../client/texts/pages.ts'
import { headingOf, onNextStep, press, readCode, untilDelivered } from '../browser/reporter-page.ts'
import { tempFolder } from '../run/temp.ts'
import { formsOfCode } from './scan.ts'

const { nb } = CATALOGUES

/** Everything that a reporter typed and saw: by name, with each way in which it could be written. */
export type Traces = Map<string, readonly string[]>

/** A person who goes the whole way by hand, and looks at some points at what is left on the disk. */
export interface Walker {
  readonly page: Page
  /** Grows with everything that is typed or shown. */
  readonly traces: Traces
  /** Called on each step once it is filled in. */
  readonly atStep: (name: string) => Promise<void>
}

/** Text fields of the step that is shown. */
const FIELDS =
  '#main textarea, #main input:not([type="radio"]):not([type="checkbox"]):not([type="file"])'

/** Press, and wait for the next step; its heading is a trace. */
async function goOn({ page, traces }: Walker, id: string, step: string): Promise<void> {
  await onNextStep(page, () => press(page, id))
  traces.set(`heading of ${step}`, [await headingOf(page)])
}

/** Choose in every group, then type a separate word into every empty field, also into those that a choice brought. */
async function fill({ page, traces }: Walker, step: string): Promise<void> {
  await page.evaluate(openFolded)
  for (let at = 0; await page.evaluate(chooseIn, at); at++);
  for (const id of await page.$$eval(FIELDS, emptyOnes)) {
    const word = `q${randomBytes(5).toString('hex')}`
    traces.set(`${id} of ${step}`, [word])
    await page.type(`#${id}`, word)
  }
}

/** Runs in the page: keep the text that guided recall has filled in. */
function emptyOnes(fields: Element[]): string[] {
  return fields.flatMap((field) => ((field as HTMLTextAreaElement).value === '' ? [field.id] : []))
}

/** Runs in the page: fields may lie in folded parts. */
function openFolded(): void {
  for (const one of document.querySelectorAll<HTMLDetailsElement>('#main details')) one.open = true
}

/** Runs in the page: choose in the group at this place. @returns whether there is one */
function chooseIn(at: number): boolean {
  const group = document.querySelectorAll('#main fieldset')[at]
  const box = group?.querySelector('input')
  // At least one person must be able to read it.
  if (box?.name !== 'leave-out') box?.click()
  return group !== undefined
}

/** From the landing to a page of prose, and back. */
export async function readPage(walker: Walker): Promise<void> {
  const { page, traces } = walker
  const link = await page.waitForSelector(`#main a[href="${pagePath('nb', 'talk')}"]`)
  await onNextStep(page, () => link!.evaluate((found) => (found as HTMLElement).click()))
  traces.set('heading of a page', [await headingOf(page)])
  await onNextStep(page, () => press(page, 'back'))
}

/** From the landing to the first step, with the story and the files filled in too. */
export async function tell(walker: Walker): Promise<void> {
  const { page, atStep } = walker
  await goOn(walker, 'start', 'tell')
  await fill(walker, 'tell')
  await goOn(walker, 'next', 'story')
  await fill(walker, 'story')
  await atStep('story')
  await goOn(walker, 'next', 'files')
  await addFile(walker)
  await fill(walker, 'files')
  await atStep('files')
  for (const _ of ['story', 'tell']) await onNextStep(page, () => press(page, 'back'))
  await atStep('tell')
}

/** Choose a file, whose name and bytes are traces; its description is typed later, with the rest. */
async function addFile({ page, traces }: Walker): Promise<void> {
  const [name, text] = [0, 1].map(() => `q${randomBytes(5).toString('hex')}`)
  traces.set('name of a file', [`${name}`])
  traces.set('bytes of a file', [`${text}`])
  const path = join(tempFolder('chosen'), `${name}.txt`)
  writeFileSync(path, `${text}`)
  const field = await page.waitForSelector('#files-add-input')
  await (field as ElementHandle<HTMLInputElement>).uploadFile(path)
  await page.waitForSelector('#file-1-name')
}

/** From the landing through guided recall, whose answers are shown again then, to the first step. */
export async function tellWithRecall(walker: Walker): Promise<void> {
  const { page, atStep } = walker
  await goOn(walker, 'start', 'tell')
  await fill(walker, 'tell')
  await goOn(walker, 'next', 'story')
  const before = await headingOf(page)
  await goOn(walker, 'recall', 'recall')
  for (let probe = 1; (await headingOf(page)) !== before; probe++) {
    await fill(walker, `recall ${probe}`)
    await goOn(walker, 'next', `recall ${probe}`)
  }
  await fill(walker, 'story')
  await atStep('story')
  await goOn(walker, 'back', 'tell')
  await atStep('tell')
}

/** Runs an action that has the browser save a file of this name. @returns its path */
type Saved = (name: string, act: () => Promise<void>) => Promise<string>

/** From the first step: keep a draft as a file, and open it again. */
export async function keepDraft(walker: Walker, saved: Saved): Promise<void> {
  const { page, traces } = walker
  await goOn(walker, 'keep-draft', 'keeping a draft')
  const file = await saved(nb.draft.file, () => press(page, 'make'))
  const code = await readCode(page)
  traces.set('code of the draft', formsOfCode(code))
  await onNextStep(page, () => press(page, 'kept'))
  await goOn(walker, 'back', 'landing')
  await goOn(walker, 'open-file', 'opening a draft')
  await openFile(walker, file, code, 'a draft')
  // a copy is saved under the same name
  rmSync(file)
}

/** Open a file that was kept, with a wrong code in the field first. */
async function openFile(walker: Walker, file: string, code: string, what: string): Promise<void> {
  const { page, traces, atStep } = walker
  const field = (await page.waitForSelector('#draft-file')) as ElementHandle<HTMLInputElement>
  await field.uploadFile(file)
  await fill(walker, `opening ${what}`)
  await retype(page, 'draft-code', code)
  await atStep(`the code of ${what}`)
  await onNextStep(page, () => press(page, 'open'))
  traces.set(`heading of ${what}`, [await headingOf(page)])
}

/** From the step that asks for a group of the code, and back there: keep a copy of what was sent. @returns its path */
export async function keepCopy(walker: Walker, saved: Saved): Promise<string> {
  const { page } = walker
  await goOn(walker, 'again', 'the code again')
  await page.evaluate(openFolded)
  const file = await saved(nb.draft.file, () => press(page, 'save-copy'))
  await walker.atStep('a copy that is kept')
  await goOn(walker, 'kept', 'confirm')
  return file
}

/** From the landing, and back there: read a copy of what was sent. */
export async function readCopy(walker: Walker, file: string, code: string): Promise<void> {
  await goOn(walker, 'open-file', 'opening a copy')
  await openFile(walker, file, code, 'a copy')
  await walker.atStep('a copy')
  await goOn(walker, 'back', 'landing')
}

/** From the first step to the review. */
export async function writeOn(walker: Walker): Promise<void> {
  for (const step of ['story', 'files', 'details', 'contact']) {
    await goOn(walker, 'next', step)
    await fill(walker, step)
    await walker.atStep(step)
  }
  await goOn(walker, 'to-review', 'review')
  await goOn(walker, 'change-readers', 'readers')
  await goOn(walker, 'to-review', 'review')
}

/** From the review to the step that asks for a group of the code. @returns the code */
export async function send(walker: Walker): Promise<string> {
  const { page, traces } = walker
  await goOn(walker, 'send', 'receipt')
  await page.waitForSelector('#progress.good')
  const code = await readCode(page)
  traces.set('code', formsOfCode(code))
  await goOn(walker, 'kept', 'confirm')
  return code
}

/** Type the requested group. */
export async function typeGroup({ page }: Walker, code: string): Promise<void> {
  const label = await page.$eval('label[for="group"]', (element) => element.textContent ?? '')
  const number = Number(/\d/.exec(label)?.[0])
  await page.type('#group', code.split('-')[number - 1] ?? '')
}

/** From there to the landing, with a letter about the reporter's identity on the way. */
export async function finish(walker: Walker): Promise<void> {
  const { page } = walker
  await goOn(walker, 'check', 'done')
  await goOn(walker, 'identity', 'identity')
  await writeLetter(walker, 'identity')
  await onNextStep(page, () => press(page, 'back'))
  await onNextStep(page, () => press(page, 'close'))
}

/** From the landing: a wrong code, the right one, and a letter under it. */
export async function comeBack(walker: Walker, code: string): Promise<void> {
  const { page, atStep } = walker
  await goOn(walker, 'have-code', 'code')
  await fill(walker, 'code')
  await press(page, 'open')
  await page.waitForSelector('#errors')
  await retype(page, 'typed-code', code.toLowerCase())
  await atStep('the code')
  await goOn(walker, 'open', 'inbox')
  await page.waitForSelector('#look')
  await goOn(walker, 'more', 'letter')
  await writeLetter(walker, 'letter')
}

async function writeLetter(walker: Walker, name: string): Promise<void> {
  await fill(walker, name)
  // the page asks this if it cannot know who was left out
  const everybody = await walker.page.$('input[name="leave-out"][value=""]')
  await everybody?.click()
  await walker.atStep(name)
  await press(walker.page, 'send')
  await walker.page.waitForSelector('.notice.good')
  // Until the board shows the letter, the page asks anybody who leaves.
  await untilDelivered(walker.page)
}

/** Type over the text in a field. */
async function retype(page: Page, id: string, text: string): Promise<void> {
  await page.$eval(`#${id}`, (field) => (field as HTMLTextAreaElement).select())
  await page.type(`#${id}`, text)
}
