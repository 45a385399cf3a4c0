/** Hva rollen i en sak gir rett til, og det som er på vei. */
export const rights = {
  rights: {
    onItsWay: 'nøklene er på vei',
    onlyReads:
      'Du leser denne saken og kan skrive interne notater. Det andre gjør de som behandler den.',
    letters:
      'Meldingen gikk ikke til deg selv. Nye brev fra varsleren ser du når en som fikk den, har hentet dem.',
    untold: 'Dere har fått vite hvem varsleren er. Varsleren har ikke fått vite det ennå.',
    untoldState: 'varsleren vet det ikke',
    tell: 'Si fra til varsleren ...',
    tellByOther:
      'En annen enn den som spurte, må si fra til varsleren. Er du alene om saken, slipp inn en kollega først.',
    tellLead:
      'Brevet er skrevet ferdig på {language}, som varsleren skrev på. Les det, og rett det som ikke stemmer.',
    tellText: 'Brev til varsleren',
    tellConfirm: 'Send brevet til varsleren',
    told: 'Varsleren fikk vite det {day}.',
    written: 'Brevet til varsleren ble skrevet {day}. Varsleren kan ikke lese det ennå.',
    unseen:
      'Brevet til varsleren ble skrevet {day}. Denne skranken har ikke sett etter om varsleren kan lese det.',
    reason: 'Hvorfor, med ord som varsleren får lese hvis navnet blir gitt',
    letter:
      'Vi har fått vite hvem du er. {who} spurte om det {day}, og den som tar vare på navn, svarte.',
    letterWhy: 'Grunnen var denne: {reason}',
    letterEnd:
      'De som leser saken din, kan nå se hvem du er. Skriv til oss her hvis du lurer på noe.',
    purgedBy: 'Det gjorde {name}.',
  },
}
