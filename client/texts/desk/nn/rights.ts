import type { DeskTexts } from '../texts.ts'

/** Kva rolla i ei sak gir rett til, og det som er på veg. */
export const rights: Pick<DeskTexts, 'rights'> = {
  rights: {
    onItsWay: 'nøklane er på veg',
    onlyReads:
      'Du les denne saka og kan skrive interne notat. Det andre gjer dei som behandlar ho.',
    letters:
      'Meldinga gjekk ikkje til deg sjølv. Nye brev frå varslaren ser du når ein som fekk ho, har henta dei.',
    untold: 'De har fått vite kven varslaren er. Varslaren har ikkje fått vite det enno.',
    untoldState: 'varslaren veit det ikkje',
    tell: 'Sei frå til varslaren ...',
    tellByOther:
      'Ein annan enn den som spurde, må seie frå til varslaren. Er du åleine om saka, slepp inn ein kollega først.',
    tellLead:
      'Brevet er skrive ferdig på {language}, som varslaren skreiv på. Les det, og rett det som ikkje stemmer.',
    tellText: 'Brev til varslaren',
    tellConfirm: 'Send brevet til varslaren',
    told: 'Varslaren fekk vite det {day}.',
    written: 'Brevet til varslaren vart skrive {day}. Varslaren kan ikkje lese det enno.',
    unseen:
      'Brevet til varslaren vart skrive {day}. Denne skranken har ikkje sett etter om varslaren kan lese det.',
    reason: 'Kvifor, med ord som varslaren får lese dersom namnet blir gitt',
    letter:
      'Vi har fått vite kven du er. {who} spurde om det {day}, og den som tek vare på namn, svarte.',
    letterWhy: 'Dette var grunnen: {reason}',
    letterEnd:
      'Dei som les saka di, kan no sjå kven du er. Skriv til oss her dersom du lurer på noko.',
    purgedBy: '{name} gjorde det.',
  },
}
