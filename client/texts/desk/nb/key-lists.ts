/** Hva som sies om nøkkellistene til mottaket. */
export const keyLists = {
  notices: {
    'lists-missing':
      'Tjeneren gir ikke ut nøkkellistene til og med nummer {version}, og hvelvet ditt har dem ikke. Der skranken ikke kjenner dem som har skrevet i en sak, lar den saken stå. Be en kollega som ikke ser dette, lage en pakke (npm run bundle), og åpne den én gang med hvelvet ditt.',
    'list-history':
      'Nøkkellistene som tjeneren viser, henger ikke sammen. Noen kan ha fått se en annen liste. Si fra til lederen for mottaket.',
    'new-root':
      'Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk: {root}. Sammenlign det med det lederen for mottaket sier til deg på telefon eller ansikt til ansikt. Sier lederen noe annet, eller vet ikke om det, så skriv ikke mer her, og ring kollegene dine. Bytt ut plakater og kort som viser det gamle.',
    'new-root-stolen':
      'Den gamle nøkkelen til mottaket er på avveie, eller kan være det. Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk: {root}. Sammenlign det med det lederen for mottaket sier til deg på telefon eller ansikt til ansikt. Sier lederen noe annet, eller vet ikke om det, så skriv ikke mer her, og ring kollegene dine. Ta ned plakater og kort som viser det gamle: Den som har den gamle nøkkelen, kan utgi seg for å være mottaket der.',
  },
}
