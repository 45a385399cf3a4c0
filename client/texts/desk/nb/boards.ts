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
  },
  warnings: {
    'shared-board':
      'En annen sak bruker oppslagstavla som dette varselet oppgir. Noen som en gang leste den saken, kan ha forfalsket dette varselet. Der legges ingenting ut for denne saken: det du skriver, når ikke fram før varsleren skriver igjen i en annen uke. Si fra til lederen for mottaket.',
    'other-board':
      'En melding i denne saken oppgir en oppslagstavle som en annen sak bruker. Der legges ingenting ut for denne saken: det du skriver, står på oppslagstavla fra en annen melding fra varsleren. Si fra til lederen for mottaket.',
    'same-board':
      'Et annet varsel eller en annen melding her oppgir den samme oppslagstavla, og ingen er besvart der. Ett av dem kan være forfalsket, av noen som har lest det andre. Sammenlign dem før du bekrefter et: det som bekreftes først, får oppslagstavla, og det som kom først, er trolig det ekte. Si fra til lederen for mottaket.',
  },
}
