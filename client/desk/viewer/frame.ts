import './no-calls.ts'
import './no-menu.ts'
import { Portions } from '../model/portions.ts'
import type { FromFrame, ToFrame, ToShow } from '../wire/viewer-messages.ts'
import { labelledCanvas } from './canvas.ts'

/** A frame without origin and without network, which shows one file. */

/** Pixels that a canvas has at most along one side. */
const SIDE = 4096
/** The most pixels of an image: a header that lies about the size is found out before anything is drawn. */
const PIXELS = 40_000_000

function tell(message: FromFrame): void {
  parent.postMessage(message, '*')
}

async function showImage(blob: Blob, label: string): Promise<HTMLElement> {
  const bitmap = await createImageBitmap(blob)
  const { width, height } = bitmap
  if (width * height > PIXELS) throw new Error('larger than its header says')
  const scale = Math.min(1, SIDE / Math.max(width, height))
  const canvas = labelledCanvas(Math.round(width * scale), Math.round(height * scale), label)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas
}

/** The portions of a text file, from which its pages are taken. */
let portions: Portions | null = null

function showText(bytes: Uint8Array): HTMLElement {
  const [first, second] = bytes
  const isLittle = first === 0xff && second === 0xfe
  const isBig = first === 0xfe && second === 0xff
  const text = new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes)
  portions = new Portions(text, true)
  const element = document.createElement('pre')
  element.tabIndex = 0
  element.textContent = portions.shown(1)
  return element
}

function turnTo(text: Portions, page: number): void {
  const element = document.querySelector('pre')
  if (element !== null) element.textContent = text.shown(page)
  scrollTo(0, 0)
  tell({ kind: 'shown', page, pages: text.count })
}

/** Resolves when the browser knows the length. */
function showMedia(view: 'audio' | 'video', blob: Blob, label: string): Promise<HTMLElement> {
  const element = document.createElement(view)
  element.controls = true
  element.setAttribute('controlslist', 'nodownload')
  element.setAttribute('aria-label', label)
  element.preload = 'metadata'
  element.src = URL.createObjectURL(blob)
  return new Promise((resolve, reject) => {
    element.addEventListener('loadedmetadata', () => resolve(element), { once: true })
    element.addEventListener('error', () => reject(new Error('not played')), { once: true })
  })
}

async function elementOf({ view, type, bytes, label }: ToShow): Promise<HTMLElement> {
  if (view === 'text') return showText(bytes)
  const blob = new Blob([bytes], { type })
  if (view === 'image') return showImage(blob, label)
  if (view === 'pdf') throw new Error('another frame draws these')
  return showMedia(view, blob, label)
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  const { data, source } = event
  if (source !== parent) return
  if (data.kind === 'page') {
    if (portions !== null) turnTo(portions, data.page)
    return
  }
  document.documentElement.lang = data.lang
  void elementOf(data).then(
    (element) => {
      document.body.replaceChildren(element)
      tell({ kind: 'shown', page: 1, pages: portions?.count ?? 1 })
    },
    () => tell({ kind: 'failed' }),
  )
})
tell({ kind: 'ready' })
