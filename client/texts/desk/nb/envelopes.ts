/** What is wrong with an envelope, or with two of them together. */
export const envelopes = {
  warnings: {
    'unread-by':
      'En konvolutt nevner {name} blant dem som kan lese den, og {name} kan ikke det: den som laget den, har sørget for det. {name} kan ha fått en annen tekst under samme melding, eller ingen. Handler ikke meldingen om {name}, og holder den ikke {name} utenfor, så sammenlign det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det. Si fra til lederen for mottaket.',
    'old-key':
      'En konvolutt er forseglet til en nøkkel for {name} som en nyere nøkkelliste har byttet ut, så {name} kan kanskje ikke lese den. Det kan være uskyldig: den ble forseglet rett før lista kom. {name} kan også ha fått en annen tekst, eller ingen. Handler ikke meldingen om {name}, og holder den ikke {name} utenfor, så sammenlign det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det.',
    beyond:
      'En konvolutt er forseglet slik at noen den ikke nevner, kanskje kan lese den. Den som laget den, brukte ikke en vanlig side. Si fra til lederen for mottaket.',
    'not-as-named':
      'En konvolutt nevner en leser som ikke står i nøkkellista for uka. Den som laget den, brukte ikke en vanlig side. Sammenlign med kollegene som fikk den, og si fra til lederen for mottaket.',
    'no-list':
      'Det er ikke kontrollert om alle som er nevnt, kan lese en konvolutt: nøkkellista som den oppgir, er ikke å få tak i. Den som laget den, oppga en som aldri har vært, eller tjeneren holder den unna denne skranken. Sammenlign det som står i den, med kollegene dine før du stoler på det.',
    'no-keys':
      'Det er ikke kontrollert om alle som er nevnt, kan lese en konvolutt: tjeneren gir ikke fra seg nøklene for uka. Sammenlign det som står i den, med kollegene dine, og si fra til den som driver tjeneren.',
    'not-checked':
      'Ikke kontrollert: en konvolutt ble åpnet her mer enn fem uker etter at den ble forseglet, og det er ikke lenger mulig å vite om alle som er nevnt, kan lese den. Sammenlign med kollegene dine hvis det betyr noe.',
    'two-reports':
      'Det kom to første meldinger under én kvitteringskode. De som bare fikk den ene, ser en annen melding enn du gjør. Det kan være uskyldig: noen endret teksten etter at den så ut til ikke å komme fram. Sammenlign det du har, med alle som leser saken, og si fra til lederen for mottaket.',
    'two-texts':
      'Ett brev kom to ganger, med to ulike tekster. De som bare fikk det ene, ser et annet brev enn du gjør. Sammenlign det du har, med alle som leser saken.',
    'same-reference':
      'En annen sak har samme referanse. Den som kjenner en referanse, kan bruke den i en egen melding. Forsikre deg om hvilken av de to noen mener, før du svarer ut fra den.',
    forwarded:
      'En konvolutt nevner ikke deg, og nøkkelen din åpner den likevel: noen har sendt den videre, eller den som laget den, gjorde det med vilje.',
    'old-list': 'En konvolutt er forseglet med en eldre nøkkelliste enn den nyeste.',
    'missing-drop': 'Loggen viser til en konvolutt som tjeneren ikke har.',
    'foreign-drop': 'Loggen viser til en konvolutt som hører til en annen kvittering.',
  },
}
