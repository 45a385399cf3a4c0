/** What does not stand on the board, and why. */
export const boards = {
  waiting: {
    full: 'Oppslagstavla er full. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
    quota: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgen.',
    conflict: 'En kollega skrev samtidig. Skranken prøver igjen ved neste henting.',
    offline:
      'Skrevet i loggen, men ikke bekreftet på oppslagstavla ennå. Skranken prøver igjen ved neste henting.',
    unkept:
      'Tjeneren tok imot det som ble skrevet til varsleren, men oppslagstavla viser det ikke. Varsleren ser det ikke. Si fra til lederen for mottaket.',
    refused:
      'Tjeneren tok ikke imot noe i loggen til denne saken, og derfor legges ingenting ut. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
    withheld:
      'Tjeneren gir ikke ut hele loggen i denne saken, så skranken lar oppslagstavla stå som den er: det som står der, kan være nyere. Si fra til lederen.',
    gave: 'Oppslagstavla tar ikke imot mer nå. Det eldste i denne saken har gitt plass til en annen sak som hadde mindre der, og kommer tilbake når det blir plass. Går det ikke over, så be lederen om en større tavle i neste nøkkelliste.',
  },
  untold: {
    unconfirmed: 'Varsleren kan ikke lese dette før meldingen er bekreftet som ekte.',
    'no-board':
      'Varsleren kan ikke lese dette: saken har ingen oppslagstavle som varsleren ser på.',
    waits: 'Ikke på oppslagstavla ennå: varsleren har ikke kunnet lese dette.',
    unseen:
      'Denne skranken har ikke sett på oppslagstavla: den vet ikke om varsleren kan lese dette.',
    unapproved: 'Varsleren har ikke fått dette: Det venter på godkjenning.',
    overtaken: 'Varsleren fikk aldri dette: Det ble ikke godkjent før noe annet ble sagt.',
  },
  warnings: {
    'shared-board':
      'En annen melding oppgir den samme nøkkelen til oppslagstavla. En av de to kan være forfalsket av noen som en gang leste den andre. Det du skriver her, når bare den som skrev denne meldingen. Sammenlign de to før du bekrefter denne, og si fra til lederen for mottaket.',
    contradicted:
      'Ved siden av det denne saken forteller, blir varsleren vist noe i navnet til en i mottaket: av den personen selv, eller noe gammelt fra vedkommende som noen viser på nytt. Varsleren kan tro at det stemmer. Si fra til lederen for mottaket.',
    'many-boards':
      'Brev fra samme uke nevner hver sin oppslagstavle. Våre sider gjør ikke slikt. Skranken svarer på én av dem, og de andre koster ingenting. Spør varsleren om svarene kommer fram.',
  },
}
