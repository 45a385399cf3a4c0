import { expect } from 'chai'
import { cleanFile } from '../../../client/shared/clean/clean.ts'
import { FORMATS, type Format } from '../../../client/shared/clean/outcome.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { Marks } from '../../support/corpus/marks.ts'
import * as gif from '../../support/corpus/picture/gif.ts'
import * as jpeg from '../../support/corpus/picture/jpeg.ts'
import * as png from '../../support/corpus/picture/png.ts'
import { drawing, markedElements, svg } from '../../support/corpus/picture/svg.ts'
import * as webp from '../../support/corpus/picture/webp.ts'

/** A page's own numbers for what it draws: width, height, and each pixel with its colours. */
type Drawn = { readonly width: number; readonly height: number; readonly pixels: string }

/** Let a browser draw pictures, with their colour profiles and the way they are turned. */
function drawn(
  tested: TestBrowser,
  files: readonly { format: Format; bytes: Uint8Array }[],
): Promise<Drawn[]> {
  const urls = files.map(
    ({ format, bytes }) =>
      `data:${FORMATS[format].type};base64,${Buffer.from(bytes).toString('base64')}`,
  )
  return tested.newPage().then((page) =>
    page.evaluate(async (all) => {
      const results: Drawn[] = []
      for (const url of all) {
        const image = new Image()
        image.src = url
        const isDrawn = await image.decode().then(
          () => true,
          () => false,
        )
        if (!isDrawn) {
          results.push({ width: 0, height: 0, pixels: '' })
          continue
        }
        const canvas = document.createElement('canvas')
        canvas.width = image.naturalWidth
        canvas.height = image.naturalHeight
        const context = canvas.getContext('2d')!
        context.drawImage(image, 0, 0)
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
        results.push({ width: canvas.width, height: canvas.height, pixels: data.join() })
      }
      return results
    }, urls),
  )
}

/** A drawing without elements that are fetched: browsers draw a mark instead of these. */
function aDrawing() {
  const marks = new Marks('svgP')
  const elements = markedElements(marks).filter((one) => !one.startsWith('<image href="https'))
  const bytes = new Uint8Array(Buffer.from(svg(drawing(marks), ...elements)))
  return { format: 'svg', name: 'a drawing', bytes } as const
}

describe('a picture that was cleaned, in a browser', () => {
  let tested: TestBrowser
  before(async () => {
    tested = await launch('chromium')
  })
  after(() => tested?.close())

  it('has every pixel that it had, in the same colours and turned the same way', async () => {
    const before = [...[jpeg, png, gif, webp].flatMap((corpus) => corpus.samples()), aDrawing()]
    const after = await Promise.all(
      before.map(async ({ format, bytes, name }) => {
        const source = bytesSource(bytes)
        const outcome = await cleanFile(source, name)
        if (outcome.kind !== 'clean') throw new Error(`${name}: ${outcome.kind}`)
        const whole = pieceSource(source, outcome.pieces)
        return { format, bytes: await whole.read(0, whole.size) }
      }),
    )
    const [pictures, cleaned] = [await drawn(tested, before), await drawn(tested, after)]
    for (const [i, { name }] of before.entries()) {
      expect(cleaned[i], name).to.deep.equal(pictures[i])
      expect(new Set(pictures[i]!.pixels.split(',')).size, name).to.be.greaterThan(1)
    }
  })
})
