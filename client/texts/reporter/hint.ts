/** Words that may point to the writer, shown before a report is sent. None of these texts says that a report is safe. */
export const hint = {
  hint: {
    found: {
      nb: {
        one: 'Dette kan peke mot deg: {n} sted i teksten',
        other: 'Dette kan peke mot deg: {n} steder i teksten',
      },
      nn: {
        one: 'Dette kan peike mot deg: {n} stad i teksten',
        other: 'Dette kan peike mot deg: {n} stader i teksten',
      },
      en: {
        one: 'This may point to you: {n} place in the text',
        other: 'This may point to you: {n} places in the text',
      },
    },
    ask: {
      nb: 'Kan noe i teksten peke mot deg?',
      nn: 'Kan noko i teksten peike mot deg?',
      en: 'Could something in the text point to you?',
    },
    lead: {
      nb: 'Du bestemmer selv hva du endrer. Alt kan sendes som det er, og noe av det kan være viktig for saken. Ofte holder det å skrive mindre nøyaktig, for eksempel «en ansatt» eller «i høst».',
      nn: 'Du bestemmer sjølv kva du endrar. Alt kan sendast som det er, og noko av det kan vere viktig for saka. Ofte held det å skrive mindre nøyaktig, til dømes «ein tilsett» eller «i haust».',
      en: 'You decide what to change. Everything can be sent as it is, and some of it may matter to the case. It is often enough to be less exact, for instance “an employee” or “this autumn”.',
    },
    none: {
      nb: 'Siden leter bare etter norske og engelske ord: navn, roller, tider, steder og faste vendinger. Den kjente ikke igjen noe. Skrev du på et annet språk, er teksten ikke undersøkt. Tenk uansett over hvem som kan vite det du skriver, og hvem som kjenner igjen måten du skriver på.',
      nn: 'Sida leitar berre etter norske og engelske ord: namn, roller, tider, stader og faste vendingar. Ho kjende ikkje att noko. Skreiv du på eit anna språk, er teksten ikkje undersøkt. Tenk uansett over kven som kan vite det du skriv, og kven som kjenner att måten du skriv på.',
      en: 'The page only looks for Norwegian and English words: names, roles, times, places and set phrases. It recognised nothing. If you wrote in another language, the text was not examined. In any case, think about who could know what you write, and who would recognise the way you write.',
    },
    limits: {
      nb: 'Siden finner ikke alt, og bare norske og engelske ord. De som kjenner deg eller saken, kan kjenne igjen mer. Filer og opptak er ikke undersøkt. Listen lages på din egen enhet, og ingenting blir sendt mens du leser den.',
      nn: 'Sida finn ikkje alt, og berre norske og engelske ord. Dei som kjenner deg eller saka, kan kjenne att meir. Filer og opptak er ikkje undersøkte. Lista blir laga på di eiga eining, og ingenting blir sendt medan du les ho.',
      en: 'The page does not find everything, and only Norwegian and English words. People who know you or the case may recognise more. Files and recordings are not examined. The list is made on your own device, and nothing is sent while you read it.',
    },
    quote: { no: '«{words}»', en: '“{words}”' },
  },
  hintKinds: {
    name: { nb: 'Navn', nn: 'Namn', en: 'Names' },
    contact: { no: 'Nummer og adresser', en: 'Numbers and addresses' },
    role: { no: 'Rolle', en: 'Role' },
    few: {
      nb: 'Få visste eller var der',
      nn: 'Få visste det eller var der',
      en: 'Few knew or were there',
    },
    self: { nb: 'Om deg selv', nn: 'Om deg sjølv', en: 'About yourself' },
    time: { no: 'Tid', en: 'Time' },
    place: { nb: 'Sted', nn: 'Stad', en: 'Place' },
    style: { nb: 'Måten du skriver på', nn: 'Måten du skriv på', en: 'The way you write' },
  },
  hintWhy: {
    name: {
      nb: 'Navnet ditt, eller navn på folk som er nær deg, kan føre til deg.',
      nn: 'Namnet ditt, eller namn på folk som er nær deg, kan føre til deg.',
      en: 'Your name, or names of people close to you, can lead to you.',
    },
    contact: {
      nb: 'Et nummer eller en adresse hører ofte til bare én person.',
      nn: 'Eit nummer eller ei adresse høyrer ofte til berre éin person.',
      en: 'A number or an address often belongs to one person only.',
    },
    role: {
      nb: 'Det er ofte få som har den samme rollen eller oppgaven.',
      nn: 'Det er ofte få som har den same rolla eller oppgåva.',
      en: 'Often few people have the same role or task.',
    },
    few: {
      nb: 'Når få visste om noe eller var til stede, er det få å velge mellom.',
      nn: 'Når få visste om noko eller var til stades, er det få å velje mellom.',
      en: 'If few people knew or were present, there are few to choose from.',
    },
    self: {
      nb: 'Slike opplysninger passer ofte på bare noen få.',
      nn: 'Slike opplysningar passar ofte på berre nokre få.',
      en: 'Such facts often fit only a few people.',
    },
    time: {
      nb: 'Vaktlister, kalendere og adgangskort kan vise hvem som var der da.',
      nn: 'Vaktlister, kalendrar og adgangskort kan vise kven som var der då.',
      en: 'Rotas, calendars and access cards can show who was there at that time.',
    },
    place: {
      nb: 'Et rom eller et lite sted viser ofte hvem som pleier å være der.',
      nn: 'Eit rom eller ein liten stad viser ofte kven som bruker å vere der.',
      en: 'A room or a small place often shows who is usually there.',
    },
    style: {
      nb: 'Hilsener, initialer og faste vendinger kan kjennes igjen.',
      nn: 'Helsingar, initialar og faste vendingar kan kjennast att.',
      en: 'Greetings, initials and set phrases can be recognised.',
    },
  },
}
