/** What does not stand on the board, and why. */
export const boards = {
  waiting: {
    full: 'Oppslagstavla er full. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
    quota: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgen.',
    conflict: 'En kollega skrev samtidig. Skranken prøver igjen ved neste henting.',
    offline:
      'Skrevet i loggen, men ikke bekreftet på oppslagstavla ennå. Skranken prøver igjen ved neste henting.',
    unkept:
      'Tjeneren tok imot det som ble skrevet til varsleren, men har det ikke. Varsleren ser det ikke. Si fra til lederen for mottaket.',
    refused:
      'Tjeneren tok ikke imot noe i loggen til denne saken, og derfor legges ingenting ut. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
  },
  untold: {
    unconfirmed: 'Varsleren kan ikke lese dette før meldingen er bekreftet som ekte.',
    'no-board':
      'Varsleren kan ikke lese dette: saken har ingen oppslagstavle som varsleren ser på.',
    waits: 'Ikke på oppslagstavla ennå: varsleren har ikke kunnet lese dette.',
    unseen:
      'Denne skranken har ikke sett på oppslagstavla: den vet ikke om varsleren kan lese dette.',
  },
  warnings: {
    'shared-board':
      'En annen sak bruker oppslagstavla som denne meldingen oppgir. Noen som en gang leste den saken, kan ha forfalsket denne meldingen. Der legges ingenting ut for denne saken: det du skriver, når ikke fram før varsleren skriver igjen i en annen uke. Si fra til lederen for mottaket.',
    'other-board':
      'Noe varsleren har skrevet i denne saken, oppgir en oppslagstavle som en annen sak bruker. Der legges ingenting ut for denne saken: det du skriver, står på oppslagstavla fra noe annet varsleren har skrevet. Si fra til lederen for mottaket.',
    'same-board':
      'En annen melding her oppgir den samme oppslagstavla, og ingen av dem er besvart der. En av dem kan være forfalsket, av noen som har lest den andre. Sammenlign dem før du bekrefter en: den som bekreftes først, får oppslagstavla, og den som kom først, er trolig den ekte. Si fra til lederen for mottaket.',
  },
}
