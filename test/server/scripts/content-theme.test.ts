import { expect } from 'chai'
import { contrast } from '../../../scripts/content/contrast.ts'
import { pageSurfaces } from '../../../scripts/content/surfaces.ts'
import { removeFolder } from '../../support/run/temp.ts'
import { complaint, copySample, edit } from '../../support/scripts/content-folder.ts'

describe('the contrast of two colours', () => {
  it('is as others have published it', () => {
    // W3C, G18 and the understanding of 1.4.3; WebAIM's checker
    for (const [one, other, ratio] of [
      ['#000000', '#ffffff', 21],
      ['#777777', '#ffffff', 4.48],
      ['#767676', '#ffffff', 4.54],
      ['#949494', '#ffffff', 3.03],
      ['#ff0000', '#ffffff', 4],
      ['#0000ff', '#ffffff', 8.59],
      ['#008000', '#ffffff', 5.14],
      ['#123456', '#123456', 1],
    ] as const) {
      expect(contrast(one, other), `${one} on ${other}`).to.be.closeTo(ratio, 0.005)
      expect(contrast(other, one)).to.equal(contrast(one, other))
    }
  })
})

describe("the pages' backgrounds", () => {
  it('are found in their styles, for light and dark', () => {
    const { light, dark } = pageSurfaces()
    for (const mode of [light, dark]) expect(mode).to.include.all.keys('ground', 'sheet')
    // light is light and dark is dark: the styles were read from the right places
    expect(contrast(light.sheet ?? '', '#000000')).to.be.above(15)
    expect(contrast(dark.sheet ?? '', '#ffffff')).to.be.above(12)
  })

  it('are missed aloud where the styles have them no longer', () => {
    const css = ':root { --ground: #ffffff; --sheet: #fffefb; }'
    expect(() => pageSurfaces(css)).to.throw('no --ground as #rrggbb for dark pages')
    const named = css.replace('#fffefb', 'white')
    expect(() => pageSurfaces(named)).to.throw('no --sheet as #rrggbb for light pages')
  })
})

describe('the colours of an organisation', () => {
  const said = (mode: 'light' | 'dark', shade: string, colour: string) => {
    const folder = copySample()
    const pattern = new RegExp(`^(${mode}:\\n(?: .*\\n)*?) {2}${shade}: .*$`, 'm')
    edit(folder, 'theme.yaml', pattern, `$1  ${shade}: '${colour}'`)
    const message = complaint(folder)
    removeFolder(folder)
    return message
  }

  it('may be dark on light, and light on dark', () => {
    expect(said('light', 'accent', '#7a1f3d')).to.equal(null)
    expect(said('dark', 'accent', '#f0b8c8')).to.equal(null)
  })

  it('are refused where text on a button is hard to read: which pair, what is reached and needed', () => {
    expect(said('light', 'on-accent', '#5a9aa0')).to.match(
      /^theme\.yaml:\d+: light: on-accent #5a9aa0 on accent #14565c has a contrast of 2\.\d\d, and 4\.5 is needed: make on-accent differ more from accent$/,
    )
  })

  it('are refused where a link is hard to read on the page', () => {
    expect(said('light', 'accent', '#8fd3d3')).to.match(
      /^theme\.yaml:\d+: light: accent #8fd3d3 on the page's \w+ #[0-9a-f]{6} has a contrast of 1\.\d\d, and 4\.5 is needed: make accent darker$/,
    )
    expect(said('dark', 'accent-deep', '#14565c')).to.match(
      /^theme\.yaml:\d+: dark: accent-deep #14565c on .* needed: make accent-deep lighter$/,
    )
  })

  it('are refused by a hair', () => {
    const { sheet = '', ground = '' } = pageSurfaces().light
    // one step of grey parts a colour that passes from one that does not
    const greys = Array.from(
      { length: 256 },
      (_, i) => `#${i.toString(16).padStart(2, '0').repeat(3)}`,
    )
    const worst = (grey: string) => Math.min(contrast(grey, sheet), contrast(grey, ground))
    const first = greys.find((grey) => worst(grey) < 4.5) ?? ''
    expect(said('light', 'accent', first)).to.match(/4\.5 is needed/)
  })
})
