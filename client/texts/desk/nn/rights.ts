import type { DeskTexts } from '../texts.ts'

/** Kva rolla i ei sak gir rett til, og det som er på veg. */
export const rights: Pick<DeskTexts, 'rights'> = {
  rights: {
    onItsWay: 'nøklane er på veg',
    onlyReads:
      'Du les denne saka og kan skrive interne notat. Det andre gjer dei som behandlar ho.',
    letters:
      'Meldinga gjekk ikkje til deg sjølv. Nye brev frå varslaren ser du når ein som fekk ho, har henta dei.',
  },
}
