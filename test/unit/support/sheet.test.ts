import { expect } from 'chai'
import { type Picture, type Piece, SHEET, Sheets, sheetHtml } from '../../pictures/sheet.ts'

const WIDTH = 300
const PER_SHEET = 5

function picture(name: string, height: number): Picture {
  return { name, png: `${name}-png`, width: WIDTH, height }
}

function laid(pictures: readonly Picture[]): Piece[][] {
  const sheets = new Sheets(WIDTH)
  return [...pictures.flatMap((one) => sheets.add(one)), ...sheets.finish()]
}

/** The parts of a picture that stand on the sheets, from top to bottom. */
function shownOf(sheets: readonly (readonly Piece[])[], name: string): [number, number][] {
  const pieces = sheets.flat().filter((piece) => piece.picture.name === name)
  return pieces.map(({ from, height }) => [from, from + height])
}

describe('a sheet of pictures', () => {
  const heights = [700, 4000, 10, 1300, 240, 9000, 1]
  const pictures = heights.map((height, i) => picture(`state ${i}`, height))

  it('leaves out no part of any picture, and shows no part twice', () => {
    const sheets = laid(pictures)
    for (const { name, height } of pictures) {
      const parts = shownOf(sheets, name)
      const ends = [0, ...parts.map(([, to]) => to)]
      expect(
        parts.map(([from]) => from),
        name,
      ).to.deep.equal(ends.slice(0, -1))
      expect(ends.at(-1), name).to.equal(height)
    }
  })

  it('has no column that is higher than the sheet, and only as many columns as fit', () => {
    for (const pieces of laid(pictures)) {
      const columns = new Map<number, number>()
      for (const { column, height } of pieces) {
        columns.set(column, (columns.get(column) ?? 0) + height)
      }
      expect(Math.max(...columns.values())).to.be.at.most(SHEET)
      expect([...columns.keys()]).to.deep.equal([...columns.keys()].map((_, i) => i))
      expect(columns.size).to.be.at.most(PER_SHEET)
    }
  })

  it('starts no picture of many lines in the last lines of a column', () => {
    const starts = laid(pictures)
      .flat()
      .filter(({ from }) => from === 0)
    for (const { picture: of, height } of starts) {
      expect(height).to.be.at.least(Math.min(120, of.height))
    }
  })

  it('is none if there is no picture', () => {
    expect(laid([])).to.deep.equal([])
  })

  it('says at each piece which state it shows, and whether it goes on', () => {
    const [first = []] = laid([picture('landing', 2 * SHEET)])
    const html = sheetHtml(first)
    expect(html.match(/<p [^>]*>[^<]*/g)?.map((one) => one.split('>')[1])).to.deep.equal([
      'landing',
      'landing (goes on)',
      'landing (goes on)',
    ])
  })
})
