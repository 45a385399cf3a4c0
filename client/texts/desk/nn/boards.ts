/** What does not stand on the board, and why. */
export const boards = {
  waiting: {
    full: 'Oppslagstavla er full. Skranken prøver igjen ved neste henting; varslaren ser ikkje det nyaste enno.',
    quota: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgon.',
    conflict: 'Ein kollega skreiv samtidig. Skranken prøver igjen ved neste henting.',
    offline:
      'Skrive i loggen, men ikkje stadfesta på oppslagstavla enno. Skranken prøver igjen ved neste henting.',
    unkept:
      'Tenaren tok imot det som vart skrive til varslaren, men har det ikkje. Varslaren ser det ikkje. Sei frå til leiaren for mottaket.',
    refused:
      'Tenaren tok ikkje imot noko i loggen til denne saka, og derfor blir ingenting lagt ut. Skranken prøver igjen ved neste henting; varslaren ser ikkje det nyaste enno.',
  },
  untold: {
    unconfirmed: 'Varslaren kan ikkje lese dette før meldinga er stadfesta som ekte.',
    'no-board': 'Varslaren kan ikkje lese dette: saka har inga oppslagstavle som varslaren ser på.',
    waits: 'Ikkje på oppslagstavla enno: varslaren har ikkje kunna lese dette.',
    unseen:
      'Denne skranken har ikkje sett på oppslagstavla: han veit ikkje om varslaren kan lese dette.',
  },
  warnings: {
    'shared-board':
      'Ei anna sak bruker oppslagstavla som denne meldinga oppgir. Nokon som ein gong las den saka, kan ha forfalska denne meldinga. Der blir ingenting lagt ut for denne saka: det du skriv, når ikkje fram før varslaren skriv igjen i ei anna veke. Sei frå til leiaren for mottaket.',
    'other-board':
      'Noko varslaren har skrive i denne saka, oppgir ei oppslagstavle som ei anna sak bruker. Der blir ingenting lagt ut for denne saka: det du skriv, står på oppslagstavla frå noko anna varslaren har skrive. Sei frå til leiaren for mottaket.',
    'same-board':
      'Ei anna melding her oppgir den same oppslagstavla, og ingen av dei er svara på der. Ei av dei kan vere forfalska, av nokon som har lese den andre. Samanlikn dei før du stadfestar ei: den som blir stadfesta først, får oppslagstavla, og den som kom først, er truleg den ekte. Sei frå til leiaren for mottaket.',
  },
}
