/** Kva som blir sagt om nøkkellistene til mottaket. */
export const keyLists = {
  notices: {
    'lists-missing':
      'Tenaren gir ikkje ut nøkkellistene til og med nummer {version}, og kvelvet ditt har dei ikkje. Der skranken ikkje kjenner dei som har skrive i ei sak, lèt han saka stå. Be ein kollega som ikkje ser dette, lage ei pakke (npm run bundle), og opne henne éin gong med kvelvet ditt.',
    'list-history':
      'Nøkkellistene som tenaren viser, heng ikkje saman. Nokon kan ha fått sjå ei anna liste. Sei frå til leiaren for mottaket.',
    'new-root':
      'Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk: {root}. Samanlikn det med det leiaren for mottaket seier til deg på telefon eller ansikt til ansikt. Seier leiaren noko anna, eller veit ikkje om det, så skriv ikkje meir her, og ring kollegaene dine. Byt ut plakatar og kort som viser det gamle.',
    'new-root-stolen':
      'Den gamle nøkkelen til mottaket er på avvegar, eller kan vere det. Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk: {root}. Samanlikn det med det leiaren for mottaket seier til deg på telefon eller ansikt til ansikt. Seier leiaren noko anna, eller veit ikkje om det, så skriv ikkje meir her, og ring kollegaene dine. Ta ned plakatar og kort som viser det gamle: Den som har den gamle nøkkelen, kan gi seg ut for å vere mottaket der.',
  },
}
