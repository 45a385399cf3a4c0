import { expect } from 'chai'
import { cleanContent } from '../../client/shared/clean/pdf/content.ts'

/** What a page is drawn with, once it is cleaned. */
function cleaned(text: string): string {
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'))
  return Buffer.from(cleanContent(bytes, () => {}) ?? bytes).toString('latin1')
}

describe('what draws a page of a PDF', () => {
  it('stays as it is where every word of it draws, written with or without spaces', () => {
    for (const text of [
      'q 1 0 0 1 0 0cm 0 0 m 4 -.5 l S (Name \\) Nordmann)Tj [(A) -3 (B (C))] TJ Qq W*n QQ',
      'BI /W 4 /H 1 /BPC 8 /CS /G ID Name EI Q',
      '/Span <</MCID 3 /ActualText (a  b)>> BDC 4 0 -- l <0041> Tj true false null 1. .5 +3 EMC',
      'T* (a) \' 1 2 (b) " d0 d1',
    ]) {
      expect(cleaned(text)).to.equal(text)
    }
  })

  it('loses words that draw nothing, with the values before them', () => {
    expect(cleaned('q (Kari) 12 /X [1 2] Nordmann 4 0 m Q')).to.equal('q 4 0 m Q')
    expect(cleaned('q 4 0 m S\xf8rbye Q key-4711-0815')).to.equal('q 4 0 m Q')
    expect(cleaned('[(A) Nordmann -3] TJ')).to.equal('[(A)  -3] TJ')
    expect(cleaned('BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI (\xe6) Tj%Kari')).to.equal(
      'BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI (\xe6) Tj',
    )
    expect(cleaned('BI /W 4 /H 1 /BPC 8 /CS /G ID Name EI Nordmann Q')).to.equal(
      'BI /W 4 /H 1 /BPC 8 /CS /G ID Name EI Q',
    )
  })

  it('loses what is said of a part of it and used by no reader, as an entry or beside them', () => {
    for (const stray of [
      ...['key (Kari)', '(Kari)', '/Author', '/Author (Kari)', '/Author <</X (Kari)>>'],
      ...['/BBox [(Kari)]', '/Alt <</X (Kari)>>', '/MCID (Kari) /MCID 3'],
    ]) {
      const text = `/Span <</MCID 3 /Lang (nb) ${stray}>> BDC EMC`
      expect(cleaned(text), stray).to.equal('/Span <</MCID 3/Lang (nb)>> BDC EMC')
    }
  })
})
