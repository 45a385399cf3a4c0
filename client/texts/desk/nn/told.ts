/** What is said of an annual report that was told on some desk. */
export const toldTexts = {
  told: {
    by: 'Laga av {name}, {day}.',
    corrected: 'Retta av {name}, {day}: {reason}',
    elsewhere:
      'Rapporten for {year} er laga av {name}, {day}. Han fekk ikkje plass i loggen: be om filene derfrå.',
    begun:
      '{name} byrja å lage rapporten for {year}, {day}, og er ikkje ferdig. Hent nytt seinare.',
    lineBegun: 'for {year}, byrja',
    lineDropped: 'for {year}, vart ikkje laga',
    correct: 'Rett rapporten for {year} ...',
    correctLead:
      'Nokon kan ha lese den førre. Den som har begge, kan trekkje tala frå kvarandre: eit tal som er éin høgare, viser éi sak, og tal under fem kan reknast ut. Rett berre det som er gale, og ta bort den førre der han er lagd ut. Rettinga og grunnen står i loggen i sakene frå det året.',
    reason: 'Kvifor han blir retta',
    confirm: 'Lag den retta rapporten',
    line: 'for {year}',
    lineCorrected: 'for {year}, retta: {reason}',
  },
}

/** Why it is not told on this one. */
export const toldErrors = {
  told: 'Ein kollega var først: årsrapporten for det året er laga eller retta på ein annan skranke. Han står her no. Bruk ikkje tal frå denne skranken.',
}
