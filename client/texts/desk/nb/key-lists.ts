/** Hva som sies om nøkkellistene til mottaket. */
export const keyLists = {
  notices: {
    'lists-missing':
      'Tjeneren gir ikke ut nøkkellistene til og med nummer {version}, og hvelvet ditt har dem ikke. Der skranken ikke kjenner dem som har skrevet i en sak, lar den saken stå. Be en kollega som ikke ser dette, lage en pakke (npm run bundle), og åpne den én gang med hvelvet ditt.',
    'list-history':
      'Nøkkellistene som tjeneren viser, henger ikke sammen. Noen kan ha fått se en annen liste. Si fra til lederen for mottaket.',
    'new-root':
      'Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk. Før du har bekreftet det, leser skranken bare: Den skriver og sender ingenting, og ødelegger ingenting. Spør lederen for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du hører det. Ta det ikke fra en e-post, en nettside eller en skjerm. Vet ikke lederen om noen ny nøkkel, så skriv det tidligere fingeravtrykket, fra en plakat. Bytt ut plakater og kort som viser det gamle.',
    'new-root-stolen':
      'Den gamle nøkkelen til mottaket er på avveie, eller kan være det. Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk. Før du har bekreftet det, leser skranken bare: Den skriver og sender ingenting, og ødelegger ingenting. Spør lederen for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du hører det. Ta det ikke fra en e-post, en nettside eller en skjerm. Vet ikke lederen om noen ny nøkkel, så skriv det tidligere fingeravtrykket, fra en plakat. Ta ned plakater og kort som viser det gamle: Den som har den gamle nøkkelen, kan utgi seg for å være mottaket der.',
  },
  newRoot: {
    label: 'Fingeravtrykket, slik lederen for mottaket sa det',
    confirm: 'Sammenlign og bekreft',
  },
  errors: {
    'new-root':
      'Du har ikke bekreftet den nye nøkkelen til mottaket. Før det leser skranken bare. Skriv fingeravtrykket øverst, og trykk «Sammenlign og bekreft».',
    'root-differs':
      'Dette er ikke fingeravtrykket til nøkkelen som skranken fikk se. Skriv det en gang til slik du hører det. Stemmer det fremdeles ikke, har skranken fått se en falsk nøkkelliste: Ring lederen og kollegene dine. Skriv det på nytt når tjeneren viser den rette listen.',
    'two-roots':
      'Tjeneren viser en nøkkelliste fra en annen nøkkel enn den nye som skranken så før, og du har ikke bekreftet noen av dem. En av de to listene er falsk. Ring lederen for mottaket, og skriv det rette fingeravtrykket øverst.',
  },
}
