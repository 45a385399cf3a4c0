/** What does not stand on the board, and why. */
export const boards = {
  waiting: {
    full: 'Oppslagstavla er full. Skranken prøver igjen ved neste henting; varslaren ser ikkje det nyaste enno.',
    quota: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgon.',
    conflict: 'Ein kollega skreiv samtidig. Skranken prøver igjen ved neste henting.',
    offline:
      'Skrive i loggen, men ikkje stadfesta på oppslagstavla enno. Skranken prøver igjen ved neste henting.',
    unkept:
      'Tenaren tok imot det som vart skrive til varslaren, men oppslagstavla viser det ikkje. Varslaren ser det ikkje. Sei frå til leiaren for mottaket.',
    refused:
      'Tenaren tok ikkje imot noko i loggen til denne saka, og derfor blir ingenting lagt ut. Skranken prøver igjen ved neste henting; varslaren ser ikkje det nyaste enno.',
    withheld:
      'Tenaren gir ikkje ut heile loggen i denne saka, så skranken lèt oppslagstavla stå som ho er: det som står der, kan vere nyare. Sei frå til leiaren.',
    gave: 'Oppslagstavla tek ikkje imot meir no. Det eldste i denne saka har gitt plass til ei anna sak som hadde mindre der, og kjem tilbake når det blir plass. Går det ikkje over, så be leiaren om ei større tavle i neste nøkkelliste.',
  },
  untold: {
    unconfirmed: 'Varslaren kan ikkje lese dette før meldinga er stadfesta som ekte.',
    'no-board': 'Varslaren kan ikkje lese dette: saka har inga oppslagstavle som varslaren ser på.',
    waits: 'Ikkje på oppslagstavla enno: varslaren har ikkje kunna lese dette.',
    unseen:
      'Denne skranken har ikkje sett på oppslagstavla: han veit ikkje om varslaren kan lese dette.',
    unapproved: 'Varslaren har ikkje fått dette: Det ventar på godkjenning.',
    overtaken: 'Varslaren fekk aldri dette: Det vart ikkje godkjent før noko anna vart sagt.',
  },
  warnings: {
    'shared-board':
      'Ei anna melding oppgir den same nøkkelen til oppslagstavla. Ei av dei to kan vere forfalska av nokon som ein gong las den andre. Det du skriv her, når berre den som skreiv denne meldinga. Samanlikn dei to før du stadfestar denne, og sei frå til leiaren for mottaket.',
    contradicted:
      'Ved sida av det denne saka fortel, blir varslaren vist noko i namnet til ein i mottaket: av den personen sjølv, eller noko gammalt frå vedkomande som nokon viser på nytt. Varslaren kan tru at det stemmer. Sei frå til leiaren for mottaket.',
    'many-boards':
      'Brev frå same veke nemner kvar si oppslagstavle. Sidene våre gjer ikkje slikt. Skranken svarer på éi av dei, og dei andre kostar ingenting. Spør varslaren om svara kjem fram.',
  },
}
