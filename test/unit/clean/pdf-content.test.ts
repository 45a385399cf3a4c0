import { expect } from 'chai'
import { cleanContent } from '../../../client/shared/clean/pdf/content.ts'
import { latin1 } from '../../support/files/some-files.ts'
import { counting } from '../../support/run/work.ts'

/** The drawing commands of a page, once it is cleaned. */
function cleaned(text: string): string {
  const bytes = latin1(text)
  return Buffer.from(cleanContent(bytes, () => {}) ?? bytes).toString('latin1')
}

const PICTURE = 'BI /W 4 /H 1 /BPC 8 /CS /G ID Name EI'

describe('what draws a page of a PDF', () => {
  it('stays as it is where every word of it draws, written with or without spaces', () => {
    for (const text of [
      'q 1 0 0 1 0 0cm 0 0 m 4 -.5 l S (Name \\) Nordmann)Tj [(A) -3 (B (C))] TJ Qq W*n QQ',
      'q 1 0 0 1 10 50.1234567890cm 0 -14.400000000TD QQQQQQQQQQQQQQQQ',
      '6.1e-17 1 -1 6.1E-17 0 0 cm 4 0 -- l true false null 1. .5 +3',
      '/Span <</MCID 3 /ActualText (a  b) /BBox [0 0 1 1]>> BDC <0041> Tj EMC',
      'T* (a) \' 1 2 (b) " d0 d1',
    ]) {
      expect(cleaned(text)).to.equal(text)
    }
  })

  it('loses words that draw nothing, with the values before them', () => {
    expect(cleaned('q (Kari) 12 /X [1 2] Nordmann 4 0 m Q')).to.equal('q 4 0 m Q')
    expect(cleaned('q 4 0 m S\xf8rbye Q key-4711-0815')).to.equal('q 4 0 m Q')
    expect(cleaned('[(A) Nordmann -3] TJ')).to.equal('[(A)  -3] TJ')
    expect(cleaned(`${PICTURE} Nordmann Q`)).to.equal(`${PICTURE} Q`)
    expect(cleaned('q BI (Kari) Nordmann Q Kari Q')).to.equal('q BI Q Q')
    expect(cleaned('q (Kari) PatientID Q Kari KariBI ID Kari Q')).to.equal('q Q ID Q')
  })

  it('loses as many of them as there are, with a few looks at each letter', async () => {
    expect(cleaned('q 1 0 m Nordmann '.repeat(200_000)).trim()).to.equal(
      'q 1 0 m '.repeat(200_000).trim(),
    )
    await counting<typeof import('../../../client/shared/clean/pdf/content.ts')>(
      'client/shared/clean/pdf/content.ts',
      async (module, count) => {
        for (const text of [
          'q 1 0 m Nordmann '.repeat(20_000),
          `${'1'.repeat(10_000)}x `.repeat(50),
          'q (Kari) '.repeat(20_000),
        ]) {
          const { work } = await count(() => module.cleanContent(latin1(text), () => {}))
          expect(work / text.length, text.slice(0, 20)).to.be.below(100)
        }
      },
    )
  })

  it('loses what is said of a part of it and used by no reader, as an entry or beside them', () => {
    for (const stray of [
      ...['key (Kari)', '(Kari)', '/Author', '/Author (Kari)', '/Author <</X (Kari)>>'],
      ...['/BBox [(Kari)]', '/BBox (Kari)', '/Alt <</X (Kari)>>', '/MCID (Kari) /MCID 3'],
      ...['/Type (Kari)', '/constructor (Kari)', '/toString /Kari'],
    ]) {
      const text = `/Span <</MCID 3 /Lang (nb) ${stray}>> BDC EMC`
      expect(cleaned(text), stray).to.equal('/Span <</MCID 3/Lang (nb)>> BDC EMC')
    }
  })

  it('keeps pictures among the words, and how they are packed, and nothing else with them', () => {
    for (const text of [
      PICTURE,
      'BI /W 1 /H 1 /BPC 8 /CS /RGB /F /Fl /DP <</Predictor 15 /Columns 4>> ID \xff\x00 EI Q',
      'BI /Width 8 /Height 1 /IM true /D [1 0] /I true /F [/A85 /CCF] /DP [null <</K -1>>] ID a%b EI',
      'BI /W 2 /H 1 /BPC 8 /CS [/Indexed /RGB 1 <000000ffffff>] ID EIEI (x) Tj',
    ]) {
      expect(cleaned(text)).to.equal(text)
    }
    expect(
      cleaned('BI /W 1 /X (Kari) /H 1 (Kari) /BPC 8 /CS /G /F /Fl /DP <</X 1 /K 0>> ID a EI'),
    ).to.equal('BI /W 1  /H 1  /BPC 8 /CS /G /F /Fl /DP <</K 0>> ID a EI')
  })

  it('is looked through behind a picture, however that ends', () => {
    for (const picture of [
      'BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI (\xe6) Tj',
      'BI /W 1 /H 1 /BPC 8 /CS /G ID \xffEI\n(\xe6) Tj',
      'BI /W 4 /H 1 /BPC 8 /CS /G ID  EIa EI (\xe6) Tj',
      'BI /W 1 /H 1 /F /Fl ID \xff\xfeEI Q',
      'BI /W 1 /H 1 /F /A85 ID aEI b EI Q',
      'BI /W 1 /H 1 /CS /G /BPC 8ID \xff EI Q',
    ]) {
      expect(cleaned(`${picture}%Kari`), picture).to.equal(picture)
    }
  })
})
