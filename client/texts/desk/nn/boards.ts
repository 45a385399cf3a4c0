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
  },
  warnings: {
    'shared-board':
      'Ei anna sak bruker oppslagstavla som dette varselet oppgir. Nokon som ein gong las den saka, kan ha forfalska dette varselet. Der blir ingenting lagt ut for denne saka: det du skriv, når ikkje fram før varslaren skriv igjen i ei anna veke. Sei frå til leiaren for mottaket.',
    'other-board':
      'Ei melding i denne saka oppgir ei oppslagstavle som ei anna sak bruker. Der blir ingenting lagt ut for denne saka: det du skriv, står på oppslagstavla frå ei anna melding frå varslaren. Sei frå til leiaren for mottaket.',
    'same-board':
      'Eit anna varsel eller ei anna melding her oppgir den same oppslagstavla, og ingen er svart der. Eitt av dei kan vere forfalska, av nokon som har lese det andre. Samanlikn dei før du stadfestar eit: det som blir stadfesta først, får oppslagstavla, og det som kom først, er truleg det ekte. Sei frå til leiaren for mottaket.',
  },
}
