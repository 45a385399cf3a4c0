/** A canvas with a label, so that somebody who does not see it is told at least what it is. */
export function labelledCanvas(width: number, height: number, label: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, width)
  canvas.height = Math.max(1, height)
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', label)
  return canvas
}
