/** Kva som blir sagt om nøkkellistene til mottaket. */
export const keyLists = {
  notices: {
    'lists-missing':
      'Tenaren gir ikkje ut nøkkellistene til og med nummer {version}, og kvelvet ditt har dei ikkje. Der skranken ikkje kjenner dei som har skrive i ei sak, lèt han saka stå. Be ein kollega som ikkje ser dette, lage ei pakke (npm run bundle), og opne henne éin gong med kvelvet ditt.',
    'list-history':
      'Nøkkellistene som tenaren viser, heng ikkje saman. Nokon kan ha fått sjå ei anna liste. Sei frå til leiaren for mottaket.',
    'new-root':
      'Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk. Før du har stadfesta det, les skranken berre: Han skriv og sender ingenting, og øydelegg ingenting. Spør leiaren for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du høyrer det. Ta det ikkje frå ein e-post, ei nettside eller ein skjerm. Veit ikkje leiaren om nokon ny nøkkel, så skriv det tidlegare fingeravtrykket, frå ein plakat. Byt ut plakatar og kort som viser det gamle.',
    'new-root-stolen':
      'Den gamle nøkkelen til mottaket er på avvegar, eller kan vere det. Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk. Før du har stadfesta det, les skranken berre: Han skriv og sender ingenting, og øydelegg ingenting. Spør leiaren for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du høyrer det. Ta det ikkje frå ein e-post, ei nettside eller ein skjerm. Veit ikkje leiaren om nokon ny nøkkel, så skriv det tidlegare fingeravtrykket, frå ein plakat. Ta ned plakatar og kort som viser det gamle: Den som har den gamle nøkkelen, kan gi seg ut for å vere mottaket der.',
  },
  newRoot: {
    label: 'Fingeravtrykket, slik leiaren for mottaket sa det',
    confirm: 'Samanlikn og stadfest',
  },
  errors: {
    'new-root':
      'Du har ikkje stadfesta den nye nøkkelen til mottaket. Før det les skranken berre. Skriv fingeravtrykket øvst, og trykk «Samanlikn og stadfest».',
    'root-differs':
      'Dette er ikkje fingeravtrykket til nøkkelen som skranken fekk sjå. Skriv det ein gong til slik du høyrer det. Stemmer det framleis ikkje, har skranken fått sjå ei falsk nøkkelliste: Ring leiaren og kollegaene dine. Skriv det på nytt når tenaren viser den rette lista.',
    'two-roots':
      'Tenaren viser ei nøkkelliste frå ein annan nøkkel enn den nye som skranken såg før, og du har ikkje stadfesta nokon av dei. Ei av dei to listene er falsk. Ring leiaren for mottaket, og skriv det rette fingeravtrykket øvst.',
  },
}
