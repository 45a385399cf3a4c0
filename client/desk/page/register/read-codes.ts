import { decodeQR, type Quad } from 'qr/decode.js'

/** More codes than any picture of a sheet shows. */
const MOST = 20
/** Milliseconds that may be spent on looking for one code. */
const PATIENCE = 4000

/**
 * The contents of all QR codes on a picture. The package finds one of them, so each that was read is painted over
 * before the next is looked for.
 *
 * @returns null if the file is no picture
 */
export async function codesOn(file: Blob): Promise<Uint8Array[] | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return null
  const { width, height } = picture
  const drawing = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (drawing === null) return null
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, width, height)
  drawing.drawImage(picture, 0, 0)
  const codes: Uint8Array[] = []
  for (let left = MOST; left > 0; left--) {
    const found = codeIn(drawing.getImageData(0, 0, width, height))
    if (found === null) break
    codes.push(found.bytes)
    paintOver(drawing, found.outline)
  }
  return codes
}

interface Found {
  readonly bytes: Uint8Array
  readonly outline: Quad
}

function codeIn(image: ImageData): Found | null {
  let bytes = new Uint8Array()
  let outline: Quad | null = null
  try {
    decodeQR(image, {
      timeLimit: PATIENCE,
      textDecoder: (part) => {
        bytes = new Uint8Array(part)
        return ''
      },
      pointsOnDetect: (points) => {
        outline = points.outline
      },
    })
  } catch {
    // it finds none, or one that cannot be read
    return null
  }
  return outline && { bytes, outline }
}

function paintOver(drawing: OffscreenCanvasRenderingContext2D, [first, ...rest]: Quad): void {
  drawing.beginPath()
  drawing.moveTo(first.x, first.y)
  for (const { x, y } of rest) drawing.lineTo(x, y)
  drawing.fill()
}
