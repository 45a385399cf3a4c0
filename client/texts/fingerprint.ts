import { catalogues } from './entry.ts'

const slip = {
  nb: 'Det er en skrivefeil i dette fingeravtrykket. Les det en gang til, gruppe for gruppe.',
  nn: 'Det er ein skrivefeil i dette fingeravtrykket. Les det ein gong til, gruppe for gruppe.',
  en: 'This fingerprint has a slip in it. Read it again, group by group.',
}

/** Faults of a fingerprint that somebody typed, in the same words wherever one is asked for. */
export const printFaults = {
  root: {
    length: {
      nb: 'Et fingeravtrykk har 32 tegn, 0 til 9 og A til Z uten U. Se over det en gang til.',
      nn: 'Eit fingeravtrykk har 32 teikn, 0 til 9 og A til Z utan U. Sjå over det ein gong til.',
      en: 'A fingerprint has 32 symbols, 0 to 9 and A to Z without U. Look it over again.',
    },
    slip,
  },
  enrolment: {
    length: {
      nb: 'Fingeravtrykket av en fil har 24 tegn, 0 til 9 og A til Z uten U. Se over det en gang til.',
      nn: 'Fingeravtrykket av ei fil har 24 teikn, 0 til 9 og A til Z utan U. Sjå over det ein gong til.',
      en: 'The fingerprint of a file has 24 symbols, 0 to 9 and A to Z without U. Look it over again.',
    },
    slip,
  },
}

/** The same in each language, for what has no other words. */
export const PRINT_CATALOGUES = catalogues(printFaults)
